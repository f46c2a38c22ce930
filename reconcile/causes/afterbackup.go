package causes

import (
	"time"

	"rollcall/photo"
)

var afterBackup = Cause{
	Name:  "after-backup",
	Title: "newer than this backup",
	Doc: "The photo came after the backup was made, so the backup can't hold it. " +
		"What speaks for it is the date that the backup itself records, or that all of it was written in one go, by its file times, before the photo was taken, or that rollcall saw the photo arrive in the library after it last saw the backup change. " +
		"The newest photo in the backup is no such record.",
	Expected: true,
	Advice: []string{
		"Make a new backup, or let the usual one run, and run rollcall with it.",
	},
	Settle: []string{
		"Run rollcall with a backup made today: what came later is in it then.",
	},
	Explain: explainAfterBackup,
}

const (
	// Only a wrong clock in the camera or the computer could mislead.
	afterRecorded = 36
	// The same by the date in its name, or by what lies beside it in its folder.
	afterNamed  = 26
	afterBeside = 16
	// The same of a photo that was taken before: sent on, or imported, later.
	afterImported = 14
	// Within the day around the record the zone may decide.
	afterRecordedSameDay = 8
	// After all of the backup was written, by its file times: a copy made then, unless
	// what it is a copy of had stopped before.
	afterWritten = 25
	// After the newest photo that an earlier export of the account lists, by when it came
	// there, or was taken.
	afterListed      = 30
	afterListedTaken = 24
	// After it in every zone on earth, if the record tells its own.
	afterAnyZone = 28
	// Within that day, and nothing that was taken since came.
	afterCleanCut = 22
	// A file may arrive in the library long after the photo was taken, and the
	// backup may get it from elsewhere.
	afterAdded = 26
	// The backup's own record says that it came later than the photo.
	beforeRecorded = -10
	// The same shortly before: a card is read weeks later, a phone syncs by night.
	beforeShortly = -4
)

func explainAfterBackup(c Case) []photo.Evidence {
	if c.Match != nil || c.Role != "" {
		return nil
	}
	ev := append(append(afterRecord(c), afterTheCopy(c)...), afterEarlier(c)...)
	if first, later := c.Roll.Added(c.Line); later {
		ev = append(ev, says(photo.ObservedHistory, afterAdded, "It came into the library by %s; the backup has not changed since it was last checked before.", day(first)))
	}
	if !recorded(c.Roll.Backup()).IsZero() {
		ev = append(ev, c.inCompany("after-backup")...)
	}
	return ev
}

// afterRecord holds the photo's date against the recorded date of the backup.
func afterRecord(c Case) []photo.Evidence {
	made := recorded(c.Roll.Backup())
	if made.IsZero() || outlived(c, made) {
		return nil
	}
	if ev, ok := afterByRecord(c, made); ok {
		return ev
	}
	if c.Photo.Item.Meta.Taken.IsZero() {
		if ev := afterUndated(c, made); ev != nil {
			return ev
		}
		return afterStretch(c, made)
	}
	unix, sure := c.Photo.Item.Meta.Taken.Instant()
	taken := time.Unix(unix, 0).UTC()
	slack := 26 * time.Hour // every zone on earth lies within -12 and +14 hours
	if sure {
		slack = time.Minute
	}
	switch {
	case taken.After(c.Now.Add(slack)):
		return nil // the clock was wrong
	case taken.After(made.Add(slack)):
		return []photo.Evidence{says(photo.ObservedRecord, afterRecorded, "It was taken on %s; the backup is of %s.", day(taken), day(made))}
	case taken.After(made.Add(-24*time.Hour)) && !taken.After(made):
		if ev := afterUndated(c, made); ev != nil {
			return ev
		}
		if ev := append(afterStretch(c, made), afterTail(c, taken, made)...); len(ev) > 0 {
			return ev[:1]
		}
		return []photo.Evidence{says(photo.ObservedRecord, afterSameDay, "It was taken on %s, the day of the backup, and may have come after it was made.", day(taken))}
	case taken.After(made.Add(eastmost)):
		return []photo.Evidence{says(photo.ObservedRecord, afterAnyZone, "It was taken after the backup of %s, whatever its zone.", day(made))}
	case taken.After(made):
		wall := time.Unix(c.Photo.Item.Meta.Taken.Wall-1, 0).UTC()
		if photos, came := c.Roll.Since(c.Line, wall, ByAll); came == 0 && photos > 1 {
			return []photo.Evidence{says(photo.ObservedRecord, afterCleanCut, "It was taken about when the backup was made, on %s, and nothing taken since is in it.", day(made))}
		}
		return []photo.Evidence{says(photo.ObservedRecord, afterRecordedSameDay, "It was taken about when the backup was made, on %s.", day(made))}
	}
	if ev := afterUndated(c, made); ev != nil {
		return ev
	}
	if ev := append(afterStretch(c, made), afterTail(c, taken, made)...); len(ev) > 0 {
		return ev[:1]
	}
	newer, older, gone := c.around(made)
	if w := chance + decibans(lateImports*float64(newer)/(float64(gone)+0.5)); newer > 0 && w > 0 {
		return []photo.Evidence{says(photo.ObservedRecord, min(w, afterBrought), "%s photos are newer than the backup of %s, and of the %s older ones hardly any is missing: it may have been added later.", grouped(newer), day(made), grouped(older))}
	}
	w := float64(beforeRecorded)
	if taken.After(made.Add(-tailDevice)) {
		w = beforeShortly
	}
	return []photo.Evidence{says(photo.ObservedRecord, w, "It was taken on %s, before the backup of %s.", day(taken), day(made))}
}

