package sources

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

// A conformer is a place that the suite is run over.
type conformer struct {
	name string
	kind string                    // that it is detected as
	root func(t testing.TB) string // makes the place in a folder of its own
	has  []string                  // some paths that a walk must meet
	tell map[photo.Fact]string     // some facts of the place
}

// conformers are one or more of each kind of place. A new kind adds its line.
var conformers = []conformer{
	{name: "folder", kind: "folder", root: treeAt("place", plainTree()), has: []string{"2024/IMG_1.HEIC", "a/.hidden/IMG_2.JPG"}},
	{name: "empty", kind: "folder", root: treeAt("place", phototest.Tree{})},
	{name: "zip", kind: "zip", root: treeAt("place", phototest.Tree{"all.zip": phototest.ZIP(plainTree())}, "all.zip"), has: []string{"2024/IMG_1.HEIC"}},
	{name: "zip-set", kind: "zip", root: treeAt("place", anExport().ZIPs(), "iCloud Photos Part 1 of 2.zip"),
		has:  []string{"iCloud Photos Part 2 of 2.zip!/Photos/IMG_1.HEIC"},
		tell: map[photo.Fact]string{photo.FactLayout: "icloud-export", photo.FactParts: "2 of 2"}},
	{name: "icloud-export", kind: "folder", root: treeAt("place", anExport().Folders()),
		has: []string{"iCloud Photos Part 1 of 2/Photos/IMG_1-1.HEIC", "iCloud Photos Part 1 of 2/iCloud Shared Albums.zip!/My Albums/Trip/0001.jpg",
			"iCloud Photos Part 1 of 2/Photos/GONE.JPG"},
		tell: map[photo.Fact]string{photo.FactLayout: "icloud-export", photo.FactParts: "2 of 2"}},
	{name: "icloud-export-parts", kind: "folder", root: treeAt("place", anExport().ZIPs()),
		has: []string{"iCloud Photos Part 1 of 2.zip!/Photos/IMG_1.HEIC", "iCloud Photos Part 1 of 2.zip!/iCloud Shared Albums.zip!/My Albums/Trip/0001.jpg"}},
	{name: "takeout", kind: "folder", root: treeAt("place", aTakeout(false)), has: []string{"Takeout/Google Photos/Trip/IMG_1.JPG"},
		tell: map[photo.Fact]string{photo.FactLayout: "takeout"}},
	{name: "takeout-before-2024", kind: "folder", root: treeAt("place", aTakeout(true)), tell: map[photo.Fact]string{photo.FactLayout: "takeout"}},
	{name: "takeout-zip", kind: "zip", root: treeAt("place", phototest.Tree{"takeout-001.zip": phototest.ZIP(aTakeout(false))}, "takeout-001.zip"),
		tell: map[photo.Fact]string{photo.FactLayout: "takeout"}},
	{name: "icloudpd", kind: "folder", root: treeAt("place", anICloudpd()), has: []string{"2024/05/01/IMG_1_HEVC.MOV"},
		tell: map[photo.Fact]string{photo.FactLayout: "icloudpd", photo.FactLeftovers: "1"}},
	{name: "android", kind: "folder", root: treeAt("place", anAndroid()), has: []string{"DCIM/Camera/.trashed-1700000000-PXL_2.jpg"},
		tell: map[photo.Fact]string{photo.FactLayout: "dcim", photo.FactLeftovers: "1"}},
	{name: "nas", kind: "folder", root: treeAt("place", aNAS()), has: []string{"photo/@eaDir/IMG_1.JPG/SYNOPHOTO_THUMB_M.jpg"},
		tell: map[photo.Fact]string{photo.FactLayout: "synology"}},
	{name: "photos-library", kind: "folder", root: aPhotosLibrary},
	{name: "phone-backup", kind: "phone-backup", root: treeAt("0000", phoneOfAll("").Tree()), has: []string{"Media/DCIM/100APPLE/IMG_0001.JPG"},
		tell: map[photo.Fact]string{photo.FactDevice: "Ann's phone (iPhone9,3)"}},
	{name: "phone-backup-locked", kind: "phone-backup", root: treeAt("0000", phoneOfAll("x").Tree())},
	{name: "phone-backup-in-a-folder", kind: "folder", root: treeAt("place", below("Backup", phoneOfAll("").Tree())), has: []string{"Backup!/Media/DCIM/100APPLE/IMG_0001.JPG"}},
	{name: "phone-backup-zip", kind: "zip", root: treeAt("place", phototest.Tree{"0000.zip": phototest.ZIP(phoneOfAll("").Tree())}, "0000.zip"),
		has: []string{"!/Media/DCIM/100APPLE/IMG_0001.JPG"}},
}

