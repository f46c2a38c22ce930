package scanner

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zeebo/xxh3"

	"rollcall/photo"
)

// pattern is content of a size whose every byte matters.
func pattern(size int) []byte {
	b := make([]byte, size)
	for i := range b {
		b[i] = byte(i*7 + i>>8*13 + i>>16)
	}
	return bytes.ReplaceAll(bytes.ReplaceAll(b, []byte{'<'}, []byte{'('}), []byte{'>'}, []byte{')'})
}

// TestDigests holds every digest against one of the whole content in memory.
func TestDigests(t *testing.T) {
	const k = 1 << 10
	for _, size := range []int{12, 64*k - 1, 64 * k, 64*k + 1, 128 * k, 256*k - 1, 256 * k, 256*k + 1, 300 * k, 320 * k, 320*k + 1,
		1024*k - 1, 1024 * k, 1024*k + 1, 2048*k + 17, 4096*k + 1} {
		t.Run(fmt.Sprint(size), func(t *testing.T) {
			b := pattern(size)
			copy(b, "PHOTO")
			from, to := max(5, size/3), size*4/5 // the picture, over several reads of a large file
			b[from], b[to] = '<', '>'
			s := newScanner(t)
			s.Fingerprints = true
			src := place(map[string]*memFile{"a.pho": file(string(b))})
			scanned(t, s, src)
			it := one(t, s, "a.pho")
			if it.Digest != xxh3.Hash128(b).Bytes() {
				t.Error("digest of the whole file")
			}
			var marks []int64
			for n := 64 * k; n <= size; n = max(1024*k, 2*n) {
				marks = append(marks, int64(n))
				if i := len(marks) - 1; i >= len(it.Prefixes) || it.Prefixes[i].Digest != xxh3.Hash128(b[:n]).Bytes() || it.Prefixes[i].Size != int64(n) {
					t.Errorf("prefix of %d", n)
				}
			}
			if len(it.Prefixes) != len(marks) {
				t.Errorf("%d prefixes, want %d", len(it.Prefixes), len(marks))
			}
			ends := binary.BigEndian.AppendUint64(nil, uint64(size))
			ends = append(append(ends, b[:min(size, 64*k)]...), b[max(0, size-64*k):]...)
			if it.Ends != xxh3.Hash128(ends).Bytes() {
				t.Error("digest of the ends")
			}
			if it.Picture != xxh3.Hash128(append([]byte("PHOTO"), b[from:to]...)).Bytes() {
				t.Error("digest of the picture")
			}
			if it.PictureSize != int64(to-from) {
				t.Errorf("%d bytes of picture, want %d", it.PictureSize, to-from)
			}
			if it.TailSize != int64(size-to-1) || it.TailSize > 0 && it.Tail != xxh3.Hash128(b[to+1:]).Bytes() {
				t.Error("digest of the tail")
			}
			if len(src.opened) != 1 {
				t.Errorf("opened %d times", len(src.opened))
			}
			if size <= bufferSize && (src.reads != 1 || src.bytes != int64(size)) {
				t.Errorf("%d bytes in %d reads", src.bytes, src.reads)
			}
		})
	}
}

func TestEveryByteIsReadOnce(t *testing.T) {
	b := pattern(3<<20 + 5)
	copy(b, "MOVIE")
	src := place(map[string]*memFile{"a.mve": file(string(b))})
	scanned(t, newScanner(t), src)
	if src.bytes != int64(len(b)) {
		t.Errorf("read %d of %d bytes", src.bytes, len(b))
	}
}

// Known answers, computed apart from this code with sha1sum and base64.
func TestFingerprints(t *testing.T) {
	for content, want := range map[string]string{
		"":        "AW2cWT2PxzWixMKuuNMTHJ8CJ3sH",
		"abc":     "AYnnoj1r4lMYTs3JP/g7mjGaDCgO",
		"hello\n": "Abv+EeVEGAQ0o5/2szwFFOVX1ICw",
	} {
		s := newScanner(t)
		scanned(t, s, place(map[string]*memFile{"a.pho": file(content)}))
		if got := one(t, s, "a.pho").Fingerprint; !got.IsZero() {
			t.Errorf("%q: computed %v though nobody asked", content, got)
		}
		s.Fingerprints = true
		scanned(t, s, place(map[string]*memFile{"a.pho": file(content)}))
		if got := one(t, s, "a.pho").Fingerprint.String(); got != want {
			t.Errorf("%q: %s, want %s", content, got, want)
		}
	}
}

