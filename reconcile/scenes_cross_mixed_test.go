package reconcile

import (
	"strings"

	"rollcall/photo"
)

// mixedScenes are harder ones of groups: rest that is missing too, several
// sufficient causes, evidence that is half there.
func (l *crossList) mixedScenes() {
	l.groupScenes()
	l.severalScenes()
	l.kindScenes()
}

func (l *crossList) groupScenes() {
	dot := shot{device: "Apple iPhone 12", path: ".private/IMG_{n}"}
	in := with(photo.FactHiddenFolder, ".private")
	half := func() *scene { return family(goneEach(2, 0), goneEach(2, 1)).on(photo.RouteCopy) }
	l.tell("group/all-hidden-ones-of-a-library-half-lost", half().life(16, "2022-02-01", "2024-05-20", dot, gone, in), "hidden-folder").of(".private").
		nor("outside-scope", "sync-error")
	l.tell("group/three-hidden-ones-of-a-library-half-lost", half().life(3, "2022-02-01", "2024-05-20", dot, gone, in), "hidden-folder", "unexplained").of(".private").
		nor("outside-scope", "sync-error")
	l.tell("group/a-visible-one-beside-hidden-ones", home().life(16, "2022-02-01", "2024-05-20", dot, gone, in).one("2023-02-01", his, gone).on(photo.RouteCopy), "unexplained").of("Photos").
		nor("hidden-folder", "outside-scope", "sync-error")
	l.tell("group/a-folder-of-which-the-old-disk-had-five", home().life(20, "2022-02-01", "2024-05-20", shot{device: "NIKON D7500", path: "Work/DSC_{n}"}, gone, func(i int, sh *shot) {
		if i < 5 {
			seenIn("/disk-1", photo.RouteCopy, false, false)(sh)
			sh.path = "Work/seen" + strings.TrimPrefix(sh.path, "Work/")
		}
	}).on(photo.RouteCopy), "outside-scope").of("Work/DSC").nor("deleted", "lost-from-backup", "sync-error")
	l.tell("group/of-two-shared-albums-one-came", home().life(16, "2023-05-01", "2023-06-03", shot{device: "Canon EOS 80D", path: "Shared Albums/Hike/IMG_{n}"}, gone, with(photo.FactShared, "Shared Albums")).
		life(30, "2023-02-01", "2023-09-03", shot{device: "Canon EOS 80D", path: "Shared Albums/Choir/IMG_{n}"}, with(photo.FactShared, "Shared Albums")).on(photo.RouteCopy), "not-yours", "outside-scope").
		nor("sync-error", "deleted")
	l.tell("group/a-trash-of-a-library-half-lost", half().life(10, "2023-05-01", "2023-06-01", shot{device: "Apple iPhone 12", path: ".Trashes/IMG_{n}"}, gone, with(photo.FactTrash, ".Trashes")), "deleted").of(".Trashes").
		nor("sync-error", "hidden-folder")
	l.tell("group/webp-of-a-library-half-lost", half().life(12, "2022-02-01", "2024-05-20", shot{path: "Saved/{n}", format: "webp"}, goneEach(2, 1)), "unexplained").of("Saved").
		nor("unreadable-format", "outside-scope")
	l.tell("group/every-second-of-a-folder", home().life(24, "2022-02-01", "2024-05-20", shot{device: "Apple iPhone 12", path: "Received/IMG_{n}"}, goneEach(2, 1)).on(photo.RouteCopy), "unexplained").
		nor("sync-error", "target-limit", "lost-from-backup")
	l.tell("group/lost-here-and-there-among-damaged-ones", home().life(24, "2023-05-01", "2023-05-03", his, instead(photo.Damaged), func(i int, sh *shot) {
		if i == 9 {
			sh.grade, sh.path = "", strings.Replace(sh.path, "IMG_", "IMG_lost", 1)
		}
	}).on(photo.RouteCopy), "corrupted-backup", "unexplained").of("lost").nor("outside-scope", "sync-error")
	l.tell("group/half-of-the-live-films", home().life(40, "2022-02-01", "2024-03-20", hers, func(i int, sh *shot) {
		if sh.part = 2e6; i%2 == 0 {
			sh.status, sh.lacks = photo.Incomplete, photo.RoleVideo
		}
	}).on(photo.RouteICloud), "unexplained").nor("outside-scope", "corrupted-backup")
}

