package causes

import (
	"fmt"
	"math"
	"slices"
	"unicode/utf16"

	"rollcall/photo"
)

// A Limit is something about a file that some file systems, shares and tools can't
// hold, and how the photos fare that have it. It is a contrast within the roll: the
// backup may have been copied since from the disk that had the limit.
type Limit struct {
	Kind LimitKind
	Name string // what it is about: the folder, or the other of two names; "" the photo's own

	// Split counts the photos that have it, and all others.
	Split

	// Peers are those of the others that lie nearest, in the order of paths and of time, or
	// in size, and those that are of one kind with the photos that have it: what befell
	// these may have befallen the photos for the same reason.
	Peers []Rest

	// Class is how many photos there are of the class of those that have it, where the
	// limit is one of size; 0 elsewhere.
	Class int

	// Folders counts folders instead of photos, where the limit is one of folders: those
	// that have it against all others, missing where all of them is. What lies in no
	// folder counts as so many folders as it fills. Split is then of this folder alone.
	Folders Split
}

// A Rest is photos that something is held against, and how many of them are missing.
type Rest struct{ Photos, Missing int }

// A LimitKind is one thing that targets can't hold.
type LimitKind string

// The kinds.
const (
	LimitSize      LimitKind = "size"       // of 4 GiB and more
	LimitNames     LimitKind = "names"      // names with characters that Windows reserves
	LimitFolders   LimitKind = "folders"    // the same of folders
	LimitLongNames LimitKind = "long-names" // of more than LongName bytes
	LimitLongPaths LimitKind = "long-paths" // from a length on that is at least LongPath
	LimitFolded    LimitKind = "folded"     // of names that differ in case or in how accents are written, all but one
	LimitTwins     LimitKind = "twins"      // the same of folders
)

const (
	// LongName is the longest name, in bytes, that encrypted folders of a NAS hold
	// (eCryptfs).
	LongName = 143

	// LongPath is from how many units of UTF-16 on a path may be too long for Windows: it
	// has room for 259 with the drive and the folder that the backup lies in
	// (learn.microsoft.com, Maximum Path Length Limitation).
	LongPath = 200
)

// PathLength is a path's length as Windows counts it.
func PathLength(path string) int {
	n := 0
	for _, r := range path {
		n += utf16.RuneLen(r)
	}
	return n
}

// SizeLimit is from how many bytes on FAT can't hold a file.
const SizeLimit = fatLimit

const (
	// That a photo has what a limit is about, weighs as it is rare; a target can refuse
	// several things, so that it is one of them is less.
	limitOneOf = -5
	// 4 GiB is the best known of them.
	limitOneOfSize = -1
	// The file system of today holds such.
	limitHeldNow = -2
	// From what length on, is chosen by what is missing.
	limitAnyLength = -4
	// How often losses by chance are of one class.
	limitByClass = 0.02
	// Below it, what is missing of the rest tells nothing.
	leastRest = 0.01
	// What the contrast is worth at most.
	limitContrast = 26
	limitBySizes  = 20
	limitFolder   = 30
	limitFolder1  = 3 // for each photo of the folder
)

// limits speaks of limits of these kinds, the heaviest of them.
func (c Case) limits(observed string, kinds ...LimitKind) []photo.Evidence {
	if c.Role != "" {
		return nil
	}
	var best *Limit
	most, heldNow := 0.0, every(c.Roll.Backup(), func(p photo.Place) bool { return p.Facts.Has(photo.FactFilesystem) })
	for _, l := range c.Roll.Limits(c.Line) {
		if w := l.weight(heldNow); slices.Contains(kinds, l.Kind) && w > most {
			best, most = &l, w
		}
	}
	if best == nil {
		return nil
	}
	return []photo.Evidence{says(observed, most, "%s.", best.sentence(c.Roll.Collides(c.Line)))}
}

