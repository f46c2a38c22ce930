package causes

import (
	"time"

	"rollcall/photo"
)

var syncError = Cause{
	Name:  "sync-error",
	Title: "from a time in which syncing or copying stood still",
	Doc: "Syncing was paused, slow or disrupted, or copying stopped and was not taken up again. " +
		"What speaks for it is the library's own record that iCloud refused the photo or that it waits, a stretch of days with nothing while both sides of it are there, and, for copies, that nothing came after a date. " +
		"\"Storage full\" is not this but over-quota.",
	Advice: []string{
		"For a cloud: put the device on Wi-Fi and power, with Low Power Mode and Low Data Mode off, open Photos, and give it time: a day for some thousands.",
		"See what Photos says below the library (\"Syncing Paused\", \"Couldn't Sync\"), and do what it asks.",
		"For copies: run the same copy again, and see that it ends without an error.",
		"Then run rollcall with a new export or the new copy; if the same photos are still missing, ask Apple Support or the maker of the tool.",
	},
	Settle: []string{
		"Look at what Photos says below the library, or at the log of the tool that copies.",
		"Say with --route how photos get into this backup.",
		"Run rollcall with a newer export or copy: what was only late is there then.",
	},
	Explain: explainSyncError,
}

const (
	// A stretch with nothing, both sides there: little else leaves one.
	syncClosed           = 22
	syncDeviceClosed     = 16
	syncDeviceClosedLong = 13
	// Photos of a day are often one event, that somebody else's device took or
	// that was left out as one: a stand-still of a cloud takes longer.
	syncOneEvent = 9
	// The same of a device that brought others.
	syncOwnEvent = 11
	// The same of the only device there is: its switch may have been off, and the
	// longer the likelier.
	syncOnlyClosed     = 19
	syncOnlyClosedLong = 17
	// Just the last three: what was taken last goes up last.
	syncFewLast = 15
	// From a size on nothing: large files wait longest.
	syncLargeOnly = 9
	oneEvent      = 36 * time.Hour
	// Half of one event: nobody leaves half of it out.
	syncHalfEvent = 18
	// Nothing before a date: a first upload takes the newest first, and was never
	// done with.
	syncLeadingCloud = 14
	syncLeading      = 8
	// iCloud takes what a device has, whenever it was taken.
	syncLeadingICloud = 16
	// The same, where a few of before are there: they came by other ways.
	syncFewBefore = 16
	// The same in no order: until a date some are missing, here and there.
	syncThinned     = 15
	syncThinnedElse = 8
	// The two where the route is not known: it may be a cloud.
	syncLeadingUnknown = 13
	syncThinnedUnknown = 13
	// Copies that stopped amid a folder.
	syncAmidFolder = 24
	// What comes last by its name is all of one format, and others came: that may be why.
	syncAmidFormat = 10
	// Folders by date are in order of time, too: any stop does so. But what tells no date
	// stopped with the rest.
	syncAmidDate = 18
	// A phone's backup is no copy that stops amid a folder, or is a rare one; a place that
	// only looks like one may be a copy of a phone's folder.
	syncAmidPhone   = 8
	syncAmidLikeOne = 16
	// Unfinished files: a copy was cut off, and not taken up again.
	syncLeftovers = 8
	// A backup of a phone is whole or fails; one that stopped is rare, and one that stood
	// still for a while is none at all.
	syncPhone = 4
	// Copies that stopped, or were not run since.
	syncCopyStopped       = 24
	syncDeviceCopyStopped = 20
	// A cloud that stands still for good: also a full plan or upload off.
	syncCliff       = 12
	syncDeviceCliff = 10
	// Where the route is not known for sure, it may have been copies.
	syncUnknownCliff       = 16
	syncDeviceUnknownCliff = 14
)

func explainSyncError(c Case) []photo.Evidence {
	if !c.alone() {
		return nil
	}
	ev := append(notComingThrough(c), c.nearCompany("sync-error")...)
	if s, ok := c.Roll.Stretch(c.Line, ByPath); ok && !c.cloud() {
		ev = append(ev, says(photo.ObservedTime, amidFolder(c, s)+timeDiscount(c, s), "%s: %s.", s.sentence(), stoppedAt(c, s, "copying stopped there")))
		if n := leftovers(c.Roll.Backup()); n > 0 {
			ev = append(ev, says(photo.ObservedPlace, syncLeftovers, "The backup holds %s: a copy was cut off.", unfinished(n)))
		}
	}
	ev = append(ev, syncOfKind(c)...)
	ev = append(ev, ofImport(c, syncImport)...)
	if s, ok := c.Roll.Stretch(c.Line, ByDevice); ok {
		closed := float64(syncDeviceClosed)
		if s.To.Sub(s.From) > longTime {
			closed = syncDeviceClosedLong
		}
		return append(ev, syncStretch(c, s, closed, syncOpen(c, syncDeviceCopyStopped, syncDeviceUnknownCliff, syncDeviceCliff))...)
	}
	if s, ok := c.Roll.Stretch(c.Line, ByAll); ok {
		closed := float64(syncClosed)
		switch {
		case s.fewBefore() && c.cloud():
			closed = syncFewBefore
		case s.Ended != "" && c.cloud():
			closed = syncOnlyClosedLong
		case s.Stopped > 1 || !c.cloud():
		case s.To.Sub(s.From) > longTime:
			closed = syncOnlyClosedLong
		default:
			closed = syncOnlyClosed
		}
		return append(ev, syncStretch(c, s, closed, syncOpen(c, syncCopyStopped, syncUnknownCliff, syncCliff))...)
	}
	if z := c.Roll.Sizes(c.Line); z.Large(c.Photo) && c.cloud() {
		ev = append(ev, says(photo.ObservedShare, syncLargeOnly, "Hardly any photo from %s on is in the backup: large files wait longest.", bytesText(z.Next)))
	}
	return ev
}

