package reconcile

import (
	"slices"
	"testing"

	"rollcall/photo"
)

// The photos that only the backup has are those that the report counts, in order of
// place, then path, with their parts: not what lies in its trash, nor the library's
// own files.
func TestBackupOnly(t *testing.T) {
	binned := aFake("Recently Deleted/3.jpg", 3)
	binned.item.Facts.Set(photo.FactTrash, "Recently Deleted")
	own, library := aFake("x/same.jpg", 4), aFake("a/same.jpg", 4)
	for _, f := range []*fake{own, library} {
		f.item.Stamp = photo.Stamp{Inode: 5, Device: 8, Links: 2}
	}
	words := &fake{path: "x/9.xmp", bytes: []byte("<x:xmpmeta/>")}
	words.item.Class = photo.Sidecar
	req := request(fakes{aFake("a/1.jpg", 1), library}, fakes{aFake("x/1.jpg", 1), aFake("x/9.jpg", 9), words, binned, own}, fakes{aFake("y/8.jpg", 8), aFake("y/1 (1).jpg", 1)})
	var got []string
	err := BackupOnly(t.Context(), req, func(place int, p *photo.Photo) error {
		line := p.Item.Path
		for _, part := range p.Parts {
			line += " " + part.Role + " " + part.Item.Path
		}
		got = append(got, line)
		return nil
	})
	if want := []string{"x/9.jpg sidecar x/9.xmp", "y/8.jpg"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q (%v), want %q", got, err, want)
	}
	if n := runCheck(t, req).Summary.BackupOnly; n != len(got) {
		t.Errorf("the report counts %d, want %d", n, len(got))
	}
}
