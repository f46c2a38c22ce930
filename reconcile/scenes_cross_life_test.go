package reconcile

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"rollcall/index"
	"rollcall/photo"
)

// life appends n shots between two dates, in outings of about four a day, and names
// them by the shot's path: {y} and {m} stand for year and month, {d} for the date, {n}
// for the number. Sizes are drawn where none is told.
func (s *scene) life(n int, from, to string, first shot, each ...func(int, *shot)) *scene {
	draw := rand.New(rand.NewPCG(lifeSeed<<32|uint64(len(s.shots)), uint64(n)))
	begin, end := dayOf(from), dayOf(to)
	outings := (n + 3) / 4
	days := make([]int, outings)
	for k := range days {
		days[k] = begin + k*(end-begin)/max(outings-1, 1)
		if k > 0 && k < outings-1 {
			days[k] += draw.IntN(max((end-begin)/outings/2, 1))
		}
	}
	for i := range n {
		sh := first
		sh.facts = photo.Facts{}
		for k, v := range first.facts {
			sh.facts[k] = v
		}
		date := time.Unix(int64(days[i*outings/n])*daySeconds, 0).UTC().Format(time.DateOnly)
		if sh.drawn = date; first.taken != dateless {
			sh.taken = date
		} else {
			sh.taken = ""
		}
		sh.complete(date, len(s.shots)+1, draw)
		for _, change := range each {
			change(i, &sh)
		}
		s.shots = append(s.shots, sh)
	}
	return s
}

// lifeSeed draws the days and sizes of life otherwise.
var lifeSeed uint64

// dateless makes life's shots tell no date.
const dateless = "undated"

func dayOf(date string) int {
	t, err := time.Parse(time.DateOnly, date)
	if err != nil {
		panic(err)
	}
	return int(t.Unix() / daySeconds)
}

// complete fills in what a shot of a camera has.
func (sh *shot) complete(date string, number int, draw *rand.Rand) {
	if sh.status == "" {
		sh.status = photo.Present
	}
	if sh.format == "" {
		sh.format = "jpeg"
	}
	if sh.class == "" {
		sh.class = photo.Still
	}
	if sh.size == 0 {
		sh.size = usualSizes[sh.class]/2 + draw.Int64N(usualSizes[sh.class])
	}
	path := sh.path
	if path == "" {
		path = "Photos/{y}/{m}/IMG_{n}"
	}
	sh.path = strings.NewReplacer("{y}", date[:4], "{m}", date[5:7], "{d}", date, "{n}", fmt.Sprintf("%04d", number)).Replace(path) + "." + sh.format
}

var usualSizes = map[photo.Class]int64{photo.Still: 3e6, photo.RAW: 25e6, photo.Video: 60e6}

// one appends a single shot of a day.
func (s *scene) one(date string, sh shot, each ...func(int, *shot)) *scene {
	return s.life(1, date, date, sh, each...)
}

// sorted puts the shots in order of path, as a roll is.
func (s *scene) sorted() *scene {
	slices.SortStableFunc(s.shots, func(a, b shot) int { return strings.Compare(a.path, b.path) })
	return s
}

func gone(_ int, sh *shot) { sh.status = photo.Missing }

// goneEach loses one of k shots, beginning with the at-th.
func goneEach(k, at int) func(int, *shot) {
	return func(i int, sh *shot) {
		if i%k == at {
			sh.status = photo.Missing
		}
	}
}

// missingIf loses the shots that are so.
func missingIf(is func(*shot) bool) func(int, *shot) {
	return func(_ int, sh *shot) {
		if is(sh) {
			sh.status = photo.Missing
		}
	}
}

// with tells a fact of each shot.
func with(f photo.Fact, v string) func(int, *shot) {
	return func(_ int, sh *shot) { sh.facts.Set(f, v) }
}

// instead makes shots missing of which the backup holds something else.
func instead(g photo.Grade) func(int, *shot) {
	return func(_ int, sh *shot) { sh.status, sh.grade = photo.Missing, g }
}

// seen tells of an earlier sighting of each shot.
func seen(root, route string, here, trash bool) func(int, *shot) {
	tell := seenIn(root, route, here, trash)
	return func(_ int, sh *shot) { tell(sh) }
}

// export makes the backup a whole export of iCloud Photos.
func (s *scene) export() *scene {
	s.backup.Complete = true
	return s.fact(photo.FactLayout, "icloud-export").on(photo.RouteICloud)
}

// guessed is the route of a backup that only guesses it.
func (s *scene) guessed(route string) *scene {
	s.backup.Route, s.backup.RouteSure = route, false
	return s
}

// beside adds a second backup place.
func (s *scene) beside(route string, facts photo.Facts) *scene {
	return s.prepare(func(req *Request, _ []lost) {
		req.Backup = append(req.Backup, Side{Place: photo.Place{Root: "/b2", Route: route, RouteSure: route != photo.RouteUnknown, Facts: facts}})
	})
}

// prepare does something to the request before it is explained.
func (s *scene) prepare(more func(*Request, []lost)) *scene {
	first := s.before
	s.before = func(req *Request, cases []lost) {
		if first != nil {
			first(req, cases)
		}
		more(req, cases)
	}
	return s
}

// arrived tells that the index met what lies under a path only after it last saw
// the backup change.
func (s *scene) arrived(path string, met string) *scene {
	return s.prepare(func(req *Request, cases []lost) {
		began := time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC)
		library := index.Added{First: began, Later: map[int64]time.Time{}}
		for i := range cases {
			if it := cases[i].photo.Item; strings.Contains(it.Path, path) {
				library.Later[it.ID], _ = time.Parse(time.DateOnly, met)
			}
		}
		req.Library[0].Place.ID, req.Backup[0].Place.ID = 1, 2
		req.Added = func(_ context.Context, place int64) (index.Added, error) {
			if place == 1 {
				return library, nil
			}
			return index.Added{First: began}, nil
		}
	})
}

// otherState tells how it stands with the other edit state of the lost shots under
// a path.
func (s *scene) otherState(path, role string, status photo.Status) *scene {
	return s.prepare(func(_ *Request, cases []lost) {
		for i := range cases {
			if v := cases[i].verdict; strings.Contains(v.Path, path) {
				v.Parts = append(v.Parts, photo.PartVerdict{Role: role, Path: v.Path + "/other", Status: status})
			}
		}
	})
}

// recognised gives what the backup holds instead the photo's own date, as all have
// that still tell one.
func (s *scene) recognised() *scene {
	return s.prepare(func(_ *Request, cases []lost) {
		for i := range cases {
			if c := &cases[i]; c.counterpart != nil {
				c.counterpart.Meta.Taken = c.photo.Item.Meta.Taken
			}
		}
	})
}

// folding tells that the library's file system can't tell names apart either.
func (s *scene) folding() *scene {
	return s.prepare(func(req *Request, _ []lost) { req.Library[0].Place.Facts.Set(photo.FactFoldsCase, "true") })
}
