package causes

import "rollcall/photo"

var corruptedBackup = Cause{
	Name:  "corrupted-backup",
	Title: "damaged in the backup",
	Doc: "The backup has the file, but not whole: cut off, overwritten, or different where it must not be; or the backup was interrupted and left unfinished files. " +
		"What speaks for it is the damaged counterpart itself, and unfinished files in the backup.",
	Advice: []string{
		"Make a new backup beside this one, on another disk or in another folder.",
		"Check the new backup with rollcall.",
		"Keep this one as well. Where both files of a photo open, look at them side by side: a difference alone does not tell which of the two was damaged.",
		"If damage comes again, check the disk, the cable and the computer's memory.",
	},
	Settle: []string{
		"Open both files of a photo side by side.",
		"Name another copy of the same photos as one more BACKUP: the file that it agrees with is the whole one.",
	},
	Explain: explainCorruptedBackup,
}

const (
	// The damaged counterpart is the record of this copy failing.
	corruptedCounterpart = 50
	// Unfinished files tell that a backup was interrupted, not that this photo
	// was in it; the more photos are missing for each, the less they tell.
	corruptedLeftovers     = 13
	corruptedFewLeftovers  = 2
	leftoversExplainEachOf = 5 // missing photos for each unfinished file
)

func explainCorruptedBackup(c Case) []photo.Evidence {
	ev := c.instead(corruptedCounterpart, "a damaged copy", photo.Damaged)
	if len(ev) > 0 && c.ownBroken() {
		return nil // not the backup's damage: unreadable-format tells of it
	}
	ev = append(ev, append(recordedOtherwise(c), neverWhole(c)...)...)
	if n := leftovers(c.Roll.Backup()); n > 0 && c.alone() {
		w := float64(corruptedLeftovers)
		if c.Roll.Share(c.Line, ByAll).Missing > n*leftoversExplainEachOf {
			w = corruptedFewLeftovers
		}
		ev = append(ev, says(photo.ObservedPlace, w, "The backup holds %s: a copy or download was interrupted.", unfinished(n)))
	}
	return ev
}

// ownBroken reports whether the library's own file is broken, and the backup's is not
// known to be. One without a picture in it is no version of anything.
func (c Case) ownBroken() bool {
	return broken(c.Item) && c.Counterpart != nil && !broken(c.Counterpart) &&
		c.Counterpart.Problem(photo.ProblemEmpty) == nil && c.Counterpart.Problem(photo.ProblemNotMedia) == nil
}

func broken(it *photo.Item) bool {
	return !it.Whole.Intact() || it.Problem(photo.ProblemDamaged) != nil || it.Problem(photo.ProblemUndecoded) != nil || otherThanRecorded(it)
}

func unfinished(n int) string {
	if n == 1 {
		return "an unfinished file"
	}
	return grouped(n) + " unfinished files"
}

// leftovers counts the unfinished files of the backup.
func leftovers(places []photo.Place) int {
	n := int64(0)
	for _, p := range places {
		n += p.Facts.Int(photo.FactLeftovers)
	}
	return int(n)
}
