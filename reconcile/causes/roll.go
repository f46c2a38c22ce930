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

	// Tree reports whether what came lies in folders named as the library's: as a copy
	// leaves it, and hardly any cloud.
	// named tells besides that most of these folders have names that somebody gave, neither
	// dates nor what a device or program counts.
	Tree() (keeps, named bool)

	// Backup is the backup side's places with their facts and problems.
	Backup() []photo.Place

	// Library is the library side's places with their facts and problems.
	Library() []photo.Place

	// Share counts the photos that agree with the line in one dimension, and how
	// many of them are missing.
	Share(line int, dim Dimension) Share

	// Stretch is the stretch of missing photos in time that the line lies in:
	// over its own device (ByDevice; only while other devices go on), or over all
	// (ByAll; only where no device explains it), or in the order of paths (ByPath; only
	// one that begins amid a folder and has no end), or over the photos of its kind
	// (ByKind; only while other photos come). ok is false where it lies in none.
	Stretch(line int, dim Dimension) (s Stretch, ok bool)

	// Sizes is what the backup holds against the plans that exist, as it bears on
	// the stretch over all that the line lies in, or on none.
	Sizes(line int) Sizes

	// When is when a photo came to the library: by a date in its name (named), where it
	// tells none itself, or by what lies beside it in its folder. ok is false where
	// neither tells.
	When(line int) (from, to time.Time, named, ok bool)

	// Since is how many photos of the library (ByAll), or of the line's own device
	// (ByDevice), were taken after a time, wall clock, and how many of these have a full
	// copy in the backup.
	Since(line int, t time.Time, dim Dimension) (photos, came int)

	// Sightings are earlier meetings with the line's bytes or picture.
	Sightings(line int) []photo.Sighting

	// Added is when the index first saw the photo in the library, and whether
	// that was later than the last change that it knows of the backup, although
	// it had seen all of the library before.
	Added(line int) (first time.Time, later bool)

	// Cached is the folder of a cache of the backup that is named for the line's file and
	// holds small pictures, where the backup has no file of that name; "" none.
	Cached(line int) string

	// Company is what befell the other missing photos, as it bears on a cause of the
	// line; ok is false before all others were asked.
	Company(line int, cause string) (of Company, ok bool)

	// Collides is another file of the library that the backup's file system
	// can't hold beside the line's file, their names being the same to it; ""
	// none. Where it can today, the file is told all the same if Limits speaks of it.
	Collides(line int) string

	// Limits are what about the line's file a target may have refused, where the backup
	// holds none such. Those of whole folders are told with the other patterns.
	Limits(line int) []Limit

	// Namesake is another photo of the library whose copy has the line's name in the
	// backup, in the folder that the line's neighbours were copied to. ok is false
	// where there is none.
	Namesake(line int) (n Namesake, ok bool)
}

// A Namesake is a photo whose copy has the name that a lost one would have had.
type Namesake struct {
	Path    string // in the library
	Copy    string // in the backup
	Photos  int    // lost photos of the roll that have one
	Renamed int    // photos of these names that came under another name
	Both    int    // photos of the roll that came into one folder with another of their name
	Alone   bool   // nothing else of its folder came, and the backup keeps no folders' names: the copy's folder may be that of one folder
}

// A Dimension is a way to sort photos into groups.
type Dimension string

