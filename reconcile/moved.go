package reconcile

import "strings"

// What a moved clock is known by where many pairs might be due to one.
const (
	leastMoved = 3   // photos whose times differ by the same
	shareMoved = 10  // and one in so many of what is left of their device
	mostMoved  = 512 // pairs of one name, and of other names, whose difference no others share
)

// A move is how far the clock of a device was moved, in seconds.
type move struct {
	device int32 // of the library's photo
	by     int64
}

// movedTogether keeps of pairs that tell other times those whose difference several
// of a device share: one clock was moved. Others are chance as a rule; they are worth
// a look where they are few.
func (s *step) movedTogether(pairs []pair) []pair {
	shared := s.movesOf(pairs)
	left := s.leftByDevice()
	var kept, named, other []pair
	for _, q := range pairs {
		a, b := &s.lib.briefs[q.lib], &s.back.briefs[q.back]
		switch m := moveOf(a, b); {
		case !s.oneDevice(a, b):
		case shared[m] >= leastMoved && shared[m]*shareMoved >= left[a.device]:
			kept = append(kept, q)
		case a.stem == b.stem:
			named = append(named, q)
		default:
			other = append(other, q)
		}
	}
	for _, few := range [][]pair{named, other} {
		if len(few) <= mostMoved {
			kept = append(kept, few...)
		}
	}
	return inOrder(kept)
}

// movesOf counts the photos of the library by how far their clock was moved. Pairs are
// sorted.
func (s *step) movesOf(pairs []pair) map[move]int {
	shared, last := map[move]int{}, map[move]int32{}
	for _, q := range pairs {
		m := moveOf(&s.lib.briefs[q.lib], &s.back.briefs[q.back])
		if i, ok := last[m]; !ok || i != q.lib {
			shared[m]++
			last[m] = q.lib
		}
	}
	return shared
}

func moveOf(a, b *brief) move { return move{a.device, b.wall - a.wall} }

func (p *pairing) leftByDevice() map[int32]int {
	left := map[int32]int{}
	for i := range p.lib.briefs {
		if b := &p.lib.briefs[i]; b.class == still && p.open(int32(i)) {
			left[b.device]++
		}
	}
	return left
}

// oneDevice reports whether two files may be of one camera; a tool may have left out
// its maker, or all of it.
func (p *pairing) oneDevice(a, b *brief) bool {
	one, other := p.lib.names.Name(a.device), p.lib.names.Name(b.device)
	return one == other || strings.HasSuffix(one, other) || strings.HasSuffix(other, one)
}
