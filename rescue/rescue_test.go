package rescue

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"rollcall/photo"
)

func TestSameBytesAreSkippedOthersGetANumber(t *testing.T) {
	s := shelf{"a/IMG_1.HEIC": []byte("still"), "a/IMG_1.MOV": []byte("movie"), "b/IMG_2.JPG": []byte("second"), "a/IMG_1.HEIC.xmp": []byte("words")}
	dest := t.TempDir()
	put(t, dest, "a/IMG_1.HEIC", "other")
	put(t, dest, "b/IMG_2.JPG", "second")
	j := &Job{Dest: dest, Photos: []Photo{s.photo("a/IMG_1.HEIC", "a/IMG_1.MOV", "a/IMG_1.HEIC.xmp"), s.photo("b/IMG_2.JPG")}, Open: s.open}
	want := map[string]string{
		"a/IMG_1.HEIC": "other", "a/IMG_1 (2).HEIC": "still", "a/IMG_1 (2).MOV": "movie", "a/IMG_1 (2).HEIC.xmp": "words", "b/IMG_2.JPG": "second",
	}
	got, err := do(t, j)
	if err != nil || got["/library/b/IMG_2.JPG"].State != There || got["/library/a/IMG_1.MOV"].To != "a/IMG_1 (2).MOV" {
		t.Fatalf("%v, %+v", err, got)
	}
	holds(t, dest, want)
	st, err := os.Stat(filepath.Join(dest, "a/IMG_1 (2).MOV"))
	if err != nil || !st.ModTime().Equal(mod) {
		t.Errorf("its time is %v (%v), want %v", st.ModTime(), err, mod)
	}
	list := read(t, dest, ManifestName)
	got, err = do(t, j)
	for from, o := range got {
		if o.State != There {
			t.Errorf("again: %s is %s", from, o.State)
		}
	}
	if again := read(t, dest, ManifestName); err != nil || again != list || strings.Count(list, "\n") != 5 {
		t.Errorf("the list was\n%s\nand is\n%s (%v)", list, again, err)
	}
	holds(t, dest, want)
}

// A file that is another one than the check saw is copied as it is now, and not a
// second time by the next run.
func TestChangedSinceTheCheck(t *testing.T) {
	for name, change := range map[string]func(s shelf, it *photo.Item){
		"size":   func(s shelf, _ *photo.Item) { s["a.jpg"] = []byte("longer than before") },
		"stamp":  func(s shelf, it *photo.Item) { s["a.jpg"] = []byte("after!"); it.Stamp.ModTime++ },
		"silent": func(s shelf, _ *photo.Item) { s["a.jpg"] = []byte("after!") },
	} {
		t.Run(name, func(t *testing.T) {
			s := shelf{"a.jpg": []byte("before")}
			p := s.photo("a.jpg")
			change(s, p.Files[0].Item)
			dest := t.TempDir()
			j := &Job{Dest: dest, Photos: []Photo{p}, Open: s.open}
			for _, state := range []State{Copied, There} {
				got, err := do(t, j)
				if o := got["/library/a.jpg"]; err != nil || o.State != state || !o.Changed {
					t.Errorf("%v, %+v, want %s and changed", err, o, state)
				}
				holds(t, dest, map[string]string{"a.jpg": string(s["a.jpg"])})
			}
		})
	}
}

// A file that has other bytes under the same date is read twice: a disk that fails
// may read it right the second time.
func TestOtherBytesUnderTheSameDate(t *testing.T) {
	for name, tt := range map[string]struct {
		second string
		silent bool
	}{"read-right-then": {"before", false}, "wrong-again": {"beFore", true}} {
		t.Run(name, func(t *testing.T) {
			s, dest, opened := shelf{"a.jpg": []byte("before")}, t.TempDir(), 0
			j := &Job{Dest: dest, Photos: []Photo{s.photo("a.jpg")}}
			j.Open = func(it *photo.Item) (photo.File, error) {
				if opened++; opened <= 2 { // once for its stamp, once to copy it
					return shelf{"a.jpg": []byte("beFore")}.open(it)
				}
				return shelf{"a.jpg": []byte(tt.second)}.open(it)
			}
			got, err := do(t, j)
			if o := got["/library/a.jpg"]; err != nil || o.State != Copied || o.Silent != tt.silent || o.Changed != tt.silent {
				t.Errorf("%v, %+v", err, o)
			}
			holds(t, dest, map[string]string{"a.jpg": tt.second})
		})
	}
}

