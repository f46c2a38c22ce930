//go:build linux

package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"

	"rollcall/cmd/rollcall/programtest"
	"rollcall/photo/phototest"
)

// A sitting is the program in a terminal: a pseudo-terminal with somebody who types
// and looks at it.
type sitting struct {
	t     *testing.T
	cmd   *exec.Cmd
	keys  *os.File
	ended chan struct{} // when all was shown

	mu    sync.Mutex
	glass *glass
	raw   strings.Builder
}

// sit starts the program; of what args name "|" is for a shell to do.
func sit(t *testing.T, columns int, env []string, program string, args ...string) *sitting {
	t.Helper()
	s := &sitting{t: t, cmd: exec.Command(program, args...), glass: newGlass(columns), ended: make(chan struct{})}
	s.cmd.Env = append(append(os.Environ(), "TERM=xterm-256color", "LC_ALL=C.UTF-8", "NO_COLOR="), env...)
	var err error
	if s.keys, err = pty.StartWithSize(s.cmd, &pty.Winsize{Rows: 24, Cols: uint16(columns)}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.cmd.Process.Kill(); s.keys.Close() })
	go func() {
		defer close(s.ended)
		buf := make([]byte, 1<<16)
		for {
			n, err := s.keys.Read(buf)
			s.mu.Lock()
			s.glass.show(string(buf[:n]))
			s.raw.Write(buf[:n])
			s.mu.Unlock()
			if err != nil { // EIO: nobody has the terminal any more
				return
			}
		}
	}()
	return s
}

// look waits until what is on the screen, or was drawn on its last line, is as
// wanted.
func (s *sitting) look(what string, seen func(g *glass) bool) {
	s.t.Helper()
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		s.mu.Lock()
		ok := seen(s.glass)
		s.mu.Unlock()
		if ok {
			return
		}
		select {
		case <-s.ended:
			s.t.Fatalf("it ended without: %s\n%s", what, s.raw.String())
		default:
		}
		if time.Now().After(deadline) {
			s.t.Fatalf("never seen: %s\n%q", what, s.raw.String())
		}
	}
}

func (s *sitting) drawn(pattern string) func(*glass) bool {
	re := regexp.MustCompile(pattern)
	return func(g *glass) bool {
		for _, line := range g.drawn {
			if re.MatchString(line) {
				return true
			}
		}
		return false
	}
}

func (s *sitting) press(keys string) {
	s.t.Helper()
	if _, err := io.WriteString(s.keys, keys); err != nil {
		s.t.Fatal(err)
	}
}

func (s *sitting) resize(columns int) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.glass.columns = columns
	if err := pty.Setsize(s.keys, &pty.Winsize{Rows: 24, Cols: uint16(columns)}); err != nil {
		s.t.Fatal(err)
	}
}

// end waits for the end and holds what is always true: the exit code, that no line
// was wrapped while it was drawn, that the terminal is as it was.
func (s *sitting) end(code int) {
	s.t.Helper()
	select {
	case <-s.ended:
	case <-time.After(60 * time.Second):
		s.t.Fatalf("it does not end; on the screen:\n%s", s.glass.text())
	}
	s.cmd.Wait()
	if got := s.cmd.ProcessState.ExitCode(); got != code {
		s.t.Errorf("exit code %d, want %d; on the screen:\n%s", got, code, s.glass.text())
	}
	if len(s.glass.unknown) > 0 {
		s.t.Errorf("written to the terminal: %q", s.glass.unknown)
	}
}

// modes are the terminal's: the master tells those of the other end.
func (s *sitting) modes() *unix.Termios {
	s.t.Helper()
	modes, err := unix.IoctlGetTermios(int(s.keys.Fd()), unix.TCGETS)
	if err != nil {
		s.t.Fatal(err)
	}
	return modes
}

// endless makes a library with a file that takes long to read, and a backup.
func endless(t *testing.T, size int64) (library, backup string) {
	t.Helper()
	dir := t.TempDir()
	tree := phototest.Tree{}
	for _, name := range []string{"a.jpg", "2024/b.jpg", "2025/c.jpg"} {
		tree[name] = phototest.JPEG(phototest.Shot{Seed: int64(len(name) + int(name[0]))})
	}
	library, backup = tree.Write(t, filepath.Join(dir, "library")), tree.Write(t, filepath.Join(dir, "backup"))
	sparse(t, filepath.Join(library, "z.jpg"), append(phototest.JPEG(phototest.Shot{Seed: 99}), "  "...), size) // a whole photo, and zeros behind it
	return library, backup
}

