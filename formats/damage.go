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

// lacks notes that a box that holds the file's tables is absent: cut off,
// overwritten with zeros, or never there.
func (c *Content) lacks(in *Input, kind string) error {
	switch {
	case endsInZeros(in):
		c.damage(photo.Zeroed, "has no %q box and ends in zeros", kind)
	case c.Whole == "":
		c.damage(photo.Cut, "has no %q box", kind)
	}
	return nil
}

// tableTrouble notes tables that can't be read. Those that break the rules are
// damage; those that this reader does not know say nothing of it.
func (c *Content) tableTrouble(in *Input, err error) error {
	if _, ok := err.(*Malformed); ok {
		if endsInZeros(in) {
			c.damage(photo.Zeroed, "%v, and ends in zeros", err)
		}
		c.damage(photo.Broken, "%v", err)
	}
	return err
}

func (c *Content) cutOrZeroed(in *Input, format string, args ...any) {
	if endsInZeros(in) {
		c.damage(photo.Zeroed, format+" and is zero there", args...)
		return
	}
	c.damage(photo.Cut, format, args...)
}
