package matchers

import (
	"slices"
	"testing"

	"rollcall/photo"
)

// TestFilmsOfOneName: a film of a name in another folder is held against the library's
// where the folder is of its month, or its second agrees; a shorter one was cut from it.
func TestFilmsOfOneName(t *testing.T) {
	movie := func(p string, ms int64, changes ...func(*photo.Item)) *photo.Item {
		it := still(classed(photo.Video, "mov"), named(p), sized(1920, 1440), takenAt(noon))
		it.Meta.Make, it.Meta.Model, it.Meta.Duration = "", "", ms
		for _, change := range changes {
			change(it)
		}
		return it
	}
	bare := func(it *photo.Item) { it.Meta.Taken = photo.Taken{} }
	other := &photo.Comparison{Bytes: true}
	for name, tt := range map[string]struct {
		backup *photo.Item
		grade  photo.Grade
	}{
		"folder-of-its-month":      {movie("2021/05/IMG_1234.MOV", 4000, bare), photo.LookAlike},
		"folder-of-another-month":  {movie("2021/06/IMG_1234.MOV", 4000, bare), photo.NoGrade},
		"its-second":               {movie("Export/IMG_1234.MOV", 4000), photo.LookAlike},
		"another-second":           {movie("2021/05/IMG_1234.MOV", 4000, takenAt(noon+1)), photo.NoGrade},
		"cut":                      {movie("2021/05/IMG_1234.MOV", 2020), photo.EditedGrade},
		"cut-in-the-same-folder":   {movie("100APPLE/IMG_1234.MOV", 2020), photo.EditedGrade},
		"cut-without-date":         {movie("100APPLE/IMG_1234.MOV", 2020, bare), photo.NoGrade},
		"cut-of-another-second":    {movie("100APPLE/IMG_1234.MOV", 2020, takenAt(noon+9)), photo.NoGrade},
		"cut-and-made-smaller":     {movie("100APPLE/IMG_1234.MOV", 2020, sized(640, 480)), photo.EditedGrade},
		"other-shape":              {movie("100APPLE/IMG_1234.MOV", 2020, sized(1440, 1440)), photo.NoGrade},
		"the-library's-is-shorter": {movie("100APPLE/IMG_1234.MOV", 9000), photo.EditedGrade},
		"cut-by-a-camera":          {movie("100APPLE/IMG_1234.MOV", 2020, ofCamera("A1")), photo.EditedGrade},
	} {
		t.Run(name, func(t *testing.T) {
			library := movie("DCIM/100APPLE/IMG_1234.MOV", 4000)
			j := judgeName(library, tt.backup, other)
			if j.Grade != tt.grade || j.Unsure != (tt.grade == photo.LookAlike) {
				t.Errorf("got %+v, want %q", j, tt.grade)
			}
		})
	}
	clock := func(it *photo.Item) { it.Meta.Taken = photo.Taken{Known: true, Wall: date(1970)} }
	if j := judgeName(movie("a/1.MOV", 4000, clock), movie("a/1.MOV", 2000, clock), other); j.Grade != photo.NoGrade {
		t.Errorf("a clock that was never set cut a film: %+v", j)
	}
}

// TestProxiesOfGoPro: GL010103.LRV is the small version of GX010103.MP4 and of GH010103.MP4.
func TestProxiesOfGoPro(t *testing.T) {
	film := func(p string, changes ...func(*photo.Item)) *photo.Item {
		it := still(classed(photo.Video, "mp4"), named(p), sized(3840, 2160), ofCamera("HERO10 Black"))
		it.Meta.Duration = 60_000
		for _, change := range changes {
			change(it)
		}
		return it
	}
	small, bare := sized(768, 432), func(it *photo.Item) { it.Meta.Taken, it.Meta.Make, it.Meta.Model = photo.Taken{}, "", "" }
	proxy := func(p string, changes ...func(*photo.Item)) *photo.Item {
		return film(p, append([]func(*photo.Item){small}, changes...)...)
	}
	other := &photo.Comparison{Bytes: true}
	for name, tt := range map[string]struct {
		judge           func(a, b *photo.Item, c *photo.Comparison) photo.Judgement
		library, backup *photo.Item
		grade           photo.Grade
	}{
		"hevc":            {judgeCrowded, film("GX010103.MP4"), proxy("GL010103.LRV"), photo.Reduced},
		"avc":             {judgeCrowded, film("GH010103.MP4"), proxy("GL010103.LRV"), photo.Reduced},
		"alone":           {judgeShot, film("GX010103.MP4"), proxy("GL010103.LRV"), photo.Reduced},
		"another-number":  {judgeCrowded, film("GX010103.MP4"), proxy("GL010104.LRV"), photo.NoGrade},
		"another-chapter": {judgeCrowded, film("GX020103.MP4"), proxy("GL010103.LRV"), photo.NoGrade},
		"another-length":  {judgeCrowded, film("GX010103.MP4"), proxy("GL010103.LRV", func(it *photo.Item) { it.Meta.Duration = 9000 }), photo.NoGrade},
		"no-proxy":        {judgeCrowded, film("GX010103.MP4"), proxy("GH010103.MP4"), photo.NoGrade},
		"without-date":    {judgeName, film("a/GX010103.MP4"), proxy("a/GL010103.LRV", bare), photo.Reduced},
		"elsewhere":       {judgeName, film("a/GX010103.MP4"), proxy("b/GL010103.LRV", bare), photo.NoGrade},
		"name-of-another": {judgeName, film("a/GX010103.MP4"), film("a/GH010103.MP4", bare), photo.NoGrade},
	} {
		t.Run(name, func(t *testing.T) {
			if j := tt.judge(tt.library, tt.backup, other); j.Grade != tt.grade || j.Unsure {
				t.Errorf("got %+v, want %q", j, tt.grade)
			}
		})
	}
	a, b := nameKeys(film("GX010103.MP4")), nameKeys(proxy("GL010103.LRV", bare))
	if !slices.ContainsFunc(a, func(k Key) bool { return slices.Contains(b, k) }) {
		t.Errorf("keys %v and %v never meet", a, b)
	}
}