// sentence is the limit in words; other is the file that has the same name, "" not known.
func (l Limit) sentence(other string) string {
	switch l.Kind {
	case LimitFolders:
		return fmt.Sprintf("The name of the folder %s is one that Windows, exFAT or a network share refuses; %s", quoted(l.Name), fare(l.inFolders(), "folder with such a name", "folders with such names"))
	case LimitTwins:
		return fmt.Sprintf("The folder's name is the same as that of %s to a disk that takes names without regard to case or accents; %s", quoted(l.Name), pairs(l.inFolders()))
	case LimitFolded:
		if other == "" {
			other = "another photo"
		} else {
			other = quoted(other)
		}
		return fmt.Sprintf("Its name is the same as that of %s to a disk that takes names without regard to case or accents; %s", other, pairs(l.Split))
	case LimitNames:
		return "Its name is one that Windows, exFAT or a network share refuses; " + fare(l.Split, "photo with such a name", "photos with such names")
	case LimitLongNames:
		return fmt.Sprintf("Its name is longer than %d bytes; %s", LongName, fare(l.Split, "photo with so long a name", "photos with so long names"))
	case LimitLongPaths:
		return "Its path may be too long for Windows; " + fare(l.Split, "photo with a path as long", "photos with paths as long")
	}
	return upperFirst(fare(l.Split, "photo of 4 GiB and more", "photos of 4 GiB and more"))
}

// inFolders counts those that have it as folders, and all others as photos.
func (l Limit) inFolders() Split {
	return Split{Photos: l.Folders.Photos, Missing: l.Folders.Missing, RestPhotos: l.RestPhotos, RestMissing: l.RestMissing}
}

// fare is how those that have it fare, and all others.
func fare(s Split, one, several string) string {
	text := counted(s.Missing, s.Photos, several)
	if s.Photos == 1 {
		text = "the only " + one + " is not in the backup"
	}
	return fmt.Sprintf("%s; of the %s other photos, %s", text, grouped(s.RestPhotos), s.restWords())
}

// pairs is how those fare that share their name with another.
func pairs(s Split) string {
	return fmt.Sprintf("of %s of the %s such pairs one is not in the backup; of the %s other photos, %s", grouped(s.Missing), grouped(s.Photos), grouped(s.RestPhotos), s.restWords())
}

// weight is what the contrast weighs, in decibans: that nearly all that have it are
// missing as others are not, and how rare it is to have it.
func (l Limit) weight(heldNow bool) float64 {
	if l.Missing*10 < l.Photos*9 {
		return 0
	}
	own := limitOneOf
	if l.Kind == LimitSize {
		own = limitOneOfSize
	}
	if heldNow {
		own += limitHeldNow
	}
	switch {
	case l.Kind == LimitFolders || l.Kind == LimitTwins:
		if l.Folders.Missing*10 < l.Folders.Photos*9 {
			return 0
		}
		folders := Share{Split: l.Folders}
		rare := min(rarity(l.Folders), -decibans(l.Folders.restRate(leastRest))) + max(folders.Rule(limitFolder), 0)
		whole := Share{Split: l.against()}.Rule(min(scopeFolder, float64(limitFolder1*l.Photos)))
		return min(float64(own)+rare+max(whole, 0), limitFolder)
	case l.Kind == LimitLongPaths:
		own += limitAnyLength
	}
	most := float64(limitContrast)
	if l.Kind == LimitSize {
		most = limitBySizes
	}
	group := Share{Split: l.against()}.Rule(most)
	if group < 0 {
		return 0
	}
	return min(float64(own)+l.rare()+group, most)
}

// against is the split against those peers of whom most is missing, where that is more
// than of all others.
func (l Limit) against() Split {
	s := l.Split
	for _, p := range l.Peers {
		if p.Photos >= RestEnough && p.Missing >= 2 && p.Missing*s.RestPhotos > s.RestMissing*p.Photos {
			s.RestPhotos, s.RestMissing = p.Photos, p.Missing
		}
	}
	return s
}

// rare is what it weighs, in decibans, that a missing photo has it: as it is rare to have
// it, for sizes among its class now and then, and no more than it is rare to be missing
// for another reason.
func (l Limit) rare() float64 {
	of := math.Pow(10, -rarity(l.Split)/10)
	if l.Class > 0 {
		of = (1-limitByClass)*of + limitByClass*float64(l.Photos)/float64(max(l.Class, l.Photos))
	}
	return -decibans(max(of, l.against().restRate(leastRest)))
}

// rarity is how rare the group is, in decibans.
func rarity(s Split) float64 {
	return decibans(float64(s.Photos+s.RestPhotos) / float64(max(s.Photos, 1)))
}
