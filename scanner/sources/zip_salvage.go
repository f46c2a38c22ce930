package sources

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"time"

	"rollcall/photo"
)

// A salvage reads a ZIP from its beginning, file by file, where its list at the
// end is not there: APPNOTE.TXT 4.3.6 to 4.3.9.
type salvage struct {
	file photo.File
	at   int64 // where the next file begins
	left []*zipEntry
}

// errPastList says that the files have ended where the ZIP's own list begins: all
// of them are there.
var errPastList = errors.New("the list of files begins")

// salvaged lists the files of a ZIP without its list, the last of them perhaps cut.
// all tells that none is lost: its list began, and was cut.
func salvaged(f photo.File) (entries []*zipEntry, all bool) {
	s := &salvage{file: f}
	for len(s.left) < maxZipEntries {
		if err := s.next(); err != nil {
			return s.left, errors.Is(err, errPastList)
		}
	}
	return s.left, false
}

const (
	localHeader    = 30
	describedFlag  = 8 // sizes and checksum follow the data: APPNOTE.TXT 4.4.4, bit 3
	zip64Extra     = 1
	descriptorMost = 24
)

var errSalvageEnds = errors.New("no further file begins here")

// next adds the file that begins where the last one ended.
func (s *salvage) next() error {
	head := make([]byte, localHeader)
	if n, err := s.file.ReadAt(head, s.at); n < len(head) {
		if n >= 4 && bytes.HasPrefix(head, []byte("PK\x01\x02")) {
			return errPastList
		}
		return ended(err)
	}
	switch {
	case bytes.HasPrefix(head, []byte("PK\x01\x02")):
		return errPastList
	case !bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return errSalvageEnds
	}
	u16, u32 := binary.LittleEndian.Uint16, binary.LittleEndian.Uint32
	names := make([]byte, int(u16(head[26:]))+int(u16(head[28:])))
	if n, err := s.file.ReadAt(names, s.at+localHeader); n < len(names) {
		return ended(err)
	}
	e := &zipEntry{File: &zip.File{}, at: s.at + localHeader + int64(len(names)), salvaged: true}
	e.Name, e.Extra = string(names[:u16(head[26:])]), names[u16(head[26:]):]
	e.Flags, e.Method, e.CRC32 = u16(head[6:]), u16(head[8:]), u32(head[14:])
	e.Modified = dosTime(u16(head[12:]), u16(head[10:]))
	e.CompressedSize64, e.UncompressedSize64 = uint64(u32(head[18:])), uint64(u32(head[22:]))
	e.wideSizes()
	e.Extra = nil
	if e.Flags&describedFlag != 0 && e.CompressedSize64 == 0 {
		return s.measure(e)
	}
	return s.keep(e, 0)
}

// dosTime reads the time of a file as archive/zip reads that in the list.
func dosTime(date, clock uint16) time.Time {
	return time.Date(int(date>>9)+1980, time.Month(date>>5&15), int(date&31), int(clock>>11), int(clock>>5&63), int(clock&31)*2, 0, time.UTC)
}