// TestTerminal is the program in a terminal.
func TestTerminal(t *testing.T) {
	program := programtest.Built(t)
	for name, test := range map[string]func(*testing.T, string){
		"interrupted": interruptedInTerminal, "report": reportInTerminal, "quiet": quietInTerminal,
		"pipes": pipesInTerminal, "background": backgroundInTerminal, "password": passwordInTerminal,
	} {
		t.Run(name, func(t *testing.T) { test(t, program) })
	}
}

// interruptedInTerminal: what is read is told in one line that fits, also after
// the window was made narrower and wider; Ctrl-C ends it with 130 and a way to go on,
// and nothing else stays.
func interruptedInTerminal(t *testing.T, program string) {
	library, backup := endless(t, 60<<30)
	s := sit(t, 110, nil, program, library, backup, "--index", filepath.Join(t.TempDir(), "index.db"))
	before := s.modes()
	s.look("the bar", s.drawn(`^ +\d+% \|█* *\|  library: 3 of 4 files, [\d.]+( MB)? of 64 GB, [\d.]+ [MG]B/s`))
	s.resize(50)
	s.look("a line for 50 columns", s.drawn(`^\d+% library: 3 of 4 files, [\d.]+( MB)? of 64 GB$`))
	s.resize(30)
	s.look("a line for 30 columns", s.drawn(`^\d+% library: 3 of 4 files$`))
	s.resize(110)
	s.look("the bar again", func(g *glass) bool { return strings.Contains(g.drawn[len(g.drawn)-1], "|") })
	s.press("\x03")
	s.end(exitInterrupted)
	if got, want := s.glass.text(), "rollcall: interrupted; what was read is kept: run the same command to go on"; got != want {
		t.Errorf("on the screen is\n%s\nwant\n%s", got, want)
	}
	if s.glass.styled {
		t.Error("the line has colours")
	}
	if s.glass.wrapped > 0 {
		t.Errorf("%d lines were wider than the window: %q", s.glass.wrapped, s.glass.drawn)
	}
	if after := s.modes(); *after != *before {
		t.Errorf("the terminal's modes are %+v, were %+v", after, before)
	}
}

// reportInTerminal: in the end the report stands alone on the screen, wrapped for
// the window, with colours but for NO_COLOR; a terminal that knows no control
// sequences gets none.
func reportInTerminal(t *testing.T, program string) {
	long, backup := endless(t, 1<<30)
	short, _ := endless(t, 1<<20)
	for _, tc := range []struct {
		name     string
		env      []string
		args     []string
		progress bool
		styled   bool
	}{
		{"NO_COLOR", []string{"NO_COLOR=1"}, nil, true, false},
		{"dumb", []string{"TERM=dumb"}, nil, false, false},
		{"C", []string{"LC_ALL=C"}, nil, true, true},
		{"no-progress", nil, []string{"--no-progress"}, false, true},
		{"verbose", nil, []string{"-v", "--color", "never"}, true, false},
	} {
		t.Run(tc.name, func(t *testing.T) {
			library := short
			if tc.progress {
				library = long
			}
			args := append([]string{library, backup, "--index", filepath.Join(t.TempDir(), "index.db")}, tc.args...)
			s := sit(t, 70, tc.env, program, args...)
			s.end(exitSomeMissing)
			text := s.glass.text()
			if told := s.drawn(`% .* library: 3 of 4 files`)(s.glass); told != tc.progress || s.glass.styled != tc.styled {
				t.Errorf("progress %v, want %v; colours %v, want %v", told, tc.progress, s.glass.styled, tc.styled)
			}
			if !strings.Contains("\n"+text, "\n1 of 4 photos has NO full copy") || strings.Contains(text, "of 4 files") {
				t.Errorf("on the screen is\n%s", text)
			}
			if !tc.progress && !tc.styled && strings.Contains(s.raw.String(), "\x1b") {
				t.Errorf("a control sequence: %q", s.raw.String())
			}
			for _, line := range s.glass.drawn {
				if tc.name == "C" && strings.ContainsAny(line, "█⠋…") {
					t.Errorf("not ASCII: %q", line)
				}
			}
		})
	}
}

// backgroundInTerminal: what runs in the background leaves the terminal to the shell.
func backgroundInTerminal(t *testing.T, program string) {
	library, backup := endless(t, 1<<30)
	job := program + " " + library + " " + backup + " --index " + filepath.Join(t.TempDir(), "index.db") + " >/dev/null"
	s := sit(t, 100, nil, "bash", "-c", "set -m; "+job+" & wait $!")
	s.end(exitSomeMissing)
	if strings.Contains(s.raw.String(), eraseLine) {
		t.Errorf("it wrote %q", s.raw.String())
	}
}

