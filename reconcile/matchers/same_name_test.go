package matchers

import (
	"slices"
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
			j := judgeName(movie("DCIM/IMG_1234.MOV", 2866), tt.backup, &photo.Comparison{Bytes: true})
			if j.Grade != tt.grade || j.Unsure != (tt.grade == photo.LookAlike) {
				t.Errorf("got %+v, want %q", j, tt.grade)
			}
		})
	}
	if keys := nameKeys(movie("a.mov", 0)); keys != nil {
		t.Errorf("keys %v of a video of unknown length", keys)
	}
}

// Of what is too plain to be known by its looks the name, or a bare second of capture,
// and pixels that agree make a doubt, and never more.
func TestNameSpeaksForWhatIsPlain(t *testing.T) {
	plain := sketched(&photo.Sketch{Luma: slices.Repeat([]byte{240}, photo.SketchSide*photo.SketchSide), Cb: slices.Repeat([]byte{128}, photo.ChromaSide*photo.ChromaSide), Cr: slices.Repeat([]byte{128}, photo.ChromaSide*photo.ChromaSide)})
	page := func(p string, changes ...func(*photo.Item)) *photo.Item {
		it := still(named(p), plain)
		it.Meta.Taken, it.Meta.Make, it.Meta.Model = photo.Taken{}, "", ""
		for _, change := range changes {
			change(it)
		}
		return it
	}
	agree := &photo.Comparison{Pixels: true, Worst: 1, Typical: 0.3, Detail: 1, Alike: 1}
	for name, tt := range map[string]struct {
		library, backup *photo.Item
		looked          *photo.Comparison
		unsure          bool
		asks            string
	}{
		"its-name":           {page("IMG_1.PNG"), page("IMG_1.jpg"), agree, true, ""},
		"to-be-decoded":      {page("IMG_1.PNG"), page("IMG_1.jpg"), nil, false, photo.LookPixels},
		"other-pixels":       {page("IMG_1.PNG"), page("IMG_1.jpg"), &photo.Comparison{Pixels: true, Worst: 60, Typical: 9, Alike: 0.8}, false, ""},
		"another-folder":     {page("A/IMG_1.PNG"), page("B/IMG_1.jpg"), agree, false, ""},
		"its-second":         {page("A/IMG_1.PNG", takenAt(noon)), page("B/IMG_9.jpg", takenAt(noon)), agree, true, ""},
		"another-second":     {page("IMG_1.PNG", takenAt(noon)), page("IMG_1.jpg", takenAt(noon+1)), agree, false, ""},
		"second-of-a-camera": {page("A/IMG_1.PNG", takenAt(noon), ofCamera("A1")), page("B/IMG_9.jpg", takenAt(noon), ofCamera("A1")), agree, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			j := judgeName(tt.library, tt.backup, tt.looked)
			if j.Unsure != tt.unsure || j.Look != tt.asks || j.Grade.Full() {
				t.Errorf("got %+v; want unsure %t, asking %q", j, tt.unsure, tt.asks)
			}
			met := slices.ContainsFunc(nameKeys(tt.library), func(k Key) bool { return slices.Contains(nameKeys(tt.backup), k) })
			if (tt.unsure || tt.asks != "") && !met {
				t.Error("they never meet")
			}
		})
	}
}

func ofCamera(model string) func(*photo.Item) {
	return func(it *photo.Item) { it.Meta.Model = model }
}

// A video in another wrapping is told by its samples, which are looked at only
// where nothing speaks against it.
func TestVideoWrappedAnew(t *testing.T) {
	movie := func(changes ...func(*photo.Item)) *photo.Item {
		it := still(classed(photo.Video, "mov"), named("DCIM/IMG_1234.MOV"), sized(1920, 1440))
		it.Meta.Duration = 2866
		for _, change := range changes {
			change(it)
		}
		return it
	}
	bare := func(it *photo.Item) { it.Meta.Taken, it.Meta.Make, it.Meta.Model = photo.Taken{}, "", "" }
	unknown := func(it *photo.Item) { it.Whole = photo.WholeUnknown }
	longer := func(it *photo.Item) { it.Meta.Duration += 200 }
	same, other := &photo.Comparison{Bytes: true, Samples: true}, &photo.Comparison{Bytes: true}
	for name, tt := range map[string]struct {
		backup *photo.Item
		looked *photo.Comparison
		judge  func(a, b *photo.Item, c *photo.Comparison) photo.Judgement
		grade  photo.Grade
		asks   string
	}{
		"by-name":                 {movie(bare), same, judgeName, photo.SamePicture, ""},
		"by-shot":                 {movie(named("x/9.mov")), same, judgeShot, photo.SamePicture, ""},
		"by-shot-in-a-crowd":      {movie(named("x/9.mov")), same, judgeCrowded, photo.SamePicture, ""},
		"to-be-looked-at":         {movie(bare), nil, judgeName, "", photo.LookBytes},
		"other-samples":           {movie(bare), other, judgeName, photo.LookAlike, ""},
		"other-samples-by-shot":   {movie(), other, judgeShot, photo.LookAlike, ""},
		"could-not-be-compared":   {movie(bare), &photo.Comparison{Problem: "is gone"}, judgeName, photo.LookAlike, ""},
		"not-known-to-be-whole":   {movie(bare, unknown), same, judgeName, photo.LookAlike, ""},
		"longer":                  {movie(bare, longer), same, judgeName, photo.LookAlike, ""},
		"shown-smaller":           {movie(bare, sized(640, 480)), same, judgeName, photo.SamePicture, ""},
		"fewer-pixels":            {movie(bare, sized(640, 480)), other, judgeName, photo.Reduced, ""},
		"other-sound":             {movie(bare), &photo.Comparison{Bytes: true, Frames: true}, judgeName, photo.LookAlike, ""},
		"far-fewer-bytes":         {movie(bare, weighing(100_000)), nil, judgeName, photo.LookAlike, ""},
		"date-of-the-wrapping":    {movie(takenAt(noon + 9)), same, judgeName, photo.SamePicture, ""},
		"taken-at-another-time":   {movie(takenAt(noon + 9)), other, judgeName, "", ""},
		"renamed-and-redated":     {movie(named("x/9.mp4"), takenAt(noon+9)), same, judgeSamples, photo.SamePicture, ""},
		"renamed-to-be-looked-at": {movie(named("x/9.mp4"), bare), nil, judgeSamples, "", photo.LookBytes},
		"renamed-other-samples":   {movie(named("x/9.mp4"), bare), other, judgeSamples, "", ""},
		"renamed-other-sound":     {movie(named("x/9.mp4"), bare), &photo.Comparison{Bytes: true, Frames: true}, judgeSamples, photo.LookAlike, ""},
		"another-shot-of-a-burst": {movie(takenAt(noon + 9)), same, judgeShot, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			j := tt.judge(movie(), tt.backup, tt.looked)
			if j.Grade != tt.grade || j.Look != tt.asks {
				t.Errorf("got %+v, want %q, asking %q", j, tt.grade, tt.asks)
			}
		})
	}
}
