package formats

import (
	"bytes"
	"encoding/binary"

	"rollcall/photo"
)

var raf = Format{
	Name:    "raf",
	Title:   "Fujifilm RAF",
	Doc:     "Raw files of Fujifilm cameras: a header that points at a JPEG with the EXIF fields, at the sensor's description and at its data.",
	Class:   photo.RAW,
	Endings: []string{".raf"},
	Sniff:   func(head []byte) bool { return bytes.HasPrefix(head, []byte(rafMagic)) },
	Read:    readRAF,
}

// The header of a RAF file (exiftool, FujiFilm.pm, ProcessRAF): pairs of offset
// and length, big-endian.
const (
	rafMagic  = "FUJIFILMCCD-RAW "
	rafJPEG   = 0x54
	rafSensor = 0x5C
	rafData   = 0x64
)

func readRAF(in *Input) (*Content, error) {
	c := &Content{Whole: photo.Cut}
	picture, err := rafSpan(in, rafJPEG)
	sensor, err2 := rafSpan(in, rafSensor)
	data, err3 := rafSpan(in, rafData)
	if err != nil || err2 != nil || err3 != nil {
		return c, malformed("has a RAF header that is cut off")
	}
	if in.Holds(picture) && !picture.Empty() {
		readRAFPicture(c, in, picture)
	}
	readRAFSensor(c, in, sensor)
	if !in.Holds(picture) || !in.Holds(sensor) || !in.Holds(data) || data.Empty() {
		c.problem(photo.ProblemDamaged, "RAF: what the header points at lies outside of the file")
		return c, nil
	}
	c.Whole = photo.Whole
	c.End = max(picture.End(), sensor.End(), data.End())
	c.Picture = []Chunk{{Literal: rafRecords(in, sensor)}, {Span: data}}
	return c, nil
}

// rafRecords is the sensor's description as it stands: its offsets, if any, count
// from itself.
func rafRecords(in *Input, s photo.Span) []byte {
	b, _ := in.Bytes(s.Offset, min(s.Size, 64<<10))
	return b
}

func rafSpan(in *Input, at int64) (photo.Span, error) {
	b, err := in.Bytes(at, 8)
	if err != nil {
		return photo.Span{}, err
	}
	return photo.Span{
		Offset: int64(binary.BigEndian.Uint32(b)),
		Size:   int64(binary.BigEndian.Uint32(b[4:])),
	}, nil
}

// readRAFPicture takes the fields of the embedded JPEG's EXIF block.
func readRAFPicture(c *Content, in *Input, s photo.Span) {
	head, err := in.Bytes(s.Offset, min(s.Size, HeadSize))
	if err != nil || !jpeg.Sniff(head) {
		return
	}
	j := readSegments(&Input{File: bytes.NewReader(head), Size: int64(len(head)), Head: head})
	if j.exif != nil {
		c.Meta, c.Problems = readEXIF(j.exif, s.Offset+j.exifAt)
		c.Meta.Profile = "" // of the preview
	}
	if !in.Holds(c.Meta.Thumb) {
		c.Meta.Thumb = photo.Span{}
	}
}

// Records of the sensor's description: tag, length, then height and width.
const (
	rafFullSize = 0x0100
	rafCropped  = 0x0111
	rafLayout   = 0x0130 // of the photosites: without bit 3 of the second byte they stand at 45 degrees
	maxRecords  = 256
)

// readRAFSensor reads the size in pixels: the cropped one, else the full one.
// Where the photosites stand at 45 degrees (SuperCCD) the picture has another
// size, which the file does not tell.
func readRAFSensor(c *Content, in *Input, s photo.Span) {
	b := rafRecords(in, s)
	if len(b) < 4 {
		return
	}
	n := min(binary.BigEndian.Uint32(b), maxRecords)
	b = b[4:]
	for range n {
		if len(b) < 4 {
			return
		}
		tag, size := binary.BigEndian.Uint16(b), int(binary.BigEndian.Uint16(b[2:]))
		if len(b) < 4+size {
			return
		}
		if size >= 4 && (tag == rafCropped || tag == rafFullSize && c.Meta.Width == 0) {
			c.Meta.Height, c.Meta.Width = int(binary.BigEndian.Uint16(b[4:])), int(binary.BigEndian.Uint16(b[6:]))
		}
		if tag == rafLayout && size >= 2 && b[5]&8 == 0 {
			c.Meta.Width, c.Meta.Height = 0, 0
			return
		}
		b = b[4+size:]
	}
}
