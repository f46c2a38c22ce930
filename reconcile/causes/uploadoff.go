package causes

import (
	"time"

	"rollcall/photo"
)

var uploadOff = Cause{
	Name:  "upload-off",
	Title: "while uploading was off",
	Doc: "The device stopped sending new photos: \"Sync this iPhone\" (older: \"iCloud Photos\") is off on it, or it was signed out. Older photos stay in the cloud, newer ones are on the device only. " +
		"What speaks for it is the library's own record that iCloud Photos is off, and that from a date on nothing of this device is there while others go on, or nothing of any since one phone took the place of another. " +
		"Where nothing of any device goes on, a full plan explains as much.",
	Routes: []string{photo.RouteICloud, photo.RouteApp},
	Advice: []string{
		"On the device, look at Settings › your name › iCloud › Photos: \"Sync this iPhone\" (older: \"iCloud Photos\") should be on, and the account the right one.",
		"Look at Settings › your name › iCloud as well, whether there is room in the plan.",
		"Leave the device on Wi-Fi and power until Photos says that it is up to date, then run rollcall with a new export.",
	},
	Settle: []string{
		"Look on the device at Settings › your name › iCloud › Photos, whether \"Sync this iPhone\" is on.",
		"Run again with --plan and the size of your plan: that tells a full plan from uploading that is off.",
	},
	Explain: explainUploadOff,
}

const (
	// From a date on nothing of this device, others go on.
	uploadDeviceCliff = 28
	// The same where the backup may be a copy, and the order of paths ends amid a folder
	// there: a device in a folder of its own ends with it.
	uploadPathTail = -8
	// Nothing of the only device: shared with a full plan.
	uploadCliff = 15
	// Several devices stopped at once: each has a switch of its own.
	uploadSeveral = 8
	// Small ones of the same device still came: it was on.
	uploadTrickles = -7
	// Off and on again: what was taken between mostly goes up later.
	uploadClosed = 5
	// The same of one device while others go on: a switch is of one device. It stays
	// off for months, unseen; a cloud that stands still is seen after some weeks.
	uploadDeviceClosed     = 15
	uploadDeviceClosedLong = 19
	// Nothing came of the device any more, until another took its place.
	uploadEnded = 21
	// Nothing of it until a date, while others go on: it was not yet switched on. But what
	// it had then goes up as well, only later; some apps take new photos only.
	uploadDeviceLeading    = 6
	uploadDeviceLeadingApp = 12
	// Off and on again of the only device there is.
	uploadOnlyClosed     = 12
	uploadOnlyClosedLong = 15
	// The same of one event, or where it may be no cloud: as a standstill of an event.
	uploadOnlyEvent = 11
	// Hardly anything came before: it may as well be a first upload that was never done
	// with.
	uploadFewBefore = 14
	// Three photos at the end may only not have gone up yet.
	uploadFewLast = 9
	longTime      = 60 * 24 * time.Hour
	// Nothing of this device ever: it was never on. Or, where it may be no cloud, the
	// device was never copied.
	uploadNever      = 14
	uploadNeverCloud = 24
	// The same of the device that all photos since are from: a new phone on which
	// it was not switched on.
	uploadNewDevice = 24
	// Another phone went on when the one before took its last photo: the same, but it was
	// not new then.
	uploadReplaced = 20
)

func explainUploadOff(c Case) []photo.Evidence {
	return append(append(uploadPattern(c), switchRecords(c)...), c.nearCompany("upload-off")...)
}

