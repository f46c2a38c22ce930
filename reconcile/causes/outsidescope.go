package causes

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"rollcall/photo"
)

var outsideScope = Cause{
	Name:  "outside-scope",
	Title: "in a part of the library that this backup never covered",
	Doc: "The backup lacks a whole folder, device or kind of photo, the frames of bursts that were not picked, or everything before its start, while it has the rest: it was never meant or never told to cover it; or a record says that a phone backup has no camera roll, or that the file lies outside of the library. " +
		"What speaks for it is that all of the group is missing and nearly all of the rest, taken at the same time, is there; or that since or until a date nothing of one kind came, while others did. " +
		"It is asked before stretches of time are.",
	Advice: []string{
		"Add what is left out (the folder, the device, the videos, the RAW files) to what the backup covers.",
		"Or make a second backup for it, and run rollcall with both.",
	},
	Settle: []string{
		"Look at what the backup was told to cover: which folders, devices and kinds, and from when on.",
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
	scopeOtherPhone = 24
	// All of a camera, and nothing else from then on: a new phone that was never
	// added to the backup, or time.
	scopeNewDevice = 18
	// All Live Photos without their video, and the like.
	scopePart = 24
	// Nothing before a date: the backup began then. A cloud that is switched on takes
	// older photos as well, only later.
	scopeStart       = 19
	scopeDeviceStart = 17
	scopeCloudStart  = -2
	// iCloud has no such start: it takes what a device has. But an account may be new.
	scopeICloudStart = -5
	// Where the route is not known, it may be a cloud.
	scopeUnknownStart = -1
	// Whole calendar years, where folders are by year, and the less likely by chance
	// the more.
	scopeYears     = 14
	scopeYearsMost = 25
	// What each photo of a group can be worth at most: a folder of three is soon
	// missing by chance.
	scopePerPhoto = 3
	// Photos of others, taken in the group's time, that came through: with fewer
	// the group is not to be told from its time.
	scopeInterleaved = 3
	scopeFew         = 3
	scopeFewDevice   = 5
	// From this weight on a folder explains what is missing better than time does.
	scopeBeforeTime = 15
	scopeDiscount   = -8
	// A place in the order of paths does, where all before it came and nothing behind.
	tailDiscount = -12
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

// inStretch reports whether the photo lies in a stretch of time, and in one that
// is open.
func inStretch(c Case) (open, within bool) {
	for _, dim := range []Dimension{ByAll, ByDevice, ByPath} {
		if s, ok := c.Roll.Stretch(c.Line, dim); ok {
			open, within = open || s.Open(), true
		}
	}
	return open, within
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
	s := c.Roll.Share(c.Line, ByDevice)
	if s.Name != "" && s.None() && s.Photos >= scopeFew && c.ofOnePhone() {
		return []photo.Evidence{says(photo.ObservedShare, scopeOtherPhone, "None of the %s photos of %s is in this phone's backup: a phone's backup holds what that phone has.", grouped(s.Photos), s.Name)}
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

// inPathTail reports whether a copy that stopped amid a folder explains the photo.
func (c Case) inPathTail() bool {
	s, tail := c.Roll.Stretch(c.Line, ByPath)
	return tail && c.pathsTell(s) && !c.cloud()
}

// onlyBefore reports whether the devices that go on during a device's stretch do so only
// before the place, in the order of paths, where a copy stopped.
func (c Case) onlyBefore(stretch Stretch) bool {
	s, ok := c.Roll.Stretch(stretch.Typical, ByPath)
	return ok && stretch.Device != "" && s.Clean && !s.InTime && s.Missing > stretch.Missing && !c.cloud()
}

// pathsTell reports whether a run in the order of paths tells something else than time:
// folders by date are in its order, too, and so are the names of one folder, or of one
// device's folders.
func (c Case) pathsTell(s Stretch) bool {
	if own, ok := c.Roll.Stretch(c.Line, ByDevice); ok && own.Missing*10 >= s.Missing*9 {
		return false
	}
	return !s.InTime && s.Folders > 1 && (!Dated(s.FromPath) || numbered(s.FromPath))
}

// scopeByStart speaks of a backup that begins at a date.
func scopeByStart(c Case) []photo.Evidence {
	cloud := 0.0
	switch {
	case c.on(photo.RouteICloud):
		cloud = scopeICloudStart
	case c.cloud():
		cloud = scopeCloudStart
	case c.on(photo.RouteUnknown):
		cloud = scopeUnknownStart
	}
	if s, ok := c.Roll.Stretch(c.Line, ByAll); ok && s.Years != "" && !c.on(photo.RouteICloud) {
		w := min(scopeYears-decibans(max(s.YearsChance, leastRest)), scopeYearsMost)
		return []photo.Evidence{says(photo.ObservedTime, w, "All %s photos of %s are missing, and none of the days around: a folder of the year was left out.", grouped(s.Missing), s.Years)}
	}
	if s, ok := c.Roll.Stretch(c.Line, ByAll); ok && s.Leading() && !s.Thin {
		return []photo.Evidence{says(photo.ObservedTime, scopeStart+cloud+timeDiscount(c, s), "%s.", s.sentence())}
	}
	if s, ok := c.Roll.Stretch(c.Line, ByDevice); ok && s.Leading() {
		return []photo.Evidence{says(photo.ObservedTime, scopeDeviceStart+cloud+timeDiscount(c, s), "%s.", s.sentence())}
	}
	return nil
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

// newDevice is the share of the device that a stretch over all is made of, and
// that began with it: that a cloud filled up, or copying stopped, on the very day
// of a new phone would be chance.
func newDevice(c Case, stretch Stretch) (Share, bool) {
	s := c.Roll.Share(stretch.Typical, ByDevice)
	begins := stretch.Device == "" && !stretch.Leading() && (stretch.FromPath != "" || !s.From.Before(stretch.From))
	whole := s.Name != "" && s.Photos >= scopeFewDevice && s.nearlyNone() && s.Missing*10 >= stretch.Missing*7
	return s, begins && whole
}

func (s Share) ofNewDevice() string {
	return counted(s.Missing, s.Photos, "photos of "+s.Name) + ", and hardly any other device took photos then"
}

// isTime reports whether a dated group can't be told from the time it was taken
// in: nothing outside it came through then.
func (s Share) isTime() bool { return !s.From.IsZero() && s.Interleaved < scopeInterleaved }

// timeDiscount is what a stretch of time loses, in decibans, where a folder or a
// new device explains the same photos: it is asked before time is, of the stretch's
// typical photo for all.
func timeDiscount(c Case, stretch Stretch) float64 {
	if stretch.Years != "" {
		return scopeDiscount
	}
	if c.onlyBefore(stretch) {
		return tailDiscount
	}
	if _, ok := newDevice(c, stretch); ok {
		return scopeDiscount
	}
	if made := recorded(c.Roll.Backup()); !made.IsZero() && endsWith(stretch, made) {
		return scopeDiscount // the backup ends there, by its own word
	}
	if made := written(c.Roll.Backup()); !made.IsZero() && stretch.Open() && !stretch.From.Before(made.Add(-tailAll)) {
		return scopeDiscount // all of it was written before
	}
	c.Line = stretch.Typical
	for _, e := range slices.Concat(scopeByFolder(c), scopeByClass(c), scopeByBurst(c)) {
		if e.Weight >= scopeBeforeTime {
			return scopeDiscount
		}
	}
	return 0
}

// nearlyNone reports whether at most a tenth of the group came through: some
// have a duplicate elsewhere.
func (s Share) nearlyNone() bool { return s.Missing*10 >= s.Photos*9 }

// cloud reports whether the route is that of a cloud, or guessed to be.
func (c Case) cloud() bool { return c.on(photo.RouteICloud, photo.RouteApp) }

// Dated reports whether a folder's name is that of a date or a camera's numbered
// folder, as in 2024/07, 2024-07-12, "Photos from 2024", 100APPLE, 202407__, or of a
// moment of Apple Photos, as in "Lisbon, 25 June 2024".
func Dated(folder string) bool {
	return datedFolder.MatchString(folder[strings.LastIndexByte(folder, '/')+1:])
}

var datedFolder = regexp.MustCompile(`(?i)^([0-9_ .-]+|[0-9]{3}[a-z_]{5}|photos from [0-9]{4}|[0-9 ._-]*(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)[0-9 ._,-]*|dcim|.*, [0-9]{1,2} [a-z]+ [0-9]{4})$`)

// numbered reports whether a folder's name is one that a camera counts, as 100APPLE.
func numbered(folder string) bool {
	return numberedFolder.MatchString(folder[strings.LastIndexByte(folder, '/')+1:])
}

var numberedFolder = regexp.MustCompile(`(?i)^[0-9]{3}[a-z_]{5}$`)
