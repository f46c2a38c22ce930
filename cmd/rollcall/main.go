// Rollcall compares a folder of photos with a backup of them: it says which
// photos have no full copy in the backup, why each is likely missing, with the
// evidence, and what to do.
//
// This package is the program: flags, wiring, progress and exit code. It alone
// knows all lists of parts, and wires the packages to each other.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	"rollcall/formats/decode"
	"rollcall/scanner/sources"
)

// The exit codes, see docs/architecture.md.
const (
	exitAllPresent  = 0
	exitSomeMissing = 1
	exitFailure     = 2
	exitUnsure      = 3
	exitInterrupted = 130
)

func main() {
	decode.Main() // a child process that decodes pictures stays in here
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)                            // a second Ctrl-C ends the program at once
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) // a closed pipe is an error of the write, and none of ours
	code := run(ctx, os.Args[1:], terminal{out: os.Stdout, err: os.Stderr})
	stop()
	os.Exit(code)
}

// run runs one command line and returns the exit code.
func run(ctx context.Context, args []string, t terminal) int {
	p := &program{terminal: t, interrupted: ctx.Done()}
	root := newRoot(p)
	root.SetArgs(args)
	root.SetOut(t.out)
	root.SetErr(t.err)
	defer context.AfterFunc(ctx, p.live.hush)()
	if err := root.ExecuteContext(ctx); err != nil {
		return p.fail(ctx, err)
	}
	return p.code
}

// A terminal is where the program writes to.
type terminal struct{ out, err io.Writer }

// A program is one run: its flags, and the exit code it will end with.
type program struct {
	terminal
	flags flags
	live  liveLine
	idle  *progress // of what no other one tells

	interrupted <-chan struct{} // closed by Ctrl-C; nil: nobody can

	forget bool // the index goes with the run: its check can't be asked for again
	code   int

	opened map[string]sources.Source // places that this run has opened, by their root
}

// fail tells the error and its hint, and returns the exit code it stands for. A
// reader that closed the pipe has seen enough: no error.
func (p *program) fail(ctx context.Context, err error) int {
	switch {
	case pipeClosed(err):
		return p.code
	case ctx.Err() != nil:
		p.tell("interrupted; what was read is kept: run the same command to go on")
		return exitInterrupted
	}
	p.tell("%v", err)
	if hint := hintOf(err); hint != "" {
		p.hint(hint)
	}
	return exitFailure
}
