// Package decode looks at pixels: it makes a picture small (photo.Sketch),
// measures it cell by cell (Grid), and compares two such grids.
//
// Decoding happens in child processes that rollcall starts from its own binary:
// a decoder that dies, hangs or fills memory over a damaged file costs one
// picture. A failure of ours is never by itself proof that a file is broken. Of
// all packages this one alone imports decoders written in C; the build tag noheic
// leaves them out. What the numbers mean for a photo is left to matchers.
package decode

import (
	"image"

	"rollcall/photo"
)

// Version grows when sketches, grids or comparisons come out otherwise; kept
// looks of an older version are taken again.
const Version = 9

// All lists the decoders. Formats without one can't be decoded.
var All = []Decoder{jpegDecoder, heicDecoder, avifDecoder, pngDecoder, tiffDecoder, webpDecoder, gifDecoder, bmpDecoder}

// A Decoder turns one format's bytes into pixels. It runs in a child process.
type Decoder struct {
	Format string // name of the format, as package formats lists it
	Doc    string // one sentence: what is decoded, and by which library
	Absent string // why this build can't decode the format; "": it can

	// Header reads what the file says of its picture. Nothing is decoded yet.
	Header func(in *Input) (Header, error)

	// Decode decodes the main picture as stored, not turned. The image begins at
	// (0, 0), and its YCbCr colours are those of JFIF.
	Decode func(in *Input) (image.Image, error)

	// Several reports whether the file holds more pictures of its own than the one
	// that Decode shows: pages, frames. nil: the format has one.
	Several func(in *Input) bool

	// Small decodes a smaller version that a sketch can be made of, as stored: an
	// embedded thumbnail, or the picture at an eighth. nil, or a nil picture
	// without an error: there is none, and Decode is asked.
	Small func(in *Input, job Job) (small image.Image, thumb bool, err error)

	// Embedded decodes the thumbnail that the file embeds in its own coding, as
	// stored; nil: there is none that shows the picture. A nil func: the format has
	// none but the JPEG at Job.Thumb.
	Embedded func(in *Input) image.Image
}

// A Header is what a file says of its picture before anything is decoded.
type Header struct {
	Width, Height int   // in pixels as stored
	Memory        int64 // bytes that Decode will take at its peak, without the file: an estimate
}

// A Job is one picture to be looked at.
type Job struct {
	Format      string // name of its format
	Orientation int    // 1 to 8 as in EXIF 0x0112; 0: upright
	Width       int    // in pixels as stored; 0 unknown
	Height      int
	Thumb       photo.Span // where the embedded JPEG thumbnail lies in the file; empty: none
}

// JobOf is the job for an item.
func JobOf(it *photo.Item) Job {
	m := &it.Meta
	return Job{Format: it.Format, Orientation: m.Orientation, Width: m.Width, Height: m.Height, Thumb: m.Thumb}
}

// Can says why a format can't be decoded; "" it can.
func Can(format string) (why string) {
	if d := decoderOf(format); d != nil {
		return d.Absent
	}
	return "rollcall has no decoder for this format"
}

func decoderOf(format string) *Decoder {
	for i := range All {
		if All[i].Format == format {
			return &All[i]
		}
	}
	return nil
}
