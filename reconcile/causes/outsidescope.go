package causes

import (
	"time"

	"rollcall/photo"
)

var outsideScope = Cause{
	Name:  "outside-scope",
	Title: "in a part of the library that this backup never covered",
	Doc: "The backup lacks a whole folder, album, device or kind of photo, the frames of bursts that were not picked, or everything before its start, while it has the rest: it was never meant or never told to cover it; or a record says that a phone backup has no camera roll, or that the file lies outside of the library. " +
		"What speaks for it is that all of the group is missing and nearly all of the rest, taken at the same time, is there; or that since or until a date nothing of one kind came, while others did. " +
		"It is asked before stretches of time are.",
	Advice: []string{
		"Add what is left out (the folder, the album, the device, the videos, the RAW files) to what the backup covers.",
		"Or make a second backup for it, and run rollcall with both.",
	},
	Settle: []string{
		"Look at what the backup was told to cover: which folders, albums, devices and kinds, and from when on.",
		"Say with --route how photos get into this backup.",
	},
	Explain: explainOutsideScope,
}

const (
	// All of a folder with a name of its own, and the rest is there.
	scopeFolder = 24
	// Several folders at once, and each is there whole or not at all: chosen, or a copy
	// that stopped between two of them.
	scopeFolders = 20
	// A folder that is named for a date, or numbered by a camera, tells of time
	// more than of choice.
	scopeDateFolder = 9
	// The newest folder, and nothing beside it in its time: the backup may be older.
	scopeNewestFolder = 12
	// All of an album of the user's own, or all that lies in none of those that are there
	// whole: an export of albums.
	scopeAlbum = 24
	// All videos, or all RAW files: tools often have a switch for it.
	scopeClass = 24
	// iCloud takes what a device has, and knows no folders: but what lies in one of its own
	// may never have been in Photos.
	scopeFolderICloud = 13
	// It lies in the tail of the order of paths, which ends amid another folder: a copy
	// that stopped there leaves whole folders behind it.
	scopePathTail = 13
	// The folder is that of a device of which all is missing: in a cloud, and where
	// it may be one, that device may never have been switched on.
	scopeFolderDevice      = 16
	scopeFolderCloudDevice = 6
	// All pictures that no camera took: many tools take the camera's own only. Where
	// they are of one format, that may be why.
	scopeOrigin       = 24
	scopeOriginFormat = 15
	// A cloud takes screenshots as well; some apps back up the camera's folder only.
	scopeOriginCloud = 14
	// All frames of bursts that were not picked: many exports and tools take the picked
	// ones only.
	scopeBurst = 24
	// All of a camera: as EXIF tells it, which is not always where it came from. A
	// cloud has each device switched on by itself.
	scopeDevice      = 18
	scopeDeviceCopy  = 22
	scopeDeviceCloud = 10
	// All of another phone or camera, where the backup says that it is of one phone.
	scopeOtherPhone    = 24
	scopeOtherPhoneFew = 15
	// All Live Photos without their video, and the like.
	scopePart = 24
	// What each photo of a group can be worth at most: a folder of three is soon
	// missing by chance.
	scopePerPhoto = 3
	// Photos of others, taken in the group's time, that came through: with fewer
	// the group is not to be told from its time.
	scopeInterleaved = 3
	scopeFew         = 3
	scopeFewDevice   = 5
)

func explainOutsideScope(c Case) []photo.Evidence {
	if c.Role != "" || c.Status == photo.Incomplete {
		return scopeByPart(c)
	}
	if !c.alone() {
		return nil
	}
	ev := append(outsideLibrary(c), withoutCameraRoll(c)...)
	ev = append(ev, scopeByPart(c)...)
	ev = append(ev, scopeByFolder(c)...)
	ev = append(ev, scopeByAlbum(c)...)
	ev = append(ev, scopeByClass(c)...)
	ev = append(ev, scopeByOrigin(c)...)
	ev = append(ev, scopeByBurst(c)...)
	ev = append(ev, scopeByDevice(c)...)
	ev = append(ev, scopeByStart(c)...)
	ev = append(ev, scopeByKind(c)...)
	ev = append(ev, ofImport(c, scopeImport)...)
	return append(ev, c.nearCompany("outside-scope")...)
}

