package decode

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// The bytes of a grid, as a worker hands it to its parent: the length of Problem
// and of Profile (2 bytes each), width and height (4 bytes each), the step (2), a byte of flags, the two texts,
// and, without a problem, the cells, the fine ones last. All little-endian.
const (
	wireHead  = 15
	wireClear = 1 // flags
	wireDeep  = 2
	wireNamed = 4
	wireText  = 1 << 12 // longest Problem or Profile
	wireSide  = 1 << 24 // most pixels a side
	wireCells = lumaSide*lumaSide + 2*chromaSide*chromaSide + 2*detailSide*detailSide + len(grainScales)*grainSide*grainSide
)

var errGrid = errors.New("a grid of another shape")

func (g *Grid) marshal() []byte {
	problem, profile := clip(g.Problem), clip(g.Profile)
	b := make([]byte, 0, wireHead+len(problem)+len(profile)+wireCells)
	b = binary.LittleEndian.AppendUint16(b, uint16(len(problem)))
	b = binary.LittleEndian.AppendUint16(b, uint16(len(profile)))
	b = binary.LittleEndian.AppendUint32(b, uint32(g.Width))
	b = binary.LittleEndian.AppendUint32(b, uint32(g.Height))
	b = binary.LittleEndian.AppendUint16(b, g.Step)
	b = append(append(append(b, g.flags()), problem...), profile...)
	if problem != "" {
		return b
	}
	b = append(append(append(b, g.luma...), g.cb...), g.cr...)
	for _, v := range g.detail {
		b = binary.LittleEndian.AppendUint16(b, v)
	}
	for _, scale := range g.grain {
		for _, v := range scale {
			b = append(b, byte(v))
		}
	}
	return append(b, g.fine...)
}

func (g *Grid) flags() (flags byte) {
	if g.Clear {
		flags |= wireClear
	}
	if g.Deep {
		flags |= wireDeep
	}
	if g.Named {
		flags |= wireNamed
	}
	return flags
}

func clip(text string) string { return text[:min(len(text), wireText)] }

// unmarshalGrid reads what marshal wrote.
func unmarshalGrid(b []byte) (*Grid, error) {
	if len(b) < wireHead {
		return nil, errGrid
	}
	problem, profile := int(binary.LittleEndian.Uint16(b)), int(binary.LittleEndian.Uint16(b[2:]))
	g := &Grid{Width: int(binary.LittleEndian.Uint32(b[4:])), Height: int(binary.LittleEndian.Uint32(b[8:]))}
	g.Step = binary.LittleEndian.Uint16(b[12:])
	g.Clear, g.Deep, g.Named = b[14]&wireClear != 0, b[14]&wireDeep != 0, b[14]&wireNamed != 0
	if g.Width > wireSide || g.Height > wireSide || b[14] > wireClear|wireDeep|wireNamed {
		return nil, errGrid
	}
	b = b[wireHead:]
	across, down := fineShape(g.Width, g.Height)
	cells := wireCells + across*down
	if problem > 0 {
		cells = 0
	}
	if problem > wireText || profile > wireText || len(b) != problem+profile+cells {
		return nil, errGrid
	}
	g.Problem, g.Profile = string(b[:problem]), string(b[problem:problem+profile])
	if problem == 0 {
		g.takeCells(b[profile:])
	}
	return g, nil
}

// takeCells reads wireCells bytes. It keeps none of them: the next answer of the
// same worker is read over them.
func (g *Grid) takeCells(b []byte) {
	take := func(n int) (part []byte) {
		part, b = bytes.Clone(b[:n]), b[n:]
		return part
	}
	g.luma = take(lumaSide * lumaSide)
	g.cb, g.cr = take(chromaSide*chromaSide), take(chromaSide*chromaSide)
	g.detail = make([]uint16, detailSide*detailSide)
	for i, pair := 0, take(2*len(g.detail)); i < len(g.detail); i++ {
		g.detail[i] = binary.LittleEndian.Uint16(pair[2*i:])
	}
	for scale := range g.grain {
		g.grain[scale] = make([]int8, grainSide*grainSide)
		for i, v := range take(grainSide * grainSide) {
			g.grain[scale][i] = int8(v)
		}
	}
	g.fine = take(len(b))
}
