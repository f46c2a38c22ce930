package reconcile

import "rollcall/photo"

var (
	his  = shot{device: "Apple iPhone 12", path: "Photos/{y}/{m}/IMG_{n}"}
	hers = shot{device: "Apple iPhone SE", format: "heic", path: "Photos/{y}/{m}/IMG_{n}"}
	kit  = shot{device: "NIKON D7500", path: "Photos/{y}/{m}/DSC_{n}"}
)

// home is the library of two people with a phone each, of which all is in the
// backup.
func home() *scene {
	return (&scene{}).life(110, "2022-01-04", "2024-06-20", his).life(90, "2022-01-05", "2024-06-22", hers)
}

// family is such a library with changes to his and her photos.
func family(his1, hers1 func(int, *shot)) *scene {
	return (&scene{}).life(110, "2022-01-04", "2024-06-20", his, his1).life(90, "2022-01-05", "2024-06-22", hers, hers1)
}

// single is one phone with all its photos in one folder.
func single(n int, each ...func(int, *shot)) *scene {
	sh := hers
	sh.path = "DCIM/100APPLE/IMG_{n}"
	return (&scene{}).life(n, "2021-03-02", "2024-05-30", sh, each...)
}

// insteadScenes are those in which the backup holds something else of the photo,
// or seems to: thumbnail-only, only-edited, corrupted-backup.
func (l *crossList) insteadScenes() {
	l.smallerScenes()
	l.editedScenes()
	l.damagedScenes()
}

func (l *crossList) smallerScenes() {
	const it = "thumbnail-only"
	l.tell("smaller/an-optimised-phone-copied-by-an-app", single(150, func(i int, sh *shot) {
		if i < 90 {
			instead(photo.Reduced)(i, sh)
		}
	}).on(photo.RouteApp), it).nor("over-quota", "outside-scope", "sync-error")
	l.tell("smaller/saved-from-the-family-chat", home().life(12, "2023-07-01", "2023-07-20", his, instead(photo.Recompressed)).fact(photo.FactLayout, "takeout"), it).
		nor("only-edited", "corrupted-backup", "unexplained")
	l.tell("smaller/a-mac-with-optimised-storage-exported-as-it-was", home().life(30, "2023-02-01", "2023-11-20", shot{device: "Apple iPhone 12", path: "Exported/{y}/IMG_{n}_1_105_c"}, gone, func(_ int, sh *shot) {
		sh.width, sh.exifWidth = 886, 4032
		sh.facts.Set(photo.FactRenditionName, "_1_105_c")
	}), it).of("Exported").nor("outside-scope", "sync-error")
	l.tell("smaller/only-thumbnails-of-the-camera-are-left-here", home().life(8, "2023-02-01", "2023-03-20", shot{device: "NIKON D7500", path: "Cache/Thumbnails/DSC_{n}"}, gone, with(photo.FactThumbnailCache, "Thumbnails")).on(photo.RouteCopy), it).
		nor("unreadable-format", "over-quota")
	l.tell("smaller/a-whole-year-of-the-camera-is-left-as-thumbnails", home().life(24, "2022-02-01", "2024-03-20", shot{device: "NIKON D7500", path: "Cache/Thumbnails/DSC_{n}"}, gone, with(photo.FactThumbnailCache, "Thumbnails")).on(photo.RouteCopy), it).
		nor("unreadable-format", "sync-error")
	l.tell("smaller/a-small-version-of-a-hidden-photo", home().one("2023-05-01", hers, instead(photo.Reduced), with(photo.FactHiddenAlbum, "Hidden")).on(photo.RouteICloud), it).
		nor("hidden-album", "sync-error")
	l.tell("smaller/by-pixels-alone", home().one("2023-05-01", shot{device: "Apple iPhone 12", path: "Found/a"}, gone, func(_ int, sh *shot) { sh.width, sh.exifWidth = 886, 4032 }), it).of("Found")
	l.tell("smaller/an-earlier-backup-had-it-at-full-size", home().one("2023-05-01", his, instead(photo.Reduced), seen("/old", photo.RouteCopy, false, false)), it).
		and("lost-from-backup").nor("deleted")
	l.tell("smaller/amid-a-full-plan", family(goneFrom("2024-01-01"), goneFrom("2024-01-01")).one("2024-02-11", shot{device: "Apple iPhone 12", path: "Photos/small"}, instead(photo.Reduced)).
		on(photo.RouteICloud).sized(5_000_000_000-1_000_000, 5_000_000_000), it).of("small").nor("over-quota", "upload-off")

	l.tell("smaller-not/an-old-camera-that-took-small-pictures", home().life(14, "2004-05-01", "2004-08-20", shot{device: "Canon PowerShot A40", path: "2004 Canada/IMG_{n}"}, gone, func(_ int, sh *shot) { sh.width = 1386 }).on(photo.RouteCopy), "outside-scope").
		nor(it, "after-backup")
	l.tell("smaller-not/pictures-of-the-web", home().life(14, "2023-05-01", "2023-08-20", shot{taken: dateless, path: "Memes/funny{n}"}, gone, func(_ int, sh *shot) { sh.width = 900 }).on(photo.RouteCopy), "outside-scope").
		nor(it, "not-yours")
	l.tell("smaller-not/one-of-them-of-a-usual-size", home().one("2023-05-01", shot{taken: dateless, path: "Memes/funny"}, gone, func(_ int, sh *shot) { sh.width = 1024 }), "unexplained").
		nor(it)
	l.tell("smaller-not/a-look-alike-at-full-size", home().one("2023-05-01", his, func(_ int, sh *shot) { sh.status, sh.grade = photo.Unsure, photo.LookAlike }), "unexplained").
		nor(it, "only-edited")
	l.tell("smaller-not/a-crop-that-the-camera-s-claim-outgrew", home().one("2023-05-01", his, gone, func(_ int, sh *shot) { sh.width, sh.exifWidth = 3400, 4032 }), "unexplained").
		nor(it, "only-edited")
	l.tell("smaller-not/a-small-film", home().one("2023-05-01", shot{device: "Apple iPhone 12", class: photo.Video, format: "mov", size: 400_000}, gone, func(_ int, sh *shot) { sh.width, sh.exifWidth = 480, 0 }), "unexplained").
		nor(it, "over-quota")
	l.tell("smaller-not/a-folder-called-thumbs", home().life(12, "2023-05-01", "2023-06-20", shot{device: "Apple iPhone 12", path: "Green thumbs/IMG_{n}"}, gone).on(photo.RouteCopy), "outside-scope").
		nor(it, "hidden-folder")
}

