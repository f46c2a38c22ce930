package formats

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// openPictures opens the coded pictures of a video's first track of them, one after the
// other, without what wrappings add: of H.264 and H.265 only the slices (Rec. ITU-T H.264
// and H.265, 7.3.1), whatever stands between them, of all else the bytes. Two wrappings of
// the same pictures give the same bytes. An error is Malformed or Unsupported, or the
// file's own.
func openPictures(in *Input) (io.Reader, error) {
	head, err := in.Bytes(0, min(in.Size, HeadSize))
	switch {
	case err != nil:
		return nil, err
	case matroska.Sniff(head):
		return matroskaPictures(in)
	case mpegTS.Sniff(head):
		return transportPictures(in)
	case mpegPS.Sniff(head):
		return programPictures(in)
	case avi.Sniff(head):
		return aviPictures(in)
	}
	m, err := openPlayed(in)
	if err != nil {
		return nil, err
	}
	return m.pictures()
}

// pictures are those of a movie's first track of them that has a size.
func (m *movie) pictures() (io.Reader, error) {
	t := m.video()
	if t == nil || t.outside {
		return nil, unsupported("has no pictures of its own")
	}
	r, err := openMedia(m.in, t)
	if err != nil {
		return nil, err
	}
	d, ok := t.describeSamples(m.in)
	if !ok {
		return nil, unsupported("has not one description of its pictures")
	}
	return slicesIn(r, d.payload("avcC"), d.payload("hvcC")), nil
}

// slicesIn are the slices of H.264 or H.265 samples, whose decoder's settings are given
// (ISO/IEC 14496-15 5.3.3, 8.3.3); where there are none, the samples as they are.
func slicesIn(r io.Reader, avcC, hvcC []byte) io.Reader {
	buffered := bufio.NewReaderSize(r, openingSize)
	switch {
	case len(hvcC) > 21:
		return &countedSlices{r: buffered, width: int(hvcC[21]&3) + 1, h265: true}
	case len(avcC) > 4:
		return &countedSlices{r: buffered, width: int(avcC[4]&3) + 1}
	}
	return buffered
}

// openingSize is how much of the pictures makes a video's opening, and openingReach how
// much of the file is read for it.
const (
	openingSize  = 16 << 10
	openingReach = 8 << 20
)

// opening is the beginning of a video's pictures, by which its wrappings meet; nil where it
// can't be told.
func opening(in *Input, open func(*Input) (io.Reader, error)) []byte {
	r, err := open(&Input{File: &reaching{in: in, left: openingReach}, Size: in.Size, Head: in.Head, Name: in.Name})
	if err != nil {
		return nil
	}
	b := make([]byte, openingSize)
	n, err := io.ReadFull(r, b)
	if isTrouble(err) || n == 0 {
		return nil
	}
	return b[:n]
}

func (m *movie) opening() []byte {
	return opening(m.in, func(near *Input) (io.Reader, error) {
		n := *m
		n.in = near
		return n.pictures()
	})
}

// A reaching file gives no more than so many bytes.
type reaching struct {
	in   *Input
	left int64
}

var errFar = errors.New("the pictures begin too far in the file")

func (r *reaching) ReadAt(p []byte, at int64) (int, error) {
	if r.left -= int64(len(p)); r.left < 0 {
		return 0, errFar
	}
	n := min(int64(len(p)), max(0, r.in.Size-at))
	b, err := r.in.Bytes(at, n)
	if err != nil {
		return 0, err
	}
	if copy(p, b); n < int64(len(p)) {
		return int(n), io.EOF
	}
	return int(n), nil
}

// samePictures reports whether two videos hold the same coded pictures, whatever they are
// wrapped in.
func samePictures(a, b *Input) (bool, error) {
	one, err := openPictures(a)
	if err != nil {
		return false, err
	}
	other, err := openPictures(b)
	if err != nil {
		return false, err
	}
	return sameBytes(one, other)
}

// sameBytes reports whether two readers give the same bytes, and some.
func sameBytes(a, b io.Reader) (bool, error) {
	one, other := make([]byte, windowSize), make([]byte, windowSize)
	for read := false; ; read = true {
		n, errA := io.ReadFull(a, one)
		m, errB := io.ReadFull(b, other)
		switch {
		case isTrouble(errA):
			return false, errA
		case isTrouble(errB):
			return false, errB
		case n != m || !bytes.Equal(one[:n], other[:m]):
			return false, nil
		case n < len(one):
			return read || n > 0, nil
		}
	}
}

func isTrouble(err error) bool {
	return err != nil && err != io.EOF && err != io.ErrUnexpectedEOF
}
