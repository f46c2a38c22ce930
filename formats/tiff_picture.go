package formats

import (
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"rollcall/photo"
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

// tagLayers is where Photoshop keeps the layers of which a page is the whole
// (ImageSourceData).
const tagLayers = 0x935C

// Limits of what is read of a file's pictures here.
const (
	maxLiterals = 4 << 20
	maxHashed   = 1 << 30
	hashPiece   = 1 << 20
)

// picture is the picture data of the rasters: how each is decoded, then the
// strips of the one that has the most bytes, for the caller's pass over the file.
// The strips of the others go in as a digest: a rewrite may put the pages in
// another order (exiftool reverses them), and a pass reads them as they lie.
//
// nil where something is not sure: some makers keep the sensor data in a
// MakerNote, and the strips are a preview.
func (r *tiffReader) picture(list []raster, raw, hides bool) []Chunk {
	if r.cut || r.unsure || len(list) == 0 {
		return nil
	}
	chosen := r.choose(list, raw)
	streamed, total := largest(chosen)
	if hides && total < r.size/2 {
		return nil
	}
	var literal []byte
	left := int64(maxHashed)
	for i := range chosen {
		literal = r.literal(literal, chosen[i].dir)
		if i == streamed && ascends(chosen[i].spans) {
			continue
		}
		digest := r.digest(chosen[i].spans, &left)
		if digest == nil {
			return nil
		}
		literal = append(literal, digest...)
	}
	for i := range chosen {
		if e := chosen[i].dir.find(tagLayers); e != nil && !raw {
			digest := r.digest([]photo.Span{{Offset: e.at, Size: e.size}}, &left)
			if digest == nil {
				return nil
			}
			literal = append(literal, digest...)
		}
	}
	if total == 0 || len(literal) > maxLiterals {
		return nil
	}
	chunks := []Chunk{{Literal: literal}}
	if spans := chosen[streamed].spans; ascends(spans) {
		chunks = append(chunks, joined(spans)...)
	}
	return chunks
}

// choose leaves out smaller versions and previews where there is more: programs
// make them anew. Of a raw file only the sensor data count.
func (r *tiffReader) choose(list []raster, raw bool) []raster {
	chosen := slices.DeleteFunc(slices.Clone(list), func(p raster) bool { return p.reduced || p.embedded })
	if len(chosen) == 0 {
		return list
	}
	if !raw {
		return chosen
	}
	if i := slices.IndexFunc(chosen, r.isRaw); i >= 0 {
		return slices.DeleteFunc(chosen, func(p raster) bool { return !r.isRaw(p) })
	}
	i, _ := largest(chosen)
	return chosen[i : i+1]
}

// largest is the index of the raster with the most bytes, and the bytes of all.
func largest(list []raster) (index int, total int64) {
	most := int64(-1)
	for i := range list {
		n := int64(0)
		for _, s := range list[i].spans {
			n += s.Size
		}
		if n > most {
			index, most = i, n
		}
		total += n
	}
	return index, total
}

func ascends(spans []photo.Span) bool {
	for i := 1; i < len(spans); i++ {
		if spans[i].Offset < spans[i-1].End() {
			return false
		}
	}
	return true
}

// joined are the spans as chunks, those that touch as one.
func joined(spans []photo.Span) []Chunk {
	var chunks []Chunk
	for _, s := range spans {
		if n := len(chunks); n > 0 && chunks[n-1].Span.End() == s.Offset {
			chunks[n-1].Span.Size += s.Size
			continue
		}
		chunks = append(chunks, Chunk{Span: s})
	}
	return chunks
}

// digest reads spans in their own order; nil where they can't be read or are
// more than left.
func (r *tiffReader) digest(spans []photo.Span, left *int64) []byte {
	h := sha256.New()
	for _, s := range spans {
		if *left -= s.Size; *left < 0 {
			return nil
		}
		for at := s.Offset; at < s.End(); at += hashPiece {
			b, err := r.src.Bytes(at, min(hashPiece, s.End()-at))
			if err != nil {
				return nil
			}
			h.Write(b)
		}
	}
	return h.Sum(nil)
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
