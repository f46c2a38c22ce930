package photo

import "time"

// A Report is one check: what was compared, and what came of it.
type Report struct {
	Check       int64 // number of the check in the index; 0: not kept
	GeneratedAt time.Time
	Complete    bool  // both sides were seen whole, every file of them read
	Quick       bool  // contents were not read whole (--quick)
	Plan        int64 // the user's cloud plan, bytes; 0: not stated
	Library     []Place
	Backup      []Place
	Summary     Summary
	Patterns    []Pattern
	Deadlines   []Deadline
	Since       *Since    // what changed since the check before of the same sides; nil: there is none
	Days        []Day     // the whole roll by the day it was taken on, sorted; undated photos are in the first, if any
	Photos      []Verdict // sorted by place, then path; what is not present, or all of the library
}

// Summary counts photos. Photos = Present + Incomplete + Missing + Unsure;
// Expected is within Missing.
type Summary struct {
	Photos     int
	Bytes      int64 // of all photos of the library with their parts
	Lost       int64 // bytes of the incomplete and missing ones
	Present    int
	Incomplete int
	Missing    int
	Unsure     int
	Expected   int
	BackupOnly int           // photos that only the backup has
	Copyable   int           // missing or incomplete photos whose original is here
	Better     int           // present photos of which the backup has the larger version
	Copies     [3]int        // photos by how many backup places hold a full copy: none, one, two or more
	SameDisk   bool          // both sides lie on one disk
	Grades     map[Grade]int // of all counterparts, those of incomplete and unsure photos too
	Causes     map[string]Count
}

// Count is a number of photos and their size.
type Count struct {
	Photos int
	Bytes  int64
}

// A Day counts the photos of the library that were taken on one day, by the wall
// clock. Photos = Present + the incomplete, missing and unsure ones, which the
// report lists.
type Day struct {
	Date    string // "2024-05-01"; "" for photos without a date
	Photos  int
	Present int
}

// A Pattern explains many missing photos at once.
type Pattern struct {
	Cause      string
	Photos     int
	Bytes      int64
	From, To   string // ISO dates of the photos; "" where time plays no part
	Confidence float64
	Text       string // one sentence with numbers
	Place      string // root of the one backup place that it is of; "" it is of all together
}

// A Deadline is a group of photos that a trash will drop.
type Deadline struct {
	Photos int
	First  time.Time // when the first is gone
	Text   string    // where they lie
}
