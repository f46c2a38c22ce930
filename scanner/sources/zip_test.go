package sources

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

// A zipped is one entry of a ZIP to be made.
type zipped struct {
	name, content string
	method        uint16
	flags         uint16
}

func zipWith(t testing.TB, entries ...zipped) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		f, err := z.CreateHeader(&zip.FileHeader{Name: e.name, Method: e.method, Flags: e.flags})
		must(t, err)
		_, err = f.Write([]byte(e.content))
		must(t, err)
	}
	must(t, z.Close())
	return b.String()
}

// contents walks a place and reads every file that may be read.
func contents(t *testing.T, s Source) map[string]string {
	t.Helper()
	found := map[string]string{}
	for path, e := range walked(t, s) {
		if e.Standing != "" || e.Problem != nil {
			continue
		}
		f, err := s.Open(path)
		if err != nil {
			t.Errorf("open %q: %v", path, err)
			continue
		}
		content, err := io.ReadAll(io.NewSectionReader(f, 0, f.Size()))
		must(t, err)
		must(t, f.Close())
		found[path] = string(content)
	}
	return found
}

func TestZipIsReadInPlace(t *testing.T) {
	nested := zipWith(t, zipped{name: "My Albums/Hike/0001.jpg", content: "shared", method: zip.Deflate})
	root := testTree{"x/all.zip": zipWith(t,
		zipped{name: "Photos/IMG_1.HEIC", content: "one", method: zip.Deflate},
		zipped{name: "Photos/IMG_2.HEIC", content: "two"},
		zipped{name: "Photos/Photo Details.csv", content: "imgName\n"},
		zipped{name: "deep/iCloud Shared Albums.zip", content: nested},
		zipped{name: "packed.zip", content: nested, method: zip.Deflate},
		zipped{name: `win\dows\IMG_3.JPG`, content: "three"},
		zipped{name: "f\x81r/IMG_4.JPG", content: "four"},
		zipped{name: ".hidden/IMG_5.JPG", content: "five"},
	), "y/IMG_6.JPG": "six"}.build(t, "place")
	want := map[string]string{
		"x/all.zip!/Photos/IMG_1.HEIC":                                      "one",
		"x/all.zip!/Photos/IMG_2.HEIC":                                      "two",
		"x/all.zip!/Photos/Photo Details.csv":                               "imgName\n",
		"x/all.zip!/deep/iCloud Shared Albums.zip!/My Albums/Hike/0001.jpg": "shared",
		"x/all.zip!/packed.zip!/My Albums/Hike/0001.jpg":                    "shared",
		"x/all.zip!/win/dows/IMG_3.JPG":                                     "three",
		"x/all.zip!/f\x81r/IMG_4.JPG":                                       "four",
		"x/all.zip!/.hidden/IMG_5.JPG":                                      "five",
		"y/IMG_6.JPG":                                                       "six",
	}
	s := open(t, root)
	if diff := cmp.Diff(want, contents(t, s)); diff != "" {
		t.Error(diff)
	}
	if p := s.Place(); !p.Complete {
		t.Errorf("problems %v", p.Problems)
	}
	if e := walked(t, s)["x/all.zip!/.hidden/IMG_5.JPG"]; e.Facts.Text(photo.FactHiddenFolder) != ".hidden" {
		t.Errorf("facts %v: the rules of folders hold inside, too", e.Facts)
	}
	again := open(t, root) // explain opens without a walk
	f, err := again.Open("x/all.zip!/packed.zip!/My Albums/Hike/0001.jpg")
	must(t, err)
	f.Close()
}

// A folder may have the name of an archive's inside.
func TestFolderNamedLikeAZipsInside(t *testing.T) {
	s := open(t, testTree{"a.zip!/IMG_1.JPG": "one", "b!/IMG_2.JPG": "two"}.build(t, "place"))
	want := map[string]string{"a.zip!/IMG_1.JPG": "one", "b!/IMG_2.JPG": "two"}
	if diff := cmp.Diff(want, contents(t, s)); diff != "" {
		t.Error(diff)
	}
}

