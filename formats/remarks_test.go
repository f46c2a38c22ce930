package formats

import (
	"bytes"
	"image"
	stdjpeg "image/jpeg"
	"testing"

	"rollcall/photo"
)

// What follows a picture's end is a part of the photo where a picture, film, sound or
// archive begins in it, and else no more than metadata.
func TestRemarks(t *testing.T) {
	plain := aJPEG(t, 1)
	var large, small bytes.Buffer
	for b, side := range map[*bytes.Buffer]int{&large: 1000, &small: 160} {
		if err := stdjpeg.Encode(b, image.NewGray(image.Rect(0, 0, side, side*3/4)), nil); err != nil {
			t.Fatal(err)
		}
	}
	caption := append([]byte("\x1c\x02\x78\x00\x05Hello"), make([]byte, 30)...)
	for name, c := range map[string]struct {
		file, tail []byte
		want       bool
	}{
		"caption":          {plain, caption, true},
		"padding":          {plain, bytes.Repeat([]byte{0xFF}, 900), true},
		"much":             {plain, bytes.Repeat([]byte("caption "), TailSize/8+1), false},
		"film":             {plain, aVideo, false},
		"heic":             {plain, []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00"), false},
		"sound":            {plain, []byte("RIFF\x10\x00\x00\x00WAVEfmt "), false},
		"archive":          {plain, []byte("PK\x03\x04 and so on"), false},
		"picture":          {plain, append(bytes.Clone(caption), plain...), false},
		"preview-of-large": {large.Bytes(), append(bytes.Clone(caption), small.Bytes()...), false}, // ends as a picture does: told thoroughly only
		"preview-and-more": {large.Bytes(), append(bytes.Clone(small.Bytes()), caption...), true},
		"large-of-small":   {small.Bytes(), append(bytes.Clone(large.Bytes()), caption...), false},
	} {
		got := readBytes(t, slicesConcat(c.file, c.tail))
		if got.Remarks != c.want {
			t.Errorf("%s: %t", name, got.Remarks)
		}
		if got.Remarks && (got.End != int64(len(c.file)) || got.Whole != photo.Whole) {
			t.Errorf("%s: ends at %d, %q", name, got.End, got.Whole)
		}
	}
}

// A picture that nothing lists behind a JPEG shows by an end marker within it only. The
// file is to be read again where one came by, and is then told apart.
func TestJPEGAppended(t *testing.T) {
	first, second := aJPEG(t, 1), aJPEG(t, 2)
	file := slicesConcat(first, second)
	got := readBytes(t, file)
	if m := got.Unless; m.Bytes != [2]byte{0xFF, 0xD9} || m.Span.Offset >= int64(len(first)) || m.Span.End() != int64(len(file)-2) {
		t.Fatalf("looks out for %x in %v of %d", m.Bytes, m.Span, len(file))
	}
	in := &Input{File: bytes.NewReader(file), Size: int64(len(file)), Head: file, Tail: file, Thorough: true}
	got, err := readJPEG(in)
	if err != nil || got.End != int64(len(first)) || got.Whole != photo.Whole || got.Remarks || got.Unless != (Mark{}) {
		t.Errorf("ends at %d of %d, %q, remarks %t, %v: %v", got.End, len(first), got.Whole, got.Remarks, got.Unless, err)
	}
}

// The large thumbnails that cameras list (CIPA DC-007) are made of the picture.
func TestJPEGLargeThumbnails(t *testing.T) {
	file := multiPicture(t, nil)
	if readBytes(t, file).Remarks {
		t.Error("a further picture of no type counts for nothing")
	}
	list := bytes.Index(file, []byte(mpfIdent))
	for i := list; i < len(file)-mpEntrySize; i++ {
		if isSecondEntry(file[i:], len(aJPEG(t, 2))) {
			copy(file[i:], []byte{0x02, 0x00, 0x01, 0x00})
			if !readBytes(t, file).Remarks {
				t.Error("a large thumbnail is a part")
			}
			return
		}
	}
	t.Fatal("no entry")
}

func isSecondEntry(b []byte, size int) bool {
	return bytes.HasPrefix(b, []byte{0, 0, 0, 0, byte(size), byte(size >> 8), 0, 0})
}
