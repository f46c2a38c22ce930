package reconcile

import "rollcall/photo"

// pauseScenes are those of a time in which nothing came, or seems to have:
// sync-error.
func (l *crossList) pauseScenes() {
	const it = "sync-error"
	paused := func() *scene {
		return family(goneBetween("2023-03-01", "2023-05-31"), goneBetween("2023-03-01", "2023-05-31"))
	}
	l.tell("pause/a-spring-of-both-phones", paused().on(photo.RouteICloud), it).
		nor("over-quota", "upload-off", "outside-scope", "deleted")
	l.tell("pause/the-route-is-not-known", paused(), it).
		nor("over-quota", "outside-scope", "after-backup")
	l.tell("pause/in-a-cloud-app", paused().on(photo.RouteApp), it).
		nor("upload-off", "lost-from-backup")
	l.tell("pause/a-copy-that-was-not-run-since", bothStop().on(photo.RouteCopy), it).
		nor("over-quota", "upload-off", "target-limit", "after-backup")
	l.tell("pause/a-copy-cut-off-amid-a-folder", single(150, goneFrom("2023-06-01")).on(photo.RouteCopy).fact(photo.FactLeftovers, "1"), it).
		nor("corrupted-backup", "outside-scope")
	l.tell("pause/a-first-upload-never-done-with", family(func(i int, sh *shot) {
		if sh.taken < "2023-03-01" && i%5 < 3 {
			sh.status = photo.Missing
		}
	}, func(i int, sh *shot) {
		if sh.taken < "2023-03-01" && i%5 < 2 {
			sh.status = photo.Missing
		}
	}).on(photo.RouteICloud), it).nor("outside-scope", "after-backup")
	l.tell("pause/while-the-plan-had-room", paused().on(photo.RouteICloud).sized(20_000_000_000, 2_000_000_000_000), it).
		nor("over-quota", "upload-off")

	l.tell("pause-not/ten-weeks-in-which-nobody-took-any", (&scene{}).life(100, "2022-01-04", "2023-02-28", his).life(100, "2023-05-15", "2024-06-22", his).life(2, "2023-08-01", "2023-12-01", his, gone).on(photo.RouteICloud), "unexplained").
		nor(it, "over-quota", "upload-off")
	l.tell("pause-not/an-event-s-folder-that-was-left-out", (&scene{}).life(80, "2022-01-04", "2024-06-20", his).life(60, "2022-01-05", "2024-06-22", hers).life(24, "2023-07-01", "2023-07-14", shot{device: "Apple iPhone 12", path: "Rome with Anna/IMG_{n}"}, gone).on(photo.RouteCopy), "outside-scope").
		nor(it, "after-backup", "over-quota")
	l.tell("pause-not/a-tidied-week-in-the-trash", home().life(20, "2023-07-01", "2023-07-07", his, gone, func(_ int, sh *shot) { sh.inTrash = true }).on(photo.RouteICloud), "deleted").
		nor(it, "upload-off")
	l.tell("pause-not/hidden-ones-of-one-holiday", home().life(12, "2023-07-01", "2023-07-07", shot{device: "Apple iPhone SE", format: "heic", path: "Photos/{y}/{m}/IMG_{n}h"}, gone, with(photo.FactHiddenAlbum, "Hidden")).on(photo.RouteICloud).fact(photo.FactLayout, "icloudpd"), "hidden-album").
		nor(it, "over-quota")
	l.tell("pause-not/two-of-one-day", home().life(2, "2023-07-01", "2023-07-01", his, gone).on(photo.RouteICloud), "unexplained").
		nor(it, "upload-off")
	l.tell("pause-not/losses-without-order", family(goneEach(9, 3), goneEach(9, 5)).on(photo.RouteICloud), "unexplained").
		nor(it, "upload-off", "over-quota")
	l.tell("pause-not/losses-without-order-on-a-mirror", family(goneEach(9, 3), goneEach(9, 5)).on(photo.RouteCopy), "unexplained").
		nor(it, "outside-scope", "target-limit")
	l.tell("pause-not/a-week-that-was-damaged", home().life(20, "2023-07-01", "2023-07-07", his, instead(photo.Damaged)).on(photo.RouteCopy), "corrupted-backup").
		nor(it)
	l.tell("pause-not/a-holiday-with-smaller-versions-only", home().life(20, "2023-07-01", "2023-07-07", his, instead(photo.Reduced)).on(photo.RouteICloud), "thumbnail-only").
		nor(it, "over-quota")
	l.tell("pause-not/a-spring-that-the-disk-before-had", paused().each(seenIn("/disk-1", photo.RouteCopy, false, false)).on(photo.RouteCopy), "lost-from-backup").
		nor(it, "deleted")
}
