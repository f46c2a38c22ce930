package matchers

import (
	"strings"
	"testing"

	"rollcall/photo"
)

// Equal picture data without its colour profile, or by another, shows other colours. What
// the library's does not name can't be lost.
func TestJudgePictureProfile(t *testing.T) {
	item := func(size int64, profile string) *photo.Item {
		return &photo.Item{
			Path: "1.jpg", Class: photo.Still, Standing: photo.StandsMedia, Level: photo.LevelWhole, Whole: photo.Whole,
			Stamp: photo.Stamp{Size: size}, Digest: photo.Digest{byte(size)}, Picture: photo.Digest{7}, Meta: photo.Meta{Profile: profile},
		}
	}
	for _, c := range []struct {
		library, backup string
		unsure          string // what is said; "" it is the same picture
	}{
		{photo.ProfileSRGB, photo.ProfileSRGB, ""},
		{photo.ProfileP3, photo.ProfileP3, ""},
		{photo.ProfileSRGB, photo.ProfileP3, ""},
		{photo.ProfileP3, photo.ProfileSRGB, "lost its colour profile (Display P3)"},
		{photo.ProfileP3, photo.ProfileAdobe, "another colour profile (Adobe RGB, not Display P3)"},
	} {
		for _, size := range []int64{90, 100, 110} { // of one size it is asked for the bytes first
			looked := &photo.Comparison{Bytes: true, Differing: 16}
			got := judgePicture(item(100, c.library), item(size, c.backup), looked)
			if c.unsure == "" && got.Grade != photo.SamePicture {
				t.Errorf("%q and %q, %d bytes: %+v", c.library, c.backup, size, got)
			}
			if c.unsure != "" && (!got.Unsure || got.Grade.Full() || !strings.Contains(got.Why, c.unsure)) {
				t.Errorf("%q and %q, %d bytes: %+v", c.library, c.backup, size, got)
			}
		}
	}
}
