package photo

import "strings"

// A Problem is trouble with one file or folder. It is recorded, never the end
// of a scan.
type Problem struct {
	Kind string // one of the Problem constants
	Path string // of a place's problem: what could not be read, relative to the place
	Text string // one sentence: what is wrong
}

// The kinds of problem.
const (
	ProblemUnreadable  = "unreadable"   // permission, I/O error
	ProblemVanished    = "vanished"     // was gone when it was opened
	ProblemChanging    = "changing"     // changed while it was read
	ProblemOnlineOnly  = "online-only"  // a placeholder; opening it would download it
	ProblemEmpty       = "empty"        // 0 bytes
	ProblemNotMedia    = "not-media"    // has a photo's ending and no photo in it
	ProblemMisnamed    = "misnamed"     // is another format than its name says
	ProblemDamaged     = "damaged"      // is not whole: see Item.Whole
	ProblemTorn        = "torn"         // was whole when it came into its place: the place's own checksum shows that it is not now
	ProblemMalformed   = "malformed"    // metadata that breaks its format's rules
	ProblemUnsupported = "unsupported"  // valid, not read yet
	ProblemUndecoded   = "undecoded"    // our decoder could not show it, died over it or took too long: no proof that it is broken
	ProblemUnread      = "unread-place" // a place inside this one that rollcall can't read yet: a ZIP, a phone backup
	ProblemUnopened    = "unopened"     // an archive that was not opened, and of which nothing tells that it holds photos
	ProblemAbsent      = "absent"       // a part of a set that is not there
	ProblemCut         = "cut-off"      // an archive that ends before its content does; what is whole in it is read
)

// Hides reports whether a place's problem can hide photos: it tells of something
// that was not looked into, or that is not all there.
func (p *Problem) Hides() bool {
	switch p.Kind {
	case ProblemUnreadable, ProblemUnread, ProblemAbsent, ProblemCut:
		return true
	}
	return false
}

// Covers reports whether a place's problem says that what lies at a path could not
// be looked at: the path of the problem itself, what lies in that folder, and in
// the archive or backup of that path ("outer.zip!/inner").
func (p *Problem) Covers(path string) bool {
	if p.Path == "" || p.Path == "." {
		return true
	}
	rest, ok := strings.CutPrefix(path, p.Path)
	return ok && (rest == "" || rest[0] == '/' || strings.HasPrefix(rest, "!/"))
}
