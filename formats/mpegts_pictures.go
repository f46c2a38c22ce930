package formats

import (
	"io"
)

// transportPictures are the pictures of the first program's first track of them (ISO/IEC
// 13818-1 2.4).
func transportPictures(in *Input) (io.Reader, error) {
	head, err := in.Bytes(0, min(in.Size, HeadSize))
	if err != nil {
		return nil, err
	}
	r := &transport{in: in, size: 188, pids: map[int]int{0: tablePrograms}}
	if !hasPackets(head, 188, 0) {
		r.size, r.mark = 192, 4
	}
	for r.video == 0 {
		if _, err := r.packet(); err != nil {
			return nil, noEnd(err)
		}
	}
	switch r.kind {
	case streamH264:
		return &markedSlices{r: r}, nil
	case streamH265:
		return &markedSlices{r: r, h265: true}, nil
	}
	return r, nil
}

// The kinds of streams (2.4.4.9, table 2-34) and of tables.
const (
	streamMPEG1, streamMPEG2, streamH264, streamH265 = 0x01, 0x02, 0x1B, 0x24
	tablePrograms, tableStreams                      = 1, 2
)

// A transport stream's packets carry its tables and, of its pictures, pieces.
type transport struct {
	in         *Input
	at         int64
	size, mark int
	page       []byte
	pids       map[int]int // of tables
	video      int         // 0: not told yet
	kind       byte
	rest       []byte
	skip       int // of a head that goes on in the next packet
}

func (r *transport) Read(p []byte) (int, error) {
	for len(r.rest) == 0 {
		b, err := r.packet()
		if err != nil {
			return 0, err
		}
		r.rest = b
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// packet reads a packet (2.4.3.2), and returns what it has of the pictures.
func (r *transport) packet() ([]byte, error) {
	b, err := r.take()
	if err != nil {
		return nil, err
	}
	pid := int(b[1]&0x1F)<<8 | int(b[2])
	kind, isTable := r.pids[pid]
	isVideo := r.video > 0 && pid == r.video
	if !isTable && !isVideo || b[1]&0x80 != 0 {
		return nil, nil
	}
	if b[3]&0xC0 != 0 {
		return nil, unsupported("has packets that are scrambled")
	}
	begins, fields, payload := b[1]&0x40 != 0, b[3]>>4&3, b[4:]
	if fields&1 == 0 {
		return nil, nil
	}
	if fields&2 != 0 {
		if n := int(payload[0]) + 1; n <= len(payload) {
			payload = payload[n:]
		} else {
			return nil, malformed("has a packet at byte %d that is all head", r.at)
		}
	}
	switch {
	case isTable && begins && r.video == 0:
		r.table(kind, payload)
		return nil, nil
	case isTable:
		return nil, nil
	case begins:
		payload = r.pictureHead(payload)
	}
	n := min(r.skip, len(payload))
	r.skip -= n
	return payload[n:], nil
}

// take reads the next packet's 188 bytes.
func (r *transport) take() ([]byte, error) {
	if len(r.page) < r.size {
		const packets = 512
		n := min(int64(r.size*packets), r.in.Size-r.at)
		n -= n % int64(r.size)
		if n <= 0 {
			return nil, io.EOF
		}
		b, err := r.in.Bytes(r.at, n)
		if err != nil {
			return nil, err
		}
		r.page = b
	}
	b := r.page[r.mark:r.size]
	if b[0] != 0x47 {
		return nil, malformed("has no packet at byte %d", r.at)
	}
	r.page, r.at = r.page[r.size:], r.at+int64(r.size)
	return b, nil
}

// table reads where a program's streams are told (2.4.4.3), or of which kind they are
// (2.4.4.8).
func (r *transport) table(kind int, payload []byte) {
	c := cursor{rest: payload}
	c.take(int(c.uint(1))) // to where the table begins
	c.uint(1)
	size := int(c.u16() & 0xFFF)
	c = cursor{rest: c.take(min(size, len(c.rest)))}
	c.take(5)
	if kind == tablePrograms {
		for len(c.rest) > 4 { // the checksum
			program, pid := c.u16(), int(c.u16()&0x1FFF)
			if program != 0 && !c.short && len(r.pids) == 1 {
				r.pids[pid] = tableStreams
			}
		}
		return
	}
	c.take(2)
	c.take(int(c.u16() & 0xFFF))
	for len(c.rest) > 4 {
		kind, pid := byte(c.uint(1)), int(c.u16()&0x1FFF)
		c.take(int(c.u16() & 0xFFF))
		switch kind {
		case streamMPEG1, streamMPEG2, streamH264, streamH265:
			if r.video == 0 && !c.short {
				r.video, r.kind = pid, kind
			}
		}
	}
}

// pictureHead leaves out the head of a packet of the stream (2.4.3.6).
func (r *transport) pictureHead(payload []byte) []byte {
	r.skip = 0
	const head = 9
	if len(payload) < head || payload[0] != 0 || payload[1] != 0 || payload[2] != 1 {
		return payload
	}
	r.skip = int(payload[8])
	return payload[head:]
}
