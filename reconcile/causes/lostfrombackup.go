package causes

import "rollcall/photo"

var lostFromBackup = Cause{
	Name:  "lost-from-backup",
	Title: "in an earlier backup, and no longer in this one",
	Doc: "An earlier backup in rollcall's index had the photo, or this one did at an earlier check; now it is not there, and no trash says that it was deleted. " +
		"Keep the earlier backup: it may hold the only other copy. " +
		"What speaks for it is rollcall's own history.",
	Advice: []string{
		"Keep the earlier backup, and change nothing in it.",
		"Copy the photos from it, or from the library, into this backup.",
		"Find out what removed them: a mirror that also deletes, a cleaning program, a full disk.",
	},
	Settle: []string{
		"Name the earlier backup as one more BACKUP: it shows whether the photo is still there.",
	},
	Explain: explainLostFromBackup,
}

const (
	// This very backup had it: the index saw it there.
	lostHere = 39
	// Another backup had it. That this one should hold the same is usual, not sure.
	lostElsewhere = 36
	// An earlier iCloud export had it: then it was most likely deleted in between.
	lostBetweenExports = 26
	// A whole kind that went is a change of what is exported.
	lostWholeKind = 14
)

func explainLostFromBackup(c Case) []photo.Evidence {
	if c.Item.Facts.Has(photo.FactTrash) {
		return nil // a trash tells who took it away: deleted speaks of it
	}
	if _, _, later := c.relisted(); later {
		w := float64(lostBetweenExports)
		if c.wholeKind() || !c.on(photo.RouteICloud) {
			w = lostWholeKind
		}
		return []photo.Evidence{says(photo.ObservedHistory, w, "An earlier export of the account has it; this one has not.")}
	}
	for _, s := range c.Roll.Sightings(c.Line) {
		switch {
		case s.Trash:
		case s.Here && !betweenExports(c, s):
			return []photo.Evidence{says(photo.ObservedHistory, lostHere, "This backup had it on %s (%s), and no longer has.", day(s.Last), quoted(s.Path))}
		default:
			w := float64(lostElsewhere)
			if betweenExports(c, s) {
				w = lostBetweenExports
				if c.wholeKind() {
					w = lostWholeKind
				}
			}
			if s.Here {
				return []photo.Evidence{says(photo.ObservedHistory, w, "The export that was here on %s had it (%s); this one has not.", day(s.Last), quoted(s.Path))}
			}
			return []photo.Evidence{says(photo.ObservedHistory, w, "The backup %s had it on %s (%s); this one has not.", quoted(s.Root), day(s.Last), quoted(s.Path))}
		}
	}
	return nil
}
