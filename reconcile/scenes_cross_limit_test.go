package reconcile

import (
	"strings"

	"rollcall/photo"
)

// limitScenes are those of what a backup can't hold, by its date or its disk:
// after-backup, target-limit.
func (l *crossList) limitScenes() {
	l.afterScenes()
	l.targetScenes()
}

func (l *crossList) afterScenes() {
	const it = "after-backup"
	later := func(sh shot) *scene { return home().life(12, "2024-07-20", "2024-09-01", sh, gone) }
	l.tell("after/a-summer-since-the-phone-s-backup", recorded(later(hers)).on(photo.RoutePhone), it).
		nor("sync-error", "target-limit", "outside-scope")
	l.tell("after/on-icloud-with-one-phone-going-quiet", recorded(later(hers)).on(photo.RouteICloud), it).
		nor("upload-off", "over-quota", "sync-error")
	l.tell("after/named-for-a-day-and-without-one", recorded(home().life(6, "2024-08-01", "2024-08-20", shot{taken: dateless, path: "Saved/IMG-20240811-WA{n}"}, gone)), it).
		nor("outside-scope", "thumbnail-only")
	l.tell("after/hidden-since", recorded(home().one("2024-08-01", shot{device: "Apple iPhone SE", format: "heic", path: "Hidden/a"}, gone, with(photo.FactHiddenAlbum, "Hidden"))).on(photo.RouteICloud), it).
		and("hidden-album").nor("sync-error")
	l.tell("after/old-photos-that-came-since-the-last-check", home().life(10, "2019-05-01", "2019-06-01", shot{device: "Canon PowerShot A40", path: "Found/IMG_{n}"}, gone).arrived("Found", "2025-05-20").on(photo.RouteCopy), it).
		nor("sync-error", "thumbnail-only")
	l.tell("after/two-backups-of-one-month", recorded(later(his)).beside(photo.RouteUnknown, photo.Facts{photo.FactBackupDate: "2024-06-25T08:00:00Z"}), it).
		nor("upload-off")
	l.tell("after/webp-of-last-week", recorded(home().one("2024-08-30", shot{path: "Saved/w", format: "webp"}, gone)).on(photo.RouteICloud), it).
		and("unreadable-format").nor("sync-error")

	l.tell("after/all-of-the-copy-was-written-one-evening", later(his).on(photo.RouteCopy).fact(photo.FactWritten, "2024-07-02T20:00:00Z"), it).
		nor("sync-error", "outside-scope")
	l.tell("after/written-one-evening-and-the-route-is-not-known", later(hers).fact(photo.FactWritten, "2024-07-02T20:00:00Z"), it).
		nor("sync-error", "upload-off", "over-quota")
	l.tell("after-not/written-one-evening-long-since", later(his).on(photo.RouteCopy).fact(photo.FactWritten, "2024-12-01T20:00:00Z"), "sync-error").
		nor(it)
	l.tell("after-not/written-one-evening-and-a-date-of-its-own", recorded(home().one("2023-05-01", his, gone)).fact(photo.FactWritten, "2023-01-01T20:00:00Z"), "unexplained").
		nor(it)

	l.tell("after-not/newer-than-the-newest-there-and-no-date", later(his).on(photo.RouteCopy), "sync-error").
		nor(it)
	l.tell("after-not/older-than-the-backup", recorded(home().one("2023-05-01", his, gone)), "unexplained").
		nor(it, "sync-error")
	l.tell("after-not/a-clock-that-runs-years-ahead", recorded(home().one("2031-05-01", his, gone)), "unexplained").
		nor(it, "upload-off")
	l.tell("after-not/one-of-two-backups-has-no-date", recorded(later(his)).beside(photo.RouteUnknown, nil), "sync-error", "unexplained", "over-quota", "upload-off").
		nor(it)
	l.tell("after-not/undated-among-old-ones", recorded(home().one("2023-05-01", shot{taken: dateless, path: "Photos/2023/05/IMG_0999"}, gone)), "unexplained").
		nor(it, "outside-scope")
	l.tell("after-not/a-smaller-version-came-later", recorded(home().one("2024-08-01", his, instead(photo.Reduced))), "thumbnail-only").
		nor(it)
	l.tell("after-not/an-edit-came-later", recorded(home().one("2024-08-01", his, instead(photo.EditedGrade))), "only-edited").
		nor(it)
	l.tell("after-not/stopped-half-a-year-before-its-date", recorded(family(goneFrom("2023-12-01"), stays)).on(photo.RouteICloud), "upload-off").
		nor(it, "over-quota")
	l.tell("after-not/a-pause-before-its-date", recorded(family(goneBetween("2023-03-01", "2023-07-01"), goneBetween("2023-03-01", "2023-07-01"))).on(photo.RouteICloud), "sync-error").
		nor(it, "over-quota")
	l.tell("after-not/hidden-and-older", recorded(home().life(8, "2023-05-01", "2023-08-01", shot{device: "Apple iPhone SE", format: "heic", path: "Hidden/{n}"}, gone, with(photo.FactHiddenAlbum, "Hidden"))).on(photo.RouteApp), "hidden-album").
		nor(it, "outside-scope")
	l.tell("after-not/in-the-library-since-long", home().life(10, "2019-05-01", "2019-06-01", shot{device: "Canon PowerShot A40", path: "Found/IMG_{n}"}, gone).arrived("nothing", "2025-05-20").on(photo.RouteCopy), "outside-scope").
		nor(it)
	l.tell("after-not/its-film-is-lost-and-the-still-is-there", recorded(home().one("2024-08-01", hers, func(_ int, sh *shot) { sh.status, sh.lacks, sh.part = photo.Incomplete, photo.RoleVideo, 2e6 })), "unexplained").
		nor(it, "outside-scope")
}

