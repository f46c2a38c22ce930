package sources

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

func TestDetect(t *testing.T) {
	root := testTree{"IMG_1.JPG": "x"}.build(t, "place")
	if k := Detect(All, root); k == nil || k.Name != "folder" {
		t.Errorf("a folder is detected as %v", k)
	}
	if k := Detect(All, filepath.Join(root, "IMG_1.JPG")); k != nil {
		t.Errorf("a file is detected as %v", k.Name)
	}
	if k := Detect(All, filepath.Join(root, "absent")); k != nil {
		t.Errorf("nothing is detected as %v", k.Name)
	}
}

func TestWalkYieldsEveryFileOnce(t *testing.T) {
	root := testTree{"b.JPG": "12", "a/a.JPG": "1", "a/c/d.txt": "", "empty/": ""}.build(t, "place")
	when := time.Date(2024, 5, 1, 10, 0, 0, 123456789, time.UTC)
	must(t, os.Chtimes(filepath.Join(root, "b.JPG"), when, when))
	s := open(t, root)
	entries := walked(t, s)
	if diff := cmp.Diff([]string{"a/a.JPG", "a/c/d.txt", "b.JPG"}, paths(entries)); diff != "" {
		t.Error(diff)
	}
	stamp := entries["b.JPG"].Stamp
	if stamp.Size != 2 || stamp.ModTime != when.UnixNano() {
		t.Errorf("stamp %+v, want size 2 and time %d", stamp, when.UnixNano())
	}
	place := s.Place()
	if !place.Complete || len(place.Problems) != 0 || place.Kind != "folder" || place.Root != root {
		t.Errorf("place %+v", place)
	}
}

func TestRootForms(t *testing.T) {
	root := testTree{"a/b.JPG": "x"}.build(t, "place")
	link := filepath.Join(t.TempDir(), "link")
	must(t, os.Symlink(root, link))
	t.Chdir(filepath.Dir(root))
	for _, form := range []string{"place", "./place", "place/", "place/a/..", root + "/", link, link + "/"} {
		t.Run(form, func(t *testing.T) {
			s := open(t, form)
			if got := paths(walked(t, s)); !slices.Equal(got, []string{"a/b.JPG"}) {
				t.Errorf("walked %q", got)
			}
			if p := s.Place(); !filepath.IsAbs(p.Root) || !p.Complete {
				t.Errorf("place %+v", p)
			}
		})
	}
}

func TestOpenRefusesWhatIsNoFolder(t *testing.T) {
	root := testTree{"a.JPG": "x"}.build(t, "place")
	for _, path := range []string{"a.JPG", "absent"} {
		if _, err := Folder.Open(filepath.Join(root, path), Options{}); err == nil {
			t.Errorf("%s was opened as a folder", path)
		}
	}
}

func TestNamesStayAsStored(t *testing.T) {
	names := []string{"\xff\xfe.JPG", "ü.JPG", "u\u0308.JPG", "a\nb.JPG", "a\\b.JPG", " .JPG", "%2F.JPG", "*[.JPG"}
	tree := testTree{}
	for _, name := range names {
		tree["\xe4/"+name] = name
	}
	s := open(t, tree.build(t, "place"), "*.txt", "a/**/b")
	entries := walked(t, s)
	for _, name := range names {
		e, ok := entries["\xe4/"+name]
		if !ok {
			t.Errorf("%q was not visited", name)
			continue
		}
		if got := content(t, s, e.Path); got != name {
			t.Errorf("%q holds %q", name, got)
		}
	}
}

func content(t *testing.T, s Source, path string) string {
	t.Helper()
	f, err := s.Open(path)
	must(t, err)
	defer f.Close()
	b := make([]byte, f.Size())
	if _, err := f.ReadAt(b, 0); err != nil && len(b) > 0 {
		t.Error(err)
	}
	return string(b)
}

func TestSymlinksAreCountedNotFollowed(t *testing.T) {
	root := testTree{"a/b.JPG": "x"}.build(t, "place")
	for link, to := range map[string]string{
		"up": "..", "self": "self", "a/loop": "../a", "b.JPG": "a/b.JPG", "dangling.JPG": "nowhere", "root": root,
	} {
		must(t, os.Symlink(to, filepath.Join(root, link)))
	}
	s := open(t, root)
	if got := paths(walked(t, s)); !slices.Equal(got, []string{"a/b.JPG"}) {
		t.Errorf("walked %q", got)
	}
	if n := s.Place().Facts.Int(photo.FactSymlinks); n != 6 {
		t.Errorf("%d symlinks, want 6", n)
	}
	for _, path := range []string{"b.JPG", "a/loop/b.JPG"} {
		if f, err := s.Open(path); err == nil {
			f.Close()
			t.Errorf("%s was opened through a link", path)
		}
	}
}

func TestHardLinksAreOneFile(t *testing.T) {
	root := testTree{"z/1.JPG": "one", "a/2.JPG": "two", ".Trashes/3.JPG": "three", "4.JPG": "four"}.build(t, "place")
	for from, to := range map[string]string{
		"z/1.JPG": "b/1.JPG", "a/2.JPG": "z/2.JPG", ".Trashes/3.JPG": "z/3.JPG",
	} {
		must(t, os.MkdirAll(filepath.Dir(filepath.Join(root, to)), 0o755))
		must(t, os.Link(filepath.Join(root, from), filepath.Join(root, to)))
	}
	outside := filepath.Join(t.TempDir(), "outside.JPG")
	must(t, os.Link(filepath.Join(root, "4.JPG"), outside))
	s := open(t, root)
	if s.(*folderSource).stores.base.store.(onDisk).tree.rootVolume.stable == false {
		t.Skip("the file system of temporary folders has no stable inodes")
	}
	want := []string{"4.JPG", "a/2.JPG", "b/1.JPG", "z/3.JPG"}
	if diff := cmp.Diff(want, paths(walked(t, s))); diff != "" {
		t.Error(diff)
	}
	if n := s.Place().Facts.Int(photo.FactHardLinks); n != 3 {
		t.Errorf("%d further names, want 3", n)
	}
}

