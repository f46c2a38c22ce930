package exam_test

import (
	"cmp"
	"math"
	"path"
	"slices"
	"strings"
)

// A likeness is a loss that one simple thing would have made: all of a group lost, from
// a day on, until a day, within a stretch of days, or in the order of names. causes are
// those things that would have left the very same files.
type likeness struct {
	kind   string
	group  map[*pic]bool
	causes []string
	weak   bool // by chance it would not be rare, or it is small
}

// likenesses finds them. What strong ones found before explain is no chance elsewhere.
func (l *life) likenesses(before []likeness) (found []likeness) {
	explained := map[*pic]bool{}
	for _, f := range before {
		for p := range f.group {
			explained[p] = explained[p] || !f.weak && len(f.group) >= 6
		}
	}
	l.chanceful = where(l.pics, func(p *pic) bool { return !explained[p] })
	roll := slices.Clone(l.pics)
	slices.SortStableFunc(roll, func(a, b *pic) int { return l.was[a].added.Compare(l.was[b].added) })
	found = append(found, l.inTime("all", roll, roll)...)
	found = append(found, l.inTime("all", byTime(roll), roll)...)
	for _, list := range l.groups(roll, func(p *pic) string { return l.was[p].from }) {
		found = append(found, l.inTime("device", list, roll)...)
		found = append(found, l.inTime("device", byTime(list), roll)...)
		found = append(found, l.whole("device", list, roll)...)
	}
	for _, list := range l.groups(roll, func(p *pic) string { return p.kind }) {
		found = append(found, l.whole("kind", list, roll)...)
		found = append(found, l.inTime("kind", list, roll)...)
	}
	for name, by := range map[string]func(*pic) string{
		"format": func(p *pic) string { return strings.ToUpper(p.parts[0].end) },
		"folder": func(p *pic) string { return path.Dir(p.at[0]) },
		"top":    (*pic).top,
		"model":  func(p *pic) string { return p.shot.Model },
		"year":   func(p *pic) string { return p.when.Format("2006") },
		"album":  func(p *pic) string { return p.album },
		"sign":   func(p *pic) string { return signs(p.at[0]) },
		"dot":    func(p *pic) string { return dots(p.at[0]) },
	} {
		for _, list := range l.groups(roll, by) {
			found = append(found, l.whole(name, list, roll)...)
		}
	}
	sizes := slices.Clone(roll)
	slices.SortStableFunc(sizes, func(a, b *pic) int { return cmp.Compare(a.bytes(), b.bytes()) })
	found = append(found, l.inTime("size", sizes, nil)...)
	if l.route == "copy" {
		names := slices.Clone(roll)
		slices.SortFunc(names, func(a, b *pic) int { return strings.Compare(strings.ToLower(a.at[0]), strings.ToLower(b.at[0])) })
		found = append(found, l.inTime("names", names, nil)...)
	}
	return found
}

// signs are what not every disk holds in names.
func signs(name string) string {
	if strings.ContainsAny(name, ":?*|\"") {
		return "signs"
	}
	return ""
}

func dots(name string) string {
	if strings.HasPrefix(name, ".") || strings.Contains(name, "/.") {
		return "dots"
	}
	return ""
}

func (l *life) groups(roll []*pic, by func(*pic) string) (all [][]*pic) {
	m := map[string][]*pic{}
	for _, p := range roll {
		if key := by(p); key != "" && key != "." {
			m[key] = append(m[key], p)
		}
	}
	for _, key := range sortedKeys(m) {
		all = append(all, m[key])
	}
	return all
}

// rare is how rare it would be that all of the group are lost by chance alone, as
// -log10: elsewhere that share is lost.
func (l *life) rare(group map[*pic]bool) float64 {
	lost, all := 0.5, 1.0
	for _, p := range l.chanceful {
		if !group[p] {
			all++
			if p.gone {
				lost++
			}
		}
	}
	here := 0.0
	for p := range group {
		if !p.gone {
			here++ // that speaks against it
		}
	}
	return -(float64(len(group))-here)*math.Log10(min(0.95, lost/all)) - 0.7*here
}

// like is a likeness, unless it is so small or so common that it says nothing.
func (l *life) like(kind string, group []*pic, causes []string, least int) []likeness {
	in := set(group)
	rare := l.rare(in)
	if least < 0 && len(causes) > 0 {
		return []likeness{{kind, in, causes, false}}
	}
	if len(causes) == 0 || len(group) < least || rare < 2.5 {
		return nil
	}
	return []likeness{{kind, in, causes, rare < 4 || len(group) < least+2}}
}

// inTime finds the tail, the head and the stretches in which all of a group is lost.
func (l *life) inTime(kind string, list, roll []*pic) (found []likeness) {
	add := func(shape string, from, to int) {
		group := list[from:to]
		found = append(found, l.like(kind, group, l.couldBe(kind, shape, group, roll), 3)...)
	}
	tail, head := run(list, true), run(list, false)
	if tail < len(list) && tail > 0 {
		add("tail", tail, len(list))
	}
	if head > 0 && head < len(list) {
		add("head", 0, head)
	}
	for from := head; from < tail; {
		to := from
		for to < tail && list[to].gone {
			to++
		}
		if to-from >= 3 {
			add("stretch", from, to)
		}
		from = to + 1
	}
	return found
}

// run is where the tail begins or the head ends in which all but a few are lost.
func run(list []*pic, tail bool) int {
	at, here := 0, 0
	for n := 1; n <= len(list); n++ {
		p := list[n-1]
		if tail {
			p = list[len(list)-n]
		}
		if !p.gone {
			here++
		}
		if p.gone && float64(here) <= 0.08*float64(n) {
			at = n
		}
	}
	if tail {
		return len(list) - at
	}
	return at
}

func set(list []*pic) map[*pic]bool {
	m := map[*pic]bool{}
	for _, p := range list {
		m[p] = true
	}
	return m
}

// whole finds a group of which all is lost, while others are not.
func (l *life) whole(kind string, list, roll []*pic) []likeness {
	here := 0
	for _, p := range list {
		if !p.gone {
			here++
		}
	}
	if here*50 > len(list) || len(roll)-len(list) < 3 {
		return nil
	}
	least := 3
	if kind == "sign" || kind == "dot" {
		least = -1 // that is a reason for each of them
	}
	return l.like(kind, list, l.couldBe(kind, "whole", list, roll), least)
}
