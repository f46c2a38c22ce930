package reconcile

import (
	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// A brief is one file in short: what grouping and the first rung need, in about
// a hundred bytes, so that a million of them fit. Whole items are loaded only
// for what is left. Names and ids are kept as hashes of 64 bits.
type brief struct {
	proof   photo.Digest // of the ladder's first rung; zero: none
	picture uint64       // of the picture data; 0: none
	row     int64
	size    int64
	inode   uint64
	wall    int64  // when taken, wall clock, seconds since 1970
	content uint64 // content id
	stem    uint64 // folded base name without ending; of a Live video without _HEVC
	ending  uint32 // folded ending
	zone    int32  // seconds east of UTC
	folder  int32  // names
	device  int32
	format  int32
	pixels  int32 // area, at most 2^31-1
	millis  int32 // of a video, at most 2^31-1
	number  int32 // that a camera counts in the name; -1: none
	main    int32 // after grouping: the brief of its photo, itself for a photo; -1: none
	disk    uint16
	place   int16
	flags   flag
	day     uint16 // that its name tells, days since 1970, where the file tells no date; 0: none
	class   class
	role    role
	frame   frame
}

// A flag is something that is so or not.
type flag uint16

const (
	dated       flag = 1 << iota
	zoned            // tells the zone it was taken in
	trashed          // lies in a trash
	cached           // lies in a cache of small pictures
	unfinished       // named as what is still being written or downloaded, and not known to be whole
	hiddenAlbum      // of the Hidden album
	hiddenPath       // lies in a hidden folder
	moving           // a motion video, or another picture, follows in the same file
	unread           // its content could not be read
	copyable         // its bytes are here
	made             // a derivative, as the place's own rules tell
	filmed           // has the movie of its Live Photo
	rendered         // says that it is an edit
	borrowed         // of somebody else's shared album
	recordOnly       // only a record of it is here, not its bytes
	render           // a derivative that was read all the same: an edited version in full size, what a cache has left
)

func (b *brief) is(f flag) bool { return b.flags&f != 0 }

// A frame is photo.FactBurst as one byte.
type frame uint8

const (
	noFrame     frame = iota // of no burst, or not known
	frameChosen              // picked, or the burst's key
	frameLeft                // not picked
)

func frameOf(it *photo.Item) frame {
	switch it.Facts.Text(photo.FactBurst) {
	case "key", "picked":
		return frameChosen
	case "left":
		return frameLeft
	}
	return noFrame
}

// A class is photo.Class as one byte.
type class uint8

const (
	noClass class = iota
	still
	raw
	video
	sidecar
)

var classes = [...]photo.Class{photo.NoClass, photo.Still, photo.RAW, photo.Video, photo.Sidecar}

func classOf(c photo.Class) class {
	for i := range classes {
		if classes[i] == c {
			return class(i)
		}
	}
	return noClass
}

// A role is what a file ends as.
type role uint8

const (
	roleNone       role = iota // not settled yet
	rolePhoto                  // a photo of its own
	roleVideo                  // the movie of a Live Photo
	roleRAW                    // the RAW beside a JPEG or HEIC
	roleSidecar                // of the photo that main names
	roleDerivative             // made from a photo of this place
	roleOther                  // not a photo
	roleIgnored
	roleProblem // could not be read
	roleRecord  // of a backup: a record without bytes, which is no copy
	roleGone    // a record that a photo was deleted there: no photo of either side
)

// partRoles are the roles of files that are parts, as the report prints them.
var partRoles = map[role]string{roleVideo: photo.RoleVideo, roleRAW: photo.RoleRAW, roleSidecar: photo.RoleSidecar}

// near reports whether two files were taken within some seconds of each other,
// by the rules of matchers.Near.
func near(a, b *brief, within int64) bool { return matchers.Near(a.taken(), b.taken(), within) }

func (b *brief) taken() photo.Taken {
	return photo.Taken{Wall: b.wall, Zone: b.zone, Zoned: b.is(zoned), Known: b.is(dated)}
}

// sameFile reports whether two briefs are of one file on disk.
func (b *brief) sameFile(c *brief) bool {
	return b.inode != 0 && b.inode == c.inode && b.disk != 0 && b.disk == c.disk
}

// isRecord reports whether a backup only has a record of the file.
func (b *brief) isRecord() bool { return b.role == roleRecord || b.role == roleGone }

// isPicture reports whether the class is one that photos have.
func (b *brief) isPicture() bool { return b.class == still || b.class == raw || b.class == video }
