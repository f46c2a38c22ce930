package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"rollcall/photo"
)

// mostChanged is how many photos of one kind of change the page names.
const mostChanged = 2000

// A changesPage is what the template of changes shows, in the words of the text
// layout.
type changesPage struct {
	Head     pageHead
	Style    string
	Answer   string
	Harm     string
	Cautions []string
	Due      []string
	Next     string
	Note     string
	Counts   []reason
	Kinds    []changedKind
	Checks   []string
}

type changedKind struct {
	Kind   photo.ChangeKind
	Title  string
	Shared string // what is said of all
	Photos []changedPhoto
	More   string
	Hidden string
}

type changedPhoto struct{ Path, Why string }

// writeHTMLChanges writes what is new since an earlier check as a page without a
// script.
func writeHTMLChanges(w io.Writer, c *photo.Changes, o Options) error {
	if o.Now.IsZero() {
		o.Now = c.GeneratedAt
	}
	out := bufio.NewWriterSize(w, 1<<16)
	err := htmlParts.ExecuteTemplate(out, "changes", changesPageOf(c, o))
	if err == nil {
		err = htmlParts.ExecuteTemplate(out, "end", nil)
	}
	if err == nil {
		err = out.Flush()
	}
	if err != nil {
		return fmt.Errorf("writing the changes as HTML: %w", err)
	}
	return nil
}

func changesPageOf(c *photo.Changes, o Options) *changesPage {
	p := &changesPage{Head: pageHeadOf(c.Now, "rollcall: what changed"), Style: "well"}
	p.Answer = strings.Join(spoken(func(s *screen) { writeNews(s, c) }), " ")
	if newlyLost(c) > 0 {
		p.Style, p.Harm = "alarm", doNoHarm
		p.Answer = strings.TrimSuffix(p.Answer, " "+doNoHarm)
		p.Next, p.Note = next(c.Now, o)
	} else if len(c.List) == 0 || c.Now.Summary.Present < c.Now.Summary.Photos {
		p.Style = ""
	}
	for _, line := range spoken(func(s *screen) { writeChangeCounts(s, c, o) }) {
		count, text, _ := strings.Cut(line, " ")
		p.Counts = append(p.Counts, reason{Group: -1, Count: count, Text: strings.TrimSpace(text)})
	}
	p.Cautions = spoken(func(s *screen) { writeReservations(s, c) })
	p.Due = spoken(func(s *screen) { writeDue(s, c.Now, o) })
	veil := newChangesVeil(c, o)
	for _, word := range changeWords {
		if kind := changedOf(c, o, veil, word); kind != nil {
			p.Kinds = append(p.Kinds, *kind)
		}
	}
	p.Checks = spoken(func(s *screen) { writeChecks(s, c) })[1:] // without its heading
	return p
}

func changedOf(c *photo.Changes, o Options, veil *veil, word changeWord) *changedKind {
	list, _ := ofKind(c, word.kind)
	if len(list) == 0 {
		return nil
	}
	shown := slices.DeleteFunc(slices.Clone(list), func(i int) bool { return c.List[i].Hidden && !o.ShowHidden })
	named := shown[:min(len(shown), mostChanged)]
	kind := &changedKind{Kind: word.kind, Title: number(len(list)) + " " + word.text(len(list)), Shared: sharedWhy(c, o, named)}
	for _, i := range named {
		one := &c.List[i]
		path, why := changedPath(c, one), changeWhy(one, o)
		if why == kind.Shared {
			why = ""
		}
		kind.Photos = append(kind.Photos, changedPhoto{Visible(path), Visible(veil.over(why))})
	}
	kind.Shared = Visible(veil.over(kind.Shared))
	if more := len(shown) - len(named); more > 0 {
		kind.More = "… and " + number(more) + " more: " + changesCommand(c.Now, o) + fmt.Sprintf(" --against %d -o changes.csv", c.Then.Check)
	}
	if hidden := len(list) - len(shown); hidden > 0 {
		kind.Hidden = counted(hidden, "photo", "photos") + " of the Hidden album or the trash " +
			plural(hidden, "is not named here: --show-hidden names it", "are not named here: --show-hidden names them")
	}
	return kind
}

func changedPath(c *photo.Changes, one *photo.Change) string {
	path := one.Path
	if r := libraryOf(c, one); len(r) > 1 && one.Place < len(r) {
		path = r[one.Place].Root + "/" + path
	}
	if one.WasPath != one.Path {
		path += " (was " + one.WasPath + ")"
	}
	return path
}

// newChangesVeil hides the names of hidden photos in what is said of others.
func newChangesVeil(c *photo.Changes, o Options) *veil {
	if o.ShowHidden {
		return nil
	}
	r := &photo.Report{Deadlines: c.Now.Deadlines, Photos: slices.Clone(c.Now.Photos)}
	for i := range c.List {
		one := &c.List[i]
		for _, path := range []string{one.Path, one.WasPath} {
			r.Photos = append(r.Photos, photo.Verdict{Path: path, Hidden: one.Hidden, Match: saidOf(one.Now).Match})
		}
	}
	return newVeil(r, o)
}
