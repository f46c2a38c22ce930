package sources

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

// note is what Google writes beside a photo; more are further fields.
func note(title string, more ...string) string {
	fields := append([]string{fmt.Sprintf("%q: %q", "title", title), `"photoTakenTime": {"timestamp": "1696573800"}`}, more...)
	return "{\n  " + strings.Join(fields, ",\n  ") + "\n}"
}

const (
	trashedNote = `"trashed": true`
	googleID    = "AF1QipMjB5UVZ4V257bEr9MUafTu-bZEyk7WKmQs3TV_"
	noteURL     = `"url": "https://photos.google.com/photo/` + googleID + `"`
)

func TestTakeoutTells(t *testing.T) {
	const album = "Takeout/Google Photos/Trip/"
	long := strings.Repeat("x", 46)
	twin := strings.Repeat("t", 46)
	emoji := strings.Repeat("😀", 23)
	inTrash := photo.Facts{photo.FactTrash: "in the trash by Google's record"}
	called := func(name string) photo.Facts { return photo.Facts{photo.FactOriginalName: name} }
	s := open(t, testTree{
		album + "metadata.json": `{"title": "Trip", "date": {"timestamp": "0"}}`,

		album + "A.JPG": "x", album + "A.JPG.json": note("A.JPG", trashedNote, noteURL),
		album + "A(1).JPG": "x", album + "A.JPG(1).json": note("A.JPG"),
		album + "A-edited.JPG": "x", album + "A-bearbeitet(1).JPG": "x",
		album + "B.HEIC": "x", album + "B.HEIC.supplemental-metadata.json": note("B.HEIC", noteURL), album + "B.MP4": "x",
		album + "C.JPG": "x", album + "C.JPG.supplemental-me.json": note("C?.JPG"),
		album + "C(2).JPG": "x", album + "C.JPG.supplemental-metadata(2).json": note("C.JPG", trashedNote),
		album + long + "y.JPG": "x", album + long + ".json": note(long + "yz.JPG"),
		album + long + "y-edited.JPG": "x",
		album + emoji + "😛.JPG":       "x", album + emoji + ".json": note(emoji+"😛😛.JPG", trashedNote),
		album + "D.JPG": "x", album + "D.JPG.json": note("D.JPG", `"googlePhotosOrigin": {"fromPartnerSharing": {}}`),
		album + "E.JPG": "x", album + "E.JPG.json": note("E.JPG", trashedNote)[:40],
		album + "F.JPG": "x", album + "F.JPG.json": note("F.JPG", trashedNote, `"description": "`+strings.Repeat("x", maxTakeout)+`"`),
		album + "G.JPG": "x", album + "G.JPG.json": note("../../etc/passwd.JPG", `"url": "https://x/../../`+googleID+`?x"`),
		album + "H.JPG": "x", album + "H.MOV": "x", album + "H.MOV.json": note("H.MOV", trashedNote),
		album + "lost.JPG.json": note("lost.JPG"),
		album + twin + "1.JPG":  "x", album + twin + "2.JPG": "x",
		album + twin + ".json": note(twin+"1.JPG", trashedNote), album + twin + "(1).json": note(twin + "2.JPG"),
	}.build(t, "place"))
	entries := walked(t, s)
	for name, want := range map[string]photo.Facts{
		"A.JPG":                               {photo.FactTrash: "in the trash by Google's record", photo.FactAsset: googleID},
		"A(1).JPG":                            called("A.JPG"),
		"A-edited.JPG":                        {photo.FactTrash: "in the trash by Google's record", photo.FactAsset: googleID, photo.FactPart: "edit"},
		"A-bearbeitet(1).JPG":                 nil,
		"B.HEIC":                              {photo.FactAsset: googleID},
		"B.MP4":                               {photo.FactAsset: googleID, photo.FactPart: "video"},
		"C.JPG":                               called("C?.JPG"),
		"C(2).JPG":                            {photo.FactTrash: "in the trash by Google's record", photo.FactOriginalName: "C.JPG"},
		long + "y.JPG":                        called(long + "yz.JPG"),
		long + "y-edited.JPG":                 nil,
		emoji + "😛.JPG":                       {photo.FactTrash: "in the trash by Google's record", photo.FactOriginalName: emoji + "😛😛.JPG"},
		"D.JPG":                               {photo.FactShared: "shared by a partner in Google Photos"},
		"E.JPG":                               nil,
		"F.JPG":                               nil,
		"G.JPG":                               nil,
		"H.JPG":                               nil,
		"H.MOV":                               inTrash,
		"lost.JPG.json":                       nil,
		"metadata.json":                       nil,
		twin + "1.JPG":                        nil,
		twin + "2.JPG":                        nil,
		"A.JPG.json":                          nil,
		long + ".json":                        nil,
		"C.JPG.supplemental-metadata(2).json": nil,
	} {
		e, ok := entries[album+name]
		if diff := cmp.Diff(want, e.Facts); !ok || diff != "" || e.Standing != "" || e.Record != nil {
			t.Errorf("%q, met: %t\n%s", name, ok, diff)
		}
	}
	p := s.Place()
	if p.Facts.Text(photo.FactLayout) != "takeout" || p.Route != photo.RouteApp || !p.RouteSure || len(p.Problems) != 0 {
		t.Errorf("place %+v", p)
	}
}

