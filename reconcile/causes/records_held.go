package causes

import (
	"encoding/base64"
	"fmt"
	"strings"
	"time"

	"rollcall/photo"
)

const (
	// Its file lies outside of the library: a backup of the library, and iCloud, leave
	// it out by design. Its folder may be backed up by itself.
	scopeReferenced        = 22
	scopeReferencedUnknown = 14
	// The phone's backup says why it has no photos of the camera roll.
	scopeCameraRoll = 42
	// Only iCloud has its original: a copy of the device can't.
	optimizedAway = 28
	// The same where nothing tells how the backup was made.
	optimizedAwayUnknown = 14
	// It came to this library after the backup: but a library that was made anew has
	// all of its photos since then only.
	afterCame = 25
	// A ZIP of the set is not here: what lay in it is missing.
	corruptedParts = 16
	// The same of a photo that may be in what is not here.
	corruptedBehind = 24
	// The backup lists the photo, and has no file of it.
	corruptedListed = 18
	// It is hidden by that list: exports and tools may leave these out.
	corruptedListedHidden = 8
	// A phone's backup that was never finished: what was not yet copied is missing.
	corruptedNeverFinished = 22
	// The place's own record of the file is of other bytes.
	corruptedRecord = 12
)

// inICloudOnly begins what sources say of an original that Optimize Storage took
// away (photo.FactRecordOnly).
const inICloudOnly = "its original is in iCloud"

// outsideLibrary is the record that a photo's file lies outside of the library.
func outsideLibrary(c Case) []photo.Evidence {
	path := c.Item.Facts.Text(photo.FactReferenced)
	w := float64(scopeReferenced)
	switch {
	case path == "" || c.on(photo.RouteApp, photo.RoutePhone):
		return nil
	case c.on(photo.RouteUnknown):
		w = scopeReferencedUnknown
	}
	return []photo.Evidence{says(photo.ObservedRecord, w, "Its file lies outside of the library (%s): neither a copy of the library nor iCloud Photos takes it.", quoted(path))}
}

// withoutCameraRoll is what phone backups tell of having no camera roll. It is a share,
// as all of the roll has it in common.
func withoutCameraRoll(c Case) []photo.Evidence {
	places := c.Roll.Backup()
	if !every(places, func(p photo.Place) bool { return p.Facts.Has(photo.FactCameraRoll) }) {
		return nil
	}
	return []photo.Evidence{says(photo.ObservedShare, scopeCameraRoll, "This phone backup holds no camera roll: %s.", places[0].Facts.Text(photo.FactCameraRoll))}
}

// optimized is the record that only iCloud has the original, of the library or of the
// backup.
func optimized(c Case) []photo.Evidence {
	w := float64(optimizedAway)
	switch {
	case !c.alone() || c.cloud():
		return nil
	case c.on(photo.RouteUnknown):
		w = max(optimizedAwayUnknown, c.Roll.Share(c.Line, ByRecord).Rule(optimizedAway))
	}
	switch {
	case strings.HasPrefix(c.Item.Facts.Text(photo.FactRecordOnly), inICloudOnly):
		return []photo.Evidence{says(photo.ObservedRecord, w, "The library records that its original is in iCloud only (Optimize Storage): a copy of this device can't hold it.")}
	case c.Counterpart != nil && strings.HasPrefix(c.Counterpart.Facts.Text(photo.FactRecordOnly), inICloudOnly):
		return []photo.Evidence{says(photo.ObservedRecord, w, "The backup records that its original is in iCloud only (Optimize Storage), and holds no more than that record.")}
	}
	return nil
}

// afterByRecord holds when the library says that the photo came to it against the
// date of the backup. ok is false where it does not decide: what was taken after the
// backup came after it in any case.
func afterByRecord(c Case, made time.Time) (ev []photo.Evidence, ok bool) {
	added := c.Photo.Item.Facts.Time(photo.FactAdded)
	if added.IsZero() || added.After(c.Now) {
		return nil, false
	}
	if !added.After(made) {
		return []photo.Evidence{says(photo.ObservedRecord, beforeRecorded, "It came to the library on %s, before the backup of %s.", day(added), day(made))}, true
	}
	unix, sure := c.Photo.Item.Meta.Taken.Instant()
	if taken := time.Unix(unix, 0); !c.Photo.Item.Meta.Taken.IsZero() && (taken.After(made.Add(26*time.Hour)) || sure && taken.After(made)) {
		return nil, false
	}
	return []photo.Evidence{says(photo.ObservedRecord, afterCame, "It came to the library on %s by its record; the backup is of %s.", day(added), day(made))}, true
}

