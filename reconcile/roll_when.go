package reconcile

import (
	"math"
	"path"
	"regexp"
	"strconv"
	"time"
)

// A span is when a photo came to the library, as far as what lies beside it tells: wall clock, seconds since 1970.
type span struct {
	from, to int64
	named    bool     // by a date in its name
	beside   [2]int32 // the lines before and after it that tell; zero: it is no such span
}

// beside is how many lines on either side are asked for a neighbour.
const beside = 5

// spansOf tells of lost photos when they came to the library: by the date that
// messengers, screenshots and cameras put into names of such as tell none, else by the photos before
// and after it in its folder, as cameras count. No change point is made of it; it
// only tells in which stretch such a photo lies.
func spansOf(lines []line, cases []lost) map[int]span {
	spans := map[int]span{}
	for i := range cases {
		c := &cases[i]
		if !c.alone() {
			continue
		}
		if t, ok := dateInName(path.Base(c.photo.Item.Path)); ok && !lines[c.line].dated {
			spans[c.line] = span{from: t, to: t, named: true}
		} else if s, ok := between(lines, c.line); ok {
			spans[c.line] = s
		}
	}
	return spans
}

// between is the span from the neighbour before to the one after.
func between(lines []line, at int) (span, bool) {
	near := func(step int) (int32, bool) {
		for i := at + step; i >= 0 && i < len(lines) && i != at+step*(beside+1); i += step {
			l := &lines[i]
			if l.place != lines[at].place || l.folder != lines[at].folder {
				break
			}
			if l.dated {
				return int32(i), true
			}
		}
		return 0, false
	}
	before, hasBefore := near(-1)
	after, hasAfter := near(1)
	switch {
	case !hasBefore && !hasAfter:
		return span{}, false
	case !hasBefore:
		before = after
	case !hasAfter:
		after = before
	}
	first, last := lines[before].taken, lines[after].taken
	return span{from: min(first, last), to: max(first, last), beside: [2]int32{before, after}}, true
}

// nameDates are the ways in which names tell a day: IMG-20240501-WA0001,
// Screenshot_2024-05-01-10-11-12, 20240501_101112.
var nameDates = regexp.MustCompile(`(?:^|[^0-9])((?:19|20)[0-9]{2})([-_.]?)(0[1-9]|1[0-2])([-_.]?)(0[1-9]|[12][0-9]|3[01])(?:[^0-9]|$)`)

// dateInName is noon of the day that a name tells.
func dateInName(name string) (int64, bool) {
	m := nameDates.FindStringSubmatch(name)
	if m == nil || m[2] != m[4] {
		return 0, false
	}
	var n [3]int
	for i, text := range []string{m[1], m[3], m[5]} {
		n[i], _ = strconv.Atoi(text)
	}
	return time.Date(n[0], time.Month(n[1]), n[2], 12, 0, 0, 0, time.UTC).Unix(), true
}

// dayOfName is the day that a name tells of a file that tells no date, in days since
// 1970; 0: none.
func dayOfName(name string, dated bool) uint16 {
	if dated {
		return 0
	}
	t, ok := dateInName(name)
	if !ok || t < daySeconds || t/daySeconds > math.MaxUint16 {
		return 0
	}
	return uint16(t / daySeconds)
}

// time is when a photo was taken, as it tells, or on which day by its name: noon of it.
// ok is false where neither tells.
func (l *line) time() (t int64, ok bool) {
	if l.dated {
		return l.taken, true
	}
	return int64(l.day)*daySeconds + daySeconds/2, l.day > 0
}
