package reconcile

import (
	"testing"

	"rollcall/photo"
)

func TestCachedForTellsWhatOnlyACacheHas(t *testing.T) {
	back := &stock{caged: map[int32]string{
		0: "PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0001.HEIC",
		1: "PhotoData/Thumbnails/V2/DCIM/100APPLE/IMG_0002.HEIC",
		2: ".thumbnails",
	}}
	there := brief{}
	there.stem, there.ending = hashBase("IMG_0002.HEIC", noClass)
	back.briefs = []brief{{flags: cached}, {flags: cached}, {flags: cached}, there}
	held := &heldBackup{cached: cachedOf(back)}
	for _, tc := range []struct {
		path, want string
		status     photo.Status
	}{
		{"DCIM/100APPLE/IMG_0001.HEIC", back.caged[0], photo.Missing},
		{"DCIM/100APPLE/IMG_0001.HEIC", "", photo.Incomplete},
		{"DCIM/100APPLE/IMG_0001.JPG", "", photo.Missing},
		{"DCIM/100APPLE/IMG_0002.HEIC", "", photo.Missing},
		{"a/.thumbnails", "", photo.Missing},
	} {
		one := lost{line: 7, photo: &photo.Photo{Item: &photo.Item{Path: tc.path}}, verdict: &photo.Verdict{Status: tc.status}}
		if got := cachedFor(held, []lost{one})[7]; got != tc.want {
			t.Errorf("%s, %s: the cache is %q, want %q", tc.path, tc.status, got, tc.want)
		}
	}
}
