//go:build linux

package accuracy_test

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// turnHEIC gives every picture of a HEIC a turn, quarters counter-clockwise, as
// phones write it: an irot property (ISO/IEC 23008-12 6.5.10) that all items name.
// heif-enc can't.
func turnHEIC(b []byte, quarters byte) ([]byte, error) {
	meta, iprp := bytes.Index(b, []byte("meta")), bytes.Index(b, []byte("iprp"))
	ipco, ipma, iloc := bytes.Index(b, []byte("ipco")), bytes.Index(b, []byte("ipma")), bytes.Index(b, []byte("iloc"))
	if min(meta, iprp, ipco, ipma, iloc) < 4 || ipma < ipco || b[ipma+4] != 0 || b[ipma+7]&1 != 0 {
		return nil, errors.New("a HEIC of another layout")
	}
	size := func(at int) int { return int(binary.BigEndian.Uint32(b[at-4:])) }
	properties := 0
	for at := ipco + 4; at < ipco-4+size(ipco); at += int(binary.BigEndian.Uint32(b[at:])) {
		properties++
	}
	named, items := nameProperty(b[ipma+4:ipma-4+size(ipma)], byte(properties+1))
	grown := 9 + items
	out := bytes.Clone(b[:ipco-4+size(ipco)])
	out = append(out, 0, 0, 0, 9, 'i', 'r', 'o', 't', quarters)
	out = append(out, b[ipco-4+size(ipco):ipma+4]...)
	out = append(out, named...)
	out = append(out, b[ipma-4+size(ipma):]...)
	grow := func(at, by int) {
		binary.BigEndian.PutUint32(out[at-4:], binary.BigEndian.Uint32(out[at-4:])+uint32(by))
	}
	grow(meta, grown)
	grow(iprp, grown)
	grow(ipco, 9)
	grow(ipma+9, items)
	if iloc > ipma {
		iloc += grown
	}
	return out, shiftExtents(out[iloc+4:], grown)
}

// nameProperty adds a property to each item of an ipma box's content.
func nameProperty(content []byte, property byte) (out []byte, items int) {
	out = bytes.Clone(content[:8])
	items = int(binary.BigEndian.Uint32(content[4:]))
	at := 8
	for range items {
		n := int(content[at+2])
		out = append(out, content[at], content[at+1], byte(n+1))
		out = append(out, content[at+3:at+3+n]...)
		out = append(out, 0x80|property)
		at += 3 + n
	}
	return out, items
}

// shiftExtents moves all offsets of an iloc box's content (ISO/IEC 14496-12
// 8.11.3), for versions 0 and 1 with offsets and lengths of 4 bytes.
func shiftExtents(b []byte, by int) error {
	version, sizes := b[0], b[4:6]
	if version > 1 || sizes[0] != 0x44 || sizes[1]&0x0F != 0 {
		return errors.New("an iloc of another layout")
	}
	base := int(sizes[1] >> 4)
	at := 8
	for range binary.BigEndian.Uint16(b[6:]) {
		at += 4 + base
		if version == 1 {
			at += 2
		}
		extents := int(binary.BigEndian.Uint16(b[at:]))
		at += 2
		for range extents {
			binary.BigEndian.PutUint32(b[at:], binary.BigEndian.Uint32(b[at:])+uint32(by))
			at += 8
		}
	}
	return nil
}

// heifPicture is the largest extent of a picture item in a HEIF file (ISO/IEC
// 14496-12 8.11.3, 8.11.6): of a grid one tile.
func heifPicture(b []byte) (s span) {
	iloc, iinf := bytes.Index(b, []byte("iloc")), bytes.Index(b, []byte("iinf"))
	if iloc < 4 || iinf < 4 {
		return span{}
	}
	pictures := map[int]bool{}
	for rest := b[iinf:min(iinf+int(binary.BigEndian.Uint32(b[iinf-4:])), len(b))]; ; {
		at := bytes.Index(rest, []byte("infe"))
		if at < 0 || at+16 > len(rest) {
			break
		}
		if kind := string(rest[at+12 : at+16]); rest[at+4] == 2 && (kind == "hvc1" || kind == "av01") {
			pictures[int(binary.BigEndian.Uint16(rest[at+8:]))] = true
		}
		rest = rest[at+4:]
	}
	for _, e := range heifExtents(b[iloc+4:]) {
		if pictures[e.item] && e.to <= int64(len(b)) && e.to-e.from > s.to-s.from {
			s = e.span
		}
	}
	return s
}

type itemExtent struct {
	item int
	span
}

// heifExtents are the extents that an iloc box's content lists.
func heifExtents(b []byte) (all []itemExtent) {
	defer func() { recover() }() // a list that ends early is as long as it is
	number := func(size int) (n int64) {
		for range size {
			n, b = n<<8|int64(b[0]), b[1:]
		}
		return n
	}
	version, sizes := b[0], [4]int{int(b[4] >> 4), int(b[4] & 15), int(b[5] >> 4), int(b[5] & 15)}
	b = b[6:]
	wide := 2
	if version == 2 {
		wide = 4
	}
	for range number(wide) {
		item := int(number(wide))
		method := int64(0)
		if version > 0 {
			method = number(2) & 15
		}
		number(2)
		base := number(sizes[2])
		for range number(2) {
			if version > 0 {
				number(sizes[3])
			}
			from := base + number(sizes[0])
			to := from + number(sizes[1])
			if method == 0 {
				all = append(all, itemExtent{item, span{from, to}})
			}
		}
	}
	return all
}
