package formats

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"path/filepath"
	"testing"

	"rollcall/photo"
)

// inputOf is a file in memory as a format sees it.
func inputOf(b []byte, name string) *Input {
	return &Input{
		File: bytes.NewReader(b), Size: int64(len(b)), Name: name,
		Head: b[:min(HeadSize, len(b))], Tail: b[max(0, len(b)-TailSize):],
	}
}

// openInput is a file on disk as a format sees it.
func openInput(t testing.TB, path string) *Input {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	st, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	in := &Input{File: f, Size: st.Size(), Name: filepath.Base(path)}
	in.Head = readAt(t, f, 0, min(HeadSize, in.Size))
	in.Tail = readAt(t, f, max(0, in.Size-TailSize), min(TailSize, in.Size))
	return in
}

func readAt(t testing.TB, f io.ReaderAt, at, n int64) []byte {
	t.Helper()
	b := make([]byte, n)
	if _, err := f.ReadAt(b, at); err != nil && err != io.EOF {
		t.Fatal(err)
	}
	return b
}

// A verdict is what a copy is told apart by: is it whole, its picture data, and
// what follows the picture's container.
type verdict struct {
	Whole         photo.Wholeness
	Picture, Tail string
}

// judge digests what a format pointed out. It fails the test where the picture's
// ranges do not ascend or lie outside of the file.
func judge(t testing.TB, in *Input, c *Content) verdict {
	t.Helper()
	v := verdict{Whole: c.Whole}
	if c.Picture != nil {
		v.Picture = digestOf(t, in, c.Picture)
	}
	if c.End < 0 || c.End > in.Size {
		t.Errorf("%s: the container ends at %d of %d bytes", in.Name, c.End, in.Size)
		return v
	}
	if c.End > 0 && c.End < in.Size {
		h := sha256.New()
		io.Copy(h, io.NewSectionReader(in.File, c.End, in.Size-c.End))
		v.Tail = hex.EncodeToString(h.Sum(nil))
	}
	return v
}

func digestOf(t testing.TB, in *Input, chunks []Chunk) string {
	t.Helper()
	h, at := sha256.New(), int64(0)
	for _, c := range chunks {
		h.Write(c.Literal)
		if c.Span.Empty() {
			continue
		}
		if c.Span.Offset < at || !in.Holds(c.Span) {
			t.Errorf("%s: picture range %v is out of order or outside of %d bytes", in.Name, c.Span, in.Size)
			return ""
		}
		at = c.Span.End()
		io.Copy(h, io.NewSectionReader(in.File, c.Span.Offset, c.Span.Size))
	}
	return hex.EncodeToString(h.Sum(nil))
}