func syncStretch(c Case, s Stretch, closed, open float64) []photo.Evidence {
	if s.New != "" && c.cloud() {
		closed, open = closed+scopeDiscount, open+scopeDiscount
	}
	switch {
	case s.Closed():
		if _, sure := c.Roll.Route(); sure && c.on(photo.RoutePhone) {
			closed = syncPhone
		}
		switch short := s.To.Sub(s.From) < oneEvent; {
		case short && !s.Amid && s.Stopped > 0:
			closed = min(closed, syncOwnEvent)
		case short && !s.Amid:
			closed = min(closed, syncOneEvent)
		case short:
			closed = min(closed, syncHalfEvent)
		}
		return []photo.Evidence{says(photo.ObservedTime, closed+timeDiscount(c, s), "%s, and both before and after it photos are there.", s.sentence())}
	case s.Thin && c.cloud():
		return []photo.Evidence{says(photo.ObservedTime, syncThinned, "%s, and hardly any since then: as when what was there before was never done with.", s.sentence())}
	case s.Thin && c.on(photo.RouteUnknown):
		return []photo.Evidence{says(photo.ObservedTime, syncThinnedUnknown, "%s, and hardly any since then: as when what was there before was never done with.", s.sentence())}
	case s.Thin:
		return []photo.Evidence{says(photo.ObservedTime, syncThinnedElse, "%s, and hardly any since then.", s.sentence())}
	case s.Leading():
		w := float64(syncLeading)
		switch {
		case s.Device != "":
		case c.on(photo.RouteICloud):
			w = syncLeadingICloud
		case c.cloud():
			w = syncLeadingCloud
		case c.on(photo.RouteUnknown):
			w = syncLeadingUnknown
		}
		if s.To.Sub(s.From) < oneEvent {
			w = min(w, syncLeading) // a backlog is of more than one day
		}
		return []photo.Evidence{says(photo.ObservedTime, w+timeDiscount(c, s), "%s, as when what was there before was never done with.", s.sentence())}
	case s.Open() && c.on(photo.RouteCopy):
		return []photo.Evidence{says(photo.ObservedTime, open+timeDiscount(c, s), "%s: %s.", s.sentence(), stoppedAt(c, s, "copying stopped then"))}
	case s.fewLast() && c.cloud():
		return []photo.Evidence{says(photo.ObservedTime, syncFewLast+timeDiscount(c, s), "%s: they may only not have gone up yet.", s.sentence())}
	case s.Open():
		return []photo.Evidence{says(photo.ObservedTime, open+timeDiscount(c, s), "%s.", s.sentence())}
	}
	return nil
}

// endsCleanly reports whether all that is missing is what was taken last, of a copy of
// which no date is recorded: it may have been made just then. Where another device
// goes on, or a path tells more than time does, it stopped.
func endsCleanly(c Case, s Stretch) bool {
	last := s.FromPath == "" && s.Device == "" && s.Open() || s.InTime
	return last && c.on(photo.RouteCopy) && s.Missing == s.Photos && recorded(c.Roll.Backup()).IsZero()
}

func stoppedAt(c Case, s Stretch, stopped string) string {
	if endsCleanly(c, s) {
		return "either the copy was made then, or " + stopped
	}
	return stopped
}

// amidFolder is what a stop amid a folder is worth by the route.
func amidFolder(c Case, s Stretch) float64 {
	format := c.Roll.Share(s.Typical, ByFormat)
	switch _, sure := c.Roll.Route(); {
	case c.on(photo.RoutePhone) && sure:
		return syncAmidPhone
	case c.on(photo.RoutePhone):
		return syncAmidLikeOne
	case format.nearlyNone() && format.Missing*10 >= s.Missing*9 && format.Rule(syncAmidFormat) >= syncAmidFormat/2:
		return syncAmidFormat
	case !sure && !c.pathsTell(s):
		return syncAmidDate
	}
	return syncAmidFolder
}

// syncOpen picks what a cliff is worth by the route.
func syncOpen(c Case, copied, unknown, cloud float64) float64 {
	_, sure := c.Roll.Route()
	switch {
	case c.on(photo.RoutePhone):
		return syncPhone
	case c.on(photo.RouteCopy) && sure:
		return copied
	case c.on(photo.RouteCopy, photo.RouteUnknown):
		return unknown
	}
	return cloud
}