// What Google records to be in its trash, without a file, was there and was deleted. So
// it is wherever the JSON lies; what is not in the trash is left alone, and so is what
// may be that of a file that is there.
func TestTakeoutTellsDeleted(t *testing.T) {
	const trash, year = "Takeout/Google Fotos/Papierkorb/", "Takeout/Google Fotos/Fotos von 2023/"
	long, twin := strings.Repeat("x", 46), strings.Repeat("t", 46)
	s := open(t, testTree{
		trash + "A.JPG.json":                           note("A.JPG", trashedNote),
		trash + "B.HEIC.supplemental-metadata(2).json": note("B.HEIC", trashedNote),
		trash + "C.MP4.supplemental-me.json":           note("C.MP4", trashedNote),
		trash + "kept.JPG.json":                        note("kept.JPG"),
		trash + "text.txt.json":                        note("text.txt", trashedNote),
		trash + "cut.JPG.json":                         note("cut.JPG", trashedNote)[:50],
		trash + long + ".json":                         note(long+"yz.JPG", trashedNote),
		year + "D.JPG.supplemental-metadata.json":      note("D?.JPG", trashedNote),
		year + "other.JPG":                             "x",
		year + "metadata.json":                         `{"title": "2023"}`,
		year + "E.JPG":                                 "x", year + "E.JPG.json": note("E.JPG", trashedNote),
		year + twin + "1.JPG": "x", year + twin + "2.JPG": "x", year + twin + ".json": note(twin+"1.JPG", trashedNote),
	}.build(t, "place"))
	got := map[string]string{}
	for path, e := range walked(t, s) {
		if e.Standing != photo.StandsGone {
			continue
		}
		if e.Record == nil || !e.Record.Taken.Known || e.Record.Taken.Wall != 1696573800 || !e.Record.Taken.Zoned || !e.Facts.Has(photo.FactRecordOnly) {
			t.Errorf("%s: record %+v, facts %v", path, e.Record, e.Facts)
		}
		got[path] = e.Facts.Text(photo.FactOriginalName)
	}
	want := map[string]string{trash + "A.JPG": "", trash + "B(2).HEIC": "B.HEIC", trash + "C.MP4": "", trash + long + "yz.JPG": "", year + "D.JPG": "D?.JPG"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if p := s.Place(); p.Facts.Text(photo.FactLayout) != "takeout" || !p.RouteSure {
		t.Errorf("place %+v", p)
	}
}

// Beside photos that are elsewhere, JSON may be many: then only the trash is read.
func TestManyStrayNotes(t *testing.T) {
	tree := testTree{}
	for i := range strayNotes + 1 {
		tree[fmt.Sprintf("Takeout/Google Photos/Photos from 2023/%d.JPG.json", i)] = note(fmt.Sprintf("%d.JPG", i), trashedNote)
		tree[fmt.Sprintf("Takeout/Google Photos/Bin/%d.JPG.json", i)] = note(fmt.Sprintf("%d.JPG", i), trashedNote)
	}
	gone := 0
	for path, e := range walked(t, open(t, tree.build(t, "place"))) {
		if e.Standing == photo.StandsGone {
			gone++
			if !strings.Contains(path, "/Bin/") {
				t.Fatalf("%s was told", path)
			}
		}
	}
	if gone != strayNotes+1 {
		t.Errorf("told of %d", gone)
	}
}

// JSON of others, named after photos like Google's, proves nothing.
func TestOthersJSON(t *testing.T) {
	s := open(t, testTree{
		"IMG_1.JPG": "x", "IMG_1.JPG.json": `[{"SourceFile": "IMG_1.JPG"}]`, "IMG_1.json": `{"shapes": []}`,
	}.build(t, "place"))
	if e := walked(t, s)["IMG_1.JPG"]; len(e.Facts) > 0 || s.Place().Facts.Has(photo.FactLayout) {
		t.Errorf("facts %v, place %+v", e.Facts, s.Place())
	}
}

func TestTakeoutTrashInManyLanguages(t *testing.T) {
	for path, want := range map[string]string{
		"Takeout/Google Photos/Trash/1.JPG":             "Trash",
		"Google Photos/Bin/1.JPG":                       "Bin",
		"Takeout/Google Fotos/Papierkorb/1.JPG":         "Papierkorb",
		"Takeout/Google Photos/Corbeille/a/1.JPG":       "Corbeille",
		"Takeout/Google フォト/ゴミ箱/1.JPG":                  "ゴミ箱",
		"Takeout/Google Photos/Corbeille à fruit/1.JPG": "",
		"Takeout/Trash/1.JPG":                           "",
		"My Google Photos/Trash/1.JPG":                  "",
		"Google Photos/2019/Trash/1.JPG":                "",
	} {
		e, ok := walked(t, open(t, testTree{path: "x"}.build(t, "place")))[path]
		if got := e.Facts.Text(photo.FactTrash); !ok || got != want {
			t.Errorf("%q: trash %q, want %q", path, got, want)
		}
	}
}

// The ZIPs of an export tell no total, but one that is absent between others. Any
// of them stands for all.
func TestTakeoutParts(t *testing.T) {
	part := func(n string) string {
		return zipWith(t, zipped{name: "Takeout/Google Photos/Trip/IMG_" + n + ".JPG", content: n})
	}
	root := testTree{
		"takeout-20240525T201456Z-001.zip": part("1"), "takeout-20240525T201456Z-003.zip": part("3"), "other.zip": part("9"),
	}.build(t, "downloads")
	kind := Detect(All, filepath.Join(root, "takeout-20240525T201456Z-003.zip"))
	if kind == nil || kind.Name != "zip" {
		t.Fatalf("detected as %v", kind)
	}
	s, err := kind.Open(filepath.Join(root, "takeout-20240525T201456Z-003.zip"), Options{})
	must(t, err)
	entries := walked(t, s)
	p := s.Place()
	for _, n := range []string{"1", "3"} {
		if _, ok := entries["takeout-20240525T201456Z-00"+n+".zip!/Takeout/Google Photos/Trip/IMG_"+n+".JPG"]; !ok {
			t.Errorf("part %s was not read: %q", n, paths(entries))
		}
	}
	if len(entries) != 4 || p.Complete || p.Facts.Has(photo.FactParts) || len(p.Problems) != 1 || !strings.Contains(p.Problems[0].Text, "part 2 of at least 3 is absent") {
		t.Errorf("walked %q, place %+v", paths(entries), p)
	}
}

// A hundred thousand sidecars in one folder take seconds, whatever their names.
func TestManyTakeoutSidecars(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 20,000 files")
	}
	const n = 10_000
	root := t.TempDir()
	for i := range n {
		name := fmt.Sprintf("%s%05d.JPG", strings.Repeat("y", 44), i) // all are cut to the same
		if i%2 == 0 {
			name = fmt.Sprintf("IMG_%05d.JPG", i)
		}
		must(t, os.WriteFile(filepath.Join(root, name), nil, 0o644))
		must(t, os.WriteFile(filepath.Join(root, fmt.Sprintf("%.46s(%d).json", name, i)), []byte(note(name)), 0o644))
	}
	start := time.Now()
	if got := len(walked(t, open(t, root))); got != 2*n {
		t.Errorf("%d files", got)
	}
	if took := time.Since(start); took > 20*time.Second {
		t.Errorf("took %v", took)
	} else {
		t.Logf("%d sidecars: %v", n, took)
	}
}

