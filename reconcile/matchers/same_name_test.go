package matchers

import (
	"testing"

	"rollcall/photo"
)

func TestNameSpeaksForWhatCannotBeDecoded(t *testing.T) {
	undecodable := sketched(&photo.Sketch{Problem: "unsupported compression"})
	tiff := func(it *photo.Item) {
		stripped(it)
		it.Path, it.Format = "DCIM/IMG_1234.tif", "tiff"
	}
	for name, tt := range map[string]struct {
		library, backup *photo.Item
		unsure          bool
		asks            string
	}{
		"undecodable":           {still(showing(1)), still(tiff, undecodable), true, ""},
		"library-undecodable":   {still(undecodable), still(tiff, showing(1)), true, ""},
		"not-looked-at-yet":     {still(), still(tiff), false, photo.LookSketch},
		"decoded":               {still(showing(1)), still(tiff, showing(1)), false, ""},
		"same-moment":           {still(showing(1)), still(tiff, undecodable, takenAt(noon)), true, ""},
		"another-moment":        {still(showing(1)), still(tiff, undecodable, takenAt(noon+5)), false, ""},
		"another-camera":        {still(showing(1)), still(tiff, undecodable, func(it *photo.Item) { it.Meta.Model = "X100" }), false, ""},
		"another-folder":        {still(showing(1)), still(tiff, undecodable, named("Scans/IMG_1234.tif")), false, ""},
		"another-capture-by-id": {still(showing(1), withIDs("A", "")), still(tiff, undecodable, withIDs("B", "")), false, ""},
		"not-whole":             {still(showing(1)), still(tiff, undecodable, func(it *photo.Item) { it.Whole = photo.Cut }), false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			j := judgeName(tt.library, tt.backup, nil)
			if j.Unsure != tt.unsure || j.Look != tt.asks || j.Grade.Full() {
				t.Errorf("got %+v; want unsure %t, asking %q", j, tt.unsure, tt.asks)
			}
		})
	}
}

func TestNameAndLengthOfVideos(t *testing.T) {
	movie := func(p string, ms int64, changes ...func(*photo.Item)) *photo.Item {
		it := still(classed(photo.Video, "mov"), named(p), sized(1920, 1440))
		it.Meta.Duration = ms
		for _, change := range changes {
			change(it)
		}
		return it
	}
	bare := func(it *photo.Item) { it.Meta.Taken, it.Meta.Make, it.Meta.Model = photo.Taken{}, "", "" }
	for name, tt := range map[string]struct {
		backup *photo.Item
		grade  photo.Grade
	}{
		"written-anew":   {movie("DCIM/IMG_1234.MOV", 2866, bare), photo.LookAlike},
		"as-mp4":         {movie("DCIM/IMG_1234.mp4", 2850, bare), photo.LookAlike},
		"larger":         {movie("DCIM/IMG_1234.MOV", 2866, bare, sized(3840, 2880)), photo.LookAlike},
		"smaller":        {movie("DCIM/IMG_1234.MOV", 2866, bare, sized(640, 480)), photo.Reduced},
		"longer":         {movie("DCIM/IMG_1234.MOV", 3200, bare), photo.NoGrade},
		"another-moment": {movie("DCIM/IMG_1234.MOV", 2866, takenAt(noon+5)), photo.NoGrade},
		"another-folder": {movie("Trip/IMG_1234.MOV", 2866, bare), photo.NoGrade},
	} {
		t.Run(name, func(t *testing.T) {
			j := judgeName(movie("DCIM/IMG_1234.MOV", 2866), tt.backup, nil)
			if j.Grade != tt.grade || j.Unsure != (tt.grade == photo.LookAlike) {
				t.Errorf("got %+v, want %q", j, tt.grade)
			}
		})
	}
	if keys := nameKeys(movie("a.mov", 0)); keys != nil {
		t.Errorf("keys %v of a video of unknown length", keys)
	}
}
