package causes

import (
	"strings"
	"testing"
	"time"

	"rollcall/photo"
)

// silentRoll knows nothing of the rest of the roll.
type silentRoll struct{}

func (silentRoll) Route() (string, bool)                              { return photo.RouteUnknown, false }
func (silentRoll) Backup() []photo.Place                              { return nil }
func (silentRoll) Library() []photo.Place                             { return nil }
func (silentRoll) Share(int, Dimension) Share                         { return Share{} }
func (silentRoll) Since(int, time.Time, Dimension) (photos, came int) { return 0, 0 }
func (silentRoll) Company(int, string) (Company, bool)                { return Company{}, false }
func (silentRoll) Tree() (keeps, named bool)                          { return false, false }
func (silentRoll) Cached(int) string                                  { return "" }
func (silentRoll) Stretch(int, Dimension) (Stretch, bool)             { return Stretch{}, false }
func (silentRoll) When(int) (a, b time.Time, c, d bool)               { return a, b, c, d }
func (silentRoll) Sizes(int) Sizes                                    { return Sizes{} }
func (silentRoll) Sightings(int) []photo.Sighting                     { return nil }
func (silentRoll) Added(int) (time.Time, bool)                        { return time.Time{}, false }
func (silentRoll) Collides(int) string                                { return "" }
func (silentRoll) Namesake(int) (Namesake, bool)                      { return Namesake{}, false }
func (silentRoll) Limits(int) []Limit                                 { return nil }

// picture is a JPEG of this size by this camera, without an embedded thumbnail.
func picture(width, height int, camera string, changes ...func(*photo.Item)) *photo.Item {
	brand, model, _ := strings.Cut(camera, " ")
	it := &photo.Item{
		Path: "a/IMG_1.JPG", Class: photo.Still, Format: "jpeg", Stamp: photo.Stamp{Size: 1_000_000},
		Meta: photo.Meta{Width: width, Height: height, Make: brand, Model: model, Taken: photo.Taken{Known: true, Wall: 1}},
	}
	for _, change := range changes {
		change(it)
	}
	return it
}

func withThumb(it *photo.Item) { it.Meta.Thumb = photo.Span{Offset: 400, Size: 9000} }
func withFact(f photo.Fact, v string) func(*photo.Item) {
	return func(it *photo.Item) { it.Facts.Set(f, v) }
}

func claiming(width, height int) func(*photo.Item) {
	return func(it *photo.Item) { it.Meta.ExifWidth, it.Meta.ExifHeight = width, height }
}

func of(class photo.Class, format string) func(*photo.Item) {
	return func(it *photo.Item) { it.Class, it.Format = class, format }
}

// sum adds up what counts: of one observation only the strongest.
func sum(ev []photo.Evidence) float64 {
	strongest := map[string]float64{}
	for _, e := range ev {
		strongest[e.Observation] = max(strongest[e.Observation], e.Weight)
	}
	total := 0.0
	for _, w := range strongest {
		total += w
	}
	return total
}

