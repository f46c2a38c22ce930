package reconcile

import "rollcall/photo"

// goneScenes are those of photos that were there once, or are not one's own:
// deleted, lost-from-backup, not-yours.
func (l *crossList) goneScenes() {
	l.deletedScenes()
	l.lostScenes()
	l.sharedScenes()
}

func (l *crossList) deletedScenes() {
	const it = "deleted"
	trash := shot{device: "Apple iPhone 12", path: ".Trashes/501/IMG_{n}"}
	l.tell("deleted/in-the-backup-s-trash", home().life(7, "2023-05-01", "2023-06-01", his, gone, func(_ int, sh *shot) { sh.inTrash = true }).on(photo.RouteCopy), it).
		nor("lost-from-backup", "sync-error", "outside-scope")
	l.tell("deleted/a-trash-here-that-no-tool-copies", home().life(9, "2023-05-01", "2023-08-01", trash, gone, with(photo.FactTrash, ".Trashes")).on(photo.RouteCopy), it).
		nor("hidden-folder", "outside-scope")
	l.tell("deleted/android-s-trash-in-the-camera-folder", home().life(4, "2023-05-01", "2023-08-01", shot{device: "SM-G991B", path: "DCIM/Camera/.trashed-1700000000-{n}"}, gone, with(photo.FactTrash, ".trashed-")), it).
		nor("hidden-folder")
	l.tell("deleted/between-two-exports-of-one-account", home().life(15, "2022-02-01", "2024-03-20", hers, gone, seen("/export-1", photo.RouteICloud, false, false)).on(photo.RouteICloud), it).
		nor("sync-error", "unexplained")
	l.tell("deleted/in-the-trash-of-last-year-s-backup", home().one("2023-05-01", his, gone, seen("/b1", photo.RouteCopy, false, true)), it).
		nor("lost-from-backup")
	l.tell("deleted/in-icloud-by-its-record", home().one("2023-05-01", hers, gone, with(photo.FactCloudDeleted, "true")).on(photo.RouteICloud), it).
		nor("outside-scope", "hidden-album")
	l.tell("deleted-not/in-icloud-and-this-is-a-copy", home().one("2023-05-01", hers, gone, with(photo.FactCloudDeleted, "true")).on(photo.RouteCopy), "unexplained").
		nor(it)
	l.tell("deleted-not/in-icloud-and-a-smaller-version-there", home().one("2023-05-01", hers, instead(photo.Reduced), with(photo.FactCloudDeleted, "true")).on(photo.RouteICloud), "thumbnail-only").
		nor(it)
	l.tell("deleted/and-in-the-hidden-album", home().one("2023-05-01", hers, gone, with(photo.FactHiddenAlbum, "Hidden"), func(_ int, sh *shot) { sh.inTrash = true }).on(photo.RouteICloud), it).
		and("hidden-album").nor("sync-error")

	listed := func(_ int, sh *shot) { sh.listedDeleted = true }
	loosely := func(_ int, sh *shot) { sh.listedDeleted, sh.loosely = true, true }
	l.tell("deleted/by-the-export-s-list", home().life(9, "2022-05-01", "2024-03-01", hers, gone, listed).on(photo.RouteICloud), it).
		nor("sync-error", "corrupted-backup", "unexplained")
	l.tell("deleted/the-newest-by-the-export-s-list", family(goneFrom("2024-01-01"), stays).each(func(sh *shot) { sh.listedDeleted = true }).on(photo.RouteICloud), it).
		nor("upload-off", "over-quota", "corrupted-backup")
	l.tell("deleted/by-the-list-s-name-and-minute", home().life(5, "2022-05-01", "2024-03-01", hers, gone, loosely).on(photo.RouteICloud), it).
		nor("sync-error", "corrupted-backup")

	l.tell("deleted-not/others-of-the-trash-are-in-the-backup", home().life(10, "2023-05-01", "2023-08-01", trash, goneEach(10, 4), with(photo.FactTrash, ".Trashes")).on(photo.RouteCopy), "unexplained").
		nor(it, "hidden-folder")
	// All three that are missing lie in the trash, which chance does once in five hundred times; and nine in ten of the trash are there.
	l.tell("deleted/or-not/all-three-of-the-trash-that-else-came", home().life(30, "2022-05-01", "2024-05-01", trash, goneEach(10, 4), with(photo.FactTrash, ".Trashes")).on(photo.RouteCopy), it, "unexplained").
		nor("sync-error", "hidden-folder")
	l.tell("deleted-not/a-folder-called-trash-polka", home().life(14, "2022-05-01", "2024-03-01", shot{device: "NIKON D7500", path: "Trash polka tattoos/DSC_{n}"}, gone).on(photo.RouteCopy), "outside-scope").
		nor(it)
	l.tell("deleted-not/an-earlier-copy-had-it", home().life(15, "2022-02-01", "2024-03-20", his, gone, seen("/disk-1", photo.RouteCopy, false, false)).on(photo.RouteCopy), "lost-from-backup").
		nor(it, "sync-error")
	l.tell("deleted-not/an-export-had-it-and-this-is-a-copy", home().one("2023-05-01", his, gone, seen("/export-1", photo.RouteICloud, false, false)).on(photo.RouteCopy), "lost-from-backup").
		nor(it)
	l.tell("deleted-not/the-later-export-left-every-film-out", home().life(18, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 12", class: photo.Video, format: "mov", path: "Photos/{y}/{m}/IMG_{n}"}, gone, seen("/export-1", photo.RouteICloud, false, false)).on(photo.RouteICloud), "outside-scope", "lost-from-backup").
		nor(it)
	l.tell("deleted-not/one-of-many-and-no-record", home().one("2023-05-01", hers, gone).on(photo.RouteICloud), "unexplained").
		nor(it, "sync-error", "upload-off")
	l.tell("deleted-not/edited-and-an-earlier-export-had-it", home().one("2023-05-01", his, instead(photo.EditedGrade), seen("/export-1", photo.RouteICloud, false, false)).on(photo.RouteICloud), "only-edited").
		and(it).nor("lost-from-backup")
	l.tell("deleted/the-later-export-lies-where-the-earlier-did", home().life(3, "2023-02-01", "2023-05-01", hers, gone, seen("/b", photo.RouteICloud, true, false)).export(), it).
		nor("sync-error", "over-quota")
	l.tell("deleted-not/newer-ones-that-no-export-had", family(goneFrom("2024-01-01"), stays).on(photo.RouteICloud), "upload-off").
		nor(it, "lost-from-backup", "over-quota")
}

func (l *crossList) lostScenes() {
	const it = "lost-from-backup"
	l.tell("lost/a-mirror-that-also-deletes", home().life(20, "2022-02-01", "2022-04-20", his, gone, seen("/b", photo.RouteCopy, true, false)).on(photo.RouteCopy), it).
		nor("sync-error", "deleted", "outside-scope")
	l.tell("lost/the-disk-before-this-one-had-a-folder-more", home().life(16, "2022-02-01", "2024-03-20", shot{device: "NIKON D7500", path: "Work/DSC_{n}"}, gone, seen("/disk-1", photo.RouteCopy, false, false)).on(photo.RouteCopy), it).
		nor("deleted", "sync-error")
	l.tell("lost/the-phone-backup-of-march-had-it", single(120).one("2023-05-01", shot{device: "Apple iPhone SE", format: "heic", path: "DCIM/x"}, gone, seen("/phone-march", photo.RoutePhone, false, false)).on(photo.RoutePhone), it).
		nor("deleted", "over-quota")
	l.tell("lost/from-what-was-downloaded-of-icloud", home().one("2023-05-01", hers, gone, seen("/b", photo.RouteICloud, true, false)).on(photo.RouteICloud), it).
		nor("deleted")
	l.tell("lost/an-export-of-which-the-route-is-not-known", home().one("2023-05-01", hers, gone, seen("/export-1", photo.RouteICloud, false, false)), it).
		nor("deleted")
	l.tell("lost/from-a-date-on-and-the-old-disk-had-all", family(goneFrom("2024-01-01"), goneFrom("2024-01-01")).each(seenIn("/disk-1", photo.RouteCopy, false, false)).on(photo.RouteCopy), it).
		nor("sync-error", "deleted")
	l.tell("lost/what-is-hidden-and-was-there-before", home().life(5, "2023-05-01", "2023-06-01", shot{device: "Apple iPhone 12", path: ".private/IMG_{n}"}, gone, with(photo.FactHiddenFolder, ".private"), seen("/b", photo.RouteCopy, true, false)).on(photo.RouteCopy), it).
		and("hidden-folder").nor("deleted", "sync-error")

	l.tell("lost-not/in-the-trash-of-the-earlier-one", home().one("2023-05-01", his, gone, seen("/b1", photo.RouteCopy, true, true)).on(photo.RouteCopy), "deleted").
		nor(it)
	l.tell("lost-not/an-index-that-knows-others", home().life(12, "2022-02-01", "2024-03-20", his, seen("/b1", photo.RouteCopy, true, false)).one("2023-05-01", hers, gone).on(photo.RouteCopy), "unexplained").
		nor(it, "deleted")
	l.tell("lost-not/two-exports-of-one-account", home().one("2023-05-01", his, gone, seen("/export-1", photo.RouteICloud, false, false)).on(photo.RouteICloud), "deleted").
		nor("sync-error", "over-quota")
	l.tell("lost-not/a-small-version-is-there-and-no-history", home().one("2023-05-01", his, instead(photo.Reduced)).on(photo.RouteCopy), "thumbnail-only").
		nor(it, "deleted", "corrupted-backup")
}

func (l *crossList) sharedScenes() {
	const it = "not-yours"
	album := shot{device: "Canon EOS 80D", path: "Shared Albums/Hike/IMG_{n}"}
	mine := with(photo.FactShared, "Shared Albums")
	l.tell("shared/an-album-of-a-friend", home().life(18, "2023-05-01", "2023-05-03", album, gone, mine).on(photo.RouteICloud), it).
		nor("outside-scope", "sync-error", "upload-off")
	l.tell("shared/several-albums-over-years-on-a-disk", home().life(30, "2022-02-01", "2024-03-20", album, gone, mine).on(photo.RouteCopy), it).
		nor("outside-scope", "hidden-folder")
	l.tell("shared/with-you", home().one("2023-05-01", shot{path: "Syndication/originals/a", format: "heic"}, gone, with(photo.FactShared, "Syndication.photoslibrary")).on(photo.RoutePhone), it).
		nor("unreadable-format", "outside-scope")
	l.tell("shared/an-album-of-screenshots", home().life(8, "2023-05-01", "2023-05-03", shot{taken: dateless, format: "png", path: "Shared Albums/Recipes/IMG_{n}"}, gone, mine), it).
		nor("unreadable-format")
	l.tell("shared/in-a-library-of-which-the-phone-stopped", family(goneFrom("2024-01-01"), stays).life(9, "2022-05-01", "2022-06-03", album, gone, mine).on(photo.RouteICloud), it).of("Shared Albums").
		nor("upload-off", "sync-error")
	l.tell("shared/and-newer-than-the-backup", recorded(home().life(9, "2024-08-01", "2024-08-03", album, gone, mine)), "after-backup").
		and(it, "after-backup").nor("outside-scope")

	l.tell("shared-not/others-of-the-album-are-there", home().life(20, "2023-05-01", "2023-08-03", album, goneEach(20, 7), mine).on(photo.RouteCopy), "unexplained").
		nor(it, "outside-scope")
	l.tell("shared-not/lost-as-much-as-all-the-rest", family(goneEach(3, 0), goneEach(3, 1)).life(24, "2022-02-01", "2024-03-20", album, goneEach(3, 1), mine).on(photo.RouteCopy), "unexplained").of("Shared Albums").
		nor(it, "sync-error")
	l.tell("shared-not/a-folder-called-shared-flat", home().life(16, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 12", path: "Shared flat/IMG_{n}"}, gone).on(photo.RouteCopy), "outside-scope").
		nor(it)
	l.tell("shared-not/an-evening-s-pictures-by-airdrop", home().life(6, "2023-05-01", "2023-05-01", shot{device: "Apple iPhone 15 Pro", path: "Photos/AirDrop/IMG_{n}"}, gone).on(photo.RouteICloud), "unexplained", "sync-error", "outside-scope").
		nor(it, "upload-off")
	l.tell("shared-not/messenger-pictures-are-one-s-own", home().life(20, "2022-02-01", "2024-03-20", shot{taken: dateless, path: "WhatsApp Images/IMG-{n}"}, gone).on(photo.RouteCopy), "outside-scope").
		nor(it, "thumbnail-only", "sync-error")
	l.tell("shared-not/a-smaller-version-of-a-shared-one", home().one("2023-05-01", album, instead(photo.Reduced), mine), "thumbnail-only").
		nor(it)
	l.tell("shared-not/damaged-in-the-backup", home().one("2023-05-01", album, instead(photo.Damaged), mine).on(photo.RouteCopy), "corrupted-backup").
		nor(it)
	l.tell("shared-not/in-the-backup-s-trash", home().one("2023-05-01", album, gone, mine, func(_ int, sh *shot) { sh.inTrash = true }).on(photo.RouteCopy), "deleted").
		nor("outside-scope")
	l.tell("shared-not/somebody-s-camera-in-one-s-own-folders", home().life(12, "2022-02-01", "2024-03-20", kit, goneEach(12, 5)).on(photo.RouteICloud), "unexplained").
		nor(it, "upload-off")
	l.tell("shared-not/amid-a-pause-that-took-them-too", family(goneBetween("2023-03-01", "2023-07-01"), goneBetween("2023-03-01", "2023-07-01")).life(30, "2022-02-01", "2024-03-20", album, goneBetween("2023-03-01", "2023-07-01"), mine).on(photo.RouteICloud), "sync-error").of("Shared Albums").
		nor(it)
}