// ended is what a file that ends is told as.
func ended(err error) error {
	if err == nil || err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// keep adds a file whose size is known. Of one that the ZIP's end cuts off, what is
// there is kept, and it is the last.
func (s *salvage) keep(e *zipEntry, descriptor int64) error {
	there := uint64(max(s.file.Size()-e.at, 0))
	if e.CompressedSize64 > there {
		e.cut, e.CompressedSize64 = true, there
		s.left = append(s.left, e)
		return io.ErrUnexpectedEOF
	}
	s.left = append(s.left, e)
	s.at = e.at + int64(e.CompressedSize64) + descriptor
	return nil
}

// wideSizes takes the sizes of files over 4 GiB: APPNOTE.TXT 4.5.3.
func (e *zipEntry) wideSizes() {
	for x := e.Extra; len(x) >= 4; {
		id, n := binary.LittleEndian.Uint16(x), int(binary.LittleEndian.Uint16(x[2:]))
		if x = x[4:]; n > len(x) {
			return
		}
		if field := x[:n]; id == zip64Extra {
			for _, size := range []*uint64{&e.UncompressedSize64, &e.CompressedSize64} {
				if *size == math.MaxUint32 && len(field) >= 8 {
					*size, field = binary.LittleEndian.Uint64(field), field[8:]
				}
			}
		}
		x = x[n:]
	}
}

// measure finds the end of a file whose sizes stand behind it.
func (s *salvage) measure(e *zipEntry) error {
	packed, size := int64(0), int64(0)
	var err error
	switch e.Method {
	case zip.Deflate:
		packed, size, err = s.inflate(e.at)
	case zip.Store:
		packed, err = s.search(e.at)
		size = packed
	default:
		return errSalvageEnds
	}
	if err != nil {
		return err // nobody knows how large it was to become: it is lost
	}
	e.CompressedSize64, e.UncompressedSize64 = uint64(packed), uint64(size)
	n, crc := s.descriptor(e.at+packed, packed, size)
	if n == 0 {
		return io.ErrUnexpectedEOF
	}
	e.CRC32 = crc
	return s.keep(e, n)
}

// inflate unpacks data to find where it ends.
func (s *salvage) inflate(at int64) (packed, size int64, err error) {
	in := bufio.NewReaderSize(io.NewSectionReader(s.file, at, s.file.Size()-at), 64<<10)
	counted := &countedBytes{in: in}
	r := flate.NewReader(counted)
	defer r.Close()
	buf := make([]byte, 64<<10)
	for {
		n, err := r.Read(buf)
		size += int64(n)
		switch {
		case err == io.EOF:
			return counted.n, size, nil
		case err != nil:
			return 0, 0, err
		case size > bombSize && size/bombRatio > counted.n:
			return 0, 0, errSalvageEnds
		}
	}
}

// countedBytes counts what is taken of a stream; flate takes no byte too many of
// one that gives single bytes.
type countedBytes struct {
	in *bufio.Reader
	n  int64
}

func (c *countedBytes) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.n += int64(n)
	return n, err
}

func (c *countedBytes) ReadByte() (byte, error) {
	b, err := c.in.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

// search finds what stands behind stored data: its own size, which no other bytes
// there would tell.
func (s *salvage) search(at int64) (int64, error) {
	mark := []byte("PK\x07\x08")
	buf := make([]byte, 256<<10)
	for from := at; ; {
		n, err := s.file.ReadAt(buf, from)
		if n < len(mark) {
			return 0, ended(err)
		}
		for found := 0; ; {
			i := bytes.Index(buf[found:n], mark)
			if i < 0 {
				break
			}
			found += i
			size := from + int64(found) - at
			if n, _ := s.descriptor(at+size, size, size); n > 0 {
				return size, nil
			}
			found++
		}
		if err != nil {
			return 0, ended(err)
		}
		from += int64(n - len(mark) + 1)
	}
}

// descriptor reads the sizes and the checksum behind a file's data, if they are
// there and right: APPNOTE.TXT 4.3.9. length is 0 where they are not.
func (s *salvage) descriptor(at, packed, size int64) (length int64, crc uint32) {
	d := make([]byte, descriptorMost)
	n, _ := s.file.ReadAt(d, at)
	d = d[:n]
	marked := int64(0)
	if bytes.HasPrefix(d, []byte("PK\x07\x08")) {
		d, marked = d[4:], 4
	}
	u32, u64 := binary.LittleEndian.Uint32, binary.LittleEndian.Uint64
	switch {
	case len(d) >= 20 && int64(u64(d[4:])) == packed && int64(u64(d[12:])) == size:
		return marked + 20, u32(d)
	case len(d) >= 12 && u32(d[4:]) == uint32(packed) && u32(d[8:]) == uint32(size):
		return marked + 12, u32(d)
	}
	return 0, 0
}
