package formats

import (
	"slices"
	"strings"
)

// Raw files of several makers are TIFF files. They are told by their structure
// (sensor data that no plain TIFF holds) and then by who made the camera; the
// make alone is in scans and edited pictures too.

// Photometric interpretations of sensor data (DNG 1.7: CFA, LinearRaw).
var rawPhotometric = []int64{32803, 34892}

// Compressions that only raw files have: Sony, Nikon, Pentax (exiftool,
// Exif.pm, %compression).
var rawCompression = []int64{32767, 34713, 65535, 32769, 32770, 32772}

const (
	tagMake       = 0x010F
	tagDNGVersion = 0xC612
)

func (r *tiffReader) isRaw(p raster) bool { return r.holdsRaw(p.dir) }

func (r *tiffReader) holdsRaw(d *ifd) bool {
	photometric, _ := r.numberOf(d, tagPhotometric)
	compression, _ := r.numberOf(d, tagCompression)
	return slices.Contains(rawPhotometric, photometric) || slices.Contains(rawCompression, compression)
}

// rawOf returns a Sniff for TIFF files that hold sensor data of a camera whose
// make begins with one of the names, in upper case.
func rawOf(makes ...string) func(head []byte) bool {
	return func(head []byte) bool {
		r, t := sniffTIFF(head)
		if r == nil || t.pages[0].find(tagDNGVersion) != nil || !r.tellsRaw(t) {
			return false
		}
		brand := strings.ToUpper(r.textOf(&t.pages[0], tagMake))
		return slices.ContainsFunc(makes, func(m string) bool { return strings.HasPrefix(brand, m) })
	}
}

// sniffTIFF reads what directories lie in the head; nil where there is none.
func sniffTIFF(head []byte) (*tiffReader, tiffTree) {
	if !isTIFF(head) {
		return nil, tiffTree{}
	}
	r, err := openTIFF(block(head), int64(len(head)))
	if err != nil {
		return nil, tiffTree{}
	}
	t := r.tree()
	if len(t.pages) == 0 {
		return nil, t
	}
	return r, t
}

// tellsRaw reports whether a directory holds sensor data. Where SubIFDs lie
// beyond the head, a first page that is a smaller version of something tells it:
// a plain TIFF begins with its picture.
func (r *tiffReader) tellsRaw(t tiffTree) bool {
	for _, dirs := range [][]ifd{t.pages, t.subs} {
		for i := range dirs {
			if r.holdsRaw(&dirs[i]) {
				return true
			}
		}
	}
	sub, _ := r.numberOf(&t.pages[0], tagNewSubfileType)
	e := t.pages[0].find(tagSubIFDs)
	return sub&1 != 0 && len(t.subs) == 0 && (e != nil || r.cut)
}

// textOf is a short field of characters as it stands in the directory.
func (r *tiffReader) textOf(d *ifd, tag uint16) string {
	e := d.find(tag)
	if e == nil || e.typ != 2 || e.size > maxField {
		return ""
	}
	b, err := r.src.Bytes(e.at, e.size)
	if err != nil {
		return ""
	}
	return strings.Trim(string(b), " \x00")
}
