package matchers

import (
	"math"
	"math/rand/v2"

	"rollcall/photo"
)

// noon is a time of capture that no default clock shows: 2021-05-03 10:20:31.
const noon = 1_620_037_231

// still is a photo of an iPhone of 12 megapixels, changed.
func still(changes ...func(it *photo.Item)) *photo.Item {
	it := &photo.Item{
		Path: "DCIM/IMG_1234.HEIC", Format: "heic", Class: photo.Still, Standing: photo.StandsMedia, Level: photo.LevelWhole,
		Stamp: photo.Stamp{Size: 2_000_000}, Whole: photo.Whole, Digest: photo.Digest{1},
	}
	it.Meta = photo.Meta{Make: "Apple", Model: "iPhone 12", Width: 4032, Height: 3024, Orientation: 1, Taken: photo.Taken{Known: true, Wall: noon}}
	for _, change := range changes {
		change(it)
	}
	return it
}

func asJPEG(it *photo.Item) {
	it.Path, it.Format, it.Stamp.Size, it.Digest = "Export/IMG_1234.jpg", "jpeg", 3_500_000, photo.Digest{2}
}

func lossless(format string) *photo.Item {
	return still(func(it *photo.Item) { it.Path, it.Format = "Export/IMG_1234."+format, format })
}

func named(p string) func(*photo.Item) { return func(it *photo.Item) { it.Path = p } }

func weighing(size int64) func(*photo.Item) { return func(it *photo.Item) { it.Stamp.Size = size } }

// pictured gives the picture data that many bytes.
func pictured(size int64) func(*photo.Item) {
	return func(it *photo.Item) { it.PictureSize = size }
}

func sized(w, h int) func(*photo.Item) {
	return func(it *photo.Item) { it.Meta.Width, it.Meta.Height = w, h }
}

func takenAt(wall int64) func(*photo.Item) {
	return func(it *photo.Item) { it.Meta.Taken = photo.Taken{Known: true, Wall: wall} }
}

func withIDs(content, request string) func(*photo.Item) {
	return func(it *photo.Item) { it.Meta.ContentID, it.Meta.RequestID = content, request }
}

func stripped(it *photo.Item) {
	asJPEG(it)
	it.Meta = photo.Meta{Width: it.Meta.Width, Height: it.Meta.Height}
}

func classed(c photo.Class, format string) func(*photo.Item) {
	return func(it *photo.Item) { it.Class, it.Format = c, format }
}

// showing gives the item the sketch of the scene of that number.
func showing(scene uint64) func(*photo.Item) { return sketched(painted(scene)) }

func sketched(s *photo.Sketch) func(*photo.Item) {
	return func(it *photo.Item) {
		own := *s
		if own.Problem == "" {
			own.Width, own.Height = it.Meta.Width, it.Meta.Height
		}
		it.Sketch = &own
	}
}

// painted is the sketch of a scene of its own: waves and a few blobs.
func painted(scene uint64) *photo.Sketch {
	r := rand.New(rand.NewPCG(scene, 42))
	type wave struct{ fx, fy, phase, size float64 }
	waves := make([]wave, 14)
	for i := range waves {
		waves[i] = wave{r.Float64() * 0.8, r.Float64()*1.6 - 0.8, r.Float64() * 7, 6 + 14*r.Float64()}
	}
	luma := func(x, y float64) float64 {
		v := 128.0
		for _, w := range waves {
			v += w.size * math.Sin(w.fx*x+w.fy*y+w.phase)
		}
		return v
	}
	s := &photo.Sketch{Width: 4032, Height: 3024, Luma: cellsOf(photo.SketchSide, luma)}
	flat := func(x, y float64) float64 { return 128 }
	s.Cb, s.Cr = cellsOf(photo.ChromaSide, flat), cellsOf(photo.ChromaSide, flat)
	return s
}

// smooth is the sketch of a wall on which the light falls off.
func smooth(level, fall float64) *photo.Sketch {
	s := painted(0)
	s.Luma = cellsOf(photo.SketchSide, func(x, y float64) float64 {
		u, v := x/15.5-1, y/15.5-1
		return level - fall*(u*u+v*v) + 4*u
	})
	return s
}

func cellsOf(side int, at func(x, y float64) float64) []byte {
	out := make([]byte, side*side)
	for i := range out {
		out[i] = byte(min(max(at(float64(i%side), float64(i/side))+0.5, 0), 255))
	}
	return out
}

// grained is a sketch with noise of that size in its cells.
func grained(s *photo.Sketch, seed uint64, size float64) *photo.Sketch {
	r, out := rand.New(rand.NewPCG(seed, 7)), *s
	out.Luma = make([]byte, len(s.Luma))
	for i, v := range s.Luma {
		out.Luma[i] = byte(min(max(float64(v)+r.NormFloat64()*size+0.5, 0), 255))
	}
	return &out
}

