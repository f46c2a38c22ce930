package decode

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color/palette"
	"image/gif"
	"testing"

	"golang.org/x/image/tiff"
)

func TestSeveralPictures(t *testing.T) {
	for name, tt := range map[string]struct {
		more func(*Input) bool
		data []byte
		want bool
	}{
		"png":            {morePNG, pngOf(blank), false},
		"apng":           {morePNG, animated(pngOf(blank)), true},
		"png-cut":        {morePNG, pngOf(blank)[:20], false},
		"tiff":           {moreTIFF, tiffOf(t), false},
		"tiff-two-pages": {moreTIFF, withPage(tiffOf(t), 0), true},
		"tiff-thumbnail": {moreTIFF, withPage(tiffOf(t), 1), false},
		"tiff-layers":    {moreTIFF, withSource(tiffOf(t), "apmG\x03\x00\x00\x00abc\x00MIB8ryaL\x04\x00\x00\x00data"), true},
		"tiff-no-layers": {moreTIFF, withSource(tiffOf(t), "fnic\x04\x00\x00\x00data"), false},
		"tiff-circle":    {moreTIFF, circle(tiffOf(t)), true},
		"tiff-cut":       {moreTIFF, tiffOf(t)[:20], false},
		"gif":            {moreGIF, gifOf(t, 1), false},
		"gif-two-frames": {moreGIF, gifOf(t, 2), true},
		"gif-cut":        {moreGIF, gifOf(t, 2)[:200], false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := tt.more(bytesInput(tt.data)); got != tt.want {
				t.Errorf("several pictures: %v, want %v", got, tt.want)
			}
		})
	}
}

func FuzzSeveral(f *testing.F) {
	for _, seed := range [][]byte{{}, []byte("II*\x00\x08\x00\x00\x00"), []byte("GIF89a\x01\x00\x01\x00\x80\x00\x00")} {
		f.Add(seed)
	}
	f.Fuzz(func(_ *testing.T, data []byte) {
		for _, more := range []func(*Input) bool{morePNG, moreTIFF, moreGIF, moreHEIF} {
			more(bytesInput(data))
		}
	})
}

var blank = image.NewGray(image.Rect(0, 0, 40, 30))

// animated puts an acTL chunk behind IHDR.
func animated(data []byte) []byte {
	const ihdr = 8 + 25
	chunk := append([]byte{0, 0, 0, 8}, "acTL\x00\x00\x00\x02\x00\x00\x00\x00crc."...)
	return append(append(bytes.Clone(data[:ihdr]), chunk...), data[ihdr:]...)
}

func tiffOf(t *testing.T) []byte {
	var w bytes.Buffer
	if err := tiff.Encode(&w, blank, nil); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}

// chain is where the offset of the next directory stands.
func chain(data []byte) int {
	at := int(binary.LittleEndian.Uint32(data[4:]))
	return at + 2 + 12*int(binary.LittleEndian.Uint16(data[at:]))
}

// withPage adds a directory with nothing in it but its NewSubfileType.
func withPage(data []byte, subfile uint32) []byte {
	out := bytes.Clone(data)
	binary.LittleEndian.PutUint32(out[chain(out):], uint32(len(out)))
	page := make([]byte, 2+12+4)
	page[0] = 1
	binary.LittleEndian.PutUint16(page[2:], 254)
	binary.LittleEndian.PutUint16(page[4:], 4)
	page[6] = 1
	binary.LittleEndian.PutUint32(page[10:], subfile)
	return append(out, page...)
}

// withSource adds Photoshop's data, of blocks in little endian, to the first directory.
func withSource(data []byte, blocks string) []byte {
	out := bytes.Clone(data)
	at := int(binary.LittleEndian.Uint32(out[4:]))
	source := []byte("Adobe Photoshop Document Data Block\x00MIB8" + blocks)
	count := binary.LittleEndian.Uint16(out[at:])
	field := binary.LittleEndian.AppendUint16(nil, 37724)
	field = binary.LittleEndian.AppendUint16(field, 7)
	field = binary.LittleEndian.AppendUint32(field, uint32(len(source)))
	field = binary.LittleEndian.AppendUint32(field, uint32(len(out)))
	fields := bytes.Clone(out[at+2 : at+2+12*int(count)])
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)+len(source)))
	out = append(out, source...)
	out = binary.LittleEndian.AppendUint16(out, count+1)
	return append(append(append(out, fields...), field...), 0, 0, 0, 0)
}

// circle leads back to the first directory.
func circle(data []byte) []byte {
	out := bytes.Clone(data)
	copy(out[chain(out):], out[4:8])
	return out
}

func gifOf(t *testing.T, frames int) []byte {
	g := &gif.GIF{}
	for range frames {
		g.Image = append(g.Image, image.NewPaletted(blank.Rect, palette.Plan9))
		g.Delay = append(g.Delay, 10)
	}
	var w bytes.Buffer
	if err := gif.EncodeAll(&w, g); err != nil {
		t.Fatal(err)
	}
	return w.Bytes()
}
