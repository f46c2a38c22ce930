package sources

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"rollcall/photo"
)

// zipOf is a ZIP that holds small files of these names.
func zipOf(t testing.TB, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		f, err := z.Create(name)
		must(t, err)
		_, err = f.Write([]byte(name))
		must(t, err)
	}
	must(t, z.Close())
	return b.String()
}

func manyNames(n int) []string {
	var names []string
	for i := range n {
		names = append(names, fmt.Sprintf("Photos/IMG_%04d.HEIC", i))
	}
	return names
}

func TestArchives(t *testing.T) {
	one := zipOf(t, "Photos/IMG_1.HEIC")
	big := strings.Repeat("x", smallArchive)
	cases := []struct {
		name, path, content string
		standing            photo.Standing
		says                string // part of the problem's text; "" no problem
	}{
		{"photos", "a.zip", zipOf(t, manyNames(1204)...), photo.StandsOther, ""},
		{"one-photo", "a.ZIP", one, photo.StandsOther, ""},
		{"list", "a.zip", zipOf(t, "x/Photo Details-1.csv"), photo.StandsOther, ""},
		{"letters", "a.zip", zipOf(t, "letter.txt", "__MACOSX/._IMG_1.JPG"), photo.StandsOther, ""},
		{"empty", "a.zip", zipOf(t), photo.StandsOther, ""},
		{"cut", "a.zip", one[:40], photo.StandsOther, "cut off"},
		{"zeroed", "a.zip", strings.Repeat("\x00", 100), photo.StandsOther, "cut off"},
		{"nothing", "a.zip", "", photo.StandsOther, "cut off"},
		{"other-content", "a.zip", "\xff\xd8\xff\xe0 a picture", "", ""},
		{"other-ending", "a.docx", one, "", ""},
		{"unfinished", "a.zip.crdownload", one, "", "not downloaded to its end"},
		{"hidden-half", "._a.zip", one, photo.StandsIgnored, ""},
		{"tar-of-photos", "My Photos.tar.gz", big, photo.StandsOther, "a TAR archive of 1.0 MB, which may hold photos"},
		{"image-of-photos", "iphone-backup.dmg", big, photo.StandsOther, "a disk image of 1.0 MB, which may hold photos"},
		{"small-tar", "photos.tar", "x", photo.StandsOther, ""},
		{"installer", "Installer.dmg", big, photo.StandsOther, ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := open(t, testTree{"x/" + c.path: c.content}.build(t, "place"))
			e := walked(t, s)["x/"+c.path]
			p := s.Place()
			if e.Standing != c.standing || e.Problem != nil {
				t.Errorf("standing %q, want %q; problem %v", e.Standing, c.standing, e.Problem)
			}
			if c.says == "" {
				if len(p.Problems) != 0 || !p.Complete {
					t.Errorf("complete %t, problems %v", p.Complete, p.Problems)
				}
				return
			}
			if len(p.Problems) != 1 || p.Complete || p.Problems[0].Kind != photo.ProblemUnread ||
				p.Problems[0].Path != "x/"+c.path || !strings.Contains(p.Problems[0].Text, c.says) {
				t.Errorf("complete %t, problems %v, want one that says %q", p.Complete, p.Problems, c.says)
			}
		})
	}
}

// The end of a ZIP may claim any number of entries: none is made room for before
// that was judged.
func TestZipClaimsAreBounded(t *testing.T) {
	claim := "PK\x03\x04" + strings.Repeat("\x00", 60) + "PK\x06\x06" + strings.Repeat("\x00", 28) +
		"\xff\xff\xff\xff\xff\xff\xff\x0f" + strings.Repeat("\x00", 16) +
		"PK\x06\x07\x00\x00\x00\x00\x40\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00\x00" +
		"PK\x05\x06\x00\x00\x00\x00\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00"
	s := open(t, testTree{"a.zip": claim}.build(t, "place"))
	walked(t, s)
	if p := s.Place(); len(p.Problems) != 1 || p.Problems[0].Text != errZipHuge.Error() {
		t.Errorf("problems %v", p.Problems)
	}
}

