package sources

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

const detailsHead = "imgName,fileChecksum,favorite,hidden,deleted,originalCreationDate,viewCount,importDate\n"

// Fingerprints of known files: facts of real libraries.
const (
	printA = "AURrGsxOy4vi92o2HbY5NMYoQ4ND"
	printB = "AUEhMKp/s3KRJODYIA+xnthkxkdG"
	printC = "AT6Ji2L3VO4MblxwJL/B7PjzfzGv"
	printD = "AeFfkTLRabCrbq87ZXOin+4Yg17h"
)

func TestPhotoDetails(t *testing.T) {
	s := open(t, testTree{
		"iCloud Photos Part 1 of 2/Photos/Photo Details.csv": detailsHead +
			"IMG_1.HEIC," + printA + `,no,yes,no,"Saturday June 4,2022 12:11 PM GMT",3,"Sunday June 05,2022 1:05 AM GMT"` + "\n" +
			"IMG_2.MOV," + printB + ",no,no,no,Saturday June 4,2022 12:11 PM GMT,3,\n" +
			"IMG_2.MOV," + printC + ",no,no,no,,3,\n" +
			"IMG_3.JPG,BAAA,no,no,no,,,\n" +
			"GONE.JPG," + printD + `,no,no,no,"Saturday June 4,2022 12:11 PM GMT",,` + "\n" +
			"TRASHED.JPG," + printC + ",no,no,yes,,,\n" +
			"../../etc/passwd," + printC + ",no,no,no,,,\n",
		"iCloud Photos Part 1 of 2/Photos/Photo Details-1.csv":  detailsHead,
		"iCloud Photos Part 1 of 2/Photos/IMG_1.HEIC":           "x",
		"iCloud Photos Part 1 of 2/Photos/IMG_2.MOV":            "x",
		"iCloud Photos Part 1 of 2/Photos/IMG_2-1.MOV":          "x",
		"iCloud Photos Part 1 of 2/Photos/IMG_3.JPG":            "x",
		"iCloud Photos Part 1 of 2/Photos/IMG_4-1.MOV":          "x",
		"iCloud Photos Part 1 of 2/Recently Deleted/IMG_1.HEIC": "x",
		"iCloud Photos Part 2 of 2/Photos/Photo Details-2.csv":  "\ufeff" + detailsHead + "IMG_1.HEIC," + printB + ",no,no,yes,,,\n",
		"iCloud Photos Part 2 of 2/Photos/IMG_1.HEIC":           "x",
		"Albums/Hidden.csv": "imgName\nIMG_1.HEIC\n",
	}.build(t, "export"))
	entries := walked(t, s)
	const one, two = "iCloud Photos Part 1 of 2/Photos/", "iCloud Photos Part 2 of 2/Photos/"
	for path, want := range map[string]photo.Facts{
		one + "IMG_1.HEIC":  {photo.FactFingerprint: printA, photo.FactHiddenAlbum: "hidden in the export's list", photo.FactAdded: "2022-06-05T01:05:00Z"},
		one + "IMG_2.MOV":   {photo.FactFingerprint: printB},
		one + "IMG_2-1.MOV": {photo.FactFingerprint: printC, photo.FactOriginalName: "IMG_2.MOV"},
		one + "IMG_3.JPG":   nil,
		one + "IMG_4-1.MOV": nil,
		one + "GONE.JPG":    {photo.FactFingerprint: printD, photo.FactRecordOnly: "the export lists it, and its file is not in the export"},
		two + "IMG_1.HEIC":  {photo.FactFingerprint: printB, photo.FactTrash: "deleted in the export's list"},
		"iCloud Photos Part 1 of 2/Recently Deleted/IMG_1.HEIC": {photo.FactTrash: "Recently Deleted"},
	} {
		e, ok := entries[path]
		if diff := cmp.Diff(want, e.Facts); !ok || diff != "" {
			t.Errorf("%q, met: %t\n%s", path, ok, diff)
		}
	}
	if r := entries[one+"GONE.JPG"].Record; r == nil || r.Class != photo.Still || r.Taken.String() != "2022-06-04T12:11:00+00:00" {
		t.Errorf("the record is %+v", r)
	}
	for path := range entries {
		if strings.Contains(path, "TRASHED") || strings.Contains(path, "passwd") {
			t.Errorf("%q was met", path)
		}
	}
	p := s.Place()
	if p.Route != photo.RouteICloud || !p.RouteSure || p.Facts.Text(photo.FactLayout) != "icloud-export" || !p.Complete {
		t.Errorf("place %+v", p)
	}
	if len(p.Problems) != 1 || p.Problems[0].Kind != photo.ProblemMalformed || !strings.Contains(p.Problems[0].Text, "1 of its rows") {
		t.Errorf("problems %v", p.Problems)
	}
}