// treeAt makes a tree in a folder of that name; the place is it, or what the path
// in it names.
func treeAt(name string, tree phototest.Tree, path ...string) func(testing.TB) string {
	return func(t testing.TB) string {
		root := filepath.Join(t.TempDir(), name)
		tree.Write(t, root)
		return filepath.Join(append([]string{root}, path...)...)
	}
}

var aDay = time.Date(2024, 5, 1, 10, 0, 30, 0, time.UTC)

func plainTree() phototest.Tree {
	return phototest.Tree{
		"2024/IMG_1.HEIC": []byte("one"), "2024/IMG_1.MOV": []byte("a movie"), "a/.hidden/IMG_2.JPG": []byte("two"), "notes.txt": []byte("notes"),
		"u\u0308/\u00fc.JPG": []byte("three"), ".Trashes/501/IMG_3.JPG": []byte("four"), "empty.JPG": nil, "a/Thumbs.db": []byte("thumbs"),
		".IMG_4.HEIC.icloud": []byte("away"), "cut.zip": []byte("PK\x03\x04 and no more"), "holiday.part": []byte("part"),
	}
}

func anExport() phototest.ICloudExport {
	return phototest.ICloudExport{
		Photos: []phototest.ExportPhoto{
			{Name: "IMG_1.HEIC", Content: []byte("one"), Movie: []byte("a movie"), Taken: aDay, Added: aDay, Hidden: true},
			{Name: "IMG_1.HEIC", Content: []byte("another one"), Taken: aDay},
			{Name: "IMG_1.HEIC", Content: []byte("a third one"), Part: 2},
			{Name: "IMG_2.JPG", Content: []byte("deleted"), Deleted: true},
			{Name: "IMG_3.JPG", Content: []byte("unlisted"), Unlisted: true, Part: 2},
			{Name: "GONE.JPG", Content: []byte("gone"), Absent: true, Taken: aDay},
		},
		Shared: map[string][]byte{"Trip/0001.jpg": []byte("somebody's")},
	}
}

func aTakeout(cut bool) phototest.Tree {
	return phototest.Takeout{Cut: cut, Albums: "métadonnées", Photos: []phototest.TakeoutPhoto{
		{Title: "IMG_1.JPG", Content: []byte("one"), Edited: []byte("edited"), Taken: aDay, Albums: []string{"Trip"}, ID: googleID},
		{Title: "IMG_1.JPG", Content: []byte("another one"), Taken: aDay},
		{Title: "IMG_2.HEIC", Content: []byte("two"), Movie: []byte("a movie"), Taken: aDay},
		{Title: strings.Repeat("long ", 20) + ".jpg", Content: []byte("three"), Taken: aDay},
		{Title: "IMG_3.JPG", Content: []byte("four"), Taken: aDay, Trashed: true},
	}}.Tree()
}

func anICloudpd() phototest.Tree {
	big := []byte(strings.Repeat("x", leastSized+7))
	return phototest.ICloudpd{XMP: true, Photos: []phototest.ICloudpdPhoto{
		{Name: "IMG_1.HEIC", Content: []byte("one"), Movie: []byte("a movie"), Taken: aDay},
		{Name: "IMG_1.HEIC", Content: big, Taken: aDay, Rating: 5},
		{Name: "IMG_2.JPG", Content: []byte("two"), Taken: aDay, Rating: -1},
		{Name: "IMG_3.JPG", Content: big, Taken: aDay, Got: 100},
	}}.Tree()
}

func anAndroid() phototest.Tree {
	return phototest.Tree{
		"DCIM/Camera/PXL_1.jpg": []byte("one"), "DCIM/Camera/.trashed-1700000000-PXL_2.jpg": []byte("two"),
		"DCIM/Camera/.pending-1700000000-PXL_3.jpg": []byte("thr"), "DCIM/.thumbnails/1.jpg": []byte("t"), "DCIM/.thumbnails/.thumbdata4--1967290299": []byte("t"),
		"DCIM/.thumbnails/.nomedia": nil, "Android/media/com.whatsapp/WhatsApp/Media/WhatsApp Images/Private/.nomedia": nil,
		"Android/media/com.whatsapp/WhatsApp/Media/WhatsApp Images/Private/IMG-20240501-WA0001.jpg": []byte("four"),
	}
}

