package formats

import (
	"bytes"
	"io"

	"rollcall/photo"
)

// SameSamples reports whether two videos hold the same pictures, sample by sample; and
// whether a person sees and hears the same, too: the same sound and subtitles, of which the
// backup's movie plays the same at the same times, as loud, in the same colours, shape and
// place. That is what is left when a tool wraps a movie anew without compressing it again.
// All is told of MOV and MP4 alone. Of other wrappings, or where what the decoder is told
// differs, only the coded pictures are compared.
// Metadata along time and how large it is shown (the decoder's settings tell how large it
// is) are not compared, but of two movies whose boxes all have the same places and sizes:
// those were not wrapped anew. An error is Malformed or Unsupported, or the file's own.
func SameSamples(library, backup *Input) (pictures, all bool, err error) {
	altered := alteredInPlace(library, backup)
	ours, theirs, err := openBoth(library, backup)
	if err == nil {
		pictures, all, err = ours.sameMovie(theirs)
		switch {
		case altered == retold || altered == damaged && all && ours.rescaled(theirs):
			return pictures, false, err
		case altered == damaged:
			return false, false, err
		case pictures || ours.video().count(ours.in) != theirs.video().count(theirs.in):
			return pictures, all, err
		}
	}
	if library.Size == backup.Size {
		return false, false, err
	}
	pictures, err = samePictures(library, backup)
	return pictures, false, err
}

func openBoth(library, backup *Input) (ours, theirs *movie, err error) {
	if ours, err = openPlayed(library); err == nil {
		theirs, err = openPlayed(backup)
	}
	return ours, theirs, err
}

// sameMovie compares two movies whose samples are listed.
func (m *movie) sameMovie(o *movie) (pictures, all bool, err error) {
	if len(m.of("vide")) == 0 {
		return false, false, nil
	}
	if pictures, err = m.sameTracks(o, "vide"); err != nil || !pictures {
		return false, false, err
	}
	all = speed(m.header.Rate) == speed(o.header.Rate) && (o.header.Volume != 0 || m.header.Volume == 0)
	late := &delay{}
	for _, handler := range perceived {
		if handler != "vide" && handler != "soun" && len(m.of(handler)) == 0 {
			continue // chapters and subtitles that the backup has more take nothing away
		}
		if all && handler == "soun" {
			m.leaveUnplayed(o)
			o.leaveUnplayed(m)
		}
		if all && handler != "vide" {
			if all, err = m.sameTracks(o, handler); err != nil {
				return false, false, err
			}
		}
		if all {
			if all, err = m.samePlays(o, handler, late); err != nil {
				return false, false, err
			}
		}
	}
	return true, all, nil
}

// perceived are the kinds of tracks that a person sees or hears (ISO/IEC 14496-12 12,
// QuickTime File Format): pictures, sound, subtitles, and depth or other pictures beside.
var perceived = []string{"vide", "soun", "sbtl", "subt", "text", "clcp", "subp", "pict", "auxv"}

// openPlayed reads a movie.
func openPlayed(in *Input) (*movie, error) {
	boxes := topBoxes(in, &Content{})
	moov, ok := firstBox(boxes, "moov")
	if !ok {
		return nil, malformed("has no %q box", "moov")
	}
	m, err := parseMovie(in, moov, boxes)
	if err != nil {
		return nil, err
	}
	return m, nil
}

// of are the tracks of one kind.
func (m *movie) of(handler string) (tracks []*track) {
	for _, t := range m.tracks {
		if t.handler == handler {
			tracks = append(tracks, t)
		}
	}
	return tracks
}

// sameTracks reports whether the tracks of one kind hold the same samples.
func (m *movie) sameTracks(o *movie, handler string) (bool, error) {
	ours, theirs := m.of(handler), o.of(handler)
	if len(ours) != len(theirs) {
		return false, nil
	}
	for i := range ours {
		if same, err := sameTables(m.in, o.in, ours[i], theirs[i]); err != nil || !same {
			return false, err
		}
	}
	for i := range ours {
		if same, err := sameMedia(m.in, o.in, ours[i], theirs[i]); err != nil || !same {
			return false, err
		}
	}
	return true, nil
}

// samePlays reports whether the tracks of one kind, of the same samples, play alike.
func (m *movie) samePlays(o *movie, handler string, late *delay) (bool, error) {
	ours, theirs := m.of(handler), o.of(handler)
	for i := range ours {
		if !m.samePlace(o, ours[i], theirs[i], len(ours) > 1) || !sameDescription(m.in, o.in, ours[i], theirs[i]) {
			return false, nil
		}
		if same, err := m.samePlay(o, ours[i], theirs[i], late); err != nil || !same {
			return false, err
		}
	}
	return true, nil
}

// sameTables compares what is cheap to: kind, the decoder's settings, and the samples'
// sizes. One kind of sound has several names.
func sameTables(a, b *Input, ours, theirs *track) (bool, error) {
	if ours.outside || theirs.outside || ours.elsewhere(theirs) || decoderName(ours.codec) != decoderName(theirs.codec) && ours.handler != "soun" {
		return false, nil
	}
	if ours.handler == "vide" {
		mine, known := ours.describeSamples(a)
		yours, told := theirs.describeSamples(b)
		if !known || !told || len(mine.settings()) == 0 || !bytes.Equal(mine.settings(), yours.settings()) {
			return false, nil
		}
	}
	return sameSizes(a, b, ours, theirs)
}

// sameDescription reports whether what tells how the samples are decoded and shown lets
// a person see and hear the same.
func sameDescription(a, b *Input, ours, theirs *track) bool {
	mine, known := ours.describeSamples(a)
	yours, told := theirs.describeSamples(b)
	switch {
	case !known || !told:
		return false
	case ours.handler == "vide":
		return bytes.Equal(ours.sphere, theirs.sphere) && mine.sameLook(yours)
	case ours.handler == "soun":
		return mine.sameSound(yours)
	}
	return true
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
	return sameBytes(mine, yours)
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
	if m.runs.now.description != 1 {
		return unsupported("has samples of more than one description")
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
