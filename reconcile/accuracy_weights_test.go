package reconcile_test

import (
	"cmp"
	"math/rand/v2"
	"slices"

	"rollcall/reconcile/causes"
)

// A vote is photos of one roll that were told alike, with the weight they have
// in a figure.
type vote struct {
	told
	roll   int
	weight float64
}

// A mix says how much a roll weighs.
type mix func(*scored) float64

func asDrawn(*scored) float64 { return 1 }

// heavyOn makes rolls weigh up to five times as much, by how many of their lost
// photos were lost in these ways.
func heavyOn(names ...string) mix {
	return func(s *scored) float64 {
		n := 0
		for _, name := range names {
			n += s.causes[name]
		}
		return 1 + 4*float64(n)/float64(max(s.lost, 1))
	}
}

// byRoll are votes in which each roll has one vote, shared by its lost photos that
// are such.
func byRoll(rolls []*scored, m mix, such func(told) bool) []vote {
	var votes []vote
	for i, s := range rolls {
		n := 0
		for t, photos := range s.tells {
			if such(t) {
				n += photos
			}
		}
		weight := m(s)
		for t, photos := range s.tells {
			if such(t) {
				votes = append(votes, vote{t, i, weight * float64(photos) / float64(n)})
			}
		}
	}
	return inOrder(votes)
}

// byEvent are votes in which each event of each roll has one vote, shared by the
// photos that it took.
func byEvent(rolls []*scored) []vote {
	var votes []vote
	for i, s := range rolls {
		photos := map[int]int{}
		for t, n := range s.tells {
			photos[t.event] += n
		}
		for t, n := range s.tells {
			votes = append(votes, vote{t, i, float64(n) / float64(photos[t.event])})
		}
	}
	return inOrder(votes)
}

// inOrder makes sums of votes the same in every run.
func inOrder(votes []vote) []vote {
	slices.SortFunc(votes, func(a, b vote) int {
		return cmp.Or(cmp.Compare(a.roll, b.roll), cmp.Compare(a.event, b.event), cmp.Compare(a.truth, b.truth),
			cmp.Compare(a.named, b.named), cmp.Compare(a.confidence, b.confidence), cmp.Compare(a.weight, b.weight))
	})
	return votes
}

// shareOf is the share of the votes that are such, 0 to 1.
func shareOf(votes []vote, such func(told) bool) float64 {
	sum, all := 0.0, 0.0
	for _, v := range votes {
		all += v.weight
		if such(v.told) {
			sum += v.weight
		}
	}
	if all == 0 {
		return 0
	}
	return sum / all
}

func every(told) bool      { return true }
func isRight(t told) bool  { return t.right }
func isSecond(t told) bool { return t.second }

// losing reports whether a photo was lost in this way.
func losing(cause string) func(told) bool { return func(t told) bool { return t.truth == cause } }

// naming reports whether this cause was named.
func naming(cause string) func(told) bool { return func(t told) bool { return t.named == cause } }

// rollsWith counts the rolls with photos that are such, and these photos.
func rollsWith(rolls []*scored, such func(told) bool) (n, photos int) {
	for _, s := range rolls {
		before := photos
		for t, k := range s.tells {
			if such(t) {
				photos += k
			}
		}
		if photos > before {
			n++
		}
	}
	return n, photos
}

const resamples = 1000

// bootstrap draws the rolls anew, with replacement, and gives the bounds between
// which 95 % of the shares of right votes lie.
func bootstrap(rolls []*scored) (low, high float64) {
	var shares []float64
	for _, s := range rolls {
		if s.lost > 0 {
			shares = append(shares, shareOf(byRoll([]*scored{s}, asDrawn, every), isRight))
		}
	}
	if len(shares) == 0 {
		return 0, 0
	}
	random := rand.New(rand.NewPCG(1, 2))
	means := make([]float64, resamples)
	for i := range means {
		for range shares {
			means[i] += shares[random.IntN(len(shares))]
		}
		means[i] /= float64(len(shares))
	}
	slices.Sort(means)
	return means[resamples/40], means[resamples-1-resamples/40]
}

// brier is the mean square of what the confidence in the cause named was wrong by.
func brier(votes []vote) float64 {
	sum, all := 0.0, 0.0
	for _, v := range votes {
		wrong := v.confidence
		if v.right {
			wrong = 1 - v.confidence
		}
		sum, all = sum+v.weight*wrong*wrong, all+v.weight
	}
	return sum / max(all, 1e-9)
}

// causeNames are the causes in the order of the list.
func causeNames() []string {
	var names []string
	for _, c := range causes.All {
		names = append(names, c.Name)
	}
	return names
}