func aNAS() phototest.Tree {
	return phototest.Tree{
		"photo/IMG_1.JPG": []byte("one"), "photo/._IMG_1.JPG": []byte("\x00\x05\x16\x07"), "photo/.DS_Store": []byte("x"),
		"photo/@eaDir/IMG_1.JPG/SYNOPHOTO_THUMB_M.jpg": []byte("t"), "photo/@eaDir/IMG_1.JPG@SynoEAStream": []byte("x"),
		"photo/#recycle/IMG_2.JPG": []byte("two"), "qnap/@Recycle/IMG_3.JPG": []byte("three"), "qnap/.@__thumb/s800IMG_1.JPG": []byte("t"),
		"photo/Thumbs.db": []byte("x"),
	}
}

func aPhotosLibrary(t testing.TB) string {
	root := filepath.Join(t.TempDir(), "A.photoslibrary")
	phototest.PhotosLibrary{Cloud: true, Assets: []phototest.PhotosAsset{
		{UUID: "37210110-E940-4227-92D3-45C40F68EB0A", Name: "IMG_1.HEIC", Content: []byte("one"), Movie: []byte("a movie"), Taken: "2024-05-01T10:00:00+02:00"},
		{UUID: "37210110-E940-4227-92D3-45C40F68EB0B", Name: "IMG_2.HEIC", Content: []byte("two"), Elsewhere: true, Thumbnail: []byte("t")},
	}}.Tree(t).Write(t, root)
	return root
}

// TestConformance holds every kind of place to the same: sources.Source says what.
func TestConformance(t *testing.T) {
	for _, c := range conformers {
		t.Run(c.name, func(t *testing.T) {
			t.Run("walk", func(t *testing.T) { c.walks(t) })
			t.Run("open-without-walk", func(t *testing.T) { c.opensWithoutWalk(t) })
			t.Run("writes-nothing", func(t *testing.T) { c.writesNothing(t) })
			t.Run("cancelled", func(t *testing.T) { c.endsWhenCancelled(t) })
			t.Run("visitor-errs", func(t *testing.T) { c.passesErrorsOn(t) })
			t.Run("grows", func(t *testing.T) { c.bearsChange(t, grow) })
			t.Run("shrinks", func(t *testing.T) { c.bearsChange(t, shrink) })
		})
	}
}

func (c *conformer) open(t *testing.T, root string) Source {
	t.Helper()
	k := Detect(All, root)
	if k == nil || k.Name != c.kind {
		t.Fatalf("detected as %v, want %q", k, c.kind)
	}
	if k.Root != nil {
		whole := k.Root(root)
		if k.Root(whole) != whole || Detect(All, whole) != k {
			t.Fatalf("the root %q of %q is not its own root", whole, root)
		}
	}
	s, err := k.Open(root, Options{})
	must(t, err)
	return s
}

// walks: each file once, in exactly one state, by a local path, with known facts;
// what may be opened has its size; a second walk yields the same.
func (c *conformer) walks(t *testing.T) {
	s := c.open(t, c.root(t))
	first := walked(t, s)
	place := s.Place()
	for path, e := range first {
		if !isLocal(path) || strings.HasPrefix(path, "/") {
			t.Errorf("the path %q leads out", path)
		}
		checkState(t, s, &e)
		checkFacts(t, path, "item", e.Facts)
	}
	for _, path := range c.has {
		if _, ok := first[path]; !ok {
			t.Errorf("%q was not met, but %q", path, paths(first))
		}
	}
	c.checkPlace(t, place)
	if diff := cmp.Diff(first, walked(t, s)); diff != "" {
		t.Errorf("a second walk differs:\n%s", diff)
	}
	if diff := cmp.Diff(steady(place), steady(s.Place())); diff != "" {
		t.Errorf("after a second walk the place differs:\n%s", diff)
	}
}

