package causes

import (
	"fmt"
	"strings"
	"time"

	"rollcall/photo"
)

const (
	// iCloud refused it: the record of this very transfer failing.
	recordRefused = 42
	// It was tried, and did not come through; the next try may.
	recordTried = 24
	// It waits: its turn, for room, or for being switched on again. What is new waits
	// as well. The queue is the record of this very transfer; that it waits for room is
	// for the sizes to tell.
	recordWaiting     = 17
	recordWaitingRoom = 4
	recordWaitingOff  = 4
	// What it is worth besides, in this roll, that what waits is missing and what does not
	// is there.
	recordWaitingShare = 15
	// It was never sent: so is all that is new.
	recordLocal = 5
	// It was not sent when iCloud Photos was switched off.
	recordUnsentOff = 15
	// It was sent: nothing of the way to iCloud kept it.
	recordUploaded = -15
	// Where the route is only not known, the backup need not be of iCloud.
	recordOtherRoute = 0.5

	// It came after iCloud Photos was switched off on this library. Another device
	// may have sent it all the same.
	switchedOffBefore = 34
	// It was switched off, and nothing tells when, or when the photo came.
	switchedOff = 12
	// It was never switched on: of what another device sends nothing is known.
	neverOn = 20
	// It is on.
	switchedOn = -10
	// A time of a camera without its zone may be as much earlier.
	eastmost = 14 * time.Hour
)

// notComingThrough is what the library's records tell of the way to iCloud, as it
// bears on sync-error.
func notComingThrough(c Case) []photo.Evidence {
	tries := ""
	if n := int(c.Item.Facts.Int(photo.FactUploadTries)); n > 0 {
		tries = fmt.Sprintf(", after %s", times(n))
	}
	switch state := c.Item.Facts.Text(photo.FactCloudState); {
	case c.wasSent():
		return c.sent()
	case state == "refused":
		return c.toICloud(photo.ObservedRecord, recordRefused, "The library records that iCloud did not take it%s.", tries)
	case state != "" && tries != "":
		return c.toICloud(photo.ObservedRecord, recordTried, "The library records that it is not in iCloud yet%s.", strings.Replace(tries, "after", "after trying", 1))
	case state == "waiting":
		return c.waiting(recordWaiting, "")
	case state == "local" && c.uploads().Text(photo.FactUploads) != "off":
		return c.toICloud(photo.ObservedRecord, recordLocal, "The library records that it was not sent to iCloud so far.")
	}
	return nil
}

// waitingForRoom is what they tell of a full plan.
func waitingForRoom(c Case) []photo.Evidence {
	switch state := c.Item.Facts.Text(photo.FactCloudState); {
	case c.wasSent():
		return c.sent()
	case state == "waiting":
		return c.waiting(recordWaitingRoom, ", as when there is no room")
	}
	return nil
}

// switchRecords is what the library records of iCloud Photos being off.
func switchRecords(c Case) []photo.Evidence {
	state, uploads := c.Item.Facts.Text(photo.FactCloudState), c.uploads()
	if c.wasSent() {
		return c.sent()
	}
	ev := switchOf(c, uploads)
	switch off := uploads.Text(photo.FactUploads) == "off"; {
	case off && (state == "local" || state == "waiting"):
		return append(ev, c.toICloud(photo.ObservedRecord, recordUnsentOff, "The library records that it was not sent to iCloud, and iCloud Photos is off.")...)
	case state == "waiting":
		return append(ev, c.toICloud(photo.ObservedRecord, recordWaitingOff, "The library records that it waits to be sent to iCloud.")...)
	}
	return ev
}

// waiting is the record that the photo waits, and how those fare that do.
func (c Case) waiting(weight float64, more string) []photo.Evidence {
	s := c.Roll.Share(c.Line, ByWaiting)
	if w := s.Rule(recordWaitingShare); s.Photos > 1 && w > 0 {
		if c.on(photo.RouteUnknown) {
			w /= recordOtherRoute // that it is so tells that the backup is of iCloud
		}
		weight += w
		more += fmt.Sprintf("; %s, and of the %s others %s", counted(s.Missing, s.Photos, "that wait"), grouped(s.RestPhotos), s.restWords())
	}
	return c.toICloud(photo.ObservedRecord, weight, "The library records that it waits to be sent to iCloud%s.", more)
}

