package sources

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"rollcall/photo"
)

// tarOf is a TAR of files of these names, each of size bytes.
func tarOf(t testing.TB, size int, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, name := range names {
		must(t, w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(size), Typeflag: tar.TypeReg}))
		_, err := w.Write(make([]byte, size))
		must(t, err)
	}
	must(t, w.Close())
	return b.String()
}

func gzipped(t testing.TB, content string) string {
	t.Helper()
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.NoCompression)
	must(t, err)
	_, err = w.Write([]byte(content))
	must(t, err)
	must(t, w.Close())
	return b.String()
}

// at is a file of 128 KiB with some bytes at one place.
func at(place int, mark string) string {
	b := bytes.Repeat([]byte("x"), 128<<10)
	copy(b[place:], mark)
	return string(b)
}

// An archive that is not read is told; one that shows photos hides them, one that
// surely has none is of no interest.
func TestArchivesByContent(t *testing.T) {
	const k = 1 << 10
	photos := tarOf(t, 100*k, "DCIM/IMG_1.JPG")
	software := tarOf(t, 30*k, "src/main.c", "src/a.c", "docs/b.txt")
	pages := tarOf(t, 30*k, "src/main.c", "docs/logo.png", "docs/shot.png")
	late := tarOf(t, k, append(manyOf("src/%d.c", peekHeaders), "IMG_1.HEIC")...)
	cases := []struct {
		name, path, content string
		kind                string // of the problem; "" none
		says                string
	}{
		{"tar-of-photos", "t.tar", photos, photo.ProblemUnread, `a TAR archive of 104 kB with photos in it ("IMG_1.JPG")`},
		{"tar-of-small-photos", "t.tar", tarOf(t, 20*k, "a.heic"), photo.ProblemUnread, "with photos"},
		{"tgz-of-photos", "x.tgz", gzipped(t, photos), photo.ProblemUnread, "with photos"},
		{"tar-gz-of-movies", "x.tar.gz", gzipped(t, tarOf(t, 100*k, "a.txt", "b.MOV")), photo.ProblemUnread, "with photos"},
		{"tar-without-an-ending", "files", photos, photo.ProblemUnread, "with photos"},
		{"tar-of-another-ending", "x.bak", gzipped(t, photos), photo.ProblemUnread, "with photos"},
		{"software", "x.tar.gz", gzipped(t, software), "", ""},
		{"software-called-backup", "backup.tar", software + strings.Repeat("\x00", smallArchive), "", ""},
		{"software-with-pages", "x.tar", pages, photo.ProblemUnopened, "a TAR archive of 95 kB was not opened"},
		{"photos-behind-much", "x.tar", late, photo.ProblemUnopened, "not opened"},
		{"archive-within", "x.tar", tarOf(t, 80*k, "a.zip"), photo.ProblemUnopened, "not opened"},
		{"cut-tar", "x.tar", tarOf(t, 40*k, "a.c", "b.c", "c.c")[:70*k], photo.ProblemUnopened, "not opened"},
		{"half-of-a-photo-hidden", "x.tar", tarOf(t, 80*k, "._IMG_1.JPG"), "", ""},
		{"tar-xz", "x.tar.xz", at(0, "\xfd7zXZ\x00"), photo.ProblemUnopened, "a TAR archive"},
		{"tar-zst", "x.tar.zst", at(0, "\x28\xb5\x2f\xfd"), photo.ProblemUnopened, "a TAR archive"},
		{"7z", "x.7z", at(0, "7z\xbc\xaf\x27\x1c"), photo.ProblemUnopened, "a 7-Zip archive of 131 kB was not opened"},
		{"7z-small", "x.7z", "7z\xbc\xaf\x27\x1c", "", ""},
		{"7z-split", "x.7z.001", at(0, "7z\xbc\xaf\x27\x1c"), photo.ProblemUnopened, "a 7-Zip archive"},
		{"7z-of-photos", "Photos.7z", at(0, "7z\xbc\xaf\x27\x1c") + strings.Repeat("x", smallArchive), photo.ProblemUnread, "a 7-Zip archive of 1.2 MB, which may hold photos"},
		{"rar", "x.rar", at(0, "Rar!\x1a\x07"), photo.ProblemUnopened, "a RAR archive"},
		{"zip-split", "x.z01", at(0, "PK\x07\x08"), photo.ProblemUnopened, "a part of a split archive"},
		{"dmg", "x.dmg", at(128*k-512, "koly"), photo.ProblemUnopened, "a disk image"},
		{"iso", "x.iso", at(32769, "CD001"), photo.ProblemUnopened, "a disk image"},
		{"dd", "disk.dd", at(510, "\x55\xaa"), photo.ProblemUnopened, "a disk image"},
		{"gz-of-a-photo", "IMG_1.jpg.gz", gzipped(t, strings.Repeat("x", 100*k)), photo.ProblemUnread, "with photos"},
		{"gz-of-text", "dump.sql.gz", gzipped(t, strings.Repeat("x", 100*k)), "", ""},
		{"no-archive", "files", strings.Repeat("x", 100*k), "", ""},
		{"known-ending", "x.pdf", photos, "", ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := open(t, testTree{"x/" + c.path: c.content}.build(t, "place"))
			walked(t, s)
			p := s.Place()
			if hides := c.kind == photo.ProblemUnread; p.Complete == hides {
				t.Errorf("complete %t", p.Complete)
			}
			if c.kind == "" {
				if len(p.Problems) != 0 {
					t.Errorf("problems %v, want none", p.Problems)
				}
				return
			}
			if len(p.Problems) != 1 || p.Problems[0].Kind != c.kind || p.Problems[0].Path != "x/"+c.path || !strings.Contains(p.Problems[0].Text, c.says) {
				t.Fatalf("problems %v, want one %s that says %q", p.Problems, c.kind, c.says)
			}
			if !strings.Contains(p.Problems[0].Text, "one more BACKUP") {
				t.Errorf("%q does not say what to do", p.Problems[0].Text)
			}
		})
	}
}

