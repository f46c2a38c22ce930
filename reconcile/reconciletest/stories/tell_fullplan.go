package stories

import (
	"slices"

	"rollcall/photo"
)

// fullPlans are plans of an online service that fill up.
var fullPlans = []Story{
	{"plan5-full-in-the-holiday", func(w *world) {
		from := w.ago(w.whole(500, 1400))
		w.shoot(roll{cam: w.pick("6", "7", "8", "11"), who: "me", from: from, to: w.now, n: w.whole(2500, 9000), layout: w.pick("dcim", "month", "flat"), live: w.real(0, .4), video: w.real(.3, 1.2)})
		two := w.odds(.5)
		if two {
			w.shoot(roll{cam: w.pick("ipad", "se"), who: "partner", from: from, to: w.now, n: w.whole(400, 2000), layout: w.pick("dcim", "month")})
		}
		other := int64(w.real(0, .8) * 5e9)
		if w.odds(.3) {
			other = int64(w.real(0, .02) * 5e9)
		}
		plan := choose(w, 5*gb, 5*gib)
		full, _ := w.fill(plan, other)
		truth := []string{"over-quota"}
		if w.odds(.5) {
			w.plan = 5 * gb
		} else if two {
			truth = append(truth, "sync-error")
		} else {
			truth = append(truth, "upload-off", "sync-error")
		}
		if w.plan > 0 && other > 3*gb && !two {
			truth = append(truth, "upload-off") // half the plan empty of photos: either
		}
		w.lose(after(full), truth...)
		w.anyICloud()
	}},
	{"plan-full-then-a-new-phone-and-a-larger-plan", func(w *world) {
		a, b := w.ago(w.whole(1500, 2000)), w.ago(w.whole(300, 800))
		w.shoot(roll{cam: "7", who: "me", from: a, to: b, n: w.whole(2500, 6000), layout: "month", live: .3})
		w.shoot(roll{cam: "13", who: "me", from: b, to: w.now, n: w.whole(500, 3000), layout: "month", live: .3})
		full, _ := w.fill(5*gb, int64(w.real(0, 3e9)))
		if full.After(b) {
			full = b.AddDate(0, -2, 0)
		}
		w.lose(within(full, b), "over-quota", "upload-off", "sync-error")
		if w.odds(.5) {
			w.plan = 50 * gb
		}
		w.anyICloud()
	}},
	{"plan200-full-both-phones", func(w *world) {
		from := w.ago(w.whole(1000, 1800))
		w.shoot(roll{cam: "15", who: "me", from: from, to: w.now, n: w.whole(9000, 18000), layout: "whomonth", live: .6, video: 2.5})
		w.shoot(roll{cam: "13", who: "partner", from: from, to: w.now, n: w.whole(3000, 9000), layout: "whomonth", live: .6, video: 1.5})
		plan := choose(w, 50*gb, 200*gb)
		if sum := w.bytes(every); sum < plan*11/10 {
			plan = 50 * gb
		}
		full, ok := w.fill(plan, int64(w.real(.05, .4)*float64(plan)))
		if !ok || !full.Before(w.now.AddDate(0, -1, 0)) {
			full = w.ago(60)
		}
		truth := []string{"over-quota", "sync-error"}
		if w.odds(.5) {
			w.plan, truth = plan, []string{"over-quota"}
		}
		w.lose(after(full), truth...)
		w.anyICloud()
	}},
	{"google-15gb-full", func(w *world) {
		from := w.ago(w.whole(900, 1500))
		w.shoot(roll{cam: w.pick("s21", "pixel"), who: "me", from: from, to: w.now, n: w.whole(6000, 12000), layout: "android", video: .6, shots: .05})
		full, _ := w.fill(15*gb, int64(w.real(0, 6e9)))
		truth := []string{"over-quota"}
		if w.odds(.6) {
			w.plan = 15 * gb
		} else {
			truth = append(truth, "upload-off", "sync-error")
		}
		w.lose(after(full), truth...)
		w.relaid = takeout
		w.sure(photo.RouteApp)
		w.back.Facts.Set(photo.FactLayout, "takeout")
	}},
	{"only-the-large-films-no-longer-fit", func(w *world) {
		from := w.ago(w.whole(600, 1000))
		w.shoot(roll{cam: "13", who: "me", from: from, to: w.now, n: w.whole(1200, 2500), layout: "month", video: 1.2})
		mid := w.between(from.AddDate(0, 4, 0), w.now.AddDate(0, -4, 0))
		small := int64(w.real(20e6, 60e6)) // what old messages and backups free now and then is enough for this
		w.lose(func(p *pic) bool { return p.t.After(mid) && p.size > small }, "over-quota", "sync-error")
		held := w.bytes(func(p *pic) bool { return p.state == same })
		if w.odds(.6) { // a plan that photos and little else fill
			for _, plan := range []int64{5 * gb, 50 * gb, 200 * gb, 2000 * gb} {
				if held+int64(small) < plan {
					w.plan = plan
					if held+plan/10 > plan {
						for _, p := range w.pics {
							if p.truth != nil {
								p.truth = []string{"over-quota"}
							}
						}
					}
					break
				}
			}
		}
		w.anyICloud()
	}},
	{"plan-filled-freed-and-filled-again", func(w *world) {
		from := w.ago(w.whole(900, 1500))
		w.shoot(roll{cam: "8", who: "me", from: from, to: w.now, n: w.whole(5000, 9000), layout: "month", live: .2})
		w.shoot(roll{cam: "se", who: "partner", from: from, to: w.now, n: w.whole(1000, 2000), layout: "whomonth"})
		w.plan = 5 * gb
		used := int64(w.real(1.5e9, 3.8e9)) // other data
		freed := int64(w.real(.6, 1) * float64(used))
		full := false
		room := from.AddDate(0, 0, w.whole(200, 400))
		for _, p := range w.sorted() {
			if p.t.After(room) {
				used, full, room = used-freed, false, w.now.AddDate(9, 0, 0)
			}
			if full || used+p.size+p.vid > 5*gib {
				full = true
				p.state, p.truth = gone, []string{"over-quota", "sync-error"}
				continue
			}
			used += p.size + p.vid
		}
		w.anyICloud()
	}},
	{"three-phones-plan-full-and-one-switched-off-before", func(w *world) {
		from := w.ago(w.whole(800, 1300))
		for i, d := range []string{"13", "11", "se"} {
			w.shoot(roll{cam: d, who: []string{"anna", "ben", "cleo"}[i], from: from, to: w.now, n: w.whole(2000, 6000), layout: "whomonth", video: 1.5})
		}
		off := w.between(from.AddDate(0, 3, 0), from.AddDate(0, 8, 0))
		w.lose(and(by("cleo"), after(off)), "upload-off")
		used, full := int64(w.real(0, 10e9)), w.ago(60)
		for _, p := range w.sorted() {
			if p.state == gone {
				continue
			}
			used += p.size + p.vid
			if used > 50*gb {
				full = p.t
				break
			}
		}
		if full.Before(off.AddDate(0, 2, 0)) {
			full = off.AddDate(0, 2, 0)
		}
		truth := []string{"over-quota", "sync-error"}
		if w.odds(.6) {
			w.plan, truth = 50*gb, truth[:1]
		}
		w.lose(after(full), truth...)
		w.anyICloud()
	}},
	{"after-a-cliff-things-trickle-in", func(w *world) { // quota full, but now and then one fits
		from := w.ago(w.whole(700, 1300))
		w.shoot(roll{cam: "8", who: "me", from: from, to: w.now, n: w.whole(3000, 8000), layout: "dcim", live: .2})
		w.shoot(roll{cam: "ipad", who: "me", from: from, to: w.now, n: w.whole(300, 900), layout: "month"})
		w.plan = 5 * gb
		other := int64(w.real(0, .4) * 5e9)
		full, _ := w.fill(5*gib*95/100, other)
		room := 5 * gib * 5 / 100
		w.lose(func(p *pic) bool {
			if p.t.Before(full) {
				return false
			}
			if p.size+p.vid < room && p.size < 3e6 && w.odds(.03) {
				room -= p.size + p.vid
				return false
			}
			return true
		}, "over-quota")
		w.anyICloud()
	}},
	{"the-newest-first-and-then-full", func(w *world) { // a new account: newest first until 50 GB
		from := w.ago(w.whole(2000, 3500))
		w.shoot(roll{cam: "7", who: "me", from: from, to: w.ago(900), n: w.whole(3000, 8000), layout: "month", video: 2})
		w.shoot(roll{cam: "13", who: "me", from: w.ago(900), to: w.now, n: w.whole(3000, 8000), layout: "month", video: 1.5})
		plan := 50 * gb
		if w.bytes(every) < 60*gb {
			plan = 5 * gb
		}
		used := int64(w.real(0, .1) * float64(plan))
		l := w.sorted()
		slices.Reverse(l)
		full := false
		for _, p := range l {
			if full || used+p.size+p.vid > plan {
				full = true
				p.state, p.truth = gone, []string{"over-quota"}
				continue
			}
			used += p.size + p.vid
		}
		w.plan = plan
		if w.odds(.4) {
			w.plan = 0
			for _, p := range w.pics {
				if p.truth != nil {
					p.truth = []string{"over-quota", "sync-error", "outside-scope"}
				}
			}
		}
		w.anyICloud()
	}},
}
