package reconcile

import "rollcall/photo"

// placeScenes are those of several backups, of small rolls, and of what the library
// itself records of its uploads.
func (l *crossList) placeScenes() {
	l.backupScenes()
	l.smallScenes()
	l.recordScenes()
}

func (l *crossList) backupScenes() {
	fs := func(f photo.Fact, v string) photo.Facts { return photo.Facts{f: v} }
	hidden := shot{device: "Apple iPhone SE", format: "heic", path: "Photos/{y}/{m}/IMG_{n}h"}
	album := with(photo.FactHiddenAlbum, "Hidden")
	l.tell("places/in-neither-the-cloud-nor-the-disk", bothStop().on(photo.RouteICloud).beside(photo.RouteCopy, nil), "over-quota", "upload-off", "sync-error").
		nor("outside-scope", "deleted")
	l.tell("places/one-by-icloudpd-and-one-by-a-copy", home().one("2023-05-01", hidden, gone, album).on(photo.RouteICloud).fact(photo.FactLayout, "icloudpd").beside(photo.RouteCopy, nil), "hidden-album", "unexplained").
		nor("sync-error", "outside-scope")
	l.tell("places/two-by-icloudpd", home().one("2023-05-01", hidden, gone, album).on(photo.RouteICloud).fact(photo.FactLayout, "icloudpd").beside(photo.RouteICloud, fs(photo.FactLayout, "icloudpd")), "hidden-album").
		nor("sync-error", "unexplained")
	l.tell("places/both-sticks-are-fat", home().one("2023-05-01", shot{device: "Apple iPhone 12", class: photo.Video, format: "mov", size: 6 << 30}, gone).on(photo.RouteCopy).fact(photo.FactFilesystem, "vfat").beside(photo.RouteCopy, fs(photo.FactFilesystem, "msdos")), "target-limit").
		nor("outside-scope", "over-quota")
	l.tell("places/both-are-older-than-the-photo", recorded(home().one("2024-09-01", his, gone)).on(photo.RouteCopy).beside(photo.RouteCopy, fs(photo.FactBackupDate, "2024-05-01T00:00:00Z")), "after-backup").
		nor("sync-error", "unexplained")
	l.tell("places/older-than-the-later-of-two", recorded(home().one("2024-09-01", his, gone)).on(photo.RouteCopy).beside(photo.RouteCopy, fs(photo.FactBackupDate, "2024-12-01T00:00:00Z")), "unexplained").
		nor("after-backup", "sync-error")
	l.tell("places/one-phone-stops-and-routes-differ", family(goneFrom("2023-10-01"), stays).on(photo.RouteICloud).beside(photo.RoutePhone, nil), "upload-off").
		nor("over-quota", "outside-scope")
	l.tell("places/two-disks-and-both-are-full", family(goneFrom("2024-01-01"), goneFrom("2024-01-01")).on(photo.RouteCopy).fact(photo.FactFreeBytes, "90000").beside(photo.RouteCopy, fs(photo.FactFreeBytes, "70000")), "target-limit").
		nor("outside-scope", "over-quota")
}

// couple is a small library of two phones.
func couple(first, second func(int, *shot)) *scene {
	return (&scene{}).life(56, "2022-01-04", "2024-06-20", his, first).life(44, "2022-01-05", "2024-06-22", hers, second)
}

