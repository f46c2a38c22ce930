package reconcile

import (
	"testing"

	"rollcall/photo"
)

// A stretch that is a whole year is told where folders are by year and the backup has
// none of that one.
func TestNameYears(t *testing.T) {
	for name, tt := range map[string]struct {
		from, to string
		folder   string
		has2022  bool
		want     string
	}{
		"takeout":                {"2022-01-01", "2023-01-01", "Photos from ", false, "2022"},
		"plain":                  {"2022-01-01", "2023-01-01", "", false, "2022"},
		"two":                    {"2021-01-01", "2023-01-01", "", false, "2021 to 2022"},
		"from-spring-on":         {"2022-04-01", "2023-01-01", "", false, ""},
		"into-january":           {"2022-01-01", "2023-02-01", "", false, ""},
		"the-folder-is-there":    {"2022-01-01", "2023-01-01", "", true, ""},
		"folders-are-by-subject": {"2022-01-01", "2023-01-01", "-", false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := (&scene{}).life(300, "2020-01-04", "2024-06-20", shot{device: "Apple iPhone 12", path: "DCIM/IMG_{n}"}, goneBetween(tt.from, tt.to))
			n := newNames()
			r := &rollCall{names: n, broken: map[int]bool{}}
			held := heldBackup{}
			for i := range s.shots {
				sh := &s.shots[i]
				r.lines = append(r.lines, sh.line(int64(i+1), n))
				f := came
				if sh.status == photo.Missing {
					f = absent
				} else if tt.folder != "-" {
					held.photos = append(held.photos, holding{folder: n.add(tt.folder + sh.taken[:4])})
				}
				r.fates = append(r.fates, f)
			}
			if tt.has2022 {
				held.photos = append(held.photos, holding{folder: n.add(tt.folder + "2022")})
			}
			r.device = make([]int32, len(r.lines))
			r.leftOut = make([]bool, len(r.lines))
			order := r.dated()
			r.stretches = r.runsIn(order, none)
			r.nameYears(order, held)
			if len(r.stretches) != 1 || r.stretches[0].Years != tt.want {
				t.Errorf("%d stretches, %+v", len(r.stretches), r.stretches)
			}
		})
	}
}
