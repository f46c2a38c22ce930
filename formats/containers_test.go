package formats

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

// A sample is a small file of testdata/containers and what is in it.
type sample struct {
	name   string
	format string
	size   string
	taken  string
	camera string
	orient int
	gps    string
	whole  photo.Wholeness

	// cuts are the sizes, below its own, at which the file is told to be whole
	// with the same picture: what was cut off are whole boxes or chunks of
	// metadata at its end.
	cuts []int
}

const fullDate = "2024-05-01T10:00:00.123+02:00"

var samples = []sample{
	{name: "photo.heic", format: "heic", size: "48x32", taken: fullDate, camera: "Acme Box 1", orient: 1, gps: "48.1000 11.5000", whole: photo.Whole},
	{name: "alpha.heic", format: "heic", size: "48x32", orient: 1, whole: photo.Whole},
	{name: "photo.avif", format: "avif", size: "48x32", taken: fullDate, camera: "Acme Box 1", orient: 1, gps: "48.1000 11.5000", whole: photo.Whole},
	{name: "photo.mov", format: "mov", size: "64x48", taken: "2024-05-01T10:00:00+02:00", camera: "Acme Box 1", gps: "48.1000 11.5000", whole: photo.Whole},
	{name: "last.mp4", format: "mp4", size: "64x48", taken: "2024-05-01T08:00:00", whole: photo.Whole},
	{name: "last.mp4+free+uuid", format: "mp4", size: "64x48", taken: "2024-05-01T08:00:00", whole: photo.Whole, cuts: []int{1515, 1543}},
	{name: "photo.heic+free", format: "heic", size: "48x32", taken: fullDate, camera: "Acme Box 1", orient: 1, gps: "48.1000 11.5000", whole: photo.Whole, cuts: []int{1363}},
	{name: "photo.heic+mpvd", format: "heic", size: "48x32", taken: fullDate, camera: "Acme Box 1", orient: 1, gps: "48.1000 11.5000", whole: photo.Whole},
	{name: "fast.mp4", format: "mp4", size: "64x48", taken: "2024-05-01T08:00:00", whole: photo.Whole},
	{name: "frag.mp4", format: "mp4", size: "64x48", whole: photo.Whole, cuts: []int{1583}}, // without its index of fragments
	{name: "photo.png", format: "png", size: "48x32", taken: fullDate, camera: "Acme Box 1", orient: 6, gps: "48.1000 11.5000", whole: photo.Whole},
	{name: "anim.gif", format: "gif", size: "48x32", whole: photo.Whole},
	{name: "photo.webp", format: "webp", size: "48x32", taken: fullDate, camera: "Acme Box 1", orient: 6, gps: "48.1000 11.5000", whole: photo.Whole},
	{name: "plain.webp", format: "webp", size: "48x32", whole: photo.Whole},
	{name: "anim.webp", format: "webp", size: "48x32", whole: photo.Whole},
	{name: "photo.bmp", format: "bmp", size: "16x8", whole: photo.Whole},
	{name: "photo.psd", format: "psd", size: "24x16", taken: fullDate, camera: "Acme Box 1", orient: 6, gps: "48.1000 11.5000", whole: photo.Whole},
	{name: "bare.jxl", format: "jxl", size: "48x32"},
	{name: "photo.jxl", format: "jxl", size: "48x32", taken: fullDate, camera: "Acme Box 1", orient: 6, gps: "48.1000 11.5000", whole: photo.Whole},
}

// bytes is the sample; "last.mp4+free+uuid" is last.mp4 with these boxes after
// it.
func (s sample) bytes(t testing.TB) []byte {
	t.Helper()
	name, more, _ := strings.Cut(s.name, "+")
	b, err := os.ReadFile(filepath.Join("testdata", "containers", name))
	if err != nil {
		t.Fatal(err)
	}
	for kind := range strings.SplitSeq(more, "+") {
		if kind != "" {
			b = append(b, "\x00\x00\x00\x1c"+kind+"0123456789abcdefghij"...)
		}
	}
	return b
}

// readAny reads a file as the first format that takes it; nil where none does.
func readAny(b []byte, name string) (*Format, *Content, error) {
	in := inputOf(b, name)
	f := Identify(All, in.Head)
	if f == nil {
		return nil, nil, nil
	}
	c, err := f.Read(in)
	return f, c, err
}

