package matchers

import "rollcall/photo"

// oneGrain is how much of their grain two encodings of one exposure have in common
// at least, where their quality is good: 0.95 and more at JPEG quality 90 and more
// and HEIC 90, while frames of one burst share 0.07 at most. What shares less may be
// one exposure all the same.
const oneGrain = 0.6

// oneExposure reports whether two decoded pictures of one size are surely one
// exposure. That no cell differs by much is not enough: a still scene taken twice
// without noise looks the same.
func oneExposure(c *photo.Comparison) bool {
	if c == nil || !c.Pixels || c.Problem != "" {
		return false
	}
	v := viewOf(c)
	return v == identicalView || v == agree && c.Grainy && c.Grain >= oneGrain
}
