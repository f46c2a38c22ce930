package reconcile

import "rollcall/photo"

const (
	freePlan = 5_000_000_000
	paidPlan = 50_000_000_000
)

// cliffScenes are those of photos that are missing from a date on, or by the size
// of what is held, or seem to be: over-quota, upload-off.
func (l *crossList) cliffScenes() {
	l.quotaScenes()
	l.switchScenes()
}

// bothStop is the library of two phones that both stop at the beginning of 2024.
func bothStop() *scene { return family(goneFrom("2024-01-01"), goneFrom("2024-01-01")) }

func (l *crossList) quotaScenes() {
	const it = "over-quota"
	l.tell("quota/the-free-plan-was-full", bothStop().on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan), it).
		nor("outside-scope", "after-backup", "deleted", "sync-error")
	l.tell("quota/fifty-gigabytes-with-other-data", bothStop().on(photo.RouteICloud).sized(paidPlan*97/100, paidPlan), it).
		nor("outside-scope", "lost-from-backup")
	l.tell("quota/an-app-with-a-plan", bothStop().on(photo.RouteApp).sized(15_000_000_000-1_000_000, 15_000_000_000), it).
		nor("target-limit", "hidden-folder")
	l.tell("quota/a-plan-that-was-sold-in-binary", bothStop().on(photo.RouteICloud).sized(5<<30-1_000_000, 0), it).
		nor("outside-scope")
	l.tell("quota/the-route-is-not-known-but-the-plan-is", bothStop().sized(freePlan-1_000_000, freePlan), it).
		nor("outside-scope", "target-limit")
	l.tell("quota/only-what-is-small-still-fits", family(stays, stays).life(20, "2024-01-10", "2024-06-01", shot{device: "Apple iPhone 12", class: photo.Video, format: "mov", size: 700e6}, gone).
		life(12, "2022-01-10", "2023-11-01", shot{device: "Apple iPhone 12", class: photo.Video, format: "mov", size: 70e6}).on(photo.RouteICloud).sized(freePlan-100_000_000, freePlan), it).
		nor("unreadable-format", "corrupted-backup")
	l.tell("quota/three-phones-on-one-day", bothStop().life(60, "2022-01-10", "2024-06-10", shot{device: "Apple iPhone XR", path: "Photos/{y}/{m}/IMG_{n}"}, goneFrom("2024-01-01")).on(photo.RouteICloud).sized(200_000_000_000-1_000_000, 200_000_000_000), it).
		nor("upload-off", "sync-error")

	l.tell("quota/sold-in-decimal-and-full-in-binary", bothStop().on(photo.RouteICloud).sized(5<<30-1_000_000, freePlan), it).
		nor("upload-off", "sync-error")
	large := shot{device: "Apple iPhone 12", path: "Photos/{y}/{m}/IMG_{n}", size: 100e6}
	l.tell("quota/a-plan-that-never-held-the-library", (&scene{}).life(150, "2022-01-04", "2024-06-20", large, goneFrom("2023-06-01")).on(photo.RouteICloud).sized(3_000_000_000, freePlan), it).
		nor("outside-scope", "after-backup")
	l.tell("quota/the-newest-first-until-it-was-full", (&scene{}).life(150, "2022-01-04", "2024-06-20", large, goneBetween("2000-01-01", "2023-06-01")).on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan), it).
		nor("deleted", "upload-off")
	l.tell("quota/a-new-phone-and-the-old-one-stops-too", (&scene{}).life(200, "2021-01-04", "2024-06-20", his, goneFrom("2023-06-01")).life(60, "2023-06-01", "2024-06-20", hers, gone).on(photo.RouteICloud), it, "upload-off", "sync-error").
		nor("outside-scope", "after-backup")
	l.tell("quota/small-ones-still-come-of-the-same-phone", (&scene{}).life(150, "2022-01-04", "2024-06-20", large, goneFrom("2023-06-01")).life(6, "2023-07-04", "2024-06-10", shot{device: "Apple iPhone 12", path: "Photos/{y}/{m}/S_{n}", size: 300e3}).on(photo.RouteICloud), it, "sync-error").
		nor("upload-off")
	film := shot{device: "Apple iPhone SE", class: photo.Video, format: "mov", path: "Photos/{y}/{m}/F_{n}", size: 80e6}
	l.tell("quota/no-film-since-a-date", single(250, stays).life(20, "2022-02-01", "2023-06-20", film).life(16, "2023-07-05", "2024-06-10", film, gone).life(2, "2022-02-01", "2022-05-20", shot{device: "Apple iPhone SE", path: "Photos/{y}/{m}/S_{n}"}, gone).on(photo.RouteICloud), it).
		of("F_").nor("unreadable-format", "upload-off")

	l.tell("quota-not/a-cliff-over-all-and-no-plan", bothStop().on(photo.RouteICloud), it, "upload-off", "sync-error").
		nor("outside-scope", "after-backup", "unexplained")
	l.tell("quota-not/a-cliff-of-the-only-phone-and-no-plan", single(150, goneFrom("2023-06-01")).on(photo.RouteICloud), it, "upload-off", "sync-error").
		nor("outside-scope", "deleted", "lost-from-backup")
	l.tell("quota-not/a-sum-that-hits-the-plan-by-chance", home().one("2023-05-01", his, gone).on(photo.RouteICloud).sized(freePlan-1_000_000, 0), "unexplained").
		nor(it, "upload-off")
	l.tell("quota-not/nothing-missing-since-it-was-full", home().life(5, "2022-05-01", "2023-05-01", his, goneEach(2, 0)).on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan), "unexplained").
		nor(it, "sync-error")
	l.tell("quota-not/only-one-phone-stops-though-the-sum-fits", family(goneFrom("2024-01-01"), stays).on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan), "upload-off").
		nor(it, "sync-error")
	l.tell("quota-not/a-copy-that-stopped-at-a-plan-s-size", bothStop().on(photo.RouteCopy).sized(5<<30-1_000_000, 0), "sync-error").
		nor(it, "upload-off")
	l.tell("quota-not/a-phone-s-backup-with-that-sum", single(150, goneFrom("2023-06-01")).on(photo.RoutePhone).sized(5<<30-1_000_000, 0), "unexplained", "sync-error", "outside-scope").
		nor(it, "upload-off")
	l.tell("quota-not/the-plan-is-far-from-full", family(goneBetween("2023-03-01", "2023-07-01"), goneBetween("2023-03-01", "2023-07-01")).on(photo.RouteICloud).sized(4_000_000_000, 2_000_000_000_000), "sync-error").
		nor(it, "outside-scope")
	l.tell("quota-not/terabytes-for-a-small-library", bothStop().on(photo.RouteICloud).sized(4_000_000_000, 2_000_000_000_000), "sync-error", "upload-off", "unexplained").
		nor(it, "outside-scope")
	l.tell("quota-not/no-film-ever", single(250, stays).life(20, "2022-02-01", "2024-06-20", film, gone).on(photo.RouteICloud), "unreadable-format", "outside-scope", it, "sync-error").
		nor("upload-off")
	l.tell("quota-not/one-large-film", home().one("2023-05-01", shot{device: "Apple iPhone 12", class: photo.Video, format: "mov", size: 900e6}, gone).on(photo.RouteICloud), "unexplained").
		nor(it, "target-limit")
	l.tell("quota-not/a-winter-without-photos", (&scene{}).life(90, "2022-01-04", "2022-10-20", his).life(90, "2023-04-05", "2024-06-22", his).one("2023-05-01", his, gone).on(photo.RouteICloud), "unexplained").
		nor(it, "sync-error")
	l.tell("quota-not/all-that-is-newer-than-a-recorded-date", recorded(home().life(30, "2024-07-10", "2024-12-01", his, gone)).on(photo.RouteICloud).sized(freePlan-1_000_000, 0), "after-backup").
		nor(it, "upload-off")
	l.tell("quota-not/a-friend-s-folder-as-large-as-what-is-left", home().life(14, "2023-05-01", "2023-05-03", shot{device: "Canon EOS 80D", path: "Shared Albums/Wedding/IMG_{n}"}, gone, with(photo.FactShared, "Shared Albums")).on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan), "not-yours").
		nor(it)
}

