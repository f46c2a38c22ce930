// Package reconciletest plays photo rolls with a known truth, for tests only.
//
// A scenario plays a roll forward in time: devices take photos, a backup takes
// them in, things go wrong. What comes out is what rollcall would see of it, as
// items of a library and of a backup, and beside it the truth: what became of
// each photo and why. It is written from how such things go in the world, and
// shares no constant with the causes that are scored by it: it imports neither
// them nor the matchers.
package reconciletest

import (
	"context"
	"math/rand/v2"
	"time"

	"rollcall/photo"
)

// Families are the kinds of scenario. Those HeldOut were never looked at when
// weights were set.
var Families = []Family{
	fullPlan,
	switchedOff,
	newPhone,
	paused,
	firstUpload,
	tidiedCloud,
	hiddenLeft,
	phoneOptimised,
	storageSaver,
	mirror,
	copyStopped,
	smallStick,
	formatFilter,
	badDisk,
	partial,
	oldBackup,
	prunedBackup,
	editsOnly,
	oddScript,
	allThere,
	manyAtOnce,

	familyPlan,
	thirtyYears,
	traveller,
	switcher,
	twoLosses,
	roughRoad,
}

// A Family is one kind of scenario; its seed draws all parameters, from wide ranges.
type Family struct {
	Name    string // kebab-case
	Doc     string // one sentence
	HeldOut bool
	draw    func(*rand.Rand) scenario
}

// A Roll is one library and one backup as rollcall sees them, and the truth.
type Roll struct {
	Family   string
	Seed     uint64
	Library  []Side
	Backup   []Side
	Plan     int64     // what the user states, bytes; 0: nothing
	TruePlan int64     // what the plan really was, bytes; 0: none
	Now      time.Time // when the check is made

	Truths map[string]Truth // by path of the photo's main file in Library[0], of every photo of the library
	Events []Event          // what went wrong, in order of time

	Look      func(context.Context, []photo.Look) error
	Sightings func(context.Context, []*photo.Item) (map[int64][]photo.Sighting, error) // nil: no history

	story *story // what Write makes files of
	fates []fate
}

// A Side is one place with its items in order of path.
type Side struct {
	Place photo.Place
	Items []*photo.Item
}

// A Truth is what became of one photo.
type Truth struct {
	Status photo.Status // Unsure only of a file of the library that can't be read

	// Causes are all that suffice, the first to strike first; empty when present.
	// A cause that is not of rollcall's list is Unlisted.
	Causes []string

	// Traced are those of Causes that left a trace: the same seed played without the
	// event differs in something observable beyond that photo's absence. Where none
	// did, the right answer is "unexplained".
	Traced []string

	Event int // position in Roll.Events of what struck first; -1: none
}

// Unlisted is a cause that rollcall does not know.
const Unlisted = "unlisted"

// An Event is one thing that went wrong, such as a plan that filled up.
type Event struct {
	Cause    string
	From, To time.Time // of what it struck; To zero: until the end
	Photos   int       // whose full copy it took
}

// Play plays one roll of a family. The same seed gives the same roll.
func Play(f Family, seed uint64) *Roll {
	r := f.tell(seed).play(-1)
	r.Family, r.Seed = f.Name, seed
	return r
}
