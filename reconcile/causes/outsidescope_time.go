package causes

import (
	"slices"

	"rollcall/photo"
)

const (
	// All of a camera, and nothing else from then on: a new phone that was never
	// added to the backup, or time.
	scopeNewDevice = 18
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
	// From this weight on a folder explains what is missing better than time does.
	scopeBeforeTime = 15
	scopeDiscount   = -8
	// A place in the order of paths does, where all before it came and nothing behind.
	tailDiscount = -12
)

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
	if stretch.Years != "" && !c.on(photo.RouteICloud) {
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
