package index

import "rollcall/photo"

func codeComparison(c *coder, m *photo.Comparison) {
	flag(c, 1, &m.Bytes)
	number(c, 2, &m.Differing)
	flag(c, 3, &m.Prefix)
	text(c, 4, &m.Problem)
	flag(c, 5, &m.Zeroed)
	flag(c, 6, &m.Pixels)
	number(c, 7, &m.Turned)
	real(c, 8, &m.Worst)
	real(c, 9, &m.Typical)
	real(c, 10, &m.Detail)
	flag(c, 11, &m.Grainy)
	real(c, 12, &m.Grain)
	real(c, 13, &m.Alike)
	real(c, 14, &m.Cropped)
	flag(c, 15, &m.Profiles)
	real(c, 16, &m.Tone)
	real(c, 17, &m.Framed)
	real(c, 18, &m.Finest)
	real(c, 19, &m.Fine)
	real(c, 20, &m.Patch)
	real(c, 21, &m.Spot)
	real(c, 22, &m.Crisp)
	real(c, 23, &m.Crisp2)
	real(c, 24, &m.Likeness)
	real(c, 25, &m.Resolved)
	flag(c, 26, &m.Opaque)
	flag(c, 27, &m.Shallow)
	flag(c, 28, &m.Samples)
	flag(c, 29, &m.Coarse)
	flag(c, 30, &m.Frames)
	flag(c, 31, &m.Holed)
	flag(c, 32, &m.Unprofiled)
}

func codeSketch(c *coder, s *photo.Sketch) {
	text(c, 1, &s.Problem)
	number(c, 2, &s.Width)
	number(c, 3, &s.Height)
	flag(c, 4, &s.Thumb)
	blob(c, 5, &s.Luma)
	blob(c, 6, &s.Cb)
	blob(c, 7, &s.Cr)
}
