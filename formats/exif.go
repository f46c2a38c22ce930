package formats

import (
	"bytes"
	"strings"

	"github.com/rwcarlsen/goexif/exif"
	goexif "github.com/rwcarlsen/goexif/tiff"

	"rollcall/photo"
)

// Fields that goexif's own map lacks (EXIF 2.32, table 8).
const (
	offsetTimeOriginal  exif.FieldName = "OffsetTimeOriginal"
	offsetTimeDigitized exif.FieldName = "OffsetTimeDigitized"
)

var laterFields = map[uint16]exif.FieldName{
	0x9011: offsetTimeOriginal,
	0x9012: offsetTimeDigitized,
}

// readEXIF tells what an EXIF block says: bytes that begin with a TIFF header
// (II*\0 or MM\0*), without the "Exif\0\0" of a JPEG segment. base is the block's
// offset in the file, by which Thumb becomes a span of the file; below 0 it is
// unknown and Thumb stays empty. It never fails: what can't be read is absent
// and leaves a problem.
func readEXIF(tiffBlock []byte, base int64) (photo.Meta, []photo.Problem) {
	r, err := openTIFF(block(tiffBlock), int64(len(tiffBlock)))
	if err != nil {
		return photo.Meta{}, []photo.Problem{malformedEXIF(err.Error())}
	}
	t := r.tree()
	meta := readFields(r, t)
	if base >= 0 && len(t.pages) > 1 {
		meta.Thumb = thumbnail(r, &t.pages[1], base)
	}
	if r.trouble != "" {
		return meta, []photo.Problem{malformedEXIF(r.trouble)}
	}
	return meta, nil
}

func malformedEXIF(text string) photo.Problem {
	return photo.Problem{Kind: photo.ProblemMalformed, Text: "EXIF: " + text}
}

// readFields reads the fields of the first directory and of the EXIF and GPS
// directories below it.
func readFields(r *tiffReader, t tiffTree) photo.Meta {
	var meta photo.Meta
	if len(t.pages) == 0 {
		return meta
	}
	g := gather(r, t)
	x, err := exif.Decode(bytes.NewReader(g.rebuild(r)))
	if x == nil || err != nil && exif.IsCriticalError(err) {
		r.wrong("its fields can't be read")
		return meta
	}
	loadLaterFields(x)
	fillMeta(&meta, x)
	meta.Profile = r.profileInEXIF(t)
	readApple(&meta, g.makerNote)
	return meta
}

// loadLaterFields adds laterFields to what goexif has read of the EXIF directory.
func loadLaterFields(x *exif.Exif) {
	pointer, err := x.Get(exif.ExifIFDPointer)
	if err != nil {
		return
	}
	offset, err := pointer.Int64(0)
	if err != nil {
		return
	}
	in := bytes.NewReader(x.Raw)
	if _, err := in.Seek(offset, 0); err != nil {
		return
	}
	if dir, _, err := goexif.DecodeDir(in, x.Tiff.Order); err == nil {
		x.LoadTags(dir, laterFields, false)
	}
}

func fillMeta(m *photo.Meta, x *exif.Exif) {
	m.Make, m.Model = exifText(x, exif.Make), exifText(x, exif.Model)
	m.Lens, m.Software = exifText(x, exif.LensModel), exifText(x, exif.Software)
	m.UniqueID = exifText(x, exif.ImageUniqueID)
	m.Taken = exifTaken(x)
	m.GPS = exifPosition(x)
	m.ExifWidth, m.ExifHeight = exifNumber(x, exif.PixelXDimension), exifNumber(x, exif.PixelYDimension)
	if o := exifNumber(x, exif.Orientation); o >= 1 && o <= 8 {
		m.Orientation = o
	}
}

// exifText is a field of characters without the padding that cameras leave.
func exifText(x *exif.Exif, name exif.FieldName) string {
	tag, err := x.Get(name)
	if err != nil {
		return ""
	}
	s, err := tag.StringVal()
	if err != nil {
		return ""
	}
	return strings.ToValidUTF8(strings.TrimSpace(s), "\uFFFD")
}

// exifNumber is a field of whole numbers, 0 where there is none.
func exifNumber(x *exif.Exif, name exif.FieldName) int {
	tag, err := x.Get(name)
	if err != nil || tag.Count == 0 {
		return 0
	}
	n, err := tag.Int(0)
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// thumbnail is where the JPEG of the second directory lies (EXIF 2.32, 4.5.8).
func thumbnail(r *tiffReader, d *ifd, base int64) photo.Span {
	at, ok := r.numberOf(d, tagJPEGAt)
	size, sized := r.numberOf(d, tagJPEGSize)
	if !ok || !sized || size < 4 || at <= 0 || at > r.size || size > r.size-at {
		return photo.Span{}
	}
	if b, err := r.src.Bytes(at, 2); err != nil || b[0] != 0xFF || b[1] != 0xD8 {
		return photo.Span{}
	}
	return photo.Span{Offset: base + at, Size: size}
}
