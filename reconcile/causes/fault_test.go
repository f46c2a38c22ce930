package causes

import (
	"math"
	"testing"
)

// However few of those with a fault are missing, what they tell is a number.
func TestFaultLift(t *testing.T) {
	for photos := range 4 {
		for missing := range photos + 1 {
			for rest := range 3 {
				s := Share{Split: Split{Photos: photos, Missing: missing, RestPhotos: rest * 50, RestMissing: rest}}
				if photos == 0 {
					continue
				}
				if w := s.faultLift(); math.IsNaN(w) || math.IsInf(w, 0) {
					t.Errorf("%+v weighs %v", s, w)
				}
			}
		}
	}
}
