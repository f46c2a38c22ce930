package photo

import "time"

// ChangeKind says what happened to one photo of the library between two checks.
type ChangeKind string

// The kinds of change. Each changed photo has exactly one.
const (
	NewlyMissing    ChangeKind = "newly-missing"    // no full copy now; then present, incomplete or unsure
	NewlyDamaged    ChangeKind = "newly-damaged"    // the same, and the backup's copy is damaged
	NewlyIncomplete ChangeKind = "newly-incomplete" // a part has no full copy now; then present or unsure
	NewlyUnsure     ChangeKind = "newly-unsure"     // unsure now, and not then
	NewPhoto        ChangeKind = "new"              // in the library now, not then
	FoundAgain      ChangeKind = "found-again"      // present now, not then
	FoundInPart     ChangeKind = "found-in-part"    // incomplete now, missing then
	OtherCause      ChangeKind = "other-cause"      // no full copy then and now, for another cause
	Replaced        ChangeKind = "changed"          // other content under the same path, the status as before
	Gone            ChangeKind = "gone"             // in the library then, and not now
	Uncounted       ChangeKind = "not-counted"      // its file is still there, and no photo of its own any more
	Counted         ChangeKind = "counted"          // its file was there, and is a photo of its own now
)

// ChangeKinds are all kinds, in the order of the report: bad news first.
var ChangeKinds = []ChangeKind{
	NewlyMissing, NewlyDamaged, NewlyIncomplete, NewlyUnsure, NewPhoto, FoundAgain,
	FoundInPart, OtherCause, Replaced, Gone, Uncounted, Counted,
}

// Changes are what is new in one check since another of the same library.
type Changes struct {
	GeneratedAt time.Time
	Then, Now   *Report
	ThenFlags   string // of the command lines, as the index lists them
	NowFlags    string
	Moves       map[Move]int // photos by what was and is said of them, unchanged ones too
	List        []Change     // what changed, by kind, then place, then path
}

// A Move is what was said of a photo then and what is said now; "" where it was
// not, or is not, counted in the library. The moves from a status add up to that
// status in the earlier check's summary, those to it in the later one's.
type Move struct{ Then, Now Status }

// A Change is one photo of which something else is said than before.
type Change struct {
	Kind     ChangeKind
	Place    int // position among the library's places: now's, of what is gone then's
	Path     string
	WasPlace int // where it was then; the same as Place and Path for what is new
	WasPath  string
	Bytes    int64 // the photo's main file
	Format   string
	Taken    Taken
	Hidden   bool  // of the Hidden album or the trash
	Replaced bool  // the path holds other content than then
	Then     *Said // nil: it was not in the library
	Now      *Said // nil: it is not
}

// Said is what one check says of a photo. Of a present one only the status is
// known.
type Said struct {
	Status     Status
	Cause      string
	Confidence float64
	Expected   bool
	Match      *Match
	Why        string // the evidence that speaks first
	RestsOn    string // its observation
}

// Damaged reports whether the photo is missing because its copy is damaged.
func (s *Said) Damaged() bool {
	return s.Status == Missing && s.Match != nil && s.Match.Grade == Damaged
}

// Since is what changed in short, kept with a check.
type Since struct {
	Check int64     // the number of the check before, of the same sides
	Made  time.Time // when that was
	Kinds map[ChangeKind]int
	Lost  int // photos that are new in the library and have no full copy
}

// Counts counts the changes by kind.
func (c *Changes) Counts() map[ChangeKind]int {
	counts := map[ChangeKind]int{}
	for i := range c.List {
		counts[c.List[i].Kind]++
	}
	return counts
}

// InShort is what the first screen of the later check says of the changes.
func (c *Changes) InShort() *Since {
	s := &Since{Check: c.Then.Check, Made: c.Then.GeneratedAt, Kinds: c.Counts()}
	for i := range c.List {
		if one := &c.List[i]; one.Kind == NewPhoto && one.Now.Lost() {
			s.Lost++
		}
	}
	return s
}

// Lost reports whether the photo has no full copy.
func (s *Said) Lost() bool {
	return s != nil && (s.Status == Missing || s.Status == Incomplete)
}
