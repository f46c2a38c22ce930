//go:build unix

package main

import (
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// inForeground reports whether the terminal is ours to write to now: not while the
// program runs in the background of a shell, which has its prompt there.
func inForeground(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return true
	}
	group, err := unix.IoctlGetInt(int(f.Fd()), unix.TIOCGPGRP)
	return err != nil || group == unix.Getpgrp()
}
