package reconciletest

import (
	"math/rand/v2"
	"time"

	"rollcall/photo"
)

// The families of this file are lives of their own: other mixes, orders and tools
// than those that weights are set by.

var familyPlan = Family{Name: "family-plan", HeldOut: true, Doc: "A plan that several people share: it fills, is freed, fills again; one of them leaves, another tidies up.",
	draw: func(r *rand.Rand) scenario {
		set := cloud
		set.people, set.cards, set.routes, set.sure, set.years = 5, .1, []string{photo.RouteICloud}, .8, [2]float64{2, 9}
		set.tastes = func(t *tastes) { t.airdrops, t.messages = between(r, .02, .15), between(r, .05, .4) }
		s := begin(r, set)
		if odds(r, .7) {
			s.overQuota(between(r, .3, .95), 1+r.IntN(3), .5)
		}
		if odds(r, .6) {
			leaves := s.devices[s.busiest(.1)].owner
			s.switchOff(s.during(.2, .95), time.Time{}, func(d int) bool { return s.devices[d].owner == leaves })
		}
		if odds(r, .5) {
			s.deleted(s.sessions(roughly(r, .01, .3)), choose(r, inBin, inOldBackup))
		}
		return s
	}}

var thirtyYears = Family{Name: "thirty-years", HeldOut: true, Doc: "Scans, cameras and drives of a lifetime: a full drive, damaged imports, a drive that was replaced, formats of the past.",
	draw: func(r *rand.Rand) scenario {
		set := copied
		set.years, set.cards, set.scanners, set.apple, set.people = [2]float64{12, 30}, 1, .8, .3, 2
		set.tastes = func(t *tastes) {
			t.odd, t.oddities = between(r, .02, .15), []*format{bmp, psd, tiff, jxl, riddle}
			t.raw = between(r, 0, .9)
		}
		s := begin(r, set)
		switch r.IntN(3) {
		case 0:
			s.backlog = choose(r, byPath, oldestFirst, largeFirst)
			s.line()
			s.diskFull(between(r, .2, .97))
		case 1:
			s.lost(s.sessions(roughly(r, .02, .6)))
		case 2:
			s.leaveOut("unreadable-format", choose(r, ofFormats(tiff), ofFormats(psd, bmp), ofFormats(cr2, nef, arw, raf, dng)))
		}
		if odds(r, .6) {
			s.damages(roughly(r, .005, .2), between(r, .1, 1), choose(r, zeroed, cutShort, flipped))
		}
		return s
	}}

var traveller = Family{Name: "traveller", HeldOut: true, Doc: "A camera and a phone on the road: uploads stall on trips, cards are left out, RAW partners stay behind.",
	draw: func(r *rand.Rand) scenario {
		set := cloud
		set.cards, set.people, set.years = 1, 1, [2]float64{.5, 6}
		set.routes = []string{photo.RouteApp, photo.RouteICloud, photo.RouteUnknown}
		set.tastes = func(t *tastes) {
			t.mean, t.gaps, t.pair, t.raw = between(r, 30, 150), 4+r.IntN(8), between(r, .2, 1), 0
		}
		s := begin(r, set)
		for range 1 + r.IntN(2) {
			from := s.during(.1, .9)
			s.pause(from, from.Add(days(roughly(r, 4, 40))), nil)
		}
		switch r.IntN(3) {
		case 0:
			s.covers(func(x *shot) bool { return !s.devices[x.device].card })
		case 1:
			s.leaveOutParts("unreadable-format", func(x *shot) bool { return x.rawPart != nil })
		}
		return s
	}}

var switcher = Family{Name: "switcher", HeldOut: true, Doc: "From Android to iPhone: an app that saves space, private folders, messengers, and a last export that says its day.",
	draw: func(r *rand.Rand) scenario {
		set := cloud
		set.routes, set.people, set.apple, set.sure = []string{photo.RouteApp, photo.RouteUnknown, photo.RouteCopy}, 1, 0, .4
		set.shelves = []layout{byDCIM, byAlbum, flat}
		set.tastes = func(t *tastes) { t.messages, t.dot = between(r, .1, .6), between(r, .01, .15) }
		s := begin(r, set)
		if odds(r, .5) {
			s.leaveOut("hidden-folder", inHome(homeDot))
		}
		if odds(r, .5) {
			from := s.during(.1, .9)
			s.turns("thumbnail-only", choose(r, reduced, recompressed), func(x *shot) bool { return x.kind == camerad && x.added.After(from) })
		}
		if odds(r, .4) {
			s.covers(func(x *shot) bool { return x.kind != received })
		}
		if odds(r, .5) {
			s.ages(s.during(.5, .99), odds(r, .9))
		}
		return s
	}}

var twoLosses = Family{Name: "two-losses", HeldOut: true, Doc: "A phone backup that was cut off, of a phone that was optimised, tidied and partly hidden.",
	draw: func(r *rand.Rand) scenario {
		set := cloud
		set.routes, set.apple, set.people, set.checked = []string{photo.RoutePhone}, 1, 2, .6
		set.tastes = func(t *tastes) { t.hidden, t.binned, t.flagged = between(r, .01, .1), between(r, 0, .05), false }
		s := begin(r, set)
		s.ages(s.during(.6, 1), true)
		switch r.IntN(3) {
		case 0:
			s.turns("thumbnail-only", choose(r, thumbnail, reduced), picks(before(s.during(.1, .9))))
		case 1:
			s.deleted(s.tidied(), choose(r, inBin, inOldBackup))
		case 2:
			s.damages(roughly(r, .02, .3), 1, cutShort, emptied)
		}
		if odds(r, .4) {
			s.leaveOut("hidden-album", inHome(homeHidden))
		}
		return s
	}}

var roughRoad = Family{Name: "rough-road", HeldOut: true, Doc: "Somebody's own script over a bad line: odd losses, edits in place of originals, names that meet, a stop in the middle.",
	draw: func(r *rand.Rand) scenario {
		set := copied
		set.people, set.routes = 4, []string{photo.RouteUnknown, photo.RouteCopy, photo.RouteApp}
		s := begin(r, set)
		if odds(r, .4) {
			s.collides()
		}
		if odds(r, .5) {
			s.leaveOut(Unlisted, s.oddFilter())
		}
		if odds(r, .4) {
			s.turns("only-edited", edited, s.sessions(roughly(r, .02, .4)))
		}
		if odds(r, .4) {
			s.stops(between(r, .3, .98), odds(r, .5))
		}
		return s
	}}
