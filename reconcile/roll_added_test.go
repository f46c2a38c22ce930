package reconcile

import (
	"context"
	"testing"
	"time"

	"rollcall/index"
	"rollcall/photo"
)

func TestNewcomers(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2025, 1, n, 9, 0, 0, 0, time.UTC) }
	const libraryRow, backupRow, photoRow = 1, 2, 10
	for _, tc := range []struct {
		name            string
		library, backup index.Added
		want            bool
	}{
		{"came-after-the-backup", index.Added{First: day(1), Later: map[int64]time.Time{photoRow: day(9)}}, index.Added{First: day(1).Add(time.Hour)}, true},
		{"backup-grew-since", index.Added{First: day(1), Later: map[int64]time.Time{photoRow: day(9)}}, index.Added{First: day(1), Later: map[int64]time.Time{77: day(12)}}, false},
		{"there-from-the-beginning", index.Added{First: day(1)}, index.Added{First: day(1)}, false},
		{"backup-never-scanned-before", index.Added{First: day(1), Later: map[int64]time.Time{photoRow: day(9)}}, index.Added{}, false},
		{"backup-first-scanned-shortly-before", index.Added{First: day(1), Later: map[int64]time.Time{photoRow: day(9)}}, index.Added{First: day(8)}, false},
		{"library-scanned-with-the-change", index.Added{First: day(1), Later: map[int64]time.Time{photoRow: day(9), 11: day(5)}}, index.Added{First: day(1), Later: map[int64]time.Time{77: day(5).Add(time.Hour)}}, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			ask := func(_ context.Context, place int64) (index.Added, error) {
				if place == libraryRow {
					return tc.library, nil
				}
				return tc.backup, nil
			}
			req := &Request{Library: []Side{{Place: photo.Place{ID: libraryRow}}}, Backup: []Side{{Place: photo.Place{ID: backupRow}}}}
			cases := []lost{{line: 3, photo: &photo.Photo{Item: &photo.Item{ID: photoRow}}, verdict: &photo.Verdict{}}}
			met, err := newcomers(context.Background(), ask, req, cases)
			if err != nil {
				t.Fatal(err)
			}
			if _, got := met[3]; got != tc.want {
				t.Errorf("a newcomer: %v, want %v", got, tc.want)
			}
		})
	}
}
