package formats

import (
	"math"

	"github.com/rwcarlsen/goexif/exif"

	"rollcall/photo"
)

// exifPosition is where the photo was taken; nil unless both coordinates are there,
// say their hemisphere and lie on the globe.
func exifPosition(x *exif.Exif) *photo.GPS {
	lat, ok := coordinate(x, exif.GPSLatitude, exif.GPSLatitudeRef, "N", "S", 90)
	lon, ok2 := coordinate(x, exif.GPSLongitude, exif.GPSLongitudeRef, "E", "W", 180)
	if !ok || !ok2 || lat == 0 && lon == 0 { // 0, 0 is what cameras write without a fix
		return nil
	}
	return &photo.GPS{Latitude: lat, Longitude: lon}
}

// coordinate reads degrees, minutes and seconds, each a rational (EXIF 2.32,
// 4.6.6). A rational over zero says nothing.
func coordinate(x *exif.Exif, value, ref exif.FieldName, positive, negative string, limit float64) (float64, bool) {
	tag, err := x.Get(value)
	if err != nil || tag.Count < 1 || tag.Count > 3 {
		return 0, false
	}
	degrees, unit := 0.0, 1.0
	for i := range int(tag.Count) {
		n, d, err := tag.Rat2(i)
		if err != nil || d == 0 {
			return 0, false
		}
		degrees += float64(n) / float64(d) / unit
		unit *= 60
	}
	if math.Abs(degrees) > limit {
		return 0, false
	}
	switch exifText(x, ref) {
	case positive:
		return degrees, true
	case negative:
		return -degrees, true
	}
	return 0, false
}
