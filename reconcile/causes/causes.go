// Package causes holds the reasons why a photo can be missing from a backup, and
// what to do about each. One file per cause; All lists them.
//
// A cause sees one missing photo and, through Roll, the whole roll call around
// it. It weighs evidence and decides nothing: reconcile adds the weights up.
package causes

import (
	"time"

	"rollcall/photo"
)

// Version grows when a cause starts to weigh otherwise; kept verdicts of an
// older version are not used again.
const Version = 46

// All lists the causes. Order breaks ties, so what the backup itself shows
// stands before what only a pattern suggests.
var All = []Cause{
	thumbnailOnly,
	onlyEdited,
	corruptedBackup,
	deleted,
	lostFromBackup,
	notYours,
	afterBackup,
	targetLimit,
	outsideScope,
	hiddenFolder,
	hiddenAlbum,
	unreadableFormat,
	overQuota,
	uploadOff,
	syncError,
	unexplained,
}

// A Cause is one reason why a photo can be missing.
type Cause struct {
	Name     string   // kebab-case key, such as "over-quota"
	Title    string   // for people, after a number: "kept only as a smaller version"
	Doc      string   // two to five sentences: what it means, what speaks for it
	Routes   []string // the routes it can happen on; nil: all
	Expected bool     // such photos are missing as planned; still no copy here
	Prior    float64  // decibans before any evidence; 0 for most
	Advice   []string // ordered steps after the common first ones
	Settle   []string // what would show whether it is this cause: sentences, the surest first

	// Explain gives what speaks for and against the cause. The Evidence's Cause
	// may stay empty: it is this one.
	Explain func(Case) []photo.Evidence
}

// A Case is one photo without a full copy.
type Case struct {
	Photo       *photo.Photo
	Status      photo.Status
	Item        *photo.Item         // the file without a full copy: the photo's own, or of an incomplete photo the part's
	Role        string              // of that part; "" for the photo's own file
	Parts       []photo.PartVerdict // how it stands with the photo's parts and its other edit states
	Match       *photo.Match        // what the backup holds instead; nil: nothing
	Main        *photo.Match        // what the backup holds of the photo's own file, where Role is a part's; nil: nothing
	Counterpart *photo.Item         // the item behind Match
	MainItem    *photo.Item         // the item behind Main, where Role is that of what follows a picture in its file
	Loose       bool                // Match goes by what a list of the backup names, not by bytes or their fingerprint
	InTrash     *photo.Item         // a full copy that lies in the backup's trash
	SameFile    *photo.Item         // a file of the backup that is this very file on disk, no copy
	Line        int                 // the photo's line in the roll, for Roll's questions
	Roll        Roll
	Now         time.Time
}
