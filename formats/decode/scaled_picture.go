package decode

import "image"

// picture puts the components together.
func (s *scaled) picture() image.Image {
	w, h := over(s.width, 8), over(s.height, 8)
	if len(s.parts) == 1 {
		p := &s.parts[0]
		return &image.Gray{Pix: p.pix, Stride: p.stride, Rect: image.Rect(0, 0, w, h)}
	}
	if s.isRGB() {
		return s.rgb(w, h)
	}
	luma, cb, cr := &s.parts[0], &s.parts[1], &s.parts[2]
	ratio, plain := s.ratio()
	if !plain {
		return &image.YCbCr{Y: s.spread(luma, w, h), Cb: s.spread(cb, w, h), Cr: s.spread(cr, w, h),
			YStride: w, CStride: w, SubsampleRatio: image.YCbCrSubsampleRatio444, Rect: image.Rect(0, 0, w, h)}
	}
	return &image.YCbCr{Y: luma.pix, Cb: cb.pix, Cr: cr.pix, YStride: luma.stride, CStride: cb.stride,
		SubsampleRatio: ratio, Rect: image.Rect(0, 0, w, h)}
}

// isRGB reports whether the components are red, green and blue: Adobe's marker or
// their letters say so.
func (s *scaled) isRGB() bool {
	if s.jfif || len(s.parts) != 3 {
		return false
	}
	if s.transform >= 0 {
		return s.transform == 0
	}
	return s.parts[0].id == 'R' && s.parts[1].id == 'G' && s.parts[2].id == 'B'
}

// even reports whether all components have the same resolution.
func (s *scaled) even() bool {
	for i := range s.parts {
		if s.parts[i].across != s.across || s.parts[i].down != s.down {
			return false
		}
	}
	return true
}

func (s *scaled) rgb(w, h int) image.Image {
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range s.parts {
		for at, v := range s.spread(&s.parts[i], w, h) {
			out.Pix[4*at+i] = v
			out.Pix[4*at+3] = 255
		}
	}
	return out
}

// ratio is how much smaller both chromas are than luma, where image has a word
// for it.
func (s *scaled) ratio() (r image.YCbCrSubsampleRatio, ok bool) {
	l, b, c := &s.parts[0], &s.parts[1], &s.parts[2]
	if l.across != s.across || l.down != s.down || b.across != c.across || b.down != c.down ||
		l.across%b.across != 0 || l.down%b.down != 0 {
		return 0, false
	}
	switch [2]int{l.across / b.across, l.down / b.down} {
	case [2]int{1, 1}:
		return image.YCbCrSubsampleRatio444, true
	case [2]int{2, 1}:
		return image.YCbCrSubsampleRatio422, true
	case [2]int{2, 2}:
		return image.YCbCrSubsampleRatio420, true
	case [2]int{1, 2}:
		return image.YCbCrSubsampleRatio440, true
	case [2]int{4, 1}:
		return image.YCbCrSubsampleRatio411, true
	case [2]int{4, 2}:
		return image.YCbCrSubsampleRatio410, true
	}
	return 0, false
}

// spread is a component at w x h pixels, its samples repeated.
func (s *scaled) spread(p *scaledPart, w, h int) []byte {
	out := make([]byte, w*h)
	for y := range h {
		line := p.pix[min(y*p.down/s.down, p.lines-1)*p.stride:]
		for x := range w {
			out[y*w+x] = line[min(x*p.across/s.across, p.blocks-1)]
		}
	}
	return out
}
