package reconcile

import (
	"context"
	"testing"

	"rollcall/photo"
)

// Several files of the library are one shot in several encodings, of which the
// backup has one more.
func TestRunEncodingsOfOneShotShareACopy(t *testing.T) {
	three := func(frames ...int) (lib fakes) {
		for k, frame := range frames {
			lib = append(lib, sized([]string{"a/1.heic", "a/1.jpg", "a/1-web.png"}[k], k+1, 4000, 7, frame))
		}
		return lib
	}
	one := fakes{sized("b/9.heic", 40, 4000, 7, 0), aFake("z.jpg", 900)}
	for name, tt := range map[string]struct {
		lib, back                fakes
		present, missing, unsure int
	}{
		"all-agree":            {three(0, 0, 0), one, 3, 0, 0},
		"two-agree":            {three(0, 0), one, 2, 0, 0},
		"one-is-another-frame": {three(0, 0, 1), one, 2, 1, 0},
		"all-are-other-frames": {three(1, 2, 3), one, 0, 3, 0},
		"two-frames-two-there": {three(0, 0, 1), append(fakes{sized("b/8.heic", 41, 4000, 7, 1)}, one...), 3, 0, 0},
		"with-a-rendition":     {append(three(0, 0), sized("a/s.jpg", 9, 1600, 7, 0)), one, 2, 0, 1},
	} {
		t.Run(name, func(t *testing.T) {
			s := runCheck(t, request(tt.lib, tt.back)).Summary
			if s.Present != tt.present || s.Missing != tt.missing || s.Unsure != tt.unsure {
				t.Errorf("present %d, missing %d, unsure %d; want %d, %d, %d", s.Present, s.Missing, s.Unsure, tt.present, tt.missing, tt.unsure)
			}
		})
	}
}

// Pictures without grain that nearly agree may be two frames of a still scene: where
// several are alike, nothing is called present, nor where the library's own differ.
func TestRunWhatOnlyLooksAlikeSharesNothing(t *testing.T) {
	lib := fakes{sized("a/1.heic", 1, 4000, 7, 0), sized("a/2.heic", 2, 4000, 7, 1)}
	back := fakes{sized("b/9.heic", 40, 4000, 7, 0), aFake("z.jpg", 900)}
	smooth := photo.Comparison{Pixels: true, Worst: 2, Typical: 0.5, Detail: 1, Alike: 1}
	grainy := smooth
	grainy.Grainy, grainy.Grain = true, 0.9
	other := smooth
	other.Grainy, other.Grain = true, 0.3
	for name, tt := range map[string]struct {
		across, within photo.Comparison
		present        int
	}{
		"one-exposure":                   {grainy, grainy, 2},
		"no-grain":                       {smooth, smooth, 0},
		"little-grain-in-common":         {other, other, 0},
		"the-librarys-are-not-told-one":  {grainy, smooth, 0},
		"the-librarys-differ":            {grainy, photo.Comparison{Pixels: true, Worst: 30, Typical: 2, Detail: 1, Alike: 0.99}, 0},
		"the-librarys-can-t-be-compared": {grainy, photo.Comparison{Problem: "is gone"}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			req := request(lib, back)
			req.Look = comparedAs(req, lib, tt.across, tt.within)
			s := runCheck(t, req).Summary
			if s.Present != tt.present || s.Unsure != 2-tt.present {
				t.Errorf("present %d, unsure %d; want %d, %d", s.Present, s.Unsure, tt.present, 2-tt.present)
			}
		})
	}
}

// comparedAs answers looks at the pixels of two files of the two sides, and of two
// of the library.
func comparedAs(req *Request, lib fakes, across, within photo.Comparison) func(context.Context, []photo.Look) error {
	draw := req.Look
	return func(ctx context.Context, looks []photo.Look) error {
		err := draw(ctx, looks)
		for i := range looks {
			if looks[i].What != photo.LookPixels {
				continue
			}
			if looks[i].Found = across; lib.of(looks[i].Backup) != nil {
				looks[i].Found = within
			}
		}
		return err
	}
}
