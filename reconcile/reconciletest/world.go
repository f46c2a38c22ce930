package reconciletest

import (
	"math"
	"math/rand/v2"
	"time"
)

// A story is a roll still to be played: who took what when, how it gets into the
// backup, and what goes wrong. All random draws are made while it is written;
// playing it draws none, so that leaving out one mishap changes nothing else.
type story struct {
	rng        *rand.Rand
	seed       uint64
	begin, now time.Time
	devices    []device
	albums     []string
	shots      []shot // in order of added

	keeps   shelf     // how the library is laid out
	backs   shelf     // how the backup is
	since   time.Time // when the backup began; all there was goes up first
	backlog order     // in this order
	carry   carriage
	mishaps []*mishap // in order of time

	said, plan int64
	roots      [2]string

	route      string // into the backup
	told       string // what is known of it
	routeSure  bool
	disk       string // file system of the backup
	layoutFact string
	renditions string  // what smaller versions have in their names
	shrinkage  float64 // of a smaller version's sides

	checked   bool // an index knows earlier checks
	lastCheck time.Time
}

// A shot is one photo or video of the world, with what it will always be.
type shot struct {
	n       int
	kind    kind
	device  int // whose roll it came in through
	camera  *camera
	format  *format
	taken   time.Time // in truth
	added   time.Time // when it came into the library
	wall    time.Time // what the file says
	dated   bool      // the file says it
	bare    bool      // the file says nothing at all
	session int
	album   int
	home    home
	size    int64 // bytes of the main file
	part    int64 // bytes of its movie or RAW; 0: none
	rawPart *format
	width   int
	height  int
	stem    string
	same    int     // how many before it have this stem in its folder of the library
	backed  int     // the same in the backup
	queue   int     // place in the order of upload
	walked  int     // place in the order of path
	luck    float64 // 0 to 1, for carriage
	away    bool    // in the backup only
	as      *format // what it is written as; nil: its format
	small   bool    // the library has a smaller version only
	unread  bool    // the library's file can't be read
}

// kind is how a shot came to be.
type kind uint8

const (
	camerad    kind = iota // taken by the device
	filmed                 // a video
	screenshot             // of the screen
	received               // came by a messenger
	airdropped             // from somebody else's phone
	scanned                // from paper
	shared                 // lies in somebody's shared album
)

// home is where in the library a file lies.
type home uint8

const (
	homeUsual  home = iota
	homeDot         // a dot folder
	homeHidden      // the Hidden album's folder
	homeShared      // a shared album's folder
	homeBinned      // a trash
	homeFlag        // the Hidden album, and nothing in the library tells
)

// An order is one in which a backlog goes up.
type order uint8

const (
	oldestFirst order = iota
	newestFirst
	smallFirst
	largeFirst
	anyOrder
	byPath
	orders
)

// bytes is what the shot weighs in a backup.
func (s *shot) bytes() int64 { return s.size + s.part }

// between draws evenly from a range.
func between(r *rand.Rand, lo, hi float64) float64 { return lo + (hi-lo)*r.Float64() }

// roughly draws from a range, as often within each doubling.
func roughly(r *rand.Rand, lo, hi float64) float64 {
	return lo * math.Exp(r.Float64()*math.Log(hi/lo))
}

// odds is true that often.
func odds(r *rand.Rand, p float64) bool { return r.Float64() < p }

// choose draws one.
func choose[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

func days(n float64) time.Duration { return time.Duration(n * 24 * float64(time.Hour)) }

// during draws a moment within the middle part of the story, both ends as shares
// of the shots that were added till then.
func (s *story) during(lo, hi float64) time.Time {
	at := int(between(s.rng, lo, hi) * float64(len(s.shots)-1))
	return s.shots[at].added.Add(-time.Second)
}

// chance is a number from 0 to 1 that only the seed, the stream and n tell.
func (s *story) chance(stream uint64, n int) float64 {
	return float64(mix(s.seed^mix(stream)+uint64(n)*0x9E3779B97F4A7C15)>>11) / (1 << 53)
}

// stream is a new one.
func (s *story) stream() uint64 { return s.rng.Uint64() }
