package formats

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rollcall/photo"
)

// containerFormats are the formats of this half of the package that exiftool
// rewrites.
var containerFormats = []string{"heic", "avif", "cr3", "mov", "mp4", "png", "gif", "webp", "psd", "jxl"}

// exiftool rewrites the metadata of each sample: the picture and what follows it
// stay.
func TestContainersOutliveExiftool(t *testing.T) {
	files := map[string][]byte{}
	for _, s := range samples {
		if s.whole == photo.Whole && s.format != "bmp" && !strings.Contains(s.name, "+") {
			files[s.name] = s.bytes(t)
		}
	}
	rewriteAll(t, writeFiles(t, files), len(files))
}

func TestCorpusContainersOutliveExiftool(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute")
	}
	root, refs := corpus(t)
	files := map[string][]byte{}
	for i, r := range refs {
		f, c := readCorpusFile(t, root, r)
		if f == nil || c.Picture == nil || !slices.Contains(containerFormats, f.Name) || strings.Contains(r.path(), "fuzz") {
			continue
		}
		b, err := os.ReadFile(filepath.Join(root, r.path()))
		if err != nil {
			t.Fatal(err)
		}
		files[strconv.Itoa(i)+"-"+filepath.Base(r.path())] = b
	}
	rewriteAll(t, writeFiles(t, files), 70)
}
