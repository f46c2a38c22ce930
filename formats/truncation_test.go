package formats

import (
	"testing"

	"rollcall/photo"
)

// A copy that lost its end must never look like the original: not with the same
// picture and the same tail, and the container whole.
func checkTruncations(t *testing.T, name string, b []byte, lengths []int) {
	t.Helper()
	whole := judgeBytes(t, name, b)
	if whole.Whole == photo.Broken || whole.Whole == photo.Cut {
		t.Fatalf("%s: is %s before it is cut", name, whole.Whole)
	}
	for _, n := range lengths {
		if cut := judgeBytes(t, name, b[:n]); cut == whole && cut.Picture != "" {
			t.Errorf("%s: cut to %d of %d bytes it is told as the original: %v", name, n, len(b), cut)
		}
	}
}

// checkFlips changes each byte of a range: the picture must not stay the same.
func checkFlips(t *testing.T, name string, b []byte, from, to int) {
	t.Helper()
	whole := judgeBytes(t, name, b)
	for i := from; i < to; i++ {
		b[i] ^= 0x20
		if got := judgeBytes(t, name, b); got == whole {
			t.Errorf("%s: byte %d of %d may change unseen", name, i, len(b))
		}
		b[i] ^= 0x20
	}
}

func judgeBytes(t *testing.T, name string, b []byte) verdict {
	t.Helper()
	in := inputOf(b, name)
	f := Identify(All, in.Head)
	if f == nil {
		return verdict{}
	}
	c, _ := f.Read(in)
	if c == nil {
		t.Fatalf("%s: no content", name)
	}
	return judge(t, in, c)
}

// every is all lengths below n.
func every(n int) []int {
	lengths := make([]int, n)
	for i := range lengths {
		lengths[i] = i
	}
	return lengths
}
