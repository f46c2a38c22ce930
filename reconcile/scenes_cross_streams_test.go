package reconcile

import "rollcall/photo"

// sameModel is the library of two people with the same phone, each with a folder of their
// own.
func sameModel(ben func(int, *shot)) *scene {
	anna := shot{device: "Apple iPhone 13", path: "anna/{y}/{y}-{m}/IMG_{n}"}
	his := shot{device: "Apple iPhone 13", path: "ben/{y}/{y}-{m}/IMG_{n}"}
	return (&scene{}).life(200, "2022-01-04", "2024-06-20", anna).life(180, "2022-01-05", "2024-06-22", his, ben)
}

// streamScenes are those of several devices of one model.
func (l *crossList) streamScenes() {
	l.tell("streams/one-of-two-phones-of-a-model-stops", sameModel(goneFrom("2022-07-01")).on(photo.RouteICloud), "upload-off").
		nor("outside-scope", "sync-error", "unexplained")
	l.tell("streams/the-same-where-copies-were-made", sameModel(goneFrom("2022-02-20")).on(photo.RouteCopy), "sync-error", "outside-scope").
		nor("unexplained", "over-quota", "upload-off")
	subject := func(top string) shot {
		return shot{device: "Apple iPhone 13", path: top + "/IMG_{n}"}
	}
	l.tell("streams-not/one-phone-s-photos-in-folders-by-subject", interleaved((&scene{}).life(400, "2022-01-04", "2024-06-20", subject("Home"), goneFrom("2024-01-01"))).on(photo.RouteICloud), "upload-off", "over-quota", "sync-error").
		nor("outside-scope", "unexplained")
}

// interleaved puts every second shot into another top folder.
func interleaved(s *scene) *scene {
	for i := range s.shots {
		if i%2 == 1 {
			s.shots[i].path = "Work" + s.shots[i].path[len("Home"):]
		}
	}
	return s
}

// endScenes are those of copies that end, of which nobody recorded a date.
func (l *crossList) endScenes() {
	l.tell("end/all-since-a-day-in-folders-by-month", single(150).life(30, "2024-07-04", "2024-09-20", byMonth(shot{device: "Apple iPhone SE"}), gone).on(photo.RouteCopy), "sync-error", "unexplained").
		nor("outside-scope", "after-backup")
	folders := func(top, from string, each func(int, *shot)) *scene {
		return (&scene{}).life(80, "2022-01-04", "2024-06-20", shot{device: "Apple iPhone 12", path: "a/IMG_{n}"}).life(80, "2022-01-05", "2024-06-22", shot{device: "Google Pixel 7", path: top + "/IMG_{n}"}, each)
	}
	l.tell("end-not/from-a-path-on-of-all-times", folders("b", "2022-10-01", goneFrom("2022-10-01")).life(40, "2022-01-04", "2024-06-20", shot{device: "Canon EOS 80D", path: "c/IMG_{n}"}, gone).on(photo.RouteCopy), "sync-error", "outside-scope").
		nor("unexplained", "upload-off")
	l.tell("end-not/some-of-the-last-by-path-are-there", home().life(9, "2022-01-04", "2024-06-20", shot{device: "Google Pixel 7", path: "extra/b{n}"}, missingIf(func(sh *shot) bool { return sh.taken > "2022-06-01" && sh.taken < "2024-01-01" })).on(photo.RouteCopy), "unexplained", "outside-scope").
		nor("upload-off", "over-quota")
}