func (l *crossList) editedScenes() {
	const it = "only-edited"
	l.tell("edited/exported-as-most-recent", home().life(40, "2023-02-01", "2023-11-20", hers, instead(photo.EditedGrade)).on(photo.RouteICloud), it).
		nor("thumbnail-only", "sync-error", "corrupted-backup")
	l.tell("edited/only-what-was-developed-from-the-raw", home().life(25, "2022-02-01", "2024-03-20", shot{device: "NIKON D7500", class: photo.RAW, format: "nef", path: "Photos/{y}/{m}/DSC_{n}"}, instead(photo.EditedGrade)).on(photo.RouteCopy), it).
		nor("outside-scope", "unreadable-format")
	l.tell("edited/the-other-state-came", home().life(9, "2023-02-01", "2023-11-20", shot{device: "Apple iPhone 12", path: "Photos/{y}/{m}/IMG_E{n}"}, gone).otherState("IMG_E", photo.RoleEdit, photo.Present), it).
		nor("unexplained", "thumbnail-only")
	l.tell("edited/a-filter-of-a-shared-album", home().one("2023-05-01", shot{device: "Apple iPhone 8", path: "Shared/a"}, instead(photo.EditedGrade), with(photo.FactShared, "Shared")), it).
		nor("not-yours")
	l.tell("edited/amid-a-pause", family(goneBetween("2023-03-01", "2023-07-01"), goneBetween("2023-03-01", "2023-07-01")).one("2023-05-01", shot{device: "Apple iPhone 12", path: "Photos/edit"}, instead(photo.EditedGrade)).on(photo.RouteICloud), it).of("Photos/edit").
		nor("sync-error", "upload-off")
	l.tell("edited/with-an-old-picture-in-a-hidden-folder", home().one("2023-05-01", shot{device: "Apple iPhone 12", path: ".edits/a"}, instead(photo.EditedGrade), with(photo.FactHiddenFolder, ".edits")).on(photo.RouteCopy), it).
		nor("hidden-folder")

	l.tell("edited-not/both-states-are-lost", home().one("2023-05-01", shot{device: "Apple iPhone 12", path: "Photos/IMG_E1"}, gone).otherState("IMG_E1", photo.RoleEdit, photo.Missing), "unexplained").
		nor(it)
	l.tell("edited-not/the-raw-of-every-pair-was-left-out", home().life(24, "2022-02-01", "2024-03-20", kit, func(_ int, sh *shot) {
		sh.status, sh.lacks, sh.part = photo.Incomplete, photo.RoleRAW, 25e6
	}).on(photo.RouteApp), "outside-scope").nor(it, "unreadable-format", "over-quota", "sync-error")
	l.tell("edited-not/one-live-photo-lost-its-film", home().one("2023-05-01", hers, func(_ int, sh *shot) { sh.status, sh.lacks, sh.part = photo.Incomplete, photo.RoleVideo, 2e6 }), "unexplained").
		nor(it, "outside-scope")
	l.tell("edited-not/a-record-of-it-in-icloud", home().one("2023-05-01", his, instead(photo.Recorded)).on(photo.RouteICloud), "unexplained").
		nor(it, "thumbnail-only", "upload-off")
	l.tell("edited-not/all-hidden-ones-with-their-edits", home().life(10, "2023-02-01", "2023-11-20", shot{device: "Apple iPhone 12", path: "Hidden/IMG_E{n}"}, gone, with(photo.FactHiddenAlbum, "Hidden")).
		otherState("Hidden", photo.RoleEdit, photo.Missing).on(photo.RouteApp), "hidden-album").nor(it, "outside-scope")
	l.tell("edited-not/a-folder-of-edits", home().life(16, "2022-02-01", "2024-03-20", shot{device: "Apple iPhone 12", path: "Lightroom edits/IMG_{n}-Edit"}, gone).on(photo.RouteCopy), "outside-scope").
		nor(it, "thumbnail-only")
}

