package reconcile

import (
	"time"

	"rollcall/photo"
)

// stretchScenes are those of who stopped with whom, of stretches of one kind of photo,
// and of the order in which photos were added.
func (l *crossList) stretchScenes() {
	l.beforeScenes()
	l.neverScenes()
	l.sinceScenes()
	l.addedScenes()
	l.clockScenes()
}

// beforeScenes are those of a device that stopped clearly before all others did.
func (l *crossList) beforeScenes() {
	mine := shot{device: "Apple iPhone 11", path: "Photos/{y}/{m}/IMG_{n}m"}
	three := func(first, rest func(int, *shot)) *scene {
		return family(rest, rest).life(70, "2022-01-06", "2024-06-18", mine, first)
	}
	full := func(s *scene) *scene { return s.on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan) }
	l.tell("before/one-phone-was-off-long-before-the-plan-was-full", full(three(goneFrom("2022-11-01"), goneFrom("2024-01-01"))), "upload-off").of("m.jpeg").
		nor("over-quota", "outside-scope", "sync-error")
	l.tell("before/and-of-the-others-the-plan-was-full", full(three(goneFrom("2022-11-01"), goneFrom("2024-01-01"))), "over-quota").of(".heic").
		nor("outside-scope", "sync-error")
	l.tell("before/the-same-in-an-app", three(goneFrom("2022-11-01"), goneFrom("2024-01-01")).on(photo.RouteApp).sized(15_000_000_000-1_000_000, 15_000_000_000), "upload-off").of("m.jpeg").
		nor("over-quota", "outside-scope")
	l.tell("before/the-same-and-the-route-is-not-known", three(goneFrom("2022-11-01"), goneFrom("2024-01-01")), "upload-off").of("m.jpeg").
		nor("over-quota", "outside-scope")
	l.tell("before/two-of-three-one-after-the-other", full(family(goneFrom("2023-01-01"), goneFrom("2024-01-01")).life(70, "2022-01-06", "2024-06-18", mine, goneFrom("2022-07-01"))), "upload-off").of("m.jpeg").
		nor("over-quota", "outside-scope")

	l.tell("before-not/days-before-the-plan-was-full", full(three(goneFrom("2023-12-24"), goneFrom("2024-01-01"))), "over-quota").of("m.jpeg").
		nor("outside-scope", "sync-error")
	l.tell("before-not/it-took-none-in-the-months-before", full(family(goneFrom("2024-01-01"), goneFrom("2024-01-01")).life(40, "2022-01-06", "2023-05-18", mine).life(20, "2024-01-10", "2024-06-18", mine, gone)), "over-quota").of("m.jpeg").
		nor("outside-scope", "sync-error")
	l.tell("before-not/the-others-took-hardly-any-after-it", full((&scene{}).life(60, "2022-01-04", "2023-05-20", his).life(8, "2023-06-04", "2023-12-20", his).life(30, "2024-01-04", "2024-06-20", his, gone).life(70, "2022-01-06", "2024-06-18", mine, goneFrom("2023-06-01"))), "over-quota").of("m.jpeg").
		nor("upload-off", "outside-scope")
	l.tell("before-not/a-copy-that-stopped", three(goneFrom("2024-01-01"), goneFrom("2024-01-01")).on(photo.RouteCopy), "sync-error", "unexplained").of("m.jpeg").
		nor("outside-scope", "upload-off", "over-quota")
	l.tell("before-not/one-was-paused-and-came-again-before-all-stopped", full(three(func(i int, sh *shot) {
		goneBetween("2022-11-01", "2023-02-01")(i, sh)
		goneFrom("2024-01-01")(i, sh)
	}, goneFrom("2024-01-01"))), "over-quota").of("2024/").
		nor("outside-scope", "sync-error")
}