// A row of what was deleted is no photo, and tells that the export had it.
func TestDeletedRows(t *testing.T) {
	const in = "iCloud Photos/Recently Deleted/"
	root := testTree{
		in + "Photo Details.csv": detailsHead +
			"IMG_1.HEIC," + printA + `,no,no,yes,"Saturday June 4,2022 12:11 PM GMT",3,` + "\n" +
			"IMG_2.HEIC," + printB + ",no,no,yes,,,\n" + // its file is there
			"IMG_3.HEIC," + printB + ",no,no,yes,,,\n" + // the same content
			"IMG_4.HEIC," + printC + ",no,no,yes,,,\n" + // left out
			"IMG_5.HEIC," + printD + ",no,no,no,,,\n",
		in + "IMG_2.HEIC": "x",
	}.build(t, "export")
	s, err := Folder.Open(root, Options{Ignore: []string{"IMG_4.HEIC"}})
	must(t, err)
	entries := walked(t, s)
	gone := entries[in+"IMG_1.HEIC"]
	if gone.Standing != photo.StandsGone || gone.Record == nil || gone.Record.Fingerprint.String() != printA || gone.Facts.Has(photo.FactTrash) {
		t.Errorf("the deleted row is %+v", gone)
	}
	if kept := entries[in+"IMG_5.HEIC"]; kept.Standing != "" || kept.Record == nil {
		t.Errorf("the other row is %+v", kept)
	}
	for _, name := range []string{"IMG_3.HEIC", "IMG_4.HEIC"} {
		if e, met := entries[in+name]; met {
			t.Errorf("%s is %+v", name, e)
		}
	}
	if n := s.Place().Facts.Int(photo.FactRecords); n != 1 {
		t.Errorf("%d photos by record only, want 1", n)
	}
}

// A list of other things is none of photos, and a folder named like an export
// proves nothing.
func TestOtherLists(t *testing.T) {
	s := open(t, testTree{
		"iCloud Photos/Photos/shopping.csv": "what,price\nbread,3\n", "iCloud Photos/Photos/IMG_1.JPG": "x",
	}.build(t, "export"))
	if e := walked(t, s)["iCloud Photos/Photos/IMG_1.JPG"]; len(e.Facts) > 0 {
		t.Errorf("facts %v", e.Facts)
	}
	if p := s.Place(); p.RouteSure {
		t.Errorf("place %+v", p)
	}
}

// The album Hidden is a hint for files of its own part, where no list says more.
func TestAlbumHidden(t *testing.T) {
	const one, two = "iCloud Photos Part 1 of 2/", "iCloud Photos Part 2 of 2/"
	s := open(t, testTree{
		one + "Albums/Hidden.csv":        "imgName\nIMG_1.HEIC\nIMG_2.HEIC\nIMG_3.HEIC\nIMG_9.HEIC\n../IMG_4.HEIC\n",
		one + "Photos/Photo Details.csv": detailsHead + "IMG_2.HEIC," + printB + ",no,no,no,,,\n",
		one + "Photos/IMG_1.HEIC":        "x", one + "Photos/IMG_2.HEIC": "x",
		one + "Photos/IMG_3.HEIC": "x", one + "Photos/IMG_3-1.HEIC": "x", one + "Photos/IMG_4.HEIC": "x",
		two + "Photos/Photo Details.csv": detailsHead,
		two + "Photos/IMG_1.HEIC":        "x",
	}.build(t, "export"))
	for path, e := range walked(t, s) {
		if got, want := e.Facts.Has(photo.FactHiddenAlbum), path == one+"Photos/IMG_1.HEIC"; got != want {
			t.Errorf("%s is hidden: %t", path, got)
		}
	}
}