// scopeByFolder speaks of a folder that is missing whole.
func scopeByFolder(c Case) []photo.Evidence {
	s := c.Roll.Share(c.Line, ByFolder)
	if s.Name == "" || s.Photos < scopeFew && !s.Chosen || !s.nearlyNone() || s.Stopped && !s.Chosen || setApart(c) {
		return nil
	}
	most := min(scopeFolder, float64(scopePerPhoto*s.Photos))
	switch {
	case s.Chosen:
		most = scopeFolders
	case s.ByWhole:
		most = min(most, scopeFolders)
	}
	if c.inPathTail() {
		most = min(most, scopePathTail)
	}
	open, within := inStretch(c)
	switch device := c.Roll.Share(c.Line, ByDevice); {
	case device.Name != "" && device.nearlyNone() && device.Missing*10 >= s.Missing*7 && c.cloud():
		most = min(most, scopeFolderCloudDevice)
	case device.Name != "" && device.nearlyNone() && device.Missing*10 >= s.Missing*7 && !c.on(photo.RouteCopy, photo.RoutePhone):
		most = min(most, scopeFolderDevice)
	case s.Chosen:
	case Dated(s.Name) && (within || s.Interleaved < scopeInterleaved):
		most = min(most, scopeDateFolder)
	case open && s.Interleaved < scopeInterleaved:
		most = min(most, scopeNewestFolder)
	}
	if c.on(photo.RouteICloud) {
		most = min(most, scopeFolderICloud)
	}
	if w := s.Rule(most); w > 0 {
		return []photo.Evidence{says(photo.ObservedShare, w, "%s.", s.sentence("photos in the folder "+quoted(s.Name)))}
	}
	return nil
}

// scopeByAlbum speaks of an album that is missing whole, or of what lies in none of the
// albums that came.
func scopeByAlbum(c Case) []photo.Evidence {
	s := c.Roll.Share(c.Line, ByAlbum)
	if s.Name == "" || s.Photos < scopeFew || !s.nearlyNone() || s.Stopped && !s.Chosen || setApart(c) {
		return nil
	}
	most := min(scopeAlbum, float64(scopePerPhoto*s.Photos))
	switch {
	case c.on(photo.RouteICloud):
		most = min(most, scopeFolderICloud)
	case !s.Chosen && s.Interleaved < scopeInterleaved:
		most = min(most, scopeDateFolder)
	}
	if w := s.Rule(most); w > 0 {
		return []photo.Evidence{says(photo.ObservedShare, w, "%s.", s.sentence(s.Name))}
	}
	return nil
}

// setApart reports whether what sets the folder apart has a cause of its own: a
// trash, a cache of smaller versions, or being shared or hidden where such photos are
// missing.
func setApart(c Case) bool {
	f := c.Item.Facts
	if f.Has(photo.FactThumbnailCache) || f.Has(photo.FactRenditionName) {
		return true
	}
	if f.Has(photo.FactTrash) {
		return c.Roll.Share(c.Line, ByTrash).Rule(1) >= 0
	}
	if f.Has(photo.FactShared) {
		return c.Roll.Share(c.Line, ByShared).Rule(1) >= 0
	}
	hidden := f.Has(photo.FactHiddenFolder) || f.Has(photo.FactHiddenAlbum)
	return hidden && c.Roll.Share(c.Line, ByHidden).Rule(1) >= 0
}

// scopeByClass speaks of all videos or all RAW files.
func scopeByClass(c Case) []photo.Evidence {
	s := c.Roll.Share(c.Line, ByClass)
	if s.Name == "" || s.Photos < scopeFew || !s.nearlyNone() {
		return nil
	}
	most := min(scopeClass, float64(2*scopePerPhoto*s.Photos))
	if s.isTime() {
		most = min(most, formatIsTime)
	}
	if w := s.Rule(most); w > 0 {
		return []photo.Evidence{says(photo.ObservedShare, w, "%s.", s.sentence(s.Name))}
	}
	return nil
}

// scopeByOrigin speaks of all pictures that no camera took, of several formats.
func scopeByOrigin(c Case) []photo.Evidence {
	s := c.Roll.Share(c.Line, ByOrigin)
	if s.Name == "" || s.Photos < 2*scopeFew || !s.nearlyNone() || setApart(c) {
		return nil
	}
	most := float64(scopeOrigin)
	switch format := c.Roll.Share(c.Line, ByFormat); {
	case c.cloud():
		most = scopeOriginCloud
	case format.Missing*10 >= s.Missing*9:
		most = scopeOriginFormat
	}
	if w := s.Rule(most); w > 0 {
		return []photo.Evidence{says(photo.ObservedShare, w, "%s.", s.sentence(s.Name))}
	}
	return nil
}

