package scanner

import (
	"bytes"
	"image"
	"image/jpeg"
	"math/rand/v2"
	"testing"

	"rollcall/formats"
	"rollcall/photo"
)

// A picture that was appended behind a JPEG, and that nothing lists, is told apart in the
// same scan, wherever the seam lies in the pieces that are read; the picture data before it
// is that of the JPEG alone.
func TestAppendedPicture(t *testing.T) {
	s := newScanner(t)
	s.Formats = formats.All
	first, second := noisyJPEG(t, 640), noisyJPEG(t, 400)
	files := map[string]*memFile{"plain.jpg": file(string(first))}
	for _, n := range []int{0, 1, 2, 40} {
		comment := append([]byte{0xFF, 0xFE, 0, byte(n + 2)}, bytes.Repeat([]byte("x"), n)...)
		pad := append(append(bytes.Clone(first[:2]), comment...), first[2:]...)
		files[string(rune('a'+n))+".jpg"] = file(string(pad) + string(second))
	}
	scanned(t, s, place(files))
	plain := one(t, s, "plain.jpg")
	if plain.TailSize != 0 || plain.Picture.IsZero() || plain.Stamp.Size < bufferSize {
		t.Fatalf("%d bytes, %d of a tail, picture %s", plain.Stamp.Size, plain.TailSize, plain.Picture)
	}
	for name := range files {
		it := one(t, s, name)
		if it.Picture != plain.Picture || it.Whole != photo.Whole || len(it.Problems) > 0 {
			t.Errorf("%s: picture %s, %q, %v", name, it.Picture, it.Whole, it.Problems)
		}
		if name != "plain.jpg" && (it.TailSize != int64(len(second)) || it.Tail.IsZero()) {
			t.Errorf("%s: %d bytes behind the picture, %s", name, it.TailSize, it.Tail)
		}
	}
}

// The mark counts also where it lies over the seam of two pieces, and only within its range.
func TestWatch(t *testing.T) {
	b := []byte("....ab....")
	for at := range len(b) {
		for from := range len(b) {
			w := watch{Mark: formats.Mark{Bytes: [2]byte{'a', 'b'}, Span: photo.Span{Offset: int64(from), Size: 4}}}
			w.take(0, b[:at])
			w.take(int64(at), b[at:])
			if want := from <= 4 && from+4 >= 6; w.seen != want {
				t.Errorf("pieces of %d, range from %d: %t", at, from, w.seen)
			}
		}
	}
}

func noisyJPEG(t *testing.T, side int) []byte {
	t.Helper()
	img, noise := image.NewGray(image.Rect(0, 0, side, side)), rand.New(rand.NewPCG(1, 2))
	for i := range img.Pix {
		img.Pix[i] = byte(noise.Uint32())
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
