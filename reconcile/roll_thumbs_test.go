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
		3: "PhotoData/Thumbnails/V2/DCIM/101APPLE/IMG_0002.HEIC",
		4: "photo/@eaDir/IMG_0003.jpg",
	}, names: newNames()}
	there := brief{folder: back.names.add("Backup/100APPLE")}
	there.stem, there.ending = hashBase("IMG_0002.HEIC", noClass)
	back.briefs = []brief{{flags: cached}, {flags: cached}, {flags: cached}, {flags: cached}, {flags: cached}, there}
	held := &heldBackup{cached: cachedOf(back)}
	for _, tc := range []struct {
		path, want string
		status     photo.Status
	}{
		{"DCIM/100APPLE/IMG_0001.HEIC", back.caged[0], photo.Missing},
		{"DCIM/100APPLE/IMG_0001.HEIC", "", photo.Incomplete},
		{"DCIM/100APPLE/IMG_0001.JPG", "", photo.Missing},
		{"DCIM/100APPLE/IMG_0002.HEIC", "", photo.Missing},
		{"DCIM/101APPLE/IMG_0002.HEIC", back.caged[3], photo.Missing},
		{"photo/IMG_0003.jpg", back.caged[4], photo.Missing},
		{"a/.thumbnails", "", photo.Missing},
	} {
		one := lost{line: 7, photo: &photo.Photo{Item: &photo.Item{Path: tc.path}}, verdict: &photo.Verdict{Status: tc.status}}
		if got := cachedFor(held, []lost{one})[7]; got != tc.want {
			t.Errorf("%s, %s: the cache is %q, want %q", tc.path, tc.status, got, tc.want)
		}
	}
}
