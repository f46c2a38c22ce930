package formats

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"strings"

	"rollcall/photo"
)

// aviPictures are the chunks of the first stream of pictures (Microsoft, AVI RIFF File
// Reference; OpenDML for the lists behind the first).
func aviPictures(in *Input) (io.Reader, error) {
	r := &aviChunks{in: in, stream: -1}
	var settings []byte
	for streams := -1; r.stream < 0 || r.codec == ""; {
		b, err := r.next()
		if err != nil {
			return nil, noEnd(err)
		}
		switch b.kind {
		case "strl":
			streams++
		case "strh":
			kind, err := in.Bytes(b.at.Offset, min(4, b.at.Size))
			if err != nil {
				return nil, err
			}
			if string(kind) == "vids" && r.stream < 0 {
				r.stream = streams
			}
		case "strf":
			if streams != r.stream {
				continue
			}
			const compression, header = 16, 40 // BITMAPINFOHEADER
			format, err := in.Bytes(b.at.Offset, b.at.Size)
			if err != nil {
				return nil, err
			}
			if len(format) < header {
				return nil, malformed("has pictures of no format")
			}
			r.codec, settings = string(format[compression:compression+4]), bytes.Clone(format[header:])
		case "movi":
			return nil, unsupported("has no pictures that are told of")
		}
	}
	if oneOf(strings.ToLower(r.codec), []string{"h264", "x264", "avc1"}) {
		if len(settings) > 0 && settings[0] == 1 {
			return slicesIn(r, settings, nil), nil // as in MP4
		}
		return &markedSlices{r: r}, nil
	}
	return r, nil
}

// aviChunks goes through lists and chunks in the order of the file.
type aviChunks struct {
	in     *Input
	at     int64
	stream int // of pictures
	codec  string
	rest   photo.Span
	count  int
}

type aviChunk struct {
	kind string // of a list: its own kind
	at   photo.Span
}

// maxAVIChunks is more than a day of pictures and sound.
const maxAVIChunks = 16 << 20

// next reads the next chunk's head, and goes into lists.
func (r *aviChunks) next() (aviChunk, error) {
	if r.in.Size-r.at < 8 {
		return aviChunk{}, io.EOF
	}
	if r.count++; r.count > maxAVIChunks {
		return aviChunk{}, unsupported("has more than %d chunks", maxAVIChunks)
	}
	b, err := r.in.Bytes(r.at, min(12, r.in.Size-r.at))
	if err != nil {
		return aviChunk{}, err
	}
	size := int64(binary.LittleEndian.Uint32(b[4:]))
	c := aviChunk{kind: string(b[:4]), at: photo.Span{Offset: r.at + 8, Size: size}}
	if kind := c.kind; (kind == "RIFF" || kind == "LIST") && len(b) == 12 {
		c.kind = string(b[8:])
		if kind == "RIFF" || oneOf(c.kind, []string{"hdrl", "strl", "movi", "rec "}) {
			r.at += 12
			return c, nil
		}
	}
	if !r.in.Holds(c.at) {
		return c, malformed("ends within a chunk that begins at byte %d", r.at)
	}
	r.at = c.at.End() + size&1
	return c, nil
}

func (r *aviChunks) Read(p []byte) (int, error) {
	for r.rest.Size == 0 {
		c, err := r.next()
		if err != nil {
			return 0, err
		}
		if number := fmt.Sprintf("%02d", r.stream); c.kind == number+"dc" || c.kind == number+"db" {
			r.rest = c.at
		}
	}
	b, err := r.in.Bytes(r.rest.Offset, min(int64(len(p)), r.rest.Size))
	if err != nil {
		return 0, err
	}
	n := copy(p, b)
	r.rest.Offset, r.rest.Size = r.rest.Offset+int64(n), r.rest.Size-int64(n)
	return n, nil
}
