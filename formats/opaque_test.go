package formats

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"rollcall/photo"
)

// Kinds of files of which nothing is read are photos and videos all the same: one
// that is lost must not go unnoticed.
func TestOpaqueFormats(t *testing.T) {
	packet := func(size, at int) string {
		p := bytes.Repeat([]byte{0xff}, size)
		p[at] = 0x47
		return strings.Repeat(string(p), 6)
	}
	for name, head := range map[string]string{
		"matroska": "\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska",
		"mpeg-ps":  "\x00\x00\x01\xba\x44\x00\x04\x00\x04\x01",
		"mpeg-ts":  packet(188, 0),
		"x3f":      "FOVb\x00\x00\x02\x00",
		"mrw":      "\x00MRM\x00\x00\x00\x00",
		"crw":      "II\x1a\x00\x00\x00HEAPCCDR\x02\x00",
		"jp2":      "\x00\x00\x00\x0cjP  \r\n\x87\n\x00\x00\x00\x14ftypjp2 ",
	} {
		f := Identify(All, []byte(head))
		if f == nil || f.Name != name {
			t.Errorf("%s is taken for %v", name, f)
			continue
		}
		c, err := f.Read(&Input{File: strings.NewReader(head), Size: int64(len(head)), Head: []byte(head), Tail: []byte(head)})
		if err != nil || c == nil || len(c.Picture) > 0 || c.Whole != photo.WholeUnknown {
			t.Errorf("%s: %+v, %v", name, c, err)
		}
	}
	if f := Identify(All, []byte(packet(192, 4))); f == nil || f.Name != "mpeg-ts" {
		t.Errorf("AVCHD is taken for %v", f)
	}
	for _, other := range []string{"GGGG" + strings.Repeat("x", 2000), "RIFF\x00\x00\x00\x00WAVEfmt ", "\x00\x00\x01\xb3"} {
		if f := Identify(All, []byte(other)); f != nil {
			t.Errorf("%.8q is taken for %s", other, f.Name)
		}
	}
}

func aviOf(frames int) []byte {
	avih := make([]byte, 56)
	for at, v := range map[int]uint32{0: 40_000, 16: uint32(frames), 32: 320, 36: 240} {
		binary.LittleEndian.PutUint32(avih[at:], v)
	}
	body := "AVI LIST" + string(binary.LittleEndian.AppendUint32(nil, uint32(4+8+len(avih)))) + "hdrlavih" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(avih)))) + string(avih) + strings.Repeat("movi", 50)
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

func TestAVI(t *testing.T) {
	whole := aviOf(250)
	for name, tt := range map[string]struct {
		file []byte
		want photo.Wholeness
	}{
		"whole":       {whole, photo.Whole},
		"two-parts":   {append(bytes.Clone(whole), whole...), photo.Whole},
		"cut":         {whole[:len(whole)-60], photo.Cut},
		"zeroed":      {append(bytes.Clone(whole[:len(whole)-100]), make([]byte, 60)...), photo.Zeroed},
		"something":   {append(bytes.Clone(whole), "what else follows"...), photo.WholeUnknown},
		"header-only": {whole[:12], photo.Cut},
	} {
		t.Run(name, func(t *testing.T) {
			f := Identify(All, tt.file)
			if f == nil || f.Name != "avi" {
				t.Fatalf("it is taken for %v", f)
			}
			c, err := f.Read(&Input{File: bytes.NewReader(tt.file), Size: int64(len(tt.file)), Head: tt.file, Tail: tt.file})
			if err != nil || c.Whole != tt.want {
				t.Errorf("%s, %v, %v; want %s", c.Whole, c.Problems, err, tt.want)
			}
			if name != "header-only" && (c.Meta.Width != 320 || c.Meta.Height != 240 || c.Meta.Duration != 10_000) {
				t.Errorf("it tells %+v", c.Meta)
			}
		})
	}
}