func (l *crossList) severalScenes() {
	hidden := with(photo.FactHiddenAlbum, "Hidden")
	album := shot{device: "Apple iPhone SE", format: "heic", path: "Photos/{y}/{m}/IMG_{n}h"}
	l.tell("several/hidden-and-later-than-the-backup", recorded(home().life(8, "2022-08-01", "2024-03-01", album, gone, hidden).life(4, "2024-08-01", "2024-09-01", shot{device: "Apple iPhone SE", format: "heic", path: "Photos/late{n}"}, gone, hidden)), "after-backup", "hidden-album").of("late").
		and("hidden-album", "after-backup").nor("sync-error")
	l.tell("several/too-large-for-fat-and-hidden", home().one("2023-05-01", shot{device: "Apple iPhone 12", class: photo.Video, format: "mov", size: 5 << 30, path: ".films/a"}, gone, with(photo.FactHiddenFolder, ".films")).on(photo.RouteCopy).fact(photo.FactFilesystem, "vfat"), "target-limit").
		and("hidden-folder").nor("outside-scope", "sync-error")
	l.tell("several/too-large-for-fat-and-later-than-the-backup", recorded(home().one("2024-08-01", shot{device: "Apple iPhone 12", class: photo.Video, format: "mov", size: 5 << 30}, gone)).on(photo.RouteCopy).fact(photo.FactFilesystem, "vfat"), "target-limit", "after-backup").
		and("target-limit", "after-backup").nor("sync-error")
	l.tell("several/hidden-and-a-shared-album", home().one("2023-05-01", shot{device: "Canon EOS 80D", path: "Shared Albums/a"}, gone, hidden, with(photo.FactShared, "Shared Albums")), "not-yours", "hidden-album").
		and("not-yours", "hidden-album").nor("sync-error", "outside-scope")
	l.tell("several/in-a-trash-and-hidden", home().one("2023-05-01", shot{device: "Apple iPhone 12", path: ".Trashes/a"}, gone, with(photo.FactTrash, ".Trashes"), with(photo.FactHiddenFolder, ".Trashes")).on(photo.RouteCopy), "deleted").
		and("hidden-folder").nor("outside-scope")
	l.tell("several/off-the-list-and-after-the-plan-was-full", bothStop().life(6, "2024-02-01", "2024-05-01", shot{path: "Saved/{n}", format: "webp"}, gone).on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan), "over-quota").of("Saved").
		and("unreadable-format").nor("outside-scope", "thumbnail-only")
	l.tell("several/lost-since-and-in-a-trash-here", home().one("2023-05-01", shot{device: "Apple iPhone 12", path: ".Trashes/a"}, gone, with(photo.FactTrash, ".Trashes"), seen("/b", photo.RouteCopy, true, false)).on(photo.RouteCopy), "deleted").
		nor("sync-error", "lost-from-backup")
	l.tell("several/an-empty-file-that-is-later-too", recorded(home().one("2024-08-01", his, gone, func(_ int, sh *shot) { sh.problem = photo.ProblemEmpty })), "after-backup").
		and("unreadable-format").nor("corrupted-backup")
	l.tell("several/edited-there-and-its-twin-in-the-trash-there", home().one("2023-05-01", his, instead(photo.EditedGrade), func(_ int, sh *shot) { sh.inTrash = true }), "only-edited", "deleted").
		and("only-edited", "deleted").nor("thumbnail-only")
	l.tell("several/hidden-folder-on-a-disk-that-is-full", home().life(8, "2022-02-01", "2024-05-01", shot{device: "Apple iPhone 12", path: ".private/IMG_{n}"}, gone, with(photo.FactHiddenFolder, ".private")).on(photo.RouteCopy).fact(photo.FactFreeBytes, "40000"), "hidden-folder", "target-limit").
		and("hidden-folder", "target-limit").nor("sync-error")
	l.tell("several/an-export-before-had-it-and-the-route-is-a-guess", home().one("2023-05-01", his, gone, seen("/export-1", photo.RouteICloud, false, false)).guessed(photo.RouteICloud), "deleted", "lost-from-backup").
		nor("sync-error", "unexplained")
	l.tell("several/recorded-in-icloud-and-hidden", home().life(8, "2022-02-01", "2024-05-01", album, instead(photo.Recorded), hidden).on(photo.RouteICloud).fact(photo.FactLayout, "icloudpd"), "hidden-album").
		nor("sync-error", "upload-off")
}