func TestNothingLeavesTheFolder(t *testing.T) {
	outside := t.TempDir()
	put(t, outside, "kept.jpg", "kept")
	paths := []string{"../out.jpg", "a/../../out.jpg", "/out.jpg", "..", "a//b.jpg", "out/b.jpg", "file/b.jpg", "link.jpg", "good.jpg"}
	s, dest, photos := shelf{}, t.TempDir(), []Photo(nil)
	put(t, dest, "file", "a file")
	for link, to := range map[string]string{"out": outside, "link.jpg": filepath.Join(outside, "kept.jpg")} {
		if err := os.Symlink(to, filepath.Join(dest, link)); err != nil {
			t.Skip("no links here: ", err)
		}
	}
	for _, path := range paths {
		s[path] = []byte("bytes of " + path)
		photos = append(photos, s.photo(path))
	}
	got, err := do(t, &Job{Dest: dest, Photos: photos, Open: s.open})
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		want := Unwritten
		if path == "link.jpg" || path == "good.jpg" {
			want = Copied
		}
		if o := got["/library/"+path]; o.State != want || want == Unwritten && o.Problem == "" {
			t.Errorf("%s is %+v, want %s", path, o, want)
		}
	}
	holds(t, outside, map[string]string{"kept.jpg": "kept"})
	holds(t, dest, map[string]string{
		"file": "a file", "out": "", "link.jpg": "", "link (2).jpg": "bytes of link.jpg", "good.jpg": "bytes of good.jpg",
	})
}

// What somebody else puts under the name meanwhile stays, with links and without.
func TestANameThatIsTakenMeanwhile(t *testing.T) {
	s := shelf{"1.jpg": []byte("bytes")}
	for name, link := range map[string]func(temp, to string) error{
		"links": os.Link, "no-links": func(string, string) error { return syscall.EPERM },
	} {
		t.Run(name, func(t *testing.T) {
			dest := t.TempDir()
			j := &Job{Dest: dest, Photos: []Photo{s.photo("1.jpg")}, Open: s.open}
			j.disk.link = func(temp, to string) error {
				put(t, dest, to, "somebody else's")
				return link(filepath.Join(dest, temp), filepath.Join(dest, to))
			}
			got, err := do(t, j)
			if o := got["/library/1.jpg"]; err != nil || o.State != Unwritten || !strings.Contains(o.Problem, "took its name") {
				t.Errorf("%v, %+v", err, o)
			}
			holds(t, dest, map[string]string{"1.jpg": "somebody else's"})
		})
	}
}

// A link to the same bytes is no copy of them.
func TestALinkIsNoCopy(t *testing.T) {
	s, dest := shelf{"1.jpg": []byte("bytes")}, t.TempDir()
	for _, name := range []string{"1.jpg", tempBegin + "1" + tempEnd} {
		if err := os.Symlink("five5", filepath.Join(dest, name)); err != nil {
			t.Skip("no links here: ", err)
		}
	}
	put(t, dest, "five5", "bytes")
	got, err := do(t, &Job{Dest: dest, Photos: []Photo{s.photo("1.jpg")}, Open: s.open})
	if o := got["/library/1.jpg"]; err != nil || o.State != Copied || o.To != "1 (2).jpg" {
		t.Errorf("%v, %+v", err, o)
	}
	if st, err := os.Lstat(filepath.Join(dest, "1 (2).jpg")); err != nil || !st.Mode().IsRegular() {
		t.Errorf("the copy is %v (%v)", st, err)
	}
}

