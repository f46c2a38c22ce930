package sources

import (
	"bytes"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

const (
	idA = "A0000000-0000-4000-8000-00000000000A"
	idB = "B0000000-0000-4000-8000-00000000000B"
	idC = "C0000000-0000-4000-8000-00000000000C"
	idD = "D0000000-0000-4000-8000-00000000000D"
)

var added = time.Date(2024, 5, 2, 8, 0, 0, 0, time.UTC)

// libraryIn writes a library into a new folder of that name.
func libraryIn(t *testing.T, name string, l phototest.PhotosLibrary) string {
	t.Helper()
	return l.Tree(t).Write(t, filepath.Join(t.TempDir(), name))
}

func print(content string) string { return phototest.AppleFingerprint([]byte(content)) }

// asset is one with its original here.
func assetOf(id, name, content string) phototest.PhotosAsset {
	return phototest.PhotosAsset{UUID: id, Name: name, Content: []byte(content), Added: added, Taken: "2024-05-01T10:00:00.5+02:00"}
}

func TestPhotosLibrary(t *testing.T) {
	for _, model := range []int{13703, 17600, 18600} {
		t.Run(photosReleases[uint64(model/1000)][0], func(t *testing.T) {
			privateTemp(t)
			hidden := assetOf(idA, "IMG_1.JPG", "one")
			hidden.Set, hidden.Edit, hidden.Thumbnail, hidden.Master = map[string]any{"ZHIDDEN": 1}, []byte("e"), []byte("t"), 3
			trashed := assetOf(idB, "IMG_2.HEIC", "two")
			trashed.Trashed, trashed.Movie, trashed.Master = added, []byte("movie"), 1
			away := assetOf(idC, "IMG_3.HEIC", "three")
			away.Elsewhere, away.Master, away.Model, away.Width, away.Height, away.RAW = true, 3, "iPhone 11", 4032, 3024, []byte("raw")
			refused := assetOf(idD, "MOV_4.MOV", "four")
			refused.Attributes = map[string]any{"ZUPLOADATTEMPTS": 7}
			s := open(t, libraryIn(t, "My.photoslibrary", phototest.PhotosLibrary{
				Model: model, Assets: []phototest.PhotosAsset{hidden, trashed, away, refused}, Cloud: true, Refused: []string{idD},
				Switches: []phototest.PhotosSwitch{{Enabled: true, Type: "CPL", When: added}, {Type: "CPL", When: added.AddDate(0, 1, 0)}, {Enabled: true, Type: "SharedAlbum", When: added.AddDate(1, 0, 0)}},
			}))
			entries := walked(t, s)
			for path, want := range map[string]photo.Facts{
				"originals/A/" + idA + ".jpeg": {
					photo.FactAsset: idA, photo.FactHiddenAlbum: "Hidden", photo.FactFingerprint: print("one"), photo.FactAdded: "2024-05-02T08:00:00Z",
					photo.FactCloudState: "uploaded", photo.FactOriginalName: "IMG_1.JPG", photo.FactSize: "3",
				},
				"resources/renders/A/" + idA + "_1_201_a.heic":     {photo.FactAsset: idA, photo.FactPart: "edit", photo.FactHiddenAlbum: "Hidden"},
				"resources/derivatives/A/" + idA + "_1_105_c.jpeg": {photo.FactAsset: idA, photo.FactThumbnailCache: "derivatives"},
				"originals/B/" + idB + ".heic": {
					photo.FactAsset: idB, photo.FactTrash: "Recently Deleted", photo.FactTrashExpires: "2024-06-01T08:00:00Z", photo.FactFingerprint: print("two"),
					photo.FactAdded: "2024-05-02T08:00:00Z", photo.FactCloudState: "waiting", photo.FactOriginalName: "IMG_2.HEIC", photo.FactSize: "3",
				},
				"originals/B/" + idB + "_3.mov": {
					photo.FactAsset: idB, photo.FactTrash: "Recently Deleted", photo.FactTrashExpires: "2024-06-01T08:00:00Z", photo.FactPart: "video",
					photo.FactFingerprint: print("movie"),
				},
				"originals/C/" + idC + ".heic": {
					photo.FactAsset: idC, photo.FactRecordOnly: inCloudOnly, photo.FactFingerprint: print("three"), photo.FactAdded: "2024-05-02T08:00:00Z",
					photo.FactCloudState: "uploaded", photo.FactOriginalName: "IMG_3.HEIC", photo.FactSize: "5",
				},
				"originals/C/" + idC + "_4.dng": {
					photo.FactAsset: idC, photo.FactRecordOnly: inCloudOnly, photo.FactFingerprint: print("raw"), photo.FactPart: "raw",
				},
				"originals/D/" + idD + ".mov": {
					photo.FactAsset: idD, photo.FactCloudState: "refused", photo.FactUploadTries: "7", photo.FactFingerprint: print("four"),
					photo.FactAdded: "2024-05-02T08:00:00Z", photo.FactOriginalName: "MOV_4.MOV", photo.FactSize: "4",
				},
			} {
				e, ok := entries[path]
				if diff := cmp.Diff(want, e.Facts); !ok || diff != "" {
					t.Errorf("%q, met: %t\n%s", path, ok, diff)
				}
				standing := photo.Standing("")
				if strings.HasPrefix(path, "resources/") {
					standing = photo.StandsDerivative
				}
				if e.Standing != standing {
					t.Errorf("%q stands as %q", path, e.Standing)
				}
			}
			want := &Record{
				Class: photo.Still, Width: 4032, Height: 3024, Camera: "iPhone 11", Fingerprint: parseFingerprint(print("three")),
				Taken: photo.Taken{Wall: time.Date(2024, 5, 1, 10, 0, 0, 0, time.UTC).Unix(), Nanos: 5e8, Digits: 3, Zoned: true, Zone: 7200, Known: true},
			}
			e := entries["originals/C/"+idC+".heic"]
			if diff := cmp.Diff(want, e.Record); diff != "" || e.Stamp.Size != 5 {
				t.Errorf("size %d\n%s", e.Stamp.Size, diff)
			}
			p := s.Place()
			for fact, want := range map[photo.Fact]string{
				photo.FactRecords: "1", photo.FactUploads: "off", photo.FactUploadsOff: "2024-06-02T08:00:00Z",
				photo.FactSystem: photosReleases[uint64(model/1000)][0],
			} {
				if p.Facts.Text(fact) != want {
					t.Errorf("%s is %q, want %q", fact, p.Facts.Text(fact), want)
				}
			}
			if len(p.Problems) != 0 || !p.Complete {
				t.Errorf("complete %t, problems %v", p.Complete, p.Problems)
			}
		})
	}
}

// What the records say of a photo whose file is not where it should be.
func TestPhotosLibraryWithoutOriginals(t *testing.T) {
	lost := assetOf(idA, "IMG_1.JPG", "one")
	lost.Lost = true
	outside := assetOf(idB, "IMG_2.JPG", "two")
	outside.Set = map[string]any{"ZDIRECTORY": "/Volumes/Old/Pictures", "ZSAVEDASSETTYPE": 10, "ZFILENAME": "IMG_2.JPG"}
	leading := assetOf(idC, "IMG_3.JPG", "three")
	leading.Set = map[string]any{"ZDIRECTORY": "../../..", "ZFILENAME": "etc/passwd"}
	others := assetOf(idD, "IMG_4.MP4", "four")
	others.Set = map[string]any{"ZDIRECTORY": "17/9F", "ZSAVEDASSETTYPE": 4, "ZFILENAME": idD + ".MP4", "ZKIND": 1}
	s := open(t, libraryIn(t, "My.photoslibrary", phototest.PhotosLibrary{Assets: []phototest.PhotosAsset{lost, outside, leading, others}}))
	entries := walked(t, s)
	for path, want := range map[string]string{
		"originals/A/" + idA + ".jpeg":                      goneFromHere,
		"originals/" + idB + "#2":                           outsideOfHere,
		"originals/" + idC + "#3":                           goneFromHere,
		"resources/cloudsharing/data/17/9F/" + idD + ".MP4": othersPhoto,
	} {
		e, ok := entries[path]
		if !ok || e.Record == nil || e.Facts.Text(photo.FactRecordOnly) != want {
			t.Errorf("%q, met %t: %v; want %q", path, ok, e.Facts, want)
		}
	}
	if got := entries["originals/"+idB+"#2"].Facts.Text(photo.FactReferenced); got != "/Volumes/Old/Pictures/IMG_2.JPG" {
		t.Errorf("referenced %q", got)
	}
	if got := entries["resources/cloudsharing/data/17/9F/"+idD+".MP4"].Facts.Text(photo.FactShared); got != "a shared album" {
		t.Errorf("shared %q", got)
	}
	p := s.Place()
	if p.Facts.Text(photo.FactRecords) != "4" || p.Facts.Text(photo.FactUploads) != "never" || !p.Complete {
		t.Errorf("place %+v", p)
	}
	if len(p.Problems) != 1 || !strings.Contains(p.Problems[0].Text, "outside of the library") {
		t.Errorf("problems %v", p.Problems)
	}
}

// A library that was copied without its ending, into a folder, is one all the same,
// and what a user leaves out is not taken for absent.
func TestPhotosLibraryInside(t *testing.T) {
	a, b := assetOf(idA, "IMG_1.JPG", "one"), assetOf(idB, "IMG_2.JPG", "two")
	a.Thumbnail = []byte("t")
	root := t.TempDir()
	phototest.PhotosLibrary{Assets: []phototest.PhotosAsset{a, b}}.Tree(t).Write(t, filepath.Join(root, "old", "Pictures"))
	s := open(t, root, "**/B/*")
	entries := walked(t, s)
	if e := entries["old/Pictures/originals/A/"+idA+".jpeg"]; e.Facts.Text(photo.FactAsset) != idA || e.Standing != "" {
		t.Errorf("the original: %+v", e)
	}
	if e := entries["old/Pictures/resources/derivatives/A/"+idA+"_1_105_c.jpeg"]; e.Standing != photo.StandsDerivative {
		t.Errorf("the derivative: %+v", e)
	}
	if e := entries["old/Pictures/originals/B/"+idB+".jpeg"]; e.Standing != photo.StandsIgnored || e.Record != nil {
		t.Errorf("what is left out: %+v", e)
	}
	if s.Place().Facts.Has(photo.FactRecords) {
		t.Errorf("place %+v", s.Place())
	}
}

// Values of which nothing is known are told once, with their count, and change
// nothing.
func TestPhotosLibraryWithUnknownValues(t *testing.T) {
	a, b := assetOf(idA, "IMG_1.JPG", "one"), assetOf(idB, "IMG_2.JPG", "two")
	a.Set = map[string]any{"ZHIDDEN": 7, "ZSAVEDASSETTYPE": 99, "ZBUNDLESCOPE": 4, "ZCLOUDLOCALSTATE": 17, "ZDATECREATED": "today", "ZADDEDDATE": 1e300}
	b.Set = map[string]any{"ZHIDDEN": 7, "ZTRASHEDSTATE": "x"}
	s := open(t, libraryIn(t, "My.photoslibrary", phototest.PhotosLibrary{Assets: []phototest.PhotosAsset{a, b}, Model: 21001}))
	for path, e := range walked(t, s) {
		if e.Facts.Has(photo.FactHiddenAlbum) || e.Facts.Has(photo.FactTrash) || e.Facts.Has(photo.FactShared) {
			t.Errorf("%q: %v", path, e.Facts)
		}
	}
	var texts []string
	for _, p := range s.Place().Problems {
		if p.Kind != photo.ProblemMalformed || p.Path != "database/Photos.sqlite" {
			t.Errorf("%+v", p)
		}
		texts = append(texts, p.Text)
	}
	all := strings.Join(texts, "\n")
	for _, want := range []string{"ZHIDDEN is 7, of which nothing is known: nothing was made of it (2 times)", "ZSAVEDASSETTYPE is 99", "ZBUNDLESCOPE is 4", "ZCLOUDLOCALSTATE is 17", "model 21001"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not told in:\n%s", want, all)
		}
	}
	if len(texts) != 5 || !s.Place().Complete {
		t.Errorf("complete %t, %d problems", s.Place().Complete, len(texts))
	}
}

