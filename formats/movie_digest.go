package formats

import (
	"crypto/sha256"
	"encoding/binary"
	"hash"
)

// tables is a digest of all that decides how the media data is played: time
// scales, speed, volume, edits, placement on the screen, and the sample tables, with where each
// chunk lies within the media data. Not a chunk's place in the file, which moves
// when metadata grows. It notes what lies where nothing is.
func (m *movie) tables(c *Content) ([]byte, error) {
	sum := sha256.New()
	var l literal
	l.add([]byte("movie 3"))
	l.number(int64(m.header.Timescale))
	l.number(int64(m.header.Rate))
	l.number(int64(m.header.Volume))
	sum.Write(l.Bytes())
	binary.Write(sum, binary.BigEndian, m.header.Matrix)
	for _, t := range m.tracks {
		if t.outside {
			return nil, unsupported("plays media from another file")
		}
		if err := t.addTables(m.in, sum); err != nil {
			return nil, err
		}
		if err := t.walkChunks(m, c, sum); err != nil {
			return nil, err
		}
	}
	return sum.Sum(nil), nil
}

func (t *track) addTables(in *Input, sum hash.Hash) error {
	var l literal
	l.add([]byte(t.handler))
	l.add([]byte(t.references))
	l.number(int64(t.media.Timescale))
	l.number(int64(t.header.GetFlags())) // 1: played
	l.number(int64(t.header.Volume))
	l.number(int64(t.header.Width))
	l.number(int64(t.header.Height))
	sum.Write(l.Bytes())
	binary.Write(sum, binary.BigEndian, t.header.Matrix)
	binary.Write(sum, binary.BigEndian, t.header.Layer)
	sum.Write(t.sphere)
	if t.begins > 0 {
		binary.Write(sum, binary.BigEndian, t.begins)
	}
	if t.edits.span.Size > 0 {
		if err := addBox(in, sum, t.edits); err != nil {
			return err
		}
	}
	for _, b := range t.samples {
		// Offsets in the file (8.7.5, 8.7.9) and padding.
		if oneOf(b.kind, []string{"stco", "co64", "saio", "free", "skip"}) {
			continue
		}
		if err := addBox(in, sum, b); err != nil {
			return err
		}
	}
	return nil
}

// addBox adds a box's type, size and payload, which may be larger than memory
// should be.
func addBox(in *Input, sum hash.Hash, b box) error {
	var l literal
	l.add([]byte(b.kind))
	l.number(b.payload().Size)
	sum.Write(l.Bytes())
	for p := b.payload(); p.Size > 0; {
		n := min(p.Size, windowSize)
		piece, err := in.Bytes(p.Offset, n)
		if err != nil {
			return err
		}
		sum.Write(piece)
		p.Offset, p.Size = p.Offset+n, p.Size-n
	}
	return nil
}
