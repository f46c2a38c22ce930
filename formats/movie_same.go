package formats

import (
	"bytes"
	"encoding/binary"
	"io"

	"rollcall/photo"
)

// SameSamples reports whether two movies hold the same pictures, with the same
// settings for their decoder, and the same sound, sample by sample: what is left when
// a tool wraps a movie anew without compressing it again. Sound is not looked at
// where the pictures differ.
// Metadata along time, when each sample is played, and how large it is shown (the
// decoder's settings tell how large it is) are not compared, but of two movies whose
// boxes all have the same places and sizes: those were not wrapped anew. An error
// is Malformed or Unsupported, or the file's own.
func SameSamples(a, b *Input) (pictures, sound bool, err error) {
	if alteredInPlace(a, b) {
		return false, false, nil
	}
	ours, mine, err := playedTracks(a)
	if err != nil {
		return false, false, err
	}
	theirs, yours, err := playedTracks(b)
	if err != nil || len(ours) == 0 {
		return false, false, err
	}
	if pictures, err = sameTracks(a, b, ours, theirs); err != nil || !pictures {
		return false, false, err
	}
	sound, err = sameTracks(a, b, mine, yours)
	return true, sound, err
}

func sameTracks(a, b *Input, ours, theirs []*track) (bool, error) {
	if len(ours) != len(theirs) {
		return false, nil
	}
	for i := range ours {
		if same, err := sameTables(a, b, ours[i], theirs[i]); err != nil || !same {
			return false, err
		}
	}
	for i := range ours {
		if same, err := sameMedia(a, b, ours[i], theirs[i]); err != nil || !same {
			return false, err
		}
	}
	return true, nil
}

// playedTracks are a movie's tracks of pictures, and those of sound.
func playedTracks(in *Input) (pictures, sound []*track, err error) {
	boxes := topBoxes(in, &Content{})
	moov, ok := firstBox(boxes, "moov")
	if !ok {
		return nil, nil, malformed("has no %q box", "moov")
	}
	m, err := parseMovie(in, moov)
	if err != nil {
		return nil, nil, err
	}
	if m.fragmented(boxes) {
		return nil, nil, unsupported("is a movie in fragments")
	}
	for _, t := range m.tracks {
		switch t.handler {
		case "vide":
			pictures = append(pictures, t)
		case "soun":
			sound = append(sound, t)
		}
	}
	return pictures, sound, nil
}

// sameTables compares what is cheap to: kind, shape, the decoder's settings, and
// the samples' sizes.
func sameTables(a, b *Input, ours, theirs *track) (bool, error) {
	pictures := ours.handler == "vide"
	switch {
	case ours.handler != theirs.handler || ours.outside || theirs.outside || ours.elsewhere(theirs):
		return false, nil
	case pictures && (ours.codec != theirs.codec || ours.header.Matrix != theirs.header.Matrix):
		return false, nil
	}
	if pictures {
		mine, yours := ours.settings(a), theirs.settings(b)
		if len(mine) == 0 || !bytes.Equal(mine, yours) {
			return false, nil
		}
	}
	return sameSizes(a, b, ours, theirs)
}

// visualEntry is the size of a sample description of pictures before the boxes in
// it (ISO/IEC 14496-12 12.1.3), with its own header.
const visualEntry = 8 + 78

// settings are the decoder's, of the only sample description: of H.264, H.265 and
// AV1. None where there is none that is known.
func (t *track) settings(in *Input) []byte {
	stsd, ok := firstBox(t.samples, "stsd")
	if !ok || stsd.payload().Size < 8+visualEntry || stsd.payload().Size > maxRead {
		return nil
	}
	b, err := in.Bytes(stsd.payload().Offset, stsd.payload().Size)
	if err != nil || binary.BigEndian.Uint32(b[4:]) != 1 {
		return nil
	}
	size := int64(binary.BigEndian.Uint32(b[8:]))
	if size < visualEntry || size > int64(len(b)-8) {
		return nil
	}
	boxes, _ := childBoxes(in, photo.Span{Offset: stsd.payload().Offset + 8 + visualEntry, Size: size - visualEntry})
	for _, kind := range []string{"hvcC", "avcC", "av1C"} {
		if c, ok := firstBox(boxes, kind); ok {
			settings, err := in.Bytes(c.payload().Offset, c.payload().Size)
			if err != nil {
				return nil
			}
			return settings
		}
	}
	return nil
}

// sameSizes compares the samples' sizes. Samples of one byte each are moments of
// sound, of which the size is not told.
func sameSizes(a, b *Input, ours, theirs *track) (bool, error) {
	mine, err := openSizes(a, ours.samples)
	if err != nil {
		return false, err
	}
	yours, err := openSizes(b, theirs.samples)
	if err != nil || mine.same == 1 || mine.same != yours.same {
		return false, err
	}
	if mine.same > 0 {
		return true, nil
	}
	for mine.left > 0 && yours.left > 0 {
		one, err := mine.next()
		if err != nil {
			return false, err
		}
		other, err := yours.next()
		if err != nil || one != other {
			return false, err
		}
	}
	return mine.left == yours.left, nil
}

// sameMedia compares the samples' bytes, whatever chunks they lie in.
func sameMedia(a, b *Input, ours, theirs *track) (bool, error) {
	mine, err := openMedia(a, ours)
	if err != nil {
		return false, err
	}
	yours, err := openMedia(b, theirs)
	if err != nil {
		return false, err
	}
	one, other := make([]byte, windowSize), make([]byte, windowSize)
	for read := false; ; read = true {
		n, errA := io.ReadFull(mine, one)
		m, errB := io.ReadFull(yours, other)
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

// media reads the bytes of a track's samples, chunk by chunk.
type media struct {
	in      *Input
	offsets *column
	sizes   *sampleSizes
	runs    *sampleRuns
	chunk   uint32
	rest    photo.Span
}

func openMedia(in *Input, t *track) (*media, error) {
	offsets, err := openOffsets(in, t.samples)
	if err != nil {
		return nil, err
	}
	if offsets == nil {
		return nil, malformed("has a track without chunks")
	}
	sizes, err := openSizes(in, t.samples)
	if err != nil {
		return nil, err
	}
	runs, err := openRuns(in, t.samples)
	return &media{in: in, offsets: offsets, sizes: sizes, runs: runs}, err
}

func (m *media) Read(p []byte) (int, error) {
	for m.rest.Size == 0 {
		if m.offsets.left == 0 {
			return 0, io.EOF
		}
		if err := m.advance(); err != nil {
			return 0, err
		}
	}
	b, err := m.in.Bytes(m.rest.Offset, min(int64(len(p)), m.rest.Size))
	if err != nil {
		return 0, err
	}
	n := copy(p, b)
	m.rest.Offset, m.rest.Size = m.rest.Offset+int64(n), m.rest.Size-int64(n)
	return n, nil
}

func (m *media) advance() error {
	at, err := m.offsets.next()
	if err != nil {
		return err
	}
	m.chunk++
	samples, err := m.runs.samples(m.chunk)
	if err != nil {
		return err
	}
	size, _, err := m.sizes.skip(samples)
	if err != nil {
		return err
	}
	m.rest = photo.Span{Offset: int64(at), Size: int64(size)}
	if at > 1<<62 || size > 1<<62 || !m.in.Holds(m.rest) {
		return malformed("places media at an impossible offset")
	}
	return nil
}
