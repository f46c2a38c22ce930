package formats

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	stdjpeg "image/jpeg"
	"testing"

	"rollcall/photo"
)

// aJPEG is a small picture of one seed, with segments put in after its beginning.
func aJPEG(t testing.TB, seed int, segments ...[]byte) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 40, 24))
	for i := range img.Pix {
		img.Pix[i] = byte(i * (seed + 3) / 7)
	}
	img.Set(seed%40, 3, color.White)
	var b bytes.Buffer
	if err := stdjpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	return slicesConcat(b.Bytes()[:2], bytes.Join(segments, nil), b.Bytes()[2:])
}

func slicesConcat(parts ...[]byte) []byte { return bytes.Join(parts, nil) }

func segment(marker byte, payload []byte) []byte {
	b := binary.BigEndian.AppendUint16([]byte{0xFF, marker}, uint16(len(payload)+2))
	return append(b, payload...)
}

func exifSegment(b []byte) []byte { return segment(markerAPP1, append([]byte("Exif\x00\x00"), b...)) }

func xmpSegment(xmp string) []byte { return segment(markerAPP1, []byte(xmpIdent+xmp)) }

// aVideo begins as an MP4 does.
var aVideo = append([]byte("\x00\x00\x00\x14ftypisom\x00\x00\x00\x00isom\x00\x00\x00\x30mdat"), bytes.Repeat([]byte{7}, 40)...)

// multiPicture is a JPEG that lists a second one after it.
func multiPicture(t testing.TB, between []byte) []byte {
	second := aJPEG(t, 2)
	build := func(size, offset uint32) []byte {
		order := binary.LittleEndian
		entries := make([]byte, 2*mpEntrySize)
		order.PutUint32(entries[4:], size)
		order.PutUint32(entries[mpEntrySize+4:], uint32(len(second)))
		order.PutUint32(entries[mpEntrySize+8:], offset)
		b := append([]byte(mpfIdent), "II*\x00\x08\x00\x00\x00"...)
		b = appendDirectory(b[4:], order, []exifField{long(order, 0xB001, 2), {tagMPEntry, 7, uint32(len(entries)), entries}})
		return aJPEG(t, 1, segment(markerAPP2, append([]byte(mpfIdent), b...)))
	}
	size := len(build(0, 0))
	const header = 2 + 4 + 4 // SOI, segment, identifier
	first := build(uint32(size), uint32(size+len(between)-header))
	return slicesConcat(first, between, second)
}

// samsungPhoto has the trailer that Samsung phones append to a motion photo.
func samsungPhoto(t testing.TB) []byte {
	return slicesConcat(aJPEG(t, 1), samsungTrailer(samsungVideo, "MotionPhoto_Data", aVideo))
}

// samsungTrailer is a trailer of one entry of that kind.
func samsungTrailer(kind uint16, name string, content []byte) []byte {
	order := binary.LittleEndian
	data := order.AppendUint32(order.AppendUint16([]byte{0, 0}, kind), uint32(len(name)))
	data = slicesConcat(data, []byte(name), content)
	dir := order.AppendUint32(order.AppendUint32([]byte("SEFH"), 107), 1)
	dir = order.AppendUint16(append(dir, 0, 0), kind)
	dir = order.AppendUint32(dir, uint32(len(data)))
	dir = order.AppendUint32(dir, uint32(len(data)))
	end := append(order.AppendUint32(nil, uint32(len(dir))), "SEFT"...)
	return slicesConcat(data, dir, end)
}

func readBytes(t testing.TB, b []byte) *Content {
	t.Helper()
	c, err := readJPEG(inputOf(b, "test.jpg"))
	if err != nil {
		t.Log(err)
	}
	return c
}

