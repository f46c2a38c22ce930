package formats

import (
	"bytes"
	"encoding/binary"
	"slices"

	"rollcall/photo"
)

// movieFolders are the boxes of a movie that hold the boxes of its tables.
var movieFolders = []string{"moov", "trak", "edts", "mdia", "minf", "dinf", "stbl", "mvex", "moof", "traf"}

// tableFolders hold nothing but tables: what no longer can be read in one of the same size
// was altered.
var tableFolders = []string{"edts", "dinf", "stbl", "traf"}

// An alteration is what is another in the tables of a file that has kept its layout.
type alteration int

const (
	unaltered alteration = iota
	retold               // as tools alter it where it stands
	damaged
)

// alteredInPlace tells whether one of two movies is the other with bytes of its tables
// altered where they stand. A tool that wraps a movie anew writes boxes of its own, and
// may lay out the media data otherwise; where all boxes have kept their places and sizes,
// and the media data its bytes, other sample tables are damage.
func alteredInPlace(a, b *Input) alteration {
	if a.Size != b.Size {
		return unaltered
	}
	boxes := topBoxes(a, &Content{})
	kept, altered := sameBoxes(a, b, boxes, topBoxes(b, &Content{}))
	if !kept || slices.ContainsFunc(boxes, func(at box) bool { return at.kind == "mdat" && !sameSpan(a, b, at.payload()) }) {
		return unaltered
	}
	return altered
}

// sameBoxes reports whether boxes have kept their places and sizes, and whether a table
// in or below them is another.
func sameBoxes(a, b *Input, ours, theirs []box) (kept bool, altered alteration) {
	if len(ours) != len(theirs) {
		return false, unaltered
	}
	for i, at := range ours {
		other := theirs[i]
		if at.span != other.span || at.head != other.head {
			return false, unaltered
		}
		if at.kind != other.kind {
			if isMovieTable(at.kind) || isMovieTable(other.kind) {
				altered = damaged
			}
			continue
		}
		if oneOf(at.kind, movieFolders) {
			mine, _ := childBoxes(a, at.payload())
			yours, _ := childBoxes(b, at.payload())
			kept, inner := sameBoxes(a, b, mine, yours)
			switch {
			case kept:
				altered = max(altered, inner)
			case !oneOf(at.kind, tableFolders):
				return false, unaltered
			default:
				altered = damaged
			}
		}
		altered = max(altered, sameTable(a, b, at))
	}
	return true, altered
}

func isMovieTable(kind string) bool {
	_, told := tableFields[kind]
	return told || oneOf(kind, movieFolders)
}

// tableFields are where a box tells how samples are found, decoded, timed and placed: spans
// of its payload, of version 0. None: all of it.
var tableFields = map[string][]photo.Span{
	"mvhd": {{Offset: 12, Size: 4}, {Offset: 20, Size: 6}, {Offset: 36, Size: matrixSize}},                        // time scale, speed, volume, placement (ISO/IEC 14496-12 8.2.2)
	"mdhd": {{Offset: 12, Size: 4}},                                                                               // time scale (8.4.2)
	"tkhd": {{Offset: 0, Size: 4}, {Offset: 24, Size: 16}, {Offset: 40, Size: matrixSize}, {Offset: 76, Size: 8}}, // whether it is played, how loud, where and how large (8.3.2)
	"hdlr": {{Offset: 8, Size: 4}},                                                                                // what it is (8.4.3)
	"elst": nil, "dref": nil, "stsd": nil, "stts": nil, "ctts": nil, "cslg": nil, "stsc": nil, "stsz": nil, "stz2": nil,
	"stco": nil, "co64": nil, "stss": nil, "sdtp": nil, "sgpd": nil, "sbgp": nil,
	"trex": nil, "tfhd": nil, "tfdt": nil, "trun": nil, "cmov": nil,
}

// sameTable compares the fields of a box that has the same place in both.
func sameTable(a, b *Input, at box) (altered alteration) {
	fields, told := tableFields[at.kind]
	p := at.payload()
	switch {
	case !told || p.Size == 0 || fields == nil && sameSpan(a, b, p):
		return unaltered
	case at.kind == "stsd" && a.Size != b.Size && sameButRates(a, b, p): // of equal sizes it is a flipped byte
		return unaltered
	case at.kind == "stsd" && sameRetold(a, b, p):
		return retold
	case fields == nil:
		return damaged
	}
	version, err := a.Bytes(p.Offset, 1)
	for _, f := range fields {
		f.Offset += p.Offset
		switch {
		case err != nil || version[0] == 0 || at.kind == "hdlr" || f.Offset == p.Offset:
		case at.kind == "mvhd" && f.Size > 4 || at.kind == "tkhd":
			f.Offset += 12 // two times and the length are of 64 bits
		default:
			f.Offset += 8 // two times are
		}
		switch {
		case f.End() > p.End() || sameSpan(a, b, f):
		case bothTurned(a, b, f):
			altered = max(altered, retold)
		default:
			return damaged
		}
	}
	return altered
}

// sameSpan compares bytes. What can't be read tells nothing.
func sameSpan(a, b *Input, p photo.Span) bool {
	for p.Size > 0 {
		n := min(p.Size, windowSize)
		one, err := a.Bytes(p.Offset, n)
		if err != nil {
			return true
		}
		other, err := b.Bytes(p.Offset, n)
		if err != nil {
			return true
		}
		if !bytes.Equal(one, other) {
			return false
		}
		p.Offset, p.Size = p.Offset+n, p.Size-n
	}
	return true
}

// elsewhere reports whether the media of two tracks lies in different places. Without a
// table of them it lies in the movie's file.
func (t *track) elsewhere(other *track) bool {
	return t.references != "" && other.references != "" && t.references != other.references
}

// references are where a track's media lies: for each data reference (8.7.2) "here", or
// its kind and flags; with the number that is told. "" where there is no table of them.
func references(in *Input, minf []box) string {
	dref, ok := findBox(in, minf, "dinf", "dref")
	if !ok || dref.payload().Size < 8 {
		return ""
	}
	p := dref.payload()
	head, err := in.Bytes(p.Offset, 8)
	if err != nil {
		return ""
	}
	told := binary.BigEndian.Uint32(head[4:])
	list := literal{}
	list.number(int64(told))
	entries, _ := childBoxes(in, photo.Span{Offset: p.Offset + 8, Size: p.Size - 8})
	for _, e := range entries {
		flags, err := in.Bytes(e.payload().Offset, min(4, e.payload().Size))
		if err == nil && len(flags) == 4 && flags[3]&1 == 1 && oneOf(e.kind, []string{"url ", "urn ", "alis", "rsrc"}) {
			list.add([]byte("here"))
			continue
		}
		list.add([]byte(e.kind))
		list.add(flags)
	}
	return list.String()
}