func uploadPattern(c Case) []photo.Evidence {
	if !c.alone() {
		return nil
	}
	if s, ok := c.Roll.Stretch(c.Line, ByDevice); ok {
		return uploadStretch(c, s, uploadDeviceCliff+c.pathDiscount())
	}
	if s, ok := c.Roll.Stretch(c.Line, ByAll); ok {
		if s.New != "" && !s.Leading() {
			return []photo.Evidence{says(photo.ObservedTime, uploadNewDevice+c.treeDiscount(), "%s, and the %s was new then.", s.sentence(), s.New)}
		}
		if s.Replaced != "" {
			return []photo.Evidence{says(photo.ObservedTime, uploadReplaced+timeDiscount(c, s)+c.treeDiscount(), "%s, and the %s took its last photo then.", s.sentence(), s.Replaced)}
		}
		if device, ok := newDevice(c, s); ok && s.Open() {
			return []photo.Evidence{says(photo.ObservedTime, uploadNewDevice+c.treeDiscount(), "From %s on, %s.", day(s.From), device.ofNewDevice())}
		}
		if s.Stopped > 1 {
			return uploadStretch(c, s, uploadSeveral)
		}
		return uploadStretch(c, s, uploadCliff)
	}
	s := c.Roll.Share(c.Line, ByDevice)
	if s.Name == "" || s.Photos < scopeFewDevice || !s.nearlyNone() || s.Interleaved < scopeInterleaved && !s.Apart || c.Item.Facts.Has(photo.FactThumbnailCache) {
		return nil
	}
	most := float64(uploadNever)
	if c.cloud() && !s.Apart {
		most = uploadNeverCloud
	}
	if w := s.Rule(most); w > 0 {
		return []photo.Evidence{says(photo.ObservedShare, w, "%s.", s.sentence("photos of "+s.Name))}
	}
	return nil
}

// pathDiscount is what a device's stop loses where a copy that stopped in the order of
// paths explains as much.
func (c Case) pathDiscount() float64 {
	_, sure := c.Roll.Route()
	if s, ok := c.Roll.Stretch(c.Line, ByPath); ok && c.pathsTell(s) && !(sure && c.cloud()) {
		return uploadPathTail
	}
	return 0
}

func uploadStretch(c Case, s Stretch, open float64) []photo.Evidence {
	switch {
	case s.Open() && s.CameOwn >= fewestSmall && c.cloud():
		return []photo.Evidence{says(photo.ObservedTime, open+uploadTrickles+timeDiscount(c, s), "%s; small ones of the same device still came, and one that is switched off sends none.", s.sentence())}
	case s.fewLast():
		return []photo.Evidence{says(photo.ObservedTime, min(open, uploadFewLast)+timeDiscount(c, s)+c.treeDiscount(), "%s.", s.sentence())}
	case s.Open():
		return []photo.Evidence{says(photo.ObservedTime, open+timeDiscount(c, s)+c.treeDiscount(), "%s.", s.sentence())}
	case s.Leading() && s.Device != "":
		w := float64(uploadDeviceLeading)
		if c.on(photo.RouteApp) {
			w = uploadDeviceLeadingApp
		}
		return []photo.Evidence{says(photo.ObservedTime, w+timeDiscount(c, s), "%s.", s.sentence())}
	case s.Closed() && s.Ended != "" && c.cloud():
		return []photo.Evidence{says(photo.ObservedTime, uploadEnded+timeDiscount(c, s), "%s; nothing of the %s came since, only of others.", s.sentence(), s.Ended)}
	case s.Closed():
		closed := float64(uploadClosed)
		switch {
		case s.Device == "" && s.fewBefore() && c.cloud():
			closed = uploadFewBefore
		case s.Device != "" && s.To.Sub(s.From) > longTime:
			closed = uploadDeviceClosedLong
		case s.Device != "":
			closed = uploadDeviceClosed
		case s.Stopped <= 1 && s.To.Sub(s.From) > longTime && c.cloud():
			closed = uploadOnlyClosedLong
		case s.Stopped <= 1 && (s.To.Sub(s.From) >= oneEvent || s.Amid) && c.cloud():
			closed = uploadOnlyClosed
		case s.Stopped == 1:
			closed = uploadOnlyEvent
		}
		return []photo.Evidence{says(photo.ObservedTime, closed+timeDiscount(c, s), "%s.", s.sentence())}
	}
	return nil
}
