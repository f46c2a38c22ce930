//go:build unix

package sources

import (
	"maps"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"

	"rollcall/photo"
)

func TestSpecialFilesAreNeverOpened(t *testing.T) {
	root := testTree{"a.JPG": "x"}.build(t, "place")
	must(t, syscall.Mkfifo(filepath.Join(root, "pipe.JPG"), 0o644))
	must(t, syscall.Mkfifo(filepath.Join(root, "pipe.zip"), 0o644))
	must(t, syscall.Mkfifo(filepath.Join(root, ignoresName), 0o644))
	t.Chdir(root) // a socket's path is limited
	socket, err := net.Listen("unix", "socket.JPG")
	must(t, err)
	defer socket.Close()
	s := open(t, root)
	if got := paths(walked(t, s)); !slices.Equal(got, []string{"a.JPG"}) {
		t.Errorf("walked %q", got)
	}
	for _, path := range []string{"pipe.JPG", "socket.JPG", "."} {
		if f, err := s.Open(path); err == nil {
			f.Close()
			t.Errorf("%s was opened", path)
		}
	}
}

func TestFileReplacedByPipeOrLinkIsRefused(t *testing.T) {
	root := testTree{"a.JPG": "x", "b.JPG": "x", "c/d.JPG": "x", "e/d.JPG": "x"}.build(t, "place")
	s := open(t, root)
	walked(t, s)
	for _, name := range []string{"a.JPG", "b.JPG", "c"} {
		must(t, os.RemoveAll(filepath.Join(root, name)))
	}
	must(t, syscall.Mkfifo(filepath.Join(root, "a.JPG"), 0o644))
	must(t, os.Symlink("e/d.JPG", filepath.Join(root, "b.JPG")))
	must(t, os.Symlink("e", filepath.Join(root, "c")))
	for _, path := range []string{"a.JPG", "b.JPG", "c/d.JPG"} {
		if f, err := s.Open(path); err == nil {
			f.Close()
			t.Errorf("%s was opened", path)
		}
	}
}

// unprivileged tells the test binary that it runs as nobody.
const unprivileged = "ROLLCALL_TEST_UNPRIVILEGED"

// asNobody runs the test again as a user whom permission bits stop, and reports
// whether this is that run. Root is stopped by none.
func asNobody(t *testing.T) bool {
	t.Helper()
	if os.Getuid() != 0 {
		return true
	}
	if os.Getenv(unprivileged) != "" {
		t.Fatal("still root")
	}
	binary := filepath.Join(publicDir(t), "sources.test")
	self, err := os.Executable()
	must(t, err)
	content, err := os.ReadFile(self)
	must(t, err)
	must(t, os.WriteFile(binary, content, 0o755))
	cmd := exec.Command(binary, "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Dir = filepath.Dir(binary)
	cmd.Env = append(os.Environ(), unprivileged+"=1", "TMPDIR="+filepath.Dir(binary))
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("as nobody: %v\n%s", err, out)
	}
	return false
}

// publicDir is a folder that nobody may write to as well.
func publicDir(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "rollcall-nobody-")
	must(t, err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	must(t, os.Chmod(dir, 0o777))
	return dir
}

func TestUnreadableFoldersAreGaps(t *testing.T) {
	if !asNobody(t) {
		return
	}
	cases := []struct {
		name, folder string
		mode         os.FileMode
		problem      string // of the folder; "" none
	}{
		{"no-permission", "b", 0, photo.ProblemUnreadable},
		{"names-only", "b", 0o444, photo.ProblemUnreadable},
		{"hidden", ".b", 0, photo.ProblemUnreadable},
		{"system", "lost+found", 0, ""},
		{"spotlight", ".Spotlight-V100", 0, ""},
		{"trash-of-all", ".Trashes", 0o333, ""},
		{"trash-of-another", ".Trash-12345", 0, ""},
		{"ignored", "ignored", 0, ""},
		{"recently-deleted", "Recently Deleted", 0, photo.ProblemUnreadable},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			root := testTree{"a.JPG": "x", c.folder + "/c.JPG": "x", "d/e.JPG": "x"}.build(t, "place")
			folder := filepath.Join(root, c.folder)
			must(t, os.Chmod(folder, c.mode))
			defer os.Chmod(folder, 0o755)
			s := open(t, root, "ignored/")
			got := walked(t, s)
			if !slices.Equal(paths(got), []string{"a.JPG", "d/e.JPG"}) {
				t.Errorf("walked %q", paths(got))
			}
			want := map[string]string{}
			if c.problem != "" {
				want[c.folder] = c.problem
			}
			p := s.Place()
			if !maps.Equal(problemKinds(p), want) || p.Complete != (c.problem == "") {
				t.Errorf("complete %t, problems %v; want %v", p.Complete, p.Problems, want)
			}
		})
	}
}

// Nobody may list .Trashes of macOS, but everybody has a folder in it.
func TestOwnTrashIsRead(t *testing.T) {
	if !asNobody(t) {
		return
	}
	own := ".Trashes/" + strconv.Itoa(os.Getuid())
	root := testTree{"a.JPG": "x", own + "/b.JPG": "x"}.build(t, "place")
	must(t, os.Chmod(filepath.Join(root, ".Trashes"), 0o333))
	defer os.Chmod(filepath.Join(root, ".Trashes"), 0o755)
	s := open(t, root)
	e := walked(t, s)[own+"/b.JPG"]
	if e.Facts.Text(photo.FactTrash) != ".Trashes" || !s.Place().Complete {
		t.Errorf("entry %+v, problems %v", e, s.Place().Problems)
	}
	must(t, os.Chmod(filepath.Join(root, own), 0))
	defer os.Chmod(filepath.Join(root, own), 0o755)
	walked(t, s)
	if s.Place().Complete {
		t.Error("the own trash can't be read, and the place counts as seen whole")
	}
}