// scopeByBurst speaks of all frames of bursts that were not picked, while those that
// were are there.
func scopeByBurst(c Case) []photo.Evidence {
	if c.Item.Facts.Text(photo.FactBurst) != "left" || setApart(c) {
		return nil
	}
	s := c.Roll.Share(c.Line, ByBurst)
	if s.Photos < scopeFew || !s.nearlyNone() {
		return nil
	}
	if w := s.Rule(min(scopeBurst, float64(2*scopePerPhoto*s.Photos))); w > 0 {
		return []photo.Evidence{says(photo.ObservedShare, w, "%s.", s.against(s.Name, "frames that were picked"))}
	}
	return nil
}

// scopeByDevice speaks of a camera that is missing whole while others of the same
// time are there.
func scopeByDevice(c Case) []photo.Evidence {
	if stretch, ok := c.Roll.Stretch(c.Line, ByAll); ok && !c.on(photo.RouteICloud, photo.RouteApp) {
		if s, ok := newDevice(c, stretch); ok {
			return []photo.Evidence{says(photo.ObservedShare, scopeNewDevice, "%s.", upperFirst(s.ofNewDevice()))}
		}
	}
	if c.Item.Facts.Has(photo.FactShared) && setApart(c) {
		return nil
	}
	s := c.Roll.Share(c.Line, ByDevice)
	if s.Name != "" && s.nearlyNone() && c.ofOnePhone() {
		w := float64(scopeOtherPhone)
		if s.Photos < scopeFew {
			w = scopeOtherPhoneFew
		}
		return []photo.Evidence{says(photo.ObservedShare, w, "%s, which is of one phone: it holds what that phone has.", upperFirst(counted(s.Missing, s.Photos, "photos of "+s.Name)))}
	}
	if o := c.Roll.Share(c.Line, ByOther); o.Name != "" && c.ofOnePhone() {
		if w := o.Rule(scopeOtherPhone); w > 0 {
			return []photo.Evidence{says(photo.ObservedShare, w, "%s; the backup is of one phone, and holds what that phone has.", o.sentence(o.Name))}
		}
	}
	if s.Name == "" || s.Photos < scopeFewDevice || !s.nearlyNone() || s.Stopped || s.Interleaved < scopeInterleaved && !s.Apart || c.Item.Facts.Has(photo.FactThumbnailCache) {
		return nil
	}
	most := float64(scopeDevice)
	switch {
	case c.cloud():
		most = scopeDeviceCloud
	case c.on(photo.RouteCopy, photo.RoutePhone):
		most = scopeDeviceCopy
	}
	if c.inPathTail() {
		most = min(most, scopePathTail)
	}
	if w := s.Rule(most); w > 0 {
		return []photo.Evidence{says(photo.ObservedShare, w, "%s.", s.sentence("photos of "+s.Name))}
	}
	return nil
}

// ofOnePhone reports whether the backup is one phone's own by its record, and holds
// photos of it.
func (c Case) ofOnePhone() bool {
	places := c.Roll.Backup()
	_, came := c.Roll.Since(c.Line, time.Time{}, ByAll)
	return len(places) == 1 && c.on(photo.RoutePhone) && places[0].Facts.Has(photo.FactDevice) && came > 0
}

// scopeByPart speaks of a kind of part that the backup leaves out, or of photos whose
// parts it has without them.
func scopeByPart(c Case) []photo.Evidence {
	s := c.Roll.Share(c.Line, ByPart)
	if c.Match != nil || s.Name == "" || s.Photos < scopeFew || !s.nearlyNone() {
		return nil
	}
	w := min(scopePart, float64(2*scopePerPhoto*s.Missing))
	which := grouped(s.Missing) + " of the " + grouped(s.Photos)
	if s.None() {
		which = "All " + grouped(s.Photos)
	}
	if c.Role == "" {
		return []photo.Evidence{says(photo.ObservedShare, w, "%s %s lack their %s in the backup, which has the other file of each.", which, s.Name, formatTitle(c.Item.Format))}
	}
	return []photo.Evidence{says(photo.ObservedShare, w, "%s %s lack their %s in the backup.", which, s.Name, partNames[c.Role])}
}

var partNames = map[string]string{photo.RoleVideo: "video", photo.RoleRAW: "RAW file"}

// nearlyNone reports whether at most a tenth of the group came through: some
// have a duplicate elsewhere.
func (s Share) nearlyNone() bool { return s.Missing*10 >= s.Photos*9 }

// cloud reports whether the route is that of a cloud, or guessed to be.
func (c Case) cloud() bool { return c.on(photo.RouteICloud, photo.RouteApp) }
