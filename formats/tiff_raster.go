package formats

import "rollcall/photo"

// Tags of a picture's directory (TIFF 6.0, section 8; DNG 1.7).
const (
	tagNewSubfileType = 0x00FE
	tagSubfileType    = 0x00FF
	tagWidth          = 0x0100
	tagHeight         = 0x0101
	tagCompression    = 0x0103
	tagPhotometric    = 0x0106
)

// maxStrips is how many strips all pictures of a file may have together.
const maxStrips = 1 << 19

// A raster is one directory's picture.
type raster struct {
	dir           *ifd
	width, height int
	reduced       bool // a smaller version of another one
	embedded      bool // a JPEG of its own beside the strips: a preview
	spans         []photo.Span
}

// rasters reads where the pictures of the tree lie. What is wrong is noted in r.
func (r *tiffReader) rasters(t tiffTree) []raster {
	var list []raster
	strips := maxStrips
	for _, dirs := range [][]ifd{t.pages, t.subs} {
		for i := range dirs {
			p := raster{dir: &dirs[i]}
			if r.locate(&p, &strips) {
				list = append(list, p)
			}
		}
	}
	return list
}

// locate fills in a raster; false where the directory has no picture.
func (r *tiffReader) locate(p *raster, strips *int) bool {
	p.width, p.height = r.size32(p.dir, tagWidth), r.size32(p.dir, tagHeight)
	sub, _ := r.numberOf(p.dir, tagNewSubfileType)
	old, _ := r.numberOf(p.dir, tagSubfileType)
	p.reduced = sub&1 != 0 || old == 2
	for _, tags := range [][2]uint16{{tagStripAt, tagStripSizes}, {tagTileAt, tagTileSizes}, {tagJPEGAt, tagJPEGSize}} {
		at, sizes := p.dir.find(tags[0]), p.dir.find(tags[1])
		if at == nil {
			continue
		}
		if sizes == nil || at.count != sizes.count || at.count > int64(*strips) {
			r.wrong("a picture's strips have no sizes, or are too many")
			r.unsure = true
			return true
		}
		*strips -= int(at.count)
		p.embedded = tags[0] == tagJPEGAt
		r.spans(p, r.numbers(at), r.numbers(sizes))
		return true
	}
	return false
}

// size32 is a width or height; 0 where the directory has none, or two that differ.
func (r *tiffReader) size32(d *ifd, tag uint16) int {
	n, ok := r.numberOf(d, tag)
	if !ok || n < 0 || n > 1<<31-1 {
		return 0
	}
	for i := range d.entries {
		if e := &d.entries[i]; e.tag == tag && e.count > 0 {
			b, err := r.src.Bytes(e.at, valueSizes[e.typ])
			if other, ok := r.number(e.typ, b); err != nil || !ok || other != n {
				return 0
			}
		}
	}
	return int(n)
}

// spans checks that every strip lies within the file.
func (r *tiffReader) spans(p *raster, at, sizes []int64) {
	if len(at) == 0 || len(at) != len(sizes) {
		r.wrong("a picture's strips can't be read")
		r.unsure = true
		return
	}
	p.spans = make([]photo.Span, 0, len(at))
	for i := range at {
		if sizes[i] == 0 {
			continue // an empty tile of a sparse picture
		}
		if at[i] <= 0 || sizes[i] < 0 || at[i] > r.size || sizes[i] > r.size-at[i] {
			r.missing("a picture's strip")
			continue
		}
		r.reach(at[i] + sizes[i])
		p.spans = append(p.spans, photo.Span{Offset: at[i], Size: sizes[i]})
	}
}

// mainRaster is the index of the picture that the file is about: of a raw file the
// largest, else the first that is no smaller version of another. -1: none.
func mainRaster(list []raster, largest bool) int {
	best := -1
	for i := range list {
		switch {
		case best < 0, list[best].reduced && !list[i].reduced:
			best = i
		case largest && list[best].reduced == list[i].reduced && area(&list[i]) > area(&list[best]):
			best = i
		}
	}
	return best
}

func area(p *raster) int64 { return int64(p.width) * int64(p.height) }