// The dimensions.
const (
	ByAll    Dimension = "all"
	ByDevice Dimension = "device" // where the photo came from, as far as files tell
	ByFolder Dimension = "folder" // the topmost folder of which all is missing, else its own
	ByFormat Dimension = "format"
	ByClass  Dimension = "class"
	ByOrigin Dimension = "origin" // pictures that no camera took
	ByPath   Dimension = "path"   // in the order of paths; of stretches only
	ByAlbum  Dimension = "album"  // of the user's own: the one of which all is missing, or what lies in none that was chosen
	ByImport Dimension = "import" // added together, long after they were taken
	ByKind   Dimension = "kind"   // a folder, format, origin or class of which a stretch is missing; of stretches only
	ByHidden Dimension = "hidden" // hidden by folder, or of the Hidden album
	ByRecord Dimension = "record" // only a record of it is in the library
	ByShared Dimension = "shared" // of somebody else's shared album
	ByBurst  Dimension = "burst"  // frames of bursts that were not picked; the rest are those that were
	ByFault  Dimension = "fault"  // files of the library with the same thing wrong: empty, not whole, another format than named
	ByTrash  Dimension = "trash"  // in the library's own trash

	ByOther   Dimension = "other"   // of another device than the one that most of what came is of
	ByWaiting Dimension = "waiting" // waiting to be sent to iCloud, by the library's record
	ByPart    Dimension = "part"    // photos of several files; here missing means incomplete
)

// A Split counts the photos of a group, and those outside it that are neither
// hidden nor in a trash.
type Split struct {
	Photos, Missing         int // in the group
	RestPhotos, RestMissing int // outside it
}

// A Share is how much of a group is missing.
type Share struct {
	Name  string // of the group, for people; "" where the line has no such group
	Split        // over the whole roll
	Then  Split  // among the photos of the line's own stretch of time; outside of stretches where it has none, or too few

	// ByWhole tells of a folder that is missing whole that so are others, and that of
	// all folders each is there whole or not at all. The rest is without those others.
	ByWhole bool

	// Chosen tells, besides, that the folders, or the albums, tell all that is missing
	// better than stretches of time or devices do: whatever its size and its dates are, it was
	// left out as a folder, or with what lies in no album that was chosen.
	Chosen bool

	// Stopped tells that photos of it came first, and hardly any since: the backup covered
	// it until then.
	Stopped bool

	// Apart tells of a device that is missing whole that no photo outside the group was
	// taken in its time or near it, as where its clock was wrong.
	Apart bool

	// Interleaved is how many photos outside the group, taken between its first
	// and last one, have come into the backup.
	Interleaved int
	From, To    time.Time // wall clock of its first and last dated photo
}

// A Stretch is a run of missing photos in time.
type Stretch struct {
	From, To      time.Time // wall clock of its first and last photo
	Photos        int       // photos of the group within it
	Missing       int       // of them without any counterpart
	Before, After int       // photos of the group that are in the backup before and after it
	OthersGoOn    bool      // other devices have photos in the backup within it
	Device        string    // the group's name; "" for all
	Other         string    // the device of most of those others
	Until         time.Time // when those others stopped as well; zero: they did not

	// Numbered tells that no dates are known, and the order is that of the numbers in the
	// photos' names, of which First and Last are those of From and To.
	Numbered    bool
	First, Last int

	// New is a device that took its first photo as the stretch began, and of which
	// all is missing; "" none.
	New string

	// Replaced is a device that took a good part of the photos until the stretch began,
	// and none since, while others go on: it was replaced then; "" none.
	Replaced string

	// Amid tells that it begins or ends amid an occasion, of which other photos are in
	// the backup: nobody leaves half of one out.
	Amid bool

	// Ended is the device that most of its missing photos are of, where nothing of
	// that came after it, though photos of others did; "" none.
	Ended string

	// Thin tells that photos are missing here and there in it, and hardly any since.
	Thin bool

	// Kind names the photos of a stretch of one kind, and KindBy is by what; "" none.
	// Before and After count that kind.
	Kind   string
	KindBy Dimension

	// Years tells of a stretch that it is whole calendar years, for which the backup has no
	// folder though folders are by year, such as "2016" or "2016 to 2017"; "" else.
	Years string

	// YearsChance is how likely its ends leave room for turns of years by chance, 0 to 1.
	YearsChance float64

	// FromPath is the first missing path of a stretch in the order of paths.
	FromPath string

	// WithFolder tells that a stretch in the order of paths begins with a folder.
	WithFolder bool

	// Clean tells of such a stretch that all before it came and nothing behind it.
	Clean bool

	// Folders is over how many folders a stretch in the order of paths goes.
	Folders int

	// InTime tells of a stretch in the order of paths that it is one in the order of time,
	// too: what is missing is what was taken last.
	InTime bool

	// Stopped is how many devices stopped in it: those with photos missing in it
	// and photos in the backup outside of it.
	Stopped int

	// CameSmall is how many photos of the group are in the backup within it that
	// have less than half the size of its usual missing one.
	CameSmall int

	// CameOwn is how many of those are of devices that stopped: they still sent then.
	CameOwn int

	// Typical is the line that stands for its missing photos: what is asked of the
	// whole is asked of it, so that all of them get one answer.
	Typical int

	// In is the probability, 0 to 1, that a missing photo within it is missing
	// because of it, and not as photos outside of it are.
	In float64
}

