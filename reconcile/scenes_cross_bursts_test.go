package reconcile

import "rollcall/photo"

// burstScenes are those of bursts of which the frames that nobody picked are missing:
// left out, or lost with all the rest.
func (l *crossList) burstScenes() {
	const it = "outside-scope"
	frame := shot{device: "Apple iPhone SE", format: "heic", path: "Photos/{y}/{m}/IMG_{n}b"}
	amid := shot{device: "Apple iPhone SE", format: "heic", path: "Sport/IMG_{n}b"}
	key, picked, left := with(photo.FactBurst, "key"), with(photo.FactBurst, "picked"), with(photo.FactBurst, "left")
	bursts := func(keys, frames func(int, *shot)) *scene {
		return home().life(9, "2022-02-01", "2024-03-20", hers, key, keys).life(36, "2022-02-01", "2024-03-20", frame, left, frames)
	}
	l.tell("burst/an-export-of-the-picked-frames", bursts(stays, gone), it).of("b.heic").
		nor("sync-error", "deleted", "unexplained")
	l.tell("burst/on-the-way-through-icloud", bursts(stays, gone).on(photo.RouteICloud), it).of("b.heic").
		nor("sync-error", "upload-off", "over-quota")
	l.tell("burst/a-copy-of-what-photos-shows", bursts(stays, gone).on(photo.RouteCopy), it).of("b.heic").
		nor("sync-error", "target-limit")
	l.tell("burst/three-bursts-of-one-holiday", home().life(3, "2023-07-01", "2023-07-03", hers, key).life(24, "2023-07-01", "2023-07-03", frame, left, gone).on(photo.RouteApp), it).of("b.heic").
		nor("sync-error", "upload-off")
	l.tell("burst/several-picked-of-each", bursts(stays, gone).life(12, "2022-02-01", "2024-03-20", hers, picked).on(photo.RouteApp), it).of("b.heic").
		nor("unexplained")

	l.tell("burst-not/many-of-them-are-there", bursts(stays, goneEach(3, 1)).on(photo.RouteICloud), "unexplained").of("b.heic").
		nor(it, "sync-error")
	l.tell("burst-not/the-picked-ones-are-missing-too", home().life(24, "2022-02-01", "2024-03-20", amid).life(6, "2022-02-01", "2024-03-20", amid, key, gone).life(12, "2022-02-01", "2024-03-20", amid, left, gone).life(24, "2022-02-01", "2024-03-20", amid), "unexplained", "sync-error", "upload-off").
		nor(it, "deleted")
	l.tell("burst-not/only-picked-ones-are-missing", bursts(gone, stays).on(photo.RouteApp), "unexplained").
		nor(it, "deleted")
	l.tell("burst-not/which-was-picked-is-not-known", home().life(36, "2022-02-01", "2024-03-20", frame, goneEach(3, 1)), "unexplained").of("b.heic").
		nor(it)
	l.tell("burst-not/her-phone-stopped", family(stays, goneFrom("2023-06-01")).life(9, "2022-02-01", "2024-03-20", hers, key, goneFrom("2023-06-01")).
		life(36, "2022-02-01", "2024-03-20", frame, left, goneFrom("2023-06-01")).on(photo.RouteICloud), "upload-off").of("b.heic").
		nor(it)
	l.tell("burst-not/two-frames", home().life(2, "2022-02-01", "2024-03-20", hers, key).life(2, "2022-02-01", "2022-02-20", frame, left, gone), "unexplained").of("b.heic").
		nor(it)
	l.tell("burst-not/all-of-them-are-hidden", home().life(9, "2022-02-01", "2024-03-20", hers, key).
		life(12, "2022-02-01", "2024-03-20", frame, left, with(photo.FactHiddenAlbum, "Hidden"), gone).on(photo.RouteICloud).fact(photo.FactLayout, "icloudpd"), "hidden-album").of("b.heic").
		nor("sync-error")
}