func TestZipTroubles(t *testing.T) {
	many := make([]zipped, 3)
	for i := range many {
		many[i] = zipped{name: "IMG_1.JPG", content: fmt.Sprint(i)}
	}
	for _, c := range []struct {
		name    string
		zip     string
		read    []string
		problem string // of the place; "" none
		entry   string // problem of IMG_1.JPG; "" none
		gap     bool
	}{
		{"two-of-one-name", zipWith(t, many...), []string{"a.zip!/IMG_1.JPG", "a.zip!/IMG_1.JPG#2", "a.zip!/IMG_1.JPG#3"}, "more than one file of this name", "", false},
		{"leads-out", zipWith(t, zipped{name: "../../etc/IMG_1.JPG"}, zipped{name: "IMG_2.JPG"}), []string{"a.zip!/IMG_2.JPG"}, "leads out of it", "", true},
		{"absolute", zipWith(t, zipped{name: "/etc/IMG_1.JPG"}, zipped{name: "IMG_2.JPG"}), []string{"a.zip!/IMG_2.JPG"}, "leads out of it", "", true},
		{"file-and-folder", zipWith(t, zipped{name: "x.jpg"}, zipped{name: "x.jpg/IMG_1.JPG"}), []string{"a.zip!/x.jpg"}, "a file and a folder", "", true},
		{"encrypted", zipWith(t, zipped{name: "IMG_1.JPG", content: "x", flags: encryptedFlag}), nil, "", "encrypted", false},
		{"strange-packing", strings.ReplaceAll(zipWith(t, zipped{name: "IMG_1.JPG", content: "x", method: zip.Deflate}), "\x08\x00\x08\x00", "\x08\x00\x0c\x00"), nil, "", "method 12", false},
		{"bomb", zipWith(t, zipped{name: "IMG_1.JPG", content: strings.Repeat("\x00", bombSize+1), method: zip.Deflate}), nil, "", "bombs", false},
		{"cut", zipWith(t, many...)[:80], []string{"a.zip!/IMG_1.JPG"}, "cut off", "", true},
		{"list-cut", zipWith(t, many[:1]...)[:90], []string{"a.zip!/IMG_1.JPG"}, "within its list", "", false},
		{"list-spoilt", strings.Replace(zipWith(t, many[:1]...), "PK\x01\x02", "PK\x00\x00", 1), []string{"a.zip!/IMG_1.JPG"}, "cut off", "", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t, testTree{"a.zip": c.zip}.build(t, "place"))
			entries := walked(t, s)
			var read []string
			for path, e := range entries {
				if e.Standing == "" && e.Problem == nil {
					read = append(read, path)
				}
			}
			if slices.Sort(read); !slices.Equal(read, c.read) {
				t.Errorf("read %q, want %q", read, c.read)
			}
			p := s.Place()
			if text := fmt.Sprint(p.Problems); p.Complete == c.gap || !strings.Contains(text, c.problem) || c.problem == "" && len(p.Problems) > 0 {
				t.Errorf("complete %t, problems %v, want one that says %q", p.Complete, p.Problems, c.problem)
			}
			if e := entries["a.zip!/IMG_1.JPG"]; c.entry != "" && (e.Problem == nil || !strings.Contains(e.Problem.Text, c.entry)) {
				t.Errorf("its problem is %v, want one that says %q", e.Problem, c.entry)
			}
		})
	}
}

// Names that lead out are told one by one up to a number, and then counted.
func TestZipOfManyTroubles(t *testing.T) {
	many := []zipped{{name: "IMG_1.JPG"}}
	for i := range mostTroubles + 50 {
		many = append(many, zipped{name: fmt.Sprintf("../IMG_%d.JPG", i)})
	}
	s := open(t, testTree{"a.zip": zipWith(t, many...)}.build(t, "place"))
	walked(t, s)
	if p := s.Place().Problems; len(p) != mostTroubles+1 || !strings.HasPrefix(p[len(p)-1].Text, "50 more") {
		t.Errorf("%d problems, the last %v", len(p), p[len(p)-1])
	}
}

// A bomb of overlapping files has a list that claims more bytes than there are.
func TestZipOfOverlappingFiles(t *testing.T) {
	z := []byte(zipWith(t, zipped{name: "IMG_1.JPG", content: strings.Repeat("x", 400)}, zipped{name: "IMG_2.JPG", content: strings.Repeat("y", 400)}))
	for at := 0; ; {
		i := bytes.Index(z[at:], []byte("PK\x01\x02"))
		if i < 0 {
			break
		}
		at += i + 4
		copy(z[at+16:], "\xff\xff\x00\x00") // its compressed size: APPNOTE.TXT 4.3.12
	}
	s := open(t, testTree{"a.zip": string(z)}.build(t, "place"))
	walked(t, s)
	if p := s.Place(); len(p.Problems) != 1 || p.Problems[0].Text != errZipOverlap.Error() {
		t.Errorf("problems %v", p.Problems)
	}
}

// The checksum of a ZIP is a check for free, of stored and of packed files.
func TestZipChecksum(t *testing.T) {
	content := strings.Repeat("some words of a picture, ", 4000)
	for name, method := range map[string]uint16{"stored": zip.Store, "packed": zip.Deflate} {
		t.Run(name, func(t *testing.T) {
			whole := zipWith(t, zipped{name: "IMG_1.JPG", content: content, method: method})
			flipped := []byte(whole)
			flipped[100] ^= 0x40
			for _, c := range []struct {
				zip    string
				damage bool
			}{{whole, false}, {string(flipped), true}} {
				s := open(t, testTree{"a.zip": c.zip}.build(t, "place"))
				f, err := s.Open("a.zip!/IMG_1.JPG")
				must(t, err)
				if f.Size() != int64(len(content)) {
					t.Errorf("%d bytes, want %d", f.Size(), len(content))
				}
				f.ReadAt(make([]byte, 10), 50) // a look ahead, before all is read in turn
				_, err = io.Copy(io.Discard, io.NewSectionReader(f, 0, f.Size()))
				must(t, err)
				if got := f.(interface{ Damage() string }).Damage(); (got != "") != c.damage {
					t.Errorf("damage %q, want some: %t", got, c.damage)
				}
			}
		})
	}
}