// Open reports whether nothing came after the stretch.
func (s Stretch) Open() bool { return s.After == 0 && s.Before > 0 }

// fewLast reports whether so few photos are missing at its end that they may only not
// have come yet.
func (s Stretch) fewLast() bool { return s.Open() && s.Missing < 4 }

// Leading reports whether nothing came before the stretch.
func (s Stretch) Leading() bool { return s.Before == 0 && s.After > 0 }

// fewBefore reports whether the stretch has a begin by a few photos only, against those
// that are missing in it: they may have come by other ways.
func (s Stretch) fewBefore() bool { return s.Closed() && s.Before*5 <= s.Missing }

// Closed reports whether both sides of the stretch are in the backup.
func (s Stretch) Closed() bool { return s.Before > 0 && s.After > 0 }

// Sizes is what the backup holds, in bytes, against plans.
type Sizes struct {
	Held    int64 // bytes of media in the backup when the next photo would have gone up
	Next    int64 // bytes of that next photo, the first that is missing; 0: there is none
	Usual   int64 // bytes of a photo of that time on average
	Library int64 // bytes of the whole library, all that would have gone up; 0: not asked
	Order   Order // in which photos would have gone up
	Plan    int64 // the plan that Held comes closest to from below: stated, or of those sold; 0: none
	Stated  bool  // the user stated the plan
	Tried   int   // plan sizes that were held against

	// Since is from when on photos are missing from a size on, where such ones came before
	// it; zero: none such is known to have come.
	Since time.Time

	// Chance is the probability that a total of nobody's choosing comes as near to
	// one of the sizes tried, 0 to 1.
	Chance float64

	// LargeOnly tells that photos are missing from a size on, and smaller ones are
	// there; with a stated plan, that they are larger than the room left in it.
	LargeOnly bool

	// Never tells besides that hardly any photo of that size came at any time; Largest is
	// the largest that did come and is smaller, bytes.
	Never   bool
	Largest int64
}

// An Order is one in which photos can have gone up.
type Order string

// The orders.
const (
	OldestFirst   Order = "oldest first"
	NewestFirst   Order = "newest first"
	SmallestFirst Order = "smallest first"
)

// Large reports whether the photo is one of those that are missing by their size.
func (z Sizes) Large(p *photo.Photo) bool {
	taken := p.Item.Meta.Taken
	return z.LargeOnly && p.Bytes() >= z.Next && (z.Since.IsZero() || taken.IsZero() || taken.Wall >= z.Since.Unix())
}

// AtLimit reports whether what is missing by its size, and what came, lie on either side
// of a size that tools and file systems are known to end at: 2 GiB, where a length is 32
// bits with a sign, as on some WebDAV servers and in old tools, and 4 GiB, as on FAT.
func (z Sizes) AtLimit() bool {
	within := func(limit int64) bool { return z.Largest < limit && limit <= z.Next }
	return z.Never && (within(2<<30) || within(fatLimit))
}

// Crosses reports whether the next photo would have crossed the plan.
func (z Sizes) Crosses() bool {
	return z.Plan > 0 && z.Next > 0 && z.Held <= z.Plan && z.Held+z.Next > z.Plan
}
