package causes

import (
	"fmt"
	"slices"
	"time"

	"rollcall/photo"
)

var deleted = Cause{
	Name:  "deleted",
	Title: "deleted, and in a trash or gone from it",
	Doc: "Somebody or some program deleted the photo: it lies in a trash of the backup or of the library, or an earlier export of the account had it and the later one has not, or the list of this one has it as deleted, or Google's record of it is in the trash. " +
		"Recently Deleted keeps photos for 30 days, the trash of Google Photos for up to 60. " +
		"What speaks for it is the record of the trash.",
	Advice: []string{
		"Recover first, while it is there: in Photos, Albums › Recently Deleted › Recover (kept for 30 days); on a NAS or computer, restore it from the trash folder.",
		"Then make the backup again, and run rollcall with it.",
		"Keep every earlier backup that still has it.",
	},
	Settle: []string{
		"Look in Recently Deleted, and in the trash of the computer or NAS.",
		"Name an earlier backup or export as one more BACKUP: it shows since when the photo is gone.",
	},
	Explain: explainDeleted,
}

const (
	// A full copy in the backup's trash is the record of the deletion.
	deletedThere = 50
	// Seen in a trash of an earlier backup: the record is as good, but older.
	deletedBefore = 38
	// The backup's own list has it as deleted, by its fingerprint: the record of it.
	deletedListed = 46
	// The same by name and minute: other photos have both, once in a long while.
	deletedListedLoose = 24
	// Of two iCloud exports, the later lacks it: iCloud loses little by itself.
	deletedBetween = 40
	// The same where it is only a guess that this is one of iCloud.
	deletedBetweenGuess = 36
	// Of two exports of another service: of what people choose albums for.
	deletedBetweenChosen = 24
	// A hole in what a phone's backup holds: it may never have been on that phone.
	deletedHole = 13
	// A whole kind that went is a change of what is exported.
	deletedWholeKind = 12
	// It lies in a trash here, and this backup had it: the deletion came through.
	deletedSince = 14
	// In the library's trash: many backups leave the trash out, others keep it.
	deletedHere = 20
	// iCloud was told so by its own record, which nobody has documented: what comes
	// from iCloud lacks the photo.
	deletedInCloud = 12
	// Where there are others in it, how they fare tells which.
	deletedHereAmong = 8
	deletedHereAll   = 16 // none of them came
	deletedHereShare = 18
)

func explainDeleted(c Case) []photo.Evidence {
	var ev []photo.Evidence
	if c.InTrash != nil {
		ev = append(ev, says(photo.ObservedRecord, deletedThere, "A full copy lies in the backup's trash: %s.", quoted(c.InTrash.Path)))
	}
	if trash := c.Item.Facts.Text(photo.FactTrash); trash != "" {
		share, record := c.Roll.Share(c.Line, ByTrash), float64(deletedHere)
		switch {
		case share.Photos > 1 && share.Missing == share.Photos:
			record = deletedHereAll
		case share.Photos > 1:
			record = deletedHereAmong
		}
		ev = append(ev, says(photo.ObservedRecord, record, "The library's file lies in a trash (%s).", quoted(trash)))
		if w := share.Lift(deletedHereShare); share.Photos > 1 && share.Missing > 0 {
			ev = append(ev, says(photo.ObservedShare, w, "%s.", share.sentence("photos in the library's trash")))
		}
	}
	if c.Item.Facts.Bool(photo.FactCloudDeleted) && c.alone() && !c.on(photo.RouteCopy, photo.RoutePhone) {
		ev = append(ev, says(photo.ObservedRecord, deletedInCloud, "By the library's record the photo is deleted in iCloud."))
	}
	ev = append(ev, deletedByList(c)...)
	ev = append(ev, deletedSinceExport(c)...)
	ev = append(ev, deletedOnPhone(c)...)
	ev = append(ev, deletedKind(c)...)
	return append(append(ev, deletedHistory(c)...), c.usualCompany("deleted")...)
}

// deletedOnPhone tells of a hole in a phone's backup: it holds what the phone had, and
// nothing but a deletion leaves one there.
func deletedOnPhone(c Case) []photo.Evidence {
	if _, sure := c.Roll.Route(); !sure || !c.on(photo.RoutePhone) || !c.alone() {
		return nil
	}
	for _, dim := range []Dimension{ByDevice, ByAll} {
		if s, ok := c.Roll.Stretch(c.Line, dim); ok && s.Closed() {
			return []photo.Evidence{says(photo.ObservedTime, deletedHole, "%s, and a phone's backup holds what the phone had: they were deleted on it, or never on it.", s.sentence())}
		}
	}
	return nil
}

// deletedByList reads the list of the backup, which names what is in Recently Deleted
// beside what is not: an export of iCloud Photos may have the rows alone.
func deletedByList(c Case) []photo.Evidence {
	b := c.Counterpart
	if b == nil || b.Standing != photo.StandsGone {
		return nil
	}
	weight, how := float64(deletedListed), "with the same fingerprint"
	if c.Loose {
		weight, how = deletedListedLoose, "by its name and the minute it was taken in"
	}
	text := fmt.Sprintf("The backup's list has it as deleted, %s (%s), and the backup has no file of it.", how, quoted(b.Path))
	if trash, until := keptUntil(c, b.Place); !until.IsZero() {
		text += fmt.Sprintf(" %s keeps it until %s at the latest.", trash, day(until))
	}
	return []photo.Evidence{{Observation: photo.ObservedRecord, Weight: weight, Text: text}}
}