func TestWhatAFileCountsAs(t *testing.T) {
	zero := strings.Repeat("\x00", 200_000)
	for _, test := range []struct {
		name, path, content string
		standing            photo.Standing
		class               photo.Class
		format              string
		level               photo.Level
		whole               photo.Wholeness
		problems            []string
	}{
		{"photo", "d/e/f/a.pho", "PHOTO", photo.StandsMedia, photo.Still, "pho", photo.LevelWhole, photo.Whole, nil},
		{"upper-case-ending", "A.PHO", "PHOTO", photo.StandsMedia, photo.Still, "pho", photo.LevelWhole, photo.Whole, nil},
		{"second-ending", "a.ph", "PHOTO", photo.StandsMedia, photo.Still, "pho", photo.LevelWhole, photo.Whole, nil},
		{"no-ending", "a", "PHOTO", photo.StandsMedia, photo.Still, "pho", photo.LevelWhole, photo.Whole, nil},
		{"foreign-ending", "a.dat", "PHOTO", photo.StandsMedia, photo.Still, "pho", photo.LevelWhole, photo.Whole, nil},
		{"misnamed", "a.pho", "MOVIE", photo.StandsMedia, photo.Video, "mve", photo.LevelWhole, "", []string{photo.ProblemMisnamed}},
		{"misnamed-as-sidecar", "a.note", "PHOTO", photo.StandsMedia, photo.Still, "pho", photo.LevelWhole, photo.Whole, []string{photo.ProblemMisnamed}},
		{"empty-photo", "a.pho", "", photo.StandsMedia, photo.Still, "", photo.LevelWhole, "", []string{photo.ProblemEmpty}},
		{"empty-movie", "a.mve", "", photo.StandsMedia, photo.Video, "", photo.LevelWhole, "", []string{photo.ProblemEmpty}},
		{"empty-other", "a.txt", "", photo.StandsOther, "", "", photo.LevelHead, "", nil},
		{"empty-sidecar", "a.note", "", photo.StandsOther, "", "", photo.LevelHead, "", nil},
		{"text-in-photo", "a.pho", "version https://git-lfs", photo.StandsMedia, photo.Still, "", photo.LevelWhole, "", []string{photo.ProblemNotMedia}},
		{"zeros-in-photo", "a.pho", zero, photo.StandsMedia, photo.Still, "", photo.LevelWhole, photo.Zeroed, []string{photo.ProblemNotMedia}},
		{"anything-in-photo", "a.pho", "\x01\x02", photo.StandsMedia, photo.Still, "", photo.LevelWhole, "", []string{photo.ProblemNotMedia}},
		{"sidecar-in-photo", "a.pho", "NOTE", photo.StandsMedia, photo.Still, "", photo.LevelWhole, "", []string{photo.ProblemNotMedia}},
		{"sidecar", "a.note", "NOTE", photo.StandsMedia, photo.Sidecar, "note", photo.LevelWhole, "", nil},
		{"no-sidecar", "a.note", "shopping list", photo.StandsOther, "", "", photo.LevelHead, "", nil},
		{"text", "a.txt", "hello", photo.StandsOther, "", "", photo.LevelHead, "", nil},
		{"cut", "a.pho", "PHOTOcut", photo.StandsMedia, photo.Still, "pho", photo.LevelWhole, photo.Cut, []string{photo.ProblemDamaged}},
		{"panic", "a.pho", "PHOTOpanic", photo.StandsMedia, photo.Still, "pho", photo.LevelWhole, "", []string{photo.ProblemMalformed}},
		{"malformed", "a.pho", "PHOTOmalformed", photo.StandsMedia, photo.Still, "pho", photo.LevelWhole, photo.Whole, []string{photo.ProblemMalformed}},
		{"unsupported", "a.pho", "PHOTOunsupported", photo.StandsMedia, photo.Still, "pho", photo.LevelWhole, photo.Whole, []string{photo.ProblemUnsupported}},
		{"name-in-nfd", "a\u0308.pho", "PHOTO", photo.StandsMedia, photo.Still, "pho", photo.LevelWhole, photo.Whole, nil},
		{"name-in-latin-1", "\xe4\xff.pho", "PHOTO", photo.StandsMedia, photo.Still, "pho", photo.LevelWhole, photo.Whole, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newScanner(t)
			p := scanned(t, s, place(map[string]*memFile{test.path: file(test.content)}))
			it := one(t, s, test.path)
			got := []any{it.Standing, it.Class, it.Format, it.Level, it.Whole, kinds(it)}
			want := []any{test.standing, test.class, test.format, test.level, test.whole, test.problems}
			if d := cmp.Diff(want, got); d != "" {
				t.Error(d)
			}
			if it.Digest.IsZero() != (test.level < photo.LevelWhole) {
				t.Errorf("digest %v", it.Digest)
			}
			if test.whole == photo.Cut && !it.Picture.IsZero() {
				t.Error("a file that is not whole has a digest of its picture")
			}
			for _, p := range it.Problems {
				if p.Text == "" {
					t.Errorf("problem %q says nothing", p.Kind)
				}
			}
			media := 0
			if test.standing == photo.StandsMedia {
				media = 1
			}
			if p.Tally.Files != 1 || p.Tally.Media != media || p.Tally.Other != 1-media || !p.Complete {
				t.Errorf("%+v", p)
			}
		})
	}
}

