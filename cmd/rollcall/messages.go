package main

import (
	"errors"
	"fmt"
	"strings"
	"syscall"

	"github.com/dustin/go-humanize"

	"rollcall/index"
	"rollcall/report"
)

// Messages to people: "rollcall: what, where", then "hint: what to do now". No
// capital at the beginning, no full stop at the end, all on standard error.

// A usageError is a mistake in the command line, with what to do about it.
type usageError struct{ text, hint string }

func (e *usageError) Error() string { return e.text }

func usage(hint, format string, args ...any) error {
	return &usageError{text: fmt.Sprintf(format, args...), hint: hint}
}

// hintOf finds what a person can do about the error, "" where nothing is known.
func hintOf(err error) string {
	var u *usageError
	if errors.As(err, &u) {
		return u.hint
	}
	var ix *index.Error
	indexed := errors.As(err, &ix)
	switch {
	case indexed && diskFull(err):
		return "make room there, or name another file with --index; what was read is kept"
	case indexed:
		return ix.Hint
	}
	var h interface{ Hint() string }
	if errors.As(err, &h) {
		return h.Hint()
	}
	if diskFull(err) {
		return "make room there, or name a file on another disk"
	}
	return ""
}

// diskFull reports whether the error is of a disk, or somebody's share of one, without
// room. SQLite's own sentence is that of SQLITE_FULL.
func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || strings.Contains(err.Error(), "database or disk is full")
}

func (p *program) tell(format string, args ...any) {
	text := report.Visible(oneLine(fmt.Sprintf(format, args...)))
	p.live.above(func() { fmt.Fprintf(p.err, "rollcall: %s\n", text) })
}

func (p *program) hint(text string) {
	p.live.above(func() { fmt.Fprintf(p.err, "hint: %s\n", report.Visible(oneLine(text))) })
}

// say tells what is not an error, unless -q.
func (p *program) say(format string, args ...any) {
	if !p.flags.quiet {
		p.tell(format, args...)
	}
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// verbosely tells what -v asks for.
func (p *program) verbosely(format string, args ...any) {
	if p.flags.verbose {
		p.tell(format, args...)
	}
}

// count is a number of things in words: "1 file", "2,000 files".
func count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return humanize.Comma(int64(n)) + " " + thing + "s"
}
