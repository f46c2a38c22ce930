package reconcile

import (
	"cmp"
	"context"
	"testing"

	"rollcall/photo"
)

// A judge is asked again with what was found, as long as it asks for something
// new.
func TestHear(t *testing.T) {
	asks := func(looks ...string) judge {
		return func(a, b *photo.Item, looked *photo.Comparison) photo.Judgement {
			if a.Sketch == nil && looks[0] == photo.LookSketch {
				return photo.Judgement{Look: photo.LookSketch, Why: "asks"}
			}
			if looked == nil && looks[len(looks)-1] == photo.LookPixels {
				return photo.Judgement{Look: photo.LookPixels, Distance: 7, Why: "asks"}
			}
			return photo.Judgement{Grade: photo.Converted, Why: "settled"}
		}
	}
	stubborn := func(_, _ *photo.Item, _ *photo.Comparison) photo.Judgement {
		return photo.Judgement{Look: photo.LookBytes, Why: "asks"}
	}
	for name, tt := range map[string]struct {
		ask     judge
		mayTake func(string) bool
		problem string
		want    photo.Judgement
		looks   int
	}{
		"at-once":           {asks(""), anyLook, "", photo.Judgement{Grade: photo.Converted, Why: "settled"}, 0},
		"sketches":          {asks(photo.LookSketch), anyLook, "", photo.Judgement{Grade: photo.Converted, Why: "settled"}, 2},
		"sketches-pixels":   {asks(photo.LookSketch, photo.LookPixels), anyLook, "", photo.Judgement{Grade: photo.Converted, Why: "settled"}, 3},
		"not-the-pixels":    {asks(photo.LookSketch, photo.LookPixels), noPixels, "", photo.Judgement{Look: photo.LookPixels, Distance: 7, Why: "asks"}, 2},
		"asks-without-end":  {stubborn, anyLook, "", photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: "asks; a second look did not settle it"}, 1},
		"not-possible":      {stubborn, anyLook, "is gone", photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: "asks; is gone"}, 1},
		"unseen-never-full": {asks(photo.LookPixels), anyLook, "is gone", photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: "settled; is gone"}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			req := &Request{Look: func(_ context.Context, looks []photo.Look) error {
				for i := range looks {
					looks[i].Found.Problem = tt.problem
					if looks[i].What == photo.LookSketch {
						cmp.Or(looks[i].Library, looks[i].Backup).Sketch = &photo.Sketch{}
					}
				}
				return nil
			}}
			looks, counts := 0, counted(req)
			h := &hearing{library: &photo.Item{}, backup: &photo.Item{}}
			if err := (&looking{req: req}).hear(t.Context(), tt.ask, []*hearing{h}, tt.mayTake); err != nil {
				t.Fatal(err)
			}
			for _, n := range counts {
				looks += n
			}
			if h.judged != tt.want || looks != tt.looks {
				t.Errorf("%+v after %d looks, want %+v after %d", h.judged, looks, tt.want, tt.looks)
			}
		})
	}
}
