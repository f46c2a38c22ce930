package stories

import "rollcall/photo"

// look answers second looks as a scanner would that opened the files. What it
// measures is typical of such pairs, not made from pixels.
func (c *cast) look(looks []photo.Look) {
	for i := range looks {
		l := &looks[i]
		switch l.What {
		case photo.LookSketch:
			c.sketch(l.Library)
			c.sketch(l.Backup)
		case photo.LookFingerprint:
			for _, it := range []*photo.Item{l.Library, l.Backup} {
				if it != nil && !it.Digest.IsZero() {
					fingerprint(it, it.Digest)
				}
			}
		case photo.LookBytes:
			l.Found = c.bytesOf(l.Library, l.Backup)
		case photo.LookPixels:
			l.Found = c.pixels(l.Library, l.Backup)
		}
	}
}

func fingerprint(it *photo.Item, d photo.Digest) {
	it.Fingerprint[0] = 1
	copy(it.Fingerprint[1:], d[:])
}

// of is what a file shows once it is decoded; false where it can't be.
func (c *cast) of(it *photo.Item) (shown, bool) {
	if it == nil {
		return shown{}, false
	}
	s, ok := c.what[it.Digest]
	return s, ok && it.Format != "" && it.Class == photo.Still && s.st != cut && s.st != emptied
}

// sketch draws light and dark spots that are each picture's own.
func (c *cast) sketch(it *photo.Item) {
	if it == nil {
		return
	}
	s, ok := c.of(it)
	if !ok {
		it.Sketch = &photo.Sketch{Problem: "can't be decoded"}
		return
	}
	const side, spot = photo.SketchSide, 4
	k := &photo.Sketch{Width: it.Meta.Width, Height: it.Meta.Height, Luma: make([]byte, side*side), Cb: make([]byte, 64), Cr: make([]byte, 64)}
	for i := range k.Luma {
		x, y := i%side, i/side
		fx, fy := float64(x%spot)/spot, float64(y%spot)/spot
		at := y/spot*9 + x/spot
		k.Luma[i] = byte((c.light(s, at)*(1-fx)+c.light(s, at+1)*fx)*(1-fy) + (c.light(s, at+9)*(1-fx)+c.light(s, at+10)*fx)*fy)
	}
	for i := range k.Cb {
		k.Cb[i], k.Cr[i] = byte(110+mix(c.seed^uint64(s.n))%40), byte(110+mix(c.seed^uint64(s.n)^5)%40)
	}
	it.Sketch = k
}

func (c *cast) light(s shown, at int) float64 {
	if s.st == zeroed && at > 40 {
		return 128
	}
	x := 15 + float64(mix(c.seed^uint64(s.n)<<16^uint64(at))%225)
	if s.st == edited {
		x = min(250, x*.8+45)
	}
	return x
}

// pixels compares two decoded pictures.
func (c *cast) pixels(a, b *photo.Item) photo.Comparison {
	sa, oka := c.of(a)
	sb, okb := c.of(b)
	if !oka || !okb {
		return photo.Comparison{Problem: "can't be decoded"}
	}
	if sa.n != sb.n || sa.part != sb.part {
		return photo.Comparison{Pixels: true, Detail: 1, Grainy: true, Worst: 140, Typical: 45, Tone: 38, Finest: 210, Fine: 52, Alike: .05, Grain: .01}
	}
	if sa.st == sb.st {
		return compared(same)
	}
	return compared(max(sa.st, sb.st))
}

// compared is what is measured between a whole picture and one in this state.
func compared(s state) photo.Comparison {
	r := photo.Comparison{Pixels: true, Alike: 1}
	switch s {
	case same, rewritten:
		r.Detail, r.Grainy, r.Grain = 1, true, 1
	case converted:
		r.Worst, r.Typical, r.Tone, r.Finest, r.Fine, r.Detail, r.Grainy, r.Grain = 1.4, .35, .2, 3.5, .8, .98, true, .92
	case recompressed:
		r.Worst, r.Typical, r.Tone, r.Finest, r.Fine, r.Detail, r.Grainy, r.Grain = 4.5, 1.0, .35, 12, 2.1, .6, true, .4
	case edited:
		r.Worst, r.Typical, r.Tone, r.Finest, r.Fine, r.Detail, r.Grainy, r.Grain, r.Alike = 55, 20, 19, 75, 22, .95, true, .6, .94
	case zeroed:
		r.Worst, r.Typical, r.Tone, r.Finest, r.Fine, r.Alike = 135, 58, 48, 200, 60, .5
	case flipped:
		r.Worst, r.Typical, r.Tone, r.Finest, r.Fine, r.Grain, r.Alike = 85, 17, 9, 200, 19, .7, .9
	default:
		r.Worst, r.Typical, r.Tone, r.Alike, r.Resolved = 2.8, .65, .3, .999, .45
	}
	return r
}

// bytesOf compares two files byte by byte.
func (c *cast) bytesOf(a, b *photo.Item) photo.Comparison {
	if a == nil || b == nil {
		return photo.Comparison{Problem: "is gone"}
	}
	if a.Digest == b.Digest {
		return photo.Comparison{Bytes: true, Prefix: true}
	}
	r := photo.Comparison{Bytes: true, Differing: max(1, min(a.Stamp.Size, b.Stamp.Size)/16)}
	sa, sb := c.what[a.Digest], c.what[b.Digest]
	if a.Stamp.Size == 0 || b.Stamp.Size == 0 || sa.n != sb.n || sa.part != sb.part {
		return r
	}
	switch max(sa.st, sb.st) {
	case cut:
		r.Differing, r.Prefix = 0, true
	case zeroed:
		r.Zeroed = true
	case flipped:
		r.Differing = 5
	}
	return r
}
