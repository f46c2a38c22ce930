package reconcile

import (
	"testing"

	"rollcall/photo"
)

func TestLadderTellsWhatWasTried(t *testing.T) {
	smaller := shotAt(1000)
	smaller.width, smaller.height = 400, 300
	lib := fakes{aFake("a/1.jpg", 1)}
	back := fakes{{path: "a/1.jpg", bytes: build(smaller, picture(9, 200), nil)}, aFake("b/copy.jpg", 1), aFake("b/2.jpg", 2)}
	req := request(lib, back)
	it := lib[0].read()
	tried, err := Ladder(t.Context(), req, it)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]map[string]photo.Grade{}
	for _, r := range tried {
		got[r.Rung] = map[string]photo.Grade{}
		for _, h := range r.Held {
			got[r.Rung][h.Path] = h.Judgement.Grade
			if h.Judgement.Why == "" {
				t.Errorf("%s against %s: no words", r.Rung, h.Path)
			}
		}
	}
	for _, want := range []struct {
		rung, path string
		grade      photo.Grade
	}{
		{"same-bytes", "b/copy.jpg", photo.Exact},
		{"same-picture", "b/copy.jpg", photo.SamePicture},
		{"same-shot", "a/1.jpg", photo.Reduced},
	} {
		if g := got[want.rung][want.path]; g != want.grade {
			t.Errorf("%s against %s: %q, want %q", want.rung, want.path, g, want.grade)
		}
	}
	for _, r := range tried {
		if r.Rung == "same-shot" && len(r.Crowd) == 0 {
			t.Error("the moment is held by two of the backup, and no crowd is told")
		}
	}
	if _, ok := got["same-bytes"]["b/2.jpg"]; ok {
		t.Error("met a file that shares no key")
	}
}
