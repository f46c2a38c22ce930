package formats

import (
	"slices"
	"strings"
	"testing"

	"rollcall/photo"
)

// containerFormats are the formats of this half of the package that exiftool
// rewrites.
var containerFormats = []string{"heic", "avif", "cr3", "mov", "mp4", "png", "gif", "webp", "psd", "jxl"}

// exiftool rewrites the metadata of each sample, but of movies in fragments: the picture
// and what follows it stay.
func TestContainersOutliveExiftool(t *testing.T) {
	files := map[string][]byte{}
	for _, s := range samples {
		if s.whole == photo.Whole && s.format != "bmp" && s.name != "frag.mp4" && !strings.Contains(s.name, "+") {
			files[s.name] = s.bytes(t)
		}
	}
	rewriteAll(t, writeFiles(t, files), len(files))
}

func TestCorpusContainersOutliveExiftool(t *testing.T) {
	rewriteCorpus(t, 70, func(r reference, f *Format, c *Content) bool {
		return slices.Contains(containerFormats, f.Name) && !strings.Contains(r.path(), "fuzz")
	})
}
