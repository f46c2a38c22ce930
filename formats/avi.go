package formats

import (
	"bytes"
	"encoding/binary"
	"io"

	"rollcall/photo"
)

var avi = Format{
	Name:    "avi",
	Title:   "AVI video",
	Doc:     "AVI videos (RIFF, and OpenDML for those over 2 GB): size and length of the picture, and whether the file is whole. The picture is the lists of pictures and sound, and the headers by which they are played.",
	Class:   photo.Video,
	Endings: []string{".avi", ".divx"},
	Sniff: func(head []byte) bool {
		return len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "AVI "
	},
	Read: readAVI,
}

func readAVI(in *Input) (*Content, error) {
	c := &Content{Opening: opening(in, aviPictures)}
	c.readAVIHeader(in.Head)
	at := int64(0)
	for n := 0; at < in.Size && n < maxBoxes; n++ {
		head, err := in.Bytes(at, min(12, in.Size-at))
		if err != nil {
			return c, nil
		}
		if len(head) < 12 || string(head[:4]) != "RIFF" {
			return c, nil // what follows is none of it, and it can't be told whether something lacks
		}
		at += 8 + int64(binary.LittleEndian.Uint32(head[4:]))
		at += at & 1
	}
	if at > in.Size+1 {
		c.cutOrZeroed(in, "announces %d bytes and has %d", at, in.Size)
		return c, nil
	}
	c.wholeUnless()
	c.Picture = aviPicture(in)
	return c, nil
}

// aviPicture is what the file is played by: the lists of pictures and sound, and of the
// headers all but what is only announced (how many bytes a second, how large a buffer to
// take). Not the index, texts and padding.
func aviPicture(in *Input) []Chunk {
	r := &aviChunks{in: in}
	var told literal
	told.add([]byte("AVI 1"))
	chunks := []Chunk{{}}
	for {
		c, err := r.next()
		switch {
		case err == io.EOF && len(chunks) > 1:
			chunks[0].Literal = told.Bytes()
			return chunks
		case err != nil:
			return nil
		}
		switch c.kind {
		case "movi":
			if !in.Holds(c.at) {
				return nil
			}
			chunks = append(chunks, Chunk{Span: c.at})
			r.at = c.at.End() + c.at.Size&1
		case "avih", "strh", "strf":
			b, err := in.Bytes(c.at.Offset, c.at.Size)
			if err != nil {
				return nil
			}
			told.add([]byte(c.kind))
			told.add(played(c.kind, bytes.Clone(b)))
		}
	}
}

// played clears what is only announced in a header: its bytes from one to the other.
func played(kind string, header []byte) []byte {
	for _, f := range map[string][][2]int{"avih": {{4, 12}, {28, 32}}, "strh": {{36, 40}}}[kind] {
		clear(header[min(f[0], len(header)):min(f[1], len(header))])
	}
	return header
}

// readAVIHeader reads the main header: avih in hdrl, the first list.
func (c *Content) readAVIHeader(head []byte) {
	const header, size = 32, 40 // RIFF size AVI LIST size hdrl avih size
	if len(head) < header+size || string(head[12:16]) != "LIST" || string(head[20:28]) != "hdrlavih" {
		return
	}
	field := func(at int) int64 { return int64(binary.LittleEndian.Uint32(head[header+at:])) }
	c.Meta.Duration = field(0) * field(16) / 1000 // microseconds a frame, frames
	c.Meta.Width, c.Meta.Height = int(min(field(32), 1<<20)), int(min(field(36), 1<<20))
}
