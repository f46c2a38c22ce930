package reconcile

import "rollcall/photo"

// noneScenes are those that nothing explains, or in which it seems so although
// something does: unexplained.
func (l *crossList) noneScenes() {
	const it = "unexplained"
	l.tell("none/one-of-two-hundred", home().one("2023-05-01", his, gone), it).
		nor("sync-error", "deleted", "lost-from-backup")
	l.tell("none/a-library-of-which-nothing-is-there", (&scene{}).life(60, "2022-01-04", "2024-06-20", his, gone), it).
		nor("over-quota", "upload-off", "after-backup")
	l.tell("none/another-library-altogether", (&scene{}).life(60, "2022-01-04", "2024-06-20", his, gone).life(20, "2019-01-04", "2020-06-20", shot{device: "Canon PowerShot A40", path: "Old/IMG_{n}"}, gone).on(photo.RouteCopy), it).
		nor("outside-scope", "sync-error", "lost-from-backup")
	l.tell("none/the-place-is-the-library-itself", home().life(9, "2023-02-01", "2023-11-20", his, gone, func(_ int, sh *shot) { sh.sameFile = true }), it).
		nor("corrupted-backup", "hidden-folder", "lost-from-backup")
	l.tell("none/an-encrypted-part-might-hold-it", home().one("2023-05-01", his, func(_ int, sh *shot) { sh.status = photo.Unsure }).on(photo.RoutePhone), it).
		nor("corrupted-backup", "deleted", "target-limit")
	l.tell("none/two-in-three-of-all-without-order", family(func(i int, sh *shot) {
		if i%3 > 0 {
			sh.status = photo.Missing
		}
	}, func(i int, sh *shot) {
		if i%3 > 0 {
			sh.status = photo.Missing
		}
	}).on(photo.RouteICloud), it).nor("over-quota", "upload-off", "outside-scope")
	l.tell("none/ten-photos-all-told-and-one-is-lost", (&scene{}).life(10, "2023-01-04", "2023-06-20", his, goneEach(10, 5)).on(photo.RouteICloud), it).
		nor("sync-error", "deleted", "hidden-album")

	l.tell("none-not/undated-amid-a-pause", family(goneBetween("2023-03-01", "2023-06-30"), goneBetween("2023-03-01", "2023-06-30")).one("2023-05-01", shot{taken: dateless, path: "Photos/2023/05/IMG_0060", format: "png"}, gone).on(photo.RouteICloud), "sync-error").of("0060.png").
		nor(it, "unreadable-format")
	l.tell("none-not/named-for-a-day-amid-a-pause", family(goneBetween("2023-03-01", "2023-06-30"), goneBetween("2023-03-01", "2023-06-30")).life(40, "2022-02-01", "2024-05-01", shot{path: "WhatsApp/IMG-{d}-WA{n}"}, goneBetween("2023-03-01", "2023-06-30"), func(_ int, sh *shot) { sh.taken = "" }).on(photo.RouteICloud), "sync-error").of("WhatsApp").
		nor(it, "outside-scope")
	l.tell("none-not/a-day-before-the-pause-began", family(goneBetween("2023-03-01", "2023-06-30"), goneBetween("2023-03-01", "2023-06-30")).one("2023-02-27", shot{device: "Apple iPhone 12", path: "Photos/2023/02/IMG_9000"}, gone).on(photo.RouteICloud), "sync-error").of("9000").
		nor(it, "over-quota")
	l.tell("none-not/a-dot-folder-that-stopped-with-the-rest", bothStop().life(24, "2022-02-01", "2024-06-20", shot{device: "Apple iPhone 12", path: ".old/IMG_{n}"}, goneFrom("2024-01-01"), with(photo.FactHiddenFolder, ".old")).on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan), "over-quota").of(".old").
		nor(it, "hidden-folder")
	l.tell("none-not/forty-photos-of-which-the-last-thirty-lack", single(40, func(i int, sh *shot) {
		if i >= 10 {
			sh.status = photo.Missing
		}
	}).on(photo.RouteCopy), "sync-error", it).nor("outside-scope")
	l.tell("none-not/seven-in-a-row-of-a-thousand", (&scene{}).life(400, "2022-01-04", "2024-06-20", his, goneBetween("2023-05-01", "2023-05-20")).on(photo.RouteICloud), "sync-error").
		nor(it, "over-quota")
	l.tell("none-not/the-evening-before-the-backup-s-midnight", home().life(3, "2024-07-01", "2024-07-01", his, gone).fact(photo.FactBackupDate, "2024-07-01T23:59:59Z"), "after-backup", it).
		nor("sync-error", "upload-off")
	l.tell("none-not/films-none-of-which-came", home().life(24, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 12", class: photo.Video, format: "mov"}, gone), "outside-scope").
		nor(it, "over-quota")
	l.tell("none-not/an-earlier-disk-had-it", home().one("2023-05-01", his, gone, seen("/disk-1", photo.RouteCopy, false, false)), "lost-from-backup").
		nor(it, "deleted")
	l.tell("none-not/a-trash-folder", home().life(6, "2023-05-01", "2023-06-01", shot{device: "Apple iPhone 12", path: ".Trash-1000/IMG_{n}"}, gone, with(photo.FactTrash, ".Trash-1000")), "deleted").
		nor(it, "hidden-folder")
	l.tell("none-not/hidden-as-all-other-hidden-ones", home().life(12, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 12", path: ".private/IMG_{n}"}, gone, with(photo.FactHiddenFolder, ".private")), "hidden-folder").
		nor(it, "outside-scope")
	l.tell("none-not/of-a-shared-album", home().life(8, "2023-05-01", "2023-05-03", shot{device: "Canon EOS 80D", path: "Shared Albums/Hike/IMG_{n}"}, gone, with(photo.FactShared, "Shared Albums")), "not-yours").
		nor(it, "outside-scope")
	l.tell("none-not/one-phone-gone-quiet", family(goneFrom("2023-10-01"), stays).on(photo.RouteICloud), "upload-off").
		nor(it)
}
