package main

import (
	"errors"
	"slices"
)

// pipeClosed reports whether an error says that the reader of what is printed has
// gone.
func pipeClosed(err error) bool {
	return slices.ContainsFunc(closedPipe, func(closed error) bool { return errors.Is(err, closed) })
}
