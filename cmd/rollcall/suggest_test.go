package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"rollcall/photo"
)

// What is mistyped is answered with what was likely meant, wherever a word is one
// of a few.
func TestDidYouMean(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("ROLLCALL_INDEX", filepath.Join(dir, "index.db"))
	for line, hint := range map[string]string{
		"chek a b":                            "did you mean: rollcall check",
		"reprot":                              "did you mean: rollcall report",
		"resc":                                "did you mean: rollcall rescue",
		"verison":                             "did you mean: rollcall version",
		"check a b --plna 5GB":                "did you mean --plan?",
		"a b --pln 5GB":                       "did you mean --plan?",
		"rescue d --dryrun":                   "did you mean --dry-run?",
		"report --show-hiden":                 "did you mean --show-hidden?",
		"scan a --indx b":                     "did you mean --index?",
		"rescue d --cause hiden-album":        "did you mean hidden-album?",
		"rescue d --cause thumbnail":          "did you mean thumbnail-only?",
		"rescue d --from bakup":               "did you mean backup?",
		"report --format jsn":                 "did you mean json?",
		"report -o " + dir + "/missing.cvs":   "did you mean .csv?",
		"list cuases":                         "did you mean causes?",
		"list match":                          "did you mean matchers?",
		"check a b --route iclod":             "did you mean icloud?",
		"check a b --color allways":           "did you mean always?",
		"check a b --fail-on unexpectd":       "did you mean unexpected?",
		"report --fail-on un":                 "did you mean unexpected?",
		"check " + dir + " b --no-progres":    "did you mean --no-progress?",
		"completion bsah":                     "did you mean: rollcall completion bash",
		"help resceu":                         "did you mean: rollcall help rescue",
		"rescue d --cause nothing-of-the-ilk": "see: rollcall list causes",
		"report --zzzzzz":                     "see: rollcall report --help",
		"report -z":                           "see: rollcall report --help",
	} {
		t.Run(strings.ReplaceAll(line, " ", "_"), func(t *testing.T) {
			var out, errs bytes.Buffer
			code := run(context.Background(), strings.Split(line, " "), terminal{out: &out, err: &errs})
			_, told, _ := strings.Cut(errs.String(), "hint: ")
			if code != exitFailure || !strings.HasPrefix(told, hint) {
				t.Errorf("exit code %d, want %d; it says\n%s%s\nwant the hint %q", code, exitFailure, out.String(), errs.String(), hint)
			}
		})
	}
}

// What is far from everything gets no guess.
func TestNearestTo(t *testing.T) {
	known := []string{"csv", "json", "hidden-album", "hidden-folder"}
	for asked, want := range map[string]string{
		"": "", "h": "", "hidden": "", "hidden-a": "hidden-album", "HIDDEN-ALBUM": "hidden-album", "cvs": "", "csb": "csv", "xyz": "", "jsno": "json",
	} {
		if got := nearestTo(asked, known); got != want {
			t.Errorf("%q: %q, want %q", asked, got, want)
		}
	}
}

// Every command says in its help how it is used, by examples that it takes.
func TestHelpHasExamples(t *testing.T) {
	root := newRoot(&program{terminal: terminal{out: &bytes.Buffer{}, err: &bytes.Buffer{}}})
	for _, c := range append(root.Commands(), root) {
		if c.Name() == "completion" || c.Name() == "help" {
			continue
		}
		lines := strings.Split(c.Example, "\n")
		if c.Example == "" || c.Short == "" {
			t.Errorf("%s has no example, or no short text", c.Name())
			continue
		}
		for _, line := range lines {
			holdExample(t, root, c, line)
		}
	}
}

// holdExample holds that the command line of an example parses, and is of that
// command.
func holdExample(t *testing.T, root, of *cobra.Command, line string) {
	t.Helper()
	line, _, _ = strings.Cut(line, " | ")
	line, _, _ = strings.Cut(line, " > ")
	words := quoted(strings.TrimSpace(line))
	if !strings.HasPrefix(line, "  ") || words[0] != "rollcall" {
		t.Errorf("%s: the example %q is not indented, or does not begin with rollcall", of.Name(), line)
		return
	}
	c, args, err := root.Find(words[1:])
	if err == nil {
		err = c.ParseFlags(args)
	}
	if err != nil || c != of && of.HasParent() && c.HasParent() {
		t.Errorf("%s: the example %q is of %s: %v", of.Name(), line, c.Name(), err)
	}
}

// quoted splits a command line at its blanks; what stands in double quotes is one
// word.
func quoted(line string) (words []string) {
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			words = append(words, part)
		} else {
			words = append(words, strings.Fields(part)...)
		}
	}
	return words
}

// A folder that is not there is answered with the one that was likely meant, also
// where it looks like a command.
func TestDidYouMeanFolder(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	t.Setenv("ROLLCALL_INDEX", filepath.Join(dir, "index.db"))
	for _, folder := range []string{"lib", "bak/Photos"} {
		if err := os.MkdirAll(filepath.Join(dir, folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for line, want := range map[string]string{
		"libb bak":      filepath.Join(dir, "lib"),
		"lib bak/Phtos": filepath.Join(dir, "bak", "Photos"),
		"scan BAKK":     filepath.Join(dir, "bak"),
	} {
		var out, errs bytes.Buffer
		code := run(context.Background(), strings.Split(line, " "), terminal{out: &out, err: &errs})
		if want = fmt.Sprintf("did you mean %q?", want); code != exitFailure || !strings.Contains(errs.String(), want) {
			t.Errorf("%s: exit code %d; it says\n%swant %s", line, code, errs.String(), want)
		}
	}
}

// A photo named without its ending is answered with the file.
func TestMeantWithoutEnding(t *testing.T) {
	it := &photo.Item{Path: "2024/IMG_0001.HEIC"}
	for asked, want := range map[string]int{
		"IMG_0001": byItsStem, "img_0001": byItsStem, "2023/IMG_0001": byItsStem, "IMG_000": notMeant, "IMG_0001.HEIC": byItsEnd, "img_0001.heic": inOtherCase,
	} {
		if got := meant(it, asked, ""); got != want {
			t.Errorf("%q fits as %d, want %d", asked, got, want)
		}
	}
}

// A photo can be asked for as reports show it, where its name has what no terminal
// should get.
func TestMeantAsShown(t *testing.T) {
	it := &photo.Item{Path: "new\nline/esc\x1b[31m\u202egpj.JPG"}
	for asked, want := range map[string]int{
		`new\x0aline/esc\x1b[31m\u202egpj.JPG`: exactly, `esc\x1b[31m\u202egpj.JPG`: byItsEnd, `c\x1b[31m\u202egpj.JPG`: notMeant, it.Path: exactly,
	} {
		if got := meant(it, asked, ""); got != want {
			t.Errorf("%q fits as %d, want %d", asked, got, want)
		}
	}
}