// steady is a place without what changes by itself.
func steady(p photo.Place) photo.Place {
	p.Facts = maps.Clone(p.Facts)
	delete(p.Facts, photo.FactFreeBytes)
	return p
}

func checkState(t *testing.T, s Source, e *Entry) {
	t.Helper()
	states := 0
	for _, is := range []bool{e.Standing != "", e.Problem != nil, e.Record != nil} {
		if is {
			states++
		}
	}
	switch {
	case states > 1:
		t.Errorf("%q is in %d states: %+v", e.Path, states, e)
	case e.Problem != nil && (e.Problem.Text == "" || e.Problem.Kind == ""):
		t.Errorf("%q has a problem that says nothing: %+v", e.Path, e.Problem)
	case e.Standing == photo.StandsMedia || e.Standing == photo.StandsProblem:
		t.Errorf("%q stands as %q, which only reading can tell", e.Path, e.Standing)
	case states == 0:
		checkContent(t, s, e)
	}
}

func checkContent(t *testing.T, s Source, e *Entry) {
	t.Helper()
	f, err := s.Open(e.Path)
	if err != nil {
		t.Errorf("%q can't be opened: %v", e.Path, err)
		return
	}
	defer f.Close()
	if n, err := io.Copy(io.Discard, io.NewSectionReader(f, 0, f.Size())); err != nil || n != f.Size() || n != e.Stamp.Size {
		t.Errorf("%q: read %d bytes of %d, the walk said %d: %v", e.Path, n, f.Size(), e.Stamp.Size, err)
	}
	if st, ok := f.(interface{ Stamp() (photo.Stamp, error) }); ok {
		if now, err := st.Stamp(); err != nil || !now.Unchanged(e.Stamp) {
			t.Errorf("%q: its stamp is %+v, the walk said %+v: %v", e.Path, now, e.Stamp, err)
		}
	}
}

// checkFacts makes sure that facts are declared, for that, and of their type.
func checkFacts(t *testing.T, path, of string, facts photo.Facts) {
	t.Helper()
	for name, value := range facts {
		i := slices.IndexFunc(photo.AllFacts, func(d photo.FactDecl) bool { return d.Name == name && d.Of == of })
		if i < 0 {
			t.Errorf("%q has the fact %q, which no %s has", path, name, of)
			continue
		}
		var err error
		switch photo.AllFacts[i].Type {
		case "int":
			_, err = strconv.ParseInt(value, 10, 64)
		case "bool":
			_, err = strconv.ParseBool(value)
		case "time":
			_, err = time.Parse(time.RFC3339, value)
		}
		if err != nil || value == "" {
			t.Errorf("%q: the fact %q is %q: %v", path, name, value, err)
		}
	}
}

func (c *conformer) checkPlace(t *testing.T, p photo.Place) {
	t.Helper()
	if !filepath.IsAbs(p.Root) || p.Kind == "" || !slices.Contains(append(photo.Routes, photo.RouteUnknown), p.Route) {
		t.Errorf("place %+v", p)
	}
	checkFacts(t, p.Root, "place", p.Facts)
	for fact, want := range c.tell {
		if got := p.Facts.Text(fact); got != want {
			t.Errorf("the fact %q is %q, want %q", fact, got, want)
		}
	}
	checkProblems(t, p)
}

func checkProblems(t *testing.T, p photo.Place) {
	t.Helper()
	for _, problem := range p.Problems {
		if problem.Kind == "" || problem.Path == "" || problem.Text == "" {
			t.Errorf("a problem says too little: %+v", problem)
		}
	}
}

// opensWithoutWalk: what one walk yielded another Source opens at once, from many
// goroutines; what was not yielded it doesn't.
func (c *conformer) opensWithoutWalk(t *testing.T) {
	root := c.root(t)
	entries := walked(t, c.open(t, root))
	s := c.open(t, root)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for _, e := range entries {
				if e.Standing == "" && e.Problem == nil && e.Record == nil {
					checkContent(t, s, &e)
				}
			}
		})
	}
	all.Wait()
	for _, path := range []string{"", ".", "..", "../secret.JPG", "/etc/passwd", "no such.JPG", "a\x00b"} {
		if f, err := s.Open(path); err == nil {
			f.Close()
			t.Errorf("%q was opened", path)
		}
	}
}