func switchOf(c Case, uploads photo.Facts) []photo.Evidence {
	off := uploads.Time(photo.FactUploadsOff)
	switch uploads.Text(photo.FactUploads) {
	case "on":
		return c.toICloud(photo.ObservedPlace, switchedOn, "iCloud Photos is on in this library.")
	case "never":
		if photos, came := c.Roll.Since(c.Line, time.Time{}, ByAll); came*2 > photos {
			return nil // most of it is in this backup all the same: that came another way
		}
		return c.toICloud(photo.ObservedPlace, neverOn, "iCloud Photos was never on in this library: nothing of it went to iCloud from here.")
	case "off":
		if off.IsZero() {
			return c.toICloud(photo.ObservedPlace, switchedOff, "iCloud Photos is off in this library.")
		}
	default:
		return nil
	}
	switch after, known := c.cameAfter(off); {
	case !known:
		return c.toICloud(photo.ObservedPlace, switchedOff, "iCloud Photos was switched off in this library on %s.", day(off))
	case after:
		return c.toICloud(photo.ObservedPlace, switchedOffBefore, "iCloud Photos was switched off in this library on %s, and the photo came after that.", day(off))
	}
	return nil
}

// wasSent reports whether the photo was in iCloud: by the library's record, as the
// backup lists it, or as the library came from there.
func (c Case) wasSent() bool {
	return c.listed() || c.Item.Facts.Text(photo.FactCloudState) == "uploaded" || c.exported()
}

// exported reports whether the library that the photo is in is an export of iCloud.
func (c Case) exported() bool {
	return c.library().Facts.Text(photo.FactLayout) == "icloud-export"
}

// library is the place of the library that the photo is in.
func (c Case) library() photo.Place {
	for _, p := range c.Roll.Library() {
		if p.ID == c.Item.Place {
			return p
		}
	}
	return photo.Place{}
}

// sent speaks against all that keeps a photo from iCloud.
func (c Case) sent() []photo.Evidence {
	switch {
	case c.listed():
		return c.toICloud(photo.ObservedRecord, recordUploaded, "The backup lists it: iCloud had it then.")
	case c.exported():
		return c.toICloud(photo.ObservedPlace, recordUploaded, "The library is an export of iCloud: it was there.")
	}
	return c.toICloud(photo.ObservedRecord, recordUploaded, "The library records that it was sent to iCloud.")
}

// toICloud is evidence of the way to iCloud: worth half where the backup may be
// another's, nothing where it is.
func (c Case) toICloud(observation string, weight float64, text string, args ...any) []photo.Evidence {
	switch {
	case !c.alone() || !c.on(photo.RouteICloud, photo.RouteUnknown):
		return nil
	case c.on(photo.RouteUnknown):
		weight *= recordOtherRoute
	}
	return []photo.Evidence{says(observation, weight, text, args...)}
}

// uploads are the facts of the library that records the photo; nil where none does.
func (c Case) uploads() photo.Facts {
	if !c.Item.Facts.Has(photo.FactAsset) {
		return nil
	}
	return c.library().Facts
}

// cameAfter reports whether the photo came to the library after a time: by its
// record, else by when it was taken. known is false where neither tells.
func (c Case) cameAfter(t time.Time) (after, known bool) {
	if added := c.Item.Facts.Time(photo.FactAdded); !added.IsZero() {
		return added.After(t), true
	}
	taken := c.Photo.Item.Meta.Taken
	if taken.IsZero() {
		return false, false
	}
	unix, sure := taken.Instant()
	if !sure {
		t = t.Add(eastmost)
	}
	return time.Unix(unix, 0).After(t), true
}

func times(n int) string {
	if n == 1 {
		return "one try"
	}
	return grouped(n) + " tries"
}
