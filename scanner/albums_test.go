package scanner

import (
	"database/sql"
	"path/filepath"
	"testing"

	"rollcall/formats"
	"rollcall/photo"
	"rollcall/photo/phototest"
	"rollcall/scanner/sources"
)

// An index that knows a library from before albums were read gets them without
// opening a photo again; so it does where a photo comes into an album or leaves it.
func TestAlbumsComeToAnOldIndex(t *testing.T) {
	const id, path = "A0000000-0000-4000-8000-00000000000A", "originals/A/A0000000-0000-4000-8000-00000000000A.jpeg"
	root := phototest.PhotosLibrary{
		Assets: []phototest.PhotosAsset{{UUID: id, Name: "IMG_1.JPG", Content: phototest.JPEG(phototest.Shot{Seed: 1})}},
		Albums: []phototest.PhotosAlbum{{Title: "Zoo", Photos: []string{id}, Set: map[string]any{"ZKIND": 1505}}},
	}.Tree(t).Write(t, filepath.Join(t.TempDir(), "My.photoslibrary"))
	s := newScanner(t)
	s.Formats = formats.All
	for i, step := range []struct{ change, want string }{
		{"", ""},
		{"UPDATE ZGENERICALBUM SET ZKIND = 2", "Zoo"},
		{"UPDATE ZGENERICALBUM SET ZTITLE = 'Harbour'", "Harbour"},
		{"DELETE FROM Z_30ASSETS", ""},
	} {
		db, err := sql.Open("sqlite3", "file:"+filepath.Join(root, "database/Photos.sqlite"))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec(step.change); err != nil {
			t.Fatal(err)
		}
		db.Close()
		src, err := sources.Folder.Open(root, sources.Options{})
		if err != nil {
			t.Fatal(err)
		}
		opens := make(chan string, 100)
		p := scanned(t, s, &counted{src, opens})
		photos := 0
		for range len(opens) {
			if <-opens == path {
				photos++
			}
		}
		var it photo.Item
		for met, err := range s.Index.Items(t.Context(), p.ID) {
			if err != nil {
				t.Fatal(err)
			}
			if met.Path == path {
				it = *met
			}
		}
		if got := it.Facts.Text(photo.FactAlbum); got != step.want || (photos > 0) != (i == 0) || it.Digest.IsZero() {
			t.Errorf("%q: albums %q, want %q; the photo was opened %d times", step.change, got, step.want, photos)
		}
	}
}
