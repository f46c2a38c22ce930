package reconcile

import (
	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// A line is one photo of the library in short, for questions over the whole
// roll. A photo's line is its position in the roll; lines stand in order of
// place, then path.
type line struct {
	row    int64 // of the photo's main item in the index
	taken  int64 // wall clock, seconds since 1970; 0 unless dated
	size   int64 // bytes of the photo with its parts
	main   int64 // bytes of its main file
	class  photo.Class
	status photo.Status
	place  int32 // position among the library's places
	device int32 // name of the camera; none where the file tells none
	folder int32 // name of the folder within its place; none at its top
	format int32 // name of the format
	dated  bool
	hidden bool         // of the Hidden album, or in a hidden folder
	trash  bool         // in the library's own trash
	album  bool         // of the Hidden album, here or in the backup
	shared bool         // of somebody else's shared album
	away   bool         // only a record of it is here
	waits  bool         // by its library's record it waits to be sent to iCloud
	parts  parts        // that the library has of it
	frame  frame        // of a burst: picked or not
	number int32        // that a camera counts in the name; -1: none
	day    uint16       // that its name tells, days since 1970, where it is not dated; 0: none
	added  uint32       // when it came into the library by its record, seconds since 1970, UTC; 0: not recorded
	copies uint64       // the backup places that hold a full copy, a bit each
	fault  causes.Fault // of its main file
	albums int32        // name of the user's own albums that hold it, one a line; none where none does
	name   uint64       // of its main file in short, the same for names that differ in case only; 0: not known
	odd    odd
}

// parts are roles that a photo has original parts of, a bit each.
type parts uint8

const (
	hasVideo parts = 1 << iota
	hasRAW
)

var partBits = map[string]parts{photo.RoleVideo: hasVideo, photo.RoleRAW: hasRAW}

// A holding is one photo of the backup in short: trash and files that are no
// copies (the library's own file under a second name) are left out. Names are
// shared with the roll.
type holding struct {
	taken   int64 // as in line
	size    int64 // bytes of the photo with its parts
	class   photo.Class
	place   int32 // position among the backup's places
	device  int32
	folder  int32
	format  int32
	dated   bool
	matched bool // a counterpart, of whatever grade, of a photo of the library
}

// A heldBackup is the backup side of a check.
type heldBackup struct {
	places []photo.Place
	photos []holding // in order of place, then path
	bytes  int64     // of the photos

	namesakes map[int32]causes.Namesake // by line of the library: whose copy has the lost one's name

	// What the backup holds that some targets can't: files with a name or a folder that
	// Windows refuses, of 4 GiB and more, with overlong names; and its longest path, as
	// odd tells it.
	refused, large, longNames int
	longest                   uint16

	cached map[nearName]string // folders of small pictures of originals that no place holds, by the original's name
}

// names keeps each string once. Position 0 is the empty one: none.
type names struct {
	list    []string
	at      map[string]int32
	cameras map[[2]string]int32 // by maker and model, as files tell them
}

// none is the position of the empty name.
const none int32 = 0

func newNames() *names {
	return &names{list: []string{""}, at: map[string]int32{"": none}, cameras: map[[2]string]int32{}}
}

// add returns the position of s, the same for equal strings.
func (n *names) add(s string) int32 {
	if i, ok := n.at[s]; ok {
		return i
	}
	i := int32(len(n.list))
	n.list = append(n.list, s)
	n.at[s] = i
	return i
}

// addCamera returns the position of a camera's name.
func (n *names) addCamera(m *photo.Meta) int32 {
	told := [2]string{m.Make, m.Model}
	i, ok := n.cameras[told]
	if !ok {
		i = n.add(m.Camera())
		n.cameras[told] = i
	}
	return i
}

// Name is the string at a position.
func (n *names) Name(i int32) string { return n.list[i] }

// A lost is one photo that is not present: missing, incomplete or unsure.
// Explaining fills its verdict's Cause, Confidence, Expected, Evidence,
// Alternatives and Advice; all else of the verdict is settled.
type lost struct {
	line    int // of the photo, in the roll
	photo   *photo.Photo
	verdict *photo.Verdict
	match   *photo.Match // the best the backup holds instead of what is lost; nil: nothing

	counterpart *photo.Item // the item behind match
	mainItem    *photo.Item // the backup's file of a photo whose motion video or second picture is lost
	loose       bool        // match goes by what a list names
	inTrash     *photo.Item // a full copy that lies in the backup's trash
	sameFile    *photo.Item // a file of the backup that is this very file on disk, no copy
	doubt       note        // why the photo is unsure; reconcile puts it before the evidence
}
