package photo

import "time"

// A Sighting is an earlier meeting with an item's bytes or picture, kept in the
// index: in a backup place of an earlier check, or in the backup's own past.
type Sighting struct {
	Root  string    // of the place that had it
	Path  string    // in that place
	Last  time.Time // the last scan that saw it there
	Here  bool      // it was in a place of this check's backup side, and is gone
	Gone  bool      // the last complete scan of that place no longer saw it
	Trash bool      // it lay in a trash there
	Kind  string    // source kind of the place
	Route string
}
