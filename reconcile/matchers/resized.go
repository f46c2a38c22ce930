package matchers

import "rollcall/photo"

// Of 28 photos made smaller by any means (Lanczos, box, bicubic, single pixels,
// sharpened, down to 160 x 120) all are at least 0.998 like the whole, with a Tone
// of 1.9, a Typical of 2.4 and a Worst of 23 at most: what is compared are cells of
// few pixels of the smaller one. What was cropped by 2 % is at most 0.95 like it.
const (
	resizedAlike   = 0.99
	resizedTone    = 2.0
	resizedTypical = 3.0
	resizedWorst   = 30.0

	// Made smaller with care, they have a Worst of 11, a Typical of 1.4 and a Tone of
	// 0.7 at most.
	carefulWorst   = 14.0
	carefulTypical = 1.6
	carefulTone    = 1.0
)

// agreesResized reports whether a picture of another size is the same. Where it is
// so small that its shapes blur, that no cell is far off will do.
func agreesResized(c *photo.Comparison) bool {
	return c.Worst <= nearlyWorst && c.Typical <= nearlyTypical ||
		c.Alike >= resizedAlike && toneOf(c) <= resizedTone && c.Typical <= resizedTypical && c.Worst <= resizedWorst
}

// agreesInShape reports whether a smaller picture of an undoubted shot has the library's
// shapes and tones, while its colours blur: of few pixels an encoder that halves them has
// hardly any left, and a picture of little contrast is then not very much like itself.
// What was retouched, cropped or filtered moves a cell or the tone by more.
func agreesInShape(c *photo.Comparison) bool {
	return c.Worst <= agreeWorst && c.Typical <= resizedTypical && toneOf(c) <= agreeTone
}

// leastResolved is how much of the library's fine detail what it was made from has: 0.99
// or more of 27 photos made smaller to 91, 60 and 50 %. What was itself made smaller,
// to less than the library's, and blown up has 0.93 at most.
const leastResolved = 0.95

// blownUp reports whether a larger picture has less detail than its pixels.
func blownUp(c *photo.Comparison) bool { return c.Resolved > 0 && c.Resolved < leastResolved }

// agreesLarger reports whether a larger picture is surely what the library's was
// made from.
func agreesLarger(c *photo.Comparison) bool {
	return agreesResized(c) && !c.Unprofiled && !blownUp(c) && c.Patch <= resizedPatch && c.Worst <= carefulWorst && c.Typical <= carefulTypical && toneOf(c) <= carefulTone
}
