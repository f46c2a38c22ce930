package main

import (
	"errors"
	"fmt"
	"strings"
	"syscall"
	"testing"

	"rollcall/index"
)

// Whatever a message names, it moves no cursor and stays one line.
func TestMessagesAreSafe(t *testing.T) {
	var errs strings.Builder
	p := &program{terminal: terminal{err: &errs}}
	p.tell("not looked at: %s", "a\x1b[2J\nb\u202e é")
	p.hint("did you mean \x1b[2J?")
	if want := "rollcall: not looked at: a\\x1b[2J b\\u202e é\nhint: did you mean \\x1b[2J?\n"; errs.String() != want {
		t.Errorf("it says %q, want %q", errs.String(), want)
	}
}

// A full disk is told as that, not as one that may not be written to.
func TestHintOfFullDisk(t *testing.T) {
	for _, test := range []struct {
		err  error
		want string
	}{
		{fmt.Errorf("writing: %w", syscall.ENOSPC), "make room there, or name a file on another disk"},
		{&index.Error{Kind: index.ErrNotWritable, Hint: "make it writable", Err: errors.New("database or disk is full"), Text: "can't write: database or disk is full"}, "make room there, or name another file with --index; what was read is kept"},
		{&index.Error{Kind: index.ErrNotWritable, Hint: "make it writable", Err: syscall.EACCES, Text: "can't write"}, "make it writable"},
		{usage("do this", "no: %v", syscall.ENOSPC), "do this"},
		{errors.New("something else"), ""},
	} {
		if got := hintOf(test.err); got != test.want {
			t.Errorf("%v: it says %q, want %q", test.err, got, test.want)
		}
	}
}
