package matchers

import (
	"testing"

	"rollcall/photo"
)

func TestPlain(t *testing.T) {
	for name, tt := range map[string]struct {
		path, stem string
		edited     bool
	}{
		"plain":            {"a/IMG_1234.JPG", "img_1234", false},
		"windows":          {"IMG_1234 (1).JPG", "img_1234", false},
		"takeout":          {"IMG_1234(2).JPG", "img_1234", false},
		"number":           {"IMG_1234-1.JPG", "img_1234", false},
		"icloudpd":         {"IMG_1234-67890.JPG", "img_1234", false},
		"copy-of":          {"Copy of IMG_1234.HEIC", "img_1234", false},
		"copy":             {"IMG_1234 copy.jpg", "img_1234", false},
		"copy-2":           {"IMG_1234 copy 2.jpg", "img_1234", false},
		"windows-copy":     {"IMG_1234 - Copy (2).jpg", "img_1234", false},
		"kopie":            {"IMG_1234 - Kopie.jpg", "img_1234", false},
		"kopie-mac":        {"IMG_1234 Kopie.jpg", "img_1234", false},
		"apple-edit":       {"IMG_E1234.JPG", "img_1234", true},
		"apple-original":   {"IMG_O1234.HEIC", "img_1234", true},
		"edited":           {"IMG_1234-edited.jpg", "img_1234", true},
		"edited-twice":     {"IMG_1234-edited(1).jpg", "img_1234", true},
		"german":           {"PXL_20240501_101112345-bearbeitet.jpg", "pxl_20240501_101112345", true},
		"french-nfd":       {"IMG_1-modifie\u0301.jpg", "img_1", true},
		"japanese":         {"IMG_1-編集済み.jpg", "img_1", true},
		"adjusted":         {"IMG_1234-adjusted.JPG", "img_1234", true},
		"osxphotos":        {"IMG_1234_edited.jpeg", "img_1234", true},
		"bracketed":        {"IMG_1234 (edited).jpg", "img_1234", true},
		"a-date-stays":     {"2019-07-14.jpg", "2019-07-14", false},
		"a-date-time":      {"photo 2019-07-14.jpg", "photo 2019-07-14", false},
		"a-year-stays":     {"holiday (2019).jpg", "holiday (2019)", false},
		"a-word-stays":     {"image.jpg", "image", false},
		"a-mark-alone":     {"-edited.jpg", "-edited", false},
		"emil":             {"IMG_Emil.jpg", "img_emil", false},
		"whatsapp":         {"IMG-20190714-WA0001.jpg", "img-20190714-wa0001", false},
		"two-numbers-stay": {"12-5.jpg", "12-5", false},
	} {
		t.Run(name, func(t *testing.T) {
			if stem, edited := Plain(tt.path); stem != tt.stem || edited != tt.edited {
				t.Errorf("%q, edited %v; want %q, %v", stem, edited, tt.stem, tt.edited)
			}
		})
	}
}

// What the ending of a name says plays no part in pairing.
func TestEndingsLie(t *testing.T) {
	honest, lying := still(asJPEG), still(asJPEG, named("Export/IMG_1234.HEIC"))
	if a, b := judgeShot(honest, lying, agreeing), judgeShot(honest, honest, agreeing); a != b {
		t.Errorf("%+v with a lying name, %+v with an honest one", a, b)
	}
	for _, m := range All {
		if m.Name == damagedCopy.Name || m.Name == listedOnly.Name || m.Name == hollowCopy.Name { // whose keys are names
			continue
		}
		if a, b := m.Keys(honest), m.Keys(lying); len(a) != len(b) || len(a) > 0 && a[0] != b[0] {
			t.Errorf("%s: keys %q and %q", m.Name, a, b)
		}
	}
}

func TestNeverSet(t *testing.T) {
	for name, tt := range map[string]struct {
		wall int64
		want bool
	}{
		"1970":          {0, true},
		"1970-evening":  {day - 1, true},
		"1970-next-day": {day, false},
		"1980":          {date(1980) + 3600, true},
		"2000":          {date(2000), true},
		"2001":          {date(2001) + 61, true},
		"1904":          {date(1904), true},
		"1999":          {date(2000) - 1, false},
		"year-zero":     {-62_167_219_200, true},
		"real":          {noon, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := neverSet(photo.Taken{Known: true, Wall: tt.wall}); got != tt.want {
				t.Errorf("never set: %v", got)
			}
		})
	}
	if neverSet(photo.Taken{}) {
		t.Error("no time at all is told for one that was never set")
	}
}
