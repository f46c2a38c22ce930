package decode

import (
	"encoding/binary"
	"slices"
)

// A file may hold several pictures of its own: pages, frames, shots of a burst. One
// of them is decoded, and says nothing about the others. What belongs to a picture
// (thumbnail, depth, gain map, tiles) is none of its own.

// morePNG reports whether a PNG is animated: its acTL chunk stands before the
// first picture data (APNG, https://www.w3.org/TR/png-3/#acTL-chunk).
func morePNG(in *Input) bool {
	var head [8]byte
	for at := int64(8); ; {
		if _, err := in.ReadAt(head[:], at); err != nil {
			return false
		}
		switch string(head[4:]) {
		case "acTL":
			return true
		case "IDAT":
			return false
		}
		at += 12 + int64(binary.BigEndian.Uint32(head[:]))
	}
}

// mostPages bounds a chain of pages that leads in a circle.
const mostPages = 1 << 10

// moreTIFF reports whether a TIFF has a further page: a directory in the chain that
// is not marked as a smaller version (TIFF 6.0, NewSubfileType); or layers beside its page.
func moreTIFF(in *Input) bool {
	var b [12]byte
	read := func(at int64, n int) bool { _, err := in.ReadAt(b[:n], at); return err == nil }
	if !read(0, 8) {
		return false
	}
	order := binary.ByteOrder(binary.LittleEndian)
	if b[0] == 'M' {
		order = binary.BigEndian
	}
	pages := 0
	for at, n := int64(order.Uint32(b[4:])), 0; at != 0 && n < mostPages; n++ {
		if !read(at, 2) {
			return false
		}
		entries, smaller := int64(order.Uint16(b[:])), false
		for i := range entries {
			if !read(at+2+12*i, 12) {
				return false
			}
			switch order.Uint16(b[:]) {
			case 254: // NewSubfileType
				smaller = order.Uint32(b[8:])&1 != 0
			case 37724: // ImageSourceData
				if hasLayers(in, order, int64(order.Uint32(b[8:])), int64(order.Uint32(b[4:]))) {
					return true
				}
			}
		}
		if !smaller {
			pages++
		}
		if pages > 1 {
			return true
		}
		if !read(at+2+12*entries, 4) {
			return false
		}
		at = int64(order.Uint32(b[:]))
	}
	return false
}

// layerBlocks hold layers of 8, 16 and 32 bits a sample, in either byte order.
var layerBlocks = []string{"Layr", "Lr16", "Lr32", "ryaL", "61rL", "23rL"}

// hasLayers reports whether Photoshop's data in a TIFF, of n bytes, has layers among its
// blocks: signature, kind, length, each in the file's byte order (Adobe Photoshop TIFF
// Technical Notes, 2002: ImageSourceData).
func hasLayers(in *Input, order binary.ByteOrder, at, n int64) bool {
	const title = "Adobe Photoshop Document Data Block\x00"
	var b [12]byte
	end := at + n
	at += int64(len(title))
	for range mostPages {
		if at+12 > end {
			return false
		}
		if _, err := in.ReadAt(b[:], at); err != nil {
			return false
		}
		size := int64(order.Uint32(b[8:]))
		if slices.Contains(layerBlocks, string(b[4:8])) && size > 0 {
			return true
		}
		at += 12 + (size+3)/4*4
	}
	return false
}

// moreGIF reports whether a GIF has a second frame (GIF89a, 20 and 24 to 26).
func moreGIF(in *Input) bool {
	data, err := in.All()
	if err != nil || len(data) < 13 {
		return false
	}
	at, frames := 13+colours(data[10]), 0
	for at < len(data) {
		switch data[at] {
		case 0x21: // extension
			at = afterBlocks(data, at+2)
		case 0x2C: // image descriptor
			if frames++; frames > 1 || at+10 > len(data) {
				return frames > 1
			}
			at = afterBlocks(data, at+10+colours(data[at+9])+1)
		default:
			return false
		}
	}
	return false
}

// colours is the size of the colour table that flags announce, in bytes.
func colours(flags byte) int {
	if flags&0x80 == 0 {
		return 0
	}
	return 3 << (flags&7 + 1)
}

// afterBlocks is where a sequence of data sub-blocks has ended.
func afterBlocks(data []byte, at int) int {
	for at < len(data) && data[at] != 0 {
		at += 1 + int(data[at])
	}
	return at + 1
}

// ownPictures are the kinds of items that are pictures.
var ownPictures = []string{"hvc1", "av01", "grid", "iden", "iovl", "jpeg", "avc1", "unci"}

// moreHEIF reports whether a HEIF file holds a picture beside the primary one that
// is neither hidden nor belongs to another (ISO/IEC 23008-12 6.4).
func moreHEIF(in *Input) bool {
	h, err := openHEIF(in)
	if err != nil {
		return false
	}
	belongs := map[uint32]bool{h.primary: true}
	for _, ref := range h.refs {
		switch ref.kind {
		case "thmb", "auxl":
			belongs[ref.from] = true
		case "dimg":
			for _, id := range ref.to {
				belongs[id] = true
			}
		}
	}
	for id, it := range h.items {
		if !belongs[id] && !it.hidden && slices.Contains(ownPictures, it.kind) {
			return true
		}
	}
	return false
}

// several says that a file holds more pictures than the one that is decoded.
const several = "holds more than one picture, of which only the first could be compared"

// more reports whether a file holds further pictures of its own.
func (d *Decoder) more(in *Input) bool { return d.Several != nil && d.Several(in) }
