package reconcile

import "rollcall/photo"

// formatScenes are those of what can't be read or was left out for its format:
// unreadable-format.
func (l *crossList) formatScenes() {
	const it = "unreadable-format"
	saved := func(format string) shot { return shot{taken: dateless, path: "Saved/{n}", format: format} }
	problem := func(kind string) func(int, *shot) { return func(_ int, sh *shot) { sh.problem = kind } }
	l.tell("format/webp-that-icloud-may-refuse", home().life(8, "2022-02-01", "2024-03-20", saved("webp"), gone).life(8, "2022-02-01", "2024-03-20", saved("jpeg")).on(photo.RouteICloud), it).
		nor("outside-scope", "thumbnail-only", "upload-off")
	l.tell("format/photoshop-files", home().life(6, "2022-02-01", "2024-03-20", shot{path: "Photos/{y}/{m}/poster{n}", format: "psd", size: 90e6}, gone).on(photo.RouteICloud), it).
		nor("over-quota", "sync-error")
	l.tell("format/heic-was-left-out-of-a-conversion", (&scene{}).life(90, "2022-01-04", "2024-06-20", his).life(60, "2022-01-05", "2024-06-22", shot{device: "Apple iPhone 12", format: "heic"}, gone).on(photo.RouteApp), it).
		nor("upload-off", "over-quota", "sync-error")
	l.tell("format/an-empty-file", home().one("2023-05-01", his, gone, problem(photo.ProblemEmpty)), it).
		nor("corrupted-backup", "deleted")
	l.tell("format/a-page-with-a-picture-s-name", home().one("2023-05-01", saved("jpeg"), gone, problem(photo.ProblemNotMedia)).on(photo.RouteICloud), it).
		nor("sync-error")
	cut := func(_ int, sh *shot) { sh.whole = photo.Cut }
	l.tell("format-not/as-cut-as-all-that-came", (&scene{}).life(80, "2022-02-01", "2024-03-20", saved("jpeg"), cut, goneEach(13, 4)), "unexplained").
		nor(it, "corrupted-backup")
	l.tell("format-not/as-cut-as-all-and-an-earlier-disk-had-it", home().life(24, "2022-02-01", "2024-03-20", saved("jpeg"), cut).one("2023-05-01", saved("jpeg"), cut, gone, seen("/disk-1", photo.RouteCopy, false, false)).on(photo.RouteCopy), "lost-from-backup").
		nor(it, "sync-error")
	l.tell("format-not/as-cut-as-others-that-came", home().life(24, "2022-02-01", "2024-03-20", saved("jpeg"), cut, goneEach(12, 4)), "unexplained", it).
		nor("corrupted-backup")
	l.tell("format/a-download-that-was-cut", home().one("2023-05-01", saved("png"), gone, func(_ int, sh *shot) { sh.whole = photo.Cut }).on(photo.RouteApp), it).
		nor("corrupted-backup", "outside-scope")
	l.tell("format/bitmaps-of-a-scanner", home().life(9, "2022-02-01", "2024-03-20", shot{taken: dateless, path: "Photos/{y}/{m}/scan{n}", format: "bmp"}, gone).on(photo.RouteICloud), it).
		nor("after-backup", "sync-error")

	l.tell("format-not/two-webp-of-forty", home().life(40, "2022-02-01", "2024-03-20", saved("webp"), goneEach(20, 6)).on(photo.RouteICloud), "unexplained").
		nor(it, "outside-scope")
	l.tell("format-not/webp-on-a-mirror", home().one("2023-05-01", shot{path: "Photos/w", format: "webp"}, gone).on(photo.RouteCopy), "unexplained").
		nor(it, "target-limit")
	l.tell("format-not/every-film", home().life(24, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 12", class: photo.Video, format: "mov"}, gone).on(photo.RouteCopy), "outside-scope").
		nor(it, "target-limit")
	l.tell("format-not/every-raw", home().life(24, "2022-02-01", "2024-03-20", shot{device: "NIKON D7500", class: photo.RAW, format: "nef", path: "Photos/{y}/{m}/DSC_{n}"}, gone).life(24, "2022-02-01", "2024-03-20", kit).on(photo.RouteCopy), "outside-scope").
		nor(it, "sync-error")
	l.tell("format-not/a-new-phone-brought-heic", (&scene{}).life(110, "2021-01-04", "2023-03-20", shot{device: "Apple iPhone 6s"}).life(80, "2023-03-25", "2024-06-20", shot{device: "Apple iPhone 14", format: "heic"}, gone).on(photo.RouteICloud), "upload-off").
		nor(it, "corrupted-backup")
	l.tell("format-not/heic-is-only-the-other-phone-s", family(stays, gone).on(photo.RouteICloud), "upload-off").
		nor(it, "sync-error")
	l.tell("format-not/webp-before-and-after-a-stop", family(goneFrom("2023-09-01"), goneFrom("2023-09-01")).life(30, "2022-02-01", "2024-03-20", shot{path: "Saved/{n}", format: "webp"}, goneFrom("2023-09-01")).on(photo.RouteICloud).sized(50_000_000_000-1_000_000, 50_000_000_000), "over-quota").of("Saved").
		nor(it)
	l.tell("format-not/our-decoder-failed", home().one("2023-05-01", hers, gone, problem(photo.ProblemUndecoded)), "unexplained").
		nor(it, "corrupted-backup")
	l.tell("format-not/webp-in-a-trash", home().life(6, "2022-02-01", "2024-03-20", shot{path: ".Trashes/{n}", format: "webp"}, gone, with(photo.FactTrash, ".Trashes")).life(20, "2022-02-01", "2024-03-20", saved("webp")).on(photo.RouteICloud), "deleted").
		nor(it)
	l.tell("format-not/png-of-one-folder-that-was-left-out", home().life(20, "2022-02-01", "2024-03-20", shot{taken: dateless, path: "Game screens/{n}", format: "png"}, gone).life(20, "2022-02-01", "2024-03-20", saved("png")).on(photo.RouteCopy), "outside-scope").
		nor(it, "sync-error")
	l.tell("format-not/jpeg-of-which-two-in-three-lack", byName(missingIf(func(sh *shot) bool { return sh.path > "Garden/DSC_0070" })).life(60, "2022-02-01", "2024-03-20", shot{taken: dateless, path: "Screens/{n}", format: "png"}).on(photo.RouteCopy), "sync-error", "outside-scope", "unexplained").
		nor(it, "over-quota")
	l.tell("format-not/webp-of-which-a-smaller-version-came", home().life(6, "2022-02-01", "2024-03-20", saved("webp"), instead(photo.Reduced)).on(photo.RouteICloud), "thumbnail-only").
		nor(it)
}
