package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Whoever asks for files alone is told the answer, and where they are.
func TestAnswerBesideFiles(t *testing.T) {
	dir := t.TempDir()
	for folder, colour := range map[string]string{"lib": "\x00", "bak": "\x01"} {
		picture := "GIF89a\x01\x00\x01\x00\x80\x00" + colour + strings.Repeat(colour, 6) + "," + "\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"
		if err := os.Mkdir(filepath.Join(dir, folder), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, folder, folder+".gif"), []byte(picture), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	args := []string{filepath.Join(dir, "lib"), filepath.Join(dir, "bak"), "--index", filepath.Join(dir, "index.db"), "-o", filepath.Join(dir, "r.txt")}
	const answer = "rollcall: the only photo has NO full copy in this backup (35 B); erase or reset nothing yet\n"
	for _, test := range []struct {
		more []string
		told bool
	}{{nil, true}, {[]string{"-q"}, false}, {[]string{"-o", "-"}, false}} {
		var out, errs bytes.Buffer
		run(context.Background(), append(args, test.more...), terminal{out: &out, err: &errs})
		if told := strings.HasPrefix(errs.String(), answer); told != test.told || !told && strings.Contains(errs.String(), "erase") {
			t.Errorf("with %q it says %q", test.more, errs.String())
		}
	}
}
