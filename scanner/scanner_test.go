package scanner

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/formats"
	"rollcall/photo"
	"rollcall/scanner/sources"
)

func chunksOf(spans []photo.Span) (chunks []formats.Chunk) {
	for _, s := range spans {
		chunks = append(chunks, formats.Chunk{Span: s})
	}
	return chunks
}

// album is n photos in folders of 40.
func album(n int) map[string]*memFile {
	files := map[string]*memFile{}
	for i := range n {
		f := file(fmt.Sprintf("PHOTO %d <%d>", i, i))
		f.stamp.ModTime, f.stamp.Inode = int64(i+1), uint64(i+1)
		files[fmt.Sprintf("%c/IMG_%04d.pho", 'a'+i/40, i)] = f
	}
	return files
}

func TestARerunOpensNothingAndWritesNothing(t *testing.T) {
	s := newScanner(t)
	files := album(300)
	files["note.txt"] = file("hello")
	files["thumb.pho"] = &memFile{content: []byte("x"), standing: photo.StandsDerivative, facts: photo.Facts{photo.FactThumbnailCache: "t"}}
	files["cloud.pho"] = &memFile{content: []byte("x"), problem: &photo.Problem{Kind: photo.ProblemOnlineOnly, Text: "online only"}}
	files["left out"] = &memFile{standing: photo.StandsIgnored}
	src := place(files)
	first := scanned(t, s, src)
	src.forget()
	before := changes(t, s)
	var last Progress
	s.Progress = func(p Progress) { last = p }
	second := scanned(t, s, src)
	if len(src.opened) != 0 {
		t.Errorf("opened %q", src.opened)
	}
	if n := changes(t, s) - before; n != 3 { // a scan begun and ended, the place
		t.Errorf("wrote %d rows", n)
	}
	if d := cmp.Diff(first, second); d != "" {
		t.Error(d)
	}
	want := photo.Tally{Files: 304, Media: 300, Derivatives: 1, Other: 1, Ignored: 1, Problems: 1, Bytes: second.Tally.Bytes}
	if d := cmp.Diff(want, second.Tally); d != "" {
		t.Error(d)
	}
	last.Folders = 0 // this source mixes them
	if d := cmp.Diff(Progress{Phase: Reading, Walked: 304}, last); d != "" {
		t.Error(d)
	}
}

func TestAFileThatCouldNotBeReadIsTriedAgainAndNotWrittenAgain(t *testing.T) {
	s := newScanner(t)
	f := file("PHOTO")
	f.openErr = errDisk
	src := place(map[string]*memFile{"a.pho": f})
	p := scanned(t, s, src)
	again := scanned(t, s, src)
	if len(src.opened) != 2 || again.Version != p.Version {
		t.Errorf("opened %q, version %d after %d", src.opened, again.Version, p.Version)
	}
}

func TestAChangedFileIsReadAgain(t *testing.T) {
	for name, change := range map[string]func(f *memFile){
		"size":  func(f *memFile) { f.content = append(f.content, 'x') },
		"mtime": func(f *memFile) { f.stamp.ModTime++ },
		"ctime": func(f *memFile) { f.stamp.ChangeTime++ },
		"inode": func(f *memFile) { f.stamp.Inode++ },
	} {
		t.Run(name, func(t *testing.T) {
			s := newScanner(t)
			f, other := file("PHOTO"), file("PHOTO2")
			f.stamp.ChangeTime = 3
			src := place(map[string]*memFile{"a.pho": f, "b.pho": other})
			first := scanned(t, s, src)
			src.forget()
			change(f)
			second := scanned(t, s, src)
			if d := cmp.Diff([]string{"a.pho"}, src.opened); d != "" {
				t.Error(d)
			}
			if second.Version != first.Version+1 || second.Tally.Files != 2 {
				t.Errorf("%+v", second)
			}
			stamp := f.stamp
			stamp.Size = int64(len(f.content))
			if it := one(t, s, "a.pho"); it.Stamp != stamp {
				t.Errorf("%+v", it.Stamp)
			}
		})
	}
}

