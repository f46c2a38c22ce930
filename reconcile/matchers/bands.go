package matchers

import (
	"strconv"

	"rollcall/photo"
)

// The difference hash of a sketch: which of two neighbouring cells is brighter,
// 8 x 8 times across and 8 x 8 times down.
const (
	hashSide = 8
	hashBits = 2 * hashSide * hashSide
	bandBits = 16
	bands    = hashBits / bandBits
)

// A gradient is one bit of the hash before it is rounded, in levels: its sign is
// the bit, its size how sure it is.
type gradients [hashBits]float64

// hashOf takes the gradients of a square of SketchSide x SketchSide cells.
func hashOf(luma []byte) (g gradients) {
	across := shrink(luma, hashSide+1, hashSide)
	down := shrink(luma, hashSide, hashSide+1)
	for y := range hashSide {
		for x := range hashSide {
			i := y*hashSide + x
			g[i] = across[y*(hashSide+1)+x+1] - across[y*(hashSide+1)+x]
			g[hashSide*hashSide+i] = down[(y+1)*hashSide+x] - down[y*hashSide+x]
		}
	}
	return g
}

// shrink is a sketch's luma in width x height means.
func shrink(luma []byte, width, height int) []float64 {
	const side = photo.SketchSide
	rows := make([]float64, side*width)
	for y := range side {
		for x := range width {
			rows[y*width+x] = boxMean(func(i int) float64 { return float64(luma[y*side+i]) }, x, width)
		}
	}
	out := make([]float64, width*height)
	for y := range height {
		for x := range width {
			out[y*width+x] = boxMean(func(i int) float64 { return rows[i*width+x] }, y, height)
		}
	}
	return out
}

// boxMean is the mean over the i-th of count equal stretches of SketchSide
// values, a value on a border counting by its share.
func boxMean(at func(int) float64, i, count int) float64 {
	const side = photo.SketchSide
	from, to := i*side, (i+1)*side // in parts of a count-th value
	sum := 0
	total := 0.0
	for v := from / count; v*count < to; v++ {
		share := min(to, (v+1)*count) - max(from, v*count)
		total += float64(share) * at(v)
		sum += share
	}
	return total / float64(sum)
}

// bandKeys are the hash's bands with their numbers. Bits are spread over the
// bands so that neighbours, which go together, lie in different ones. A band in
// which a bit is uncertain has keys for both its values, for the two most
// uncertain bits.
func bandKeys(g *gradients) []Key {
	keys := make([]Key, 0, 4*bands)
	for band := range bands {
		value, weak := bandValue(g, band)
		keys = append(keys, bandKey(band, value))
		for _, flip := range weak {
			if flip != 0 {
				keys = append(keys, bandKey(band, value^flip))
			}
		}
	}
	return keys
}

func bandKey(band int, value uint16) Key {
	return Key("band " + strconv.Itoa(band) + " " + strconv.FormatUint(uint64(value), 16))
}

// uncertain is how small a gradient is, in levels, that encoding and resizing
// turn round.
const uncertain = 2.0

// bandValue is a band's bits, and what flips its most uncertain bit, its second
// most, and both; 0 where they are certain.
func bandValue(g *gradients, band int) (value uint16, flips [3]uint16) {
	first, second := uncertain, uncertain
	for bit := range bandBits {
		d := g[permuted(band, bit)]
		if d > 0 {
			value |= 1 << bit
		}
		switch size := abs64(d); {
		case size < first:
			first, second, flips[1], flips[0] = size, first, flips[0], 1<<bit
		case size < second:
			second, flips[1] = size, 1<<bit
		}
	}
	if flips[0] != 0 && flips[1] != 0 {
		flips[2] = flips[0] | flips[1]
	}
	return value, flips
}

// permuted is the bit of the hash that stands at a place of a band: bits of one
// band lie as far apart as can be. 37 has no divisor in common with 128.
func permuted(band, bit int) int { return (37*(band*bandBits+bit) + 11) % hashBits }