func (l *crossList) smallScenes() {
	pause := goneBetween("2023-03-01", "2023-06-10")
	l.tell("small/both-phones-pause-and-go-on", couple(pause, pause).on(photo.RouteICloud), "sync-error").
		nor("over-quota", "outside-scope", "upload-off")
	l.tell("small/both-phones-stop-at-the-plan", couple(goneFrom("2023-10-01"), goneFrom("2023-10-01")).on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan), "over-quota").
		nor("outside-scope", "sync-error")
	l.tell("small/one-phone-stops", couple(goneFrom("2023-04-01"), stays).on(photo.RouteICloud), "upload-off").
		nor("over-quota", "outside-scope")
	l.tell("small/two-of-thirty", (&scene{}).life(30, "2023-01-04", "2023-09-20", his, goneEach(15, 6)).on(photo.RouteICloud), "unexplained").
		nor("sync-error", "upload-off", "over-quota")
	l.tell("small/a-folder-of-six-on-a-stick", (&scene{}).life(36, "2022-01-04", "2024-06-20", his).life(6, "2022-02-04", "2024-05-20", shot{device: "Apple iPhone 12", path: "Recipes/IMG_{n}"}, gone).on(photo.RouteCopy), "outside-scope").
		nor("sync-error", "over-quota", "target-limit")
	l.tell("small/hidden-ones-of-thirty", (&scene{}).life(26, "2022-01-04", "2024-06-20", his).life(4, "2022-02-04", "2024-05-20", shot{device: "Apple iPhone 12", path: ".private/IMG_{n}"}, gone, with(photo.FactHiddenFolder, ".private")).on(photo.RouteCopy), "hidden-folder").
		nor("outside-scope", "sync-error")
	l.tell("small/all-but-two-of-a-small-roll", (&scene{}).life(38, "2022-01-04", "2024-06-20", his, func(i int, sh *shot) {
		if i > 1 {
			sh.status = photo.Missing
		}
	}).on(photo.RouteICloud), "unexplained", "over-quota", "upload-off", "sync-error").nor("deleted", "after-backup", "target-limit")
	l.tell("scope/a-hundred-screenshots-left-out", home().life(120, "2022-02-01", "2024-03-20", shot{taken: dateless, format: "png", path: "Screenshots/IMG_{n}"}, gone).life(6, "2022-02-01", "2024-03-20", shot{taken: dateless, format: "png", path: "Photos/scan{n}"}).on(photo.RouteCopy), "outside-scope").
		nor("sync-error", "unreadable-format")
}

// recordScenes are those in which a Photos library tells how far its uploads are.
func (l *crossList) recordScenes() {
	state := func(v string) func(int, *shot) { return with(photo.FactCloudState, v) }
	off := func(s *scene) *scene {
		return s.prepare(func(req *Request, cases []lost) {
			for i := range cases {
				cases[i].photo.Item.Facts.Set(photo.FactAsset, "of the library's records")
			}
			req.Library[0].Place.Facts.Set(photo.FactUploads, "off")
			req.Library[0].Place.Facts.Set(photo.FactUploadsOff, "2024-01-01T00:00:00Z")
		})
	}
	l.tell("records/icloud-photos-was-switched-off", off(family(goneFrom("2024-01-02"), goneFrom("2024-01-02")).on(photo.RouteICloud)), "upload-off").
		nor("outside-scope", "deleted")
	l.tell("records/uploading-was-refused", home().life(4, "2023-02-01", "2023-11-01", his, gone, state("refused"), with(photo.FactUploadTries, "9")).on(photo.RouteICloud), "sync-error").
		nor("over-quota", "outside-scope")
	l.tell("records/photos-that-wait-to-be-sent", home().life(8, "2024-05-20", "2024-06-20", hers, gone, state("waiting")).on(photo.RouteICloud), "sync-error").
		nor("deleted", "outside-scope", "lost-from-backup")
	l.tell("records/what-waits-is-all-of-a-new-phone", home().life(17, "2023-05-20", "2024-06-20", shot{device: "Apple iPhone 13 Pro"}, gone, state("waiting")).on(photo.RouteICloud), "sync-error").
		nor("outside-scope", "unexplained", "deleted")
	l.tell("records-not/sent-and-missing-in-the-export", home().one("2023-05-01", hers, gone, state("uploaded")).on(photo.RouteICloud), "unexplained", "sync-error", "deleted").
		nor("upload-off", "over-quota", "after-backup")
	l.tell("records-not/off-and-the-backup-is-a-copy", off(home().one("2024-03-01", his, gone).on(photo.RouteCopy)), "unexplained").
		nor("upload-off", "sync-error")
	l.tell("records-not/off-since-january-and-lost-the-year-before", off(home().one("2023-03-01", his, gone, state("uploaded")).on(photo.RouteICloud)), "unexplained", "deleted", "sync-error").
		nor("upload-off", "over-quota")
	l.tell("records-not/refused-and-only-a-smaller-version-came", home().one("2023-03-01", his, instead(photo.Reduced), state("refused")).on(photo.RouteICloud), "thumbnail-only").
		nor("sync-error", "upload-off")
}
