package photo

import (
	"fmt"
	"strings"
	"time"
)

// Taken is when a photo was taken: the wall clock where it was taken, with as
// many digits below the second and the zone that the file gives. File dates
// never end up here.
type Taken struct {
	Wall   int64 // the wall clock read as if it were UTC: seconds since 1970
	Nanos  int32 // below the second
	Digits uint8 // decimal digits below the second that the file gives; 0: none
	Zoned  bool  // the file tells the zone
	Zone   int32 // seconds east of UTC
	Known  bool  // there is a date at all
}

// IsZero reports whether the file tells no date.
func (t Taken) IsZero() bool { return !t.Known }

// Time is the wall clock as a time.Time in UTC, without the zone.
func (t Taken) Time() time.Time { return time.Unix(t.Wall, int64(t.Nanos)).UTC() }

// Instant is the moment in Unix seconds and whether it is sure: without a zone
// it is the wall clock.
func (t Taken) Instant() (unix int64, sure bool) {
	if t.Zoned {
		return t.Wall - int64(t.Zone), true
	}
	return t.Wall, false
}

// String is ISO 8601: "2024-05-01T10:00:00.123+02:00", without the offset where
// the file tells none; "" without a date.
func (t Taken) String() string {
	if !t.Known {
		return ""
	}
	var b strings.Builder
	b.WriteString(t.Time().Format("2006-01-02T15:04:05"))
	if t.Digits > 0 {
		digits := min(int(t.Digits), 9)
		b.WriteString("." + fmt.Sprintf("%09d", t.Nanos)[:digits])
	}
	if t.Zoned {
		b.WriteString(time.Unix(0, 0).In(time.FixedZone("", int(t.Zone))).Format("-07:00"))
	}
	return b.String()
}
