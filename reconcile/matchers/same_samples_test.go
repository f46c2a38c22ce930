package matchers

import (
	"slices"
	"testing"

	"rollcall/photo"
)

// film is of ten seconds.
func film(changes ...func(*photo.Item)) *photo.Item {
	it := still(classed(photo.Video, "mov"), pictured(20_000_000), lasting(10_000))
	it.Opening = photo.Digest{7}
	for _, change := range changes {
		change(it)
	}
	return it
}

func wholeness(w photo.Wholeness) func(*photo.Item) { return func(it *photo.Item) { it.Whole = w } }

// Films meet by how their pictures begin and by nothing else.
func TestKeysOfFilms(t *testing.T) {
	opening := func(n byte) func(*photo.Item) {
		return func(it *photo.Item) { it.Opening = photo.Digest{n} }
	}
	for name, tt := range map[string]struct {
		other *photo.Item
		meet  bool
	}{
		"itself":        {film(), true},
		"other-weight":  {film(pictured(19_000_000)), true},
		"other-format":  {film(classed(photo.Video, "mpeg-ts"), wholeness(photo.WholeUnknown), lasting(0)), true},
		"other-opening": {film(opening(8)), false},
		"of-none":       {film(func(it *photo.Item) { it.Opening = photo.Digest{} }), false},
		"cut":           {film(wholeness(photo.Cut)), false},
		"not-read":      {film(func(it *photo.Item) { it.Level = photo.LevelEnds }), false},
		"a-still":       {film(classed(photo.Still, "jpeg")), false},
	} {
		keys := openingKeys(tt.other)
		if met := slices.ContainsFunc(openingKeys(film()), func(k Key) bool { return slices.Contains(keys, k) }); met != tt.meet {
			t.Errorf("%s: they meet: %t", name, met)
		}
	}
	for name, tt := range map[string]struct {
		other *photo.Item
		meet  bool
	}{
		"itself":        {film(), true},
		"a-little-more": {film(lasting(10_200)), true},
		"trimmed":       {film(lasting(9_000)), false},
		"of-no-length":  {film(lasting(0)), false},
		"other-opening": {film(opening(8)), false},
	} {
		keys := filmKeys(tt.other)
		if met := slices.ContainsFunc(filmKeys(film()), func(k Key) bool { return slices.Contains(keys, k) }); met != tt.meet {
			t.Errorf("%s: they meet by length: %t", name, met)
		}
	}
}

// A full copy is only what is whole and the same in all; nothing but the same pictures
// leaves the film unsure.
func TestJudgeSamples(t *testing.T) {
	for name, tt := range map[string]struct {
		backup *photo.Item
		looked *photo.Comparison
		grade  photo.Grade
		unsure bool
		look   string
	}{
		"not-looked-at": {film(), nil, "", false, photo.LookBytes},
		"all":           {film(), &photo.Comparison{Bytes: true, Frames: true, Samples: true}, photo.SamePicture, false, ""},
		"all-not-whole": {film(wholeness(photo.WholeUnknown)), &photo.Comparison{Bytes: true, Frames: true, Samples: true}, photo.LookAlike, true, ""},
		"pictures":      {film(), &photo.Comparison{Bytes: true, Frames: true}, photo.LookAlike, true, ""},
		"nothing":       {film(), &photo.Comparison{Bytes: true}, "", false, ""},
		"unreadable":    {film(), &photo.Comparison{Problem: "it can't be read"}, photo.LookAlike, true, ""},
		"of-no-length":  {film(lasting(0)), &photo.Comparison{Bytes: true, Frames: true}, photo.LookAlike, true, ""},
		"slower":        {film(lasting(20_000)), &photo.Comparison{Bytes: true, Frames: true}, photo.LookAlike, true, ""},
		"trimmed":       {film(lasting(8000)), &photo.Comparison{Bytes: true}, "", false, ""},
	} {
		j := judgeSamples(film(), tt.backup, tt.looked)
		if j.Grade != tt.grade || j.Unsure != tt.unsure || j.Look != tt.look || j.Why == "" {
			t.Errorf("%s: %+v", name, j)
		}
	}
}
