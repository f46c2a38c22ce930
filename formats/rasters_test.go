package formats

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"slices"
	"testing"

	"rollcall/photo"
)

func aChunk(kind, content string) []byte {
	b := append(be32(len(content)), kind+content...)
	return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
}

func aPNG(between ...[]byte) []byte {
	return slices.Concat([]byte(pngSignature), aChunk("IHDR", "\x00\x00\x00\x05\x00\x00\x00\x03\x08\x02\x00\x00\x00"),
		bytes.Join(between, nil), aChunk("IDAT", "pixels"), aChunk("IEND", ""))
}

func TestPNG(t *testing.T) {
	original := verdictOf(t, aPNG(), "a.png")
	wrong := aChunk("tEXt", "Comment\x00x")
	wrong[len(wrong)-1] ^= 1
	for name, c := range map[string]struct {
		file  []byte
		whole photo.Wholeness
		same  bool // the same picture, with no tail
	}{
		"text-added":      {aPNG(aChunk("tEXt", "Comment\x00x")), photo.Whole, true},
		"exif-added":      {aPNG(aChunk("eXIf", string(exifBlock(big, fullMain, nil, nil)))), photo.Whole, true},
		"palette-added":   {aPNG(aChunk("PLTE", "abc")), photo.Whole, false},
		"profile-added":   {aPNG(aChunk("iCCP", "abc")), photo.Whole, false},
		"frame-added":     {aPNG(aChunk("fdAT", "abc")), photo.Whole, false},
		"unknown-added":   {aPNG(aChunk("ABcD", "abc")), photo.Whole, false},
		"text-damaged":    {aPNG(wrong), photo.Broken, false},
		"no-end":          {aPNG()[:len(aPNG())-12], photo.Cut, false},
		"zeroed-end":      {append(aPNG()[:40:40], make([]byte, 500)...), photo.Zeroed, false},
		"tail":            {append(aPNG(), "tail"...), photo.Whole, false},
		"no-header":       {slices.Concat([]byte(pngSignature), aChunk("IDAT", "x"), aChunk("IEND", "")), photo.Broken, false},
		"no-chunk-inside": {aPNG([]byte("\x00\x00\x00\x00\x01\x02\x03\x04\x05\x06\x07\x08")), photo.Broken, false},
		"only-signature":  {[]byte(pngSignature), photo.Cut, false},
	} {
		t.Run(name, func(t *testing.T) {
			v := verdictOf(t, c.file, "a.png")
			if v.Whole != c.whole || (v == original) != c.same {
				t.Errorf("%+v, want %q, the same: %v", v, c.whole, c.same)
			}
		})
	}
}

// aBMP is a bitmap of 3 by 2 pixels with the header size and fields given.
func aBMP(header int, fields []byte, pixels int) []byte {
	begin := 14 + header
	b := binary.LittleEndian.AppendUint32([]byte("BM"), uint32(begin+pixels))
	b = append(b, 0, 0, 0, 0)
	b = binary.LittleEndian.AppendUint32(b, uint32(begin))
	b = binary.LittleEndian.AppendUint32(b, uint32(header))
	b = append(b, fields...)
	return append(b, make([]byte, begin+pixels-len(b))...)
}

func TestBMP(t *testing.T) {
	windows := []byte{3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 24, 0, 0, 0, 0, 0, 0, 0, 0, 0}
	upside := append([]byte{3, 0, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF}, windows[8:]...)
	packed := append(bytes.Clone(windows[:12]), 1, 0, 0, 0, 9, 0, 0, 0)
	sizeless := aBMP(40, windows, 24)
	copy(sizeless[2:], "\x00\x00\x00\x00")
	for name, c := range map[string]struct {
		file  []byte
		size  string
		whole photo.Wholeness
		end   int64
	}{
		"windows":          {aBMP(40, windows, 24), "3x2", photo.Whole, 78},
		"upside-down":      {aBMP(40, upside, 24), "3x2", photo.Whole, 78},
		"os2":              {aBMP(12, []byte{3, 0, 2, 0, 1, 0, 24, 0}, 24), "3x2", photo.Whole, 50},
		"run-lengths":      {aBMP(40, packed, 9), "3x2", photo.Whole, 63},
		"version-5":        {aBMP(124, windows, 24), "3x2", photo.Whole, 162},
		"without-its-size": {sizeless, "3x2", photo.Whole, 78},
		"tail":             {append(aBMP(40, windows, 24), 1, 2, 3), "3x2", photo.Whole, 78},
		"cut":              {aBMP(40, windows, 24)[:77], "3x2", photo.Cut, 0},
		"cut-in-header":    {aBMP(40, windows, 24)[:30], "", photo.Cut, 0},
		"no-size":          {append(aBMP(40, make([]byte, 20), 24), 1), "", photo.Broken, 0},
	} {
		t.Run(name, func(t *testing.T) {
			format, got, _ := readAny(c.file, "a.bmp")
			if format == nil || format.Name != "bmp" {
				t.Fatal("is no BMP")
			}
			if size := pair(got.Meta.Width, got.Meta.Height); size != c.size || got.Whole != c.whole || got.End != c.end {
				t.Errorf("%s, %q, end %d; want %s, %q, %d", size, got.Whole, got.End, c.size, c.whole, c.end)
			}
		})
	}
}

