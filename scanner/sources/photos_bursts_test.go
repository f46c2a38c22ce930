package sources

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

// Which frames of a burst were picked is told where the record is plain, in the record
// of an original in iCloud as well.
func TestPhotosLibraryBursts(t *testing.T) {
	const burst = "11111111-2222-4333-8444-555555555555"
	for _, c := range []struct {
		id   any
		pick any
		want string
		note string // "": nothing is told
	}{
		{burst, 2, "left", ""},
		{burst, 2 | 4 | 32, "left", ""},
		{burst, 8, "picked", ""},
		{burst, 8 | 4 | 32, "picked", ""},
		{burst, 16, "key", ""},
		{burst, 16 | 4 | 32, "key", ""},
		{burst, 16 | 8, "key", ""},
		{burst, 4, "", ""},
		{burst, 4 | 32, "", ""},
		{burst, 0, "", ""},
		{burst, nil, "", ""},
		{nil, 16, "", ""},
		{burst, 64, "", "ZAVALANCHEPICKTYPE is 64, of which nothing is known"},
		{burst, 1 | 2, "", "ZAVALANCHEPICKTYPE is 3, of which nothing is known"},
		{burst, 2 | 16, "", "ZAVALANCHEPICKTYPE is 18, of which nothing is known"},
		{burst, -2, "", "ZAVALANCHEPICKTYPE is -2, of which nothing is known"},
	} {
		t.Run(fmt.Sprintf("%v-%v", c.id != nil, c.pick), func(t *testing.T) {
			here, away := assetOf(idA, "IMG_1.JPG", "one"), assetOf(idB, "IMG_2.JPG", "two")
			here.Set = map[string]any{"ZAVALANCHEUUID": c.id, "ZAVALANCHEPICKTYPE": c.pick}
			away.Set, away.Elsewhere, away.Master = here.Set, true, 3
			s := open(t, libraryIn(t, "My.photoslibrary", phototest.PhotosLibrary{Assets: []phototest.PhotosAsset{here, away}}))
			entries := walked(t, s)
			record := entries["originals/B/"+idB+".jpeg"]
			for _, e := range []Entry{entries["originals/A/"+idA+".jpeg"], record} {
				if got := e.Facts.Text(photo.FactBurst); got != c.want || e.Standing != "" {
					t.Errorf("%q is told, want %q; it stands as %q", got, c.want, e.Standing)
				}
			}
			if id, _ := c.id.(string); record.Record == nil || record.Record.BurstID != id {
				t.Errorf("the record %+v, want the burst %q", record.Record, id)
			}
			problems := s.Place().Problems
			if c.note == "" && len(problems) > 0 || c.note != "" && (len(problems) != 1 || !strings.Contains(problems[0].Text, c.note)) {
				t.Errorf("problems %v, want %q", problems, c.note)
			}
		})
	}
}

// What a version has no columns for is not known, and nobody is told.
func TestPhotosLibraryWithoutBursts(t *testing.T) {
	root := libraryIn(t, "My.photoslibrary", phototest.PhotosLibrary{Assets: []phototest.PhotosAsset{assetOf(idA, "IMG_1.JPG", "one")}})
	executeIn(t, filepath.Join(root, "database/Photos.sqlite"), "ALTER TABLE ZASSET DROP COLUMN ZAVALANCHEUUID; ALTER TABLE ZASSET DROP COLUMN ZAVALANCHEPICKTYPE; ALTER TABLE ZASSET DROP COLUMN ZCLOUDDELETESTATE")
	s := open(t, root)
	e := walked(t, s)["originals/A/"+idA+".jpeg"]
	if e.Facts.Has(photo.FactBurst) || e.Facts.Has(photo.FactCloudDeleted) || len(s.Place().Problems) > 0 {
		t.Errorf("facts %v, problems %v", e.Facts, s.Place().Problems)
	}
}

// That iCloud was told to delete a photo makes no trash of its file, and is said of a
// library that met iCloud alone.
func TestPhotosLibraryDeletedInICloud(t *testing.T) {
	for name, c := range map[string]struct {
		cloud bool
		state any
		want  bool
		note  string
	}{
		"deleted":      {true, 1, true, ""},
		"not":          {true, 0, false, ""},
		"unknown":      {true, 2, false, "ZCLOUDDELETESTATE is 2, of which nothing is known: nothing was made of it"},
		"never-met-it": {false, 1, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			a := assetOf(idA, "IMG_1.JPG", "one")
			a.Set = map[string]any{"ZCLOUDDELETESTATE": c.state}
			s := open(t, libraryIn(t, "My.photoslibrary", phototest.PhotosLibrary{Cloud: c.cloud, Assets: []phototest.PhotosAsset{a}}))
			e := walked(t, s)["originals/A/"+idA+".jpeg"]
			if e.Facts.Bool(photo.FactCloudDeleted) != c.want || e.Facts.Has(photo.FactTrash) || e.Standing != "" {
				t.Errorf("facts %v, stands as %q", e.Facts, e.Standing)
			}
			problems := s.Place().Problems
			if c.note == "" && len(problems) > 0 || c.note != "" && (len(problems) != 1 || problems[0].Text != c.note) {
				t.Errorf("problems %v, want %q", problems, c.note)
			}
		})
	}
}

func executeIn(t *testing.T, file, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+file)
	must(t, err)
	defer db.Close()
	_, err = db.Exec(statement)
	must(t, err)
}
