package matchers

import (
	"slices"
	"testing"

	"rollcall/photo"
)

// Films of the very same weight meet under a key of their own, in which those of about that
// weight are not: of a crowd only some are held against each other.
func TestKeysOfFilmsOfTheSameWeight(t *testing.T) {
	film := func(length, weight int64) *photo.Item {
		it := still(classed(photo.Video, "mov"), pictured(weight))
		it.Meta.Duration = length
		return it
	}
	meet := func(a, b *photo.Item) (n int) {
		for _, k := range wrapKeys(a) {
			if slices.Contains(wrapKeys(b), k) {
				n++
			}
		}
		return n
	}
	one := film(10_000, 20_000_000)
	same, near := meet(one, film(10_000, 20_000_000)), meet(one, film(10_000, 20_000_010))
	if near == 0 || same <= near {
		t.Errorf("films of the same weight meet under %d keys, others under %d", same, near)
	}
	if n := meet(one, film(10_200, 20_000_000)); n > 0 {
		t.Errorf("a longer film meets under %d keys", n)
	}
}
