package reconcile

import (
	"fmt"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const (
	// counterGap is how far apart two numbers must lie to be of two counters, and
	// gapTimes how many times the usual gap.
	counterGap = 400
	gapTimes   = 15

	// overlapPhotos is how many photos of each of two counters must lie amid the
	// other's in time.
	overlapPhotos = 3
)

// counterName is a name with the number that cameras count in it: IMG_1234,
// DSC_0815, DSCF1234, IMG_1234 (1), IMG_1234-2.
var counterName = regexp.MustCompile(`^[A-Za-z]+_?([0-9]{4})(?:[^0-9A-Za-z].*)?$`)

// numberOf is the number that a camera counted in a file's name; -1: none.
func numberOf(base string) int32 {
	m := counterName.FindStringSubmatch(base)
	if m == nil {
		return -1
	}
	n, _ := strconv.Atoi(m[1])
	return int32(n)
}

// kindOf is a file's format; of one that is not known its ending, so that files of
// a kind count as one.
func kindOf(format, base string) string {
	if format != "" {
		return format
	}
	return strings.ToLower(strings.TrimPrefix(path.Ext(base), "."))
}

// A counter is one camera's numbers, from one to another, with its lines.
type counter struct {
	from, to int32
	lines    []int32
}

// splitCounters tells devices of one model apart: a camera counts upwards, so where
// a model has photos with numbers far apart in the same weeks, two of them took
// them. Each gets a name with its numbers.
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

// countersOf splits a device's lines by gaps in their numbers; the largest comes
// first. Neighbours that do not overlap in time are one counter that went on.
func countersOf(lines []line, members []int32) []counter {
	slices.SortFunc(members, func(a, b int32) int { return int(lines[a].number - lines[b].number) })
	if len(members) < 2*regularPhotos {
		return nil
	}
	span := lines[members[len(members)-1]].number - lines[members[0]].number
	gap := max(counterGap, gapTimes*span/int32(len(members)))
	var parts []counter
	begin := 0
	for i := 1; i <= len(members); i++ {
		if i < len(members) && lines[members[i]].number-lines[members[i-1]].number < gap {
			continue
		}
		if i-begin >= regularPhotos {
			parts = append(parts, counter{lines[members[begin]].number, lines[members[i-1]].number, members[begin:i]})
		}
		begin = i
	}
	return apartInTime(lines, parts)
}

// apartInTime joins counters that one camera can have had, one after the other.
func apartInTime(lines []line, parts []counter) []counter {
	var kept []counter
	for _, p := range parts {
		at := slices.IndexFunc(kept, func(k counter) bool { return !overlap(lines, p.lines, k.lines) })
		if at < 0 {
			kept = append(kept, p)
			continue
		}
		k := &kept[at]
		k.from, k.to, k.lines = min(k.from, p.from), max(k.to, p.to), slices.Concat(k.lines, p.lines)
	}
	slices.SortStableFunc(kept, func(a, b counter) int { return len(b.lines) - len(a.lines) })
	return kept
}

// overlap reports whether photos of both lie amid those of the other.
func overlap(lines []line, a, b []int32) bool {
	return amid(lines, a, b) >= overlapPhotos && amid(lines, b, a) >= overlapPhotos
}

// amid counts the lines of a between the first and the last of b.
func amid(lines []line, a, b []int32) (n int) {
	first, last := lines[b[0]].taken, lines[b[0]].taken
	for _, l := range b {
		first, last = min(first, lines[l].taken), max(last, lines[l].taken)
	}
	for _, l := range a {
		if t := lines[l].taken; first <= t && t <= last {
			n++
		}
	}
	return n
}
