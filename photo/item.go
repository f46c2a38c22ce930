package photo

// Class is what kind of picture a file holds. Matching never crosses it: a
// still's content id is also its Live video's.
type Class string

// The classes.
const (
	Still   Class = "still"
	RAW     Class = "raw"
	Video   Class = "video"
	Sidecar Class = "sidecar" // AAE, XMP, Takeout JSON: part of a photo, never one
	NoClass Class = ""        // not a photo
)

// Standing says what a file of a place counts as, so that every file ends as
// exactly one thing. Photo and Part are settled by reconcile, the rest by the
// scanner.
type Standing string

// The standings.
const (
	StandsMedia      Standing = "media"      // a photo or a part of one
	StandsDerivative Standing = "derivative" // made from a photo of this place: thumbnail, preview, cached copy
	StandsOther      Standing = "other"      // not a photo
	StandsIgnored    Standing = "ignored"    // left out by --ignore, .rollcallignore or a system folder's rule
	StandsProblem    Standing = "problem"    // could not be read
	StandsGone       Standing = "gone"       // no file: the place's own record that it held one, and that it was deleted
)

// Level is how far a file was read. A higher demand reads it again.
type Level uint8

// The levels, in order.
const (
	LevelNone  Level = iota // known by its directory entry only
	LevelHead               // format and metadata
	LevelEnds               // and a digest of its first and last 64 KiB
	LevelWhole              // every byte
)

// Stamp is what a directory says of a file. Two equal stamps mean an unchanged
// file.
type Stamp struct {
	Size       int64  // bytes
	ModTime    int64  // nanoseconds since 1970 UTC
	ChangeTime int64  // nanoseconds since 1970 UTC; 0 where it is not stable
	Inode      uint64 // 0 where it is not stable
	Device     uint64 // 0 where unknown; not part of Unchanged: it moves with a mount
	Links      uint32 // number of names; 0 where unknown
}

// Unchanged reports whether a file with stamp s is the one that had stamp old.
// A part that one of them lacks does not count.
func (s Stamp) Unchanged(old Stamp) bool {
	return s.Size == old.Size && s.ModTime == old.ModTime &&
		(s.ChangeTime == old.ChangeTime || s.ChangeTime == 0 || old.ChangeTime == 0) &&
		(s.Inode == old.Inode || s.Inode == 0 || old.Inode == 0)
}

// SameFile reports whether two stamps are of one file on disk: a hard link, or
// one folder mounted twice. It is no second copy.
func (s Stamp) SameFile(t Stamp) bool {
	return s.Inode != 0 && s.Inode == t.Inode && s.Device != 0 && s.Device == t.Device
}

// Wholeness says whether a container is all there.
type Wholeness string

// The wholenesses.
const (
	WholeUnknown Wholeness = ""       // the format can't tell
	Whole        Wholeness = "whole"  // begins, ends and points as its format demands
	Cut          Wholeness = "cut"    // ends before its content does
	Zeroed       Wholeness = "zeroed" // the end was overwritten with zeros
	Broken       Wholeness = "broken" // damaged inside: a checksum, box or marker is wrong
)

// Intact reports whether nothing is known to be wrong with the container.
func (w Wholeness) Intact() bool { return w == Whole || w == WholeUnknown }

// An Item is one file of a place as it was last read.
type Item struct {
	ID       int64  // row in the index; 0 before it is saved
	Place    int64  // row of its place in the index
	Path     string // relative to the place, "/"-separated, bytes as stored (may be no UTF-8)
	Stamp    Stamp
	Standing Standing
	Level    Level
	Reader   int    // version of the reading code, see formats.Version
	Format   string // name of the format; "" where the content is none we know
	Class    Class

	Digest      Digest      // of the whole file; zero unless LevelWhole
	Ends        Digest      // of the size, the first and the last 64 KiB
	Prefixes    []Prefix    // of the first 64 KiB, 1 MiB and doublings that the file reaches
	Picture     Digest      // of the picture data; zero: the format has none, or the file is not whole
	PictureSize int64       // bytes of the file that Picture is of; 0: not told
	Opening     Digest      // of the beginning of a video's coded pictures, the same in all wrappings of them; zero: not told
	Tail        Digest      // of what follows the picture's container; zero: nothing follows, or padding and remarks only
	TailSize    int64       // bytes that follow the picture's container
	Fingerprint Fingerprint // Apple's; zero: not computed
	Whole       Wholeness
	Meta        Meta
	Facts       Facts
	Problems    []Problem

	// Sketch is what a second look kept of the picture. It is kept by digest, not
	// with the item. nil: none was taken.
	Sketch *Sketch
}

// Problem returns the item's first problem of that kind, or nil.
func (it *Item) Problem(kind string) *Problem {
	for i := range it.Problems {
		if it.Problems[i].Kind == kind {
			return &it.Problems[i]
		}
	}
	return nil
}

// Read reports whether the item's content could be read to the end.
func (it *Item) Read() bool { return it.Level == LevelWhole && it.Standing != StandsProblem }
