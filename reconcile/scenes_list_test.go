package reconcile

import (
	"time"

	"rollcall/photo"
)

// A told is a scene with the cause that its probe should be given.
type told struct {
	name  string
	want  string
	scene *scene
}

// base is a library of which most is in the backup: two phones over two years.
func base() *scene {
	s := &scene{}
	s.add(120, shot{device: "iPhone 11", taken: "2023-01-05", path: "2023/A"})
	return s.add(120, shot{device: "iPhone 14", taken: "2023-01-06", path: "2023/B", format: "heic"})
}

// one is the base and one photo more that is missing.
func one(change func(sh *shot)) *scene {
	return base().add(1, shot{device: "iPhone 11", taken: "2023-06-02", path: "2023/X", status: photo.Missing},
		func(_ int, sh *shot) { change(sh) })
}

func fact(f photo.Fact, v string) photo.Facts { return photo.Facts{f: v} }

func on(f photo.Fact, v string) func(*shot) {
	return func(sh *shot) { sh.facts.Set(f, v) }
}

func graded(g photo.Grade) func(*shot) { return func(sh *shot) { sh.grade = g } }

// phones is two phones of which the first, the second or both lose photos.
func phones(first, second func(int, *shot)) *scene {
	s := &scene{}
	s.add(120, shot{device: "Apple iPhone 11", taken: "2023-01-05", path: "2023/A"}, first)
	return s.add(120, shot{device: "iPhone 14", taken: "2023-01-06", path: "2023/B", format: "heic"}, second)
}

func stays(int, *shot) {}

func both(change func(int, *shot)) *scene { return phones(change, change) }

// sized sets what the backup holds and the plan.
func (s *scene) sized(held, plan int64) *scene {
	s.held, s.plan = held, plan
	return s
}

func (s *scene) probing(i int) *scene { s.probe = i; return s }

func seenIn(root, route string, here, trash bool) func(*shot) {
	return func(sh *shot) {
		sh.seen = []photo.Sighting{{Root: root, Path: "p/x.jpg", Last: time.Date(2025, 3, 3, 0, 0, 0, 0, time.UTC), Here: here, Trash: trash, Route: route}}
	}
}