// afterTheCopy holds the photo's date against when all of the backup was written.
func afterTheCopy(c Case) []photo.Evidence {
	made, taken := written(c.Roll.Backup()), c.Photo.Item.Meta.Taken
	if made.IsZero() || outlived(c, made) {
		return nil
	}
	unix, sure := taken.Instant()
	slack := 26 * time.Hour
	if sure {
		slack = time.Minute
	}
	switch at := time.Unix(unix, 0).UTC(); {
	case taken.IsZero():
		if from, _, _, ok := c.Roll.When(c.Line); ok && from.After(made.Add(26*time.Hour)) {
			return []photo.Evidence{says(photo.ObservedRecord, afterBeside, "By its name or by what lies beside it, it came after %s; all of the backup was written then, by its file times.", day(made))}
		}
	case at.After(made.Add(slack)) && !at.After(c.Now.Add(slack)):
		return []photo.Evidence{says(photo.ObservedRecord, afterWritten, "It was taken on %s; all of the backup was written on %s or shortly before, by its file times.", day(at), day(made))}
	}
	return nil
}

// afterEarlier holds when the photo came into the account against the newest photo of an
// earlier export of it, where that tells no date of its own.
func afterEarlier(c Case) []photo.Evidence {
	places := c.Roll.Backup()
	newest := latest(places, photo.FactEarlier)
	if newest.IsZero() || !recorded(places).IsZero() {
		return nil
	}
	if added := c.Item.Facts.Time(photo.FactAdded); added.After(newest) {
		return []photo.Evidence{says(photo.ObservedRecord, afterListed, "It came into the account on %s; the backup is an earlier export of it, and the newest photo that this lists is of %s.", day(added), day(newest))}
	} else if !added.IsZero() {
		return nil
	}
	if unix, _ := c.Photo.Item.Meta.Taken.Instant(); !c.Photo.Item.Meta.Taken.IsZero() && time.Unix(unix, 0).After(newest.Add(26*time.Hour)) {
		return []photo.Evidence{says(photo.ObservedRecord, afterListedTaken, "It was taken on %s; the backup is an earlier export of the same account, and the newest photo that this lists is of %s.", day(time.Unix(unix, 0).UTC()), day(newest))}
	}
	return nil
}

// around counts the dated photos that are newer than the backup, where none of them
// came; the older ones; and how many of these are missing.
func (c Case) around(made time.Time) (newer, older, gone int) {
	photos, came := c.Roll.Since(c.Line, made, ByAll)
	all, allCame := c.Roll.Since(c.Line, time.Time{}, ByAll)
	if came*10 <= photos {
		newer = photos - came
	}
	return newer, all - photos, all - photos - (allCame - came)
}

const (
	// Nothing of any device came from the last days before the record on: that
	// something else stopped just then is chance, of hundreds of days.
	afterStopped = 26
	// On the day itself, where others of that day came: what is sent, comes in no order.
	afterSameDay = 15
	// A photo that tells no time, where many are newer and hardly any older one is missing.
	afterMany = 20
	// Among many newer ones some older ones were imported later as well, one in so many.
	lateImports  = 0.05
	afterBrought = 12
	// From it on nothing came, and the backup is of some days later: what it copies is
	// as old as the last time that the phone sent, or a card was read. Too little to
	// call the photo missing as planned.
	afterTailAll    = 18
	afterTailDevice = 13
	// Within so long before the date of the backup, and with so many photos since.
	tailAll    = 4 * 24 * time.Hour
	tailDevice = 45 * 24 * time.Hour
	fewestTail = 4
)