func TestOnlyTheHeadOfOtherFilesIsRead(t *testing.T) {
	src := place(map[string]*memFile{"a.txt": file(strings.Repeat("x", 5<<20))})
	scanned(t, newScanner(t), src)
	if src.bytes > 128<<10 {
		t.Errorf("read %d bytes", src.bytes)
	}
}

func TestQuickReadsTheEndsOnly(t *testing.T) {
	s := newScanner(t)
	s.Level = photo.LevelEnds
	src := place(map[string]*memFile{"a.mve": file("MOVIE" + strings.Repeat("x", 5<<20))})
	scanned(t, s, src)
	it := one(t, s, "a.mve")
	if it.Level != photo.LevelEnds || it.Ends.IsZero() || !it.Digest.IsZero() || it.Prefixes != nil || it.Format != "mve" {
		t.Errorf("%+v", it)
	}
	if src.bytes != 128<<10 {
		t.Errorf("read %d bytes", src.bytes)
	}
	quick := it.Ends
	s.Level = photo.LevelWhole
	scanned(t, s, src)
	if it = one(t, s, "a.mve"); it.Level != photo.LevelWhole || it.Digest.IsZero() || it.Ends != quick {
		t.Errorf("read whole: %+v", it)
	}
	s.Level = photo.LevelEnds
	src.forget()
	scanned(t, s, src)
	if len(src.opened) != 0 || one(t, s, "a.mve").Level != photo.LevelWhole {
		t.Error("a lesser demand gave up what was known")
	}
	s.Version = 2
	scanned(t, s, src)
	if one(t, s, "a.mve").Level != photo.LevelWhole {
		t.Error("a newer reader with a lesser demand gave up what was known")
	}
}

func TestTroubleWithReading(t *testing.T) {
	long := "PHOTOmiddle" + strings.Repeat("x", 2<<20)
	for _, test := range []struct {
		name string
		file func() *memFile
		path string
		kind string
		want photo.Class
	}{
		{"no-permission", func() *memFile { f := file("PHOTO"); f.openErr = fs.ErrPermission; return f }, "a.pho", photo.ProblemUnreadable, photo.Still},
		{"no-permission-other", func() *memFile { f := file("x"); f.openErr = fs.ErrPermission; return f }, "a.txt", photo.ProblemUnreadable, ""},
		{"bad-sector-at-start", func() *memFile { f := file(long); f.failAt = 1; return f }, "a.pho", photo.ProblemUnreadable, photo.Still},
		{"bad-sector-at-end", func() *memFile { f := file(long); f.failAt = int64(len(long) - 1); return f }, "a.pho", photo.ProblemUnreadable, photo.Still},
		{"changes-all-the-time", func() *memFile {
			f := file(long)
			f.onRead = func() { f.stamp.ModTime++ }
			return f
		}, "a.pho", photo.ProblemChanging, photo.Still},
		{"shrinks-all-the-time", func() *memFile {
			f := file(long)
			f.onRead = func() { f.content = f.content[:max(20, len(f.content)-400_000)] }
			return f
		}, "a.pho", photo.ProblemChanging, photo.Still},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newScanner(t)
			f := test.file()
			src := place(map[string]*memFile{test.path: f})
			p := scanned(t, s, src)
			it := one(t, s, test.path)
			if it.Standing != photo.StandsProblem || it.Class != test.want || !slices.Equal(kinds(it), []string{test.kind}) {
				t.Errorf("%+v", it)
			}
			if !it.Digest.IsZero() || !it.Picture.IsZero() || it.Level != photo.LevelNone {
				t.Errorf("what was not read has digests: %+v", it)
			}
			if p.Tally.Problems != 1 {
				t.Errorf("%+v", p.Tally)
			}
			*f = *file("PHOTO")
			scanned(t, s, src)
			if it := one(t, s, test.path); it.Standing != photo.StandsMedia || it.Problems != nil {
				t.Errorf("readable again: %+v", it)
			}
		})
	}
}

