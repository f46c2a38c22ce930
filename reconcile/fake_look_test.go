package reconcile

import (
	"context"
	"math"
	"math/rand/v2"

	"rollcall/photo"
)

// A sight is what a fake shows, so that second looks at it have answers. The zero
// one can't be decoded.
type sight struct {
	scene int // 0: it can't be decoded; below 0: one colour all over
	frame int // exposures of one scene differ by a little
}

// showing makes the fake show an exposure of a scene.
func (f *fake) showing(scene, frame int) *fake {
	f.shows = sight{scene, frame}
	return f
}

// lookAt takes second looks at fakes.
func lookAt(library, backup fakes) func(context.Context, []photo.Look) error {
	return func(_ context.Context, looks []photo.Look) error {
		for i := range looks {
			look := &looks[i]
			a, b := library.of(look.Library), backup.of(look.Backup)
			switch {
			case look.What == photo.LookSketch:
				a.sketch(look.Library)
				b.sketch(look.Backup)
			case look.What == photo.LookFingerprint:
			case a == nil || b == nil:
				look.Found = photo.Comparison{Problem: "is gone"}
			case look.What == photo.LookBytes:
				look.Found = compareBytes(a.bytes, b.bytes)
			default:
				look.Found = compareSights(a.shows, b.shows)
			}
		}
		return nil
	}
}

func (f *fake) sketch(it *photo.Item) {
	switch {
	case it == nil:
	case f == nil || f.shows.scene == 0:
		it.Sketch = &photo.Sketch{Problem: "made up, can't be decoded"}
	default:
		if f.drawn == nil {
			f.drawn = f.shows.sketch(it.Meta.Width, it.Meta.Height)
		}
		it.Sketch = f.drawn
	}
}

// sketch draws some waves that only the scene tells, moved a little by the frame.
func (s sight) sketch(width, height int) *photo.Sketch {
	const side = photo.SketchSide
	sketch := &photo.Sketch{Width: width, Height: height, Luma: make([]byte, side*side)}
	for range photo.ChromaSide * photo.ChromaSide {
		sketch.Cb, sketch.Cr = append(sketch.Cb, 128), append(sketch.Cr, 128)
	}
	type wave struct{ x, y, phase float64 }
	var waves []wave
	r := rand.New(rand.NewPCG(uint64(s.scene), 77))
	for range 9 {
		waves = append(waves, wave{r.Float64()*12 - 6, r.Float64()*12 - 6, r.Float64() * 6})
	}
	for i := range sketch.Luma {
		x, y := float64(i%side)/side, float64(i/side)/side
		sum := 0.0
		for _, w := range waves {
			sum += math.Sin(w.x*x+w.y*y+w.phase+0.01*float64(s.frame)) / float64(len(waves))
		}
		if s.scene < 0 {
			sum = 0
		}
		sketch.Luma[i] = byte(128 + 110*sum)
	}
	return sketch
}

// compareSights is what a look at the pixels finds: literals of the size that real
// pictures gave.
func compareSights(a, b sight) photo.Comparison {
	switch {
	case a.scene == 0 || b.scene == 0:
		return photo.Comparison{Problem: "made up, can't be decoded"}
	case a == b:
		return photo.Comparison{Pixels: true, Worst: 1.5, Typical: 0.4, Detail: 0.97, Grainy: true, Grain: 0.9, Alike: 1}
	case a.scene == b.scene:
		return photo.Comparison{Pixels: true, Worst: 30, Typical: 4, Detail: 1, Grainy: true, Grain: 0.02, Alike: 0.97}
	}
	return photo.Comparison{Pixels: true, Worst: 150, Typical: 48, Detail: 1, Grainy: true, Alike: 0.1}
}
