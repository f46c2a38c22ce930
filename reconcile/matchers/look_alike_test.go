package matchers

import (
	"testing"

	"rollcall/photo"
)

func TestJudgeLike(t *testing.T) {
	library := still(showing(1))
	bare := func(scene uint64, changes ...func(*photo.Item)) *photo.Item {
		return still(append(append([]func(*photo.Item){stripped}, changes...), showing(scene))...)
	}
	scan := func(changes ...func(*photo.Item)) *photo.Item {
		return still(append(changes, takenAt(noon-noon%day), showing(1))...)
	}
	inCache := func(it *photo.Item) { it.Facts.Set(photo.FactThumbnailCache, "@eaDir") }
	small := func(original string) *photo.Item {
		return still(stripped, sized(1024, 768), showing(1), inCache, func(it *photo.Item) { it.Facts.Set(photo.FactOriginalName, original) })
	}
	screenshot := func(changes ...func(*photo.Item)) *photo.Item {
		return bare(1, append([]func(*photo.Item){func(it *photo.Item) {
			it.Format, it.Meta.Make, it.Meta.Model, it.Meta.GPS, it.Meta.Orientation = "png", "", "", nil, 0
		}, named("IMG_7.PNG")}, changes...)...)
	}
	opaque := *equalPixels
	opaque.Opaque = true
	for name, tt := range map[string]struct {
		library, backup *photo.Item
		looked          *photo.Comparison
		want            string
	}{
		"packed-otherwise":        {screenshot(), screenshot(named("2021/IMG_7.PNG")), equalPixels, "converted"},
		"packed-some-differ":      {screenshot(), screenshot(), agreeing, "unsure"},
		"packed-as-tiff":          {screenshot(), screenshot(func(it *photo.Item) { it.Format = "tiff" }), equalPixels, "unsure"},
		"packed-under-a-new-name": {screenshot(), screenshot(named("IMG_8.PNG")), equalPixels, "unsure"},
		"packed-without-its-date": {screenshot(takenAt(noon - noon%day)), screenshot(), equalPixels, "converted"},
		"packed-without-clear":    {screenshot(), screenshot(), &opaque, "unsure"},
		"no-sketch":               {still(), bare(1), nil, "nothing"},
		"not-decoded":             {library, still(stripped, sketched(&photo.Sketch{Problem: "died"})), nil, "nothing"},
		"other-time":              {library, still(asJPEG, takenAt(noon+9), showing(1)), agreeing, "nothing"},
		"other-camera":            {library, bare(1, func(it *photo.Item) { it.Meta.Model = "EOS" }), agreeing, "nothing"},
		"other-id":                {still(withIDs("c", "r"), showing(1)), bare(1, withIDs("c", "s")), agreeing, "nothing"},
		"other-scene":             {library, bare(2), nil, "nothing"},
		"broken":                  {library, bare(1, func(it *photo.Item) { it.Whole = photo.Cut }), nil, "nothing"},
		"full":                    {library, bare(1), nil, "look pixels"},
		"full-agreeing":           {library, bare(1), agreeing, "unsure"},
		"full-equal":              {library, bare(1), equalPixels, "unsure"},
		"full-nearly":             {library, bare(1), coarser, "unsure"},
		"full-strongly":           {library, bare(1), strongly, "unsure"},
		"full-again":              {library, bare(1), again, "nothing"},
		"full-filtered":           {library, bare(1), filtered, "nothing"},
		"full-no-decoder":         {library, bare(1), notDecoded, "unsure"},
		"smaller":                 {library, bare(1, sized(1024, 768)), nil, "reduced"},
		"smaller-turned":          {library, still(stripped, sized(768, 1024), sketched(turnedSketch(painted(1), 3))), nil, "reduced"},
		"slightly-smaller":        {library, bare(1, sized(3831, 2873)), nil, "look pixels"},
		"slightly-agreeing":       {library, bare(1, sized(3831, 2873)), resized, "reduced"},
		"slightly-cropped":        {library, bare(1, sized(3831, 2873)), part, "nothing"},
		"larger":                  {still(sized(1024, 768), showing(1)), bare(1), nil, "unsure"},
		"named-by-cache":          {small("IMG_7.HEIC"), bare(1, named("b/IMG_7.JPG")), nil, "look pixels"},
		"named-agreeing":          {small("IMG_7.HEIC"), bare(1, named("b/IMG_7.JPG")), resized, "converted better"},
		"named-blown-up":          {small("IMG_7.HEIC"), bare(1, named("b/IMG_7.JPG")), blownLarger, "unsure"},
		"named-other-scene":       {small("IMG_7.HEIC"), bare(2, named("b/IMG_7.JPG")), nil, "nothing"},
		"named-otherwise":         {small("IMG_7.HEIC"), bare(1, named("b/IMG_8.JPG")), nil, "unsure"},
		"named-cache-only":        {small("IMG_7.HEIC"), bare(1, named("b/IMG_7.JPG"), inCache), nil, "unsure"},
		"unset-clock":             {library, bare(1, sized(1024, 768), takenAt(60)), nil, "reduced"},
		"scan-agreeing":           {scan(), scan(asJPEG), agreeing, "converted"},
		"scan-compressed":         {scan(asJPEG), scan(asJPEG, weighing(9)), agreeing, "recompressed"},
		"scan-nearly":             {scan(), scan(asJPEG), coarser, "unsure"},
		"scan-other-exposure":     {scan(), scan(asJPEG), again, "nothing"},
	} {
		t.Run(name, func(t *testing.T) {
			j := judgeLike(tt.library, tt.backup, tt.looked)
			if said(j) != tt.want || j.Why == "" {
				t.Errorf("%s, want %s: %+v", said(j), tt.want, j)
			}
		})
	}
}

