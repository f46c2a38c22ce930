package formats

import (
	"encoding/binary"
	"slices"

	"rollcall/photo"
)

// Tags of a picture's directory (TIFF 6.0, section 8; DNG 1.7).
const (
	tagNewSubfileType = 0x00FE
	tagSubfileType    = 0x00FF
	tagWidth          = 0x0100
	tagHeight         = 0x0101
	tagCompression    = 0x0103
	tagPhotometric    = 0x0106
)

// pictureTags say how strips become pixels. They are part of the picture data;
// offsets are not, since a rewrite moves strips.
var pictureTags = []uint16{
	tagWidth, tagHeight, 0x0102, tagCompression, tagPhotometric, // BitsPerSample
	0x010A, 0x0115, 0x0116, 0x011C, 0x0124, 0x0125, // FillOrder, SamplesPerPixel, RowsPerStrip, PlanarConfiguration, T4Options, T6Options
	0x013D, 0x0140, 0x0142, 0x0143, 0x014C, 0x0152, 0x0153, // Predictor, ColorMap, TileWidth, TileLength, InkSet, ExtraSamples, SampleFormat
	0x015B, 0x0212, // JPEGTables, YCbCrSubSampling
	0x828D, 0x828E, 0xC617, 0xC618, 0xC61D, 0xC68D, // CFARepeatPatternDim, CFAPattern, CFALayout, LinearizationTable, WhiteLevel, ActiveArea
	tagStripSizes, tagTileSizes,
}

// Limits of all pictures of a file together.
const (
	maxStrips   = 1 << 19
	maxLiterals = 4 << 20
)

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

func (r *tiffReader) size32(d *ifd, tag uint16) int {
	n, ok := r.numberOf(d, tag)
	if !ok || n < 0 || n > 1<<31-1 {
		return 0
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

// main is the index of the picture that the file is about: of a raw file the
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

// picture is the picture data of the rasters: first all literals, then the
// strips in the order of the file. Smaller versions and previews are left out
// where there is more: programs make them anew. nil where something is not sure:
// some makers keep the sensor data in a MakerNote, and the strips are a preview.
func (r *tiffReader) picture(list []raster, hides bool) []Chunk {
	if r.cut || r.unsure {
		return nil
	}
	chosen := slices.DeleteFunc(slices.Clone(list), func(p raster) bool { return p.reduced || p.embedded })
	if len(chosen) == 0 {
		chosen = list
	}
	var literal []byte
	var spans []photo.Span
	for i := range chosen {
		literal = r.literal(literal, chosen[i].dir)
		spans = append(spans, chosen[i].spans...)
	}
	if len(spans) == 0 || len(literal) > maxLiterals {
		return nil
	}
	chunks, total := []Chunk{{Literal: literal}}, int64(0)
	for _, s := range union(spans) {
		chunks = append(chunks, Chunk{Span: s})
		total += s.Size
	}
	if hides && total < r.size/2 {
		return nil
	}
	return chunks
}

// literal appends the directory's pictureTags: tag, count, values, in one width
// and byte order whatever the file's.
func (r *tiffReader) literal(b []byte, d *ifd) []byte {
	for _, tag := range pictureTags {
		e := d.find(tag)
		if e == nil || len(b) > maxLiterals {
			continue
		}
		values := r.numbers(e)
		b = binary.BigEndian.AppendUint16(b, tag)
		b = binary.BigEndian.AppendUint32(b, uint32(len(values)))
		for _, v := range values {
			b = binary.BigEndian.AppendUint64(b, uint64(v))
		}
	}
	return b
}

// union sorts spans and joins those that touch or overlap.
func union(spans []photo.Span) []photo.Span {
	slices.SortFunc(spans, func(a, b photo.Span) int {
		switch {
		case a.Offset < b.Offset:
			return -1
		case a.Offset > b.Offset:
			return 1
		}
		return 0
	})
	joined := spans[:0]
	for _, s := range spans {
		if n := len(joined); n > 0 && s.Offset <= joined[n-1].End() {
			joined[n-1].Size = max(joined[n-1].End(), s.End()) - joined[n-1].Offset
			continue
		}
		joined = append(joined, s)
	}
	return joined
}