func TestJPEGEnd(t *testing.T) {
	plain := aJPEG(t, 1)
	thumb := append(exifBlock(binary.LittleEndian, fullMain, nil, nil), aJPEG(t, 9)...)
	container := `<Container:Item Item:Mime="video/mp4" Item:Semantic="MotionPhoto" Item:Length="` + fmt.Sprint(len(aVideo)) + `"/>`
	depth := aJPEG(t, 3)
	portrait := aJPEG(t, 1, xmpSegment(fmt.Sprintf(`<Container:Item Item:Mime="image/jpeg" Item:Length="0" Item:Semantic="Primary"/>
		<Container:Item Item:Mime="image/jpeg" Item:Length="%[1]d" Item:Semantic="Depth"/><Container:Item Item:Length="%[1]d" Item:Semantic="Confidence"/>`, len(depth))))
	multi := multiPicture(t, nil)
	primary := len(multi) - len(aJPEG(t, 2))
	for name, c := range map[string]struct {
		file   []byte
		whole  photo.Wholeness
		end    int // 0: the file's end where it is whole
		motion photo.Span
	}{
		"plain":              {file: plain, whole: photo.Whole},
		"no-end-marker":      {file: plain[:len(plain)-2], whole: photo.Cut},
		"half-a-marker":      {file: plain[:len(plain)-1], whole: photo.Cut},
		"cut-in-header":      {file: plain[:100], whole: photo.Cut},
		"zeroed-end":         {file: zeroed(plain, len(plain)-64), whole: photo.Zeroed},
		"zeroed-in-header":   {file: zeroed(plain, 300), whole: photo.Zeroed},
		"zeros-after":        {file: append(bytes.Clone(plain), make([]byte, 500)...), whole: photo.Whole, end: len(plain)},
		"text-after":         {file: append(bytes.Clone(plain), "trailer"...), whole: photo.Whole, end: len(plain)},
		"cut-with-thumb":     {file: aJPEG(t, 1, exifSegment(thumb))[:len(thumb)+14], whole: photo.Cut},
		"bytes-between":      {file: aJPEG(t, 1, []byte("oops")), whole: photo.Broken},
		"end-before-scan":    {file: []byte{0xFF, 0xD8, 0xFF, 0xD9, 0, 0}, whole: photo.Broken},
		"marker-in-scan":     {file: append(plain[:len(plain)-40:len(plain)-40], 0xFF, 0x05, 1, 2, 3), whole: photo.Broken},
		"two-pictures":       {file: multi, whole: photo.Whole, end: primary},
		"gap-between":        {file: multiPicture(t, make([]byte, 33)), whole: photo.Whole, end: primary},
		"second-is-cut":      {file: multi[:len(multi)-9], whole: photo.Cut},
		"second-is-absent":   {file: multi[:primary], whole: photo.Whole, end: primary},
		"first-is-cut":       {file: multi[:primary-9], whole: photo.Cut},
		"motion-after":       {file: append(bytes.Clone(plain), aVideo...), whole: photo.Whole, end: len(plain), motion: photo.Span{Offset: int64(len(plain)), Size: int64(len(aVideo))}},
		"motion-of-samsung":  {file: samsungPhoto(t), whole: photo.Whole, end: len(plain), motion: photo.Span{Offset: int64(len(plain)) + 24, Size: int64(len(aVideo))}},
		"time-of-samsung":    {file: append(bytes.Clone(plain), samsungTrailer(0x0A01, "Image_UTC_Data", []byte("1580000000000"))...), whole: photo.Whole, end: len(plain)},
		"picture-of-samsung": {file: append(bytes.Clone(plain), samsungTrailer(0x0AB1, "DualShot_1", plain)...), whole: photo.Whole, end: len(plain)},
		"more-than-samsung":  {file: slicesConcat(plain, []byte("more"), samsungTrailer(0x0A01, "Image_UTC_Data", []byte("1580000000000"))), whole: photo.Whole, end: len(plain)},
		"motion-in-xmp": {file: append(aJPEG(t, 1, xmpSegment(container)), aVideo...), whole: photo.Whole, end: len(aJPEG(t, 1, xmpSegment(container))),
			motion: photo.Span{Offset: int64(len(aJPEG(t, 1, xmpSegment(container)))), Size: int64(len(aVideo))}},
		"motion-is-cut": {file: append(aJPEG(t, 1, xmpSegment(container)), aVideo[:len(aVideo)-5]...), whole: photo.Cut,
			motion: photo.Span{Offset: int64(len(aJPEG(t, 1, xmpSegment(container)))), Size: int64(len(aVideo)) - 5}},
		"depth-of-a-list":  {file: slicesConcat(portrait, depth, depth), whole: photo.Whole, end: len(portrait)},
		"depth-taken-out":  {file: portrait, whole: photo.Whole},
		"motion-taken-out": {file: aJPEG(t, 1, xmpSegment(container)), whole: photo.Whole},
	} {
		t.Run(name, func(t *testing.T) {
			got := readBytes(t, c.file)
			if c.end == 0 && c.whole == photo.Whole {
				c.end = len(c.file)
			}
			if got.Whole != c.whole || got.End != int64(c.end) || got.Meta.Motion != c.motion {
				t.Errorf("%q, end %d, motion %v; want %q, %d, %v", got.Whole, got.End, got.Meta.Motion, c.whole, c.end, c.motion)
			}
			if (got.Picture != nil) != (c.whole == photo.Whole) {
				t.Errorf("%d chunks of picture data where the file is %q", len(got.Picture), got.Whole)
			}
			if damaged := len(got.Problems) == 1 && got.Problems[0].Kind == photo.ProblemDamaged; damaged == (c.whole == photo.Whole) {
				t.Errorf("problems: %v", got.Problems)
			}
		})
	}
}