// Size headers by ISO/IEC 18181-1 D.2.1: bits from the lowest on.
func TestJXLSize(t *testing.T) {
	for text, want := range map[string]string{
		"\xFF\x0A\x41\x00\x00\x00": "8x8",     // small: 8 times 1 + 0 high, as wide as high
		"\xFF\x0A\x01\x00\x00\x00": "8x8",     // small, with a width of its own
		"\xFF\x0A\x08\x04\x8E\x01": "200x130", // two sides of 9 bits
		"\xFF\x0A\x08\x04":         "",        // cut
		"\xFF\x0A":                 "",
		"\xFF\x0B\x41\x00\x00":     "",
	} {
		width, height := jxlSize([]byte(text))
		if got := pair(width, height); got != want {
			t.Errorf("% x is %s, want %s", text, got, want)
		}
	}
}

func TestJXLParts(t *testing.T) {
	stream := "\xFF\x0A\x41\x00\x00\x00stream"
	head := append([]byte(jxlSignature), aBox("ftyp", []byte("jxl \x00\x00\x00\x00jxl "))...)
	part := func(n int, s string) []byte { return aBox("jxlp", be32(n), []byte(s)) }
	open := aBox("jxlc", []byte(stream))
	copy(open, be32(0))
	for name, c := range map[string]struct {
		boxes []byte
		whole photo.Wholeness
	}{
		"one":           {aBox("jxlc", []byte(stream)), photo.Whole},
		"parts":         {append(part(0, stream), part(1|1<<31, "rest")...), photo.Whole},
		"last-part-cut": {append(part(0, stream), part(1|1<<31, "rest")[:14]...), photo.Cut},
		"no-last-part":  {part(0, stream), photo.WholeUnknown},
		"empty-part":    {aBox("jxlp"), photo.Broken},
		"open":          {open, photo.WholeUnknown},
		"no-picture":    {aBox("xml ", []byte("<x/>")), photo.Cut},
	} {
		t.Run(name, func(t *testing.T) {
			_, got, _ := readAny(slices.Concat(head, c.boxes), "a.jxl")
			if got.Whole != c.whole || (got.Picture != nil) != (c.whole == photo.Whole) {
				t.Errorf("%q with %d chunks, want %q: %v", got.Whole, len(got.Picture), c.whole, got.Problems)
			}
		})
	}
}

// Names never tell a format, and two letters are not enough.
func TestNoFormat(t *testing.T) {
	for name, text := range map[string]string{
		"bm-text":   "BM is how this text begins, and no bitmap",
		"sound":     "\x00\x00\x00\x18ftypM4A \x00\x00\x00\x00M4A mp42",
		"zeros":     "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00",
		"wave":      "RIFF\x24\x00\x00\x00WAVEfmt ",
		"free-text": "free software for everybody",
	} {
		if f, _, _ := readAny([]byte(text), name+".heic"); f != nil {
			t.Errorf("%s is read as %q", name, f.Name)
		}
	}
}

func TestMiniHEIF(t *testing.T) {
	_, c, err := readAny([]byte("\x00\x00\x00\x10ftypmif3heic\x00\x00\x00\x10mini12345678"), "a.heic")
	var u *Unsupported
	if !errors.As(err, &u) || c.Whole != photo.WholeUnknown {
		t.Errorf("%q, %v", c.Whole, err)
	}
}
