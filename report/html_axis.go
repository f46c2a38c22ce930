package report

import (
	"fmt"
	"time"
)

// A rhythm is a way to label the axis.
type rhythm struct {
	months, days int
	layout       string
}

var rhythms = []rhythm{
	{0, 1, "2 Jan"}, {0, 7, "2 Jan"}, {0, 14, "2 Jan"}, {1, 0, "Jan 2006"}, {3, 0, "Jan 2006"}, {6, 0, "Jan 2006"},
	{12, 0, "2006"}, {24, 0, "2006"}, {60, 0, "2006"}, {120, 0, "2006"}, {240, 0, "2006"}, {600, 0, "2006"}, {1200, 0, "2006"}, {12000, 0, "2006"}, {24000, 0, "2006"},
}

// mostTicks is how many labels the axis has room for on a phone.
const mostTicks = 6

// ticksOf labels the axis in the finest rhythm that has room and is not finer than
// the bars.
func ticksOf(r *roll) []tick {
	for _, way := range rhythms {
		if way.finer(&r.buckets[0]) {
			continue
		}
		if ticks := way.ticks(r); len(ticks) <= mostTicks {
			return ticks
		}
	}
	return nil
}

// finer reports whether several labels would fall into one bar. Months and years are
// not all of one length.
func (w rhythm) finer(b *bucket) bool {
	days := float64(w.days) + 30.44*float64(w.months)
	return days < 0.9*float64(b.to-b.from)
}

func (w rhythm) ticks(r *roll) []tick {
	var ticks []tick
	seen := ""
	for i := range r.buckets {
		t := timeOf(r.buckets[i].to - 1)
		var from time.Time
		if w.months > 0 {
			month := t.Year()*12 + int(t.Month()) - 1
			from = time.Date(0, time.Month(month-month%w.months+1), 1, 0, 0, 0, 0, time.UTC)
		} else {
			from = timeOf(dayAt(t) - (dayAt(t)%w.days+w.days)%w.days)
		}
		label := from.Format(w.layout)
		if label != seen && dayAt(from) >= r.buckets[i].from {
			x := 100 * float64(i) / float64(len(r.buckets))
			if x <= 96 {
				ticks = append(ticks, tick{fmt.Sprintf("%.2f%%", x), label})
			}
		}
		seen = label
		if len(ticks) > mostTicks {
			break
		}
	}
	return ticks
}
