package formats

import (
	"fmt"

	"rollcall/photo"
)

// damage notes that a file is not whole. The first finding stays; no picture
// data and no tail are pointed out of a file that is not whole.
func (c *Content) damage(w photo.Wholeness, format string, args ...any) {
	if c.Whole == "" || c.Whole == photo.Whole {
		c.Whole = w
		c.problem(photo.ProblemDamaged, format, args...)
	}
	c.Picture, c.End = nil, 0
}

func (c *Content) problem(kind, format string, args ...any) {
	c.Problems = append(c.Problems, photo.Problem{Kind: kind, Text: fmt.Sprintf(format, args...)})
}

// wholeUnless sets the file whole where no damage was found.
func (c *Content) wholeUnless() {
	if c.Whole == "" {
		c.Whole = photo.Whole
	}
}
