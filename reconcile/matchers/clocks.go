package matchers

import (
	"time"

	"rollcall/photo"
)

const day = 24 * 3600

// defaultDays are the days that clocks start at which were never set: Unix,
// FAT and DOS, many cameras of after 2000, Apple's epoch, QuickTime's epoch.
var defaultDays = []int64{
	date(1970), date(1980), date(2000), date(2001), date(1904),
}

func date(year int) int64 { return time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Unix() }

// neverSet reports whether a time of capture is what a clock shows that nobody
// set: the first day of such an epoch, or a year before all photography. It
// identifies nothing by itself.
func neverSet(t photo.Taken) bool {
	if !t.Known {
		return false
	}
	if t.Wall < date(1800) {
		return true
	}
	for _, first := range defaultDays {
		if t.Wall >= first && t.Wall < first+day {
			return true
		}
	}
	return false
}

// setByHand reports whether a time of capture is one that people and tools give
// to many pictures at once: midnight or noon to the second.
func setByHand(t photo.Taken) bool {
	return t.Digits == 0 && mod(t.Wall, day/2) == 0
}
