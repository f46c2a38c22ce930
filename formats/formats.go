// Package formats reads photo and video files: what kind of file it is by its
// content, what it tells of the picture, which bytes are the picture itself, and
// whether the file is whole. One file per format; All lists them.
//
// It decodes no pixels (that is formats/decode), opens no files and knows no
// places: the scanner gives it an Input and hashes what it points out.
package formats

import (
	"io"

	"rollcall/photo"
)

// Version grows when a reader of this package starts to tell more or otherwise;
// items that were read by an older version are read again.
const Version = 15

// All lists the formats. The first whose Sniff agrees with the content reads
// the file, so the narrower stand before the wider.
var All = []Format{
	jpeg,
	cr3,
	avif,
	heic,
	quickTime,
	mpeg4,
	avi,
	matroska,
	asf,
	mpegPS,
	mpegTS,
	flv,
	raf,
	cr2,
	orf,
	rw2,
	dng,
	nef,
	arw,
	pef,
	crw,
	mrw,
	x3f,
	tiff,
	png,
	gif,
	webp,
	psd,
	jxl,
	jp2,
	bmp,
	aae,
	xmp,
	takeout,
}

// A Format is one kind of file.
type Format struct {
	Name    string      // kebab-case key, such as "jpeg"; kept in the index
	Title   string      // for people: "JPEG"
	Doc     string      // one or two sentences: what is read, and the specification
	Class   photo.Class // Still, RAW, Video or Sidecar; a Content may narrow it
	Endings []string    // usual name endings, lower case, with the dot

	// Sniff tells by the first bytes (up to HeadSize, fewer in a shorter file).
	Sniff func(head []byte) bool

	// Read tells all there is to know. It returns a Malformed or Unsupported
	// error together with what it could still read; never a nil Content.
	Read func(in *Input) (*Content, error)
}

// HeadSize and TailSize are how much of a file's two ends an Input holds.
const (
	HeadSize = 64 << 10
	TailSize = 64 << 10
)

// An Input is an opened file as a format sees it: both ends in memory, the rest
// by offset.
type Input struct {
	File io.ReaderAt
	Size int64
	Head []byte // the first HeadSize bytes, or all
	Tail []byte // the last TailSize bytes, or all
	Name string // the file's base name; for sidecars and messages, never to tell a format

	Thorough bool // take no short cut: see Content.Unless
}

// Content is what a format found in a file.
type Content struct {
	Meta  photo.Meta
	Class photo.Class // "" for the format's own

	// Picture is what makes the picture, for a digest that survives a rewrite of
	// the metadata: tables first, then ranges of the file in ascending order.
	// None when the format has no such ranges, or the file is not whole.
	Picture []Chunk

	// Opening is the beginning of a video's coded pictures, up to 16 KiB, the same in all
	// wrappings of them. nil: not told.
	Opening []byte

	// End is where the picture's container ends; what follows is the tail. 0:
	// the format can't tell, and there is no tail.
	End      int64
	Whole    photo.Wholeness
	Problems []photo.Problem

	// Remarks: what follows End only tells of the picture, or fills the file up. It is
	// metadata, no part of the photo.
	Remarks bool

	// Unless is what must not occur in a file that was not read thoroughly. Where it does,
	// the file is to be read again, with Input.Thorough. The zero value asks for nothing.
	Unless Mark
}

// A Mark is two bytes within a range of the file.
type Mark struct {
	Bytes [2]byte
	Span  photo.Span
}

// A Chunk is a piece of picture data: literal bytes (a table, a size, in a form
// that no rewrite changes), or a range of the file.
type Chunk struct {
	Literal []byte
	Span    photo.Span
}
