package matchers

import "rollcall/photo"

// viewWithoutGrain weighs again what only grain makes another exposure, where grain can't
// tell: the backup's picture was compressed so strongly that none of it is left. Two
// exposures of a still scene then look the same, so it takes more than the looks: the
// same name, no other photo of that moment on either side, and clearly fewer bytes. It
// never comes to a full copy.
func (s shot) viewWithoutGrain(v view) view {
	c := s.looked
	if v != otherExposure || !c.Coarse || s.crowd || s.link.weak || s.marked() ||
		!s.link.id && !sameStem(s.library, s.backup) || s.size() != samePixels || !s.clearlyFewerBytes() {
		return v
	}
	if grainless := withoutGrain(c); viewOf(&grainless) >= nearlyAgree {
		return nearlyAgree
	}
	return v
}

func withoutGrain(c *photo.Comparison) photo.Comparison {
	without := *c
	without.Grainy, without.Grain = false, 0
	return without
}

// hardBytes is the share of the library's bytes that compressing at quality 60 or less
// leaves of a picture of quality 85 or more.
const hardBytes = 0.6

// compressedHard reports whether all that differs is the tone, by less than a cell may, in
// a picture with a fraction of the bytes: what is compressed so hard is rounded to few
// levels of colour, which over a small picture do not come to the same. A filter by a
// program that saves at such a quality moves it by no less, and is no better copy.
func (s shot) compressedHard(v view) bool {
	library, backup := s.pictureBytes()
	if v != showsSame || s.crowd || s.link.weak || s.marked() || s.library.Format != s.backup.Format || float64(backup) > hardBytes*float64(library) {
		return false
	}
	toneless := *s.looked
	toneless.Tone = 0
	s.looked = &toneless
	return s.viewWithoutGrain(viewOf(&toneless)) >= nearlyAgree
}