// toldScenes are all scenes: some for each cause, and some in which nothing fits.
func toldScenes() []told {
	const u = "unexplained"
	var all []told
	tell := func(want, name string, s *scene) { all = append(all, told{want + "/" + name, want, s}) }

	tell("thumbnail-only", "reduced", one(graded(photo.Reduced)))
	tell("thumbnail-only", "recompressed", one(graded(photo.Recompressed)).on(photo.RouteApp))
	tell("thumbnail-only", "look-alike", one(graded(photo.LookAlike)))
	tell("thumbnail-only", "rendition-name", one(on(photo.FactRenditionName, "-medium")))
	tell("thumbnail-only", "rendition-pixels-and-name", one(func(sh *shot) {
		sh.width, sh.exifWidth = 1024, 4032
		sh.facts.Set(photo.FactRenditionName, "-thumb")
	}))
	tell("thumbnail-only", "reduced-amid-a-cliff", both(goneFrom("2023-09-01")).on(photo.RouteICloud).
		add(1, shot{device: "iPhone 11", taken: "2023-10-10", status: photo.Missing, grade: photo.Reduced}).last())

	tell("only-edited", "edit", one(graded(photo.EditedGrade)))
	tell("only-edited", "edit-on-copy", one(graded(photo.EditedGrade)).on(photo.RouteCopy))
	tell("only-edited", "edit-of-hidden", one(func(sh *shot) { sh.grade = photo.EditedGrade; sh.facts.Set(photo.FactHiddenAlbum, "Hidden") }))

	tell("corrupted-backup", "damaged", one(graded(photo.Damaged)))
	tell("corrupted-backup", "damaged-on-phone", one(graded(photo.Damaged)).on(photo.RoutePhone))
	tell("corrupted-backup", "damaged-and-off-the-list", one(func(sh *shot) { sh.grade = photo.Damaged; sh.format = "webp" }))
	tell("corrupted-backup", "left-unfinished", one(func(*shot) {}).on(photo.RouteCopy).fact(photo.FactLeftovers, "3"))
	tell("corrupted-backup", "damaged-part", base().add(1, shot{taken: "2023-06-02", status: photo.Incomplete, lacks: photo.RoleVideo, part: 2e6, grade: photo.Damaged}))

	tell("deleted", "in-their-trash", one(func(sh *shot) { sh.inTrash = true }))
	tell("deleted", "in-our-trash", one(on(photo.FactTrash, ".Trashes")))
	tell("deleted", "in-our-trash-all", base().add(5, shot{taken: "2023-05-01", status: photo.Missing, facts: fact(photo.FactTrash, ".trashed-")}))
	tell("deleted", "trash-of-an-earlier-backup", one(seenIn("/b1", photo.RouteUnknown, false, true)))
	tell("deleted", "between-two-exports", one(seenIn("/export-1", photo.RouteICloud, false, false)).on(photo.RouteICloud))

	tell("lost-from-backup", "earlier-backup-had-it", one(seenIn("/b1", photo.RouteUnknown, false, false)))
	tell("lost-from-backup", "this-one-had-it", one(seenIn("/b", photo.RouteCopy, true, false)).on(photo.RouteCopy))
	tell("lost-from-backup", "a-whole-folder-of-it", base().add(12, shot{taken: "2023-05-01", path: "Rome/R", status: photo.Missing}, func(_ int, sh *shot) { seenIn("/b1", "", false, false)(sh) }))
	tell("lost-from-backup", "a-cliff-of-it", both(goneFrom("2023-09-01")).each(seenIn("/b1", photo.RouteCopy, false, false)))

	tell("not-yours", "shared-album", one(on(photo.FactShared, "iCloud Shared Albums")))
	tell("not-yours", "shared-folder", base().add(8, shot{taken: "2023-05-01", path: "iCloud Shared Albums/Hike/S", status: photo.Missing, facts: fact(photo.FactShared, "iCloud Shared Albums")}))
	tell("not-yours", "shared-on-copy", one(on(photo.FactShared, "cloudsharing")).on(photo.RouteCopy))

	recorded := func(s *scene) *scene { return s.fact(photo.FactBackupDate, "2024-01-10T00:00:00Z") }
	late := func(sh *shot) { sh.taken = "2024-02-01" }
	tell("after-backup", "one-later", recorded(one(late)))
	tell("after-backup", "all-later", recorded(base().add(40, shot{device: "iPhone 11", taken: "2024-01-20", path: "2024/N", status: photo.Missing})))
	tell("after-backup", "later-on-phone", recorded(one(late)).on(photo.RoutePhone))
	tell("after-backup", "later-hidden", recorded(one(func(sh *shot) { late(sh); sh.facts.Set(photo.FactHiddenAlbum, "Hidden") })))
	tell("after-backup", "later-and-an-older-one-lost", recorded(one(late)).add(1, shot{taken: "2023-03-03", status: photo.Missing}))

	big := func(sh *shot) { sh.size, sh.class, sh.format = 5<<30, photo.Video, "mov" }
	tell("target-limit", "over-4-gib-on-fat", one(big).on(photo.RouteCopy).fact(photo.FactFilesystem, "vfat"))
	tell("target-limit", "over-4-gib-on-fat-unknown-route", one(big).fact(photo.FactFilesystem, "msdos"))
	tell("target-limit", "name", one(func(sh *shot) { sh.path = `2023/10:30 "tea".jpeg` }).fact(photo.FactFilesystem, "exfat"))
	tell("target-limit", "collision", one(func(sh *shot) { sh.path = "2023/a_0000.JPEG" }).fact(photo.FactFoldsCase, "true"))
	tell("target-limit", "disk-full", one(func(*shot) {}).on(photo.RouteCopy).fact(photo.FactFreeBytes, "100000"))

	tell("outside-scope", "folder", base().add(30, shot{taken: "2023-03-01", path: "Old scans/S", device: "EPSON", status: photo.Missing}))
	tell("outside-scope", "folder-undated", base().add(12, shot{path: "Received/W", status: photo.Missing}))
	tell("outside-scope", "folders-below-one", base().add(9, shot{taken: "2022-03-01", path: "Camera/2021/S", status: photo.Missing}).add(9, shot{taken: "2023-04-01", path: "Camera/2022/S", status: photo.Missing}))
	tell("outside-scope", "videos", base().add(25, shot{taken: "2023-02-01", device: "iPhone 11", format: "mov", class: photo.Video, path: "2023/V", status: photo.Missing}))
	tell("outside-scope", "raw", base().add(10, shot{taken: "2023-02-01", device: "EOS R6", format: "cr3", class: photo.RAW, path: "2023/V", status: photo.Missing}).on(photo.RouteCopy))
	tell("outside-scope", "device", base().add(30, shot{taken: "2023-02-01", device: "Nikon D90", path: "2023/N", status: photo.Missing}).on(photo.RouteCopy))
	tell("outside-scope", "new-camera-on-copy", newPhone().on(photo.RouteCopy))
	tell("upload-off", "second-phone-beside-the-first", base().add(30, shot{device: "iPhone 15", taken: "2023-10-01", path: "2023/A", status: photo.Missing}).on(photo.RouteICloud))
	tell("outside-scope", "hidden-folder-while-another-is-there", base().add(12, hiddenIn(".private")).add(14, hiddenIn(".archive"), present).probing(0))
	tell("outside-scope", "before-its-start", both(goneBetween("2000-01-01", "2023-06-01")).on(photo.RoutePhone))
	tell("outside-scope", "event-folder-that-is-a-stretch", outing().on(photo.RouteCopy))
	tell("outside-scope", "live-videos", base().add(20, shot{taken: "2023-02-01", device: "iPhone 14", status: photo.Incomplete, lacks: photo.RoleVideo, part: 2e6}))

	hidden := shot{taken: "2023-05-01", path: "DCIM/.private/H", status: photo.Missing, facts: fact(photo.FactHiddenFolder, ".private")}
	tell("hidden-folder", "all-of-them", base().add(12, hidden))
	tell("hidden-folder", "three", base().add(3, hidden).on(photo.RouteApp))
	tell("hidden-folder", "undated", base().add(6, shot{path: ".old/H", status: photo.Missing, facts: fact(photo.FactHiddenFolder, ".old")}))
	tell("hidden-folder", "single", base().add(1, hidden))

	album := shot{taken: "2023-05-01", path: "Hidden/H", format: "heic", device: "iPhone 14", status: photo.Missing, facts: fact(photo.FactHiddenAlbum, "Hidden")}
	tell("hidden-album", "all-of-them", base().add(12, album))
	tell("hidden-album", "icloudpd", base().add(2, album).on(photo.RouteICloud).fact(photo.FactLayout, "icloudpd"))
	tell("hidden-album", "some", base().add(9, album).add(1, album, func(_ int, sh *shot) { sh.status = photo.Present }))

	tell("unreadable-format", "webp-all", base().add(6, shot{path: "Saved/W", format: "webp", status: photo.Missing}).add(3, shot{path: "Saved/P", format: "png"}).on(photo.RouteICloud))
	tell("unreadable-format", "webp-one", one(func(sh *shot) { sh.format = "webp" }).on(photo.RouteICloud))
	tell("unreadable-format", "heic-left-out", heicLeftOut())
	tell("unreadable-format", "empty", one(func(sh *shot) { sh.problem = photo.ProblemEmpty }))
	tell("unreadable-format", "cut", one(func(sh *shot) { sh.whole = photo.Cut }).on(photo.RouteICloud))
	tell("unreadable-format", "not-media", one(func(sh *shot) { sh.problem = photo.ProblemNotMedia }))
	tell("unreadable-format", "psd", base().add(5, shot{path: "2023/D", taken: "2023-02-02", format: "psd", status: photo.Missing}))

	cliff := goneFrom("2023-09-01")
	tell("over-quota", "cliff-at-the-stated-plan", both(cliff).on(photo.RouteICloud).sized(5_000_000_000-1_000_000, 5_000_000_000))
	tell("over-quota", "cliff-near-the-stated-plan", both(cliff).sized(4_900_000_000, 5_000_000_000).on(photo.RouteICloud))
	tell("over-quota", "cliff-at-a-plan-sold", both(cliff).on(photo.RouteICloud).sized(5<<30-1_000_000, 0))
	tell("over-quota", "cliff-at-the-stated-plan-unknown-route", both(cliff).sized(50_000_000_000-1_000_000, 50_000_000_000))
	tell("over-quota", "only-large-ones", base().add(6, shot{taken: "2023-03-01", device: "iPhone 11", format: "mov", class: photo.Video, size: 900e6, status: photo.Missing}).
		add(6, shot{taken: "2023-03-02", device: "iPhone 11", format: "mov", class: photo.Video, size: 9e6}).on(photo.RouteICloud).sized(4_990_000_000, 5_000_000_000))

	tell("upload-off", "one-device-stops", phones(cliff, stays).on(photo.RouteICloud))
	tell("upload-off", "one-device-stops-unknown-route", phones(cliff, stays))
	tell("upload-off", "one-device-stops-app", phones(cliff, stays).on(photo.RouteApp))
	tell("upload-off", "the-larger-device-stops", largerStops().on(photo.RouteICloud))
	tell("upload-off", "new-phone-in-a-new-format", newPhone().on(photo.RouteICloud))
	tell("upload-off", "new-phone-unknown-route", newPhone())
	tell("upload-off", "one-device-stops-far-from-full", phones(cliff, stays).on(photo.RouteICloud).sized(4e9, 200e9))

	tell("sync-error", "closed-stretch", both(goneBetween("2023-06-01", "2023-08-01")).on(photo.RouteICloud))
	tell("sync-error", "closed-stretch-unknown-route", both(goneBetween("2023-06-01", "2023-08-01")))
	tell("sync-error", "closed-on-one-device", phones(goneBetween("2023-05-01", "2023-06-20"), stays).on(photo.RouteICloud))
	tell("sync-error", "copying-stopped", both(cliff).on(photo.RouteCopy))
	tell("sync-error", "copying-stopped-for-one", phones(cliff, stays).on(photo.RouteCopy))
	tell("sync-error", "stretch-of-two-outings", twoOutings().on(photo.RouteICloud))
	tell("sync-error", "one-month-folder-of-one-device", monthOfOne().on(photo.RouteICloud))
	tell("sync-error", "newest-event-not-copied", newestEvent().on(photo.RouteCopy))
	tell("sync-error", "stretch-in-month-folders", monthFolders().on(photo.RouteICloud))

	tell(u, "one-of-many", one(func(*shot) {}))
	tell(u, "random-losses", base().add(60, shot{device: "iPhone 11", taken: "2023-01-07", path: "2023/C"}, func(i int, sh *shot) {
		if i%7 == 3 {
			sh.status = photo.Missing
		}
	}))
	tell(u, "hard-link", one(func(sh *shot) { sh.sameFile = true }))
	tell(u, "hard-link-in-a-hidden-folder", base().add(6, hidden, func(_ int, sh *shot) { sh.sameFile = true }))
	tell(u, "hidden-ones-are-there", base().add(10, hidden, func(i int, sh *shot) {
		if i > 0 {
			sh.status = photo.Present
		}
	}))
	tell(u, "album-is-there", base().add(10, album, func(i int, sh *shot) {
		if i > 0 {
			sh.status = photo.Present
		}
	}))
	tell(u, "webp-are-there", base().add(10, shot{path: "Saved/W", format: "webp"}, func(i int, sh *shot) {
		if i == 0 {
			sh.status = photo.Missing
		}
	}).on(photo.RouteICloud))
	tell(u, "webp-on-copy", one(func(sh *shot) { sh.format = "webp" }).on(photo.RouteCopy))
	tell(u, "newest-photo-is-no-date", one(func(sh *shot) { sh.taken = "2024-02-01" }))
	tell("sync-error", "three-at-the-end", base().add(3, shot{device: "iPhone 14", taken: "2024-01-20", path: "2023/N", status: photo.Missing}))
	tell(u, "two-at-the-end", base().add(2, shot{device: "iPhone 14", taken: "2024-01-20", path: "2023/N", status: photo.Missing}))
	tell(u, "cliff-on-a-phone-backup", both(cliff).on(photo.RoutePhone))
	below := func(sh *shot) { big(sh); sh.size = 3 << 30 }
	tell(u, "large-on-ext4", one(below).fact(photo.FactFilesystem, "ext4").on(photo.RouteCopy))
	tell(u, "two-of-a-folder", base().add(2, shot{taken: "2023-05-01", path: "Rome/R", status: photo.Missing}))
	tell(u, "live-video-once", base().add(1, shot{taken: "2023-02-01", status: photo.Incomplete, lacks: photo.RoleVideo, part: 2e6}))
	tell(u, "unsure", one(func(sh *shot) { sh.status = photo.Unsure }))
	tell(u, "all-is-missing", (&scene{}).add(50, shot{taken: "2023-01-05", status: photo.Missing}))
	tell(u, "an-evening-of-another-device", base().add(6, shot{device: "iPhone 15", taken: "2023-07-01", path: "2023/A", status: photo.Missing}, sameDay).on(photo.RouteICloud))
	tell(u, "an-unsure-pair", one(func(sh *shot) { sh.status, sh.grade = photo.Unsure, photo.LookAlike }))
	tell(u, "an-unsure-pair-amid-a-cliff", both(goneFrom("2023-09-01")).on(photo.RouteICloud).
		add(1, shot{device: "iPhone 11", taken: "2023-10-10", status: photo.Unsure, grade: photo.LookAlike}).last())
	tell(u, "clock-ahead-of-the-backup", recorded(one(func(sh *shot) { sh.taken = "2031-01-01" })))
	return all
}

