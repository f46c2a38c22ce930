package stories

import (
	"math"
	"math/rand/v2"
	"time"

	"rollcall/photo"
)

// A world is one telling of a story: the photos, what became of each, and the two
// places.
type world struct {
	r     *rand.Rand
	now   time.Time
	pics  []*pic
	lib   photo.Place
	back  photo.Place
	plan  int64 // bytes; 0: the user states none
	named bool  // paths are final: two may differ in the case of letters only

	relaid func(p *pic) string    // path in the backup; nil: as in the library
	seen   map[int]photo.Sighting // what an earlier check saw, by n
	second func(p *pic) bool      // whether another backup has it; nil: there is none

	met      func(p *pic) (time.Time, bool) // when the index first met it, and whether after its first scan; nil: in one scan
	metFirst time.Time                      // of that first scan

	trips   int
	counter map[string]int // of file names, by device
}

func newWorld(seed uint64) *world {
	r := rand.New(rand.NewPCG(seed, 0xE8A))
	w := &world{r: r, seen: map[int]photo.Sighting{}, counter: map[string]int{}}
	w.now = date(2025, 9, 1).Add(time.Duration(r.IntN(300*24)) * time.Hour)
	w.back = photo.Place{Root: "/mnt/backup", Kind: "folder", Route: photo.RouteUnknown, Complete: true}
	w.lib = photo.Place{Root: "/home/me/Photos", Kind: "folder", Route: photo.RouteUnknown, Complete: true}
	return w
}

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

func (w *world) real(lo, hi float64) float64 { return lo + (hi-lo)*w.r.Float64() }
func (w *world) whole(lo, hi int) int        { return lo + w.r.IntN(hi-lo+1) }
func (w *world) odds(x float64) bool         { return w.r.Float64() < x }

// roughly is log-normal about a median.
func (w *world) roughly(median, spread float64) float64 {
	return median * math.Exp(w.r.NormFloat64()*spread)
}

func (w *world) pick(s ...string) string { return s[w.r.IntN(len(s))] }

func choose[T any](w *world, l ...T) T { return l[w.r.IntN(len(l))] }

func (w *world) between(a, b time.Time) time.Time {
	return a.Add(time.Duration(w.r.Float64() * float64(b.Sub(a))))
}

// ago is so many days before the check.
func (w *world) ago(days int) time.Time { return w.now.AddDate(0, 0, -days) }

// size is how many photos somebody has: few, some, many.
func (w *world) size() int {
	switch {
	case w.odds(.35):
		return w.whole(40, 300)
	case w.odds(.85):
		return w.whole(300, 4000)
	}
	return w.whole(4000, 28000)
}

func (w *world) sizeMid() int { return int(w.roughly(1400, .8)) + 150 }
