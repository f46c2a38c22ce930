package reconcile

import (
	"context"
	"testing"

	"rollcall/photo"
)

// aDeletedRow is a row of the backup's list that has a photo as deleted.
func aDeletedRow(path string, print photo.Fingerprint, wall int64) *fake {
	f := aRecord(path, print, 0)
	f.item.Standing = photo.StandsGone
	if wall != 0 {
		f.item.Meta.Taken = photo.Taken{Known: true, Zoned: true, Wall: wall - wall%60}
	}
	return f
}

const noonOne = 1_700_049_600 // a full minute

// takenAt is a file taken at that time in UTC.
func takenAt(path string, seed int, wall int64) *fake {
	f := aFake(path, seed)
	f.bytes = build(meta{wall: wall, millis: -1, camera: 1, width: 40, height: 30, zone: 0}, picture(seed, 300), nil)
	return f
}

// A row of what was deleted is no copy and no photo, and stands in the way of nothing.
func TestDeletedRows(t *testing.T) {
	lost := func() *fake { return withPrint(takenAt("a/IMG_1.jpg", 1, noonOne+20), printOne) }
	for name, c := range map[string]struct {
		library fakes // beside what is asked for
		backup  fakes
		grade   photo.Grade
		rung    string
		path    string
	}{
		"print":           {nil, fakes{aDeletedRow("del/IMG_1.jpg", printOne, 0)}, photo.Recorded, "apple-fingerprint", "del/IMG_1.jpg"},
		"print-elsewhere": {nil, fakes{aDeletedRow("del/X.jpg", printOne, 0)}, photo.Recorded, "apple-fingerprint", "del/X.jpg"},
		"name-and-minute": {nil, fakes{aDeletedRow("del/IMG_1.jpg", photo.Fingerprint{}, noonOne)}, photo.Recorded, "listed-row", "del/IMG_1.jpg"},
		"other-bytes":     {nil, fakes{aDeletedRow("del/IMG_1.jpg", printTwo, noonOne)}, photo.Recorded, "listed-row", "del/IMG_1.jpg"},
		"other-minute":    {nil, fakes{aDeletedRow("del/IMG_1.jpg", printTwo, noonOne+60)}, photo.NoGrade, "", ""},
		"two-answer": {fakes{withPrint(takenAt("b/IMG_1.jpg", 3, noonOne+40), photo.Fingerprint{1, 7})},
			fakes{aDeletedRow("del/IMG_1.jpg", photo.Fingerprint{}, noonOne)}, photo.NoGrade, "", ""},
		"another-s-by-print": {fakes{withPrint(takenAt("b/IMG_2.jpg", 3, noonOne+40), printTwo)},
			fakes{aDeletedRow("del/IMG_1.jpg", printTwo, noonOne)}, photo.NoGrade, "", ""},
		"listed-as-well":    {nil, fakes{aDeletedRow("del/IMG_1.jpg", printOne, 0), aRecord("photos/IMG_1.jpg", printOne, 0)}, photo.Recorded, "apple-fingerprint", "photos/IMG_1.jpg"},
		"its-file-is-there": {nil, fakes{aDeletedRow("del/IMG_1.jpg", printOne, 0), takenAt("photos/IMG_1.jpg", 1, noonOne+20)}, photo.Exact, "same-bytes", "photos/IMG_1.jpg"},
	} {
		t.Run(name, func(t *testing.T) {
			library := append(fakes{lost(), aFake("a/2.jpg", 2)}, c.library...)
			r := runCheck(t, request(library, append(fakes{aFake("b/2.jpg", 2)}, c.backup...)))
			v := verdictOf(t, r, "a/IMG_1.jpg")
			if want := (c.grade != photo.Exact); (v.Status == photo.Missing) != want {
				t.Errorf("it is %s", v.Status)
			}
			var m photo.Match
			if v.Match != nil {
				m = *v.Match
			}
			if m.Grade != c.grade || m.Rung != c.rung || m.Path != c.path {
				t.Errorf("matched by %+v, want %s by %q with %q", m, c.grade, c.rung, c.path)
			}
			files := 1
			for _, f := range c.backup {
				if f.bytes != nil {
					files++
				}
			}
			if tally := r.Backup[0].Tally; r.Summary.BackupOnly != 0 || tally.Files != files || tally.Photos != files {
				t.Errorf("only in the backup %d, tally %+v", r.Summary.BackupOnly, tally)
			}
			if rec := r.Summary.Grades[photo.Recorded]; rec > 0 && c.grade != photo.Recorded && name != "another-s-by-print" {
				t.Errorf("%d photos are recorded", rec)
			}
		})
	}
}

// What a library's own list has as deleted is no photo of it.
func TestDeletedRowsOfTheLibrary(t *testing.T) {
	library := fakes{aFake("a/1.jpg", 1), aDeletedRow("del/IMG_1.jpg", printOne, noonOne)}
	r := runCheck(t, request(library, fakes{aFake("b/1.jpg", 1), withPrint(takenAt("b/IMG_1.jpg", 5, noonOne), printOne)}))
	if r.Summary.Photos != 1 || r.Library[0].Tally.Files != 1 || r.Summary.BackupOnly != 1 {
		t.Errorf("summary %+v, tally %+v", r.Summary, r.Library[0].Tally)
	}
	err := BackupOnly(context.Background(), request(fakes{aFake("a/1.jpg", 1)}, fakes{aFake("b/1.jpg", 1), aDeletedRow("del/IMG_9.jpg", printOne, noonOne)}), func(_ int, p *photo.Photo) error {
		t.Errorf("only the backup has %s", p.Item.Path)
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}