// A file that belongs to two photos is copied and told of once.
func TestAFileOfTwoPhotos(t *testing.T) {
	s, dest, told := shelf{"1.jpg": []byte("1"), "1.dng": []byte("2"), "1.xmp": []byte("x")}, t.TempDir(), 0
	j := &Job{Dest: dest, Photos: []Photo{s.photo("1.jpg", "1.xmp"), s.photo("1.dng", "1.xmp")}, Open: s.open, Now: time.Now}
	j.Done = func(*File, Outcome) error { told++; return nil }
	if err := j.Run(t.Context()); err != nil || told != 3 {
		t.Errorf("%v, told of %d files, want 3", err, told)
	}
}

func TestWhatCannotBeCopiedIsSaid(t *testing.T) {
	s := shelf{"here.jpg": []byte("here"), "gone.jpg": []byte("gone"), "cloud.jpg": nil, strings.Repeat("n", 300) + ".jpg": []byte("long")}
	var photos []Photo
	for _, path := range []string{"gone.jpg", "cloud.jpg", strings.Repeat("n", 300) + ".jpg", "here.jpg"} {
		photos = append(photos, s.photo(path))
	}
	photos[1].Files[0].None = "it is only online"
	delete(s, "gone.jpg")
	dest := t.TempDir()
	got, err := do(t, &Job{Dest: dest, Photos: photos, Open: s.open})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []State{Unread, None, Unwritten, Copied} {
		if o := got[photos[i].Files[0].From]; o.State != want || want != Copied && o.Problem == "" {
			t.Errorf("%.20s is %+v, want %s", photos[i].Files[0].To, o, want)
		}
	}
	holds(t, dest, map[string]string{"here.jpg": "here"})
}

func TestDryRunWritesNothing(t *testing.T) {
	s := shelf{"a/1.jpg": []byte("one")}
	dest := filepath.Join(t.TempDir(), "not", "yet")
	got, err := do(t, &Job{Dest: dest, Photos: []Photo{s.photo("a/1.jpg")}, Open: s.open, DryRun: true})
	if err != nil || got["/library/a/1.jpg"].State != Copied || got["/library/a/1.jpg"].To != "a/1.jpg" {
		t.Errorf("%v, %+v", err, got)
	}
	if _, err := os.Stat(filepath.Dir(dest)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("something was made: %v", err)
	}
}

func TestNoRoomIsRefusedWithTheNumbers(t *testing.T) {
	s := shelf{"1.jpg": make([]byte, 3_000_000)}
	dest := filepath.Join(t.TempDir(), "new")
	j := &Job{Dest: dest, Photos: []Photo{s.photo("1.jpg")}, Open: s.open, disk: disk{space: func(string) int64 { return 2_000_000 }}}
	_, err := do(t, j)
	var refusal *Refusal
	if !errors.As(err, &refusal) || !strings.Contains(err.Error(), "3.0 MB") || !strings.Contains(err.Error(), "2.0 MB") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(dest); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the folder was made: %v", err)
	}
}

// full is a disk that is full after some bytes.
type full struct {
	io.Writer
	left int
}

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, &os.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC}
	}
	return f.Writer.Write(p)
}

func TestDiskFull(t *testing.T) {
	s := shelf{"1.jpg": make([]byte, 700), "2.jpg": make([]byte, 700), "3.jpg": make([]byte, 10)}
	dest, left := t.TempDir(), 1000
	j := &Job{Dest: dest, Photos: []Photo{s.photo("1.jpg"), s.photo("2.jpg"), s.photo("3.jpg")}, Open: s.open}
	j.disk.writer = func(w io.Writer) io.Writer {
		f := &full{w, left}
		left -= 700
		return f
	}
	got, err := do(t, j)
	var stop *Stop
	if !errors.As(err, &stop) || !strings.Contains(err.Error(), "is full") || !strings.Contains(stop.Hint(), "run the same command again") {
		t.Fatalf("got %v", err)
	}
	if len(got) != 1 || got["/library/1.jpg"].State != Copied {
		t.Errorf("done is %+v", got)
	}
	holds(t, dest, map[string]string{"1.jpg": string(s["1.jpg"])})
	j.disk.writer = nil
	if _, err := do(t, j); err != nil {
		t.Fatal(err)
	}
	holds(t, dest, map[string]string{"1.jpg": string(s["1.jpg"]), "2.jpg": string(s["2.jpg"]), "3.jpg": string(s["3.jpg"])})
}

