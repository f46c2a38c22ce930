package formats

import (
	"encoding/binary"
	"fmt"
)

// Limits of one TIFF structure. Real files stay far below them; a damaged one
// must not cost more.
const (
	maxDirectories = 256   // image file directories in all
	maxEntries     = 16384 // entries of all directories together
	maxDirEntries  = 4096  // entries of one directory
)

// A ranger gives bytes by offset and refuses what lies outside: an Input, or a
// block in memory.
type ranger interface {
	Bytes(offset, n int64) ([]byte, error)
}

// A block is a ranger over bytes in memory.
type block []byte

// Bytes returns n bytes from offset, without a copy.
func (b block) Bytes(offset, n int64) ([]byte, error) {
	if offset < 0 || n < 0 || offset > int64(len(b)) || n > int64(len(b))-offset {
		return nil, malformed("points at bytes %d to %d of a block of %d", offset, offset+n, len(b))
	}
	return b[offset : offset+n], nil
}

// byteOrder is either of the two orders of encoding/binary.
type byteOrder interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

// A tiffReader reads image file directories (TIFF 6.0, section 2) with every
// offset and count checked. It notes what is wrong and goes on.
type tiffReader struct {
	src     ranger
	size    int64 // bytes that src has
	order   byteOrder
	big     bool  // BigTIFF: offsets of 8 bytes
	first   int64 // offset of the first directory
	left    int   // entries that may still be read
	seen    map[int64]bool
	end     int64  // the furthest byte that was pointed at and is there
	cut     bool   // something points past the end
	unsure  bool   // where a picture lies can't be told for sure
	trouble string // the first thing that is wrong, "" nothing
}

// An ifd is one image file directory.
type ifd struct {
	offset  int64
	entries []ifdEntry
	next    int64 // offset of the next one in the chain; 0 none
}

// An ifdEntry is one field of a directory. Its value lies at At, in the entry
// itself when it is short, and was checked to be there.
type ifdEntry struct {
	tag, typ uint16
	count    int64
	at, size int64
}

// valueSizes is the size in bytes of one value of each type (TIFF 6.0, section 2;
// 13 IFD by TIFF Technical Note 1; 16 to 18 by BigTIFF).
var valueSizes = [...]int64{1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}

// openTIFF reads the header. The magic number may also be one that a maker of
// raw files put in its place.
func openTIFF(src ranger, size int64) (*tiffReader, error) {
	head, err := src.Bytes(0, 8)
	if err != nil {
		return nil, malformed("is too short for a TIFF header")
	}
	r := &tiffReader{src: src, size: size, left: maxEntries, seen: map[int64]bool{}, end: 8}
	switch string(head[:2]) {
	case "II":
		r.order = binary.LittleEndian
	case "MM":
		r.order = binary.BigEndian
	default:
		return nil, malformed("has no TIFF header")
	}
	switch r.order.Uint16(head[2:]) {
	case 42, 0x0055, 0x4f52, 0x5352: // TIFF; RW2; ORF ("RO", "RS")
		r.first = int64(r.order.Uint32(head[4:]))
	case 43:
		return r, r.openBig()
	default:
		return nil, malformed("has no TIFF header")
	}
	return r, nil
}

// openBig reads the rest of a BigTIFF header: size of an offset, 0, first
// directory.
func (r *tiffReader) openBig() error {
	head, err := r.src.Bytes(0, 16)
	if err != nil || r.order.Uint16(head[4:]) != 8 {
		return malformed("has no BigTIFF header")
	}
	r.big, r.end = true, 16
	r.first = int64(r.order.Uint64(head[8:]))
	return nil
}

// chain reads the directory at offset and those that follow it.
func (r *tiffReader) chain(offset int64) []ifd {
	var dirs []ifd
	for offset != 0 {
		d, ok := r.directory(offset)
		if !ok {
			break
		}
		dirs = append(dirs, d)
		offset = d.next
	}
	return dirs
}

