package formats

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// BenchmarkCorpusMetadata reads what the corpus's camera files tell, a format at
// a time: the time of an operation is that of one file, both ends in memory.
func BenchmarkCorpusMetadata(b *testing.B) {
	root, refs := corpus(b)
	for _, f := range All {
		var inputs []*Input
		for _, r := range refs {
			if r.text("EXIF:Model", "QuickTime:Model") == "" || strings.Contains(r.path(), "fuzz") {
				continue
			}
			if slices.Contains(fileTypes[r.text("File:FileType")], f.Name) {
				inputs = append(inputs, openInput(b, filepath.Join(root, r.path())))
			}
		}
		if len(inputs) == 0 {
			continue
		}
		b.Run(f.Name, func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				f.Read(inputs[i%len(inputs)])
			}
		})
	}
}