func TestZipSet(t *testing.T) {
	dir := t.TempDir()
	part := func(n int) string { return filepath.Join(dir, fmt.Sprintf("iCloud-bilder Del %d av 3.zip", n)) }
	for n := 1; n <= 3; n++ {
		content := zipWith(t, zipped{name: fmt.Sprintf("iCloud-bilder Del %d av 3/Photos/IMG_%d.HEIC", n, n), content: "x"})
		must(t, os.WriteFile(part(n), []byte(content), 0o600))
	}
	must(t, os.WriteFile(filepath.Join(dir, "other.zip"), []byte(zipOf(t, "IMG_9.JPG")), 0o600))
	want := []string{
		"iCloud-bilder Del 1 av 3.zip!/iCloud-bilder Del 1 av 3/Photos/IMG_1.HEIC",
		"iCloud-bilder Del 2 av 3.zip!/iCloud-bilder Del 2 av 3/Photos/IMG_2.HEIC",
		"iCloud-bilder Del 3 av 3.zip!/iCloud-bilder Del 3 av 3/Photos/IMG_3.HEIC",
	}
	set := Zip.Root(part(2))
	for _, root := range []string{part(1), part(2), set} {
		s := openKind(t, root)
		entries := walked(t, s)
		read := slices.DeleteFunc(paths(entries), func(p string) bool { return entries[p].Standing != "" })
		if diff := cmp.Diff(want, read); diff != "" {
			t.Error(diff)
		}
		if p := s.Place(); !p.Complete || p.Root != set || p.Kind != "zip" {
			t.Errorf("place %+v", p)
		}
	}
	must(t, os.Remove(part(3)))
	must(t, os.Truncate(part(1), 40))
	s := openKind(t, part(2))
	walked(t, s)
	text := fmt.Sprint(s.Place().Problems)
	if !strings.Contains(text, "part 3 of 3 is absent") || !strings.Contains(text, "cut off") || s.Place().Complete {
		t.Errorf("problems %v", text)
	}
}

func TestSingleZip(t *testing.T) {
	path := filepath.Join(t.TempDir(), "backup 2024.zip")
	must(t, os.WriteFile(path, []byte(zipOf(t, "DCIM/100APPLE/IMG_1.HEIC", "a.txt")), 0o600))
	s := openKind(t, path)
	if diff := cmp.Diff([]string{"DCIM/100APPLE/IMG_1.HEIC", "a.txt"}, paths(walked(t, s))); diff != "" {
		t.Error(diff)
	}
	must(t, os.Truncate(path, 30))
	if _, err := Detect(All, path).Open(path, Options{}); !errors.Is(err, errZipCut) {
		t.Errorf("error %v, want that it is cut", err)
	}
}

func openKind(t *testing.T, root string) Source {
	t.Helper()
	kind := Detect(All, root)
	if kind == nil || kind.Name != "zip" {
		t.Fatalf("%q is recognised as %v", root, kind)
	}
	s, err := kind.Open(root, Options{})
	must(t, err)
	return s
}

// What is too large for memory goes to a temp file without a name.
func TestSpool(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	for _, size := range []int{0, 10, spoolMemory, spoolMemory + 1} {
		content := bytes.Repeat([]byte{7}, size)
		f, err := spool(bytes.NewReader(content), int64(size))
		must(t, err)
		got, err := io.ReadAll(io.NewSectionReader(f, 0, f.Size()))
		must(t, err)
		if !bytes.Equal(got, content) {
			t.Errorf("%d bytes are not what was written", size)
		}
		must(t, f.Close())
		short, err := spool(bytes.NewReader(content), int64(size)+5)
		if err == nil || short == nil || short.Size() != int64(size)+5 {
			t.Errorf("a stream that ends early: %v, error %v", short, err)
		}
		short.Close()
	}
	if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("left over: %v", left)
	}
}

func TestWalkOfZipIsCancelled(t *testing.T) {
	s := open(t, testTree{"a.zip": zipOf(t, manyNames(5000)...)}.build(t, "place"))
	ctx, cancel := context.WithCancel(context.Background())
	n := 0
	err := s.Walk(ctx, func(*Entry) error {
		if n++; n == 10 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || n > 20 {
		t.Errorf("error %v after %d files", err, n)
	}
}
