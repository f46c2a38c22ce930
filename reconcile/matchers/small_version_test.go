package matchers

import (
	"slices"
	"testing"

	"rollcall/photo"
)

func TestSmallVersion(t *testing.T) {
	ofScene := func(it *photo.Item) {
		if it.Sketch == nil {
			showing(2)(it)
		}
	}
	tiny := func(changes ...func(*photo.Item)) *photo.Item {
		return still(slices.Concat([]func(*photo.Item){stripped, sized(128, 128)}, changes, []func(*photo.Item){ofScene})...)
	}
	wall := sketched(smooth(90, 0))
	for name, tt := range map[string]struct {
		library, backup *photo.Item
		looked          *photo.Comparison
		want            string
	}{
		"not-looked-at":          {still(), still(stripped, sized(128, 128)), nil, "look sketch"},
		"sketched":               {still(showing(1)), tiny(), nil, "look pixels"},
		"no-sketch":              {still(sketched(&photo.Sketch{Problem: "broken"})), tiny(), nil, "nothing"},
		"not-decoded":            {still(showing(1)), tiny(), notDecoded, "nothing"},
		"whole":                  {still(showing(1)), tiny(sized(64, 42)), tinyBlurred, "reduced"},
		"square":                 {still(showing(1)), tiny(), toSquare, "reduced"},
		"noise-of-few-pixels":    {still(showing(1)), tiny(sized(8, 6)), noisyTiny, "reduced"},
		"noise-of-more-pixels":   {still(showing(1)), tiny(), noisyTiny, "nothing"},
		"few-and-something-else": {still(showing(1)), tiny(sized(8, 6)), smallOther, "nothing"},
		"bars":                   {still(showing(1)), tiny(sized(160, 120)), withBars, "reduced"},
		"called-thumb":           {still(showing(1)), tiny(named("x/thumb_IMG_1234.webp")), toSquare, "reduced"},
		"called-by-size":         {still(showing(1)), tiny(named("x/IMG_1234-150x150.jpg")), toSquare, "reduced"},
		"another-name":           {still(showing(1)), tiny(named("x/IMG_1235.jpg")), toSquare, "nothing"},
		"library-called-so":      {still(showing(1), named("IMG_1234_thumb.jpg")), tiny(named("x/IMG_1234.jpg")), toSquare, "nothing"},
		"something-else":         {still(showing(1)), tiny(), smallOther, "nothing"},
		"filtered":               {still(showing(1)), tiny(), smallGrey, "nothing"},
		"brightened":             {still(showing(1)), tiny(), smallGamma, "nothing"},
		"cropped-at-scale":       {still(showing(1)), tiny(sized(1600, 1200)), cutAtScale, "nothing"},
		"too-many-pixels":        {still(showing(1)), tiny(sized(2500, 2500)), toSquare, "nothing"},
		"another-moment":         {still(showing(1)), tiny(takenAt(noon + 9)), toSquare, "nothing"},
		"another-camera":         {still(showing(1)), tiny(func(it *photo.Item) { it.Meta.Model = "X100" }), toSquare, "nothing"},
		"another-id":             {still(showing(1), withIDs("a", "")), tiny(withIDs("b", "")), toSquare, "nothing"},
		"not-whole":              {still(showing(1)), tiny(func(it *photo.Item) { it.Whole = photo.Cut }), toSquare, "nothing"},
		"flat":                   {still(wall), tiny(wall, named("DCIM/IMG_1234.jpg")), smallFlat, "reduced"},
		"flat-elsewhere":         {still(wall), tiny(wall, named("Scans/IMG_1234.jpg")), smallFlat, "nothing"},
		"flat-other-colour":      {still(wall), tiny(wall, named("DCIM/IMG_1234.jpg")), smallOther, "nothing"},
		"shapes-told-by-few":     {still(showing(1)), tiny(named("DCIM/IMG_1234.jpg")), smallFlat, "nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := said(judgeSmall(tt.library, tt.backup, tt.looked)); got != tt.want {
				t.Errorf("%s, want %s: %+v", got, tt.want, judgeSmall(tt.library, tt.backup, tt.looked))
			}
		})
	}
}

func TestSmallNames(t *testing.T) {
	for name, tt := range map[string]struct {
		library, backup string
		want            bool
	}{
		"same":           {"a/IMG_1.JPG", "b/img_1.jpg", true},
		"heic-as-jpeg":   {"IMG_1.HEIC", "IMG_1.jpg", true},
		"both-endings":   {"IMG_1.HEIC", "IMG_1.HEIC.jpg", true},
		"thumb-before":   {"IMG_1.JPG", "thumb_IMG_1.JPG", true},
		"thumb-behind":   {"IMG_1.JPG", "IMG_1_thumb.JPG", true},
		"thumb-dotted":   {"IMG_1.JPG", "IMG_1.thumb.JPG", true},
		"thumb-and-both": {"IMG_1.HEIC", "thumb-IMG_1.HEIC_s.jpg", true},
		"size":           {"IMG_1.JPG", "IMG_1-150x150.jpg", true},
		"width":          {"IMG_1.JPG", "IMG_1-1024w.jpg", true},
		"bracketed":      {"IMG_1.JPG", "IMG_1 (small).jpg", true},
		"flickr":         {"IMG_1.JPG", "IMG_1_s.jpg", true},
		"number":         {"IMG_1.JPG", "IMG_1-2.jpg", false},
		"other-number":   {"IMG_1.JPG", "thumb_IMG_2.jpg", false},
		"edited":         {"IMG_1.JPG", "IMG_1-edited.jpg", false},
		"mark-alone":     {"IMG_1.JPG", "_thumb.jpg", false},
		"its-own-mark":   {"IMG_1_s.JPG", "IMG_1_s.jpg", true},
		"large-of-small": {"IMG_1_s.JPG", "IMG_1.jpg", false},
	} {
		t.Run(name, func(t *testing.T) {
			a, b := still(named(tt.library)), still(named(tt.backup))
			if got := smallNameOf(a, b); got != tt.want {
				t.Errorf("%q of %q: %t", tt.backup, tt.library, got)
			}
			if keys := smallKeys(a); tt.want && !slices.ContainsFunc(smallKeys(b), func(k Key) bool { return slices.Contains(keys, k) }) {
				t.Errorf("%q and %q do not meet", keys, smallKeys(b))
			}
		})
	}
}
