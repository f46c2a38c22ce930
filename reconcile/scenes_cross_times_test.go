package reconcile

import "rollcall/photo"

// timeScenes are harder ones of what happened over time: several devices, folders
// by month, nearly all missing, orders that are no order of time.
func (l *crossList) timeScenes() {
	l.deviceScenes()
	l.orderScenes()
	l.fringeScenes()
}

// byMonth puts a shot into folders by month.
func byMonth(sh shot) shot {
	sh.path = "{y}/{y}-{m}/IMG_{n}"
	return sh
}

func (l *crossList) deviceScenes() {
	ipad := shot{device: "Apple iPad Air", path: "Photos/{y}/{m}/IMG_{n}p"}
	three := func(first, second, third func(int, *shot)) *scene {
		return family(first, second).life(60, "2022-01-06", "2024-06-18", ipad, third)
	}
	l.tell("devices/two-of-three-stop-on-different-days-the-first", three(goneFrom("2023-04-01"), stays, goneFrom("2024-01-10")).on(photo.RouteICloud), "upload-off").of(".jpeg").
		nor("over-quota", "outside-scope", "sync-error")
	l.tell("devices/two-of-three-stop-on-different-days-the-second", three(goneFrom("2023-04-01"), stays, goneFrom("2024-01-10")).on(photo.RouteICloud), "upload-off").of("p.jpeg").
		nor("over-quota", "outside-scope")
	l.tell("devices/one-by-one-until-none-goes-on", three(goneFrom("2023-04-01"), goneFrom("2023-08-01"), goneFrom("2023-12-01")).on(photo.RouteICloud), "upload-off", "over-quota", "sync-error").of("p.jpeg").
		nor("outside-scope", "deleted")
	l.tell("devices/one-phone-is-off-for-a-quarter", three(goneBetween("2023-04-01", "2023-07-05"), stays, stays).on(photo.RouteICloud), "upload-off", "sync-error").
		nor("over-quota", "outside-scope")
	l.tell("devices/the-old-phone-s-last-months-and-then-the-new-one", (&scene{}).life(110, "2021-01-04", "2023-03-20", shot{device: "Apple iPhone 8"}, goneFrom("2022-12-01")).life(80, "2023-03-25", "2024-06-20", his).on(photo.RouteICloud), "upload-off", "sync-error").
		nor("outside-scope", "unexplained", "over-quota")
	l.tell("devices/a-camera-s-card-imported-to-the-phone-amid-the-pause", family(goneBetween("2023-03-01", "2023-06-30"), goneBetween("2023-03-01", "2023-06-30")).life(40, "2022-02-01", "2024-05-20", kit, goneBetween("2023-03-01", "2023-06-30")).on(photo.RouteICloud), "sync-error").of("DSC").
		nor("outside-scope", "not-yours", "over-quota")
	l.tell("devices/a-wedding-of-a-phone-that-paused", family(goneBetween("2023-03-01", "2023-06-30"), goneBetween("2023-03-01", "2023-06-30")).life(12, "2023-04-04", "2023-05-04", shot{device: "Apple iPhone 12", path: "Wedding/IMG_{n}"}, gone).
		life(300, "2022-01-04", "2024-06-20", shot{device: "Apple iPhone 11", path: "Anna/{y}/{m}/IMG_{n}"}).on(photo.RouteICloud), "sync-error", "upload-off").of("Wedding").
		nor("outside-scope", "over-quota")
	l.tell("devices/a-friend-s-evening-amid-one-phone-s-stop", family(goneFrom("2023-10-01"), stays).life(8, "2024-02-10", "2024-02-10", shot{device: "Apple iPhone 15 Pro", path: "Photos/2024/02/IMG_{n}f"}).on(photo.RouteICloud), "upload-off").
		nor("over-quota", "sync-error")
	l.tell("devices/a-camera-beside-phones-and-the-route-unknown", home().life(40, "2022-02-01", "2024-03-20", kit, gone), "outside-scope", "upload-off").
		nor("sync-error", "unexplained", "over-quota")
	l.tell("devices/a-phone-in-its-own-camera-folder-on-icloud", home().life(40, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 15", path: "Anna/DCIM/100APPLE/IMG_{n}"}, gone).on(photo.RouteICloud), "upload-off").
		nor("sync-error", "over-quota", "lost-from-backup")
	l.tell("devices/a-phone-in-its-own-folder-on-a-disk", home().life(40, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 15", path: "Anna/DCIM/100APPLE/IMG_{n}"}, gone).on(photo.RouteCopy), "outside-scope").
		nor("sync-error", "over-quota", "upload-off")
	l.tell("devices/two-phones-changed-hands", (&scene{}).life(60, "2021-01-04", "2022-06-20", his).life(60, "2021-01-05", "2022-06-22", hers).life(60, "2022-06-25", "2024-01-20", shot{device: "Apple iPhone 12", path: "Hers/IMG_{n}"}).life(60, "2022-06-26", "2024-01-22", shot{device: "Apple iPhone SE", format: "heic", path: "His/IMG_{n}"}).life(2, "2023-01-04", "2023-02-20", his, gone).on(photo.RouteICloud), "unexplained").
		nor("upload-off", "sync-error", "outside-scope")
	l.tell("devices/the-camera-was-sold-and-all-of-it-is-there", home().life(60, "2022-01-06", "2022-12-20", kit).one("2023-08-01", hers, gone).on(photo.RouteCopy), "unexplained").
		nor("outside-scope", "upload-off", "after-backup")
}

// byName is a library in folders by subject, each over its own time.
func byName(each func(int, *shot)) *scene {
	s := &scene{}
	for i, name := range []string{"Anna", "Boats", "Cats", "Garden", "House", "Mountains", "Oma", "Rome", "Zoo"} {
		s.life(20, []string{"2023-02-01", "2022-01-10", "2022-06-01"}[i%3], []string{"2024-02-01", "2023-10-10", "2024-06-01"}[i%3], shot{device: "NIKON D7500", path: name + "/DSC_{n}"}, each)
	}
	return s
}

func (l *crossList) orderScenes() {
	after := func(path string) func(int, *shot) {
		return func(_ int, sh *shot) {
			if sh.path > path {
				sh.status = photo.Missing
			}
		}
	}
	l.tell("order/a-copy-by-name-cut-off-amid-a-folder", byName(after("Garden/DSC_0070")).on(photo.RouteCopy), "sync-error").
		nor("outside-scope", "over-quota", "deleted")
	l.tell("order/the-same-and-the-route-is-not-known", byName(after("Garden/DSC_0070")), "sync-error").
		nor("over-quota", "upload-off")
	l.tell("order/the-same-and-the-disk-is-full", byName(after("Garden/DSC_0070")).on(photo.RouteCopy).fact(photo.FactFreeBytes, "30000"), "target-limit").
		nor("outside-scope", "over-quota")
	l.tell("order/folders-from-a-name-on", byName(after("Garden/Z")).on(photo.RouteCopy), "outside-scope", "sync-error").
		nor("over-quota", "unexplained", "after-backup")
	l.tell("order/only-the-best-of-folder-was-copied", byName(missingIf(func(sh *shot) bool { return sh.path < "Zoo" })).on(photo.RouteCopy), "outside-scope").
		nor("over-quota", "lost-from-backup", "sync-error")
	l.tell("order/undated-scans-cut-off-in-the-middle", (&scene{}).life(120, "2022-01-01", "2022-12-31", shot{taken: dateless, path: "Scans/scan{n}"}, func(i int, sh *shot) {
		if i >= 70 {
			sh.status = photo.Missing
		}
	}).on(photo.RouteCopy), "sync-error").nor("outside-scope", "unreadable-format")
	l.tell("order/months-from-one-on-in-a-mirror", (&scene{}).life(200, "2022-01-04", "2024-06-20", byMonth(his), goneFrom("2023-11-01")).on(photo.RouteCopy), "sync-error").
		nor("outside-scope", "over-quota", "after-backup")
	l.tell("order/months-amid-the-mirror", (&scene{}).life(200, "2022-01-04", "2024-06-20", byMonth(his), goneBetween("2023-03-01", "2023-05-31")).on(photo.RouteCopy), "sync-error").
		nor("over-quota", "upload-off", "unexplained")
	l.tell("order/one-year-was-copied-and-nothing-else", (&scene{}).life(200, "2020-01-04", "2024-06-20", byMonth(his), missingIf(func(sh *shot) bool { return sh.taken < "2022" || sh.taken > "2023" })).on(photo.RouteCopy), "outside-scope", "sync-error", "unexplained").of("2021/").
		nor("over-quota", "upload-off", "deleted")
	l.tell("order/newest-first-and-the-plan-was-full", family(goneBetween("2000-01-01", "2023-06-30"), goneBetween("2000-01-01", "2023-06-30")).on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan), "over-quota", "sync-error").
		nor("outside-scope", "after-backup", "upload-off")
	l.tell("order/ten-came-before-the-free-plan-was-full", family(goneFrom("2022-02-10"), goneFrom("2022-02-10")).on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan), "over-quota").
		nor("upload-off", "outside-scope", "unexplained")
	l.tell("order/large-films-and-no-plan", home().life(30, "2022-02-01", "2024-06-10", shot{device: "Apple iPhone 12", class: photo.Video, format: "mov"}, func(i int, sh *shot) {
		if sh.size = 20e6; i%2 == 0 {
			sh.size, sh.status = 800e6+int64(i)*1e6, photo.Missing
		}
	}).on(photo.RouteICloud), "over-quota", "sync-error").nor("unreadable-format", "outside-scope", "target-limit")
	full := missingIf(func(sh *shot) bool {
		return sh.taken > "2022-08-01" && sh.taken < "2022-11-01" || sh.taken > "2023-04-01" && sh.taken < "2023-06-01" || sh.taken > "2024-02-01"
	})
	again := func() *scene { return family(full, full).on(photo.RouteICloud).sized(paidPlan-1_000_000, paidPlan) }
	l.tell("order/filled-freed-and-filled-again-the-last-time", again(), "over-quota").of("Photos/2024").nor("outside-scope", "upload-off", "sync-error")
	l.tell("order/filled-freed-and-filled-again-the-first-time", again(), "over-quota", "sync-error").of("Photos/2022").nor("outside-scope", "deleted")
}

func (l *crossList) fringeScenes() {
	pause := goneBetween("2023-03-01", "2023-06-30")
	paused := func() *scene { return family(pause, pause).on(photo.RouteICloud) }
	l.tell("fringe/one-of-three-days-after-a-pause", paused().one("2023-07-04", shot{device: "Apple iPhone 12", path: "Photos/2023/07/IMG_9001"}, gone), "sync-error", "unexplained").of("9001").
		nor("over-quota", "upload-off")
	l.tell("fringe/one-a-year-before-a-pause", paused().one("2022-03-04", shot{device: "Apple iPhone 12", path: "Photos/2022/03/IMG_9001"}, gone), "unexplained").of("9001").
		nor("sync-error", "over-quota", "upload-off")
	l.tell("fringe/hidden-amid-a-pause-and-others-of-them-came", paused().life(30, "2022-02-01", "2024-05-20", shot{device: "Apple iPhone 12", path: "Photos/IMG_{n}h"}, pause, with(photo.FactHiddenAlbum, "Hidden")), "sync-error").of("h.jpeg").
		nor("hidden-album", "unexplained")
	l.tell("fringe/webp-amid-a-pause-and-others-came", paused().life(40, "2022-02-01", "2024-05-20", shot{path: "Saved/IMG_{n}", format: "webp"}, pause), "sync-error").of("Saved").
		nor("unreadable-format", "unexplained", "outside-scope")
	l.tell("fringe/a-film-amid-a-pause-and-others-came", paused().life(40, "2022-02-01", "2024-05-20", shot{device: "Apple iPhone 12", class: photo.Video, format: "mov"}, pause), "sync-error").of(".mov").
		nor("outside-scope", "over-quota", "unreadable-format")
	l.tell("fringe/in-the-trash-amid-a-pause", paused().one("2023-05-04", shot{device: "Apple iPhone 12", path: ".Trash/IMG_1"}, gone, with(photo.FactTrash, ".Trash")), "deleted", "sync-error").of(".Trash").
		and("deleted").nor("over-quota")
	l.tell("fringe/a-folder-of-its-own-amid-a-pause", paused().life(12, "2023-04-04", "2023-05-04", shot{device: "Apple iPhone 12", path: "Wedding/IMG_{n}"}, gone), "sync-error").of("Wedding").
		nor("outside-scope", "not-yours", "unexplained")
	l.tell("fringe/one-film-was-paused-longer-than-the-rest", paused().one("2023-07-20", shot{device: "Apple iPhone 12", class: photo.Video, format: "mov", size: 900e6}, gone), "unexplained", "sync-error").of(".mov").
		nor("over-quota", "target-limit")
	l.tell("fringe/older-ones-of-a-library-that-mostly-lacks", family(goneFrom("2022-06-01"), goneFrom("2022-06-01")).one("2022-02-04", shot{device: "Apple iPhone 12", path: "Photos/2022/02/IMG_9001"}, gone).on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan), "unexplained").of("9001").
		nor("over-quota", "upload-off", "sync-error")
	l.tell("fringe/the-same-day-as-the-backup-but-earlier", home().one("2024-07-01", shot{device: "Apple iPhone 12", path: "Photos/2024/07/IMG_9001"}, gone).fact(photo.FactBackupDate, "2024-07-01T09:00:00Z"), "after-backup", "unexplained").
		nor("sync-error", "upload-off")
	l.tell("fringe/a-recorded-date-that-later-photos-outlived", home().life(30, "2024-07-10", "2024-09-01", his).one("2024-08-01", hers, gone).fact(photo.FactBackupDate, "2024-07-01T09:00:00Z"), "unexplained").
		nor("after-backup", "sync-error")
}