// In older exports the lists lie above the photos.
func TestListsAboveThePhotos(t *testing.T) {
	s := open(t, testTree{
		"iCloud Photos/Photo Details.csv": detailsHead + "IMG_1.HEIC," + printA + ",no,yes,no,,,\nGONE.HEIC," + printC + ",no,no,no,,,\n",
		"iCloud Photos/Photos/IMG_1.HEIC": "x", "iCloud Photos/Photos/IMG_2.HEIC": "x",
	}.build(t, "export"))
	entries := walked(t, s)
	if f := entries["iCloud Photos/Photos/IMG_1.HEIC"].Facts; f.Text(photo.FactFingerprint) != printA || !f.Has(photo.FactHiddenAlbum) {
		t.Errorf("facts %v", f)
	}
	if len(entries) != 4 || entries["iCloud Photos/Photos/GONE.HEIC"].Record == nil {
		t.Errorf("walked %v", paths(entries))
	}
}

// Names that differ in case only are files of their own in a ZIP, and a row that
// is there twice is no second photo.
func TestRowsAndTheirFiles(t *testing.T) {
	s := open(t, testTree{
		"Photo Details.csv": detailsHead + "IMG_1.JPG," + printA + ",,,,,,\nimg_1.jpg," + printB + ",,,,,,\n" +
			"IMG_2.JPG," + printC + ",,,,,,\nIMG_2.JPG," + printC + ",,,,,,\n",
		"IMG_1.JPG": "x", "img_1.jpg": "x", "IMG_2.JPG": "x",
	}.build(t, "export"))
	entries := walked(t, s)
	if len(entries) != 4 || entries["IMG_1.JPG"].Facts.Text(photo.FactFingerprint) != printA || entries["img_1.jpg"].Facts.Text(photo.FactFingerprint) != printB {
		t.Errorf("walked %v", entries)
	}
}

// What is left out is not taken for absent.
func TestIgnoredFilesHaveTheirRow(t *testing.T) {
	root := testTree{"Photo Details.csv": detailsHead + "IMG_1.JPG," + printA + ",no,no,no,,,\n", "IMG_1.JPG": "x"}.build(t, "export")
	s, err := Folder.Open(root, Options{Ignore: []string{"*.JPG"}})
	must(t, err)
	for path, e := range walked(t, s) {
		if e.Record != nil {
			t.Errorf("%q is a record", path)
		}
	}
}

func TestHostileLists(t *testing.T) {
	for name, list := range map[string]string{
		"quotes":   detailsHead + "\"IMG_1.JPG,\x00\xff\n",
		"one-cell": detailsHead + strings.Repeat("x", 1<<20),
		"too-big":  detailsHead + strings.Repeat("IMG_1.JPG,,,,,,,\n", maxList/17+1),
		"nothing":  "",
		"no-end":   detailsHead + "\"" + strings.Repeat("x,\n", maxRow),
		"utf-16":   "\xff\xfei\x00m\x00g\x00",
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, testTree{"Photo Details.csv": list, "IMG_1.JPG": "x"}.build(t, "export"))
			if _, ok := walked(t, s)["IMG_1.JPG"]; !ok {
				t.Error("the photo beside it was not met")
			}
		})
	}
}

func FuzzPhotoDetails(f *testing.F) {
	f.Add(detailsHead + "IMG_1.HEIC," + printA + `,no,yes,no,"Saturday June 4,2022 12:11 PM GMT",3,` + "\n")
	f.Add(detailsHead + "IMG_1.HEIC,,,,,,\nIMG_1.HEIC,,,,,,\n")
	f.Fuzz(func(t *testing.T, list string) {
		s := open(t, testTree{"Photo Details.csv": list, "IMG_1.HEIC": "x", "IMG_1-1.HEIC": "x"}.build(t, "export"))
		for path := range walked(t, s) {
			if !isLocal(path) {
				t.Errorf("the path %q leads out", path)
			}
		}
	})
}
