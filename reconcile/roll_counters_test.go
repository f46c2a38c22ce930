package reconcile

import "testing"

func TestNumberOf(t *testing.T) {
	for name, want := range map[string]int32{
		"IMG_1234.HEIC": 1234, "DSC_0815.JPG": 815, "DSCF0001.RAF": 1, "IMG_1234 (1).JPG": 1234, "IMG_1234-2.JPG": 1234, "IMG_0001": 1,
		"IMG_12345.JPG": -1, "20240501_101112.jpg": -1, "IMG-20240501-WA0001.jpg": -1, "Rome.jpg": -1, "IMG_E1234.JPG": -1, "1234.jpg": -1,
	} {
		if got := numberOf(name); got != want {
			t.Errorf("numberOf(%q) is %d, want %d", name, got, want)
		}
	}
}

// Two phones of one model are told apart by their numbers; one that goes on counting
// after a gap stays one.
func TestSplitCounters(t *testing.T) {
	n := newNames()
	phone := n.add("iPhone X")
	var lines []line
	add := func(photos int, number int32, day int64) {
		for i := range photos {
			lines = append(lines, line{device: phone, number: number + int32(i), taken: (day + int64(i)) * daySeconds, dated: true})
		}
	}
	devices := func() map[string]int {
		of := make([]int32, len(lines))
		for i := range of {
			of[i] = phone
		}
		splitCounters(lines, of, n)
		found := map[string]int{}
		for _, d := range of {
			found[n.Name(d)]++
		}
		return found
	}
	add(40, 100, 0)
	add(30, 4000, 60)
	if found := devices(); len(found) != 1 {
		t.Errorf("one phone after the other in time: %v, want one", found)
	}
	add(20, 7000, 5)
	if found := devices(); found["iPhone X"] != 70 || found["iPhone X (numbers 7000 to 7019)"] != 20 {
		t.Errorf("a second phone beside the first: %v", found)
	}
}
