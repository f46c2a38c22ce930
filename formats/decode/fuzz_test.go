package decode

import (
	"bytes"
	"testing"

	"rollcall/photo"
)

// What a worker writes is read without trust: frames, answers, what it asks for.
func FuzzFrames(f *testing.F) {
	f.Add([]byte("H\x00\x00\x00\x05hello"))
	f.Add([]byte("F\x00\x00\x00\x0c\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00\x08"))
	f.Add([]byte("X\x00\x00\x00\x02no" + "S\xff\xff\xff\xff{}"))
	f.Add([]byte(`S` + "\x00\x00\x00\x0d" + `{"Width":640}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, spare := bytes.NewReader(data), []byte(nil)
		for {
			frame, err := readFrame(r, spare)
			if err != nil {
				return
			}
			if cap(frame.body) > 2*len(data)+4<<20 {
				t.Fatalf("%d bytes for a frame in %d", cap(frame.body), len(data))
			}
			spare = frame.body
			for _, want := range []string{wantSketch, wantGrid} {
				a, err := readAnswer(frame, want)
				if err == nil && a.problem == "" && a.grid == nil && !wholeSketch(&a.sketch) {
					t.Fatal("half an answer")
				}
			}
			if span, err := readFetch(frame.body, 1000); err == nil && (span.Offset < 0 || span.End() > 1000) {
				t.Fatalf("%v of 1000 bytes", span)
			}
		}
	})
}

// The tables of a HEIF, up to what would be given to a codec.
func FuzzHEIF(f *testing.F) {
	f.Add(fileIn(f, "grain.heic"))
	f.Add(fileIn(f, "grain.avif"))
	f.Add(heifFile([]made{{kind: "hvc1", data: []byte("data"), props: []heifProp{{"ispe", u32(0, 60, 40)}, {"clap", u32(50, 1, 30, 1, 0, 1, 0, 1)}}},
		{kind: "grid", data: append([]byte{0, 0, 0, 0}, u16(60, 40)...), props: []heifProp{{"ispe", u32(0, 60, 40)}}, dimg: []int{1}}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := openHEIF(bytesInput(data))
		if err != nil {
			return
		}
		for _, it := range h.items {
			header, err := h.header(it)
			if err == nil && (header.Width <= 0 || header.Height <= 0 || header.Memory <= 0) {
				t.Fatalf("%+v", header)
			}
			body, err := h.data(it)
			if err == nil && len(body) > len(data) {
				t.Fatalf("%d bytes of a file of %d", len(body), len(data))
			}
			hevcUnits(it.prop("hvcC"), body)
			readAV1(it.prop("av1C"), body)
			it.colour()
		}
	})
}

// A fetch lies within the file, whatever is asked for.
func TestInputBounds(t *testing.T) {
	in := bytesInput([]byte("0123456789"))
	for _, s := range []photo.Span{{Offset: -1, Size: 2}, {Offset: 0, Size: -1}, {Offset: 9, Size: 2}, {Offset: 11, Size: 0}, {Offset: 1 << 62, Size: 1 << 62}} {
		if b, err := in.Bytes(s); err == nil {
			t.Errorf("%v: %q", s, b)
		}
	}
	if b, err := in.Bytes(photo.Span{Offset: 8, Size: 2}); err != nil || string(b) != "89" {
		t.Errorf("%q, %v", b, err)
	}
}
