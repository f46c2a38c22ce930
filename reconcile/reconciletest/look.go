package reconciletest

import (
	"bytes"
	"context"
	"math"

	"rollcall/photo"
)

// look takes second looks: it knows by its digest what every file shows.
func (s *story) look(_ context.Context, looks []photo.Look) error {
	for i := range looks {
		l := &looks[i]
		switch l.What {
		case photo.LookSketch:
			s.sketch(l.Library)
			s.sketch(l.Backup)
		case photo.LookFingerprint:
			s.fingerprint(l.Library)
			s.fingerprint(l.Backup)
		case photo.LookBytes:
			l.Found = s.compareBytes(l.Library, l.Backup)
		case photo.LookPixels:
			l.Found = s.comparePixels(l.Library, l.Backup)
		}
	}
	return nil
}

func (s *story) fingerprint(it *photo.Item) {
	if it != nil && !it.Digest.IsZero() {
		it.Fingerprint[0] = 1
		copy(it.Fingerprint[1:], it.Digest[:])
	}
}

// decodable reports whether a picture can be shown: stills that are not cut.
func (s *story) decodable(it *photo.Item) (ident, *shot, bool) {
	id, ok := s.identOf(it.Digest)
	if !ok || it.Class != photo.Still || it.Format == "psd" || it.Format == "" || id.part != mainPart {
		return id, nil, false
	}
	return id, &s.shots[id.shot], id.state != cutShort && id.state != emptied
}

// sketch draws soft blots that only the shot tells; an edit moves them.
func (s *story) sketch(it *photo.Item) {
	if it == nil {
		return
	}
	id, _, ok := s.decodable(it)
	if !ok {
		it.Sketch = &photo.Sketch{Problem: "can't be decoded"}
		return
	}
	const side, blots = photo.SketchSide, 8
	k := &photo.Sketch{Width: it.Meta.Width, Height: it.Meta.Height, Luma: make([]byte, side*side)}
	k.Cb = bytes.Repeat([]byte{uint8(100 + s.corner(id, 900)/4)}, photo.ChromaSide*photo.ChromaSide)
	k.Cr = bytes.Repeat([]byte{uint8(100 + s.corner(id, 901)/4)}, photo.ChromaSide*photo.ChromaSide)
	const cell = side / blots
	for i := range k.Luma {
		x, y := i%side, i/side
		at, fx, fy := y/cell*(blots+1)+x/cell, x%cell, y%cell
		top := s.corner(id, at)*(cell-fx) + s.corner(id, at+1)*fx
		bottom := s.corner(id, at+blots+1)*(cell-fx) + s.corner(id, at+blots+2)*fx
		k.Luma[i] = byte((top*(cell-fy) + bottom*fy) / cell / cell)
	}
	it.Sketch = k
}

// corner is the brightness of a blot, 10 to 240.
func (s *story) corner(id ident, at int) int {
	c := 10 + int(mix(s.seed^uint64(id.shot)<<20^uint64(at))%230)
	if id.state == edited {
		c = min(250, c*3/4+50)
	}
	if id.state == zeroed && at > 40 {
		c = 128
	}
	return c
}

// comparePixels is what two decoded pictures tell, in sizes such as real pictures give.
func (s *story) comparePixels(a, b *photo.Item) photo.Comparison {
	if a == nil || b == nil {
		return photo.Comparison{Problem: "is gone"}
	}
	ia, xa, oka := s.decodable(a)
	ib, _, okb := s.decodable(b)
	if !oka || !okb {
		return photo.Comparison{Problem: "can't be decoded"}
	}
	wobble := .8 + .4*xa.luck
	c := photo.Comparison{Pixels: true, Detail: 1, Grainy: true, Profiles: false}
	if ia.shot != ib.shot {
		c.Worst, c.Typical, c.Tone, c.Finest, c.Fine, c.Alike, c.Grain = 150*wobble, 48*wobble, 40*wobble, 200, 50*wobble, .1, .01
		return c
	}
	c.Alike = 1
	switch st := shows(ia.state, ib.state); {
	case st <= rewritten:
		c.Grain = 1
	case st == converted:
		c.Worst, c.Typical, c.Tone, c.Finest, c.Fine, c.Detail, c.Grain = 1.5*wobble, .4*wobble, .2, 4*wobble, .9, .97, .9
	case st == recompressed:
		c.Worst, c.Typical, c.Tone, c.Finest, c.Fine, c.Detail, c.Grain = 5*wobble, 1.1*wobble, .4, 14*wobble, 2.2, .6, .35
	case st == edited:
		c.Worst, c.Typical, c.Tone, c.Finest, c.Fine, c.Detail, c.Grain, c.Alike = 60*wobble, 22*wobble, 20*wobble, 80, 24, .95, .6, .93
	case st == zeroed:
		c.Worst, c.Typical, c.Tone, c.Finest, c.Fine, c.Alike = 140, 60, 50, 200, 60, math.Max(.1, .8*xa.luck)
	case st == flipped:
		c.Worst, c.Typical, c.Tone, c.Finest, c.Fine, c.Grain = 90*wobble, 18*wobble, 9, 200, 20, .7
	default: // smaller
		c.Worst, c.Typical, c.Tone, c.Detail, c.Grainy, c.Alike = 3*wobble, .7*wobble, .3, 0, false, .999
	}
	return c
}

// shows is which of two states two pictures differ by: a smaller version of the
// library hides nothing of what was done to the backup's.
func shows(a, b state) state {
	switch {
	case a == reissued && b > nothing:
		return b
	case b == reissued && a > nothing:
		return a
	}
	return max(a, b)
}

// compareBytes is what two files tell byte by byte.
func (s *story) compareBytes(a, b *photo.Item) photo.Comparison {
	if a == nil || b == nil {
		return photo.Comparison{Problem: "is gone"}
	}
	c := photo.Comparison{Bytes: true, Differing: max(1, min(a.Stamp.Size, b.Stamp.Size)/16)}
	if a.Stamp.Size == 0 || b.Stamp.Size == 0 || a.Digest == b.Digest {
		return photo.Comparison{Bytes: true, Prefix: true}
	}
	ia, _ := s.identOf(a.Digest)
	ib, _ := s.identOf(b.Digest)
	if ia.shot != ib.shot || ia.part != ib.part {
		return c
	}
	switch st := max(ia.state, ib.state); {
	case min(ia.state, ib.state) != whole:
	case st == cutShort:
		c.Differing, c.Prefix = 0, true
	case st == zeroed:
		c.Zeroed = true
	case st == flipped:
		c.Differing = 1 + int64(ia.shot%12)
	}
	return c
}