// What comparisons find.
var (
	equalPixels = &photo.Comparison{Pixels: true, Detail: 1, Grainy: true, Grain: 1, Alike: 1}
	agreeing    = &photo.Comparison{Pixels: true, Worst: 2.5, Typical: 0.4, Detail: 0.98, Grainy: true, Grain: 0.6, Alike: 1}
	coarser     = &photo.Comparison{Pixels: true, Worst: 8.7, Typical: 1.8, Tone: 1.3, Detail: 0.8, Alike: 0.999}
	grainless   = &photo.Comparison{Pixels: true, Worst: 3, Typical: 0.5, Detail: 0.7, Grainy: true, Grain: 0.23, Alike: 1}
	again       = &photo.Comparison{Pixels: true, Worst: 3, Typical: 0.6, Detail: 1, Grainy: true, Grain: 0.01, Alike: 1}
	drowned     = &photo.Comparison{Pixels: true, Worst: 3, Typical: 0.6, Detail: 1, Grainy: true, Grain: 0.01, Coarse: true, Alike: 1}
	fewSamples  = &photo.Comparison{Pixels: true, Worst: 5.5, Typical: 2.44, Tone: 0.42, Alike: 0.967, Cropped: 0.97, Resolved: 0.69}
	drownedTone = &photo.Comparison{Pixels: true, Worst: 20, Typical: 9, Tone: 8, Detail: 1, Grainy: true, Grain: 0.01, Coarse: true, Alike: 0.99}
	filtered    = &photo.Comparison{Pixels: true, Worst: 60, Typical: 20, Tone: 17, Detail: 1.1, Alike: 0.95}
	oneDigit    = &photo.Comparison{Pixels: true, Worst: 5, Typical: 0.4, Finest: 39, Detail: 1, Alike: 1}
	paleDigit   = &photo.Comparison{Pixels: true, Worst: 3, Typical: 0.4, Finest: 10, Detail: 1, Alike: 1}
	savedTwice  = &photo.Comparison{Pixels: true, Worst: 5, Typical: 1.1, Finest: 7, Fine: 1.3, Detail: 0.95, Alike: 1}
	strongly    = &photo.Comparison{Pixels: true, Worst: 7, Typical: 1.2, Finest: 34, Fine: 1.6, Detail: 0.9, Alike: 1}
	enlarged    = &photo.Comparison{Pixels: true, Worst: 2.5, Typical: 0.4, Finest: 8, Fine: 0.6, Detail: 0.62, Alike: 1}
	part        = &photo.Comparison{Pixels: true, Worst: 170, Typical: 40, Alike: 0.4, Cropped: 0.99}
	hardTone    = &photo.Comparison{Pixels: true, Worst: 5.2, Typical: 1.9, Tone: 1.6, Finest: 4, Detail: 0.8, Grainy: true, Grain: 0.2, Alike: 1}
	tinyBlurred = &photo.Comparison{Pixels: true, Worst: 5, Typical: 2.7, Tone: 1.1, Alike: 0.98, Cropped: 0.995, Framed: 0.98, Scale: 0.33, FitAlike: 1, FitLuma: 0.8, FitChroma: 1.2}
	toSquare    = &photo.Comparison{Pixels: true, Worst: 59, Typical: 25, Tone: 14, Alike: 0.17, Cropped: 0.99, Framed: 0.26, Scale: 0.2, FitAlike: 1, FitLuma: 0.8, FitChroma: 1.1}
	withBars    = &photo.Comparison{Pixels: true, Worst: 80, Typical: 30, Tone: 20, Alike: 0.3, Cropped: 0.37, Framed: 0.998, Scale: 0.5, FitAlike: 1, FitLuma: 0.5, FitChroma: 1}
	cutAtScale  = &photo.Comparison{Pixels: true, Worst: 173, Typical: 72, Tone: 69, Alike: 0.05, Cropped: 0.997, Framed: 0.33, Scale: 1, FitAlike: 1, FitLuma: 0.4, FitChroma: 0.1}
	smallGrey   = &photo.Comparison{Pixels: true, Worst: 32, Typical: 17, Tone: 17, Alike: 0.999, Scale: 0.2, FitAlike: 0.999, FitLuma: 2, FitChroma: 16}
	smallGamma  = &photo.Comparison{Pixels: true, Worst: 17, Typical: 14, Tone: 13.6, Alike: 0.997, Scale: 0.2, FitAlike: 0.999, FitLuma: 13.7, FitChroma: 0.6}
	smallOther  = &photo.Comparison{Pixels: true, Worst: 96, Typical: 58, Tone: 25, Alike: 0.1, Cropped: 0.4, Framed: 0.3, Scale: 0.11, FitAlike: 0.64, FitLuma: 22, FitChroma: 34}
	noisyTiny   = &photo.Comparison{Pixels: true, Worst: 30, Typical: 19, Tone: 12, Alike: 0.33, Cropped: 0.41, Framed: 0.34, Scale: 0.49, FitAlike: 0.79, FitLuma: 7.4, FitChroma: 9.2}
	smallFlat   = &photo.Comparison{Pixels: true, Worst: 1, Typical: 0.8, Scale: 0.33, FitLuma: 0.6, FitChroma: 0.9}
	framed      = &photo.Comparison{Pixels: true, Worst: 170, Typical: 40, Alike: 0.4, Framed: 0.99}
	noiseLost   = &photo.Comparison{Pixels: true, Worst: 1.9, Typical: 0.5, Detail: 0.52, Alike: 1}
	enlargedTwo = &photo.Comparison{Pixels: true, Worst: 7, Typical: 0.9, Detail: 0.6, Alike: 0.999}
	strange     = &photo.Comparison{Pixels: true, Worst: 220, Typical: 80, Alike: 0.1, Cropped: 0.2}
	brightened  = &photo.Comparison{Pixels: true, Worst: 4.7, Typical: 1.61, Tone: 1.6, Detail: 1, Alike: 1}
	tinyPicture = &photo.Comparison{Pixels: true, Worst: 0.8, Typical: 0.6, Tone: 1.9, Detail: 0.69, Alike: 1}
	crisp       = &photo.Comparison{Pixels: true, Worst: 8, Typical: 0.7, Tone: 0.25, Detail: 1.55, Alike: 1}
	sampled     = &photo.Comparison{Pixels: true, Worst: 23, Typical: 2.4, Tone: 0.98, Alike: 0.998}
	profiled    = &photo.Comparison{Pixels: true, Worst: 25, Typical: 9, Tone: 8, Detail: 1, Alike: 0.99, Profiles: true}
	resized     = &photo.Comparison{Pixels: true, Worst: 3, Typical: 0.5, Resolved: 1.1, Alike: 1}
	blownLarger = &photo.Comparison{Pixels: true, Worst: 3, Typical: 0.5, Resolved: 0.87, Alike: 1}
	smearLarger = &photo.Comparison{Pixels: true, Worst: 3, Typical: 0.5, Resolved: 1.1, Patch: 45, Alike: 1}
	rounded     = &photo.Comparison{Pixels: true, Worst: 1, Typical: 0.3, Finest: 1, Fine: 0.3, Detail: 1, Alike: 1}
	decodedAnew = &photo.Comparison{Pixels: true, Worst: 2, Typical: 0.2, Finest: 3, Fine: 0.14, Patch: 2, Crisp: 1, Crisp2: 1, Likeness: 1, Detail: 1, Alike: 1}
	smeared     = &photo.Comparison{Pixels: true, Worst: 4.4, Typical: 0.3, Finest: 6, Fine: 0.3, Patch: 17.6, Spot: 30, Crisp: 1, Crisp2: 1, Likeness: 1, Detail: 1, Alike: 1}
	paleComma   = &photo.Comparison{Pixels: true, Worst: 1.5, Typical: 0.1, Finest: 8, Fine: 0.1, Patch: 3, Spot: 25, Detail: 1, Alike: 1}
	repainted   = &photo.Comparison{Pixels: true, Worst: 7, Typical: 0.5, Finest: 8, Fine: 0.5, Patch: 130, Spot: 300, Detail: 1, Alike: 1}
	softAllOver = &photo.Comparison{Pixels: true, Worst: 2, Typical: 0.4, Finest: 6, Fine: 0.6, Patch: 3, Crisp: 0.69, Crisp2: 0.95, Likeness: 0.96, Detail: 0.83, Alike: 1}
	noiseLess   = &photo.Comparison{Pixels: true, Worst: 2, Typical: 0.6, Finest: 5, Fine: 0.88, Patch: 2, Crisp: 0.56, Crisp2: 0.95, Likeness: 0.84, Detail: 0.92, Alike: 1}
	sharper     = &photo.Comparison{Pixels: true, Worst: 3, Typical: 0.4, Finest: 7, Fine: 0.5, Patch: 4, Crisp: 1.25, Crisp2: 1.05, Likeness: 0.99, Detail: 1.15, Alike: 1}
	notDecoded  = &photo.Comparison{Problem: "rollcall has no decoder for this format"}
)
