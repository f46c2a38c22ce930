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