func TestPhotosLibraryThatIsHostile(t *testing.T) {
	const path = "database/Photos.sqlite"
	execute := func(statement string) func(t *testing.T, file string) {
		return func(t *testing.T, file string) {
			db, err := sql.Open("sqlite3", "file:"+file)
			must(t, err)
			defer db.Close()
			_, err = db.Exec(statement)
			must(t, err)
		}
	}
	write := func(content string) func(t *testing.T, file string) {
		return func(t *testing.T, file string) {
			must(t, os.Remove(file+"-wal"))
			must(t, os.WriteFile(file, []byte(content), 0o600))
		}
	}
	for name, c := range map[string]struct {
		spoil func(t *testing.T, file string)
		want  string // "": it is read
	}{
		"as-it-is":      {func(*testing.T, string) {}, ""},
		"no-database":   {write("Photos"), "no SQLite database"},
		"empty":         {write(""), "no SQLite database"},
		"cut":           {func(t *testing.T, file string) { must(t, os.Remove(file+"-wal")); must(t, os.Truncate(file, 4096)) }, "damaged"},
		"no-columns":    {execute("ALTER TABLE ZASSET RENAME COLUMN ZUUID TO ZNEW"), "no photos in a form that is known"},
		"no-table":      {execute("DROP TABLE ZASSET"), "no photos in a form that is known"},
		"other-columns": {execute("ALTER TABLE ZASSET DROP COLUMN ZADDEDDATE; ALTER TABLE ZADDITIONALASSETATTRIBUTES DROP COLUMN ZUPLOADATTEMPTS; DROP TABLE ZCLOUDMASTER"), ""},
		"view":          {execute("DROP TABLE ZASSET; CREATE VIEW ZASSET AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i AS Z_PK, i AS ZUUID, i AS ZDIRECTORY, i AS ZFILENAME FROM n"), "no photos in a form that is known"},
		"huge-value":    {execute("UPDATE ZASSET SET ZUUID = zeroblob(20000000)"), "more than 16 MiB"},
		"long-names":    {execute("UPDATE ZASSET SET ZMEDIAGROUPUUID = hex(zeroblob(1000000)); UPDATE ZADDITIONALASSETATTRIBUTES SET ZORIGINALFILENAME = hex(zeroblob(4000000))"), ""},
		"odd-values":    {execute("UPDATE ZASSET SET ZUUID = x'ff00', ZFILENAME = NULL, ZDIRECTORY = 12, ZMASTER = 1e300, ZDURATION = -1, ZTRASHEDDATE = 1e308, ZMEDIAGROUPUUID = x'c328'"), ""},
		"same-file":     {execute("INSERT INTO ZASSET (Z_PK, ZUUID, ZDIRECTORY, ZFILENAME) SELECT 9, ZUUID, ZDIRECTORY, ZFILENAME FROM ZASSET LIMIT 1"), ""},
	} {
		t.Run(name, func(t *testing.T) {
			privateTemp(t)
			root := libraryIn(t, "My.photoslibrary", phototest.PhotosLibrary{Assets: []phototest.PhotosAsset{assetOf(idA, "IMG_1.JPG", "one")}})
			c.spoil(t, filepath.Join(root, path))
			s := open(t, root)
			entries := walked(t, s)
			if e, ok := entries["originals/A/"+idA+".jpeg"]; !ok || e.Standing != "" || e.Record != nil {
				t.Errorf("the original that is here: %t %+v", ok, e)
			}
			p := s.Place()
			gap := ""
			for _, q := range p.Problems {
				if q.Kind == photo.ProblemUnreadable && q.Path == path {
					gap = q.Text
				}
			}
			if c.want == "" && (gap != "" || !p.Complete) || !strings.Contains(gap, c.want) || p.Complete == (gap != "") {
				t.Errorf("complete %t, problems %v; want %q", p.Complete, p.Problems, c.want)
			}
		})
	}
}

