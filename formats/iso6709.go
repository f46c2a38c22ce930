package formats

import (
	"strconv"
	"strings"

	"rollcall/photo"
)

// parseISO6709 reads a position as "+48.1000+011.5000+520.0/": degrees, or
// degrees with minutes, or with minutes and seconds, by the count of digits
// before the point (ISO 6709 annex H). nil where it is none.
func parseISO6709(s string) *photo.GPS {
	latitude, rest, ok := isoAngle(s, 2, 90)
	if !ok {
		return nil
	}
	longitude, _, ok := isoAngle(rest, 3, 180)
	if !ok {
		return nil
	}
	return &photo.GPS{Latitude: latitude, Longitude: longitude}
}

// isoAngle reads one signed angle whose degrees have the given digits.
func isoAngle(s string, digits int, limit float64) (angle float64, rest string, ok bool) {
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0, "", false
	}
	n := len(s)
	if i := strings.IndexAny(s[1:], "+-/"); i >= 0 {
		n = i + 1
	}
	value := s[1:n]
	whole, _, _ := strings.Cut(value, ".")
	// The integer part ends in minutes or seconds; what stands before it is cut off.
	unit := 1.0
	for len(whole) > digits {
		if len(whole) < digits+2 {
			return 0, "", false
		}
		whole, unit = whole[:len(whole)-2], unit*60
	}
	switch {
	case unit == 1 && whole == "", unit > 1 && len(whole) != digits:
		return 0, "", false
	case unit == 1:
		digits = len(whole) // some programs leave out leading zeros
	}
	parts := []string{value}
	if unit >= 60 {
		parts = []string{value[:digits], value[digits:]}
	}
	if unit >= 3600 {
		parts = []string{value[:digits], value[digits : digits+2], value[digits+2:]}
	}
	scale := 1.0
	for _, p := range parts {
		v, err := strconv.ParseFloat(p, 64)
		if err != nil || v < 0 || scale > 1 && v >= 60 || unit > 3600 {
			return 0, "", false
		}
		angle += v / scale
		scale *= 60
	}
	if !(angle <= limit) {
		return 0, "", false
	}
	if s[0] == '-' {
		angle = -angle
	}
	return angle, s[n:], true
}
