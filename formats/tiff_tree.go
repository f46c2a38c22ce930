package formats

// Tags that lead to other directories, or to pictures (TIFF 6.0; EXIF 2.32,
// 4.6.3; TIFF/EP, SubIFDs).
const (
	tagSubIFDs    = 0x014A
	tagExifIFD    = 0x8769
	tagGPSIFD     = 0x8825
	tagInterop    = 0xA005
	tagMakerNote  = 0x927C
	tagJPEGAt     = 0x0201 // JPEGInterchangeFormat
	tagJPEGSize   = 0x0202 // JPEGInterchangeFormatLength
	tagStripAt    = 0x0111
	tagStripSizes = 0x0117
	tagTileAt     = 0x0144
	tagTileSizes  = 0x0145
)

// A tiffTree is all directories of a TIFF structure.
type tiffTree struct {
	pages     []ifd // the chain
	subs      []ifd // those that SubIFDs point at, and below
	exif, gps ifd   // of the first page
	interop   ifd   // of its exif
}

// maxDepth is how far SubIFDs are followed.
const maxDepth = 3

// tree reads every directory once.
func (r *tiffReader) tree() tiffTree {
	t := tiffTree{pages: r.chain(r.first)}
	for i := range t.pages {
		p := &t.pages[i]
		t.subs = r.subs(t.subs, p, maxDepth)
		exif := r.sub(p, tagExifIFD)
		interop := r.sub(&exif, tagInterop)
		gps := r.sub(p, tagGPSIFD)
		if i == 0 {
			t.exif, t.gps, t.interop = exif, gps, interop
		}
	}
	return t
}

// subs appends the directories below d.
func (r *tiffReader) subs(list []ifd, d *ifd, depth int) []ifd {
	if depth == 0 {
		return list
	}
	e := d.find(tagSubIFDs)
	if e == nil || e.count > maxDirectories {
		return list
	}
	for _, offset := range r.numbers(e) {
		if offset <= 0 {
			continue
		}
		if sub, ok := r.directory(offset); ok {
			list = append(list, sub)
			list = r.subs(list, &sub, depth-1)
		}
	}
	return list
}

// sub is the directory that a field of d points at; an empty one where there is
// none.
func (r *tiffReader) sub(d *ifd, tag uint16) ifd {
	offset, ok := r.numberOf(d, tag)
	if !ok || offset <= 0 {
		return ifd{}
	}
	sub, _ := r.directory(offset)
	return sub
}
