package reconcile

import (
	"cmp"
	"slices"
	"time"

	"rollcall/photo"
)

// days counts the whole roll by the day it was taken on.
func (c *check) days() []photo.Day {
	counts := map[int64]*photo.Day{}
	for i := range c.roll {
		l := &c.roll[i]
		at := int64(noDay)
		if l.dated {
			at = floorDiv(l.taken, secondsADay)
		}
		day := counts[at]
		if day == nil {
			day = &photo.Day{Date: isoDay(at)}
			counts[at] = day
		}
		day.Photos++
		if l.status == photo.Present {
			day.Present++
		}
	}
	days := make([]photo.Day, 0, len(counts))
	for _, day := range counts {
		days = append(days, *day)
	}
	slices.SortFunc(days, func(a, b photo.Day) int { return cmp.Compare(a.Date, b.Date) })
	return days
}

const (
	secondsADay = 24 * 60 * 60
	noDay       = -1 << 62 // no day
)

// floorDiv divides towards the past, since photos may be older than 1970.
func floorDiv(a, b int64) int64 {
	if a%b < 0 {
		return a/b - 1
	}
	return a / b
}

// isoDay is a day since 1970 as a date; "" for noDay.
func isoDay(day int64) string {
	if day == noDay {
		return ""
	}
	return time.Unix(day*secondsADay, 0).UTC().Format(time.DateOnly)
}
