package reconcile

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"
)

const (
	// counterGap is how far apart two numbers must lie to be of two counters, and
	// gapTimes how many times the usual gap.
	counterGap = 400
	gapTimes   = 15

	// counterStep is how far a camera's numbers may go from one photo that was kept to
	// the next, stepTimes how many times the usual step, and counterRound where they
	// begin anew.
	counterStep  = 60
	stepTimes    = 15
	counterRound = 10000

	// mostCounters is of how many counters one model's numbers may be, and countersTell
	// how many of ten photos must be theirs: numbers in no order are nobody's counter.
	mostCounters = 3
	countersTell = 9

	// overlapPhotos is how many photos of each of two counters must lie amid the
	// other's in time, and overlapTurns how often one must follow the other.
	overlapPhotos = 3
	overlapTurns  = 4
)

// numberOf is the number of four digits that a camera counted in a file's name: IMG_1234,
// DSC_0815, DSCF1234, IMG_1234 (1), IMG_1234-2; -1: none.
func numberOf(base string) int32 {
	number := strings.TrimLeftFunc(base, isLetter)
	lettered := len(number) < len(base)
	number = strings.TrimPrefix(number, "_")
	behind := strings.TrimLeftFunc(number, isDigit)
	number = number[:len(number)-len(behind)]
	if !lettered || len(number) != 4 || strings.IndexFunc(behind, isLetter) == 0 {
		return -1
	}
	n, _ := strconv.Atoi(number)
	return int32(n)
}

