package main

import (
	"strings"

	"rollcall/photo"
)

// recognised says what a place is a backup of, as far as it tells: the device, its
// system, the day; "" it tells nothing.
func recognised(place photo.Place) string {
	if !place.Facts.Has(photo.FactDevice) {
		return ""
	}
	words := []string{"a backup of " + place.Facts.Text(photo.FactDevice)}
	if system := place.Facts.Text(photo.FactSystem); system != "" {
		words = append(words, system)
	}
	if date := place.Facts.Time(photo.FactBackupDate); !date.IsZero() {
		words = append(words, date.Format("2 January 2006"))
	}
	if roll := place.Facts.Text(photo.FactCameraRoll); roll != "" {
		words = append(words, "without a camera roll: "+roll)
	}
	return strings.Join(words, ", ")
}