func (l *crossList) kindScenes() {
	unknown := func(ending string) func(int, *shot) {
		return func(_ int, sh *shot) { sh.path = strings.TrimSuffix(sh.path, sh.format) + ending; sh.format = "" }
	}
	film := shot{device: "Apple iPhone 12", class: photo.Video, format: "mov"}
	l.tell("kind/windows-films-that-no-cloud-takes", home().life(20, "2022-02-01", "2024-03-20", film).life(12, "2022-02-01", "2024-03-20", shot{class: photo.Video, format: "mov", path: "Photos/{y}/{m}/clip{n}"}, gone, unknown("wmv")).on(photo.RouteICloud), "unreadable-format").
		nor("outside-scope", "sync-error", "over-quota")
	l.tell("kind/every-gif", home().life(9, "2022-02-01", "2024-03-20", shot{taken: dateless, path: "Photos/{y}/{m}/fun{n}", format: "gif"}, gone).life(20, "2022-02-01", "2024-03-20", shot{taken: dateless, path: "Photos/{y}/{m}/save{n}", format: "png"}).on(photo.RouteApp), "unreadable-format").
		nor("sync-error", "thumbnail-only")
	l.tell("kind/three-avif", home().life(3, "2022-02-01", "2024-03-20", shot{path: "Photos/{y}/{m}/web{n}", format: "avif"}, gone).on(photo.RouteICloud), "unreadable-format").
		nor("outside-scope", "sync-error")
	l.tell("kind/a-jpeg-that-is-a-webp", home().one("2023-05-01", his, gone, func(_ int, sh *shot) { sh.problem, sh.format = photo.ProblemMisnamed, "webp" }).on(photo.RouteICloud), "unreadable-format").
		nor("corrupted-backup", "sync-error")
	l.tell("kind/tiff-that-are-all-in-one-folder", home().life(16, "2022-02-01", "2024-03-20", shot{path: "Scans/s{n}", format: "tiff", taken: dateless}, gone).on(photo.RouteCopy), "outside-scope", "unreadable-format").
		nor("sync-error", "target-limit")
	l.tell("kind/screenshots-among-the-photos-of-an-app", home().life(30, "2022-02-01", "2024-03-20", shot{path: "Photos/{y}/{m}/IMG_{n}", format: "png", taken: dateless}, gone).on(photo.RouteApp), "outside-scope", "unreadable-format").
		nor("over-quota", "upload-off", "sync-error")
	l.tell("kind/heic-of-her-old-phone-is-there", family(stays, stays).life(50, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 15", format: "heic", path: "Photos/{y}/{m}/IMG_{n}"}, gone).on(photo.RouteICloud), "upload-off").
		nor("unreadable-format", "over-quota")
	l.tell("kind/two-films-of-thirty-came", home().life(30, "2022-02-01", "2024-03-20", film, func(i int, sh *shot) {
		if i%15 != 7 {
			sh.status = photo.Missing
		}
	}).on(photo.RouteCopy), "outside-scope").nor("sync-error", "target-limit", "over-quota")
	l.tell("kind/names-that-end-with-a-dot", home().life(4, "2023-05-01", "2023-06-01", shot{device: "Apple iPhone 12", path: "Trip to Rome./IMG_{n}"}, gone).on(photo.RouteCopy).fact(photo.FactFilesystem, "exfat"), "target-limit").
		nor("outside-scope", "sync-error")
	l.tell("kind/one-name-in-two-ways-of-writing-it", home().one("2023-05-01", shot{device: "NIKON D7500", path: "Cafe\u0301"}, gone).one("2023-05-02", shot{device: "NIKON D7500", path: "Caf\u00e9"}).fact(photo.FactFoldsCase, "true").on(photo.RouteCopy), "target-limit").
		nor("sync-error", "unexplained")
	l.tell("kind/a-look-alike-of-which-nobody-knows-more", home().one("2023-05-01", shot{taken: dateless, path: "Saved/a"}, instead(photo.LookAlike)), "thumbnail-only").
		nor("only-edited", "corrupted-backup")
}
