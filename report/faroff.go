package report

import (
	"strconv"

	"rollcall/photo"
)

// How far from all others days lie that a timeline leaves out: a clock was wrong, and
// one photo of 1904 would press a roll of ten years into a tenth of the axis.
const (
	lonelyGap  = 3 * 366  // days without a photo, beyond which
	lonelyPart = 200      // a 200th of the photos or fewer are not drawn; and
	absurdGap  = 10 * 366 // beyond this, and beyond all the time that most photos take,
	absurdPart = 20       // a 20th, or
	fewAbsurd  = 3        // so many, where that is no more than
	absurdFew  = 5        // a fifth
)

// A dayCount is how many photos a day has.
type dayCount struct{ day, photos int } // days since 1970

// A farOff is what a timeline leaves out.
type farOff struct {
	photos int
	years  []int // ascending
}

// drawn parts days, in order, into those to draw and those far before or after all
// others.
func drawn(days []dayCount) (near []dayCount, far farOff) {
	all := 0
	for _, d := range days {
		all += d.photos
	}
	core := coreOf(days, all)
	from, to := 0, len(days)
	for n, i := 0, 0; i+1 < to; i++ {
		n += days[i].photos
		if lonely(n, all, days[i+1].day-days[i].day, core) {
			from = i + 1
		}
	}
	for n, i := 0, len(days)-1; i > from; i-- {
		n += days[i].photos
		if lonely(n, all, days[i].day-days[i-1].day, core) {
			to = i
		}
	}
	far.add(days[:from])
	far.add(days[to:])
	return days[from:to], far
}

// lonely reports whether so many of all photos, which a gap of days parts from the
// others, are not drawn. The core is how many days most photos take.
func lonely(photos, all, gap, core int) bool {
	return photos <= all/lonelyPart && gap > lonelyGap || photos <= absurdOf(all) && gap > max(absurdGap, core)
}

// absurdOf is how many photos at an end may have absurd dates; most photos are all but
// so many at each end.
func absurdOf(all int) int { return max(all/absurdPart, min(fewAbsurd, all/absurdFew)) }

// coreOf is how many days lie between the first and the last photo, without a few at
// each end.
func coreOf(days []dayCount, all int) int {
	skip := absurdOf(all)
	first, last, n := 0, 0, 0
	for _, d := range days {
		if n <= skip {
			first = d.day
		}
		if n < all-skip {
			last = d.day
		}
		n += d.photos
	}
	return last - first
}

func (f *farOff) add(days []dayCount) {
	for _, d := range days {
		f.photos += d.photos
		if year := timeOf(d.day).Year(); len(f.years) == 0 || f.years[len(f.years)-1] != year {
			f.years = append(f.years, year)
		}
	}
}

// words are "3 with dates far outside, in 1904 and 2098"; "" where there are none.
func (f *farOff) words() string {
	if f.photos == 0 {
		return ""
	}
	var years []string
	for _, year := range f.years {
		years = append(years, strconv.Itoa(year))
	}
	when := ", in " + joined(years)
	if len(years) > 3 {
		when = ", from " + years[0] + " to " + years[len(years)-1]
	}
	return number(f.photos) + plural(f.photos, " with a date", " with dates") + " far outside" + when
}

// datedDays are the days of a roll that have a date, in order, and the days without one.
func datedDays(all []photo.Day) (days []dayCount, undated int) {
	for _, d := range all {
		day, ok := dayNumber(d.Date)
		switch {
		case d.Date == "":
			undated += d.Photos
		case ok:
			days = append(days, dayCount{day, d.Photos})
		}
	}
	return days, undated
}
