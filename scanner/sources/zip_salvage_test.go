package sources

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"
	"testing"

	"rollcall/photo"
)

// rawZip is a ZIP whose local headers tell the sizes, as most tools write it.
func rawZip(t testing.TB, entries ...zipped) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		f, err := z.CreateRaw(&zip.FileHeader{Name: e.name, Method: zip.Store, CRC32: crc32.ChecksumIEEE([]byte(e.content)),
			CompressedSize64: uint64(len(e.content)), UncompressedSize64: uint64(len(e.content))})
		must(t, err)
		_, err = f.Write([]byte(e.content))
		must(t, err)
	}
	must(t, z.Close())
	return b.String()
}

// Wherever a ZIP is cut, what is whole before the cut is read as it was, at most one
// file is damaged, and it is said.
func TestZipCutAnywhere(t *testing.T) {
	noise := []byte(strings.Repeat("PK\x07\x08 no end of a file; ", 20))
	for i := range noise {
		if i%50 > 24 {
			noise[i] = byte(i * 7919 >> 3)
		}
	}
	files := []zipped{{name: "IMG_1.JPG", content: string(noise)}, {name: "b/IMG_2.JPG", content: "two"}, {name: "IMG_3.JPG", content: strings.Repeat("three", 60)}}
	packed := slices.Clone(files)
	for i := range packed {
		packed[i].method = zip.Deflate
	}
	for name, whole := range map[string]string{"stored": zipWith(t, files...), "packed": zipWith(t, packed...), "sizes-known": rawZip(t, files...)} {
		t.Run(name, func(t *testing.T) {
			list := strings.Index(whole, "PK\x01\x02")
			most := 0
			for n := 0; n < len(whole); n++ {
				a, err := newArchive(memoryFile{bytes.NewReader([]byte(whole[:n]))}, 1)
				if err != nil {
					if most > 0 {
						t.Fatalf("cut to %d bytes: %v", n, err)
					}
					continue
				}
				if all := n >= list+4; (a.cut == "") != all {
					t.Fatalf("cut to %d of %d bytes, the list beginning at %d: said %q", n, len(whole), list, a.cut)
				}
				right := 0
				for i, f := range files {
					if a.files[f.name] == nil {
						continue
					}
					opened, err := a.openFile(f.name)
					if err != nil {
						t.Fatalf("cut to %d: %v", n, err)
					}
					content, err := io.ReadAll(io.NewSectionReader(opened, 0, opened.Size()))
					must(t, err)
					damage := opened.(interface{ Damage() string }).Damage()
					switch {
					case damage == "" && string(content) == f.content:
						right++
					case damage == "" || len(content) != len(f.content) || i+1 < len(a.files):
						t.Fatalf("cut to %d: %s has %d bytes, damage %q", n, f.name, len(content), damage)
					}
				}
				if right < most {
					t.Fatalf("cut to %d bytes %d files are whole, shorter there were %d", n, right, most)
				}
				most = right
			}
			if most != len(files) {
				t.Errorf("%d files were whole before the list", most)
			}
		})
	}
}

// What is left of a cut part is told as that, and the cut as one that hides photos.
func TestCutPart(t *testing.T) {
	part := zipWith(t, zipped{name: "Photos/IMG_1.JPG", content: "one"}, zipped{name: "Photos/IMG_2.JPG", content: strings.Repeat("two", 100)})
	root := testTree{"iCloud Photos Part 1 of 3.zip": part[:150], "iCloud Photos Part 2 of 3.zip": part}.build(t, "place")
	s := open(t, root)
	entries := walked(t, s)
	var told []string
	for _, p := range s.Place().Problems {
		told = append(told, p.Kind+" "+p.Path)
	}
	if want := []string{photo.ProblemCut + " iCloud Photos Part 1 of 3.zip", photo.ProblemAbsent + " iCloud Photos Part 3 of 3.zip"}; !slices.Equal(told, want) {
		t.Errorf("told %q, want %q", told, want)
	}
	for path, salvaged := range map[string]bool{"iCloud Photos Part 1 of 3.zip!/Photos/IMG_1.JPG": true, "iCloud Photos Part 2 of 3.zip!/Photos/IMG_1.JPG": false} {
		if e, ok := entries[path]; !ok || e.Facts.Has(photo.FactSalvaged) != salvaged {
			t.Errorf("%s: %t, facts %v", path, ok, entries[path].Facts)
		}
	}
	if got := s.Place().Facts.Text(photo.FactParts); got != "2 of 3" {
		t.Errorf("parts %q", got)
	}
}

func FuzzSalvage(f *testing.F) {
	f.Add([]byte(zipWith(f, zipped{name: "IMG_1.JPG", content: "one", method: zip.Deflate}, zipped{name: "IMG_2.JPG", content: "two"})))
	f.Add([]byte(rawZip(f, zipped{name: "IMG_1.JPG", content: "one"})))
	f.Fuzz(func(t *testing.T, b []byte) {
		entries, _ := salvaged(memoryFile{bytes.NewReader(b)})
		end := int64(0)
		for _, e := range entries {
			if e.at < end || e.at+int64(e.CompressedSize64) > int64(len(b)) {
				t.Fatal(fmt.Sprint("a file lies outside of the ZIP, or in another: ", e.at, e.CompressedSize64, end))
			}
			end = e.at + int64(e.CompressedSize64)
		}
	})
}
