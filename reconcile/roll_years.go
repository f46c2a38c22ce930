package reconcile

import (
	"regexp"
	"strconv"
	"time"
)

const (
	// yearsByChance is how likely it may be, at most, that a stretch begins and ends
	// where the photos that are there leave room for the turn of a year.
	yearsByChance = 0.5

	// fewestYears is how many years folders must be named for.
	fewestYears = 2
)

// nameYears tells of closed stretches over all that they are whole calendar years, where
// the library or the backup has folders by year and the backup none for these: folders
// were left out, whatever the time.
func (r *rollCall) nameYears(order []int32, held heldBackup) {
	var there, here map[int]bool
	for i := range r.stretches {
		s := &r.stretches[i]
		if s.device != none || !s.Closed() || s.Missing < s.Photos || s.Kind != "" {
			continue
		}
		if there == nil {
			there, here = r.yearFolders(held)
		}
		first, last := s.From.Year(), s.To.Year()
		if len(there) < fewestYears && len(here) < fewestYears || !noneOf(there, first, last) {
			continue
		}
		if s.YearsChance = r.turnsByChance(s, order); s.YearsChance > yearsByChance {
			continue
		}
		s.Years = strconv.Itoa(first)
		if last > first {
			s.Years += " to " + strconv.Itoa(last)
		}
	}
}

// turnsByChance is how likely the ends of a stretch leave room for turns of years by
// chance; 1: they leave none.
func (r *rollCall) turnsByChance(s *stretch, order []int32) float64 {
	const year = 365.25 * daySeconds
	before, after := int64(-1), int64(-1)
	for _, l := range order {
		if t := r.timeOf(l); r.fates[l] == came && t < s.From.Unix() {
			before = t
		} else if after < 0 && r.fates[l] == came && t > s.To.Unix() {
			after = t
		}
	}
	begin := time.Date(s.From.Year(), 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	end := time.Date(s.To.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
	if before < 0 || after < 0 || before >= begin || after < end {
		return 1
	}
	return min(float64(s.From.Unix()-before)/year, 1) * min(float64(after-s.To.Unix())/year, 1)
}

// yearName is the name of a folder that is of a year: 2016, Photos from 2016.
var yearName = regexp.MustCompile(`(?:^|/)(?:[^/0-9]* )?((?:19|20)[0-9]{2})(?:/|$)`)

// yearFolders are the years that folders of the backup and of the library are named for.
func (r *rollCall) yearFolders(held heldBackup) (there, here map[int]bool) {
	there, here = map[int]bool{}, map[int]bool{}
	known := map[int32]int{}
	yearOf := func(folder int32) int {
		year, ok := known[folder]
		if !ok {
			if m := yearName.FindStringSubmatch(r.names.Name(folder)); m != nil {
				year, _ = strconv.Atoi(m[1])
			}
			known[folder] = year
		}
		return year
	}
	for i := range held.photos {
		if y := yearOf(held.photos[i].folder); y > 0 {
			there[y] = true
		}
	}
	for i := range r.lines {
		if y := yearOf(r.lines[i].folder); y > 0 {
			here[y] = true
		}
	}
	return there, here
}

func noneOf(years map[int]bool, first, last int) bool {
	for y := first; y <= last; y++ {
		if years[y] {
			return false
		}
	}
	return true
}