// quietInTerminal: with -q a terminal gets nothing but errors.
func quietInTerminal(t *testing.T, program string) {
	library, backup := endless(t, 1<<27)
	index := filepath.Join(t.TempDir(), "index.db")
	s := sit(t, 80, nil, program, library, backup, "-q", "--index", index)
	s.end(exitSomeMissing)
	if s.raw.Len() > 0 {
		t.Errorf("with -q it wrote %q", s.raw.String())
	}
	s = sit(t, 80, nil, program, library, filepath.Join(backup, "none"), "-q", "--index", index)
	s.end(exitFailure)
	if !strings.HasPrefix(s.glass.text(), "rollcall: no such folder") {
		t.Errorf("an error is told as %q", s.raw.String())
	}
}

// pipesInTerminal: standard output is a pipe, standard error the terminal. What
// reads the pipe gets JSON alone, and may close it early without a word or an error.
func pipesInTerminal(t *testing.T, program string) {
	library, backup := endless(t, 1<<29)
	check := program + " " + library + " " + backup + " --index " + filepath.Join(t.TempDir(), "index.db")
	reads := "grep -o rollcall.report/1"
	if _, err := exec.LookPath("jq"); err == nil {
		reads = "jq -r .schema"
	}
	for _, tc := range []struct {
		name, command, want string
		code                int
	}{
		{"json", check + " --format json 2>/dev/tty | (sleep 1; " + reads + ")", "rollcall.report/1", 0},
		{"json-again", check + " --format json | tee /dev/null | head -c 2", "{", 0},
		{"head", check + " | head -1", "1 of 4 photos has NO full copy in this backup (537 MB).", 0},
		{"closed", check + " | true", "", 0},
		{"closed-code", "set -o pipefail; " + check + " --all | true", "", exitSomeMissing},
		{"closed-json", "set -o pipefail; " + check + " --format json | true", "", exitSomeMissing},
		{"closed-report", "set -o pipefail; " + program + " report --index $INDEX | true", "", exitSomeMissing},
		{"closed-list", "set -o pipefail; " + program + " list causes | true", "", exitAllPresent},
		{"closed-help", "set -o pipefail; " + program + " --help | true", "", exitAllPresent},
		{"closed-explain", "set -o pipefail; " + program + " explain z.jpg --index $INDEX | true", "", exitAllPresent},
		{"closed-demo", "set -o pipefail; " + program + " demo -q --format json | true", "", exitAllPresent},
	} {
		t.Run(tc.name, func(t *testing.T) {
			_, index, _ := strings.Cut(check, "--index ")
			s := sit(t, 200, []string{"INDEX=" + index}, "bash", "-c", tc.command)
			s.end(tc.code)
			if got := strings.TrimSpace(s.glass.text()); got != tc.want {
				t.Errorf("on the screen is\n%s\nwant\n%s", got, tc.want)
			}
		})
	}
}

// passwordInTerminal: the password of an encrypted backup is asked for in the
// terminal and not shown. Ctrl-C there ends the program, and what is typed after it
// is seen again.
func passwordInTerminal(t *testing.T, program string) {
	dir := t.TempDir()
	shot := phototest.JPEG(phototest.Shot{Seed: 7})
	library := phototest.Tree{"IMG_0001.JPG": shot}.Write(t, filepath.Join(dir, "library"))
	phone := phototest.PhoneBackup{Password: "horse battery", Files: []phototest.PhoneFile{{Path: "Media/DCIM/100APPLE/IMG_0001.JPG", Content: shot}}}
	backup := phone.Tree().Write(t, filepath.Join(dir, "phone"))
	args := []string{library, backup, "--index", filepath.Join(dir, "index.db")}
	asks := func(g *glass) bool { return strings.Contains(g.text(), "(Enter: without):") }

	s := sit(t, 100, nil, program, args...)
	before := s.modes()
	s.look("the question", asks)
	s.waitFor("no echo", func() bool { return s.modes().Lflag&unix.ECHO == 0 })
	s.press("half a pass\x03")
	s.end(exitInterrupted)
	if after := s.modes(); *after != *before {
		t.Errorf("after Ctrl-C the terminal's modes are %+v, were %+v", after, before)
	}
	if text := s.glass.text(); strings.Contains(text, "half") || !strings.HasSuffix(text, "\nrollcall: interrupted; what was read is kept: run the same command to go on") {
		t.Errorf("on the screen is\n%s", text)
	}

	s = sit(t, 100, nil, program, args...)
	s.look("the question", asks)
	s.waitFor("no echo", func() bool { return s.modes().Lflag&unix.ECHO == 0 })
	s.press("horse battery\n")
	s.end(exitAllPresent)
	if text := s.glass.text(); strings.Contains(text, "horse") || !strings.Contains(text, "The only photo has a full copy") {
		t.Errorf("on the screen is\n%s", text)
	}
}

func (s *sitting) waitFor(what string, ok func() bool) {
	s.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); !ok(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.t.Fatalf("never: %s", what)
		}
	}
}