// last makes the last lost shot the probe.
func (s *scene) last() *scene {
	n := 0
	for _, sh := range s.shots {
		if sh.status != photo.Present {
			n++
		}
	}
	s.probe = n - 1
	return s
}

// each changes every missing shot.
func (s *scene) each(change func(*shot)) *scene {
	for i := range s.shots {
		if s.shots[i].status == photo.Missing {
			change(&s.shots[i])
		}
	}
	return s
}

// outing is a folder of one journey, in which nothing else was taken.
func outing() *scene {
	s := &scene{}
	s.add(60, shot{device: "iPhone 11", taken: "2022-12-05", path: "2022/A"})
	s.add(14, shot{device: "iPhone 11", taken: "2023-07-01", path: "Rome with Anna/R", status: photo.Missing})
	return s.add(60, shot{device: "iPhone 11", taken: "2023-09-05", path: "2023/A"})
}

// twoOutings is a stretch of time that takes two such folders and more.
func twoOutings() *scene {
	s := outing().add(14, shot{device: "iPhone 11", taken: "2023-07-03", path: "Oslo/R", status: photo.Missing})
	return s.add(10, shot{device: "iPhone 11", taken: "2023-07-05", path: "2023/S", status: photo.Missing})
}

// monthFolders is a stretch of time in folders named for months.
func monthFolders() *scene {
	s := &scene{}
	s.add(120, shot{device: "iPhone 11", taken: "2023-01-05"}, goneBetween("2023-06-01", "2023-07-31"))
	for i := range s.shots {
		sh := &s.shots[i]
		sh.path = sh.taken[:4] + "/" + sh.taken[:7] + "/" + sh.path
	}
	return s
}

