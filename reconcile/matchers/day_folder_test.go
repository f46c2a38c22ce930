package matchers

import (
	"testing"
	"time"

	"rollcall/photo"
)

func TestAnEmptyFileInTheFolderOfItsDay(t *testing.T) {
	taken := photo.Taken{Wall: time.Date(2021, 11, 23, 10, 0, 0, 0, time.UTC).Unix(), Known: true}
	library := &photo.Item{Path: "2021/11/IMG_1334.HEIC", Class: photo.Still, Format: "heic", Stamp: photo.Stamp{Size: 2e6}, Level: photo.LevelWhole, Whole: photo.Whole, Meta: photo.Meta{Taken: taken}}
	tests := map[string]struct {
		path string
		want photo.Grade
	}{
		"its-day":        {"2021/11/23/IMG_1334.HEIC", photo.Damaged},
		"its-day-dashed": {"Photos/2021-11-23/IMG_1334.HEIC", photo.Damaged},
		"its-month":      {"backup/2021-11/IMG_1334.HEIC", photo.Damaged},
		"own-folder":     {"x/11/IMG_1334.HEIC", photo.Damaged},
		"another-day":    {"2021/11/24/IMG_1334.HEIC", photo.NoGrade},
		"another-year":   {"2020/12/IMG_1334.HEIC", photo.NoGrade},
		"another-name":   {"2021/11/23/IMG_1335.HEIC", photo.NoGrade},
		"no-date":        {"All/IMG_1334.HEIC", photo.NoGrade},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			empty := &photo.Item{Path: test.path, Class: photo.Still, Problems: []photo.Problem{{Kind: photo.ProblemEmpty, Text: "is empty"}}}
			if got := judgeDamage(library, empty, nil); got.Grade != test.want {
				t.Errorf("%q: %q, %s", test.path, got.Grade, got.Why)
			}
		})
	}
}