// directory reads one directory, or what is there of it; false when there is
// nothing to read or it was read before.
func (r *tiffReader) directory(offset int64) (ifd, bool) {
	d := ifd{offset: offset}
	if r.seen[offset] || len(r.seen) >= maxDirectories {
		r.wrong("its directories form a loop, or are too many")
		return d, false
	}
	r.seen[offset] = true
	countSize, entrySize := int64(2), int64(12)
	if r.big {
		countSize, entrySize = 8, 20
	}
	b, err := r.src.Bytes(offset, countSize)
	if err != nil {
		r.missing("a directory")
		return d, false
	}
	n := int64(r.order.Uint16(b))
	if r.big {
		n = int64(min(r.order.Uint64(b), maxDirEntries+1))
	}
	if n > maxDirEntries || n > int64(r.left) {
		r.wrong("a directory has too many entries")
		return d, false
	}
	r.left -= int(n)
	r.fill(&d, offset+countSize, n, entrySize)
	return d, true
}

// fill reads n entries from offset, as far as they are there, and the offset of
// the next directory.
func (r *tiffReader) fill(d *ifd, offset, n, entrySize int64) {
	there := min(n, max(0, r.size-offset)/entrySize)
	b, err := r.src.Bytes(offset, there*entrySize)
	if err != nil {
		r.missing("a directory")
		return
	}
	r.reach(offset + there*entrySize)
	d.entries = make([]ifdEntry, 0, there)
	for i := range there {
		if e, ok := r.entry(b[i*entrySize:], offset+i*entrySize); ok {
			d.entries = append(d.entries, e)
		}
	}
	if there < n {
		r.missing("a directory")
		return
	}
	d.next = r.nextOffset(offset + n*entrySize)
}

// nextOffset reads the link to the next directory.
func (r *tiffReader) nextOffset(at int64) int64 {
	size := r.offsetSize()
	b, err := r.src.Bytes(at, size)
	if err != nil {
		r.missing("a directory")
		return 0
	}
	r.reach(at + size)
	if r.big {
		return int64(r.order.Uint64(b))
	}
	return int64(r.order.Uint32(b))
}

// entry reads one entry, b[0] of which lies at offset at; false when its value
// can't be read.
func (r *tiffReader) entry(b []byte, at int64) (ifdEntry, bool) {
	e := ifdEntry{tag: r.order.Uint16(b), typ: r.order.Uint16(b[2:])}
	inline := int64(4)
	if r.big {
		inline = 8
		e.count, e.at = int64(r.order.Uint64(b[4:])), at+12
	} else {
		e.count, e.at = int64(r.order.Uint32(b[4:])), at+8
	}
	if int(e.typ) >= len(valueSizes) || valueSizes[e.typ] == 0 {
		r.wrong(fmt.Sprintf("tag 0x%04x has no valid type", e.tag))
		return e, false
	}
	if e.count < 0 || e.count > r.size {
		r.missing(fmt.Sprintf("the value of tag 0x%04x", e.tag))
		return e, false
	}
	e.size = e.count * valueSizes[e.typ]
	if e.size > inline {
		if r.big {
			e.at = int64(r.order.Uint64(b[12:]))
		} else {
			e.at = int64(r.order.Uint32(b[8:]))
		}
	}
	if e.at < 0 || e.at > r.size || e.size > r.size-e.at {
		r.missing(fmt.Sprintf("the value of tag 0x%04x", e.tag))
		return e, false
	}
	r.reach(e.at + e.size)
	return e, true
}

func (r *tiffReader) offsetSize() int64 {
	if r.big {
		return 8
	}
	return 4
}

// find returns the directory's entry of that tag, or nil; the first one where
// there are several, as exiftool has it.
func (d *ifd) find(tag uint16) *ifdEntry {
	for i := range d.entries {
		if d.entries[i].tag == tag {
			return &d.entries[i]
		}
	}
	return nil
}

func (r *tiffReader) reach(end int64) { r.end = max(r.end, end) }

func (r *tiffReader) wrong(text string) {
	if r.trouble == "" {
		r.trouble = text
	}
}

func (r *tiffReader) missing(what string) {
	r.cut = true
	r.wrong(what + " lies outside of the block")
}