func (l *crossList) damagedScenes() {
	const it = "corrupted-backup"
	l.tell("damaged/an-evening-on-a-bad-disk", home().life(12, "2023-05-01", "2023-05-02", his, instead(photo.Damaged)).on(photo.RouteCopy), it).
		nor("sync-error", "outside-scope", "target-limit")
	l.tell("damaged/here-and-there-in-a-phone-backup", single(120, func(i int, sh *shot) {
		if i%17 == 5 {
			instead(photo.Damaged)(i, sh)
		}
	}).on(photo.RoutePhone), it).nor("unexplained")
	l.tell("damaged/the-film-of-a-live-photo", home().one("2023-05-01", hers, func(_ int, sh *shot) {
		sh.status, sh.lacks, sh.part, sh.grade = photo.Incomplete, photo.RoleVideo, 2e6, photo.Damaged
	}), it).nor("outside-scope", "only-edited")
	l.tell("damaged/three-missing-and-as-many-unfinished-files", home().life(3, "2023-05-01", "2023-05-01", his, gone).on(photo.RouteCopy).fact(photo.FactLeftovers, "3"), it).
		nor("after-backup")
	l.tell("damaged/a-webp-cut-off-there", home().one("2023-05-01", shot{path: "Saved/w", format: "webp"}, instead(photo.Damaged)).on(photo.RouteICloud), it).
		nor("unreadable-format")
	l.tell("damaged/though-an-earlier-backup-had-it-whole", home().one("2023-05-01", his, instead(photo.Damaged), seen("/old", photo.RouteCopy, false, false)), it).
		and("lost-from-backup").nor("deleted")

	l.tell("damaged-not/one-leftover-while-a-folder-was-left-out", home().life(30, "2022-02-01", "2024-03-20", shot{device: "NIKON D7500", path: "Work/DSC_{n}"}, gone).on(photo.RouteCopy).fact(photo.FactLeftovers, "1"), "outside-scope").
		nor(it, "sync-error")
	l.tell("damaged-not/a-leftover-and-a-full-plan", family(goneFrom("2024-01-01"), goneFrom("2024-01-01")).on(photo.RouteICloud).sized(5_000_000_000-1_000_000, 5_000_000_000).fact(photo.FactLeftovers, "1"), "over-quota").
		nor(it, "outside-scope")
	l.tell("damaged-not/the-library-s-own-file-is-cut", home().one("2023-05-01", shot{device: "Apple iPhone 12", path: "Photos/cut"}, gone, func(_ int, sh *shot) { sh.whole = photo.Cut }).on(photo.RouteICloud), "unreadable-format").
		nor(it, "sync-error")
	l.tell("damaged-not/left-over-files-beside-a-trash", home().life(6, "2023-05-01", "2023-06-01", shot{device: "Apple iPhone 12", path: ".Trashes/IMG_{n}"}, gone, with(photo.FactTrash, ".Trashes")).fact(photo.FactLeftovers, "2").on(photo.RouteCopy), "deleted").
		nor("sync-error")
	l.tell("damaged-not/later-than-the-backup-and-a-leftover", recorded(home().life(6, "2024-08-01", "2024-09-01", his, gone)).fact(photo.FactLeftovers, "1"), "after-backup").
		nor(it, "upload-off")
	l.tell("damaged-not/recompressed-by-the-cloud", home().life(30, "2023-02-01", "2023-11-20", his, instead(photo.Recompressed)).on(photo.RouteApp).fact(photo.FactLeftovers, "2"), "thumbnail-only").
		nor(it)
}

// recorded is a backup that records the first of July 2024 as its date.
func recorded(s *scene) *scene { return s.fact(photo.FactBackupDate, "2024-07-01T08:00:00Z") }