func isLetter(c rune) bool { return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' }

func isDigit(c rune) bool { return '0' <= c && c <= '9' }

// kindOf is a file's format; of one that is not known its ending, so that files of
// a kind count as one.
func kindOf(format, base string) string {
	if format != "" {
		return format
	}
	return strings.ToLower(strings.TrimPrefix(path.Ext(base), "."))
}

// A counter is one camera's numbers, from one to another, with its lines in the order
// of time.
type counter struct {
	from, to int32
	lines    []int32
}

// splitCounters tells devices of one model apart: a camera counts upwards, so where
// a model's numbers go up in two rows at once, two of them took the photos. Each gets
// a name with its numbers.
func splitCounters(lines []line, of []int32, n *names) {
	for device, members := range linesOf(of, lines) {
		if device == none {
			continue
		}
		parts := countersOf(lines, members)
		if len(parts) < 2 {
			continue
		}
		for _, p := range parts[1:] {
			name := n.add(fmt.Sprintf("%s (numbers %04d to %04d)", n.Name(device), p.from, p.to))
			for _, l := range p.lines {
				of[l] = name
			}
		}
	}
}

// linesOf are the dated lines with a number, by device.
func linesOf(of []int32, lines []line) map[int32][]int32 {
	groups := map[int32][]int32{}
	for i := range lines {
		if l := &lines[i]; l.dated && l.number >= 0 && of[i] != none {
			groups[of[i]] = append(groups[of[i]], int32(i))
		}
	}
	return groups
}

// countersOf splits a device's lines where their numbers lie far apart, else into rows
// of numbers that go up with time; the largest comes first.
func countersOf(lines []line, members []int32) []counter {
	if len(members) < 2*regularPhotos {
		return nil
	}
	slices.SortFunc(members, func(a, b int32) int {
		return cmp.Or(cmp.Compare(lines[a].number, lines[b].number), cmp.Compare(lines[a].taken, lines[b].taken))
	})
	if apart := farApart(lines, members); len(apart) > 1 {
		return apart
	}
	return inRows(lines, members)
}

// farApart are the counters between wide gaps in the numbers.
func farApart(lines []line, members []int32) []counter {
	span := lines[members[len(members)-1]].number - lines[members[0]].number
	gap := max(counterGap, gapTimes*span/int32(len(members)))
	var parts []counter
	begin := 0
	for i := 1; i <= len(members); i++ {
		if i < len(members) && lines[members[i]].number-lines[members[i-1]].number < gap {
			continue
		}
		if i-begin >= regularPhotos {
			of := inTime(lines, members[begin:i], nil)
			parts = append(parts, counter{lines[members[begin]].number, lines[members[i-1]].number, of})
		}
		begin = i
	}
	return apartInTime(lines, parts)
}

// inRows are the counters whose numbers go up side by side.
func inRows(lines []line, members []int32) []counter {
	most := max(counterStep, stepTimes*usualStep(lines, members))
	var rows, kept []counter
	for _, l := range inTime(lines, members, nil) {
		rows = goOn(rows, lines[l].number, l, most)
	}
	for _, c := range rows {
		if len(c.lines) >= regularPhotos && daysOf(lines, c.lines) >= regularDays {
			kept = append(kept, c)
		}
	}
	kept = apartInTime(lines, kept)
	told := 0
	for _, c := range kept {
		told += len(c.lines)
	}
	if len(kept) > mostCounters || told*10 < len(members)*countersTell {
		return nil
	}
	return kept
}

// usualStep is the step in the middle between numbers next to each other, of members in
// the order of their numbers.
func usualStep(lines []line, members []int32) int32 {
	steps := make([]int32, len(members)-1)
	for i := range steps {
		steps[i] = lines[members[i+1]].number - lines[members[i]].number
	}
	slices.Sort(steps)
	return steps[len(steps)/2]
}

// goOn adds a line to the row that its number goes on soonest, by most at the most, else
// to a new one.
func goOn(rows []counter, number, l, most int32) []counter {
	at, least := -1, most+1
	for i := range rows {
		if step := rows[i].stepTo(number); step < least {
			at, least = i, step
		}
	}
	if at < 0 {
		return append(rows, counter{from: number, to: number, lines: []int32{l}})
	}
	rows[at].to, rows[at].lines = number, append(rows[at].lines, l)
	return rows
}

// stepTo is how far a counter has to go on to come to a number.
func (c *counter) stepTo(number int32) int32 {
	return (number - c.to + counterRound) % counterRound
}

// daysOf counts the days that dated lines in the order of time were taken on.
func daysOf(lines []line, of []int32) (n int) {
	last := int64(-1)
	for _, l := range of {
		if d := lines[l].taken / daySeconds; d != last {
			n, last = n+1, d
		}
	}
	return n
}

// apartInTime joins counters that one camera can have had, one after the other: those
// with the shortest step between them.
func apartInTime(lines []line, parts []counter) []counter {
	var kept []counter
	for _, p := range parts {
		at, least := -1, int32(counterRound)
		for i := range kept {
			if step := kept[i].stepTo(p.from); step < least && !overlap(lines, p.lines, kept[i].lines) {
				at, least = i, step
			}
		}
		if at < 0 {
			kept = append(kept, p)
			continue
		}
		k := &kept[at]
		k.lines = inTime(lines, k.lines, p.lines)
		k.to = lines[k.lines[len(k.lines)-1]].number
	}
	slices.SortStableFunc(kept, func(a, b counter) int { return len(b.lines) - len(a.lines) })
	return kept
}

// inTime is the lines of both in the order of time.
func inTime(lines []line, a, b []int32) []int32 {
	all := slices.Concat(a, b)
	slices.SortStableFunc(all, func(a, b int32) int { return cmp.Compare(lines[a].taken, lines[b].taken) })
	return all
}

// overlap reports whether photos of both lie amid those of the other, in turn.
func overlap(lines []line, a, b []int32) bool {
	return amid(lines, a, b) >= overlapPhotos && amid(lines, b, a) >= overlapPhotos && turns(lines, a, b) >= overlapTurns
}

// amid counts the lines of a between the first and the last of b.
func amid(lines []line, a, b []int32) (n int) {
	first, last := lines[b[0]].taken, lines[b[len(b)-1]].taken
	for _, l := range a {
		if t := lines[l].taken; first <= t && t <= last {
			n++
		}
	}
	return n
}

// turns counts how often one follows the other in time.
func turns(lines []line, a, b []int32) (n int) {
	for len(a) > 0 && len(b) > 0 {
		if lines[b[0]].taken < lines[a[0]].taken {
			a, b = b, a
		}
		next := lines[b[0]].taken
		past := slices.IndexFunc(a, func(l int32) bool { return lines[l].taken > next })
		if n++; past < 0 {
			return n
		}
		a = a[past:]
	}
	return n
}
