package photo

import "time"

// Evidence is one observation that speaks for or against a cause.
type Evidence struct {
	Cause       string
	Observation string  // what it rests on: of one observation only the strongest counts
	Text        string  // one sentence, for people
	Weight      float64 // decibans: 10·log10 of how much likelier the observation is if the cause is true
}

// What evidence can rest on.
const (
	ObservedPath        = "path"        // where the file lies, and its name
	ObservedContent     = "content"     // the file's own bytes
	ObservedCounterpart = "counterpart" // what the backup holds instead
	ObservedRecord      = "record"      // a record in the place: trash, hidden, upload
	ObservedTime        = "time"        // a stretch or cliff in time
	ObservedShare       = "share"       // a share of a folder, format, device, kind
	ObservedSize        = "size"        // sizes against plans and file systems
	ObservedHistory     = "history"     // earlier checks and backups in the index
	ObservedPlace       = "place"       // the backup itself: unfinished, part absent
	ObservedNothing     = "nothing"     // nothing fits
)

// A Match is the counterpart that the backup has.
type Match struct {
	Place int    // position among the check's backup places
	Path  string // relative to the place
	Rung  string // name of the matcher
	Grade Grade
	Why   string // the matcher's words

	// Better tells that the backup has more of the picture: the library's file is
	// a smaller version of it.
	Better bool
}

// PartVerdict is the verdict on one part of a photo.
type PartVerdict struct {
	Role   string
	Path   string
	Bytes  int64
	Status Status
	Match  *Match
}

// Alternative is a cause that is less likely than the one named.
type Alternative struct {
	Cause      string
	Confidence float64
}

// A Verdict is all that rollcall says of one photo of the library.
type Verdict struct {
	Item         int64 // row of the photo's item in the index
	Place        int   // position among the check's library places
	Path         string
	Bytes        int64 // the photo's main file
	Format       string
	Taken        Taken
	Camera       string
	Status       Status
	Match        *Match
	Copies       int // backup places that hold a full copy
	Parts        []PartVerdict
	Cause        string // "" when present
	Confidence   float64
	Expected     bool
	Hidden       bool      // of the Hidden album or the trash: neither shown nor named in reports with pictures
	Deadline     time.Time // when the trash drops it; zero: none
	Name         string    // the name it was imported with, where its place calls it otherwise
	SameFile     bool      // the backup's file is this very file on disk (a hard link): no second copy
	Evidence     []Evidence
	Alternatives []Alternative
	Advice       string // ordered steps, a line each
}
