package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/mattn/go-isatty"
	"golang.org/x/term"

	"rollcall/photo"
	"rollcall/reconcile/causes"
	"rollcall/report"
)

// An output is a layout and where it goes: a file, or standard output for "".
type output struct {
	layout report.Layout
	file   string // as it was asked for
	target string // what file leads to, where it is a link; else the same
}

// name is the output's file as people are told it.
func (o output) name() string {
	if o.target != o.file {
		return o.file + ", a link to " + o.target
	}
	return o.file
}

// chooseOutputs settles the outputs before anything is read, so that a mistake
// costs no time. Without -o and --format it is the terminal's layout.
func (p *program) chooseOutputs() ([]output, error) { return p.chooseOutputsOf(report.All) }

func (p *program) chooseOutputsOf(layouts []report.Layout) ([]output, error) {
	var outs []output
	toTerminal := len(p.flags.outputs) == 0 || p.flags.format != ""
	for _, file := range p.flags.outputs {
		if file == "-" {
			toTerminal = true
			continue
		}
		layout, err := report.Choose(layouts, "", file)
		if err != nil {
			return nil, err
		}
		target := linkedTo(file)
		if err := writable(file, target); err != nil {
			return nil, err
		}
		outs = append(outs, output{layout, file, target})
	}
	if !toTerminal || p.flags.quiet && p.flags.format == "" {
		return outs, nil
	}
	layout := layouts[0]
	if p.flags.format != "" {
		var err error
		if layout, err = report.Choose(layouts, p.flags.format, ""); err != nil {
			return nil, err
		}
	}
	return append(outs, output{layout: layout}), nil
}

// answer tells the answer and the count that closes where the report goes to files
// alone.
func (p *program) answer(outs []output, r *photo.Report) {
	if slices.ContainsFunc(outs, func(o output) bool { return o.file == "" }) {
		return
	}
	p.say("%s", report.Answer(r))
	if sum := report.Sum(r); sum != "" {
		p.say("%s", sum)
	}
}

func (p *program) writeOutputs(ctx context.Context, outs []output, r *photo.Report) error {
	for _, o := range outs {
		err := p.writeOutput(o, func(w io.Writer, options report.Options) error {
			options.Thumbs = p.thumbsOf(ctx, r)
			return errors.Join(o.layout.Write(w, r, options), ctx.Err())
		})
		if err != nil {
			return err
		}
		if o.file != "" {
			p.say("wrote %s", o.name())
		}
	}
	return nil
}

func (p *program) writeOutput(o output, write func(io.Writer, report.Options) error) error {
	options := report.Options{ShowHidden: p.flags.showHidden, All: p.flags.all, Now: time.Now(), Titles: titles(), Index: p.flags.index, Rescue: true}
	if o.file != "" || !isTerminal(p.out) {
		defer p.doing("writing the report")()
	}
	if o.file == "" {
		options.Terminal, options.Color, options.Width, options.Graphics = isTerminal(p.out), p.colored(), p.width(), p.graphics()
		w := bufio.NewWriterSize(p.out, 1<<16)
		if err := write(w, options); err != nil {
			return fmt.Errorf("writing the report: %w", err)
		}
		return w.Flush()
	}
	return writeFile(o.target, o.layout.Private, func(w io.Writer) error { return write(w, options) })
}

func titles() map[string]string {
	t := map[string]string{}
	for _, c := range causes.All {
		t[c.Name] = c.Title
	}
	return t
}

func (p *program) colored() bool {
	switch p.flags.color {
	case "always":
		return true
	case "never":
		return false
	}
	return os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && isTerminal(p.out)
}

// graphics is what standard output can show: nothing where it is no terminal.
func (p *program) graphics() report.Graphics {
	switch {
	case !isTerminal(p.out):
		return report.NoGraphics
	case !unicodeScreen():
		return report.ASCII
	}
	return report.Blocks
}

// width is the terminal's, within what reads well; 80 elsewhere.
func (p *program) width() int {
	if f, ok := p.out.(*os.File); ok && isTerminal(f) {
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			return min(max(w, 40), 100)
		}
	}
	return 80
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && (isatty.IsTerminal(f.Fd()) || isatty.IsCygwinTerminal(f.Fd()))
}