func turnedSketch(s *photo.Sketch, turns int) *photo.Sketch {
	out := *s
	out.Luma = turned(s.Luma, photo.SketchSide, turns)
	out.Cb, out.Cr = turned(s.Cb, photo.ChromaSide, turns), turned(s.Cr, photo.ChromaSide, turns)
	return &out
}

// What tells its capture is not looked at for the sake of what does, too.
func TestTold(t *testing.T) {
	record := still(func(it *photo.Item) { it.Level, it.Fingerprint = photo.LevelNone, photo.Fingerprint{1, 2} })
	for name, tt := range map[string]struct {
		rung Matcher
		it   *photo.Item
		want bool
	}{
		"camera":            {lookAlike, still(), true},
		"stripped":          {lookAlike, still(stripped), false},
		"never-set":         {lookAlike, still(takenAt(60)), false},
		"midnight":          {lookAlike, still(takenAt(noon - noon%day)), false},
		"fingerprint-bytes": {appleFingerprint, still(), true},
		"fingerprint-alone": {appleFingerprint, record, false},
		"neither":           {appleFingerprint, still(func(it *photo.Item) { it.Level = photo.LevelNone }), true},
	} {
		t.Run(name, func(t *testing.T) {
			if got := tt.rung.Told(tt.it); got != tt.want {
				t.Errorf("told: %v", got)
			}
		})
	}
}

// Black frames, blank walls and clear skies have no keys, however grainy.
func TestFlatHasNoKeys(t *testing.T) {
	for name, tt := range map[string]struct {
		sketch *photo.Sketch
		flat   bool
	}{
		"black":         {smooth(0, 0), true},
		"white":         {smooth(255, 0), true},
		"wall":          {smooth(180, 25), true},
		"vignette":      {smooth(200, 60), true},
		"grainy-wall":   {grained(smooth(150, 30), 3, 1.5), true},
		"scene":         {painted(1), false},
		"another":       {painted(2), false},
		"of-wrong-size": {&photo.Sketch{Luma: make([]byte, 9)}, true},
	} {
		t.Run(name, func(t *testing.T) {
			if keys := lookKeys(still(sketched(tt.sketch))); (len(keys) == 0) != tt.flat {
				t.Errorf("%d keys", len(keys))
			}
		})
	}
}

func TestTellsCapture(t *testing.T) {
	for name, tt := range map[string]struct {
		item *photo.Item
		want bool
	}{
		"camera":           {still(), true},
		"digits":           {still(noCamera, fine(noon, 123_000_000)), true},
		"zeros-for-digits": {still(noCamera, fine(noon, 0)), false},
		"a-second":         {still(noCamera), false},
		"nothing":          {still(stripped), false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := tellsCapture(tt.item); got != tt.want {
				t.Errorf("%v", got)
			}
		})
	}
}
