package reconcile

import (
	"bytes"
	"context"
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
			if b == nil { // two files of the library
				b = library.of(look.Backup)
			}
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

// sketch draws soft blots that only the scene tells, a little brighter from frame
// to frame.
func (s sight) sketch(width, height int) *photo.Sketch {
	const side, blots = photo.SketchSide, 8
	sketch := &photo.Sketch{Width: width, Height: height, Luma: make([]byte, side*side)}
	gray := bytes.Repeat([]byte{128}, photo.ChromaSide*photo.ChromaSide)
	sketch.Cb, sketch.Cr = gray, gray
	var corners [(blots + 1) * (blots + 1)]int
	r := rand.New(rand.NewPCG(uint64(s.scene), 77))
	for i := range corners {
		if corners[i] = 128; s.scene > 0 {
			corners[i] = 10 + r.IntN(230)
		}
	}
	const cell = side / blots
	for i := range sketch.Luma {
		x, y := i%side, i/side
		at, fx, fy := y/cell*(blots+1)+x/cell, x%cell, y%cell
		top := corners[at]*(cell-fx) + corners[at+1]*fx
		bottom := corners[at+blots+1]*(cell-fx) + corners[at+blots+2]*fx
		sketch.Luma[i] = byte((top*(cell-fy)+bottom*fy)/cell/cell + s.frame%5)
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