func TestHigherDemandsReadAgain(t *testing.T) {
	for name, test := range map[string]struct {
		demand func(s *Scanner)
		opened []string
	}{
		"nothing":       {func(*Scanner) {}, nil},
		"newer-reader":  {func(s *Scanner) { s.Version = 2 }, []string{"a.pho", "b.txt"}},
		"older-reader":  {func(s *Scanner) { s.Version = -1 }, nil},
		"fingerprints":  {func(s *Scanner) { s.Fingerprints = true }, []string{"a.pho"}},
		"reread":        {func(s *Scanner) { s.Reread = true }, []string{"a.pho", "b.txt"}},
		"less-is-known": {func(s *Scanner) { s.Level = photo.LevelEnds }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := newScanner(t)
			s.Readers = 1
			src := place(map[string]*memFile{"a.pho": file("PHOTO"), "b.txt": file("text")})
			scanned(t, s, src)
			src.forget()
			test.demand(s)
			scanned(t, s, src)
			seen := map[string]bool{}
			for _, p := range src.opened {
				seen[p] = true
			}
			if len(src.opened) != len(test.opened) {
				t.Errorf("opened %q, want %q", src.opened, test.opened)
			}
			for _, p := range test.opened {
				if !seen[p] {
					t.Errorf("did not open %q", p)
				}
			}
			if s.Reread = false; name == "fingerprints" {
				src.forget()
				if scanned(t, s, src); len(src.opened) != 0 {
					t.Errorf("opened %q though the fingerprints are known", src.opened)
				}
			}
		})
	}
}

func TestRereadFindsRotAndWritesNothingElse(t *testing.T) {
	s := newScanner(t)
	src := place(album(30))
	first := scanned(t, s, src)
	s.Reread = true
	if second := scanned(t, s, src); second.Version != first.Version {
		t.Error("reading the same again made new versions")
	}
	f := src.files["a/IMG_0003.pho"]
	f.content[8] ^= 1 // under the same stamp
	old := one(t, s, "a/IMG_0003.pho").Digest
	if third := scanned(t, s, src); third.Version != first.Version+1 || one(t, s, "a/IMG_0003.pho").Digest == old {
		t.Error("a byte that turned over was not found")
	}
}

func TestGone(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(m *memory)
		want   bool // gone
	}{
		{"deleted", func(m *memory) {}, true},
		{"walk-broke-off", func(m *memory) { m.walkErr = errors.New("the disk went away") }, false},
		{"its-folder-unreadable", func(m *memory) {
			m.problems, m.gap = []photo.Problem{{Kind: photo.ProblemUnreadable, Path: "a"}}, true
		}, false},
		{"another-folder-unreadable", func(m *memory) {
			m.problems, m.gap = []photo.Problem{{Kind: photo.ProblemUnreadable, Path: "b"}}, true
		}, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newScanner(t)
			src := place(album(60))
			scanned(t, s, src)
			delete(src.files, "a/IMG_0005.pho")
			test.change(src)
			p := scanned(t, s, src)
			if gone := items(t, s)["a/IMG_0005.pho"] == nil; gone != test.want {
				t.Errorf("gone: %v", gone)
			}
			if p.Complete != (test.name == "deleted") {
				t.Errorf("complete: %v", p.Complete)
			}
			if test.name == "walk-broke-off" && (len(p.Problems) != 1 || !strings.Contains(p.Problems[0].Text, "the disk went away")) {
				t.Errorf("%+v", p.Problems)
			}
		})
	}
}

// A file that goes away during the scan may have been moved to where the walk had
// been already. It is neither what it was nor gone, until the next scan.
func TestVanishedFilesAreProblems(t *testing.T) {
	s := newScanner(t)
	src := place(album(60))
	scanned(t, s, src)
	changed := src.files["a/IMG_0001.pho"]
	changed.stamp.ModTime = 999
	changed.openErr = errNotExist
	src.files["new.pho"] = &memFile{content: []byte("PHOTO"), openErr: errNotExist}
	src.files["new.lock"] = &memFile{content: []byte("PHOTO"), openErr: errNotExist}
	src.files["a/IMG_0002.pho"].problem = &photo.Problem{Kind: photo.ProblemVanished}
	src.files["new too.pho"] = &memFile{problem: &photo.Problem{Kind: photo.ProblemVanished}}
	p := scanned(t, s, src)
	all := items(t, s)
	vanished := []string{"a/IMG_0001.pho", "a/IMG_0002.pho", "new.pho", "new too.pho"}
	for _, path := range vanished {
		it := all[path]
		if it == nil || it.Problem(photo.ProblemVanished) == nil || it.Class != photo.Still || !it.Digest.IsZero() {
			t.Errorf("%q: %+v", path, it)
		}
		delete(src.files, path)
	}
	if all["new.lock"] != nil || p.Tally.Problems != len(vanished) || p.Tally.Files != 62 {
		t.Errorf("%+v", p.Tally)
	}
	if p = scanned(t, s, src); p.Tally.Files != 58 || p.Tally.Problems != 0 {
		t.Errorf("after the next scan: %+v", p.Tally)
	}
}