// neverWhole is what the backup records of not being whole: ZIPs of a set that are
// absent, an end that it never came to, photos that it lists and lacks.
func neverWhole(c Case) (ev []photo.Evidence) {
	if !c.alone() {
		return nil
	}
	if b := c.Counterpart; c.listed() && b.Standing != photo.StandsGone && !strings.HasPrefix(b.Facts.Text(photo.FactRecordOnly), inICloudOnly) {
		w := float64(corruptedListed)
		if c.listedHidden() {
			w = corruptedListedHidden
		}
		ev = append(ev, says(photo.ObservedCounterpart, w, "The backup lists it (%s), and has no file of it.", quoted(b.Path)))
	}
	for _, p := range c.Roll.Backup() {
		for _, problem := range p.Problems {
			if part := problem.Kind == photo.ProblemAbsent || problem.Kind == photo.ProblemCut; part && c.Status == photo.Unsure {
				ev = append(ev, says(photo.ObservedPlace, corruptedBehind, "Not all of the backup is here: %s is %s.", quoted(problem.Path), strings.TrimSuffix(problem.Text, ".")))
			}
			if problem.Kind == photo.ProblemMalformed && problem.Path == "." && c.on(photo.RoutePhone) {
				ev = append(ev, says(photo.ObservedPlace, corruptedNeverFinished, "%s.", upperFirst(problem.Text)))
			}
		}
		var have, of int
		if n, _ := fmt.Sscanf(p.Facts.Text(photo.FactParts), "%d of %d", &have, &of); n == 2 && have < of {
			ev = append(ev, says(photo.ObservedPlace, corruptedParts, "Of the %s ZIP files of the backup %s %s here.", grouped(of), grouped(have), are(have)))
		}
	}
	return ev
}

// listed reports whether the backup has a record of the photo in place of its file.
func (c Case) listed() bool {
	return c.Match != nil && c.Match.Grade == photo.Recorded && c.Counterpart != nil && c.Counterpart.Facts.Has(photo.FactRecordOnly)
}

// recordedOtherwise is the record of the backup that the file in it was larger or of
// other bytes.
func recordedOtherwise(c Case) []photo.Evidence {
	b := c.Counterpart
	if c.Match == nil || c.Match.Grade != photo.Damaged || b == nil || !otherThanRecorded(b) {
		return nil
	}
	if size := b.Facts.Int(photo.FactSize); size > b.Stamp.Size {
		return []photo.Evidence{says(photo.ObservedRecord, corruptedRecord, "The backup records %s of it, and holds %s.", bytesText(size), bytesText(b.Stamp.Size))}
	}
	return []photo.Evidence{says(photo.ObservedRecord, corruptedRecord, "The backup's file is not the one that its record has Apple's fingerprint of.")}
}

// otherThanRecorded reports whether a file is shorter than its place recorded the
// original, or of other bytes by Apple's fingerprint. Not so of records without a file.
func otherThanRecorded(it *photo.Item) bool {
	if it.Level == photo.LevelNone {
		return false
	}
	if print := recordedPrint(it); print.Comparable() && it.Fingerprint.Comparable() {
		return it.Fingerprint != print
	}
	return it.Facts.Int(photo.FactSize) > it.Stamp.Size
}

// recordedPrint is the fingerprint that the place recorded; zero where it did not.
func recordedPrint(it *photo.Item) (print photo.Fingerprint) {
	b, err := base64.RawStdEncoding.DecodeString(it.Facts.Text(photo.FactFingerprint))
	if err == nil && len(b) == len(print) {
		copy(print[:], b)
	}
	return print
}
