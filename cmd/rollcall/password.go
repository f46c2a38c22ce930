package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"rollcall/report"
)

// A password is that of encrypted phone backups. It is asked for once in a run, and
// kept nowhere.
type password struct {
	asked bool
	text  string
}

// maxPassword is how many bytes of a password file are read.
const maxPassword = 4096

// password is the password of the encrypted place at root, of that device; "" there
// is none: nobody can be asked.
func (s *session) password(root, device string) (string, error) {
	if s.secret.asked {
		return s.secret.text, nil
	}
	text, err := s.readPassword(root, device)
	if err == nil {
		s.secret = password{true, text}
	}
	return text, err
}

func (s *session) readPassword(root, device string) (string, error) {
	if file := s.flags.passwordFile; file != "" {
		return passwordIn(file)
	}
	if s.flags.quiet || !isTerminal(s.err) || !term.IsTerminal(int(os.Stdin.Fd())) {
		s.say("%s is encrypted and stays closed: give its password with --password-file FILE, or run in a terminal", root)
		return "", nil
	}
	if device == "" {
		device = root
	}
	defer s.live.hold()()
	fmt.Fprintf(s.err, "Password of the encrypted backup of %s (Enter: without): ", report.Visible(device))
	text, err := askHidden(int(os.Stdin.Fd()), s.interrupted)
	fmt.Fprintln(s.err)
	if err != nil {
		return "", fmt.Errorf("asking for the password: %w", err)
	}
	return string(text), nil
}

var errInterrupted = errors.New("interrupted")

// askHidden reads a line that the terminal does not show. Nothing ends the reading
// of a terminal: interrupted, it is left alone, and the terminal is set back.
func askHidden(fd int, interrupted <-chan struct{}) ([]byte, error) {
	before, err := term.GetState(fd)
	if err != nil {
		return nil, err
	}
	type answer struct {
		text []byte
		err  error
	}
	read := make(chan answer, 1)
	time.AfterFunc(0, func() {
		text, err := term.ReadPassword(fd)
		read <- answer{text, err}
	})
	select {
	case a := <-read:
		return a.text, a.err
	case <-interrupted:
		return nil, errors.Join(errInterrupted, term.Restore(fd, before))
	}
}

// passwordIn is the first line of a file.
func passwordIn(file string) (string, error) {
	f, err := os.Open(file)
	if err != nil {
		return "", usage("name the file that has the password in its first line", "the password file %q can't be read", file)
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, maxPassword))
	line, _, _ := strings.Cut(string(content), "\n")
	line = strings.TrimSuffix(line, "\r")
	if err != nil || line == "" {
		return "", usage("write the password into its first line", "there is no password in %q", file)
	}
	return line, nil
}
