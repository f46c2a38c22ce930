package matchers

import (
	"cmp"
	"strconv"
	"strings"

	"rollcall/photo"
)

const (
	quarter  = 15 * 60   // zones differ by quarter hours
	farthest = 14 * 3600 // and from UTC by 14 hours at most
)

// Near reports whether two times of capture agree to within some seconds: as
// moments where both tell their zone, else as wall clocks that may differ by
// whole quarter hours up to 14 hours, for a zone that one of them ignored.
func Near(a, b photo.Taken, within int64) bool {
	if !a.Known || !b.Known {
		return false
	}
	if a.Zoned && b.Zoned {
		ia, _ := a.Instant()
		ib, _ := b.Instant()
		return abs(ia-ib) <= within || a.Wall == b.Wall
	}
	diff := abs(a.Wall - b.Wall)
	off := diff % quarter
	return diff <= farthest+within && min(off, quarter-off) <= within
}

// sameMoment reports whether two times of capture are one: to the second by
// Near, and below it in the digits that both give.
func sameMoment(a, b photo.Taken) bool {
	return Near(a, b, 0) && sameFraction(a, b)
}

// sameFraction compares what both give below the second. A file without digits
// contradicts none.
func sameFraction(a, b photo.Taken) bool {
	digits := min(a.Digits, b.Digits, 9)
	step := int32(1)
	for range 9 - digits {
		step *= 10
	}
	return digits == 0 || a.Nanos/step == b.Nanos/step
}

// camera is the form in which cameras are compared: the model, since tools leave
// out or rewrite the make; the make where there is no model.
func camera(it *photo.Item) string {
	return strings.ToLower(cameraName(it))
}

func cameraName(it *photo.Item) string {
	return cmp.Or(strings.TrimSpace(it.Meta.Model), strings.TrimSpace(it.Meta.Make))
}

// otherCamera reports whether both items name a camera, and not the same.
func otherCamera(a, b *photo.Item) bool {
	ca, cb := camera(a), camera(b)
	return ca != "" && cb != "" && ca != cb
}

// identifies reports whether a time of capture says more than a date that many
// pictures share: a camera or digits below the second stand beside it.
func identifies(it *photo.Item) bool {
	return it.Meta.Taken.Known && (cameraName(it) != "" || it.Meta.Taken.Digits > 0)
}

// sameCapture reports whether two items were taken at one moment by one camera.
func sameCapture(a, b *photo.Item) bool {
	return identifies(a) && identifies(b) && camera(a) == camera(b) && sameMoment(a.Meta.Taken, b.Meta.Taken)
}

// OtherCapture reports whether two items can't be one shot: both tell when they
// were taken, and it is not the same, whatever the zones are. A clock that was never set
// tells nothing against a time that was put right.
func OtherCapture(a, b *photo.Item) bool {
	ta, tb := a.Meta.Taken, b.Meta.Taken
	return ta.Known && tb.Known && neverSet(ta) == neverSet(tb) && !sameMoment(ta, tb)
}

// addCaptureKeys adds the keys of a capture: by the wall clock with its fraction,
// without it, and twice by what a zone can't change, in overlapping stretches of
// 28 hours so that times 14 hours apart still meet in one of them.
func addCaptureKeys(r *keyring, it *photo.Item) {
	if !identifies(it) {
		return
	}
	t, cam := it.Meta.Taken, camera(it)
	second, fraction := strconv.FormatInt(t.Wall, 10), ""
	r.add("second ", second, " ", cam)
	if t.Digits > 0 {
		fraction = strconv.Itoa(int(t.Nanos))
		r.add("moment ", second, ".", fraction, " ", cam)
	}
	const stretch = 2 * farthest
	rest := strconv.FormatInt(mod(t.Wall, quarter), 10)
	r.add("zone-free a", strconv.FormatInt(floor(t.Wall, stretch), 10), " ", rest, ".", fraction, " ", cam)
	r.add("zone-free b", strconv.FormatInt(floor(t.Wall+stretch/2, stretch), 10), " ", rest, ".", fraction, " ", cam)
}

func abs(n int64) int64 { return max(n, -n) }

func mod(n, by int64) int64 { return ((n % by) + by) % by }

func floor(n, by int64) int64 { return (n - mod(n, by)) / by }
