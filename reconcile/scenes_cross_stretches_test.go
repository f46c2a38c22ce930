package reconcile

import "rollcall/photo"

// stretchScenes are those of who stopped with whom, of stretches of one kind of photo,
// and of the order in which photos were added.
func (l *crossList) stretchScenes() {
	l.beforeScenes()
}

// beforeScenes are those of a device that stopped clearly before all others did.
func (l *crossList) beforeScenes() {
	mine := shot{device: "Apple iPhone 11", path: "Photos/{y}/{m}/IMG_{n}m"}
	three := func(first, rest func(int, *shot)) *scene {
		return family(rest, rest).life(70, "2022-01-06", "2024-06-18", mine, first)
	}
	full := func(s *scene) *scene { return s.on(photo.RouteICloud).sized(freePlan-1_000_000, freePlan) }
	l.tell("before/one-phone-was-off-long-before-the-plan-was-full", full(three(goneFrom("2022-11-01"), goneFrom("2024-01-01"))), "upload-off").of("m.jpeg").
		nor("over-quota", "outside-scope", "sync-error")
	l.tell("before/and-of-the-others-the-plan-was-full", full(three(goneFrom("2022-11-01"), goneFrom("2024-01-01"))), "over-quota").of(".heic").
		nor("outside-scope", "sync-error")
	l.tell("before/the-same-in-an-app", three(goneFrom("2022-11-01"), goneFrom("2024-01-01")).on(photo.RouteApp).sized(15_000_000_000-1_000_000, 15_000_000_000), "upload-off").of("m.jpeg").
		nor("over-quota", "outside-scope")
	l.tell("before/the-same-and-the-route-is-not-known", three(goneFrom("2022-11-01"), goneFrom("2024-01-01")), "upload-off").of("m.jpeg").
		nor("over-quota", "outside-scope")
	l.tell("before/two-of-three-one-after-the-other", full(family(goneFrom("2023-01-01"), goneFrom("2024-01-01")).life(70, "2022-01-06", "2024-06-18", mine, goneFrom("2022-07-01"))), "upload-off").of("m.jpeg").
		nor("over-quota", "outside-scope")

	l.tell("before-not/days-before-the-plan-was-full", full(three(goneFrom("2023-12-24"), goneFrom("2024-01-01"))), "over-quota").of("m.jpeg").
		nor("outside-scope", "sync-error")
	l.tell("before-not/it-took-none-in-the-months-before", full(family(goneFrom("2024-01-01"), goneFrom("2024-01-01")).life(40, "2022-01-06", "2023-05-18", mine).life(20, "2024-01-10", "2024-06-18", mine, gone)), "over-quota").of("m.jpeg").
		nor("outside-scope", "sync-error")
	l.tell("before-not/the-others-took-hardly-any-after-it", full((&scene{}).life(60, "2022-01-04", "2023-05-20", his).life(8, "2023-06-04", "2023-12-20", his).life(30, "2024-01-04", "2024-06-20", his, gone).life(70, "2022-01-06", "2024-06-18", mine, goneFrom("2023-06-01"))), "over-quota").of("m.jpeg").
		nor("upload-off", "outside-scope")
	l.tell("before-not/a-copy-that-stopped", three(goneFrom("2024-01-01"), goneFrom("2024-01-01")).on(photo.RouteCopy), "sync-error", "unexplained").of("m.jpeg").
		nor("outside-scope", "upload-off", "over-quota")
	l.tell("before-not/one-was-paused-and-came-again-before-all-stopped", full(three(func(i int, sh *shot) {
		goneBetween("2022-11-01", "2023-02-01")(i, sh)
		goneFrom("2024-01-01")(i, sh)
	}, goneFrom("2024-01-01"))), "over-quota").of("2024/").
		nor("outside-scope", "sync-error")
}
