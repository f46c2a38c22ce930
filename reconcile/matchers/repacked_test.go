package matchers

import (
	"strings"
	"testing"

	"rollcall/photo"
)

// TestRepackedWithoutMetadata: pixel for pixel the same, under the same name and in the
// same format, is a full copy; whatever leaves room for another picture is a doubt.
func TestRepackedWithoutMetadata(t *testing.T) {
	jpeg := func(changes ...func(*photo.Item)) *photo.Item {
		return still(append([]func(*photo.Item){asJPEG, showing(1)}, changes...)...)
	}
	bare := func(changes ...func(*photo.Item)) *photo.Item {
		return still(append([]func(*photo.Item){stripped, showing(1)}, changes...)...)
	}
	changed := func(c *photo.Comparison, change func(*photo.Comparison)) *photo.Comparison {
		own := *c
		change(&own)
		return &own
	}
	turnedTo := func(o int) func(*photo.Item) { return func(it *photo.Item) { it.Meta.Orientation = o } }
	tiff := func(it *photo.Item) { it.Format = "tiff" }
	heic := func(it *photo.Item) { it.Format = "heic" }
	flat := sketched(smooth(200, 2))
	for name, tt := range map[string]struct {
		library, backup *photo.Item
		looked          *photo.Comparison
		present         bool
		words           string
	}{
		"equal":                  {jpeg(), bare(), equalPixels, true, "packed otherwise without loss; it is without its metadata"},
		"tiff":                   {jpeg(tiff), bare(tiff), equalPixels, true, "packed otherwise without loss"},
		"heic":                   {jpeg(heic), bare(heic), equalPixels, false, "the pixels are the same"},
		"another-name":           {jpeg(), bare(named("x/IMG_9.jpg")), equalPixels, false, "the pixels are the same"},
		"another-format":         {jpeg(), bare(tiff), equalPixels, false, "the pixels are the same"},
		"agreeing":               {jpeg(), bare(), agreeing, false, "compressed anew"},
		"one-digit-is-another":   {jpeg(), bare(), oneDigit, false, "compressed anew"},
		"another-exposure":       {jpeg(), bare(), changed(equalPixels, func(c *photo.Comparison) { c.Grain = 0.5 }), false, ""},
		"as-it-was-stored":       {jpeg(turnedTo(6)), bare(), changed(equalPixels, func(c *photo.Comparison) { c.Turned = 1 }), false, "turned"},
		"clear-in-places":        {jpeg(), bare(), changed(equalPixels, func(c *photo.Comparison) { c.Opaque = true }), false, "transparent"},
		"of-16-bits":             {jpeg(), bare(), changed(equalPixels, func(c *photo.Comparison) { c.Shallow = true }), false, "16 bits"},
		"without-its-profile":    {jpeg(), bare(), changed(equalPixels, func(c *photo.Comparison) { c.Unprofiled = true }), false, "profile"},
		"profiles-not-converted": {jpeg(), bare(), changed(equalPixels, func(c *photo.Comparison) { c.Profiles = true }), false, "the pixels are the same"},
		"flat":                   {jpeg(flat), bare(flat), equalPixels, false, "the pixels are the same"},
		"turned-without-loss":    {jpeg(turnedTo(6)), bare(), decodedAnew, false, "turned without loss"},
		"turned-and-compressed":  {jpeg(turnedTo(6)), bare(), rounded, false, "compressed anew"},
		"turned-to-half":         {jpeg(turnedTo(6), pictured(1000)), bare(pictured(500)), decodedAnew, false, "compressed anew: 50 %"},
	} {
		t.Run(name, func(t *testing.T) {
			j := judgeLike(tt.library, tt.backup, tt.looked)
			if j.Grade.Full() != tt.present || j.Unsure == tt.present || !strings.Contains(j.Why, tt.words) {
				t.Errorf("got %+v; want present %t, saying %q", j, tt.present, tt.words)
			}
		})
	}
	if j := judgeLike(jpeg(), bare(), changed(equalPixels, func(c *photo.Comparison) { c.Finest, c.Worst = 1, 0.4 })); j.Grade.Full() {
		t.Errorf("some pixels differ, and it is a full copy: %+v", j)
	}
}
