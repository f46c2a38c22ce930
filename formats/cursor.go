package formats

import (
	"bytes"
	"encoding/binary"
)

// A cursor reads big-endian fields one after another. Past the end they are zero
// and short is set.
type cursor struct {
	rest  []byte
	short bool
}

func (c *cursor) take(n int) []byte {
	if n < 0 || n > len(c.rest) {
		c.rest, c.short = nil, true
		return nil
	}
	b := c.rest[:n]
	c.rest = c.rest[n:]
	return b
}

// uint reads a number of n bytes, 0 to 8.
func (c *cursor) uint(n int) uint64 {
	var v uint64
	for _, b := range c.take(n) {
		v = v<<8 | uint64(b)
	}
	return v
}

func (c *cursor) u16() uint16 { return uint16(c.uint(2)) }
func (c *cursor) u32() uint32 { return uint32(c.uint(4)) }

// id reads an item id, which newer versions of a box store wider.
func (c *cursor) id(wide bool) uint32 {
	if wide {
		return c.u32()
	}
	return uint32(c.u16())
}

// A literal builds the tables of a picture's digest: every part with its length
// before it, so that no two sets of tables give the same bytes.
type literal struct{ bytes.Buffer }

func (l *literal) add(part []byte) {
	l.number(int64(len(part)))
	l.Write(part)
}

func (l *literal) number(n int64) {
	l.Write(binary.BigEndian.AppendUint64(nil, uint64(n)))
}
