package main

import (
	"rollcall/report"
	"rollcall/rescue"
)

// rescued is what became of a rescue.
type rescued struct {
	files, written, there   int
	bytes                   int64
	changed, silent         int
	timeless                int
	none, unread, unwritten int
	copied, bad             []bool   // by photo: a file was copied or there; one was not
	lines                   []string // what was not copied, a line a file; of a dry run what would be
	damaged                 []string
}

// note keeps what became of a file.
func (l *lifeboat) note(f *rescue.File, o rescue.Outcome) error {
	s, i := &l.sum, l.of[f]
	s.files++
	line := report.Visible(f.From)
	if l.hidden[i] && !l.flags.showHidden {
		line = "a photo of the Hidden album or the trash"
	}
	switch o.State {
	case rescue.Copied:
		s.written++
		s.bytes += o.Bytes
		if l.asks.dryRun {
			s.lines = append(s.lines, line+l.target(i, o.To))
		}
	case rescue.There:
		s.there++
	case rescue.None:
		s.none++
	case rescue.Unread:
		s.unread++
	default:
		s.unwritten++
	}
	if o.Problem != "" {
		s.bad[i] = true
		s.lines = append(s.lines, line+": "+o.Problem)
		return nil
	}
	s.copied[i] = true
	switch {
	case o.Silent:
		s.silent++
	case o.Changed:
		s.changed++
	}
	if o.Timeless {
		s.timeless++
	}
	if o.Damage != "" {
		s.damaged = append(s.damaged, line+": "+o.Damage)
	}
	return nil
}

// target says where a file would go.
func (l *lifeboat) target(photo int, to string) string {
	if l.hidden[photo] && !l.flags.showHidden {
		return ""
	}
	return " -> " + report.Visible(to)
}