func TestABadSectorInTheMiddleIsMetByTheFormat(t *testing.T) {
	long := "PHOTOmiddle" + strings.Repeat("x", 2<<20)
	f := file(long)
	f.onRead = func() {}
	s := newScanner(t)
	reads := 0
	f.onRead = func() {
		if reads++; reads == 3 { // head, tail, then the format
			f.failAt = 1
		} else {
			f.failAt = 0
		}
	}
	scanned(t, s, place(map[string]*memFile{"a.pho": f}))
	if it := one(t, s, "a.pho"); !slices.Equal(kinds(it), []string{photo.ProblemUnreadable}) || it.Standing != photo.StandsProblem {
		t.Errorf("%+v", it)
	}
}

func TestAFileThatChangedOnceIsReadAgain(t *testing.T) {
	f := file("PHOTO one")
	f.onRead = func() {
		f.onRead = nil
		f.content = []byte("PHOTO three")
		f.stamp.ModTime = 77
	}
	s := newScanner(t)
	scanned(t, s, place(map[string]*memFile{"a.pho": f}))
	it := one(t, s, "a.pho")
	if it.Digest != xxh3.Hash128([]byte("PHOTO three")).Bytes() || it.Stamp.ModTime != 77 || it.Stamp.Size != 11 || it.Problems != nil {
		t.Errorf("%+v", it)
	}
}

func TestRangesRefuseWhatMakesNoSense(t *testing.T) {
	span := func(offset, size int64) photo.Span { return photo.Span{Offset: offset, Size: size} }
	for name, spans := range map[string][]photo.Span{
		"none":       {},
		"empty":      {span(3, 0)},
		"backwards":  {span(5, 2), span(1, 2)},
		"overlap":    {span(0, 5), span(4, 2)},
		"beyond":     {span(5, 6)},
		"far-beyond": {span(1<<62, 1<<62)},
		"negative":   {span(-1, 3)},
		"less":       {span(3, -1)},
	} {
		if newRanges(chunksOf(spans), 10) != nil {
			t.Errorf("%s: taken", name)
		}
	}
	if newRanges(chunksOf([]photo.Span{span(0, 5), span(5, 5)}), 10) == nil {
		t.Error("two ranges side by side: refused")
	}
}

// Zeros that fill a file up behind its picture have a size and no digest; one
// other byte among them gives them one.
func TestFilledUpTail(t *testing.T) {
	for _, size := range []int{40, 300 << 10, 700 << 10} {
		filled := "PHOTO<picture>" + strings.Repeat("\x00", size)
		s := newScanner(t)
		scanned(t, s, place(map[string]*memFile{
			"zeros.pho": file(filled), "one.pho": file(filled[:len(filled)-9] + "x" + filled[len(filled)-8:]),
		}))
		if it := one(t, s, "zeros.pho"); it.TailSize != int64(size) || !it.Tail.IsZero() {
			t.Errorf("%d zeros: %d, %s", size, it.TailSize, it.Tail)
		}
		if it := one(t, s, "one.pho"); it.TailSize != int64(size) || it.Tail.IsZero() {
			t.Errorf("%d bytes: %d, %s", size, it.TailSize, it.Tail)
		}
	}
}