// afterTail tells of a photo that was taken before the date of the backup, of which
// nothing taken later came, of any device or of its own.
func afterTail(c Case, taken, made time.Time) []photo.Evidence {
	wall := time.Unix(c.Photo.Item.Meta.Taken.Wall, 0).UTC()
	for _, tail := range []struct {
		dim    Dimension
		within time.Duration
		weight float64
		whose  string
	}{{ByAll, tailAll, afterTailAll, "nothing"}, {ByDevice, tailDevice, afterTailDevice, "nothing of its device"}} {
		photos, came := c.Roll.Since(c.Line, wall, tail.dim)
		if photos >= fewestTail && came*50 <= photos && taken.After(made.Add(-tail.within)) {
			return []photo.Evidence{says(photo.ObservedRecord, tail.weight, "It was taken shortly before the backup of %s, and %s taken since is in it: it may have been added later.", day(made), tail.whose)}
		}
	}
	return nil
}

// afterStretch tells of a stretch that began about when the backup was made, and has
// no end: it is the end of the backup.
func afterStretch(c Case, made time.Time) []photo.Evidence {
	s, ok := c.Roll.Stretch(c.Line, ByAll)
	if !ok || !endsWith(s, made) {
		return nil
	}
	return []photo.Evidence{says(photo.ObservedRecord, afterStopped, "%s; the backup is of %s.", s.sentence(), day(made))}
}

// endsWith reports whether a stretch without an end begins about when the backup was
// made.
func endsWith(s Stretch, made time.Time) bool {
	return s.Device == "" && s.FromPath == "" && !s.Numbered && s.Open() && !s.From.Before(made.Add(-tailAll)) && !s.From.After(made.Add(tailAll))
}

const (
	// Photos taken after the recorded date that are in the backup all the same: one or
	// two are of a camera whose clock was wrong, more of them show that the backup went
	// on after it wrote its date.
	outlivedBy = 3
	// One in so many of all that were taken since.
	outlivedShare = 2
)

// outlived reports whether the backup holds photos that were taken after the date
// that it records of itself.
func outlived(c Case, made time.Time) bool {
	photos, came := c.Roll.Since(c.Line, made.Add(26*time.Hour), ByAll)
	return came >= outlivedBy && came*outlivedShare >= photos
}

// afterUndated holds when a photo without a date came against the date of the
// backup.
func afterUndated(c Case, made time.Time) []photo.Evidence {
	from, _, named, ok := c.Roll.When(c.Line)
	switch {
	case !ok && c.Photo.Item.Meta.Taken.IsZero():
		return afterAmongMany(c, made)
	case ok && named && from.After(made.Add(-36*time.Hour)) && !from.After(made.Add(26*time.Hour)):
		return []photo.Evidence{says(photo.ObservedRecord, afterSameDay, "Its name is of %s, about when the backup was made.", day(from))}
	case !ok || !from.After(made.Add(26*time.Hour)):
		return nil
	case named && c.Photo.Item.Meta.Taken.IsZero():
		return []photo.Evidence{says(photo.ObservedRecord, afterNamed, "Its name is of %s; the backup is of %s.", day(from), day(made))}
	}
	if !c.Photo.Item.Meta.Taken.IsZero() {
		return []photo.Evidence{says(photo.ObservedRecord, afterImported, "It was taken before the backup of %s, and what lies beside it after: it may have been added later.", day(made))}
	}
	return []photo.Evidence{says(photo.ObservedRecord, afterBeside, "What lies beside it was taken after %s; the backup is of %s.", day(from), day(made))}
}

// recorded is the latest date that the backup records of itself; zero unless each
// of its places records one.
func recorded(places []photo.Place) time.Time { return latest(places, photo.FactBackupDate) }

// written is when the last file of the backup was written; zero where a place records a
// date of its own, or was not written in one go.
func written(places []photo.Place) time.Time {
	if !recorded(places).IsZero() {
		return time.Time{}
	}
	return latest(places, photo.FactWritten)
}

// latest is the latest of a date that each of the places tells; else zero.
func latest(places []photo.Place, fact photo.Fact) (at time.Time) {
	for _, p := range places {
		t := p.Facts.Time(fact)
		if t.IsZero() {
			return time.Time{}
		}
		if t.After(at) {
			at = t
		}
	}
	return at
}

// afterAmongMany holds how many photos are newer than the backup against how many of
// the older ones are missing: of a photo that tells no time nothing else is known.
func afterAmongMany(c Case, made time.Time) []photo.Evidence {
	newer, older, gone := c.around(made)
	if newer < scopeFewDevice || older == 0 {
		return nil
	}
	w := min(chance+decibans(float64(newer)/(float64(gone)+0.5)), afterMany)
	if w <= 0 {
		return nil
	}
	return []photo.Evidence{says(photo.ObservedRecord, w, "It tells no time; %s photos are newer than the backup of %s, and of the %s older ones %s %s missing.", grouped(newer), day(made), grouped(older), grouped(gone), are(gone))}
}