func TestOldLibrariesAreNoted(t *testing.T) {
	for _, name := range []string{"Old.photoslibrary", "iPhoto Library.photolibrary", "iPhoto.migratedphotolibrary"} {
		s := open(t, testTree{"Masters/2015/IMG_1.JPG": "x", "database/photos.db": "x", "Thumbnails/2015/IMG_1.jpg": "x"}.build(t, name))
		entries := walked(t, s)
		if e := entries["Masters/2015/IMG_1.JPG"]; e.Standing != "" {
			t.Errorf("%s: the master stands as %q", name, e.Standing)
		}
		if e := entries["Thumbnails/2015/IMG_1.jpg"]; e.Standing != photo.StandsDerivative {
			t.Errorf("%s: the thumbnail stands as %q", name, e.Standing)
		}
		p := s.Place()
		if !p.Complete || len(p.Problems) != 1 || !strings.Contains(p.Problems[0].Text, "before macOS 10.15") {
			t.Errorf("%s: place %+v", name, p)
		}
	}
}

// Damage anywhere in the database ends with an error at most, and what is here is
// read all the same.
func TestPhotosLibraryDamagedAnywhere(t *testing.T) {
	privateTemp(t)
	var assets []phototest.PhotosAsset
	for i := range 200 {
		assets = append(assets, assetOf(fmt.Sprintf("A%07d-0000-4000-8000-00000000000A", i), "IMG_1.JPG", "one"))
	}
	assets[0].Elsewhere = true
	root := libraryIn(t, "My.photoslibrary", phototest.PhotosLibrary{Assets: assets})
	file := filepath.Join(root, "database/Photos.sqlite")
	db, err := sql.Open("sqlite3", "file:"+file)
	must(t, err)
	_, err = db.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
	must(t, err)
	must(t, db.Close())
	whole, err := os.ReadFile(file)
	must(t, err)
	random := rand.New(rand.NewPCG(1, 2))
	for range 60 {
		damaged := bytes.Clone(whole)
		for range 1 + random.IntN(30) {
			damaged[random.IntN(len(damaged))] = byte(random.UintN(256))
		}
		must(t, os.WriteFile(file, damaged, 0o600))
		s := open(t, root)
		here := 0
		for path, e := range walked(t, s) {
			if strings.HasPrefix(path, originalsFolder) && e.Record == nil && e.Standing == "" {
				here++
			}
		}
		if here != 199 {
			t.Fatalf("%d originals are here, want 199: %v", here, s.Place().Problems)
		}
	}
}
