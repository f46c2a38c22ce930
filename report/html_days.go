package report

import (
	"maps"
	"slices"
	"strings"
	"time"

	"rollcall/photo"
)

// A bucket is a stretch of days, and the photos that were taken in it.
type bucket struct {
	from, to int // days since 1970, to not included
	label    string
	present  int
	hue      [hues]int // photos without a full copy, by hue
}

func (b *bucket) lost() int {
	n := 0
	for hue, count := range b.hue {
		if hue != unsureHue {
			n += count
		}
	}
	return n
}

func (b *bucket) all() int { return b.present + b.lost() + b.hue[unsureHue] }

// within is the label as it stands in a sentence: "the week of 3 March 2025", "the
// 1990s", "March 2025".
func (b *bucket) within() string {
	if strings.HasPrefix(b.label, "week ") || strings.HasSuffix(b.label, "s") {
		return "the " + b.label
	}
	return b.label
}

// A unit is how much time a bucket holds.
type unit struct {
	words string                      // "a month"
	days  float64                     // about how many
	first func(t time.Time) time.Time // the beginning of the bucket of a day
	next  func(t time.Time) time.Time
	label func(t time.Time) string
}

var units = []unit{
	{"a day", 1, func(t time.Time) time.Time { return t }, after(0, 0, 1), layout("2 January 2006")},
	{"a week", 7, func(t time.Time) time.Time { return t.AddDate(0, 0, -(int(t.Weekday())+6)%7) }, after(0, 0, 7),
		func(t time.Time) string { return "week of " + t.Format("2 January 2006") }},
	{"a month", 30.4, months(1), after(0, 1, 0), layout("January 2006")},
	{"a quarter", 91.3, months(3), after(0, 3, 0), func(t time.Time) string {
		return t.Format("January") + "–" + t.AddDate(0, 2, 0).Format("January 2006")
	}},
	{"a year", 365.25, months(12), after(1, 0, 0), layout("2006")},
	{"ten years", 3652.5, years(10), after(10, 0, 0), layout("2006s")},
	{"a century", 36525, years(100), after(100, 0, 0), layout("2006s")},
}

// in is the word before a label of the unit, with blanks.
func (u unit) in() string {
	if u.words == units[0].words {
		return " on "
	}
	return " in "
}

func after(years, months, days int) func(time.Time) time.Time {
	return func(t time.Time) time.Time { return t.AddDate(years, months, days) }
}

func layout(layout string) func(time.Time) string {
	return func(t time.Time) string { return t.Format(layout) }
}

func months(n int) func(time.Time) time.Time {
	return func(t time.Time) time.Time {
		return time.Date(t.Year(), t.Month()-(t.Month()-1)%time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	}
}

func years(n int) func(time.Time) time.Time {
	return func(t time.Time) time.Time {
		return time.Date(t.Year()-(t.Year()%n+n)%n, 1, 1, 0, 0, 0, 0, time.UTC)
	}
}

// mostBuckets is how many bars still read well on a wide screen.
const mostBuckets = 160

// A roll is all photos by the time they were taken at.
type roll struct {
	unit    unit
	buckets []bucket
	undated bucket
	far     farOff
	known   bool // what is present is counted, too
}

// rolled sorts the whole roll into buckets of one unit: the finest that makes no
// more than mostBuckets.
func rolled(v *view) *roll {
	days := map[int]*bucket{}
	r := &roll{known: len(v.r.Days) > 0}
	at := func(day int, dated bool) *bucket {
		if !dated {
			return &r.undated
		}
		if days[day] == nil {
			days[day] = &bucket{from: day}
		}
		return days[day]
	}
	for _, d := range v.r.Days {
		day, dated := dayNumber(d.Date)
		at(day, dated).present += d.Present
	}
	for i := range v.r.Photos {
		p := &v.r.Photos[i]
		b := at(dayOf(p.Taken), p.Taken.Known)
		if hue := v.legend.hueOf(p); hue != 0 {
			b.hue[hue]++
		} else if len(v.r.Days) == 0 {
			b.present++ // listed with --all
			r.known = true
		}
	}
	if len(days) > 0 {
		r.fill(days)
	}
	return r
}

func (r *roll) fill(days map[int]*bucket) {
	var list []dayCount
	for _, day := range slices.Sorted(maps.Keys(days)) {
		list = append(list, dayCount{day, days[day].all()})
	}
	list, r.far = drawn(list)
	first, last := list[0].day, list[len(list)-1].day
	r.unit = units[len(units)-1]
	for _, u := range units {
		if float64(last-first+1)/u.days < mostBuckets-2 {
			r.unit = u
			break
		}
	}
	for t := r.unit.first(timeOf(first)); dayAt(t) <= last; {
		next := r.unit.next(t)
		b := bucket{from: dayAt(t), to: dayAt(next), label: r.unit.label(t)}
		for day := max(b.from, first); day < min(b.to, last+1); day++ {
			if one := days[day]; one != nil {
				b.present += one.present
				for hue, n := range one.hue {
					b.hue[hue] += n
				}
			}
		}
		r.buckets = append(r.buckets, b)
		t = next
	}
}

const secondsADay = 24 * 60 * 60

func dayOf(t photo.Taken) int { return dayAt(t.Time()) }

func dayAt(t time.Time) int {
	s := t.Unix()
	day := s / secondsADay
	if s%secondsADay < 0 {
		day--
	}
	return int(day)
}

func timeOf(day int) time.Time { return time.Unix(int64(day)*secondsADay, 0).UTC() }

// dayNumber reads an ISO date; false without one.
func dayNumber(date string) (day int, dated bool) {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return 0, false
	}
	return dayAt(t), true
}