// Google's record is read only where somebody asks for it, and its key tells whether
// it is another one.
func TestTakeoutTellsLater(t *testing.T) {
	const at, beside = "Takeout/Google Photos/Trip/IMG_1.JPG", "Takeout/Google Photos/Trip/IMG_1.JPG.supplemental-metadata.json"
	root := treeAt("place", aTakeout(false))(t)
	later := func() (found Later) {
		t.Helper()
		must(t, open(t, root).Walk(context.Background(), func(e *Entry) error {
			if e.Path == at {
				if e.Later == nil || len(e.Facts) != 1 || !e.Facts.Has(photo.FactAlbum) {
					t.Fatalf("told at once: %+v", e)
				}
				found = *e.Later
			}
			return nil
		}))
		return found
	}
	before := later()
	if again := later(); before.Key == 0 || again.Key != before.Key {
		t.Errorf("keys %d, %d", before.Key, again.Key)
	}
	content, err := os.ReadFile(filepath.Join(root, beside))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(root, beside), append(content, '\n'), 0o600))
	if after := later(); after.Key == before.Key {
		t.Error("a changed record has the same key")
	}
	must(t, os.Remove(filepath.Join(root, beside)))
	if err := before.Read(&photo.Facts{}); err == nil {
		t.Error("a record that went away tells nothing, and no error")
	}
}
