package formats

import (
	"strings"
	"time"

	"github.com/rwcarlsen/goexif/exif"

	"rollcall/photo"
)

// exifTaken is when the shutter was pressed: DateTimeOriginal, else
// DateTimeDigitized, each with its own sub-second and zone. DateTime (0x0132) is
// left alone: any program that changes the file rewrites it.
func exifTaken(x *exif.Exif) photo.Taken {
	t := exifDate(exifText(x, exif.DateTimeOriginal), exifText(x, exif.SubSecTimeOriginal), exifText(x, offsetTimeOriginal))
	if t.Known {
		return t
	}
	return exifDate(exifText(x, exif.DateTimeDigitized), exifText(x, exif.SubSecTimeDigitized), exifText(x, offsetTimeDigitized))
}

// firstYear is the year of the first photograph; earlier dates are placeholders.
const firstYear = 1826

// exifDate reads "2006:01:02 15:04:05" with the digits below the second and the
// zone that stand beside it. A date that no calendar has is no date.
func exifDate(date, subsec, offset string) photo.Taken {
	if len(date) != 19 {
		return photo.Taken{}
	}
	// Some programs write "2006-01-02" or "2006/01/02".
	day := strings.NewReplacer("-", ":", "/", ":").Replace(date[:10])
	t, err := time.Parse("2006:01:02 15:04:05", day+" "+date[11:])
	if err != nil || t.Year() < firstYear || date[10] != ' ' && date[10] != 'T' {
		return photo.Taken{}
	}
	taken := photo.Taken{Known: true, Wall: t.Unix()}
	taken.Nanos, taken.Digits = belowSecond(subsec)
	taken.Zone, taken.Zoned = exifZone(offset)
	return taken
}

// belowSecond reads the digits after the decimal point (EXIF 2.32, SubSecTime).
func belowSecond(digits string) (nanos int32, n uint8) {
	if len(digits) > 9 {
		digits = digits[:9]
	}
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return 0, 0
		}
		nanos = nanos*10 + int32(c-'0')
	}
	for range 9 - len(digits) {
		nanos *= 10
	}
	return nanos, uint8(len(digits))
}

// exifZone reads "+02:00" or "Z" as seconds east of UTC (EXIF 2.32, OffsetTime).
func exifZone(offset string) (seconds int32, ok bool) {
	if offset == "Z" {
		return 0, true
	}
	t, err := time.Parse("-07:00", offset)
	if err != nil {
		return 0, false
	}
	_, s := t.Zone()
	const furthest = 14 * 3600 // UTC+14, Line Islands
	if s < -furthest || s > furthest {
		return 0, false
	}
	return int32(s), true
}