// FAT has no links, knows no ":" and no file above 4 GiB. What it can't hold is
// named, the others are copied.
func TestFAT(t *testing.T) {
	s := shelf{"a.jpg": []byte("a"), "10:30.jpg": []byte("time"), "b/large.mov": []byte("4 GiB"), "b/c.jpg": []byte("c")}
	dest := t.TempDir()
	j := &Job{Dest: dest, Photos: []Photo{s.photo("a.jpg"), s.photo("10:30.jpg"), s.photo("b/large.mov"), s.photo("b/c.jpg")}, Open: s.open}
	j.disk.link = func(string, string) error { return syscall.EPERM }
	j.disk.rename = func(temp, to string) error {
		if strings.Contains(to, ":") {
			return &os.LinkError{Op: "rename", Old: temp, New: to, Err: syscall.EINVAL}
		}
		return os.Rename(filepath.Join(dest, temp), filepath.Join(dest, to))
	}
	j.disk.writer = func(w io.Writer) io.Writer { return small{w} }
	for _, state := range []State{Copied, There} {
		got, err := do(t, j)
		if err != nil || got["/library/a.jpg"].State != state || got["/library/b/c.jpg"].State != state {
			t.Errorf("%v, %+v", err, got)
		}
		for path, want := range map[string]string{"10:30.jpg": "can't hold its name", "b/large.mov": "too large"} {
			if o := got["/library/"+path]; o.State != Unwritten || !strings.Contains(o.Problem, want) {
				t.Errorf("%s is %+v, want that it %s", path, o, want)
			}
		}
		holds(t, dest, map[string]string{"a.jpg": "a", "b/c.jpg": "c"})
	}
}

// small takes no "4 GiB".
type small struct{ io.Writer }

func (s small) Write(p []byte) (int, error) {
	if string(p) == "4 GiB" {
		return 0, syscall.EFBIG
	}
	return s.Writer.Write(p)
}

// Ctrl-C ends it at once, in the middle of a file, and leaves nothing of it.
func TestInterrupted(t *testing.T) {
	s := shelf{"1.mov": make([]byte, 3*bufferSize)}
	dest := t.TempDir()
	ctx, stop := context.WithCancel(t.Context())
	written := 0
	j := &Job{Dest: dest, Photos: []Photo{s.photo("1.mov")}, Open: s.open, Now: time.Now, Done: func(*File, Outcome) error { return nil }}
	j.disk.writer = func(w io.Writer) io.Writer {
		stop()
		return counting{w, &written}
	}
	if err := j.Run(ctx); !errors.Is(err, context.Canceled) || written > bufferSize {
		t.Errorf("got %v after %d bytes", err, written)
	}
	holds(t, dest, nil)
}

type counting struct {
	io.Writer
	n *int
}

func (c counting) Write(p []byte) (int, error) {
	*c.n += len(p)
	return c.Writer.Write(p)
}

// What reads back as something else gets no name.
func TestWhatIsWrittenIsReadBack(t *testing.T) {
	s := shelf{"1.jpg": []byte("bytes")}
	dest := t.TempDir()
	j := &Job{Dest: dest, Photos: []Photo{s.photo("1.jpg")}, Open: s.open}
	j.disk.writer = func(w io.Writer) io.Writer { return flipping{w} }
	got, err := do(t, j)
	if o := got["/library/1.jpg"]; err != nil || o.State != Unwritten || !strings.Contains(o.Problem, "reads back") {
		t.Errorf("%v, %+v", err, o)
	}
	holds(t, dest, nil)
}

type flipping struct{ io.Writer }

func (f flipping) Write(p []byte) (int, error) {
	q := append([]byte(nil), p...)
	q[0] ^= 1
	return f.Writer.Write(q)
}

func put(t *testing.T, dir, name, content string) {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, dir, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
