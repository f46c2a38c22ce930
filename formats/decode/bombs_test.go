package decode

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/gif"
	"os"
	"strconv"
	"strings"
	"testing"
)

// hugePNG says that it has width x height pixels, and has a few bytes of them.
func hugePNG(width, height int) []byte {
	chunk := func(kind string, body []byte) []byte {
		b := append(u32(len(body)), kind...)
		b = append(b, body...)
		return binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:]))
	}
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	w.Write(make([]byte, 1<<20))
	w.Close()
	b := append([]byte("\x89PNG\r\n\x1a\n"), chunk("IHDR", append(u32(width, height), 8, 2, 0, 0, 0))...)
	return append(append(b, chunk("IDAT", z.Bytes())...), chunk("IEND", nil)...)
}

// withU16 overwrites bytes from an offset, which is one past a mark.
func withU16(data []byte, mark string, past int, v ...byte) []byte {
	at := bytes.Index(data, []byte(mark))
	out := bytes.Clone(data)
	copy(out[at+len(mark)+past:], v)
	return out
}

func hugeGIF() []byte {
	var b bytes.Buffer
	gif.Encode(&b, scene(64, 48), nil)
	return withU16(b.Bytes(), "GIF89a", 0, 0xFF, 0xFF, 0xFF, 0xFF)
}

// hugeTIFF is a head and six fields.
func hugeTIFF(width, height int) []byte {
	b := append([]byte("MM\x00*"), u32(8)...)
	b = append(b, u16(6)...)
	for _, field := range [][2]int{{0x100, width}, {0x101, height}, {0x102, 8 << 16}, {0x103, 1 << 16}, {0x106, 1 << 16}, {0x111, 0}} {
		kind := 4
		if field[0] == 0x102 || field[0] == 0x103 || field[0] == 0x106 {
			kind = 3
		}
		b = append(append(b, u16(field[0], kind)...), u32(1, field[1])...)
	}
	return append(b, u32(0)...)
}

func hugeBMP(width, height int) []byte {
	b := make([]byte, 54)
	copy(b, "BM")
	for at, v := range map[int]int{2: 1 << 20, 10: 54, 14: 40, 18: width, 22: height} {
		binary.LittleEndian.PutUint32(b[at:], uint32(v))
	}
	b[26], b[28] = 1, 24
	return append(b, make([]byte, 100)...)
}

// hugeWebP is a lossless picture of 16,384 x 16,384 pixels on a small canvas.
func hugeWebP() []byte {
	vp8x := append([]byte("VP8X\x0a\x00\x00\x00"), make([]byte, 10)...)
	vp8l := append([]byte("VP8L\x20\x00\x00\x00\x2f\xff\xff\xff\x0f"), make([]byte, 27)...)
	body := append(append([]byte("WEBP"), vp8x...), vp8l...)
	return append(binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(len(body))), body...)
}

// A header that promises more than memory holds is refused before anything is
// decoded, and costs no memory.
func TestBombs(t *testing.T) {
	p := newTestPool(t)
	jpeg := jpegOf(scene(64, 48))
	for _, c := range []struct {
		name, format string
		data         []byte
		want         string
	}{
		{"png", "png", hugePNG(60000, 60000), "would need 25 GB of memory: 60000×60000 pixels"},
		{"png-wide", "png", hugePNG(1<<31-1, 2), "of memory: 2147483647×2 pixels"},
		{"gif", "gif", hugeGIF(), "of memory: 65535×65535 pixels"},
		{"tiff", "tiff", hugeTIFF(60000, 60000), "of memory: 60000×60000 pixels"},
		{"bmp", "bmp", hugeBMP(60000, 60000), "of memory: 60000×60000 pixels"},
		{"webp", "webp", hugeWebP(), "a picture of 16384×16384 pixels on a canvas of 1×1"},
		{"jpeg", "jpeg", withU16(jpeg, "\xff\xc0\x00\x11\x08", 0, 0xFF, 0xFF, 0xFF, 0xFF), "of memory: 65535×65535 pixels"},
		{"jpeg-progressive", "jpeg", withU16(bytes.Replace(jpeg, []byte{0xFF, 0xC0}, []byte{0xFF, 0xC2}, 1), "\xff\xc2\x00\x11\x08", 0, 0x3A, 0x98, 0x3A, 0x98), "of memory: 15000×15000 pixels"},
		{"heic", "heic", heifFile([]made{{kind: "hvc1", data: []byte("data"), props: []heifProp{{"ispe", u32(0, 60000, 60000)}}}}), orAbsent("heic", "of memory: 60000×60000 pixels")},
	} {
		t.Run(c.name, func(t *testing.T) {
			g, err := p.Grid(t.Context(), fileOf(c.data), Job{Format: c.format})
			if err != nil || !strings.Contains(g.Problem, c.want) {
				t.Errorf("problem %q, want %q; %v", g.Problem, c.want, err)
			}
		})
	}
	if p.started != 1 {
		t.Errorf("%d workers were started", p.started)
	}
	if most := peakMemory(p.idle[0].command.Process.Pid); most > 100<<20 {
		t.Errorf("the worker took %s", bytesText(most))
	}
}

// peakMemory is the most memory that a process has had, in bytes; 0: unknown.
func peakMemory(pid int) int64 {
	status, _ := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/status")
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	fields := strings.Fields(after)
	if len(fields) == 0 {
		return 0
	}
	n, _ := strconv.ParseInt(fields[0], 10, 64)
	return n << 10
}

func TestTooManyPixels(t *testing.T) {
	p := newTestPool(t)
	p.Limits.Pixels = 1000
	if s := sketchOf(t, p, pngOf(image.NewGray(image.Rect(0, 0, 40, 30))), Job{Format: "png"}); s.Problem != "is too large to be decoded: 40×30 pixels" {
		t.Errorf("problem %q", s.Problem)
	}
	p.Limits.File = 10
	if s := sketchOf(t, p, make([]byte, 11), Job{Format: "png"}); s.Problem != "is too large to be decoded: a file of 11 bytes" {
		t.Errorf("problem %q", s.Problem)
	}
}
