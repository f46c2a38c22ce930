package matchers

import (
	"testing"

	"rollcall/photo"
)

// TestCutWithoutCamera judges a screenshot or a scan whose copy was cut so short that no
// beginning has a digest on both sides: it tells its second and no camera.
func TestCutWithoutCamera(t *testing.T) {
	whole := still(named("2022/IMG_5226.PNG"), classed(photo.Still, "png"), takenAt(noon), weighing(38_655))
	whole.Meta.Make, whole.Meta.Model = "", ""
	cut := func(changes ...func(*photo.Item)) *photo.Item {
		it := still(named("2022/IMG_5226.PNG"), classed(photo.Still, "png"), takenAt(noon), weighing(6957))
		it.Meta.Make, it.Meta.Model, it.Whole = "", "", photo.Cut
		for _, change := range changes {
			change(it)
		}
		return it
	}
	prefix := &photo.Comparison{Bytes: true, Prefix: true}
	for name, tt := range map[string]struct {
		library, backup *photo.Item
		looked          *photo.Comparison
		grade           photo.Grade
		look            string
	}{
		"is-compared":        {whole, cut(), nil, photo.NoGrade, photo.LookBytes},
		"the-beginning":      {whole, cut(), prefix, photo.Damaged, ""},
		"another-folder":     {whole, cut(named("Camera/IMG_5226.PNG")), prefix, photo.Damaged, ""},
		"not-the-beginning":  {whole, cut(), &photo.Comparison{Bytes: true}, photo.NoGrade, ""},
		"camera-was-cut-off": {still(named("a/IMG_1.HEIC")), cut(named("a/IMG_1.HEIC")), prefix, photo.Damaged, ""},
		"another-second":     {whole, cut(takenAt(noon + 1)), prefix, photo.NoGrade, ""},
		"another-name":       {whole, cut(named("2022/IMG_5227.PNG")), prefix, photo.NoGrade, ""},
		"larger":             {whole, cut(weighing(40_000)), prefix, photo.NoGrade, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := judgeDamage(tt.library, tt.backup, tt.looked); got.Grade != tt.grade || got.Look != tt.look {
				t.Errorf("judged %q, look %q (%s), want %q, look %q", got.Grade, got.Look, got.Why, tt.grade, tt.look)
			}
		})
	}
}
