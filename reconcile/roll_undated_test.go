package reconcile

import "testing"

// A lost photo of which nothing tells the date lies in the stretch in which most is
// lost, unless photos are lost everywhere.
func TestPlaceUndated(t *testing.T) {
	for _, tc := range []struct {
		name  string
		every int // one photo in so many is missing outside
		want  bool
	}{{"all-else-came", 0, true}, {"half-is-missing-everywhere", 2, false}} {
		t.Run(tc.name, func(t *testing.T) {
			r := &rollCall{names: newNames(), spans: map[int]span{}}
			var order []int32
			for i := range 200 {
				f := came
				if i >= 150 && i < 190 || tc.every > 0 && i%tc.every == 0 {
					f = absent
				}
				r.lines = append(r.lines, line{taken: int64(i) * daySeconds, dated: true})
				r.fates, order = append(r.fates, f), append(order, int32(i))
			}
			r.lines, r.fates = append(r.lines, line{}), append(r.fates, absent)
			r.device, r.leftOut = make([]int32, len(r.lines)), make([]bool, len(r.lines))
			r.stretches = r.findStretches(order)
			r.over, r.own = r.place(none), r.place(-1)
			r.placeUndated(order)
			if _, got := r.guessed[200]; got != tc.want {
				t.Errorf("placed: %v, want %v", got, tc.want)
			}
		})
	}
}