func FuzzZip(f *testing.F) {
	whole := zipOf(f, "Photos/IMG_1.HEIC", "x.zip")
	f.Add([]byte(whole))
	f.Add([]byte(whole[:len(whole)/2]))
	f.Fuzz(func(t *testing.T, content []byte) {
		s := open(t, testTree{"a.zip": string(content)}.build(t, "place"))
		walked(t, s)
	})
}

func TestPlacesInside(t *testing.T) {
	cases := []struct {
		name    string
		tree    testTree
		path    string // of the problem; "" none
		visited int
	}{
		{"phone", testTree{"b/Manifest.plist": "x", "b/Manifest.db": "x", "b/78/78aa": "x", "c.JPG": "x"}, "b", 1},
		{"phone-encrypted", testTree{"b/Manifest.plist": "x", "b/Status.plist": "x", "b/78/78aa": "x"}, "b", 0},
		{"phone-of-old", testTree{"b/Manifest.plist": "x", "b/Manifest.mbdb": "x", "b/78aa": "x"}, "b", 0},
		{"phone-is-the-root", testTree{"Manifest.plist": "x", "Manifest.db": "x", "78/78aa": "x"}, ".", 0},
		{"one-list-only", testTree{"b/Manifest.plist": "x", "b/c.JPG": "x"}, "", 2},
		{"time-machine", testTree{"Mac.sparsebundle/bands/0": "x", "Mac.sparsebundle/Info.plist": "x"}, "Mac.sparsebundle", 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := open(t, c.tree.build(t, "place"))
			if n := len(walked(t, s)); n != c.visited {
				t.Errorf("%d files visited, want %d", n, c.visited)
			}
			p := s.Place()
			if got := problemKinds(p); c.path != "" && got[c.path] != photo.ProblemUnread || p.Complete != (c.path == "") {
				t.Errorf("complete %t, problems %v", p.Complete, p.Problems)
			}
		})
	}
}

func TestAbsentParts(t *testing.T) {
	cases := []struct {
		name  string
		names []string
		says  []string // of each problem; nil: there is none
	}{
		{"one", []string{"iCloud Photos Part 1 of 3.zip", "iCloud Photos Part 3 of 3.zip"}, []string{"Part 2 of 3.zip: part 2 of 3 is absent"}},
		{"two", []string{"iCloud Photos Part 1 of 3.zip"}, []string{"Part 2 of 3.zip: part 2 of 3 is absent", "Part 3 of 3.zip: part 3 of 3 is absent"}},
		{"none", []string{"iCloud Photos Part 1 of 2.zip", "iCloud Photos Part 2 of 2.zip"}, nil},
		{"unpacked", []string{"iCloud Photos Part 1 of 2/", "iCloud Photos Part 2 of 2.zip"}, nil},
		{"unpacked-one-absent", []string{"iCloud Photos Part 1 of 2/"}, []string{"Part 2 of 2: part 2 of 2 is absent"}},
		{"norwegian", []string{"iCloud-bilder Del 1 av 2.zip"}, []string{"Del 2 av 2.zip: part 2 of 2 is absent"}},
		{"two-downloads", []string{"iCloud Photos Part 1 of 2.zip", "iCloud Photos Part 2 of 2 (1).zip"}, nil},
		{"of-a-person", []string{"Our trip, part 1 of 2/"}, nil},
		{"nonsense", []string{"iCloud Photos Part 5 of 2.zip", "iCloud Photos Part 0 of 0.zip"}, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			tree := testTree{}
			for _, name := range c.names {
				tree["x/"+name] = zipOf(t)
			}
			s := open(t, tree.build(t, "place"))
			walked(t, s)
			p := s.Place()
			if len(p.Problems) != len(c.says) || p.Complete != (len(c.says) == 0) {
				t.Fatalf("complete %t, problems %v, want %q", p.Complete, p.Problems, c.says)
			}
			for i, want := range c.says {
				if got := p.Problems[i].Path + ": " + p.Problems[i].Text; !strings.Contains(got, want) {
					t.Errorf("%q, want one that says %q", got, want)
				}
			}
		})
	}
}