// neverScenes are those of a device of which nothing ever came, beside what befell all
// others later.
func (l *crossList) neverScenes() {
	tablet := shot{device: "Apple iPad Pro", path: "Photos/{y}/{m}/IMG_{n}t"}
	beside := func(n int, from string, rest func(int, *shot), tablets ...func(int, *shot)) *scene {
		return family(rest, rest).life(n, from, "2024-06-18", tablet, tablets...)
	}
	full := func(s *scene) *scene { return s.on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan) }
	stop := goneFrom("2022-07-01")
	l.tell("never/a-tablet-and-soon-the-plan-was-full", full(beside(90, "2022-01-06", stop, gone)), "upload-off").of("t.jpeg").
		nor("over-quota", "sync-error")
	l.tell("never/and-of-the-phones-the-plan-was-full", full(beside(90, "2022-01-06", stop, gone)), "over-quota").of(".heic").
		nor("upload-off", "outside-scope", "sync-error")
	l.tell("never/a-tablet-and-a-pause-of-both-phones", beside(90, "2022-01-06", goneBetween("2023-03-01", "2023-06-30"), gone).on(photo.RouteICloud), "upload-off").of("t.jpeg").
		nor("over-quota", "sync-error")
	l.tell("never/and-of-the-phones-a-pause", beside(90, "2022-01-06", goneBetween("2023-03-01", "2023-06-30"), gone).on(photo.RouteICloud), "sync-error").of(".heic").
		nor("over-quota", "outside-scope")
	l.tell("never/the-same-in-an-app", beside(90, "2022-01-06", stop, gone).on(photo.RouteApp).sized(15_000_000_000-1_000_000, 15_000_000_000), "upload-off").of("t.jpeg").
		nor("over-quota", "sync-error")

	l.tell("never-not/it-was-bought-after-the-plan-was-full", full(beside(40, "2022-09-01", stop, gone)), "over-quota").of("t.jpeg").
		nor("outside-scope", "sync-error")
	l.tell("never-not/it-came-until-the-plan-was-full", full(beside(90, "2022-01-06", stop, stop)), "over-quota").of("t.jpeg").
		nor("outside-scope", "upload-off")
	l.tell("never-not/a-third-of-it-came", full(beside(60, "2022-01-06", stop, goneFrom("2022-12-01"))), "over-quota").of("t.jpeg").
		nor("outside-scope", "deleted")
}

// sinceScenes are those of one kind of photo of which nothing is there since or until a
// date, while others of that time are.
func (l *crossList) sinceScenes() {
	const it = "outside-scope"
	screen := shot{taken: dateless, format: "png", path: "Photos/{y}/{m}/IMG_{n}"}
	sent := shot{taken: dateless, path: "WhatsApp/Media/WhatsApp Images/IMG-{d}-WA{n}"}
	film := shot{device: "Apple iPhone SE", class: photo.Video, format: "mov", size: 9e6}
	until, since := func(date string) func(int, *shot) { return shotWhen(func(t string) bool { return t < date }) }, func(date string) func(int, *shot) { return shotWhen(func(t string) bool { return t >= date }) }
	l.tell("since/screenshots-were-cleaned-out-of-icloud", (home().life(60, "2022-01-10", "2024-06-10", screen, until("2023-09-01"))).on(photo.RouteICloud), "deleted", it, "unexplained").of(".png").
		nor("sync-error", "over-quota", "unreadable-format")
	l.tell("since/what-was-received-since-the-app-asked-anew", home().life(90, "2022-01-10", "2024-06-10", sent, since("2023-09-01")).on(photo.RouteApp), it).of("WhatsApp").
		nor("sync-error", "over-quota", "unreadable-format", "deleted")
	l.tell("since/the-same-and-the-route-is-not-known", home().life(90, "2022-01-10", "2024-06-10", sent, since("2023-09-01")), it, "sync-error").of("WhatsApp").
		nor("over-quota", "unreadable-format", "deleted")
	flat := shot{taken: dateless, path: "Received/IMG-{d}-WA{n}"}
	l.tell("since/nothing-tells-a-date-but-names", (&scene{}).life(120, "2022-01-10", "2024-06-10", flat, since("2023-09-01")).on(photo.RouteCopy), "sync-error", "unexplained").
		nor(it, "unreadable-format")
	l.tell("since/the-same-in-a-cloud", (&scene{}).life(120, "2022-01-10", "2024-06-10", flat, since("2023-09-01")).on(photo.RouteICloud), "over-quota", "upload-off", "sync-error").
		nor(it, "unexplained", "unreadable-format")
	l.tell("since/a-few-here-and-there-where-only-names-tell", (&scene{}).life(120, "2022-01-10", "2024-06-10", flat, goneEach(30, 7)).on(photo.RouteCopy), "unexplained").
		nor("sync-error", it)
	l.tell("since/films-were-left-out-of-the-copies-from-a-date-on", home().life(60, "2022-01-10", "2024-06-10", film, since("2023-03-01")).on(photo.RouteCopy), it).of(".mov").
		nor("sync-error", "over-quota", "unreadable-format")
	l.tell("since/films-count-since-a-year", home().life(60, "2022-01-10", "2024-06-10", film, until("2023-03-01")).on(photo.RoutePhone), it).of(".mov").
		nor("sync-error", "over-quota", "unreadable-format", "deleted")
	l.tell("since/a-folder-of-films-on-a-disk", home().life(60, "2022-01-10", "2024-06-10", shot{device: "Apple iPhone SE", class: photo.Video, format: "mp4", size: 9e6, path: "Cats/v{n}"}, since("2023-03-01")).on(photo.RouteCopy), it).of("Cats").
		nor("over-quota", "unreadable-format", "deleted")

	l.tell("since-not/both-phones-stopped-then", family(since("2023-09-01"), since("2023-09-01")).life(90, "2022-01-10", "2024-06-10", sent, since("2023-09-01")).on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan), "over-quota").of("WhatsApp").
		nor(it, "deleted")
	l.tell("since-not/a-pause-of-all", family(goneBetween("2023-03-01", "2023-06-30"), goneBetween("2023-03-01", "2023-06-30")).life(90, "2022-01-10", "2024-06-10", sent, shotWhen(func(t string) bool { return t >= "2023-03-01" && t <= "2023-06-30" })).on(photo.RouteICloud), "sync-error").of("WhatsApp").
		nor(it, "deleted", "unreadable-format")
	l.tell("since-not/one-of-three-all-along", home().life(90, "2022-01-10", "2024-06-10", sent, goneEach(3, 1)).on(photo.RouteApp), "unexplained").of("WhatsApp").
		nor(it, "deleted", "sync-error")
	l.tell("since-not/two-of-three-until-a-date-and-only-of-them", home().life(120, "2022-01-10", "2024-06-10", shot{format: "png", path: "Photos/{y}/{m}/S_{n}"}, func(i int, sh *shot) {
		if i%3 > 0 && sh.taken < "2023-03-01" {
			sh.status = photo.Missing
		}
	}).on(photo.RouteICloud), "unexplained", it, "deleted").of(".png").
		nor("sync-error", "over-quota", "upload-off")
	l.tell("since-not/six-of-them", home().life(60, "2022-01-10", "2024-01-10", sent).life(6, "2024-05-01", "2024-05-20", sent, gone).on(photo.RouteApp), "unexplained", it).of("/IMG-2024-05").
		nor("deleted", "sync-error", "over-quota")
	l.tell("since-not/large-films-on-a-full-plan", home().life(60, "2022-01-10", "2024-06-10", shot{device: "Apple iPhone SE", class: photo.Video, format: "mov", size: 90e6}, since("2023-03-01")).on(photo.RouteICloud).sized(freePlan-50_000_000, freePlan), "over-quota", "sync-error", "unexplained").of(".mov").
		nor("deleted", "unreadable-format", "upload-off")
	l.tell("since-not/her-phone-stopped-and-so-did-her-screenshots", family(stays, since("2023-09-01")).life(60, "2022-01-10", "2024-06-10", shot{device: "Apple iPhone SE", format: "png", path: "Photos/{y}/{m}/IMG_{n}"}, since("2023-09-01")).on(photo.RouteICloud), "upload-off").of(".png").
		nor(it, "deleted", "unreadable-format")
	l.tell("since-not/webp-since-they-came-up", home().life(50, "2022-01-10", "2023-08-10", shot{taken: dateless, path: "Saved/{d}-{n}"}).life(30, "2023-09-01", "2024-06-10", shot{taken: dateless, path: "Saved/{d}-{n}", format: "webp"}, gone).on(photo.RouteICloud), "unreadable-format").of("webp").
		nor("deleted", "sync-error", it)
}

