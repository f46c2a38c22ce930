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

// Before a rung that needs a look, the file and what it may meet are looked at.
func TestLadderLooks(t *testing.T) {
	lib := fakes{scenic("a/1.jpg", 1), scenic("a/2.jpg", 2)}
	back := fakes{stripped("s/1.jpg", 1, 400, 300), stripped("s/9.jpg", 9, 400, 300), scenic("b/2.jpg", 2), scenic("b/3.jpg", 3)}
	req := request(lib, back)
	looks := counted(req)
	tried, err := Ladder(t.Context(), req, lib[0].read())
	if err != nil {
		t.Fatal(err)
	}
	last := rungIn(tried, "look-alike")
	if last.Sight != photo.LookSketch || !last.Margin || last.Problem != "" || len(last.Held) != 1 || last.Held[0].Path != "s/1.jpg" || last.Held[0].Judgement.Grade != photo.Reduced {
		t.Errorf("%+v, want the small version met by a sketch", last)
	}
	if looks[photo.LookSketch] != 4 {
		t.Errorf("%d sketches, want those of the file and of two that tell nothing and nobody has, and once more of the one of its name", looks[photo.LookSketch])
	}
	blind := aFake("a/9.jpg", 9)
	if tried, err = Ladder(t.Context(), request(fakes{blind}, back), blind.read()); err != nil {
		t.Fatal(err)
	}
	if last := rungIn(tried, "look-alike"); last.Problem == "" || len(last.Keys) > 0 {
		t.Errorf("%+v, want to be told why there are no keys", last)
	}
}

func rungIn(tried []RungTried, name string) RungTried {
	for _, r := range tried {
		if r.Rung == name {
			return r
		}
	}
	return RungTried{}
}
