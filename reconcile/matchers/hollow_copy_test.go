package matchers

import (
	"testing"

	"rollcall/photo"
)

func TestHollowCopyElsewhere(t *testing.T) {
	empty := func(p string) *photo.Item {
		return &photo.Item{Path: p, Class: photo.Still, Level: photo.LevelWhole, Problems: []photo.Problem{{Kind: photo.ProblemEmpty}}}
	}
	text := func(p string) *photo.Item {
		it := empty(p)
		it.Stamp.Size, it.Problems = 900, []photo.Problem{{Kind: photo.ProblemNotMedia}}
		return it
	}
	for name, tt := range map[string]struct {
		backup *photo.Item
		want   string
	}{
		"takeout":              {empty("Takeout/Google Photos/Photos from 2021/IMG_1234.HEIC"), "damaged"},
		"takeout-translated":   {empty("Takeout/Google Fotos/Fotos von 2021/IMG_1234.HEIC"), "damaged"},
		"takeout-zeros":        {text("Takeout/Google Photos/Photos from 2021/IMG_1234.HEIC"), "damaged"},
		"takeout-another-year": {empty("Takeout/Google Photos/Photos from 2020/IMG_1234.HEIC"), "nothing"},
		"takeout-album":        {empty("Takeout/Google Photos/Holiday/IMG_1234.HEIC"), "nothing"},
		"icloud":               {empty("iCloud Photos Part 1 of 3/Photos/IMG_1234.HEIC"), "damaged"},
		"icloud-zip":           {empty("x/iCloud Photos Part 1 of 3.zip!/Photos/IMG_1234.HEIC"), "damaged"},
		"another-name":         {empty("iCloud Photos Part 1 of 3/Photos/IMG_1235.HEIC"), "nothing"},
		"some-folder":          {empty("Old phone/IMG_1234.HEIC"), "nothing"},
		"some-photos":          {empty("Old phone/Photos/IMG_1234.HEIC"), "nothing"},
		"whole":                {still(named("iCloud Photos Part 1 of 3/Photos/IMG_1234.HEIC")), "nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := said(judgeHollowElsewhere(still(), tt.backup, nil)); got != tt.want {
				t.Errorf("%s, want %s", got, tt.want)
			}
		})
	}
	if j := judgeHollowElsewhere(empty("a/IMG_1.JPG"), empty("iCloud Photos Part 1 of 3/Photos/IMG_1.JPG"), nil); j.Grade != photo.NoGrade {
		t.Errorf("both empty: %+v", j)
	}
}
