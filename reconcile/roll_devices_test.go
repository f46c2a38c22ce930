package reconcile

import "testing"

func TestDevicesOf(t *testing.T) {
	n := newNames()
	var lines []line
	add := func(photos int, camera, dir string, apart int64) int {
		for i := range photos {
			lines = append(lines, line{device: n.add(camera), folder: n.add(dir), taken: int64(i) * apart, dated: true})
		}
		return len(lines) - 1
	}
	const day = daySeconds
	own := add(20, "iPhone 11", "Anna/DCIM/100APPLE", day)
	sent := add(8, "iPhone 14", "Anna/DCIM/100APPLE", 60)
	message := add(3, "", "Anna/DCIM/100APPLE", day)
	other := add(20, "iPhone 15", "Ben/DCIM/100APPLE", day)
	evening := add(8, "Pixel 7", "2023/July", 60)
	nobody := add(9, "", "2023/July", day)
	first := add(20, "iPhone 8", "Both/DCIM/100APPLE", day)
	second := add(20, "iPhone 12", "Both/DCIM/100APPLE", day)
	between := add(1, "", "Both/DCIM/101APPLE", day)

	filed := add(2, "iPhone 14", "Ben's iPhone 15/2024", day)

	of := devicesOf(lines, n)
	for _, tc := range []struct {
		name string
		line int
		want string
	}{
		{"own", own, "iPhone 11"}, {"sent-over-by-a-friend", sent, "iPhone 11"}, {"messenger", message, "iPhone 11"},
		{"another-phone", other, "iPhone 15"}, {"one-evening", evening, ""}, {"no-camera", nobody, ""},
		{"sent-and-filed-under-a-device", filed, "iPhone 15"},
		{"first-of-two-in-one-roll", first, "iPhone 8"}, {"second-of-two", second, "iPhone 12"}, {"between-two", between, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if got := n.Name(of[tc.line]); got != tc.want {
				t.Errorf("the device is %q, want %q", got, tc.want)
			}
		})
	}
}
