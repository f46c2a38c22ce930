package formats

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"testing"

	"rollcall/photo"
)

// cr3File makes a CR3: a movie with Canon's boxes in it.
type cr3File struct {
	order  byteOrder
	blocks map[string][]byte
}

func aCR3() cr3File {
	order := byteOrder(binary.LittleEndian)
	// Each block is a TIFF of one directory.
	return cr3File{order, map[string][]byte{
		"CMT1": exifBlock(order, fullMain, nil, nil),
		"CMT2": exifBlock(order, fullExif(order), nil, nil),
		"CMT4": exifBlock(order, fullGPS(order), nil, nil),
		"THMB": slices.Concat(be32(0), be16(160, 120), be32(9, 1), []byte("\xFF\xD8picture")),
	}}
}

func (f cr3File) build() []byte {
	canon := bytes.Clone(canonUUID)
	for _, kind := range []string{"CMT1", "CMT2", "CMT4", "THMB"} {
		if b, ok := f.blocks[kind]; ok {
			canon = append(canon, aBox(kind, b)...)
		}
	}
	b := aMovie{more: aBox("uuid", canon)}.build()
	copy(b[8:], "crx \x00\x00\x00\x00crx ")
	return b
}

func TestCR3(t *testing.T) {
	f := aCR3()
	for _, order := range []byteOrder{binary.LittleEndian, binary.BigEndian} {
		f.order = order
		f.blocks["CMT1"] = exifBlock(order, fullMain, nil, nil)
		f.blocks["CMT2"] = exifBlock(order, fullExif(order), nil, nil)
		f.blocks["CMT4"] = exifBlock(order, fullGPS(order), nil, nil)
		b := f.build()
		format, c, err := readAny(b, "a.cr3")
		if err != nil || format.Name != "cr3" || c.Whole != photo.Whole || c.Picture == nil {
			t.Fatalf("%v %q %v %v", format, c.Whole, err, c.Problems)
		}
		want := fullMeta()
		want.Width, want.Height = 640, 480
		got := c.Meta
		if string(b[got.Thumb.Offset:got.Thumb.End()]) != "\xFF\xD8picture" {
			t.Errorf("thumbnail at %v", got.Thumb)
		}
		if got.Taken != want.Taken || got.Model != want.Model || gpsText(got.GPS) != gpsText(want.GPS) || got.Width != 640 {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
}

func TestCR3WithDamage(t *testing.T) {
	for name, change := range map[string]func(f *cr3File){
		"no-main-block":   func(f *cr3File) { delete(f.blocks, "CMT1") },
		"only-main-block": func(f *cr3File) { delete(f.blocks, "CMT2"); delete(f.blocks, "CMT4") },
		"no-tiff":         func(f *cr3File) { f.blocks["CMT1"] = []byte("no TIFF at all") },
		"other-order":     func(f *cr3File) { f.blocks["CMT2"] = exifBlock(binary.BigEndian, fullExif(binary.BigEndian), nil, nil) },
		"cut-block":       func(f *cr3File) { f.blocks["CMT2"] = f.blocks["CMT2"][:40] },
		"wild-offsets":    func(f *cr3File) { copy(f.blocks["CMT2"][4:], "\xFF\xFF\xFF\xFF") },
	} {
		t.Run(name, func(t *testing.T) {
			f := aCR3()
			change(&f)
			_, c, err := readAny(f.build(), "a.cr3")
			var m *Malformed
			if c == nil || c.Whole != photo.Whole || errors.As(err, &m) {
				t.Errorf("%+v, %v", c, err)
			}
		})
	}
}