// TestOwnRendition weighs the library's own file where the backup has nothing.
// From chance on, thumbnail-only is named before unexplained.
func TestOwnRendition(t *testing.T) {
	const silent = 0
	for _, tc := range []struct {
		name     string
		item     *photo.Item
		min, max float64
	}{
		// Signs that are enough.
		{"medium-of-iphone", picture(2048, 1536, "Apple iPhone 11"), chance + 1, 20},
		{"medium-of-iphone-upright", picture(1536, 2048, "Apple iPhone 11"), chance + 1, 20},
		{"medium-wide-of-iphone", picture(2751, 1143, "Apple iPhone 11"), chance + 1, 20},
		{"small-of-iphone", picture(1024, 768, "Apple iPhone 6s"), chance + 1, 20},
		{"small-of-first-iphone-is-none", picture(1024, 768, "Apple iPhone"), 1, chance - 1},
		{"thumbnail-of-ipad", picture(480, 360, "Apple iPad mini 4"), chance + 1, 20},
		{"medium-in-a-shape-of-no-camera", picture(2170, 1448, "Canon EOS 6D"), chance + 1, 15},
		{"square-that-claims-more", picture(1772, 1772, "Apple iPhone 5", claiming(2448, 2448)), chance + 1, 25},
		{"small-that-claims-more", picture(1182, 665, "NIKON D90", claiming(4288, 2412)), 20, 25},
		{"claims-more-in-its-shape", picture(1600, 1200, "Canon G9", claiming(4000, 3000)), chance + 1, 15},
		{"claims-more-turned", picture(1200, 1600, "Canon G9", claiming(4000, 3000)), chance + 1, 15},
		{"recipe-name", picture(800, 600, "", withFact(photo.FactRenditionName, "_1_102_o")), chance + 1, 20},
		{"medium-name", picture(800, 600, "", withFact(photo.FactRenditionName, "-medium")), chance + 1, 20},
		{"cache", picture(800, 600, "", withFact(photo.FactThumbnailCache, "@eaDir")), chance + 1, 20},
		{"name-and-area", picture(1024, 768, "Apple iPhone 8", withFact(photo.FactRenditionName, "_1_105_c")), 30, 35},
		{"video-by-its-name", picture(568, 320, "", of(photo.Video, "mov"), withFact(photo.FactRenditionName, "-medium")), chance + 1, 20},

		// Signs that are weak: never enough by themselves.
		{"old-camera-without-thumbnail", picture(2048, 1536, "Canon PowerShot A70"), 1, chance - 1},
		{"old-phone-without-thumbnail", picture(2048, 1536, "SonyEricsson K800i"), 1, chance - 1},
		{"iphone-3gs-without-thumbnail", picture(2048, 1536, "Apple iPhone 3GS"), 1, chance - 1},
		{"apple-area-without-camera", picture(1086, 724, ""), 1, chance - 1},
		{"cropped-by-a-program", picture(1500, 500, "Canon G9", claiming(4000, 3000)), 1, chance - 1},

		// Nothing to be said.
		{"old-camera", picture(2048, 1536, "Canon PowerShot A70", withThumb), silent, silent},
		{"iphone-3gs", picture(2048, 1536, "Apple iPhone 3GS", withThumb), silent, silent},
		{"iphone-with-thumbnail", picture(2048, 1536, "Apple iPhone 11", withThumb), silent, silent},
		{"picture-of-the-web", picture(1024, 768, ""), silent, silent},
		{"video-still-of-the-web", picture(480, 360, ""), silent, silent},
		{"camera-of-nearly-that-area", picture(2160, 1440, "KODAK DX4330"), silent, silent},
		{"camera-of-nearly-that-area-3m", picture(2016, 1512, "Casio QV-R3"), silent, silent},
		{"just-above-the-area", picture(2049, 1537, "Apple iPhone 11"), silent, silent},
		{"original-of-iphone", picture(4032, 3024, "Apple iPhone 11", withThumb, claiming(4032, 3024)), silent, silent},
		{"original-without-thumbnail", picture(4032, 3024, "Apple iPhone 11", claiming(4032, 3024)), silent, silent},
		{"claims-its-own-size", picture(1600, 1200, "Canon G9", claiming(1600, 1200)), silent, silent},
		{"claims-it-turned", picture(1200, 1600, "Canon G9", claiming(1600, 1200)), silent, silent},
		{"claims-a-little-more", picture(1600, 1200, "Canon G9", claiming(1640, 1230)), silent, silent},
		{"claims-less", picture(1600, 1200, "Canon G9", claiming(160, 120)), silent, silent},
		{"claims-half-a-size", picture(1600, 1200, "Canon G9", claiming(4000, 0)), silent, silent},
		{"large-that-claims-more", picture(4000, 3000, "Canon R5", claiming(8192, 5464)), silent, silent},
		{"heic-of-that-area", picture(2048, 1536, "Apple iPhone 11", of(photo.Still, "heic")), silent, silent},
		{"png-of-that-area", picture(1024, 768, "Apple iPad", of(photo.Still, "png")), silent, silent},
		{"raw-with-a-small-first-page", picture(160, 120, "NIKON D90", of(photo.RAW, "nef"), claiming(4288, 2848)), silent, silent},
		{"video", picture(1024, 768, "Apple iPhone 11", of(photo.Video, "mov")), silent, silent},
		{"size-unknown", picture(0, 0, "Apple iPhone 11", claiming(4032, 3024)), silent, silent},
	} {
		t.Run(tc.name, func(t *testing.T) {
			ev := explainThumbnailOnly(Case{Item: tc.item, Status: photo.Missing, Roll: silentRoll{}})
			if w := sum(ev); w < tc.min || w > tc.max {
				t.Errorf("the weight is %.1f, want %.1f to %.1f: %+v", w, tc.min, tc.max, ev)
			}
			for _, e := range ev {
				sure := strings.HasPrefix(e.Text, "The original was never on this disk: ") ||
					strings.HasPrefix(e.Text, "The original is in no place of the library, only this: ")
				if !sure && !strings.HasPrefix(e.Text, "The original may never have been on this disk: ") {
					t.Errorf("it says: %s", e.Text)
				}
				if sure != (e.Weight > chance) {
					t.Errorf("with %.1f it says: %s", e.Weight, e.Text)
				}
			}
		})
	}
}

// That our decoder fails is never enough to call a format the reason, nor the
// backup damaged.
func TestUndecodedProvesNothing(t *testing.T) {
	it := picture(4032, 3024, "Apple iPhone 11", withThumb)
	it.Problems = []photo.Problem{{Kind: photo.ProblemUndecoded, Text: "The decoder died."}}
	c := Case{Item: it, Status: photo.Missing, Roll: silentRoll{}}
	ev := unreadableFormat.Explain(c)
	if w := sum(ev); w <= 0 || w > chance/2 {
		t.Errorf("unreadable-format weighs %.1f: %+v", w, ev)
	}
	if len(ev) == 0 || !strings.Contains(ev[0].Text, "(The decoder died), which is no proof") {
		t.Errorf("it says %+v", ev)
	}
	for _, cause := range []Cause{corruptedBackup, thumbnailOnly, onlyEdited} {
		if ev := cause.Explain(c); len(ev) > 0 {
			t.Errorf("%s says %+v", cause.Name, ev)
		}
	}
	it.Problems = append(it.Problems, photo.Problem{Kind: photo.ProblemEmpty})
	if w := sum(unreadableFormat.Explain(c)); w != formatEmpty {
		t.Errorf("an empty file that can't be decoded weighs %.1f, want %d", w, formatEmpty)
	}
}
