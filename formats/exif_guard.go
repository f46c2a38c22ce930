package formats

// The guard between a file and goexif: goexif is given a block that was written
// here, of the wanted entries that are wholly there, and never the file's own
// bytes. One bad entry or directory costs nothing but itself.

// maxField is the most bytes that one field may have to reach goexif.
const maxField = 4096

// maxMakerNote is the most bytes of a MakerNote that are looked at.
const maxMakerNote = 1 << 20

// wanted are the fields that are read, with the type they are given (TIFF 6.0:
// 2 ASCII, 3 SHORT or 4 LONG, 5 RATIONAL).
var (
	wantedMain = map[uint16]uint16{
		0x010F: 2, 0x0110: 2, 0x0112: 3, 0x0131: 2, // Make, Model, Orientation, Software
		0x9003: 2, 0x9004: 2, // DateTimeOriginal, DateTimeDigitized
		0x9011: 2, 0x9012: 2, // OffsetTimeOriginal, OffsetTimeDigitized
		0x9291: 2, 0x9292: 2, // SubSecTimeOriginal, SubSecTimeDigitized
		0xA002: 4, 0xA003: 4, // PixelXDimension, PixelYDimension
		0xA420: 2, 0xA434: 2, // ImageUniqueID, LensModel
	}
	wantedGPS = map[uint16]uint16{1: 2, 2: 5, 3: 2, 4: 5} // refs and values of latitude and longitude
)

// fields are the wanted entries of one EXIF block.
type exifFields struct {
	main, exif, gps []exifField
	makerNote       []byte
}

// A field is an entry with its value in the block's byte order.
type exifField struct {
	tag, typ uint16
	count    uint32
	value    []byte
}

// gather reads the wanted entries of the first directory and of the EXIF and GPS
// directories below it.
func gather(r *tiffReader, t tiffTree) exifFields {
	return exifFields{
		main:      r.pick(&t.pages[0], wantedMain),
		exif:      r.pick(&t.exif, wantedMain),
		gps:       r.pick(&t.gps, wantedGPS),
		makerNote: r.makerNote(&t.exif),
	}
}

// pick copies the wanted entries of d, one of each tag: the first.
func (r *tiffReader) pick(d *ifd, wanted map[uint16]uint16) []exifField {
	var picked []exifField
	for i := range d.entries {
		e := &d.entries[i]
		typ, ok := wanted[e.tag]
		if !ok || d.find(e.tag) != e || e.count == 0 || e.size > maxField {
			continue
		}
		if f, ok := r.exifField(e, typ); ok {
			picked = append(picked, f)
		}
	}
	return picked
}

// field reads an entry as the type that its tag should have; cameras confuse
// SHORT with LONG, and ASCII with UNDEFINED.
func (r *tiffReader) exifField(e *ifdEntry, want uint16) (exifField, bool) {
	f := exifField{tag: e.tag, typ: want, count: uint32(e.count)}
	b, err := r.src.Bytes(e.at, e.size)
	if err != nil {
		return f, false
	}
	switch {
	case want == 2 && (e.typ == 1 || e.typ == 2 || e.typ == 7):
		f.value = b
	case want == 5 && (e.typ == 5 || e.typ == 10):
		f.typ, f.value = e.typ, b
	case want == 3 || want == 4:
		n, ok := r.number(e.typ, b)
		if !ok || n < 0 || n > 1<<31-1 {
			return f, false
		}
		f.typ, f.count, f.value = 4, 1, r.order.AppendUint32(nil, uint32(n))
	}
	return f, f.value != nil
}

func (r *tiffReader) makerNote(d *ifd) []byte {
	e := d.find(tagMakerNote)
	if e == nil {
		return nil
	}
	b, err := r.src.Bytes(e.at, min(e.size, maxMakerNote))
	if err != nil {
		return nil
	}
	return b
}

// rebuild writes the fields as a small EXIF block of three directories.
func (g *exifFields) rebuild(r *tiffReader) []byte {
	out := make([]byte, 0, 2048)
	if r.order.Uint16([]byte{1, 0}) == 1 {
		out = append(out, "II"...)
	} else {
		out = append(out, "MM"...)
	}
	out = r.order.AppendUint16(out, 42)
	out = r.order.AppendUint32(out, 8)
	main := g.main
	exifAt := 8 + directorySize(main) + 2*12
	gpsAt := exifAt + directorySize(g.exif)
	main = append(main[:len(main):len(main)],
		exifField{tagExifIFD, 4, 1, r.order.AppendUint32(nil, uint32(exifAt))},
		exifField{tagGPSIFD, 4, 1, r.order.AppendUint32(nil, uint32(gpsAt))})
	out = appendDirectory(out, r.order, main)
	out = appendDirectory(out, r.order, g.exif)
	return appendDirectory(out, r.order, g.gps)
}

// directorySize is the number of bytes that appendDirectory writes.
func directorySize(list []exifField) int {
	n := 2 + 12*len(list) + 4
	for _, f := range list {
		if len(f.value) > 4 {
			n += len(f.value)
		}
	}
	return n
}

// appendDirectory writes a directory and then the values that are too long for
// their entries.
func appendDirectory(out []byte, order byteOrder, list []exifField) []byte {
	at := len(out) + 2 + 12*len(list) + 4
	out = order.AppendUint16(out, uint16(len(list)))
	for _, f := range list {
		out = order.AppendUint16(out, f.tag)
		out = order.AppendUint16(out, f.typ)
		out = order.AppendUint32(out, f.count)
		if len(f.value) > 4 {
			out = order.AppendUint32(out, uint32(at))
			at += len(f.value)
		} else {
			out = append(append(out, f.value...), make([]byte, 4-len(f.value))...)
		}
	}
	out = order.AppendUint32(out, 0)
	for _, f := range list {
		if len(f.value) > 4 {
			out = append(out, f.value...)
		}
	}
	return out
}
