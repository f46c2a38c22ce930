package sources

import (
	"archive/tar"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"io"
	"strings"

	"rollcall/photo"
)

const (
	// peekHeaders is how many files of a TAR's list are looked at, at most.
	peekHeaders = 1024
	// peekBytes is how many bytes of a TAR are read, packed and unpacked, at most.
	peekBytes = 16 << 20
	// Sizes in bytes below which a picture in a TAR counts as one of a page or a
	// program, not as a photo.
	leastPhoto   = 4 << 10
	leastGraphic = 64 << 10
)

// graphics are endings that pictures of pages and programs have, and screenshots.
var graphics = map[string]bool{"png": true, "apng": true, "gif": true, "webp": true, "bmp": true, "dib": true, "tif": true, "tiff": true}

// A peeked is what a short look into an archive told.
type peeked struct {
	opened bool
	what   string // the kind of archive by content; "" none
	photo  string // path of a photo in it; "" none was met
	none   bool   // surely nothing in it is a photo, or holds one
}

// peek looks at how a file begins and, of a TAR, at its list. Only what lies on
// disk is opened: of what is in an archive, opening would unpack all.
func (w *walk) peek(f *folder, e *Entry, lower string, n *node) (p peeked) {
	if _, ok := f.in.store.(onDisk); !ok || n.online || e.Stamp.Size == 0 {
		return p
	}
	file, err := f.in.openFile(f.in.rel(e.Path))
	if err != nil {
		return p
	}
	defer file.Close()
	p.opened, p.what = true, signOf(file)
	if p.what == tarArchive || p.what == packed || archiveNamed(lower) == tarArchive {
		p.list(file, lower)
	}
	return p
}

// list looks at the list of a TAR, packed or not. A packed file that is no TAR
// is one file, whose name tells what it is.
func (p *peeked) list(file photo.File, lower string) {
	isTAR := false
	r, known := unpacked(file)
	if known {
		p.photo, p.none, isTAR = listTAR(r)
	}
	stem, _ := cutEnding(lower)
	switch {
	case isTAR:
		p.what = tarArchive
	case p.what != packed:
	case archiveNamed(lower) != "":
		p.what = archiveNamed(lower)
	case isPicture(stem):
		p.photo = stem
	default:
		_, end := cutEnding(lower)
		p.none = known || end == "xz" || end == "zst"
	}
}

// unpacked is what a TAR may be read from; known is false where its packing is one
// that the standard library does not know.
func unpacked(file photo.File) (r io.Reader, known bool) {
	from := &frugal{from: io.NewSectionReader(file, 0, file.Size()), left: peekBytes}
	head := make([]byte, 4)
	n, _ := file.ReadAt(head, 0)
	switch begin := string(head[:n]); {
	case strings.HasPrefix(begin, "\x1f\x8b"):
		z, err := gzip.NewReader(from)
		if err != nil {
			return nil, false
		}
		return &frugal{from: z, left: peekBytes}, true
	case strings.HasPrefix(begin, "BZh"):
		return &frugal{from: bzip2.NewReader(from), left: peekBytes / 4}, true
	case strings.HasPrefix(begin, "\xfd7zX"), strings.HasPrefix(begin, "\x28\xb5\x2f\xfd"):
		return nil, false
	}
	return &seekable{frugal: from, to: from.from.(io.Seeker)}, true
}

// listTAR looks for a photo in the list of a TAR. none says that all of the list
// was seen, and that nothing in it is a picture or an archive.
func listTAR(r io.Reader) (found string, none, isTAR bool) {
	list, clean := tar.NewReader(r), true
	for i := range peekHeaders {
		h, err := list.Next()
		if errors.Is(err, io.EOF) {
			return "", clean && i > 0, i > 0
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			return "", false, i > 0
		}
		if h.Typeflag != tar.TypeReg && h.Typeflag != tar.TypeGNUSparse {
			continue
		}
		name := strings.ToLower(lastName(h.Name))
		_, end := cutEnding(name)
		switch {
		case isAppleDouble(name):
		case isPicture(name):
			clean = false
			if h.Size >= leastPhoto && !graphics[end] || h.Size >= leastGraphic {
				return h.Name, false, true
			}
		case end == "zip" || archiveNamed(name) != "":
			clean = false
		}
	}
	return "", false, true
}

var errPeeked = errors.New("enough was read")

// A frugal reader stops after so many bytes, with an error.
type frugal struct {
	from io.Reader
	left int64
}

func (r *frugal) Read(p []byte) (int, error) {
	if r.left <= 0 {
		return 0, errPeeked
	}
	n, err := r.from.Read(p[:min(int64(len(p)), r.left)])
	r.left -= int64(n)
	return n, err
}

// A seekable reader leaps over what nobody reads.
type seekable struct {
	*frugal
	to io.Seeker
}

func (r *seekable) Seek(off int64, whence int) (int64, error) { return r.to.Seek(off, whence) }
