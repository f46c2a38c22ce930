package reconciletest

import (
	"math/rand/v2"

	"rollcall/photo"
)

var copied = setting{
	routes: []string{photo.RouteCopy, photo.RouteCopy, photo.RouteUnknown, photo.RouteUnknown, photo.RoutePhone}, sure: .4,
	people: 3, apple: .6, cards: .5, scanners: .25, mirror: .75, carries: carriage{.15, .1}, checked: .3, strangers: .2,
}

var mirror = Family{Name: "mirror", Doc: "A mirror that skips dot folders, with decoys that it took.",
	draw: func(r *rand.Rand) scenario {
		set := copied
		set.tastes = func(t *tastes) { t.dot, t.binned = between(r, .01, .2), between(r, 0, .05) }
		s := begin(r, set)
		if odds(r, .8) {
			s.leaveOut("hidden-folder", inHome(homeDot))
		}
		if odds(r, .5) {
			s.deleted(s.some(roughly(r, .01, .1)), inBin)
		}
		return s
	}}

var copyStopped = Family{Name: "copy-stopped", Doc: "A copy that stopped on its way.",
	draw: func(r *rand.Rand) scenario {
		s := begin(r, copied)
		s.stops(between(r, .05, .97), odds(r, .4))
		return s
	}}

var smallStick = Family{Name: "small-stick", Doc: "A target that can't hold large files or two of a name, or ran full.",
	draw: func(r *rand.Rand) scenario {
		set := copied
		set.people = 4
		set.tastes = func(t *tastes) {
			t.video, t.large = between(r, .03, .3), between(r, .01, .4)
			t.odd, t.oddities = between(r, 0, .05), []*format{webp, png, gifFormat}
		}
		s := begin(r, set)
		switch r.IntN(3) {
		case 0:
			s.tooLarge(choose(r, "vfat", "msdos", "fat32"))
		case 1:
			s.collides()
		default:
			s.backlog = byPath
			s.line()
			s.diskFull(between(r, .05, .95))
		}
		return s
	}}

var formatFilter = Family{Name: "format-filter", Doc: "A tool that leaves out formats, all or most of their files; other odd ones get in.",
	draw: func(r *rand.Rand) scenario {
		set := copied
		set.routes = append(set.routes, photo.RouteApp, photo.RouteApp)
		set.tastes = func(t *tastes) {
			t.odd, t.oddities = between(r, .02, .3), []*format{choose(r, oddities...), choose(r, oddities...), choose(r, oddities...)}
			t.raw, t.pair = between(r, 0, .8), between(r, 0, .8)
		}
		s := begin(r, set)
		s.leaveOut("unreadable-format", s.refused())
		if odds(r, .3) {
			s.leaveOutParts("unreadable-format", func(x *shot) bool { return x.rawPart != nil })
		}
		return s
	}}

// refused draws formats that a tool can't handle, or mostly can't.
func (s *story) refused() picks {
	have := map[*format]bool{}
	var list []*format
	for i := range s.shots {
		f := s.shots[i].format
		if f != heic && f != jpeg && f != jpg && f != mov && !have[f] {
			have[f] = true
			list = append(list, f)
		}
	}
	if len(list) == 0 || odds(s.rng, .1) {
		list = []*format{heic}
	}
	which := picks(ofFormats(choose(s.rng, list...), choose(s.rng, list...)))
	if odds(s.rng, .25) {
		return which.and(s.some(between(s.rng, .5, .97)))
	}
	return which
}

var badDisk = Family{Name: "bad-disk", Doc: "Damage clustered by import: files cut, zeroed, flipped, empty.",
	draw: func(r *rand.Rand) scenario {
		s := begin(r, copied)
		s.damages(roughly(r, .01, .4), between(r, .2, 1), choose(r, []state{cutShort}, []state{zeroed}, []state{flipped}, []state{cutShort, zeroed, flipped, emptied})...)
		return s
	}}

var partial = Family{Name: "partial", Doc: "A backup of some folders, devices or kinds, or since a day.",
	draw: func(r *rand.Rand) scenario {
		s := begin(r, copied)
		s.covers(s.scope())
		return s
	}}

var oldBackup = Family{Name: "old-backup", Doc: "A backup of some time ago, that says so or does not, perhaps without hidden photos.",
	draw: func(r *rand.Rand) scenario {
		s := begin(r, copied)
		s.ages(s.during(.05, .99), odds(r, .75))
		if odds(r, .4) {
			s.leaveOut("hidden-album", func(x *shot) bool { return x.home == homeHidden || x.home == homeFlag })
		}
		return s
	}}

var prunedBackup = Family{Name: "pruned-backup", Doc: "An earlier backup had them: a disk replaced, snapshots pruned.",
	draw: func(r *rand.Rand) scenario {
		s := begin(r, copied)
		s.lost(choose(r, s.tidied(), s.sessions(between(r, .1, .9)), s.some(roughly(r, .01, .5))))
		return s
	}}

var editsOnly = Family{Name: "edits-only", Doc: "An export that has edits in place of their originals.",
	draw: func(r *rand.Rand) scenario {
		s := begin(r, copied)
		s.turns("only-edited", edited, s.some(roughly(r, .02, .6)))
		return s
	}}

var oddScript = Family{Name: "odd-script", Doc: "A loss that is on nobody's list, with or without another.",
	draw: func(r *rand.Rand) scenario {
		s := begin(r, choose(r, copied, cloud))
		s.leaveOut(Unlisted, s.oddFilter())
		if odds(r, .3) {
			s.anything()
		}
		return s
	}}

var allThere = Family{Name: "all-there", Doc: "Nothing went wrong, or hardly anything, among decoys of all kinds.",
	draw: func(r *rand.Rand) scenario {
		s := begin(r, choose(r, copied, cloud))
		if odds(r, .5) {
			s.leaveOut(Unlisted, s.some(roughly(r, .0005, .01)))
		}
		return s
	}}

var manyAtOnce = Family{Name: "many-at-once", Doc: "Two to four mishaps of any kind.",
	draw: func(r *rand.Rand) scenario {
		s := begin(r, choose(r, copied, cloud))
		for range 2 + r.IntN(3) {
			s.anything()
		}
		return s
	}}
