package reconcile

import "rollcall/photo"

// hiddenScenes are those of what is hidden, or seems to be: hidden-folder,
// hidden-album.
func (l *crossList) hiddenScenes() {
	l.hiddenFolderScenes()
	l.hiddenAlbumScenes()
}

func (l *crossList) hiddenFolderScenes() {
	const it = "hidden-folder"
	dot := shot{device: "Apple iPhone 12", path: "DCIM/.private/IMG_{n}"}
	in := with(photo.FactHiddenFolder, ".private")
	l.tell("dot/a-folder-that-the-mirror-passes-over", home().life(14, "2022-02-01", "2024-03-20", dot, gone, in).on(photo.RouteCopy), it).
		nor("outside-scope", "sync-error", "lost-from-backup")
	l.tell("dot/one-photo-on-a-phone", single(100).one("2023-05-01", dot, gone, in).on(photo.RoutePhone), it).
		nor("outside-scope", "hidden-album")
	l.tell("dot/android-s-nomedia", home().life(8, "2022-02-01", "2024-03-20", shot{taken: dateless, path: "WhatsApp/Private/IMG-{n}"}, gone, with(photo.FactHiddenFolder, ".nomedia")).on(photo.RouteApp), it).
		nor("outside-scope", "thumbnail-only")
	l.tell("dot/the-nas-s-own-folder", home().life(6, "2022-02-01", "2024-03-20", shot{device: "NIKON D7500", path: "@eaDir/DSC_{n}"}, gone, with(photo.FactHiddenFolder, "@eaDir")), it).
		nor("outside-scope", "unexplained")
	l.tell("dot/while-one-phone-stopped", family(goneFrom("2024-01-01"), stays).life(9, "2022-02-01", "2023-03-20", dot, gone, in).on(photo.RouteICloud), it).of(".private").
		nor("upload-off", "sync-error")

	l.tell("dot-not/others-in-it-are-there", home().life(20, "2022-02-01", "2024-03-20", dot, goneEach(20, 6), in).on(photo.RouteCopy), "unexplained").
		nor(it, "outside-scope")
	l.tell("dot-not/a-folder-called-hidden-valley", home().life(14, "2022-02-01", "2024-03-20", shot{device: "NIKON D7500", path: "Hidden valley/DSC_{n}"}, gone).on(photo.RouteCopy), "outside-scope").
		nor(it, "hidden-album")
	l.tell("dot-not/one-dot-folder-while-another-came", home().life(12, "2022-02-01", "2024-03-20", dot, gone, in).life(20, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 12", path: "DCIM/.archive/IMG_{n}"}, with(photo.FactHiddenFolder, ".archive")).on(photo.RouteCopy), "outside-scope").
		nor(it)
	l.tell("dot-not/a-hard-link-of-the-same-file", home().life(6, "2022-02-01", "2024-03-20", dot, gone, in, func(_ int, sh *shot) { sh.sameFile = true }).on(photo.RouteCopy), "unexplained").
		nor(it, "outside-scope")
	l.tell("dot-not/damaged-there", home().life(6, "2022-02-01", "2024-03-20", dot, in, instead(photo.Damaged)).on(photo.RouteCopy), "corrupted-backup").
		nor(it)
	l.tell("dot-not/a-smaller-version-there", home().life(6, "2022-02-01", "2024-03-20", dot, in, instead(photo.Reduced)).on(photo.RouteApp), "thumbnail-only").
		nor(it)
	l.tell("dot-not/stopped-as-all-others-did", family(goneFrom("2023-06-01"), goneFrom("2023-06-01")).life(24, "2022-02-01", "2024-03-20", dot, goneFrom("2023-06-01"), in).on(photo.RouteCopy), "sync-error").of(".private").
		nor(it, "outside-scope")
	l.tell("dot-not/lost-as-much-as-all-the-rest", family(goneEach(3, 0), goneEach(3, 1)).life(24, "2022-02-01", "2024-03-20", dot, goneEach(3, 1), in).on(photo.RouteCopy), "unexplained").of(".private").
		nor(it, "sync-error")
	l.tell("dot-not/a-folder-with-a-dot-amid-its-name", home().life(14, "2022-02-01", "2024-03-20", shot{device: "NIKON D7500", path: "St. Ives/DSC_{n}"}, gone).on(photo.RouteCopy), "outside-scope").
		nor(it, "target-limit")
}

func (l *crossList) hiddenAlbumScenes() {
	const it = "hidden-album"
	sh := shot{device: "Apple iPhone SE", format: "heic", path: "Photos/{y}/{m}/IMG_{n}h"}
	in := with(photo.FactHiddenAlbum, "Hidden")
	l.tell("album/that-icloudpd-leaves-out", home().life(10, "2022-02-01", "2024-03-20", sh, gone, in).on(photo.RouteICloud).fact(photo.FactLayout, "icloudpd"), it).
		nor("deleted", "outside-scope", "upload-off")
	l.tell("album/one-photo-and-icloudpd", home().one("2023-05-01", sh, gone, in).on(photo.RouteICloud).fact(photo.FactLayout, "icloudpd"), it).
		nor("sync-error", "over-quota")
	l.tell("album/an-export-without-it", home().life(12, "2022-02-01", "2024-03-20", sh, gone, in), it).
		nor("hidden-folder", "outside-scope")
	l.tell("album/nearly-all-of-it", home().life(12, "2022-02-01", "2024-03-20", sh, func(i int, sh *shot) {
		if i != 5 {
			sh.status = photo.Missing
		}
	}, in).on(photo.RouteApp), it).nor("outside-scope")
	l.tell("album/of-her-phone-while-his-stopped", family(goneFrom("2024-01-01"), stays).life(10, "2022-02-01", "2024-05-20", sh, gone, in).on(photo.RouteICloud), it).of("h.heic").
		nor("upload-off", "sync-error")
	l.tell("album/and-a-format-off-the-list", home().life(10, "2022-02-01", "2024-03-20", shot{path: "Photos/{y}/{m}/IMG_{n}h", format: "webp"}, gone, in).on(photo.RouteICloud), it).
		and("unreadable-format").nor("sync-error")

	l.tell("album-not/others-of-it-are-there", home().life(16, "2022-02-01", "2024-03-20", sh, goneEach(16, 6), in).on(photo.RouteICloud), "unexplained").
		nor(it, "hidden-folder")
	l.tell("album-not/half-of-it-is-there", home().life(16, "2022-02-01", "2024-03-20", sh, goneEach(2, 1), in).on(photo.RouteApp), "unexplained").
		nor("hidden-folder", "outside-scope")
	l.tell("album-not/a-smaller-version-there", home().one("2023-05-01", sh, instead(photo.Reduced), in).on(photo.RouteApp), "thumbnail-only").
		nor(it)
	l.tell("album-not/in-recently-deleted-there", home().one("2023-05-01", sh, gone, in, func(_ int, sh *shot) { sh.inTrash = true }).on(photo.RouteICloud), "deleted").
		nor(it)
	l.tell("album-not/it-came-before-the-phone-stopped", family(goneFrom("2023-06-01"), stays).life(24, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 12", path: "Photos/{y}/{m}/IMG_{n}h"}, goneFrom("2023-06-01"), in).on(photo.RouteICloud), "upload-off").of("h.jpeg").
		nor(it)
	l.tell("album-not/photos-of-a-hide-in-the-marsh", home().life(14, "2022-02-01", "2024-03-20", shot{device: "NIKON D7500", path: "Hidden camera, marsh/DSC_{n}"}, gone).on(photo.RouteCopy), "outside-scope").
		nor(it, "hidden-folder")
	l.tell("album-not/the-same-file-twice", home().one("2023-05-01", sh, gone, in, func(_ int, sh *shot) { sh.sameFile = true }).on(photo.RouteCopy), "unexplained").
		nor(it)
	l.tell("album-not/damaged-there", home().one("2023-05-01", sh, instead(photo.Damaged), in), "corrupted-backup").
		nor(it)
	l.tell("album-not/the-earlier-backup-had-it", home().one("2023-05-01", sh, gone, in, seen("/b", photo.RouteCopy, true, false)).on(photo.RouteCopy), "lost-from-backup").
		and(it).nor("deleted")
	l.tell("album-not/only-its-film-is-lost", home().one("2023-05-01", sh, in, func(_ int, sh *shot) { sh.status, sh.lacks, sh.part = photo.Incomplete, photo.RoleVideo, 2e6 }), "unexplained").
		nor(it, "outside-scope")
}
