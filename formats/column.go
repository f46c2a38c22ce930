package formats

import "encoding/binary"

// A column is a table's numbers of one width, read through a small buffer.
type column struct {
	in    *Input
	at    int64
	left  int64 // entries not read yet
	width int64 // bytes an entry
	buf   []byte
}

// openColumn opens the table in a box: rows of width bytes after the header of
// skip bytes, whose last four are the count.
func openColumn(in *Input, b box, skip, width int64) (*column, error) {
	p := b.payload()
	if p.Size < skip {
		return nil, malformed("has a table %q that ends too early", b.kind)
	}
	h, err := in.Bytes(p.Offset+skip-4, 4)
	if err != nil {
		return nil, err
	}
	n := int64(binary.BigEndian.Uint32(h))
	if n > (p.Size-skip)/width {
		return nil, malformed("announces %d rows of table %q and has fewer", n, b.kind)
	}
	return &column{in: in, at: p.Offset + skip, left: n, width: width}, nil
}

func (c *column) row() ([]byte, error) {
	if c.left == 0 {
		return nil, malformed("has a table that ends too early")
	}
	if int64(len(c.buf)) < c.width {
		const rows = 2048
		n := min(c.left, rows) * c.width
		b, err := c.in.Bytes(c.at, n)
		if err != nil {
			return nil, err
		}
		c.buf, c.at = b, c.at+n
	}
	row := c.buf[:c.width]
	c.buf, c.left = c.buf[c.width:], c.left-1
	return row, nil
}

func (c *column) next() (uint64, error) {
	row, err := c.row()
	if err != nil {
		return 0, err
	}
	if c.width == 8 {
		return binary.BigEndian.Uint64(row), nil
	}
	return uint64(binary.BigEndian.Uint32(row)), nil
}
