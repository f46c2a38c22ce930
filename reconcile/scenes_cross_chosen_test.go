package reconcile

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"rollcall/photo"
)

// chosenScenes are those of backups to which some folders were copied, and others never.
func (l *crossList) chosenScenes() {
	const it = "outside-scope"
	l.tell("chosen/five-trips-of-nine-by-copying", travels(tripsLeftOut).on(photo.RouteCopy), it).
		nor("sync-error", "over-quota")
	l.tell("chosen/five-trips-of-nine-by-no-known-route", travels(tripsLeftOut).on(photo.RouteUnknown), it).
		nor("sync-error", "upload-off")
	l.tell("chosen/five-trips-of-nine-by-an-app", travels(tripsLeftOut).on(photo.RouteApp), it).
		nor("over-quota", "upload-off")
	l.tell("chosen/the-trips-and-a-year", travels(tripsLeftOut, "2022").on(photo.RouteCopy), it).
		nor("sync-error", "after-backup")
	l.tell("chosen/a-few-lost-by-chance-besides", travels(tripsLeftOut).life(3, "2021-03-01", "2022-11-02", aPicture("2021/IMG_{n}x"), gone).on(photo.RouteCopy), it).
		of("Bonn").nor("sync-error", "over-quota")

	l.tell("chosen-not/a-pause-that-trips-fall-into", travelsIf(goneBetween("2022-02-20", "2022-07-01")).on(photo.RouteCopy), "sync-error").
		nor(it, "over-quota")
	l.tell("chosen-not/a-pause-and-nothing-but-trips", travelsOnly(goneBetween("2021-05-01", "2021-10-01")).on(photo.RouteICloud), "sync-error", "upload-off").
		nor(it, "over-quota")
	l.tell("chosen-not/two-months-of-a-pause", (&scene{}).life(160, "2021-01-04", "2023-06-20", aPicture("{y}-{m}/IMG_{n}"), goneBetween("2022-03-01", "2022-04-30")).on(photo.RouteCopy), "sync-error").
		nor("over-quota", "target-limit")
	l.tell("chosen-not/some-of-every-trip", travelsIf(goneEach(5, 2)).on(photo.RouteCopy), "unexplained").
		nor(it, "sync-error")
	l.tell("chosen-not/the-last-four-by-name-of-twelve", albums(4, false).on(photo.RouteCopy), "sync-error").
		nor("over-quota", "upload-off", "unexplained")
	l.tell("chosen-not/the-last-by-name-and-a-broken-file-before-it", albums(1, true).on(photo.RouteCopy), "sync-error").
		of("Lund").nor("over-quota", "unexplained")
	l.tell("chosen/the-last-by-name-alone", albums(1, false).on(photo.RouteCopy), it).
		nor("sync-error", "over-quota")
	l.tell("chosen-not/the-phone-stopped", travelsIf(goneFrom("2022-06-01")).on(photo.RouteICloud), "over-quota", "upload-off", "sync-error").
		nor(it, "deleted")
}

// albums are twelve folders by subject, their photos in another order of time, of which
// the last by name are missing; before them may lie a broken copy.
func albums(lastGone int, broken bool) *scene {
	s := &scene{}
	for i, name := range append(slices.Clone(tripNames), "Jena", "Kiel", "Lund") {
		from := time.Date(2021, 1, 10, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i*7%12*45)
		to := from.AddDate(0, 0, 30)
		s.life(8, from.Format("2006-01-02"), to.Format("2006-01-02"), aPicture(name+"/IMG_{n}"), func(k int, sh *shot) {
			switch {
			case i >= 12-lastGone:
				gone(k, sh)
			case broken && i == 12-lastGone-1 && k == 7:
				instead(photo.Damaged)(k, sh)
			}
		})
	}
	return s
}

// tripsLeftOut are of the trips of travels those that are missing.
const tripsLeftOut = "Bonn Chur Essen Fulda Hof"

var tripNames = []string{"Aalen", "Bonn", "Chur", "Dover", "Essen", "Fulda", "Genoa", "Hof", "Ilmenau"}

func aPicture(path string) shot { return shot{device: "Apple iPhone 12", path: path} }

// travels are two years of photos in folders of a year, and trips in folders of their
// own, of which the left out ones are missing.
func travels(leftOut string, years ...string) *scene {
	return travelsIf(func(_ int, sh *shot) {
		name, _, _ := strings.Cut(sh.path, "/")
		if strings.Contains(leftOut, name) || slices.Contains(years, name) {
			sh.status = photo.Missing
		}
	})
}

func travelsIf(lost func(int, *shot)) *scene {
	s := (&scene{}).life(60, "2021-01-04", "2021-12-20", aPicture("2021/IMG_{n}"), lost).life(60, "2022-01-04", "2022-12-20", aPicture("2022/IMG_{n}"), lost)
	return addTrips(s, lost)
}

func travelsOnly(lost func(int, *shot)) *scene { return addTrips(&scene{}, lost) }

func addTrips(s *scene, lost func(int, *shot)) *scene {
	for i, name := range tripNames {
		month := time.Date(2021, time.Month(2+2*i), 1, 0, 0, 0, 0, time.UTC).Format("2006-01")
		s.life(5+i%4*6, month+"-06", month+"-20", aPicture(name+"/IMG_{n}"), lost)
	}
	return s
}

func TestChoices(t *testing.T) {
	for _, test := range []struct {
		n, k int
		want float64
	}{{5, 2, math.Log2(10)}, {7, 0, 0}, {7, 7, 0}, {0, 0, 0}, {52, 5, math.Log2(2598960)}} {
		if got := choices(test.n, test.k); math.Abs(got-test.want) > 1e-6 {
			t.Errorf("choices(%d, %d) is %f, want %f", test.n, test.k, got, test.want)
		}
	}
}
