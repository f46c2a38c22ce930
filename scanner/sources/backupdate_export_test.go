package sources

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

// An export tells when it was made by what Apple and Google write with it, and never
// by its photos.
func TestDateOfAnExport(t *testing.T) {
	plain := phototest.Tree{"backup.zip": phototest.ZIP(plainTree())}
	for name, c := range map[string]struct {
		tree phototest.Tree
		root string // within the place; "" itself
		want string
	}{
		"icloud-parts":    {anExport().ZIPs(), "", "2025-06-01T12:00:00Z"},
		"icloud-set":      {anExport().ZIPs(), "iCloud Photos Part 1 of 2.zip", "2025-06-01T12:00:00Z"},
		"icloud-unpacked": {anExport().Folders(), "", ""},
		"takeout-zip":     {phototest.Tree{"takeout-20240501T101112Z-001.zip": phototest.ZIP(aTakeout(false))}, "takeout-20240501T101112Z-001.zip", "2024-05-01T10:11:12Z"},
		"takeout-folder":  {phototest.Tree{"takeout-20240501T101112Z-001.zip": phototest.ZIP(aTakeout(false))}, "", "2024-05-01T10:11:12Z"},
		"a-zip-of-photos": {plain, "backup.zip", ""},
	} {
		t.Run(name, func(t *testing.T) {
			root := filepath.Join(treeAt("place", c.tree)(t), c.root)
			kind := Detect(All, root)
			s, err := kind.Open(root, Options{})
			must(t, err)
			walked(t, s)
			if got := s.Place().Facts.Text(photo.FactBackupDate); got != c.want {
				t.Errorf("%q, want %q", got, c.want)
			}
		})
	}
}

// A time without a zone is as late as it can mean.
func TestTimeWithoutAZone(t *testing.T) {
	made := time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	old := &zip.FileHeader{Name: "old"}
	old.SetModTime(made) //lint:ignore SA1019 it is what old programs write
	old.Modified = time.Time{}
	for _, h := range []*zip.FileHeader{old, {Name: "new", Modified: made}} {
		_, err := z.CreateHeader(h)
		must(t, err)
	}
	must(t, z.Close())
	path := filepath.Join(t.TempDir(), "a.zip")
	must(t, os.WriteFile(path, b.Bytes(), 0o600))
	f, err := insideOf(t, filepath.Dir(path)).openFile("a.zip")
	must(t, err)
	defer f.Close()
	a, err := newArchive(f, 0)
	must(t, err)
	if got := a.made("new"); !got.Equal(made) {
		t.Errorf("with its zone: %v", got)
	}
	if got := a.made("old"); !got.Equal(made.Add(anyZone)) {
		t.Errorf("without: %v", got)
	}
}
