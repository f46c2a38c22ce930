package photo

// Status is what rollcall says of a photo.
type Status string

// The statuses.
const (
	Present    Status = "present"    // every original part has a full copy
	Incomplete Status = "incomplete" // one original part has a full copy, another has not
	Missing    Status = "missing"    // no full copy in this backup
	Unsure     Status = "unsure"     // could not be read, or only probably the same
)

// Statuses are all statuses, in the order of the report.
var Statuses = []Status{Present, Incomplete, Missing, Unsure}

// Grade says how good a counterpart is.
type Grade string

// The grades, best first.
const (
	Exact        Grade = "exact"        // the same bytes, both read
	SamePicture  Grade = "same-picture" // the picture data is the same to the byte
	Converted    Grade = "converted"    // full size, another encoding, the decoded pictures agree
	Unverified   Grade = "unverified"   // size and ends agree (--quick)
	Recompressed Grade = "recompressed" // same shot and size, clearly fewer bytes
	Reduced      Grade = "reduced"      // fewer pixels
	EditedGrade  Grade = "edited"       // another edit state of the same shot
	Damaged      Grade = "damaged"      // not whole, or differs where it must not
	Recorded     Grade = "recorded"     // only a record of it, not its bytes
	LookAlike    Grade = "look-alike"   // only a perceptual hash agrees
	NoGrade      Grade = ""             // judged to be no counterpart
)

// CompressedAnew is how the clause of a judgement's Why begins that tells how many of the
// library's bytes are left in a copy of full size that was compressed again with a loss:
// "compressed anew: 41 % of the bytes".
const CompressedAnew = "compressed anew: "

// Grades are all grades, best first.
var Grades = []Grade{Exact, SamePicture, Converted, Unverified, Recompressed, Reduced, EditedGrade, Damaged, Recorded, LookAlike}

// Full reports whether a counterpart of this grade is a full copy.
func (g Grade) Full() bool {
	return g == Exact || g == SamePicture || g == Converted || g == Unverified
}

// A Judgement is what a matcher says of two items.
type Judgement struct {
	Grade    Grade   // NoGrade: not the same photo by this rung
	Unsure   bool    // probably, but not proved: never present
	Better   bool    // the backup's has more of the picture: the library's is a smaller version of it
	OneShot  bool    // the decoded pictures agree down to their grain: one exposure, whatever else was taken in that moment
	Distance float64 // how far apart the pictures are, 0 the same; compared where several could be the one
	Why      string  // one clause, for explain
	Look     string  // a second look that would settle it; "" none
}