// shotWhen loses what was taken at such a date, by the file or by its place in the year's
// folders.
func shotWhen(is func(date string) bool) func(int, *shot) {
	return func(_ int, sh *shot) {
		if is(sh.drawn) {
			sh.status = photo.Missing
		}
	}
}

// addedScenes are those of photos that were added long after they were taken, by the
// library's records.
func (l *crossList) addedScenes() {
	old := shot{device: "Canon DIGITAL IXUS 70", path: "originals/S{n}"}
	scan := shot{taken: dateless, format: "png", path: "originals/scan{n}"}
	scans := func(s *scene, n int, sh shot, from, to string) *scene {
		return s.life(n, "2008-01-10", "2010-06-10", sh, gone, addedBetween(n, from, to)).addedAsTaken()
	}
	full := func(s *scene) *scene { return s.on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan) }
	pause := goneBetween("2023-03-01", "2023-06-30")
	l.tell("added/scans-after-the-plan-was-full", full(scans(bothStop(), 40, old, "2024-02-01", "2024-05-01")), "over-quota").of("originals").
		nor("outside-scope", "sync-error")
	l.tell("added/scans-without-a-date-after-the-plan-was-full", full(scans(bothStop(), 40, scan, "2024-02-01", "2024-05-01")), "over-quota").of("originals").
		nor("outside-scope", "sync-error", "unreadable-format")
	l.tell("added/scans-amid-a-pause", scans(family(pause, pause), 14, old, "2023-03-10", "2023-06-20").on(photo.RouteICloud), "sync-error").of("originals").
		nor("over-quota", "after-backup")
	l.tell("added/scans-by-a-phone-that-was-off", scans(family(goneFrom("2023-09-01"), stays), 40, old, "2023-10-01", "2024-05-01").on(photo.RouteICloud), "upload-off").of("originals").
		nor("over-quota", "sync-error")
	l.tell("added/one-import-of-a-day", scans(home(), 40, old, "2023-10-01", "2023-10-01").life(60, "2008-01-10", "2010-06-10", old, addedBetween(60, "2022-10-01", "2022-11-01")).on(photo.RouteICloud), "sync-error", "upload-off", "unexplained").of("originals").
		nor("over-quota", "after-backup")

	l.tell("added-not/a-library-that-was-made-anew", home().life(40, "2008-01-10", "2010-06-10", old, gone).addedOn("2024-06-24").on(photo.RouteICloud), "outside-scope", "upload-off").of("originals").
		nor("after-backup", "deleted", "sync-error", "over-quota")
	l.tell("added-not/the-old-camera-is-no-new-device", recorded(scans(home(), 40, old, "2024-07-10", "2024-12-01")).on(photo.RouteICloud), "after-backup").of("originals").
		nor("sync-error", "outside-scope")
	l.tell("added-not/half-of-an-import-came", home().life(60, "2008-01-10", "2010-06-10", old, addedBetween(60, "2023-10-01", "2023-10-01"), goneEach(2, 0)).addedAsTaken().on(photo.RouteICloud), "unexplained", "sync-error").of("originals").
		nor("outside-scope", "over-quota")
	l.tell("added-not/scans-before-the-plan-was-full-and-some-lost", full(bothStop().life(60, "2008-01-10", "2010-06-10", old, addedBetween(60, "2022-10-01", "2023-02-01"), goneEach(9, 4)).addedAsTaken()), "unexplained").of("originals").
		nor("outside-scope", "upload-off")
}

