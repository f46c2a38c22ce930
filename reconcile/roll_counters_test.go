package reconcile

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestNumberOf(t *testing.T) {
	for name, want := range map[string]int32{
		"IMG_1234.HEIC": 1234, "DSC_0815.JPG": 815, "DSCF0001.RAF": 1, "IMG_1234 (1).JPG": 1234, "IMG_1234-2.JPG": 1234, "IMG_0001": 1,
		"IMG_12345.JPG": -1, "20240501_101112.jpg": -1, "IMG-20240501-WA0001.jpg": -1, "Rome.jpg": -1, "IMG_E1234.JPG": -1, "1234.jpg": -1, "IMG__1234.JPG": -1, "IMG_1234a.JPG": -1, "IMG_1234_5.JPG": 1234, "IMG_123.JPG": -1,
	} {
		if got := numberOf(name); got != want {
			t.Errorf("numberOf(%q) is %d, want %d", name, got, want)
		}
	}
}

// Two phones of one model are told apart by their numbers; what one phone can have
// counted stays one.
func TestSplitCounters(t *testing.T) {
	type stretch struct {
		photos      int
		number, day int64
		perDay      int
		step        int64
	}
	for name, tt := range map[string]struct {
		stretches []stretch
		want      map[string]int
	}{
		"one-after-the-other": {[]stretch{{40, 100, 0, 1, 1}, {30, 4000, 60, 1, 1}}, map[string]int{"iPhone X": 70}},
		"far-apart":           {[]stretch{{40, 100, 0, 1, 1}, {20, 7000, 5, 1, 1}}, map[string]int{"iPhone X": 40, "iPhone X (numbers 7000 to 7019)": 20}},
		"near-each-other":     {[]stretch{{40, 100, 0, 1, 1}, {20, 250, 5, 1, 1}}, map[string]int{"iPhone X": 40, "iPhone X (numbers 0250 to 0269)": 20}},
		"a-clock-was-wrong":   {[]stretch{{40, 100, 400, 1, 1}, {10, 140, 0, 1, 1}, {40, 150, 440, 1, 1}}, map[string]int{"iPhone X": 90}},
		"a-flight-back":       {[]stretch{{40, 100, 0, 1, 1}, {12, 140, 40, 12, 1}, {12, 152, 40, 12, 1}, {40, 164, 41, 1, 1}}, map[string]int{"iPhone X": 104}},
		"few-were-kept":       {[]stretch{{40, 100, 0, 1, 90}, {20, 7000, 5, 1, 70}}, map[string]int{"iPhone X": 40, "iPhone X (numbers 7000 to 8330)": 20}},
		"one-evening-sent":    {[]stretch{{40, 100, 0, 1, 1}, {12, 300, 20, 12, 1}}, map[string]int{"iPhone X": 52}},
	} {
		t.Run(name, func(t *testing.T) {
			n := newNames()
			phone := n.add("iPhone X")
			var lines []line
			for _, s := range tt.stretches {
				for i := range s.photos {
					lines = append(lines, line{device: phone, number: int32(s.number+int64(i)*s.step) % counterRound, taken: s.day*daySeconds + int64(i)*daySeconds/int64(s.perDay), dated: true})
				}
			}
			if diff := cmp.Diff(tt.want, devicesSplit(lines, phone, n)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Numbers that a program gave in no order are nobody's counter.
func TestSplitCountersInNoOrder(t *testing.T) {
	n := newNames()
	phone := n.add("iPhone X")
	var lines []line
	for i, number := range rand.New(rand.NewPCG(1, 2)).Perm(300) {
		lines = append(lines, line{device: phone, number: int32(number), taken: int64(i) * daySeconds, dated: true})
	}
	if found := devicesSplit(lines, phone, n); len(found) != 1 {
		t.Errorf("%v, want one", found)
	}
}

// devicesSplit counts the lines of each device after one was split.
func devicesSplit(lines []line, device int32, n *names) map[string]int {
	of := make([]int32, len(lines))
	for i := range of {
		of[i] = device
	}
	splitCounters(lines, of, n)
	found := map[string]int{}
	for _, d := range of {
		found[n.Name(d)]++
	}
	return found
}
