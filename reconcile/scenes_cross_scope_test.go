package reconcile

import "rollcall/photo"

// scopeScenes are those of what a backup was never told to cover, or seems not to:
// outside-scope.
func (l *crossList) scopeScenes() {
	const it = "outside-scope"
	film := shot{device: "Apple iPhone 12", class: photo.Video, format: "mov", path: "Photos/{y}/{m}/IMG_{n}"}
	l.tell("scope/a-folder-that-the-copy-never-had", home().life(30, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 12", path: "Received/IMG_{n}"}, gone).on(photo.RouteCopy), it).
		nor("sync-error", "target-limit", "lost-from-backup", "not-yours")
	l.tell("scope/folders-of-scans-without-dates", home().life(14, "2022-02-01", "2024-03-20", shot{taken: dateless, path: "Scans/Grandma/scan{n}"}, gone).life(11, "2022-02-01", "2024-03-20", shot{taken: dateless, path: "Scans/Uncle/scan{n}"}, gone).on(photo.RouteCopy), it).
		nor("unreadable-format", "after-backup")
	l.tell("scope/films-were-not-asked-for", home().life(24, "2022-02-01", "2024-03-20", film, gone).on(photo.RoutePhone), it).
		nor("over-quota", "unreadable-format", "target-limit", "sync-error")
	l.tell("scope/films-were-not-asked-for-by-the-app", home().life(24, "2022-02-01", "2024-03-20", film, gone).on(photo.RouteApp), it).
		nor("unreadable-format", "upload-off")
	l.tell("scope/the-camera-was-never-copied", home().life(40, "2022-02-01", "2024-03-20", kit, gone).on(photo.RouteCopy), it).
		nor("upload-off", "sync-error", "not-yours")
	l.tell("scope/the-phone-backup-began-in-2023", single(150, goneBetween("2000-01-01", "2022-12-31")).on(photo.RoutePhone), it).
		nor("sync-error", "over-quota", "deleted")
	l.tell("scope/the-phone-backup-began-in-2023-with-an-old-archive", single(150, goneBetween("2000-01-01", "2022-12-31")).life(200, "2015-01-04", "2018-06-20", shot{device: "Canon EOS 80D", path: "Archive/{y}/{m}/IMG_{n}"}).on(photo.RoutePhone), it).
		nor("over-quota", "sync-error")
	l.tell("scope/live-photos-as-stills", home().life(40, "2022-02-01", "2024-03-20", hers, func(_ int, sh *shot) {
		sh.status, sh.lacks, sh.part = photo.Incomplete, photo.RoleVideo, 2e6
	}).on(photo.RouteApp), it).nor("sync-error", "corrupted-backup", "only-edited")
	l.tell("scope/screenshots-left-out", home().life(30, "2022-02-01", "2024-03-20", shot{taken: dateless, format: "png", path: "Screenshots/IMG_{n}"}, gone).life(6, "2022-02-01", "2024-03-20", shot{taken: dateless, format: "png", path: "Photos/scan{n}"}).on(photo.RouteCopy), it).
		nor("sync-error", "thumbnail-only")
	l.tell("scope/two-folders-of-work-and-a-full-cloud", family(goneFrom("2024-01-01"), goneFrom("2024-01-01")).life(30, "2022-02-01", "2023-12-01", shot{device: "NIKON D7500", path: "Work/A/DSC_{n}"}, gone).on(photo.RouteApp).sized(15_000_000_000-1_000_000, 15_000_000_000), it, "upload-off").of("Work").
		nor("over-quota", "deleted")

	l.burstScenes()

	l.tell("scope-not/two-of-a-folder", home().life(2, "2022-02-01", "2022-02-20", shot{device: "Apple iPhone 12", path: "Rome/IMG_{n}"}, gone).on(photo.RouteCopy), "unexplained").
		nor(it, "sync-error")
	l.tell("scope-not/most-of-a-folder-came", home().life(20, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 12", path: "Received/IMG_{n}"}, goneEach(7, 3)).on(photo.RouteCopy), "unexplained").
		nor(it, "sync-error", "deleted")
	l.tell("scope-not/month-folders-amid-a-pause", func() *scene {
		sh := his
		sh.path = "{y}/{y}-{m}/IMG_{n}"
		return (&scene{}).life(200, "2022-01-04", "2024-06-20", sh, goneBetween("2023-03-01", "2023-05-31"))
	}().on(photo.RouteICloud), "sync-error", "upload-off").nor(it, "over-quota")
	l.tell("scope-not/some-films-are-there", home().life(40, "2022-02-01", "2024-03-20", film, goneEach(5, 2)).on(photo.RouteApp), "unexplained").
		nor(it, "over-quota", "unreadable-format")
	l.tell("scope-not/a-second-phone-on-icloud", home().life(40, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 15"}, gone).on(photo.RouteICloud), "upload-off").
		nor(it, "over-quota", "sync-error")
	l.tell("scope-not/one-live-photo-of-many", home().life(20, "2022-02-01", "2024-03-20", hers, func(i int, sh *shot) {
		if sh.part = 2e6; i == 4 {
			sh.status, sh.lacks = photo.Incomplete, photo.RoleVideo
		}
	}), "unexplained").nor(it, "corrupted-backup")
	l.tell("scope-not/a-folder-of-edits-of-which-the-shots-came", home().life(12, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 12", path: "Best of/IMG_{n}"}, instead(photo.EditedGrade)).on(photo.RouteCopy), "only-edited").
		nor(it)
	l.tell("scope-not/one-phone-from-a-date-on", family(goneFrom("2024-01-01"), stays).on(photo.RouteApp), "upload-off").
		nor(it, "over-quota")
	l.tell("scope-not/the-old-phone-ended-and-all-of-it-is-there", (&scene{}).life(80, "2020-01-04", "2022-02-20", shot{device: "Apple iPhone 8"}).life(120, "2022-02-21", "2024-06-20", his).one("2023-05-01", his, gone).on(photo.RouteICloud), "unexplained").
		nor(it, "upload-off")
	l.tell("scope-not/a-dot-folder", home().life(12, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 12", path: "DCIM/.private/IMG_{n}"}, gone, with(photo.FactHiddenFolder, ".private")).on(photo.RouteCopy), "hidden-folder").
		nor(it, "deleted")
	l.tell("scope-not/a-first-upload-of-the-newest-first", single(150, goneBetween("2000-01-01", "2022-12-31")).on(photo.RouteICloud), "sync-error", "over-quota").
		nor("after-backup", "deleted")
	l.tell("scope-not/all-of-a-folder-in-the-trash", home().life(12, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 12", path: "Recently Deleted/IMG_{n}"}, gone, with(photo.FactTrash, "Recently Deleted")).on(photo.RouteICloud), "deleted").
		nor(it, "upload-off")
}