// addedBetween records that n shots were added one after the other between two dates, or
// seconds apart on one.
func addedBetween(n int, from, to string) func(int, *shot) {
	return func(i int, sh *shot) {
		begin, end := int64(dayOf(from))*daySeconds, int64(dayOf(to))*daySeconds
		at := begin + 8*3600 + int64(i)*max((end-begin)/int64(n), 3)
		sh.facts.Set(photo.FactAdded, wall(at).Format(time.RFC3339))
	}
}

// addedAsTaken records of all other shots that they were added when they were taken.
func (s *scene) addedAsTaken() *scene {
	for i := range s.shots {
		if sh := &s.shots[i]; !sh.facts.Has(photo.FactAdded) {
			sh.facts.Set(photo.FactAdded, sh.drawn+"T10:00:01Z")
		}
	}
	return s
}

// addedOn records that all shots were added within an hour.
func (s *scene) addedOn(date string) *scene {
	for i := range s.shots {
		addedBetween(len(s.shots), date, date)(i, &s.shots[i])
	}
	return s
}

// clockScenes are those of a device of which all is missing, at a time that nobody shares.
func (l *crossList) clockScenes() {
	wrong := func(n int, from, to string, each ...func(int, *shot)) *scene {
		return home().life(n, from, to, kit, each...)
	}
	l.tell("clock/a-card-that-was-never-copied", wrong(60, "2010-01-01", "2012-03-20", gone).on(photo.RouteCopy), "outside-scope").of("DSC").
		nor("sync-error", "over-quota", "upload-off")
	l.tell("clock/the-same-and-the-route-is-not-known", wrong(60, "2010-01-01", "2012-03-20", gone), "outside-scope", "upload-off").of("DSC").
		nor("sync-error", "over-quota")
	l.tell("clock/the-same-in-icloud", wrong(60, "2010-01-01", "2012-03-20", gone).on(photo.RouteICloud), "upload-off", "outside-scope").of("DSC").
		nor("sync-error", "over-quota")
	l.tell("clock/a-clock-in-the-future", wrong(60, "2031-01-01", "2032-03-20", gone).on(photo.RouteCopy), "outside-scope").of("DSC").
		nor("sync-error", "over-quota", "upload-off")

	l.tell("clock-not/half-of-it-came", wrong(60, "2010-01-01", "2012-03-20", goneEach(2, 1)).on(photo.RouteCopy), "unexplained").of("DSC").
		nor("outside-scope", "over-quota", "upload-off")
	l.tell("clock-not/all-that-is-older-than-a-date", home().life(90, "2020-01-01", "2021-12-20", shot{device: "Apple iPhone 8"}, gone).on(photo.RouteICloud), "sync-error", "over-quota").of("2020/").
		nor("deleted", "unexplained")
}
