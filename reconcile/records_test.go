package reconcile

import (
	"testing"

	"rollcall/photo"
)

var (
	printOne = photo.Fingerprint{1, 2, 3}
	printTwo = photo.Fingerprint{1, 9, 9}
	keyed4   = photo.Fingerprint{4, 2, 3} // a scheme that can't be recomputed
)

// aRecord is a photo of which the place has no bytes.
func aRecord(path string, print photo.Fingerprint, size int64) *fake {
	f := &fake{path: path}
	f.item.Fingerprint, f.item.Stamp.Size = print, size
	f.item.Facts.Set(photo.FactRecordOnly, "its original is in iCloud (Optimize Storage)")
	return f
}

// withPrint gives a file the fingerprint that a scan would compute of it.
func withPrint(f *fake, print photo.Fingerprint) *fake {
	f.item.Fingerprint = print
	return f
}

func calledFirst(f *fake, name string) *fake {
	f.item.Facts.Set(photo.FactOriginalName, name)
	return f
}

func TestRecordOfTheLibrary(t *testing.T) {
	size := int64(len(aFake("x.jpg", 1).bytes))
	for name, tt := range map[string]struct {
		record *fake
		backup *fake
		want   photo.Status
		rung   string
	}{
		"same-print":       {aRecord("o/U.jpg", printOne, 5), withPrint(aFake("b/x.jpg", 1), printOne), photo.Present, "apple-fingerprint"},
		"other-print":      {aRecord("o/U.jpg", printOne, size), withPrint(aFake("b/x.jpg", 1), printTwo), photo.Missing, ""},
		"no-print-size":    {aRecord("o/U.jpg", photo.Fingerprint{}, size), withPrint(aFake("b/x.jpg", 1), printTwo), photo.Unsure, "bare-record"},
		"keyed-print-size": {aRecord("o/U.jpg", keyed4, size), withPrint(aFake("b/x.jpg", 1), printTwo), photo.Unsure, "bare-record"},
		"no-print-nothing": {aRecord("o/U.jpg", photo.Fingerprint{}, size+1), withPrint(aFake("b/x.jpg", 1), printTwo), photo.Missing, ""},
		"name":             {calledFirst(aRecord("o/U.jpg", printOne, 5), "IMG_7.JPG"), withPrint(aFake("b/IMG_7 (1).jpg", 1), printTwo), photo.Unsure, "bare-record"},
		"record-again":     {aRecord("o/U.jpg", printOne, 5), aRecord("b/x.jpg", printOne, 5), photo.Missing, "apple-fingerprint"},
	} {
		t.Run(name, func(t *testing.T) {
			r := runCheck(t, request(fakes{tt.record, aFake("o/other.jpg", 77)}, fakes{tt.backup, aFake("b/other.jpg", 77)}))
			v := verdictOf(t, r, tt.record.path)
			rung := ""
			if v.Match != nil {
				rung = v.Match.Rung
			}
			if v.Status != tt.want || rung != tt.rung {
				t.Errorf("%s with %+v, want %s by %q", v.Status, v.Match, tt.want, tt.rung)
			}
			if r.Summary.Photos != 2 || v.Status == photo.Missing && r.Summary.Copyable != 0 {
				t.Errorf("summary %+v", r.Summary)
			}
		})
	}
}

// A record of the backup stands for no copy, is no photo that only the backup has,
// and tells that the backup once held it.
func TestRecordOfTheBackup(t *testing.T) {
	lost := withPrint(aFake("a/1.jpg", 1), printOne)
	r := runCheck(t, request(fakes{lost, aFake("a/2.jpg", 2)}, fakes{aRecord("b/1.jpg", printOne, 100), aRecord("b/3.jpg", printTwo, 100), aFake("b/2.jpg", 2)}))
	v := verdictOf(t, r, "a/1.jpg")
	if v.Status != photo.Missing || v.Match == nil || v.Match.Grade != photo.Recorded {
		t.Errorf("%s with %+v, want missing, recorded", v.Status, v.Match)
	}
	if r.Summary.BackupOnly != 0 || r.Backup[0].Tally.Photos != 1 || r.Backup[0].Tally.Files != 1 {
		t.Errorf("only in the backup %d, tally %+v", r.Summary.BackupOnly, r.Backup[0].Tally)
	}
}

// The movie and the RAW of one photo are parts of it by the place's own records,
// whatever they are named.
func TestPartsByAsset(t *testing.T) {
	of := func(f *fake, asset, part string) *fake {
		f.item.Facts.Set(photo.FactAsset, asset)
		if part != "" {
			f.item.Facts.Set(photo.FactPart, part)
		}
		return f
	}
	r := runCheck(t, request(fakes{
		of(aFake("o/A.jpg", 1), "A", ""), of(aFake("o/A_4.dng", 2), "A", photo.RoleRAW), of(aFake("o/A_3.mov", 3), "A", photo.RoleVideo),
		of(aFake("o/B_3.mov", 4), "B", photo.RoleVideo), of(aFake("o/B.jpg", 5), "B", ""),
	}, fakes{aFake("b/1.jpg", 1), aFake("b/5.jpg", 5)}))
	if r.Summary.Photos != 2 || r.Summary.Incomplete != 2 || r.Library[0].Tally.Parts != 3 {
		t.Errorf("summary %+v, tally %+v", r.Summary, r.Library[0].Tally)
	}
	if v := verdictOf(t, r, "o/A.jpg"); len(v.Parts) != 2 {
		t.Errorf("parts %+v", v.Parts)
	}
}
