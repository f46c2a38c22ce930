package matchers

import (
	"slices"
	"testing"

	"rollcall/photo"
)

// A line of the backup's list, without its data, tells why a photo is missing: of
// that very photo alone, and never that it is there.
func TestListedOnly(t *testing.T) {
	at := func(wall int64) photo.Meta { return photo.Meta{Taken: photo.Taken{Wall: wall, Known: true}} }
	mine := func(change func(it *photo.Item)) *photo.Item {
		it := &photo.Item{Path: "2024/IMG_0004.JPG", Class: photo.Still, Standing: photo.StandsMedia, Level: photo.LevelWhole, Stamp: photo.Stamp{Size: 3_000_000}, Meta: at(1000)}
		change(it)
		return it
	}
	line := func(change func(it *photo.Item)) *photo.Item {
		it := &photo.Item{Path: "Media/DCIM/100APPLE/IMG_0004.JPG", Class: photo.Still, Standing: photo.StandsMedia, Stamp: photo.Stamp{Size: 3_000_000},
			Facts: photo.Facts{photo.FactRecordOnly: "listed", photo.FactUnfinished: "listed"}, Meta: at(1000)}
		change(it)
		return it
	}
	same := func(*photo.Item) {}
	for _, tt := range []struct {
		name    string
		library *photo.Item
		backup  *photo.Item
		meets   bool
		grade   photo.Grade
	}{
		{"name-size-date", mine(same), line(same), true, photo.Damaged},
		{"no-date", mine(same), line(func(it *photo.Item) { it.Meta = photo.Meta{} }), true, photo.Damaged},
		{"name-at-import", mine(same), line(func(it *photo.Item) {
			it.Path = "Media/PhotoData/CPLAssets/group1/A.JPG"
			it.Facts = photo.Facts{photo.FactRecordOnly: "listed", photo.FactUnfinished: "listed", photo.FactOriginalName: "img_0004.jpg"}
		}), true, photo.Damaged},
		{"other-date", mine(same), line(func(it *photo.Item) { it.Meta = at(1001) }), true, photo.NoGrade},
		{"other-size", mine(same), line(func(it *photo.Item) { it.Stamp.Size++ }), false, photo.NoGrade},
		{"other-name", mine(func(it *photo.Item) { it.Path = "IMG_0005.JPG" }), line(same), false, photo.NoGrade},
		{"no-size", mine(func(it *photo.Item) { it.Stamp.Size = 0 }), line(func(it *photo.Item) { it.Stamp.Size = 0 }), false, photo.NoGrade},
		{"other-fingerprint", mine(func(it *photo.Item) { it.Fingerprint = photo.Fingerprint{1, 2} }), line(func(it *photo.Item) { it.Fingerprint = photo.Fingerprint{1, 3} }), true, photo.NoGrade},
		{"in-icloud", mine(same), line(func(it *photo.Item) { it.Facts = photo.Facts{photo.FactRecordOnly: "its original is in iCloud"} }), true, photo.NoGrade},
		{"a-file-that-is-there", mine(same), line(func(it *photo.Item) { it.Level = photo.LevelWhole }), true, photo.NoGrade},
	} {
		t.Run(tt.name, func(t *testing.T) {
			keys := listedKeys(tt.library)
			if meets := slices.ContainsFunc(listedKeys(tt.backup), func(k Key) bool { return slices.Contains(keys, k) }); meets != tt.meets {
				t.Errorf("they meet: %t", meets)
			}
			j := judgeListed(tt.library, tt.backup, nil)
			if tt.meets && j.Grade != tt.grade || j.Unsure || j.Grade.Full() || j.Why == "" {
				t.Errorf("judged %+v, want %q", j, tt.grade)
			}
		})
	}
}

// The same by Apple's fingerprint, where the list has one.
func TestListedByFingerprint(t *testing.T) {
	print := photo.Fingerprint{1, 2, 3}
	library := &photo.Item{Class: photo.Still, Standing: photo.StandsMedia, Level: photo.LevelWhole, Fingerprint: print}
	for facts, want := range map[photo.Fact]photo.Grade{photo.FactUnfinished: photo.Damaged, photo.FactHiddenAlbum: photo.Recorded} {
		backup := &photo.Item{Class: photo.Still, Standing: photo.StandsMedia, Fingerprint: print, Facts: photo.Facts{photo.FactRecordOnly: "x", facts: "x"}}
		if j := judgeFingerprint(library, backup, nil); j.Grade != want {
			t.Errorf("with %s: %+v", facts, j)
		}
	}
}