// An inode that two unlike files claim is no proof that they are one.
func TestHardLinksNeedTheSameSizeAndTime(t *testing.T) {
	var l links
	base := photo.Stamp{Size: 1, ModTime: 2, Inode: 3, Device: 4, Links: 2}
	longer, later := base, base
	longer.Size, later.ModTime = 9, 9
	for i, stamp := range []photo.Stamp{base, longer, later} {
		l.hold(&Entry{Path: string(rune('a' + i)), Stamp: stamp})
	}
	if l.further != 0 || len(l.held) != 3 {
		t.Errorf("%d of 3 files were taken for others", l.further)
	}
}

func TestDeepNesting(t *testing.T) {
	const levels, name = 1200, "nested"
	root := testTree{"x/": ""}.build(t, "place")
	t.Chdir(root)
	for range levels {
		must(t, os.Mkdir(name, 0o755))
		must(t, os.Chdir(name))
	}
	must(t, os.WriteFile("deep.JPG", []byte("deep"), 0o644))
	must(t, os.Chdir(root))
	s := open(t, root)
	entries := walked(t, s)
	if len(entries) != 1 || !s.Place().Complete {
		t.Fatalf("walked %d files, problems %v", len(entries), s.Place().Problems)
	}
	for path := range entries {
		if len(path) < 4096 || content(t, s, path) != "deep" {
			t.Errorf("a path of %d bytes does not lead to the file", len(path))
		}
	}
}

func TestWalkStopsWithTheContext(t *testing.T) {
	tree := testTree{}
	for i := range 2000 {
		tree[filepath.Join(string(rune('a'+i%20)), "IMG_"+time.Duration(i).String()+".JPG")] = ""
	}
	ctx, cancel := context.WithCancel(context.Background())
	n := 0
	s := open(t, tree.build(t, "place"))
	err := s.Walk(ctx, func(*Entry) error {
		if n++; n == 10 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) || n != 10 || s.Place().Complete {
		t.Errorf("error %v after %d files, complete %t", err, n, s.Place().Complete)
	}
}

func TestWalkPassesOnTheVisitorsError(t *testing.T) {
	stop := errors.New("stop")
	s := open(t, testTree{"a.JPG": "", "b.JPG": ""}.build(t, "place"))
	if err := s.Walk(context.Background(), func(*Entry) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("error %v, want %v", err, stop)
	}
	if s.Place().Complete {
		t.Error("the place counts as seen whole")
	}
	if n := len(walked(t, s)); n != 2 || !s.Place().Complete {
		t.Errorf("a second walk yields %d files, complete %t", n, s.Place().Complete)
	}
}

func TestRootThatGoesAwayIsAnError(t *testing.T) {
	root := testTree{"a.JPG": "", "b/c.JPG": ""}.build(t, "place")
	s := open(t, root)
	err := s.Walk(context.Background(), func(*Entry) error {
		if err := os.Rename(root, root+"-2"); !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	})
	if !errors.Is(err, errWentAway) || s.Place().Complete {
		t.Errorf("error %v, complete %t", err, s.Place().Complete)
	}
}

func TestFolderThatVanishesIsAGap(t *testing.T) {
	root := testTree{"a.JPG": "", "b/c.JPG": "", "d/e.JPG": ""}.build(t, "place")
	s := open(t, root)
	n := 0
	must(t, s.Walk(context.Background(), func(e *Entry) error {
		n++
		return os.RemoveAll(filepath.Join(root, "b"))
	}))
	if n != 2 || s.Place().Complete || problemKinds(s.Place())["b"] != photo.ProblemVanished {
		t.Errorf("%d files, complete %t, problems %v", n, s.Place().Complete, s.Place().Problems)
	}
}

func TestFileTellsItsStampNow(t *testing.T) {
	root := testTree{"a.JPG": "before"}.build(t, "place")
	s := open(t, root)
	entry := walked(t, s)["a.JPG"]
	f, err := s.Open("a.JPG")
	must(t, err)
	defer f.Close()
	stamper, ok := f.(interface{ Stamp() (photo.Stamp, error) })
	if !ok {
		t.Fatal("the file tells no stamp")
	}
	if now, err := stamper.Stamp(); err != nil || now != entry.Stamp {
		t.Errorf("stamp %+v, %v; want %+v", now, err, entry.Stamp)
	}
	must(t, os.WriteFile(filepath.Join(root, "a.JPG"), []byte("and after"), 0o644))
	if now, err := stamper.Stamp(); err != nil || now.Unchanged(entry.Stamp) {
		t.Errorf("stamp %+v, %v is unchanged", now, err)
	}
}

func TestOpenStaysInside(t *testing.T) {
	root := testTree{"place/a.JPG": "x", "outside.JPG": "x"}.build(t, "top")
	s := open(t, filepath.Join(root, "place"))
	for _, path := range []string{"../outside.JPG", "/etc/passwd", "", ".", "a.JPG/", "./a.JPG", "a.JPG\x00"} {
		if f, err := s.Open(path); err == nil {
			f.Close()
			t.Errorf("%q was opened", path)
		}
	}
	if _, err := s.Open("gone.JPG"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want one of %v", err, fs.ErrNotExist)
	}
}
