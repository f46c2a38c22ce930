package rescue

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// However the list was cut off, the next run makes it whole: a row a file, each once.
func TestTheListIsMadeWholeAgain(t *testing.T) {
	s := shelf{"a.jpg": []byte("one"), "new\nline, \"quoted\".jpg": []byte("two"), "c.jpg": []byte("three")}
	dest := t.TempDir()
	j := &Job{Dest: dest, Photos: []Photo{s.photo("a.jpg"), s.photo("new\nline, \"quoted\".jpg"), s.photo("c.jpg")}, Open: s.open}
	if _, err := do(t, j); err != nil {
		t.Fatal(err)
	}
	whole := read(t, dest, ManifestName)
	for n := range len(whole) {
		put(t, dest, ManifestName, whole[:n])
		if _, err := do(t, j); err != nil {
			t.Fatalf("cut to %d bytes: %v", n, err)
		}
		if got := read(t, dest, ManifestName); got != whole {
			t.Fatalf("cut to %d bytes it becomes\n%s\nwant\n%s", n, got, whole)
		}
	}
	if strings.Count(whole, "/library/") != 3 || !strings.Contains(whole, "2024-03-01T10:00:00Z") {
		t.Errorf("the list is\n%s", whole)
	}
}

// A file of the list's name that is not ours is not written to, nor what a link of
// that name leads to.
func TestAListOfSomebodyElse(t *testing.T) {
	s := shelf{"a.jpg": []byte("one")}
	for name, make := range map[string]func(dest, outside string) error{
		"file": func(dest, _ string) error {
			return os.WriteFile(filepath.Join(dest, ManifestName), []byte("from,to\nmine\n"), 0o666)
		},
		"link":   func(dest, outside string) error { return os.Symlink(outside, filepath.Join(dest, ManifestName)) },
		"folder": func(dest, _ string) error { return os.Mkdir(filepath.Join(dest, ManifestName), 0o777) },
	} {
		t.Run(name, func(t *testing.T) {
			dest, outside := t.TempDir(), filepath.Join(t.TempDir(), "kept")
			if err := errors.Join(os.WriteFile(outside, nil, 0o666), make(dest, outside)); err != nil {
				t.Fatal(err)
			}
			_, err := do(t, &Job{Dest: dest, Photos: []Photo{s.photo("a.jpg")}, Open: s.open})
			var refusal *Refusal
			if !errors.As(err, &refusal) {
				t.Errorf("got %v", err)
			}
			if st, err := os.Stat(outside); err != nil || st.Size() != 0 {
				t.Errorf("the file outside: %v, %v", st, err)
			}
			if _, err := os.Stat(filepath.Join(dest, "a.jpg")); err == nil {
				t.Error("it was copied")
			}
		})
	}
}

// What a killed run left is removed, what only looks like it is not.
func TestLeftoversAreRemoved(t *testing.T) {
	s := shelf{"a.jpg": []byte("one")}
	dest := t.TempDir()
	put(t, dest, ".rollcall-rescue-1.part", "half")
	put(t, dest, ".rollcall-rescue-17.part", "half")
	put(t, dest, ".rollcall-rescue-mine.jpg", "mine")
	put(t, dest, "sub/.rollcall-rescue-1.part", "mine")
	if _, err := do(t, &Job{Dest: dest, Photos: []Photo{s.photo("a.jpg")}, Open: s.open}); err != nil {
		t.Fatal(err)
	}
	holds(t, dest, map[string]string{"a.jpg": "one", ".rollcall-rescue-mine.jpg": "mine", "sub/.rollcall-rescue-1.part": "mine"})
}

func TestWhere(t *testing.T) {
	for _, tt := range []struct{ path, trash, want string }{
		{path: "2024/IMG_1.HEIC", want: "2024/IMG_1.HEIC"},
		{path: "Part 1.zip!/inner.zip!/Photos/a.jpg", want: "Part 1.zip/inner.zip/Photos/a.jpg"},
		{path: "Party!/a.jpg", want: "Party!/a.jpg"},
		{path: "a/wow!", want: "a/wow!"},
		{path: ".Trashes/501/a.jpg", trash: ".Trashes", want: "from .Trashes/501/a.jpg"},
		{path: "DCIM/.trashed-1700000000-a.jpg", trash: ".trashed-", want: "DCIM/from .trashed-1700000000-a.jpg"},
		{path: "originals/0/a.heic", trash: "Recently Deleted", want: "originals/0/a.heic"},
	} {
		s := shelf{}
		it := s.item(tt.path)
		if tt.trash != "" {
			it.Facts.Set("trash", tt.trash)
		}
		if got := Where(it, func(path string) bool { return path == "Party!" }); got != tt.want {
			t.Errorf("%s goes to %s, want %s", tt.path, got, tt.want)
		}
	}
}
