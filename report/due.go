package report

import (
	"maps"
	"slices"
	"time"

	"rollcall/photo"
)

// writeDue lists what a trash will drop by the days that are left, what it drops
// first at the top, and last what it does not tell the day of.
func writeDue(s *screen, r *photo.Report, o Options) {
	byDay := map[time.Time]int{}
	for i := range r.Photos {
		if v := &r.Photos[i]; lost(v) && !v.Deadline.IsZero() {
			byDay[midnight(v.Deadline.In(o.Now.Location()))]++
		}
	}
	untold := 0
	for _, d := range r.Deadlines {
		untold += d.Photos
	}
	for _, n := range byDay {
		untold -= n
	}
	if len(byDay) == 0 && untold <= 0 {
		return
	}
	s.blank()
	s.paragraph(heading, "", "What a trash will drop, by the days left")
	for _, date := range slices.SortedFunc(maps.Keys(byDay), time.Time.Compare) {
		n := byDay[date]
		s.paragraph(plainly, hang, number(n)+" "+goneOn(date, n, o.Now))
	}
	if untold > 0 {
		s.paragraph(plainly, hang, number(untold)+" "+plural(untold, "is", "are")+" in a trash that does not tell when (Recently Deleted keeps photos for 30 days)")
	}
}

// goneOn is "is gone tomorrow, on 5 Mar 2025".
func goneOn(date time.Time, n int, now time.Time) string {
	noon := time.Date(date.Year(), date.Month(), date.Day(), 12, 0, 0, 0, now.Location())
	text := gone(noon, now)
	if n > 1 {
		text = "are" + text[len("is"):]
		if daysUntil(noon, now) < 0 {
			text = gone(noon, now)
		}
	}
	return text + ", on " + day(noon)
}
