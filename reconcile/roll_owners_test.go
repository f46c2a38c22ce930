package reconcile

import "testing"

// What names no camera came by the device that its top folder is of, where top folders
// are of several devices.
func TestTopOwners(t *testing.T) {
	n := newNames()
	his, hers := n.add("iPhone 11"), n.add("Pixel 6")
	var lines []line
	var of []int32
	add := func(photos int, dir string, device int32) {
		for range photos {
			lines, of = append(lines, line{folder: n.add(dir), device: device}), append(of, device)
		}
	}
	add(20, "David/2018", his)
	add(1, "David/2019", hers)
	add(3, "David/2018", none)
	if found := topOwners(lines, of, n); len(found) != 0 {
		t.Errorf("one person's folder: %v", found)
	}
	add(20, "Clara/2018", hers)
	add(2, "Clara/2018", none)
	add(9, "Both/2018", his)
	add(9, "Both/2018", hers)
	add(2, "Both/2018", none)
	found := topOwners(lines, of, n)
	for dir, want := range map[string]int32{"David/2018": his, "Clara/2018": hers, "Both/2018": none} {
		if got := found[[2]int32{0, n.add(dir)}]; got != want {
			t.Errorf("%s is of %q, want %q", dir, n.Name(got), n.Name(want))
		}
	}
}
