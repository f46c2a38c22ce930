package reconcile

import "rollcall/photo"

// companyScenes are those of photos of which nothing tells but what befell the others,
// and of what the first missing photo and the phones of its time tell of a stop.
func (l *crossList) companyScenes() {
	l.oddScenes()
	l.firstScenes()
}

// received is what came by a messenger: no date, no camera.
var received = shot{taken: dateless, path: "Photos/WhatsApp/IMG-{n}"}

func (l *crossList) oddScenes() {
	edits := func(n int) *scene {
		return home().life(n, "2022-03-01", "2024-03-20", his, instead(photo.EditedGrade))
	}
	l.tell("company/received-ones-beside-edits", edits(40).life(88, "2022-02-01", "2024-06-20", received, goneEach(11, 5)).on(photo.RouteCopy), "only-edited").of("WhatsApp").
		nor("outside-scope", "sync-error", "deleted")
	l.tell("company-not/more-are-lost-than-edits-are-there", edits(8).life(200, "2022-02-01", "2024-06-20", received, goneEach(3, 1)).on(photo.RouteCopy), "unexplained").of("WhatsApp").
		nor("only-edited", "sync-error", "deleted")
	l.tell("company-not/two-damaged-and-some-that-are-lost", home().life(2, "2022-03-01", "2024-03-20", his, instead(photo.Damaged)).life(88, "2022-02-01", "2024-06-20", received, goneEach(11, 5)).on(photo.RouteCopy), "unexplained").of("WhatsApp").
		nor("corrupted-backup", "sync-error", "outside-scope")
	l.tell("company/a-camera-s-films-were-left-out-and-those-of-friends-came", home().life(20, "2022-02-01", "2024-06-20", shot{device: "Apple iPhone 12", class: photo.Video, format: "mov"}, gone).
		life(14, "2022-02-01", "2024-06-20", shot{taken: dateless, path: "Photos/WhatsApp/VID-{n}", class: photo.Video, format: "mp4"}).on(photo.RouteCopy), "outside-scope").
		nor("unreadable-format", "sync-error", "unexplained")
	l.tell("company/webp-in-a-trash-of-which-the-rest-is-there", home().life(40, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 12", path: "Old/.Trashes/{n}"}, with(photo.FactTrash, ".Trashes")).
		life(3, "2022-02-01", "2024-03-20", shot{path: "Old/.Trashes/w{n}", format: "webp"}, gone, with(photo.FactTrash, ".Trashes")).life(20, "2022-02-01", "2024-03-20", shot{taken: dateless, path: "Photos/{y}/{m}/saved_{n}", format: "webp"}, gone).on(photo.RouteICloud), "unreadable-format").of("Trashes").
		nor("sync-error", "over-quota")
}

func (l *crossList) firstScenes() {
	film := shot{device: "Apple iPhone SE", path: "DCIM/100APPLE/IMG_{n}", class: photo.Video, format: "mov", size: 2e9}
	l.tell("first/a-film-of-two-gigabytes", single(150, goneFrom("2023-06-01")).one("2023-05-30", film, gone).on(photo.RouteICloud), "over-quota").
		nor("outside-scope", "deleted")
	small := shot{device: "Apple iPhone SE", format: "heic", path: "DCIM/100APPLE/IMG_{n}", size: 80e3}
	l.tell("first/a-picture-smaller-than-all-others", single(150, goneFrom("2023-06-01")).life(3, "2023-05-27", "2023-05-29", small, gone).on(photo.RouteICloud), "upload-off", "sync-error").
		nor("outside-scope", "deleted")

	replaced := func() *scene {
		return (&scene{}).life(110, "2021-01-04", "2023-03-20", shot{device: "Apple iPhone 8"}).life(12, "2021-02-04", "2023-02-20", shot{device: "Apple iPhone 14"}).life(80, "2023-03-25", "2024-06-20", shot{device: "Apple iPhone 14"}, gone)
	}
	l.tell("first/another-phone-took-over-that-day", replaced().on(photo.RouteICloud), "upload-off").
		nor("over-quota", "outside-scope", "sync-error")
	l.tell("first/another-camera-took-over-as-the-plan-was-full", (&scene{}).life(110, "2021-01-04", "2023-03-20", kit).life(110, "2021-01-05", "2024-06-20", his, goneFrom("2023-03-22")).on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan), "over-quota").
		nor("outside-scope", "sync-error")
	l.tell("first/a-phone-was-replaced-weeks-after-all-stopped", (&scene{}).life(120, "2021-01-04", "2023-05-20", shot{device: "Apple iPhone 8"}, goneFrom("2023-03-01")).life(80, "2023-05-25", "2024-06-20", his, gone).on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan), "over-quota").
		nor("outside-scope", "sync-error")
	l.tell("first/a-few-of-before-came-by-other-ways", (&scene{}).life(4, "2021-01-04", "2021-01-20", hers).life(60, "2021-02-04", "2022-12-20", hers, gone).life(100, "2023-01-04", "2024-06-20", hers).on(photo.RouteICloud), "sync-error", "upload-off").
		nor("outside-scope", "unexplained", "over-quota")
	l.tell("first/months-that-stop-where-nobody-knows-the-route", (&scene{}).life(200, "2022-01-04", "2024-06-20", byMonth(his), goneFrom("2023-05-10")), "sync-error", "over-quota", "upload-off").
		nor("outside-scope", "unreadable-format", "after-backup")
	l.tell("first/what-comes-last-by-name-is-of-one-format", single(150).life(40, "2021-04-01", "2024-03-20", shot{taken: dateless, path: "DCIM/100APPLE/Screenshot_{n}", format: "png"}, gone).on(photo.RouteCopy), "outside-scope", "unreadable-format").
		nor("sync-error", "over-quota", "unexplained")
	l.tell("first/a-copy-that-stopped-on-the-day-of-its-own-date", recorded(home().life(30, "2024-06-29", "2024-12-01", his, gone)).on(photo.RouteCopy), "after-backup").
		nor("sync-error", "outside-scope")
}