func zeroed(b []byte, from int) []byte {
	b = bytes.Clone(b)
	clear(b[from:])
	return b
}

func TestJPEGMetadata(t *testing.T) {
	block := exifBlock(binary.BigEndian, fullMain, fullExif(binary.BigEndian), fullGPS(binary.BigEndian))
	jfif := segment(markerAPP0, []byte("JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"))
	b := aJPEG(t, 1, jfif, xmpSegment("<x/>"), exifSegment(block), exifSegment(exifBlock(binary.BigEndian, nil, nil, nil)))
	want := fullMeta()
	got := readBytes(t, b).Meta
	if got.Width != 40 || got.Height != 24 || got.Taken != want.Taken || got.Camera() != "Apple iPhone 15 Pro" {
		t.Errorf("%+v", got)
	}
}

// Metadata may come, change and go; the picture stays the same.
func TestJPEGPictureOutlivesMetadata(t *testing.T) {
	plain := aJPEG(t, 1)
	want := judgeBytes(t, "plain", plain)
	for name, segments := range map[string][][]byte{
		"comment": {segment(markerCOM, []byte("made by us"))},
		"exif":    {exifSegment(exifBlock(binary.BigEndian, fullMain, nil, nil))},
		"xmp":     {xmpSegment("<x/>"), segment(markerAPP2, []byte("ICC_PROFILE\x00"))},
	} {
		if got := judgeBytes(t, name, aJPEG(t, 1, segments...)); got != want {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	for name, other := range map[string][]byte{
		"another-picture": aJPEG(t, 2),
		"adobe-transform": aJPEG(t, 1, segment(markerAPPE, []byte("Adobe\x00\x64\x00\x00\x00\x00\x00"))),
	} {
		if got := judgeBytes(t, name, other); got.Picture == want.Picture {
			t.Errorf("%s: the same picture data", name)
		}
	}
}

func TestJPEGCutOrChangedIsNotTheOriginal(t *testing.T) {
	for name, b := range map[string][]byte{
		"plain":   aJPEG(t, 1, exifSegment(exifBlock(binary.BigEndian, fullMain, nil, nil))),
		"multi":   multiPicture(t, nil),
		"gap":     multiPicture(t, make([]byte, 33)),
		"motion":  append(aJPEG(t, 1), aVideo...),
		"samsung": samsungPhoto(t),
		"padded":  append(aJPEG(t, 1), make([]byte, 99)...),
	} {
		checkTruncations(t, name, b, every(len(b)))
	}
	plain := aJPEG(t, 1)
	checkFlips(t, "plain", plain, 2, len(plain))
	multi := multiPicture(t, nil)
	start := bytes.Index(multi, []byte{0xFF, markerDQT})
	checkFlips(t, "multi", multi, start, len(multi))
}

// The usual file is told from its two ends: the scans are not read.
func TestJPEGScansAreNotRead(t *testing.T) {
	big := make([]byte, 8<<20)
	for i := range big {
		big[i] = byte(i) &^ 0x80
	}
	plain := aJPEG(t, 1)
	b := slicesConcat(plain[:len(plain)-2], big, plain[len(plain)-2:])
	in := inputOf(b, "big.jpg")
	in.File = nil // a read beyond the ends panics
	if c, err := readJPEG(in); err != nil || c.Whole != photo.Whole || c.End != in.Size {
		t.Errorf("%q, end %d, %v", c.Whole, c.End, err)
	}
}

func BenchmarkJPEGMetadata(b *testing.B) {
	order := binary.BigEndian
	note := exifField{tagMakerNote, 7, uint32(len(appleNote())), appleNote()}
	file := aJPEG(b, 1, exifSegment(exifBlock(order, fullMain, append(fullExif(order), note), fullGPS(order))))
	in := inputOf(file, "test.jpg")
	for b.Loop() {
		readJPEG(in)
	}
}