// How long iCloud and Google Photos keep what was deleted.
const (
	recentlyDeleted = 30 * 24 * time.Hour
	googlesTrash    = 60 * 24 * time.Hour
)

// keptUntil is when a trash, which it names, has surely dropped what the list of a place
// has as deleted; zero where that is past, or where nothing tells when the list was made.
func keptUntil(c Case, place int64) (trash string, until time.Time) {
	for _, p := range c.Roll.Backup() {
		made := p.Facts.Time(photo.FactBackupDate)
		if p.ID != place || made.IsZero() {
			continue
		}
		name, keeps := "Recently Deleted", recentlyDeleted
		if p.Facts.Text(photo.FactLayout) == "takeout" {
			name, keeps = "The trash of Google Photos", googlesTrash
		}
		if made.Add(keeps).After(c.Now) {
			trash, until = name, made.Add(keeps)
		}
	}
	return trash, until
}

// deletedHistory reads an earlier export's word: in its trash, or in it and not
// in the later one of the same account.
func deletedHistory(c Case) []photo.Evidence {
	for _, s := range c.Roll.Sightings(c.Line) {
		if s.Trash {
			return []photo.Evidence{says(photo.ObservedHistory, deletedBefore, "On %s it lay in the trash of %s (%s).", day(s.Last), quoted(s.Root), quoted(s.Path))}
		}
		if s.Here && c.Item.Facts.Has(photo.FactTrash) {
			return []photo.Evidence{says(photo.ObservedHistory, deletedSince, "This backup had it on %s (%s), and no longer has, since it lies in a trash here.", day(s.Last), quoted(s.Path))}
		}
		if betweenExports(c, s) {
			w := float64(deletedBetween)
			if _, sure := c.Roll.Route(); !sure {
				w = deletedBetweenGuess
			}
			if c.wholeKind() {
				w = deletedWholeKind
			}
			if s.Here {
				return []photo.Evidence{says(photo.ObservedHistory, w, "The iCloud export that was here on %s had it (%s); this later one neither has nor lists it.", day(s.Last), quoted(s.Path))}
			}
			return []photo.Evidence{says(photo.ObservedHistory, w, "The iCloud export %s had it on %s (%s); this later one has not.", quoted(s.Root), day(s.Last), quoted(s.Path))}
		}
	}
	return nil
}

// deletedSinceExport reads two exports of one account against each other, of which the
// library is the earlier.
func deletedSinceExport(c Case) []photo.Evidence {
	both, of, ok := c.relisted()
	if !ok {
		return nil
	}
	w := float64(deletedBetween)
	switch {
	case c.wholeKind():
		w = deletedWholeKind
	case !c.on(photo.RouteICloud):
		w = deletedBetweenChosen
	}
	return []photo.Evidence{says(photo.ObservedHistory, w, "The backup is a later export of the same account: it lists %s of the %s photos that this export lists, and not this one.", grouped(both), grouped(of))}
}

// relisted reports whether the photo is named by an export of which the backup has a
// later one, that is whole and does not name it; and how many of how many photos that
// names again.
func (c Case) relisted() (both, of int, ok bool) {
	if !c.alone() || c.Match != nil || !c.Item.Facts.Has(photo.FactFingerprint) && !c.Item.Facts.Has(photo.FactAsset) {
		return 0, 0, false
	}
	layout := c.library().Facts.Text(photo.FactLayout)
	for _, p := range c.Roll.Backup() {
		if layout == "" || p.Facts.Text(photo.FactLayout) != layout {
			continue
		}
		if !p.Complete || !partsHere(p) || slices.ContainsFunc(p.Problems, func(at photo.Problem) bool { return at.Kind == photo.ProblemMalformed }) {
			return 0, 0, false
		}
		if n, _ := fmt.Sscanf(p.Facts.Text(photo.FactRelisted), "%d of %d", &both, &of); n == 2 {
			ok = true
		}
	}
	return both, of, ok
}

// partsHere reports whether all ZIPs of a place's set are here, as far as it tells.
func partsHere(p photo.Place) bool {
	var have, of int
	n, _ := fmt.Sscanf(p.Facts.Text(photo.FactParts), "%d of %d", &have, &of)
	return n < 2 || have == of
}

// wholeKind reports whether all of the photo's kind, of its lost part or of its format
// is missing.
func (c Case) wholeKind() bool {
	for _, dim := range []Dimension{ByPart, ByClass, ByFormat} {
		if s := c.Roll.Share(c.Line, dim); s.Photos >= 2*scopeFew && s.nearlyNone() && (dim == ByPart) == (c.Role != "") && s.Rule(1) > 0 {
			return true
		}
	}
	return c.Role != "" && c.Roll.Share(c.Line, ByPart).nearlyNone() && c.Roll.Share(c.Line, ByPart).Photos >= 2*scopeFew
}

// betweenExports reports whether an earlier iCloud export had the photo, and this
// backup is one too: in another place, or in this one, where it is whole and does not
// list the photo. An export is made at one go, and a later one may lie where the earlier
// did.
func betweenExports(c Case, s photo.Sighting) bool {
	route, _ := c.Roll.Route()
	return route == photo.RouteICloud && s.Route == route && !s.Trash && (!s.Here || c.Match == nil && wholeExport(c.Roll.Backup()))
}

// wholeExport reports whether the backup is one whole export of iCloud Photos.
func wholeExport(places []photo.Place) bool {
	return len(places) == 1 && places[0].Facts.Text(photo.FactLayout) == "icloud-export" && places[0].Complete && partsHere(places[0])
}
