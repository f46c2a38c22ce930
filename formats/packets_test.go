package formats

import (
	"bytes"
	"encoding/binary"
	"testing"

	"rollcall/photo"
)

// aFLV is a film of two pictures and a sound, with a text before them.
func aFLV(text string, pictures ...string) []byte {
	tag := func(kind byte, body string) []byte {
		b := slicesOf([]byte{kind}, be32(len(body))[1:], make([]byte, 7), []byte(body))
		return append(b, be32(len(b))...)
	}
	b := slicesOf([]byte("FLV\x01\x05"), be32(9), be32(0), tag(flvScript, text))
	for _, p := range pictures {
		b = append(b, tag(flvPictures, p)...)
	}
	return append(b, tag(flvSound, "a sound")...)
}

// anASF is a film of one stream, with a title, packets, and an index.
func anASF(title, stream, packets string) []byte {
	object := func(id, body string) []byte {
		b := append([]byte(id), make([]byte, 16-len(id))...)
		return append(binary.LittleEndian.AppendUint64(b, uint64(asfObject+len(body))), body...)
	}
	inside := string(slicesOf(make([]byte, asfInside-asfObject), object("a title", title), object(asfStream, stream)))
	return slicesOf(object(asfHeader, inside), object(asfData, string(make([]byte, asfPackets-asfObject))+packets), object("an index", "1234"))
}

// Of a WMV or FLV the streams and packets are the picture: other texts are none of it, and
// what was cut is known by it.
func TestPacketFilms(t *testing.T) {
	digest := func(b []byte, whole photo.Wholeness) string {
		t.Helper()
		f := Identify(All, b)
		in := &Input{File: bytes.NewReader(b), Size: int64(len(b)), Head: b, Tail: b}
		c, err := f.Read(in)
		if err != nil || c.Whole != whole || (len(c.Picture) > 0) != (whole == photo.Whole) {
			t.Errorf("%q: %q with %d pieces of a picture, %v; want %q", b, c.Whole, len(c.Picture), err, whole)
		}
		var all []byte
		for _, p := range c.Picture {
			all = append(all, b[p.Span.Offset:p.Span.End()]...)
		}
		return string(all)
	}
	for name, c := range map[string]struct{ film, retold, other []byte }{
		"flv": {aFLV("one", "first", "second"), aFLV("another text", "first", "second"), aFLV("one", "first", "third ")},
		"asf": {anASF("one", "stream", "packets"), anASF("another title", "stream", "packets"), anASF("one", "stream", "others!")},
	} {
		want := digest(c.film, photo.Whole)
		if digest(c.retold, photo.Whole) != want || digest(c.other, photo.Whole) == want {
			t.Errorf("%s: other texts are another picture, or other packets are none", name)
		}
		if digest(anASF("one", "stream 2", "packets"), photo.Whole) == want {
			t.Errorf("%s: another stream is the same picture", name)
		}
	}
	flv, asf := aFLV("one", "first", "second"), anASF("one", "stream", "packets")
	digest(flv[:len(flv)-9], photo.Cut)
	digest(flv[:7], photo.Cut)
	digest(asf[:len(asf)-40], photo.Cut)
	digest(asf[:20], photo.Cut)
	digest(asf[:len(asf)-2], photo.WholeUnknown) // nothing but its index
	digest(append(bytes.Clone(flv), "what is this, then"...), photo.WholeUnknown)
	for _, b := range [][]byte{flv, asf} {
		for n := 8; n < len(b); n++ {
			f := Identify(All, b[:n])
			if c, err := f.Read(&Input{File: bytes.NewReader(b[:n]), Size: int64(n), Head: b[:n], Tail: b[:n]}); err != nil || c.Whole == photo.Whole && n < len(b)-28 {
				if string(b[:3]) != "FLV" { // whose tags may end anywhere
					t.Errorf("%d bytes of %d: %q, %v", n, len(b), c.Whole, err)
				}
			}
		}
	}
}