func TestOnlineOnlyFilesAreNeverOpened(t *testing.T) {
	s := newScanner(t)
	online := func() *photo.Problem { return &photo.Problem{Kind: photo.ProblemOnlineOnly, Text: "online only"} }
	src := place(map[string]*memFile{
		"a.pho":          {content: []byte("PHOTO"), problem: online()},
		".b.mve.icloud":  {content: []byte("PHOTO"), problem: online()},
		"no ending":      {content: []byte("PHOTO"), problem: online()},
		"c.pho/d.txt":    {content: []byte("PHOTO"), problem: online()},
		"left/out.pho":   {content: []byte("PHOTO"), standing: photo.StandsIgnored},
		"thumb/of.pho":   {content: []byte("PHOTO"), standing: photo.StandsDerivative},
		"thumb/some.dat": {content: []byte("PHOTO"), standing: photo.StandsOther},
	})
	s.Reread = true
	for range 2 {
		scanned(t, s, src)
	}
	if len(src.opened) != 0 {
		t.Errorf("opened %q", src.opened)
	}
	want := map[string]photo.Class{"a.pho": photo.Still, ".b.mve.icloud": photo.Video, "no ending": "", "c.pho/d.txt": "",
		"left/out.pho": "", "thumb/of.pho": photo.Still, "thumb/some.dat": ""}
	for path, it := range items(t, s) {
		if it.Class != want[path] || it.Level != photo.LevelNone || it.Standing == photo.StandsMedia {
			t.Errorf("%q: %+v", path, it)
		}
	}
	src.files["a.pho"].problem = nil
	scanned(t, s, src)
	if it := one(t, s, "a.pho"); it.Standing != photo.StandsMedia || it.Problems != nil || it.Level != photo.LevelWhole {
		t.Errorf("downloaded: %+v", it)
	}
}

func TestIgnoredIsNotGone(t *testing.T) {
	s := newScanner(t)
	src := place(album(10))
	scanned(t, s, src)
	path := "a/IMG_0003.pho"
	digest := one(t, s, path).Digest
	src.files[path].standing = photo.StandsIgnored
	src.forget()
	p := scanned(t, s, src)
	it := one(t, s, path)
	if it.Standing != photo.StandsIgnored || it.Digest != digest || p.Tally.Ignored != 1 || p.Tally.Media != 9 || len(src.opened) != 0 {
		t.Errorf("ignored: %+v, opened %q", it, src.opened)
	}
	src.files[path].standing = ""
	scanned(t, s, src)
	if it := one(t, s, path); it.Standing != photo.StandsMedia || it.Digest != digest {
		t.Errorf("and back: %+v", it)
	}
}

func TestNewFactsAreNotedWithoutOpening(t *testing.T) {
	s := newScanner(t)
	src := place(album(10))
	scanned(t, s, src)
	src.forget()
	path := "a/IMG_0003.pho"
	digest := one(t, s, path).Digest
	for _, facts := range []photo.Facts{{photo.FactHiddenFolder: "a"}, {photo.FactHiddenFolder: "b"}, nil} {
		src.files[path].facts = facts
		scanned(t, s, src)
		if it := one(t, s, path); !cmp.Equal(it.Facts, facts) || it.Digest != digest || it.Standing != photo.StandsMedia {
			t.Errorf("%+v", it)
		}
	}
	if len(src.opened) != 0 {
		t.Errorf("opened %q", src.opened)
	}
}

func TestANewDeviceNumberIsNotedWithoutOpening(t *testing.T) {
	s := newScanner(t)
	src := place(album(10))
	scanned(t, s, src)
	src.forget()
	for _, f := range src.files {
		f.stamp.Device, f.stamp.Links = 6, 2
	}
	before := changes(t, s)
	scanned(t, s, src)
	for path, it := range items(t, s) {
		if it.Stamp.Device != 6 || it.Stamp.Links != 2 {
			t.Errorf("%q: %+v", path, it.Stamp)
		}
	}
	if n := changes(t, s) - before; len(src.opened) != 0 || n != 14 {
		t.Errorf("opened %q, wrote %d rows", src.opened, n)
	}
}

func TestTheNumberOfReadersChangesNothing(t *testing.T) {
	var want map[string]*photo.Item
	for _, readers := range []int{1, 2, 16} {
		s := newScanner(t)
		s.Readers = readers
		scanned(t, s, place(album(200)))
		got := items(t, s)
		if want == nil {
			want = got
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%d readers: %s", readers, d)
		}
	}
}

