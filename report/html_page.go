package report

import (
	"cmp"
	"strings"

	"rollcall/photo"
)

// A page is what the template shows: what people read before they touch anything.
// The texts are those of the text layout.
type page struct {
	Head     pageHead
	Cautions []string // before the answer
	Answer   string
	Style    string // alarm, caution or well
	Harm     string
	After    []string // right after the answer
	Since    string
	Due      []string
	Shares   []share
	Reasons  []reason
	Small    []reason // those that share a line
	Smaller  string   // what that line says
	Present  reason
	Unsure   []reason
	Unread   []string
	Copies   []string
	Next     string
	Note     string
	Command  bool // Next is one, to be copied
	Chart    *chart
	Causes   []causeCount
	Statuses []statusCount
	Photos   int    // how many can be opened
	Hidden   string // what is said of those that are not shown
	List     string // what names each photo in a file
	Todo     []advice
	Shared   []string // steps that all causes share
	Doubts   []string
	Problems []problems
	Notes    []problems // what was read, and is odd
	Noticed  []string
	Other    []string
	Library  []compared
	Backup   []compared
	Sum      string
	Made     []string
}

// A pageHead is what stands in the head of a page.
type pageHead struct {
	Title    string
	Policy   string
	Style    string
	Made     string // when
	Check    int64
	Compared string
}

// A reason is one line of the first screen.
type reason struct {
	Group  int // position in view.groups; -1: none
	Count  string
	How    string // "very likely"; "" where it was seen, not inferred
	Sure   string
	Text   string
	Rests  string
	Bytes  string
	Hue    int
	Filter bool // there is something to show
	Label  string
}

// A share is a part of the bar below the answer, in thousandths.
type share struct {
	Class, Title, Count string
	X, Width            int
}

type problems struct {
	Root string
	List []photo.Problem
	More string
}

type compared struct {
	Root, Text, Sum string
}

func pageOf(v *view) *page {
	r, o := v.r, v.o
	p := &page{Head: pageHeadOf(r, "rollcall")}
	p.answer(v)
	p.reasons(v)
	p.Unread = spoken(func(s *screen) { writeUnread(s, r) })
	p.Noticed = spoken(func(s *screen) { writeNoticed(s, r) })
	p.Copies = spoken(func(s *screen) { writeCopies(s, r, o) })
	p.Next, p.Note = next(r, o)
	p.List = listCommand(r, o, listFile(r))
	p.Command = strings.HasPrefix(p.Next, "rollcall ")
	p.Chart = chartOf(v, v.roll)
	p.Causes, p.Statuses, p.Photos = v.legend.causes, v.legend.statuses, len(v.shown)
	if v.hidden > 0 {
		p.Hidden = counted(v.hidden, "photo", "photos") + " of the Hidden album or the trash " +
			plural(v.hidden, "is counted, and neither named nor shown here: --show-hidden shows it", "are counted, and neither named nor shown here: --show-hidden shows them") + "."
	}
	p.advice(v)
	p.problems(v)
	for _, line := range spoken(func(s *screen) { writeOtherWay(s, r, o) }) {
		p.Other = append(p.Other, upper(strings.TrimPrefix(line, "The other way round: ")))
	}
	p.places(r)
	p.Made = madeOf(r)
	return p
}

func pageHeadOf(r *photo.Report, title string) pageHead {
	return pageHead{Title: title, Made: r.GeneratedAt.Format("2 January 2006, 15:04"), Check: r.Check, Compared: comparedWords(r)}
}

// comparedWords is "Pictures against Photos": the last names of the roots.
func comparedWords(r *photo.Report) string {
	names := func(places []photo.Place) string {
		var words []string
		for i := range places {
			root := strings.TrimRight(places[i].Root, `/\`)
			words = append(words, cmp.Or(root[strings.LastIndexAny(root, `/\`)+1:], root))
		}
		return Visible(joined(words))
	}
	if len(r.Library) == 0 || len(r.Backup) == 0 {
		return ""
	}
	return names(r.Library) + " against " + names(r.Backup)
}
