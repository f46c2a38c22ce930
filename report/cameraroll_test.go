package report

import (
	"strings"
	"testing"

	"rollcall/photo"
)

// A phone backup without a camera roll says so before all else.
func TestWithoutRoll(t *testing.T) {
	const why = "iCloud Photos is on, and of 9000 photos the backup has 3"
	r := allClear()
	r.Backup[0].Facts.Set(photo.FactCameraRoll, why)
	text := strings.Join(strings.Fields(string(written(t, textLayout, scene{"", r, Options{}}))), " ")
	if !strings.HasPrefix(text, r.Backup[0].Root+" is a phone backup without a camera roll: "+why+". ") {
		t.Errorf("it begins with %.200q", text)
	}
	delete(r.Backup[0].Facts, photo.FactCameraRoll)
	if text := string(written(t, textLayout, scene{"", r, Options{}})); strings.Contains(text, "camera roll") {
		t.Errorf("without the fact: %s", text)
	}
}
