package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
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
	file   string
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
		if err := writable(file); err != nil {
			return nil, err
		}
		outs = append(outs, output{layout, file})
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

// writable tells before the work what would stop the report after it.
func writable(file string) error {
	dir := filepath.Dir(file)
	if _, err := os.Stat(dir); err != nil {
		return usage("make the folder first, or name another", "-o %q: no such folder: %q", file, dir)
	}
	if at, err := os.Stat(file); err == nil && at.IsDir() {
		return usage("name a file in it", "-o %q is a folder", file)
	}
	probe, err := os.CreateTemp(dir, ".rollcall-*")
	if err != nil {
		return usage("name a file in a folder that you may write to", "-o %q: nothing can be written in the folder %q", file, dir)
	}
	probe.Close()
	os.Remove(probe.Name())
	return nil
}

// answer tells the answer where the report goes to files alone.
func (p *program) answer(outs []output, r *photo.Report) {
	if !slices.ContainsFunc(outs, func(o output) bool { return o.file == "" }) {
		p.say("%s", report.Answer(r))
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
			p.say("wrote %s", o.file)
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
		options.Color, options.Width, options.Graphics = p.colored(), p.width(), p.graphics()
		w := bufio.NewWriterSize(p.out, 1<<16)
		if err := write(w, options); err != nil {
			return fmt.Errorf("writing the report: %w", err)
		}
		return w.Flush()
	}
	return writeFile(o.file, o.layout.Private, func(w io.Writer) error { return write(w, options) })
}

// writeFile writes beside the file and renames, so that a report is there whole
// or not at all.
func writeFile(name string, private bool, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(name), ".rollcall-*") // 0600
	if err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	defer os.Remove(f.Name()) // fails after the rename, as it should
	w := bufio.NewWriterSize(f, 1<<16)
	if err = write(w); err == nil {
		err = w.Flush()
	}
	if err == nil && !private {
		err = f.Chmod(0o644)
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return fmt.Errorf("writing the report to %q: %w", name, err)
	}
	return nil
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
