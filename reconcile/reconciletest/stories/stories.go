// Package stories tells photo rolls as people's stories, with a known truth, for
// tests only.
//
// It is a second set beside the simulator of reconciletest, written by another
// hand that saw neither the causes, nor their patterns, nor that simulator. Where
// the simulator draws all that can go wrong from wide ranges, a story is one thing
// as people tell it: the plan that was full in the holiday, the phone whose
// uploads nobody switched on again. Of each lost photo a story says what happened
// to it, and what a careful person who sees both sides could not tell from that.
//
// It imports neither matchers nor causes and shares no constant with them.
package stories

import (
	"context"
	"slices"
	"time"

	"rollcall/photo"
)

// All are the stories, by what they are about.
var All = slices.Concat(
	fullPlans,
	switchedOff,
	pausedUploads,
	newerPhotos,
	takenAway,
	hiddenAway,
	smallerVersions,
	leftOutKinds,
	leftOutDevices,
	leftOutFormats,
	stoppedCopies,
	damagedFiles,
	severalAtOnce,
	byChance,
)

// A Story is one kind of thing that happens to a roll. Its seed draws sizes, days,
// devices and how the backup came to be.
type Story struct {
	Name string // kebab-case
	make func(*world)
}

// A Roll is a library and its backups as rollcall sees them, and the truth.
type Roll struct {
	Library Side
	Backup  []Side
	Plan    int64     // what the user states, bytes; 0: nothing
	Now     time.Time // when the check is made

	Truths map[string]Truth // by path of the photo's main file in the library, of every photo of it

	// Met is when the index first met files of the library, by row, of those met
	// only after its first scan at MetFirst; nil: all were met in one scan.
	Met      map[int64]time.Time
	MetFirst time.Time

	Look      func(context.Context, []photo.Look) error
	Sightings func(context.Context, []*photo.Item) (map[int64][]photo.Sighting, error) // nil: no history
}

// A Side is one place with its items in order of path.
type Side struct {
	Place photo.Place
	Items []*photo.Item
}

// A Truth is what became of one photo.
type Truth struct {
	// Causes has what happened first, then what nobody could tell from it. Empty:
	// the photo has a full copy.
	Causes []string

	// Unseen: it lies in a part of the backup that could not be read. Unsure is right,
	// present and missing are not.
	Unseen bool
}

// Tell tells the story once. The same seed gives the same roll.
func (s Story) Tell(seed uint64) *Roll {
	seed += seedOf(s.Name)
	w := newWorld(seed)
	s.make(w)
	w.settlePaths()
	c := &cast{w: w, seed: mix(seed * 7919), what: map[photo.Digest]shown{}}
	return c.roll()
}

// seedOf keeps a story's rolls the same whatever other stories there are.
func seedOf(name string) (h uint64) {
	for _, c := range []byte(name) {
		h = mix(h ^ uint64(c))
	}
	return h % 1_000_000 * 1000
}

// mix is a finaliser in the manner of splitmix64: each bit of x stirs all others.
func mix(x uint64) uint64 {
	x += 0x9E3779B97F4A7C15
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}