// monthOfOne is a month of one device, in a folder of its own, while another goes
// on.
func monthOfOne() *scene {
	s := phones(goneBetween("2023-06-01", "2023-06-31"), stays)
	for i := range s.shots {
		s.shots[i].path = s.shots[i].device + "/" + s.shots[i].taken[:7] + "/" + s.shots[i].path
	}
	return s
}

// newestEvent is a last journey, in a folder of its own.
func newestEvent() *scene {
	s := &scene{}
	s.add(100, shot{device: "iPhone 11", taken: "2022-12-05", path: "2022/A"})
	return s.add(14, shot{device: "iPhone 11", taken: "2023-11-01", path: "Rome with Anna/R", status: photo.Missing})
}

// newPhone is a phone that another took the place of, in another format; nothing
// of the second is in the backup.
func newPhone() *scene {
	s := &scene{}
	s.add(100, shot{device: "iPhone 8", taken: "2020-02-01", path: "All/A"})
	return s.add(60, shot{device: "iPhone 13 Pro", taken: "2021-01-01", path: "All/B", format: "heic", status: photo.Missing})
}

// hiddenIn is a photo in a hidden folder, missing.
func hiddenIn(folder string) shot {
	return shot{taken: "2023-05-01", path: "DCIM/" + folder + "/H", status: photo.Missing, facts: fact(photo.FactHiddenFolder, folder)}
}

func present(_ int, sh *shot) { sh.status = photo.Present }

func sameDay(_ int, sh *shot) { sh.taken = "2023-07-01" }

// largerStops is a device with nine in ten photos that stops.
func largerStops() *scene {
	s := &scene{}
	s.add(200, shot{device: "iPhone 11", taken: "2023-01-05", path: "2023/A"}, goneFrom("2023-09-01"))
	return s.add(40, shot{device: "iPad", taken: "2023-01-06", path: "2023/B"}, func(i int, sh *shot) {
		sh.taken = time.Date(2023, 1, 6+i*15, 0, 0, 0, 0, time.UTC).Format("2006-01-02")
	})
}

// heicLeftOut is a backup without the HEIC files, of all devices and times.
func heicLeftOut() *scene {
	s := &scene{}
	s.add(60, shot{device: "iPhone 14", taken: "2023-01-05", path: "2023/A"})
	return s.add(60, shot{device: "iPhone 14", taken: "2023-01-06", path: "2023/B", format: "heic", status: photo.Missing})
}
