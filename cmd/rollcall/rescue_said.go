package main

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"

	"github.com/dustin/go-humanize"

	"rollcall/report"
	"rollcall/rescue"
)

// tellAll tells what became of the rescue, and settles the exit code: what could
// not be written is a failure, what could not be read is told as by a check. What has
// no original here is no fault of the rescue.
func (l *lifeboat) tellAll(ended bool) error {
	s := &l.sum
	switch {
	case s.unwritten > 0:
		l.code = exitFailure
	case s.unread > 0:
		l.code = exitUnsure
	}
	if l.flags.quiet {
		if s.unwritten+s.unread > 0 {
			l.tell("%s could not be copied", count(s.unwritten+s.unread, "file"))
		}
		return nil
	}
	if !l.asks.dryRun && s.written > 0 && len(l.photos) > 0 {
		l.warnSameDisk()
	}
	w := bufio.NewWriter(l.out)
	l.write(w, ended)
	return w.Flush()
}

func (l *lifeboat) write(w io.Writer, ended bool) {
	s := &l.sum
	if len(l.photos) == 0 {
		fmt.Fprintln(w, l.nothing())
		return
	}
	l.writeAnswer(w, ended)
	l.writeCounts(w)
	most := mostNamed
	if l.asks.dryRun || l.flags.verbose {
		most = len(s.lines)
	}
	for _, line := range s.lines[:min(most, len(s.lines))] {
		fmt.Fprintln(w, "  "+line)
	}
	if more := len(s.lines) - most; more > 0 {
		fmt.Fprintf(w, "  and %s more; -v names all\n", humanize.Comma(int64(more)))
	}
	for _, line := range s.damaged {
		fmt.Fprintln(w, "  copied, but damaged where it came from: "+line)
	}
	if l.asks.dryRun || !ended || s.written+s.there == 0 {
		return
	}
	fmt.Fprintln(w, "What came from where: "+report.Visible(filepath.Join(l.dest, rescue.ManifestName)))
	if l.asks.from == fromLibrary {
		fmt.Fprintln(w, "Next: run rollcall again with "+report.Visible(l.dest)+" as one more backup")
	}
}

// mostNamed is how many files are named that could not be copied.
const mostNamed = 20

func (l *lifeboat) nothing() string {
	switch {
	case len(l.asks.causes) > 0 || l.asks.since != "":
		return "Nothing to copy: no such photo fits --cause and --since."
	case l.asks.from == fromBackup:
		return "Nothing to copy: the library has what the backup has."
	}
	return "Nothing to copy: every photo has a full copy in the backup."
}

func (l *lifeboat) writeAnswer(w io.Writer, ended bool) {
	s, photos := &l.sum, 0
	for i := range l.photos {
		if s.copied[i] && !s.bad[i] {
			photos++
		}
	}
	what := "Copied "
	switch {
	case l.asks.dryRun:
		what = "Would copy "
	case !ended:
		what = "Not done: copied "
	}
	fmt.Fprintf(w, "%s%s of %s to %s: %s, %s", what, humanize.Comma(int64(photos)), count(len(l.photos), "photo"), report.Visible(l.dest), count(s.written, "file"), humanize.Bytes(uint64(s.bytes)))
	if s.written > 0 && !l.asks.dryRun {
		fmt.Fprint(w, ", each read back and the same to the byte")
	}
	fmt.Fprintln(w, ".")
}

func (l *lifeboat) writeCounts(w io.Writer) {
	s, doubtful := &l.sum, 0
	for i, unsure := range l.unsure {
		if unsure && s.copied[i] {
			doubtful++
		}
	}
	for _, line := range []struct {
		n     int
		thing string
		text  string
	}{
		{s.there, "file", "already there, with the same bytes"},
		{doubtful, "photo", "unsure: the backup may have them; copied all the same"},
		{s.changed, "file", "changed since the check; copied as now"},
		{s.silent, "file", "with other bytes than the check read, under the same date: the disk may be failing; copied as now"},
		{s.timeless, "file", "without their times, which the folder does not keep"},
		{s.none, "file", "without an original here: nothing to copy"},
		{s.unread, "file", "not readable"},
		{s.unwritten, "file", "not writable"},
	} {
		if line.n > 0 {
			fmt.Fprintf(w, "  %s %s\n", count(line.n, line.thing), line.text)
		}
	}
}

// warnSameDisk warns where the copies lie on the disk that they are to be saved from.
func (l *lifeboat) warnSameDisk() {
	root, _ := baseOf(l.sideRoot())
	if rescue.SameDisk(l.dest, root) {
		l.tell("%q is on the same disk as the %s: one failure would take both", l.dest, l.asks.from)
	}
}

// sideRoot is the root of the first place that was copied from.
func (l *lifeboat) sideRoot() string {
	return l.roots[l.photos[0].Files[0].Item.Place].Place().Root
}
