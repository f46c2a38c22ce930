package rescue

import (
	"errors"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A disk of 1 MB: what does not fit is refused before, and said clearly where it
// fills up meanwhile.
func TestSmallDisk(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m"); err != nil {
		t.Skip("a small disk can't be mounted here: ", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, 0) })
	s := shelf{"1.jpg": make([]byte, 600_000), "2.jpg": make([]byte, 600_000), "3.jpg": make([]byte, 1000)}
	j := &Job{Dest: filepath.Join(dir, "safe"), Photos: []Photo{s.photo("1.jpg"), s.photo("2.jpg"), s.photo("3.jpg")}, Open: s.open}
	var refusal *Refusal
	if _, err := do(t, j); !errors.As(err, &refusal) || !strings.Contains(err.Error(), "1.2 MB") {
		t.Errorf("got %v, want a refusal with the numbers", err)
	}
	j.disk.space = func(string) int64 { return 1 << 40 }
	var stop *Stop
	if _, err := do(t, j); !errors.As(err, &stop) || !errors.Is(err, syscall.ENOSPC) || !strings.Contains(err.Error(), "full") {
		t.Errorf("got %v, want that it is full", err)
	}
	holds(t, j.Dest, map[string]string{"1.jpg": string(s["1.jpg"])})
}

// Two runs do not write to one folder.
func TestTwoAtOnce(t *testing.T) {
	dest := t.TempDir()
	d, err := openDest(dest, false, &disk{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = openDest(dest, false, &disk{})
	if err == nil || !strings.Contains(err.Error(), "another rollcall rescue") {
		t.Errorf("the second: %v", err)
	}
	d.close()
	if d, err = openDest(dest, false, &disk{}); err != nil {
		t.Fatal("after the first: ", err)
	}
	d.close()
}
