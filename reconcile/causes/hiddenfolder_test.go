package causes

import (
	"testing"

	"rollcall/photo"
)

// A file that a dot before its own name hides lies in no hidden folder.
func TestHiddenFileOrFolder(t *testing.T) {
	for name, c := range map[string]struct{ path, hides, says string }{
		"file":          {"2024/.IMG_1.HEIC", ".IMG_1.HEIC", `It is a hidden file: its name, ".IMG_1.HEIC", begins with a dot.`},
		"file-in-a-zip": {"a.zip!/.IMG_1.HEIC", ".IMG_1.HEIC", `It is a hidden file: its name, ".IMG_1.HEIC", begins with a dot.`},
		"odd-letters":   {"2024/.IMG\xff.JPG", ".IMG\uFFFD.JPG", "It is a hidden file: its name, \".IMG\uFFFD.JPG\", begins with a dot."},
		"folder":        {".private/.IMG_1.HEIC", ".private", `It lies in the hidden folder ".private".`},
		"neither":       {"2024/IMG_1.HEIC", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			it := &photo.Item{Path: c.path}
			if c.hides != "" {
				it.Facts.Set(photo.FactHiddenFolder, c.hides)
			}
			ev := explainHiddenFolder(Case{Photo: &photo.Photo{Item: it}, Item: it, Status: photo.Missing, Roll: placesRoll{}})
			switch {
			case c.says == "" && len(ev) == 0:
			case len(ev) == 0 || ev[0].Text != c.says:
				t.Errorf("it says %+v, want %q", ev, c.says)
			}
		})
	}
}
