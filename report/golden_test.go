package report

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGolden(t *testing.T) {
	for _, sc := range scenes() {
		for _, layout := range All {
			if layout.Name == "html" {
				continue // html_test.go: the style and the script are no part of its golden files
			}
			if layout.Name != "text" && len(sc.report.Photos) > 100 {
				continue // the shape of a photo does not depend on how many there are
			}
			t.Run(sc.name+"/"+layout.Name, func(t *testing.T) {
				golden(t, sc.name+layout.Endings[0], written(t, layout, sc))
			})
		}
	}
}

func TestGoldenShort(t *testing.T) {
	sc := scene{"worried-short", shortened(worried()), Options{}}
	golden(t, "worried-short.json", written(t, jsonLayout, sc))
	golden(t, "worried-short.csv", written(t, csvLayout, sc))
}

func written(t *testing.T, layout Layout, sc scene) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := layout.Write(&b, sc.report, sc.options); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", file, diff)
	}
}