func manyOf(format string, n int) []string {
	var names []string
	for i := range n {
		names = append(names, fmt.Sprintf(format, i))
	}
	return names
}

// An archive within a ZIP is told by its name: to look into it would unpack it.
func TestArchiveInZIP(t *testing.T) {
	for name, kind := range map[string]string{"more/photos.tar": photo.ProblemUnread, "more/x.7z": photo.ProblemUnopened, "more/x.txt": ""} {
		t.Run(lastName(name), func(t *testing.T) {
			var b bytes.Buffer
			z := zip.NewWriter(&b)
			f, err := z.Create(name)
			must(t, err)
			_, err = f.Write(make([]byte, smallArchive))
			must(t, err)
			must(t, z.Close())
			s := open(t, testTree{"a.zip": b.String()}.build(t, "place"))
			walked(t, s)
			if p := s.Place(); problemKinds(p)["a.zip!/"+name] != kind || p.Complete == (kind == photo.ProblemUnread) {
				t.Errorf("complete %t, problems %v, want %q", p.Complete, p.Problems, kind)
			}
		})
	}
}

// A hostile archive costs a bounded time, and its names of any length no more words.
func TestHostileArchives(t *testing.T) {
	bomb := func() string {
		var b bytes.Buffer
		w, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
		must(t, err)
		_, err = w.Write([]byte(hugeClaim(t)[:512]))
		must(t, err)
		for range 200 {
			_, err = w.Write(make([]byte, 1<<20))
			must(t, err)
		}
		must(t, w.Close())
		return b.String()
	}
	for name, content := range map[string]string{
		"bomb.tar.gz":    bomb(),
		"members.tar.gz": strings.Repeat(gzipped(t, ""), 1<<20),
		"blocks.tar.gz":  gzipped(t, "")[:10] + strings.Repeat("\x00\x00\x00\xff\xff", 8<<20),
		"streams.tbz2":   strings.Repeat("BZh9\x17\x72\x45\x38\x50\x90\x00\x00\x00\x00", 2<<20),
		"headers.tar":    strings.Repeat(tarOf(t, 0, "a.c")[:512], 1<<16),
		"name.tar":       tarOf(t, 20<<10, strings.Repeat("a", 900<<10)+".jpg"),
		"claims.tar":     hugeClaim(t),
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t, testTree{name: content}.build(t, "place"))
			began := time.Now()
			walked(t, s)
			if took := time.Since(began); took > 10*time.Second {
				t.Errorf("it took %s", took)
			} else {
				t.Log(took)
			}
			for _, p := range s.Place().Problems {
				if len(p.Text) > 500 {
					t.Errorf("a text of %d bytes", len(p.Text))
				}
			}
		})
	}
}

// hugeClaim is a TAR whose first file claims 8 GiB that are not there.
func hugeClaim(t *testing.T) string {
	var b bytes.Buffer
	must(t, tar.NewWriter(&b).WriteHeader(&tar.Header{Name: "a.c", Size: 1<<33 - 1, Typeflag: tar.TypeReg}))
	return b.String() + strings.Repeat("\x00", 100<<10)
}

func FuzzArchive(f *testing.F) {
	f.Add([]byte(tarOf(f, 10, "IMG_1.HEIC", "b.c")))
	f.Add([]byte(gzipped(f, tarOf(f, 10, "b.c"))))
	f.Fuzz(func(t *testing.T, content []byte) {
		file := sectionFile{io.NewSectionReader(bytes.NewReader(content), 0, int64(len(content)))}
		p := peeked{what: signOf(file)}
		p.list(file, "a.tar")
		if p.none && p.photo != "" {
			t.Errorf("%+v says both", p)
		}
	})
}