// writesNothing: no file is made or touched, and temp folders are left empty.
func (c *conformer) writesNothing(t *testing.T) {
	root := c.root(t)
	around := filepath.Dir(root)
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	before := stamps(t, around, temp)
	s := c.open(t, root)
	for _, e := range walked(t, s) {
		if e.Standing == "" && e.Problem == nil && e.Record == nil {
			checkContent(t, s, &e)
		}
	}
	if diff := cmp.Diff(before, stamps(t, around, temp)); diff != "" {
		t.Errorf("the place was changed:\n%s", diff)
	}
	if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
		t.Errorf("left in the temp folder: %v, %v", left, err)
	}
}

// stamps are the stamps of all files and folders but one, by path.
func stamps(t *testing.T, root, but string) map[string]photo.Stamp {
	t.Helper()
	tree, err := openTree(root)
	must(t, err)
	found := map[string]photo.Stamp{}
	must(t, filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(root, path)
		must(t, err)
		dir, err := tree.openDir(strings.TrimPrefix(filepath.ToSlash(rel), "."))
		must(t, err)
		defer dir.close()
		names, err := dir.names(1 << 20)
		if err != nil && err != io.EOF {
			return err
		}
		for _, name := range names {
			var n node
			must(t, dir.stat(name, &n))
			if filepath.Join(root, rel, name) != but {
				found[filepath.Join(rel, name)] = n.stamp
			}
		}
		return nil
	}))
	return found
}

func (c *conformer) endsWhenCancelled(t *testing.T) {
	s := c.open(t, c.root(t))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	n := 0
	err := s.Walk(ctx, func(*Entry) error { n++; return nil })
	if !errors.Is(err, context.Canceled) || s.Place().Complete || n > 0 {
		t.Errorf("error %v after %d files, complete %t", err, n, s.Place().Complete)
	}
	all := len(walked(t, s))
	if len(c.has) > 0 && all == 0 {
		t.Error("a walk after a cancelled one meets nothing")
	}
	ctx, cancel = context.WithCancel(context.Background())
	n = 0
	err = s.Walk(ctx, func(*Entry) error { n++; cancel(); return nil })
	cancel()
	if n < all && !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled at the first of %d files: %d were visited, error %v", all, n, err)
	}
}

func (c *conformer) passesErrorsOn(t *testing.T) {
	stop := errors.New("stop")
	s := c.open(t, c.root(t))
	err := s.Walk(context.Background(), func(*Entry) error { return stop })
	if len(c.has) > 0 && (!errors.Is(err, stop) || s.Place().Complete) {
		t.Errorf("error %v, complete %t", err, s.Place().Complete)
	}
}

// bearsChange: whatever becomes of the place meanwhile, the walk ends, and says
// what it did not see.
func (c *conformer) bearsChange(t *testing.T, change func(testing.TB, string)) {
	root := c.root(t)
	s := c.open(t, root)
	met := map[string]bool{}
	err := s.Walk(context.Background(), func(e *Entry) error {
		if len(met) == 0 {
			change(t, root)
		}
		if met[e.Path] {
			t.Errorf("%q was visited twice", e.Path)
		}
		met[e.Path] = true
		return nil
	})
	p := s.Place()
	if err != nil && p.Complete {
		t.Errorf("complete, and %v", err)
	}
	checkProblems(t, p)
	for path := range met {
		if f, err := s.Open(path); err == nil {
			io.Copy(io.Discard, io.NewSectionReader(f, 0, f.Size()))
			f.Close()
		}
	}
}

// grow adds files beside what is there.
func grow(t testing.TB, root string) {
	folder := folderAt(root)
	must(t, os.WriteFile(filepath.Join(folder, "new.JPG"), []byte("new"), 0o644))
	must(t, os.MkdirAll(filepath.Join(folder, "zz new"), 0o755))
	must(t, os.WriteFile(filepath.Join(folder, "zz new", "new.JPG"), []byte("new"), 0o644))
}

// shrink takes away all that can be taken away.
func shrink(t testing.TB, root string) {
	entries, err := os.ReadDir(folderAt(root))
	must(t, err)
	for _, e := range entries {
		must(t, os.RemoveAll(filepath.Join(folderAt(root), e.Name())))
	}
}

func folderAt(root string) string {
	if st, err := os.Stat(root); err == nil && st.IsDir() {
		return root
	}
	return filepath.Dir(root)
}