func (l *crossList) switchScenes() {
	const it = "upload-off"
	l.tell("switch/his-phone-stops-and-hers-goes-on", family(goneFrom("2023-10-01"), stays).on(photo.RouteICloud), it).
		nor("over-quota", "sync-error", "outside-scope", "deleted")
	l.tell("switch/hers-stops-and-the-route-is-not-known", family(stays, goneFrom("2023-10-01")), it).
		nor("over-quota", "unreadable-format")
	l.tell("switch/one-of-two-in-a-cloud-app", family(goneFrom("2023-03-01"), stays).guessed(photo.RouteApp), it).
		nor("over-quota", "sync-error")
	l.tell("switch/a-new-phone-on-which-it-was-never-on", (&scene{}).life(110, "2021-01-04", "2023-03-20", shot{device: "Apple iPhone 8"}).life(80, "2023-03-25", "2024-06-20", shot{device: "Apple iPhone 14"}, gone).on(photo.RouteICloud), it).
		nor("outside-scope", "after-backup")
	l.tell("switch/a-tablet-that-was-never-on", home().life(30, "2022-02-01", "2024-03-20", shot{device: "Apple iPad Pro", path: "Photos/{y}/{m}/IMG_{n}"}, gone).on(photo.RouteICloud), it).
		nor("over-quota", "sync-error")
	l.tell("switch/the-busier-phone-stops", (&scene{}).life(220, "2022-01-04", "2024-06-20", his, goneFrom("2023-10-01")).life(40, "2022-01-05", "2024-06-22", hers).on(photo.RouteICloud), it).
		nor("over-quota", "outside-scope")
	l.tell("switch/off-for-a-year-and-on-again", family(goneBetween("2022-09-01", "2023-09-30"), stays).on(photo.RouteICloud), it, "sync-error").
		nor("over-quota", "outside-scope", "deleted")
	l.tell("switch/not-on-at-first", family(goneBetween("2000-01-01", "2022-12-01"), stays).on(photo.RouteICloud), it, "outside-scope").
		nor("over-quota", "after-backup")

	l.tell("switch-not/an-airdropped-camera", home().life(6, "2024-05-01", "2024-05-01", shot{device: "Apple iPhone 15", path: "Photos/{y}/{m}/IMG_{n}a"}, gone).on(photo.RouteICloud), "unexplained", "sync-error").
		nor(it, "over-quota")
	l.tell("switch-not/a-clock-that-stood-at-2001", home().life(6, "2001-01-01", "2001-01-02", kit, gone).on(photo.RouteICloud), "unexplained", "outside-scope", "sync-error").
		nor(it, "over-quota")
	l.tell("switch-not/the-full-plan-stopped-both", bothStop().on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan), "over-quota").
		nor(it)
	l.tell("switch-not/a-copy-of-one-phone-s-card", family(goneFrom("2024-01-01"), stays).on(photo.RouteCopy), "sync-error", "outside-scope").
		nor(it, "over-quota")
	l.tell("switch-not/a-phone-backup", single(150, goneBetween("2023-03-01", "2023-06-01")).on(photo.RoutePhone), "deleted", "unexplained").
		nor(it, "over-quota")
	l.tell("switch-not/the-old-phone-went-into-a-drawer", (&scene{}).life(90, "2021-01-04", "2023-03-20", shot{device: "Apple iPhone 8"}).life(90, "2023-03-25", "2024-06-20", his).life(3, "2023-05-01", "2023-10-01", his, gone).on(photo.RouteICloud), "unexplained").
		nor(it, "sync-error")
	l.tell("switch-not/two-months-over-all-phones", family(goneBetween("2023-03-01", "2023-05-01"), goneBetween("2023-03-01", "2023-05-01")).on(photo.RouteICloud), "sync-error").
		nor(it, "over-quota")
	l.tell("switch-not/messenger-pictures-all-along", home().life(30, "2022-02-01", "2024-06-20", shot{taken: dateless, path: "WhatsApp/IMG-{n}"}, gone).on(photo.RouteApp), "outside-scope").
		nor(it, "over-quota")
	l.tell("switch-not/his-last-three", family(stays, stays).life(3, "2024-06-23", "2024-06-25", his, gone).on(photo.RouteICloud), "sync-error", "unexplained").
		nor(it, "over-quota")
	l.tell("switch-not/newer-than-the-recorded-date-of-one-phone", recorded(home().life(20, "2024-07-10", "2024-12-01", his, gone).life(3, "2024-06-24", "2024-06-30", hers)).on(photo.RouteICloud), "after-backup").
		nor(it)
	l.tell("switch-not/his-hidden-album-since-january", home().life(12, "2024-01-10", "2024-06-20", shot{device: "Apple iPhone 12", path: "Photos/{y}/{m}/IMG_{n}h"}, gone, with(photo.FactHiddenAlbum, "Hidden")).on(photo.RouteICloud).fact(photo.FactLayout, "icloudpd"), "hidden-album").
		nor(it, "sync-error")
}
