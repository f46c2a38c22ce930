// Package reconcile compares the two sides of a check: it groups files into
// photos, pairs the sides rung by rung, finds patterns over the whole roll, and
// weighs the causes of each photo that has no full copy.
//
// It reads no files and speaks no SQL: items come in as streams, what crosses
// floors is a func of the Request.
package reconcile

import (
	"context"
	"iter"
	"time"

	"rollcall/index"
	"rollcall/photo"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/matchers"
)

// A Request is one check to be made.
type Request struct {
	Library, Backup []Side
	Matchers        []matchers.Matcher // the ladder, in order
	Causes          []causes.Cause
	Plan            int64 // the user's cloud plan, bytes; 0: not stated
	Quick           bool  // items may have been read to their ends only
	All             bool  // give the verdicts of present photos too
	Now             time.Time

	// Look takes second looks, several at a time, and fills in what they found.
	// That a file can't be looked at is an answer; an error ends the check. nil: no
	// look can be taken.
	Look func(ctx context.Context, looks []photo.Look) error

	// Sightings tells where else the index has seen the items' bytes or pictures:
	// in backup places of earlier checks, or in this backup's own past. nil: no
	// history.
	Sightings func(ctx context.Context, items []*photo.Item) (map[int64][]photo.Sighting, error)

	// Added tells when the index first met the items of a place; nil: nothing does.
	Added func(ctx context.Context, place int64) (index.Added, error)

	// Progress is told how far it is; nil: nobody asks.
	Progress func(phase string, done, total int)

	watch *watch // the one photo that Weigh asks for
}

// A Side is one place of a check with its items.
type Side struct {
	Place photo.Place

	// Items yields all current items in order of path; it may be asked twice.
	Items iter.Seq2[*photo.Item, error]

	// Load returns whole items by their row, in the order asked.
	Load func(ctx context.Context, rows []int64) ([]*photo.Item, error)
}
