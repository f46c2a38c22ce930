package causes

import (
	"time"

	"rollcall/photo"
)

// Roll answers what a cause may ask about the whole roll call. Lines are photos
// of the library, numbered as reconcile numbers them.
type Roll interface {
	// Route is how photos get into this backup, and whether that is stated or
	// recorded rather than guessed.
	Route() (route string, sure bool)

	// Backup is the backup side's places with their facts and problems.
	Backup() []photo.Place

	// Share counts the photos that agree with the line in one dimension, and how
	// many of them have no full copy.
	Share(line int, dim Dimension) Share

	// Stretch is the stretch of missing photos in time that the line lies in:
	// over its own device, or over all. ok is false where it lies in none.
	Stretch(line int, dim Dimension) (s Stretch, ok bool)

	// Sizes is what the backup holds against the plans that exist.
	Sizes() Sizes

	// Sightings are earlier meetings with the line's bytes or picture.
	Sightings(line int) []photo.Sighting

	// Added is when the index first saw the photo in the library, and whether
	// that was later than the first complete scan of its place.
	Added(line int) (first time.Time, later bool)
}

// A Dimension is a way to sort photos into groups.
type Dimension string

// The dimensions.
const (
	ByAll    Dimension = "all"
	ByDevice Dimension = "device" // where the photo came from, as far as files tell
	ByFolder Dimension = "folder"
	ByFormat Dimension = "format"
	ByClass  Dimension = "class"
	ByDay    Dimension = "day"
	ByHidden Dimension = "hidden" // hidden by folder or album, or not
	BySize   Dimension = "size"   // over 4 GiB, or not
)

// A Share is how much of a group is missing.
type Share struct {
	Name            string // the group, for people
	Photos, Missing int
	RestPhotos      int // photos of the library outside the group
	RestMissing     int
}

// A Stretch is a run of missing photos in time.
type Stretch struct {
	From, To      time.Time // wall clock of its first and last photo
	Photos        int       // photos of the group within it
	Missing       int       // of them without a full copy
	Before, After int       // photos of the group that are present before and after it
	OthersGoOn    bool      // other devices have photos in the backup within it
	Device        string    // the group's name; "" for all
}

// Sizes is what the backup holds, in bytes, against plans.
type Sizes struct {
	Held      int64 // bytes of media in the backup
	FirstLost int64 // bytes of the first photo after the last one that is present; 0: none
	Plan      int64 // the plan that Held comes closest to from below: stated, or of those sold; 0: none near
	Stated    bool  // the user stated the plan
	Tried     int   // plan sizes that were held against
	LargeOnly bool  // only photos larger than the room left are missing
}
