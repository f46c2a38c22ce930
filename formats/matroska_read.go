package formats

import (
	"encoding/binary"
	"io"
	"math"

	"rollcall/photo"
)

// The elements of Matroska that are read (RFC 9559 5.1).
const (
	mkvHeader, mkvSegment, mkvCluster, mkvBlockGroup = 0x1A45DFA3, 0x18538067, 0x1F43B675, 0xA0
	mkvSimpleBlock, mkvBlock                         = 0xA3, 0xA1
	mkvInfo, mkvScale, mkvDuration                   = 0x1549A966, 0x2AD7B1, 0x4489
	mkvTracks, mkvTrack, mkvNumber, mkvType          = 0x1654AE6B, 0xAE, 0xD7, 0x83
	mkvCodec, mkvSettings, mkvEncodings              = 0x86, 0x63A2, 0x6D80
	mkvVideo, mkvWidth, mkvHeight                    = 0xE0, 0xB0, 0xBA
	mkvUnknownSize                                   = -1
	mkvMostElements                                  = 64 << 20
	mkvIsVideo                                       = 1
)

// An element is one of EBML (RFC 8794): an id, a size, and what it holds.
type element struct {
	id   uint32
	span photo.Span // what it holds; a size of mkvUnknownSize: to the next one that it can't hold
}

// A matroskaFile is read element by element. Of the folders a reader goes into, all else is
// skipped.
type matroskaFile struct {
	in    *Input
	at    int64
	page  []byte // of the file, from start on
	start int64
	count int

	film
}

// A film is what the header of a Matroska file tells.
type film struct {
	scale    uint64 // nanoseconds a tick
	duration float64
	segment  photo.Span
	video    mkvTrackEntry
}

type mkvTrackEntry struct {
	number, kind  uint64
	codec         string
	settings      []byte
	encoded       bool
	width, height uint64
}

// bytes reads through a page, since most of what is read lies close to what was read last.
func (f *matroskaFile) bytes(at, n int64) ([]byte, error) {
	if at >= f.start && at+n <= f.start+int64(len(f.page)) {
		return f.page[at-f.start:][:n], nil
	}
	const page = 64 << 10
	if n >= page {
		return f.in.Bytes(at, n)
	}
	if at > f.in.Size || n > f.in.Size-at {
		return nil, malformed("ends within an element that begins at byte %d", at)
	}
	b, err := f.in.Bytes(at, min(page, f.in.Size-at))
	if err != nil {
		return nil, err
	}
	f.page, f.start = b, at
	return b[:n], nil
}

// next reads the element at f.at and moves behind its head; io.EOF at the file's end.
func (f *matroskaFile) next() (element, error) {
	if f.at >= f.in.Size {
		return element{}, io.EOF
	}
	if f.count++; f.count > mkvMostElements {
		return element{}, unsupported("has more than %d elements", mkvMostElements)
	}
	b, err := f.bytes(f.at, min(12, f.in.Size-f.at))
	if err != nil {
		return element{}, err
	}
	id, n := ebmlNumber(b, 4, true)
	size, m := ebmlNumber(b[n:], 8, false)
	if n == 0 || m == 0 {
		return element{}, malformed("has no element at byte %d", f.at)
	}
	f.at += int64(n + m)
	e := element{id: uint32(id), span: photo.Span{Offset: f.at, Size: mkvUnknownSize}}
	if size != 1<<(7*m)-1 {
		if size > math.MaxInt64/2 {
			return element{}, malformed("has an element of an impossible size at byte %d", f.at)
		}
		e.span.Size = int64(size)
	}
	return e, nil
}

// ebmlNumber reads a number whose first bits tell its length (RFC 8794 4), and how many bytes
// it has, 0 where there is none; an id keeps these bits.
func ebmlNumber(b []byte, most int, keep bool) (v uint64, n int) {
	if len(b) == 0 {
		return 0, 0
	}
	for n = 1; n <= most && b[0]&(0x80>>(n-1)) == 0; n++ {
	}
	if n > most || n > len(b) {
		return 0, 0
	}
	for _, c := range b[:n] {
		v = v<<8 | uint64(c)
	}
	if !keep {
		v &= 1<<(7*n) - 1
	}
	return v, n
}

// readHeader reads what comes before the first cluster.
func (f *matroskaFile) readHeader() error {
	f.scale = 1_000_000
	for {
		begin := f.at
		e, err := f.next()
		if err != nil {
			return err
		}
		switch e.id {
		case mkvSegment:
			f.segment = e.span
			continue
		case mkvCluster:
			f.at = begin
			return nil
		case mkvInfo, mkvTracks:
			if err := f.take(e); err != nil {
				return err
			}
		}
		if e.span.Size == mkvUnknownSize {
			return unsupported("has an element of an unknown size at byte %d", begin)
		}
		f.at = e.span.End()
	}
}

// take reads the elements that one of the header holds.
func (f *matroskaFile) take(e element) error {
	if e.span.Size < 0 || !f.in.Holds(e.span) {
		return malformed("has an element at byte %d that ends behind the file", e.span.Offset)
	}
	b, err := f.in.Bytes(e.span.Offset, e.span.Size)
	if err != nil {
		return err
	}
	return ebmlEach(b, func(id uint32, b []byte) error {
		switch {
		case e.id == mkvInfo && id == mkvScale:
			f.scale = ebmlUint(b)
		case e.id == mkvInfo && id == mkvDuration:
			f.duration = ebmlFloat(b)
		case e.id == mkvTracks && id == mkvTrack:
			t, err := readTrackEntry(b)
			if err == nil && t.kind == mkvIsVideo && f.video.kind == 0 {
				f.video = t
			}
			return err
		}
		return nil
	})
}

func readTrackEntry(b []byte) (t mkvTrackEntry, err error) {
	err = ebmlEach(b, func(id uint32, b []byte) error {
		switch id {
		case mkvNumber:
			t.number = ebmlUint(b)
		case mkvType:
			t.kind = ebmlUint(b)
		case mkvCodec:
			t.codec = string(b)
		case mkvSettings:
			t.settings = append([]byte(nil), b...)
		case mkvEncodings:
			t.encoded = true
		case mkvVideo:
			return ebmlEach(b, func(id uint32, b []byte) error {
				switch id {
				case mkvWidth:
					t.width = ebmlUint(b)
				case mkvHeight:
					t.height = ebmlUint(b)
				}
				return nil
			})
		}
		return nil
	})
	return t, err
}

// ebmlEach visits the elements in b.
func ebmlEach(b []byte, visit func(id uint32, b []byte) error) error {
	for len(b) > 0 {
		id, n := ebmlNumber(b, 4, true)
		size, m := ebmlNumber(b[n:], 8, false)
		b = b[n+m:]
		if n == 0 || m == 0 || size > uint64(len(b)) {
			return malformed("has elements that don't fit into one another")
		}
		if err := visit(uint32(id), b[:size]); err != nil {
			return err
		}
		b = b[size:]
	}
	return nil
}

func ebmlUint(b []byte) (v uint64) {
	for _, c := range b[:min(8, len(b))] {
		v = v<<8 | uint64(c)
	}
	return v
}

func ebmlFloat(b []byte) float64 {
	switch len(b) {
	case 4:
		return float64(math.Float32frombits(binary.BigEndian.Uint32(b)))
	case 8:
		return math.Float64frombits(binary.BigEndian.Uint64(b))
	}
	return 0
}
