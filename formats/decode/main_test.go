package decode

import (
	"bytes"
	"context"
	"errors"
	"image"
	"os"
	"testing"
	"time"

	"rollcall/photo"
)

// TestMain makes the test program a worker where it was started as one, with
// decoders that misbehave.
func TestMain(m *testing.M) {
	All = append(All, misbehaving...)
	Main()
	if path := os.Getenv(orphanVariable); path != "" {
		beOrphaned(path)
	}
	os.Exit(m.Run())
}

var misbehaving = []Decoder{
	misbehave("test-hang", func() { select {} }),
	misbehave("test-spin", func() {
		for turn := 0; turn >= 0; turn = (turn + 1) & 0xFFFF {
		}
	}),
	misbehave("test-panic", func() { panic("no such luck") }),
	misbehave("test-exit", func() { os.Exit(7) }),
	misbehave("test-print", func() { os.Stdout.WriteString("a warning\n") }),
	misbehave("test-hoard", func() {
		for {
			hoard = append(hoard, bytes.Repeat([]byte{1}, 16<<20))
		}
	}),
}

var hoard [][]byte

// misbehave is a decoder that does something before it decodes a gray picture of
// 64 x 48 pixels.
func misbehave(format string, f func()) Decoder {
	size := Header{Width: 64, Height: 48}
	return Decoder{
		Format: format,
		Header: func(*Input) (Header, error) { return size, nil },
		Decode: func(*Input) (image.Image, error) {
			f()
			return image.NewGray(image.Rect(0, 0, size.Width, size.Height)), nil
		},
	}
}

// memory is a file in memory.
type memory struct{ *bytes.Reader }

func fileOf(data []byte) photo.File { return memory{bytes.NewReader(data)} }

func (memory) Close() error  { return nil }
func (m memory) Size() int64 { return m.Reader.Size() }

// torn is a file that can be read up to an offset.
type torn struct {
	photo.File
	good int64
}

var errTorn = errors.New("input/output error")

func (t torn) ReadAt(p []byte, offset int64) (int, error) {
	if offset+int64(len(p)) > t.good {
		return 0, errTorn
	}
	return t.File.ReadAt(p, offset)
}

// newTestPool is a pool that ends with its test.
func newTestPool(t testing.TB) *Pool {
	p := NewPool()
	t.Cleanup(func() { p.Close() })
	return p
}

// sketchOf is a sketch that must come without an error.
func sketchOf(t testing.TB, p *Pool, data []byte, job Job) photo.Sketch {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	s, err := p.Sketch(ctx, fileOf(data), job)
	if err != nil {
		t.Fatal(err)
	}
	if s.Problem == "" && !wholeSketch(&s) {
		t.Fatalf("half a sketch: %+v", s)
	}
	return s
}
