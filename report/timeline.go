package report

import (
	"strings"
	"time"

	"rollcall/photo"
)

const (
	fewDated  = 20             // fewer dated photos than that are no roll to draw
	rollLabel = "all photos"   // before the cells of the first row, and
	lostLabel = "no full copy" // of the second
)

// A timeline is the whole roll in cells of equal time.
type timeline struct {
	first, last time.Time // days
	photos      []int     // by cell
	lost        []int     // of them without a full copy
	far         farOff
	undated     int
}

// writeTimeline draws the roll: how many photos each stretch of time has, and below
// it what share of them has no full copy. Days are those of the wall clock.
func writeTimeline(s *screen, r *photo.Report, p palette) {
	cells := s.width - len(inset) - len(lostLabel) - 2
	t := timelineOf(r, cells)
	if t == nil {
		return
	}
	most := 0
	for _, n := range t.photos {
		most = max(most, n)
	}
	roll, gone := "", ""
	for i, n := range t.photos {
		roll += p.height(n, most)
		gone += p.height(t.lost[i], n)
	}
	s.paragraph(heading, "", "When the photos were taken"+t.notShown())
	s.line(plainly, inset+strings.Repeat(" ", len(lostLabel)+2)+t.marks())
	s.line(plainly, inset+right(rollLabel, len(lostLabel))+"  "+roll)
	if strings.TrimSpace(gone) != "" {
		s.line(lostRow, inset+lostLabel+"  "+gone)
	}
}

// timelineOf counts the roll into so many cells, or fewer where it has fewer days;
// nil where there is nothing to draw.
func timelineOf(r *photo.Report, cells int) *timeline {
	t := &timeline{}
	days, undated := datedDays(r.Days)
	days, t.far = drawn(days)
	t.undated = undated
	if len(days) < 2 {
		return nil
	}
	t.first, t.last = timeOf(days[0].day), timeOf(days[len(days)-1].day)
	cells = min(cells, t.days())
	t.photos, t.lost = make([]int, cells), make([]int, cells)
	dated := 0
	for _, d := range days {
		t.photos[t.cell(timeOf(d.day))] += d.photos
		dated += d.photos
	}
	for i := range r.Photos {
		if v := &r.Photos[i]; lost(v) && v.Taken.Known {
			if at := midnight(v.Taken.Time()); !at.Before(t.first) && !at.After(t.last) {
				t.lost[t.cell(at)]++
			}
		}
	}
	if dated < fewDated {
		return nil
	}
	return t
}

// notShown says which photos the drawing leaves out.
func (t *timeline) notShown() string {
	var words []string
	if t.undated > 0 {
		words = append(words, number(t.undated)+" without a date")
	}
	if far := t.far.words(); far != "" {
		words = append(words, far)
	}
	if len(words) == 0 {
		return ""
	}
	return " (not drawn: " + joined(words) + ")"
}

func (t *timeline) days() int { return int(t.last.Sub(t.first)/(24*time.Hour)) + 1 }

func (t *timeline) cell(day time.Time) int {
	return int(day.Sub(t.first)/(24*time.Hour)) * len(t.photos) / t.days()
}

// marks says where the years begin: each, or every second, fifth and so on, as the
// room is. Of a roll within a year or two it is the first and the last month.
func (t *timeline) marks() string {
	if t.last.Year()-t.first.Year() < 2 {
		from, to := t.first.Format("Jan 2006"), t.last.Format("Jan 2006")
		if gap := len(t.photos) - len(from) - len(to); gap > 0 && from != to {
			return from + strings.Repeat(" ", gap) + to
		}
		return from
	}
	for _, step := range []int{1, 2, 5, 10, 20, 50, 100} {
		if line, ok := t.everyYears(step); ok {
			return line
		}
	}
	return ""
}

// everyYears marks the years that step divides; ok is false where they have no room.
func (t *timeline) everyYears(step int) (line string, ok bool) {
	for year := t.first.Year() + 1; year <= t.last.Year(); year++ {
		if year%step != 0 {
			continue
		}
		at := t.cell(yearDay(year))
		if line != "" && at <= len(line) {
			return "", false
		}
		if at+len("2006") <= len(t.photos) {
			line += strings.Repeat(" ", at-len(line)) + yearDay(year).Format("2006")
		}
	}
	return line, true
}

func yearDay(year int) time.Time { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC) }