func TestACancelledScanKeepsWhatWasReadAndDeclaresNothingGone(t *testing.T) {
	s := newScanner(t)
	s.Readers = 1
	src := place(album(60))
	scanned(t, s, src)
	delete(src.files, "a/IMG_0000.pho")
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	for _, f := range src.files {
		f.stamp.ModTime += 1000
		f.onRead = func() {
			if n++; n == 30 {
				cancel()
			}
		}
	}
	_, err := s.Scan(ctx, src)
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
	all, kept := items(t, s), 0
	for _, it := range all {
		if it.Stamp.ModTime > 1000 {
			kept++
		}
	}
	if len(all) != 60 || kept == 0 || kept > 30 {
		t.Errorf("%d items, %d of them new", len(all), kept)
	}
	src.forget()
	scanned(t, s, src)
	if len(src.opened) != 59-kept {
		t.Errorf("kept %d, and the next scan opened %d", kept, len(src.opened))
	}
}

func TestAnIndexThatCannotBeWrittenStopsTheScan(t *testing.T) {
	s := newScanner(t)
	src := place(album(600))
	src.files["a/IMG_0000.pho"].onRead = func() { s.Index.Close() }
	if _, err := s.Scan(context.Background(), src); err == nil {
		t.Error("no error")
	}
}

// What the place made from its photos is read where it says so, and stays what it is,
// also where it can't be read.
func TestADerivativeIsReadWhereThePlaceSaysSo(t *testing.T) {
	s := newScanner(t)
	read, left, shut := file("PHOTO one"), file("PHOTO two"), file("PHOTO three")
	shut.openErr = errDisk
	for _, f := range []*memFile{read, left, shut} {
		f.standing, f.read = photo.StandsDerivative, f != left
	}
	src := place(map[string]*memFile{"read.pho": read, "left.pho": left, "shut.pho": shut})
	p := scanned(t, s, src)
	for path, level := range map[string]photo.Level{"read.pho": photo.LevelWhole, "left.pho": photo.LevelNone, "shut.pho": photo.LevelNone} {
		if it := one(t, s, path); it.Standing != photo.StandsDerivative || it.Level != level || it.Class != photo.Still {
			t.Errorf("%s: %s, level %v, class %q", path, it.Standing, it.Level, it.Class)
		}
	}
	if it := one(t, s, "shut.pho"); it.Problem(photo.ProblemUnreadable) == nil {
		t.Errorf("what can't be read has no problem: %+v", it)
	}
	if p.Tally.Derivatives != 3 || p.Tally.Media != 0 {
		t.Errorf("tally %+v", p.Tally)
	}
	if again := scanned(t, s, src); again.Version != p.Version || len(src.opened) != 3 {
		t.Errorf("opened %q", src.opened)
	}
}

// The record beside a file is read with the file, and again only where it is another
// one, or could not be read.
func TestARecordBesideAFileIsReadOnce(t *testing.T) {
	s := newScanner(t)
	f := file("PHOTO")
	says, reads := "one", 0
	var broken error
	f.later = &sources.Later{Key: 1, Read: func(facts *photo.Facts) error {
		reads++
		if broken == nil {
			facts.Set(photo.FactOriginalName, says)
		}
		return broken
	}}
	src := place(map[string]*memFile{"a.pho": f})
	for _, step := range []struct {
		name   string
		change func()
		reads  int
		want   string
		opened int
	}{
		{"first", func() {}, 1, "one", 1},
		{"again", func() {}, 1, "one", 1},
		{"the-record-changes", func() { f.later.Key, says = 2, "two" }, 2, "two", 1},
		{"again", func() {}, 2, "two", 1},
		{"it-can't-be-read", func() { f.later.Key, broken = 3, errDisk }, 3, "", 1},
		{"still-not", func() {}, 4, "", 1},
		{"it-can", func() { broken, says = nil, "three" }, 5, "three", 1},
		{"again", func() {}, 5, "three", 1},
		{"the-file-changes", func() { f.stamp.ModTime++ }, 6, "three", 2},
		{"the-record-goes", func() { f.later = nil }, 6, "", 2},
	} {
		step.change()
		scanned(t, s, src)
		got := one(t, s, "a.pho").Facts.Text(photo.FactOriginalName)
		if reads != step.reads || got != step.want || len(src.opened) != step.opened {
			t.Errorf("%s: %d reads, %q, opened %d times", step.name, reads, got, len(src.opened))
		}
	}
}
