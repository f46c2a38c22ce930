package matchers

import (
	"testing"

	"rollcall/photo"
)

func TestListedBytes(t *testing.T) {
	listed := func(crc string) func(*photo.Item) {
		return func(it *photo.Item) {
			it.Facts.Set(photo.FactListed, crc)
			it.Level, it.Digest, it.Ends = photo.LevelEnds, photo.Digest{}, photo.Digest{}
		}
	}
	agrees, differs := &photo.Comparison{Bytes: true}, &photo.Comparison{Bytes: true, Differing: 1}
	for name, c := range map[string]struct {
		library, backup *photo.Item
		looked          *photo.Comparison
		want            photo.Grade
		look            string
	}{
		"both-lists":       {still(listed("00c0ffee")), still(listed("00c0ffee")), nil, photo.Unverified, ""},
		"other-checksum":   {still(listed("00c0ffee")), still(listed("00c0ffef")), nil, photo.NoGrade, ""},
		"other-size":       {still(listed("00c0ffee")), still(listed("00c0ffee"), weighing(7)), nil, photo.NoGrade, ""},
		"asks":             {still(), still(listed("00c0ffee")), nil, photo.NoGrade, photo.LookChecksum},
		"asks-turned":      {still(listed("00c0ffee")), still(), nil, photo.NoGrade, photo.LookChecksum},
		"agrees":           {still(), still(listed("00c0ffee")), agrees, photo.Unverified, ""},
		"differs":          {still(), still(listed("00c0ffee")), differs, photo.NoGrade, ""},
		"can-not-be-read":  {still(), still(listed("00c0ffee")), &photo.Comparison{Problem: "gone"}, photo.NoGrade, ""},
		"neither":          {still(), still(), agrees, photo.NoGrade, ""},
		"was-read-instead": {still(), still(listed("00c0ffee"), func(it *photo.Item) { it.Level = photo.LevelWhole }), agrees, photo.NoGrade, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := judgeListedBytes(c.library, c.backup, c.looked)
			if got.Grade != c.want || got.Look != c.look || got.Unsure {
				t.Errorf("judged %+v, want %q, look %q", got, c.want, c.look)
			}
		})
	}
}