func (l *crossList) targetScenes() {
	const it = "target-limit"
	const gib = 1 << 30
	film := shot{device: "Apple iPhone 12", class: photo.Video, format: "mov", path: "Photos/{y}/{m}/IMG_{n}"}
	long := func(n int, size int64) *scene {
		film.size = size
		return home().life(n, "2022-05-01", "2024-03-01", film, gone)
	}
	fs := func(name string) photo.Facts { return photo.Facts{photo.FactFilesystem: name} }
	l.tell("limit/long-films-on-a-fat-stick", long(3, 5*gib).on(photo.RouteCopy).fact(photo.FactFilesystem, "vfat"), it).
		nor("outside-scope", "sync-error", "over-quota")
	l.tell("limit/a-concert-on-fat-of-unknown-make", long(1, 9*gib).fact(photo.FactFilesystem, "msdos"), it).
		nor("over-quota")
	l.tell("limit/names-that-windows-refuses", home().life(5, "2023-05-01", "2023-05-02", shot{device: "Apple iPhone 12", path: `Party: "40"/IMG_{n}`}, gone).on(photo.RouteCopy).fact(photo.FactFilesystem, "ntfs"), it).
		nor("sync-error")
	l.tell("limit/two-names-that-are-one-there", home().one("2023-05-01", shot{device: "NIKON D7500", path: "Work/Dsc_1"}, gone).one("2023-05-02", shot{device: "NIKON D7500", path: "Work/DSC_1"}).fact(photo.FactFoldsCase, "true").on(photo.RouteCopy), it).
		nor("lost-from-backup", "sync-error")
	l.tell("limit/the-disk-ran-full", family(goneFrom("2024-01-01"), goneFrom("2024-01-01")).on(photo.RouteCopy).fact(photo.FactFreeBytes, "90000"), it).
		nor("outside-scope", "after-backup")
	l.tell("limit/long-films-on-a-disk-nobody-knows", long(9, 5*gib).life(9, "2022-05-01", "2024-03-01", shot{device: "Apple iPhone 12", class: photo.Video, format: "mov"}).on(photo.RouteCopy), it).
		nor("outside-scope", "over-quota")

	l.tell("limit/one-long-film-and-ext4-now", long(1, 5*gib).on(photo.RouteCopy).fact(photo.FactFilesystem, "ext4"), it, "unexplained").
		nor("outside-scope", "over-quota")
	l.tell("limit/one-long-film-and-exfat-now", long(1, 5*gib).on(photo.RouteCopy).fact(photo.FactFilesystem, "exfat"), it, "unexplained").
		nor("outside-scope", "sync-error")
	l.tell("limit-not/three-gigabytes-on-fat", long(1, 3*gib).on(photo.RouteCopy).fact(photo.FactFilesystem, "vfat"), "unexplained").
		nor(it, "over-quota")
	l.tell("limit/one-backup-on-fat-one-on-ext4", long(1, 5*gib).on(photo.RouteCopy).fact(photo.FactFilesystem, "vfat").beside(photo.RouteCopy, fs("ext4")), it, "unexplained").
		nor("outside-scope", "over-quota")
	l.tell("limit/a-colon-and-apfs-now", home().one("2023-05-01", shot{device: "Apple iPhone 12", path: "10:30/IMG_{n}"}, gone).on(photo.RouteCopy).fact(photo.FactFilesystem, "apfs"), it, "unexplained").
		nor("outside-scope", "sync-error")
	l.tell("limit-not/names-that-fold-here-as-well", home().one("2023-05-01", shot{device: "NIKON D7500", path: "Work/Dsc_1"}, gone).one("2023-05-02", shot{device: "NIKON D7500", path: "Work/DSC_1"}).fact(photo.FactFoldsCase, "true").folding().on(photo.RouteCopy), "unexplained").
		nor(it)
	l.tell("limit-not/room-enough-and-copying-stopped", family(goneFrom("2024-01-01"), goneFrom("2024-01-01")).on(photo.RouteCopy).fact(photo.FactFreeBytes, "500000000000"), "sync-error").
		nor(it, "after-backup")
	l.tell("limit-not/other-long-films-are-there", home().life(12, "2022-05-01", "2024-03-01", func() shot { f := film; f.size = 5 * gib; return f }(), goneEach(12, 3)).on(photo.RouteCopy), "unexplained").
		nor(it, "outside-scope")
	l.tell("limit-not/one-disk-full-and-one-with-room", home().one("2023-05-01", his, gone).on(photo.RouteCopy).fact(photo.FactFreeBytes, "90000").beside(photo.RouteCopy, photo.Facts{photo.FactFreeBytes: "90000000000"}), "unexplained").
		nor(it)
	l.tell("limit/films-from-2-gib-on-by-an-app", home().life(24, "2022-02-01", "2024-03-20", film, func(i int, sh *shot) {
		if sh.size = 1700e6; i%6 == 0 {
			sh.size = int64(2300e6 + 300e6*float64(i/6))
			gone(i, sh)
		}
	}).on(photo.RouteApp), it, "over-quota").nor("outside-scope", "upload-off")
	l.tell("limit-not/every-film-was-left-out-long-or-short", home().life(24, "2022-02-01", "2024-03-20", film, gone, func(i int, sh *shot) {
		if i%8 == 0 {
			sh.size = 5 * gib
		} else {
			sh.size = 80e6
		}
	}).on(photo.RouteCopy), "outside-scope").nor(it, "over-quota")
	l.tell("limit-not/a-damaged-long-film", home().one("2023-05-01", func() shot { f := film; f.size = 5 * gib; return f }(), instead(photo.Damaged)).on(photo.RouteCopy).fact(photo.FactFilesystem, "vfat"), "corrupted-backup").
		nor(it)
	l.tell("limit-not/names-with-quotes-of-which-others-came", home().life(10, "2023-05-01", "2023-05-02", shot{device: "Apple iPhone 12", path: `Party "40"/IMG_{n}`}, func(i int, sh *shot) {
		if i == 3 {
			sh.status = photo.Missing
		}
		sh.path = strings.ReplaceAll(sh.path, `"`, "'")
	}).on(photo.RouteCopy).fact(photo.FactFilesystem, "ntfs"), "unexplained").nor(it)
}
