package reconciletest

import (
	"bytes"
	"testing"

	"rollcall/photo/phototest"
)

// A flip in metadata harms no picture: it must hit what comes before.
func TestFlipHitsThePicture(t *testing.T) {
	b := encode(heic, phototest.Shot{Seed: heicSeed, Make: "Apple", Model: "iPhone 6s", Taken: "2024-10-08T00:29:48"})
	exif := bytes.LastIndex(b, []byte("Exif\x00\x00MM"))
	if exif < 0 {
		t.Fatal("the HEIC has no EXIF")
	}
	got := bytes.Clone(b)
	flip(got, min(len(b)-50, pictureEnd(b)-flippedRoom))
	if !bytes.Equal(got[exif:], b[exif:]) || bytes.Equal(got[:exif], b[:exif]) {
		t.Error("the flip hit metadata, or nothing")
	}
}
