package causes

import (
	"testing"
	"time"

	"rollcall/photo"
)

// Each trash is named as what it is, and keeps photos for as long as it does.
func TestDaysInTheTrash(t *testing.T) {
	const icloud, google = "Recently Deleted keeps it until ", "The trash of Google Photos keeps it until "
	for name, tt := range map[string]struct{ layout, made, says string }{
		"icloud":        {"icloud-export", "2024-12-20T00:00:00Z", icloud + "19 January 2025 at the latest"},
		"icloud-over":   {"icloud-export", "2024-11-20T00:00:00Z", ""},
		"google":        {"takeout", "2024-11-20T00:00:00Z", google + "19 January 2025 at the latest"},
		"google-over":   {"takeout", "2024-10-20T00:00:00Z", ""},
		"google-untold": {"takeout", "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			row := &photo.Item{Place: 2, Path: "list", Standing: photo.StandsGone, Facts: photo.Facts{photo.FactRecordOnly: "listed"}}
			backup := photo.Facts{photo.FactBackupDate: tt.made, photo.FactLayout: tt.layout}
			c := Case{Photo: &photo.Photo{Item: recorded2024(nil)}, Item: recorded2024(nil), Status: photo.Missing, Counterpart: row, Loose: true,
				Match: &photo.Match{Grade: photo.Recorded}, Now: time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC), Roll: placesRoll{route: photo.RouteApp, backup: backup}}
			words := tt.says
			if words == "" {
				words = `and the backup has no file of it.`
			}
			ev := deletedByList(c)
			holdEvidence(t, ev, 20, 28, words)
			if tt.says == "" && len(ev) > 0 && ev[0].Text[len(ev[0].Text)-len(words):] != words {
				t.Errorf("it says %q", ev[0].Text)
			}
		})
	}
}
