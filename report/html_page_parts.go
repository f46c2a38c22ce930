package report

import (
	"fmt"
	"slices"
	"strings"

	"rollcall/photo"
)

var answerStyles = map[style]string{alarm: "alarm", caution: "caution", allWell: "well"}

func (p *page) answer(v *view) {
	r := v.r
	st, text := answer(r)
	p.Style, p.Answer = answerStyles[st], text
	if st != allWell {
		p.Harm = doNoHarm
	}
	p.Cautions = append(spoken(func(s *screen) { writeWithoutRoll(s, r) }), spoken(func(s *screen) { writeElsewhere(s, r) })...)
	p.After = append(spoken(func(s *screen) { writeStranger(s, r) }), spoken(func(s *screen) { writeMade(s, r) })...)
	p.Since = strings.Join(spoken(func(s *screen) { writeSince(s, r, v.o) }), " ")
	p.Due = spoken(func(s *screen) { writeDue(s, r, v.o) })
	p.shares(r)
}

// shares makes the bar: what there is of can be seen.
func (p *page) shares(r *photo.Report) {
	sum := &r.Summary
	if sum.Photos == 0 {
		return
	}
	parts := []struct {
		class, title string
		n            int
	}{
		{"present", "present", sum.Present}, {"incomplete", "incomplete", sum.Incomplete},
		{"missing", "missing", sum.Missing}, {"unsure", "unsure", sum.Unsure},
	}
	const whole, least = 1000, 6
	at, largest := 0, 0
	for _, part := range parts {
		if part.n == 0 {
			continue
		}
		width := max(part.n*whole/sum.Photos, least)
		p.Shares = append(p.Shares, share{part.class, part.title, number(part.n), 0, width})
		if at += width; width > p.Shares[largest].Width {
			largest = len(p.Shares) - 1
		}
	}
	p.Shares[largest].Width += whole - at
	at = 0
	for i := range p.Shares {
		p.Shares[i].X = at
		at += p.Shares[i].Width
	}
}

func (p *page) reasons(v *view) {
	sum := &v.r.Summary
	for i := range v.groups {
		one := v.reason(i)
		switch {
		case i >= v.unsure:
			p.Unsure = append(p.Unsure, one)
		case v.groups[i].small:
			p.Small = append(p.Small, one)
		default:
			p.Reasons = append(p.Reasons, one)
		}
	}
	if len(p.Small) == 1 {
		p.Reasons, p.Small = append(p.Reasons, p.Small[0]), nil
	}
	if len(p.Small) > 0 {
		n := 0
		for i := range v.groups[:v.unsure] {
			if v.groups[i].small {
				n += v.groups[i].count
			}
		}
		p.Smaller = number(n) + " for " + number(len(p.Small)) + " other reasons"
	}
	text, grades, _ := strings.Cut(presentText(v.r), ": ")
	p.Present = reason{Group: -1, Count: number(sum.Present), Text: text, Rests: grades}
}

func (v *view) reason(i int) reason {
	g := &v.groups[i]
	one := reason{Group: i, Count: number(g.count), Label: number(g.count) + " " + Visible(v.veil.over(g.text))}
	one.How, one.Sure, one.Text, one.Rests = split(g.text)
	one.Text, one.Rests = Visible(v.veil.over(one.Text)), Visible(v.veil.over(one.Rests))
	var bytes int64
	same := len(g.photos) > 0
	for _, k := range g.photos {
		p := &v.r.Photos[k]
		bytes += sizeOf(p)
		one.Filter = one.Filter || !p.Hidden || v.o.ShowHidden
		same = same && v.legend.hueOf(p) == v.legend.hueOf(&v.r.Photos[g.photos[0]])
	}
	if same {
		one.Hue = v.legend.hueOf(&v.r.Photos[g.photos[0]])
	}
	if bytes > 0 {
		one.Bytes = size(bytes)
	}
	return one
}

// mostProblems is how many problems of a place the page names.
const mostProblems = 300

func (p *page) problems(v *view) {
	for _, place := range slices.Concat(v.r.Library, v.r.Backup) {
		unread, notes := splitProblems(place.Problems)
		p.Problems = append(p.Problems, v.problemsOf(place.Root, unread)...)
		p.Notes = append(p.Notes, v.problemsOf(place.Root, notes)...)
	}
}

// problemsOf names problems of a place; none where there are none.
func (v *view) problemsOf(root string, list []photo.Problem) []problems {
	if len(list) == 0 {
		return nil
	}
	one := problems{Root: Visible(root)}
	for _, problem := range list[:min(len(list), mostProblems)] {
		if v.veil.covers(problem.Path) {
			problem.Path = veiledPhoto
		}
		problem.Path, problem.Text = Visible(v.veil.over(problem.Path)), Visible(v.veil.over(problem.Text))
		one.List = append(one.List, problem)
	}
	if more := len(list) - len(one.List); more > 0 {
		one.More = "… and " + number(more) + " more: " + listCommand(v.r, v.o, "report.json")
	}
	return []problems{one}
}

func (p *page) places(r *photo.Report) {
	p.Sum = statusSum(&r.Summary)
	for i := range r.Library {
		p.Library = append(p.Library, comparedPlace(&r.Library[i], ""))
	}
	for i := range r.Backup {
		p.Backup = append(p.Backup, comparedPlace(&r.Backup[i], routeText(&r.Backup[i])))
	}
}

func comparedPlace(p *photo.Place, route string) compared {
	return compared{Visible(p.Root), Visible(placeText(p, route)), fileSum(&p.Tally)}
}

// madeOf says how the page came about.
func madeOf(r *photo.Report) []string {
	how := "Files were compared by their bytes and pictures, whatever they are called."
	if r.Quick {
		how = "Files were compared by size and ends, not read whole (--quick)."
	}
	made := "Made by rollcall on " + r.GeneratedAt.Format("2 January 2006 at 15:04")
	if r.Check != 0 {
		made += fmt.Sprintf(", check %d of its index", r.Check)
	}
	list := []string{made + ".", how}
	if r.Plan > 0 {
		list = append(list, "Your cloud plan was stated as "+size(r.Plan)+".")
	}
	return append(list,
		"A likelihood is a sum of weighed evidence: \"very likely\" from 90 %, \"likely\" from 60 %, else it can't be told.",
		"This page loads nothing and sends nothing. It holds names and pictures of your photos: pass it on only to whom you would show them.")
}