func TestSamples(t *testing.T) {
	for _, s := range samples {
		t.Run(s.name, func(t *testing.T) {
			b := s.bytes(t)
			f, c, err := readAny(b, s.name)
			if err != nil || f == nil {
				t.Fatalf("read as %v: %v", f, err)
			}
			m := &c.Meta
			got := sample{name: s.name, format: f.Name, size: pair(m.Width, m.Height), taken: m.Taken.String(),
				camera: m.Camera(), orient: m.Orientation, gps: gpsText(m.GPS), whole: c.Whole}
			want := s
			want.cuts = nil
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("got  %v\nwant %v", got, want)
			}
			if v := judge(t, inputOf(b, s.name), c); (v.Picture != "") != (s.whole == photo.Whole) {
				t.Errorf("picture digest %q of a file that is %q", v.Picture, c.Whole)
			}
		})
	}
}

// verdictOf is the verdict on a file's bytes, zero where no format takes it.
func verdictOf(t testing.TB, b []byte, name string) verdict {
	_, c, _ := readAny(b, name)
	if c == nil {
		return verdict{}
	}
	return judge(t, inputOf(b, name), c)
}

// TestEveryCut cuts each sample at every byte: what is left must never be told
// to be the same picture, whole, with the same tail.
func TestEveryCut(t *testing.T) {
	for _, s := range samples {
		t.Run(s.name, func(t *testing.T) {
			b := s.bytes(t)
			original := verdictOf(t, b, s.name)
			var same []int
			for n := range len(b) {
				v := verdictOf(t, b[:n:n], s.name)
				if v.Whole == photo.Whole && v == original {
					same = append(same, n)
				}
			}
			if fmt.Sprint(same) != fmt.Sprint(s.cuts) {
				t.Errorf("cut at %v it is told to be the same, want %v", same, s.cuts)
			}
		})
	}
}

// TestEveryZeroedEnd overwrites the end of each sample with zeros, from every
// byte on: where what is left is told to be the same, only metadata was hit.
func TestEveryZeroedEnd(t *testing.T) {
	var list strings.Builder
	for _, s := range samples {
		b := s.bytes(t)
		original := verdictOf(t, b, s.name)
		if original.Whole != photo.Whole {
			continue
		}
		hidden := make([]bool, len(b))
		for n := range b {
			changed := bytes.Clone(b)
			clear(changed[n:])
			hidden[n] = !bytes.Equal(changed, b) && verdictOf(t, changed, s.name) == original
		}
		_, where := ranges(hidden)
		fmt.Fprintf(&list, "%s of %d bytes: zeroed from %s\n", s.name, len(b), where)
	}
	golden(t, "hidden-zeros.golden", list.String())
}

// TestEveryFlip changes each byte of each sample: the file is told not to be
// whole, or to be another picture, or the byte is metadata. Those are listed in
// testdata/hidden-bytes.golden; a comparison of bytes would tell them.
func TestEveryFlip(t *testing.T) {
	var list strings.Builder
	for _, s := range samples {
		b := s.bytes(t)
		original := verdictOf(t, b, s.name)
		if original.Whole != photo.Whole {
			continue // only equal bytes make it present
		}
		hidden := make([]bool, len(b))
		for at := range b {
			for _, bits := range []byte{0xFF, 0x01, 0x80} {
				changed := bytes.Clone(b)
				changed[at] ^= bits
				hidden[at] = hidden[at] || verdictOf(t, changed, s.name) == original
			}
		}
		_, c, _ := readAny(b, s.name)
		for _, chunk := range c.Picture {
			for at := chunk.Span.Offset; at < chunk.Span.End(); at++ {
				if hidden[at] {
					t.Errorf("%s: byte %d is picture data and can be changed unseen", s.name, at)
				}
			}
		}
		n, where := ranges(hidden)
		fmt.Fprintf(&list, "%s: %d of %d bytes: %s\n", s.name, n, len(b), where)
	}
	golden(t, "hidden-bytes.golden", list.String())
}

// ranges counts and prints what is set as first-last pairs.
func ranges(set []bool) (n int, where string) {
	var list []string
	for at := 0; at < len(set); at++ {
		begin := at
		for at < len(set) && set[at] {
			at++
		}
		if at > begin {
			n += at - begin
			list = append(list, fmt.Sprintf("%d-%d", begin, at-1))
		}
	}
	return n, strings.Join(list, " ")
}

// golden compares with a file of testdata, or rewrites it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s, rewrite it with -update (-want +got):\n%s", path, diff)
	}
}
