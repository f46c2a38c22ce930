package photo

import "time"

// The routes by which photos get into a backup.
const (
	RouteICloud  = "icloud" // iCloud Photos or an export of it
	RoutePhone   = "phone"  // a backup of the phone by Finder, iTunes, Apple Devices
	RouteCopy    = "copy"   // files copied by a person or a file tool
	RouteApp     = "app"    // another cloud or backup app
	RouteUnknown = "unknown"
)

// Routes are the routes in the order that help prints them.
var Routes = []string{RouteICloud, RoutePhone, RouteCopy, RouteApp}

// A Place is one argument: a folder or another kind of place that photos live
// in, with what the last scan of it found.
type Place struct {
	ID        int64  // row in the index
	Root      string // absolute path
	Kind      string // name of the source kind
	Route     string // one of the Route constants
	RouteSure bool   // stated by the user or recorded by the place, not guessed
	Complete  bool   // the last scan saw all of it
	ScannedAt time.Time
	Version   int64 // grows with every scan that changed something
	Tally     Tally
	Facts     Facts
	Problems  []Problem // of the place: folders that could not be read, places inside that are not read
}

// Tally counts the files of a place. Media splits into photos and parts once
// reconcile has grouped them; the count closes:
// Files = Media + Derivatives + Other + Ignored + Problems.
type Tally struct {
	Files, Media, Derivatives, Other, Ignored, Problems int
	Photos, Parts                                       int   // Media = Photos + Parts; 0 before reconcile
	Bytes                                               int64 // of the media
}
