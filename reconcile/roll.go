package reconcile

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"time"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// A rollCall answers the questions of causes over the whole roll: it is their
// causes.Roll.
type rollCall struct {
	route     string
	sure      bool
	backup    []photo.Place
	library   []photo.Place
	lines     []line
	device    []int32      // by line: what it came from, as devicesOf tells
	spans     map[int]span // by line: when a lost photo without a date came
	names     *names
	fates     []fate
	broken    map[int]bool // by line: the backup's copy is damaged
	stretches []stretch
	over      []int32           // by line: its stretch over all, -1 none; nil before they are found
	own       []int32           // by line: its device's stretch, -1 none
	path      []stretch         // runs in the order of paths
	inPath    map[int32]int     // by line: its run in the order of paths
	guessed   map[int32]float64 // by line: how likely a photo that tells no date lies in its stretch
	picked    bool              // albums explain what is missing: what came is of some of them
	chosen    bool              // folders explain what is missing: each is there whole or not at all
	leftOut   []bool            // by line: of a group that the backup leaves out, or in a stretch of one kind
	sorted    *shares           // while stretches are looked for: the groups of all lines; nil: too little is lost
	beside    []int64           // while stretches of one kind are looked for: by line, when an undated photo came, as what lies beside it tells; 0: not told
	kinds     []stretch         // of one kind of photo each
	inKind    map[int32]int     // by line: its stretch of one kind
	shares    *shares           // nil before they are counted
	sizes     sizing
	numbers   map[int64]int32           // where numbers in names stand for time: by the time that a photo counts as taken at
	retimed   map[int32]retimed         // by line: what counts as of when it was added
	times     map[int32]*times          // by device; none: of all
	sightings map[int][]photo.Sighting  // by line
	tree      tree                      // whether the backup keeps the library's folders
	cached    map[int32]string          // by line: where the backup has small pictures of it only
	collide   map[int]string            // by line
	limits    *limits                   // what targets can't hold; nil before they are found
	namesakes map[int32]causes.Namesake // by line: whose copy has its name in the backup
	company   *company                  // what befell the others; nil before all were asked
	newcomers map[int]time.Time         // by line: when the index first met it, after the backup's last change
}

var _ causes.Roll = (*rollCall)(nil)

// newRollCall knows what needs no patterns: the route, the history, the names.
func newRollCall(ctx context.Context, req *Request, roll []line, n *names, cases []lost, held *heldBackup) (*rollCall, error) {
	r := &rollCall{lines: roll, device: devicesOf(roll, n), spans: spansOf(roll, cases), names: n, fates: make([]fate, len(roll))}
	for i, side := range req.Backup {
		if i < len(held.places) {
			side.Place = held.places[i] // with what its files tell
		}
		r.backup = append(r.backup, side.Place)
	}
	for _, side := range req.Library {
		r.library = append(r.library, side.Place)
	}
	r.route, r.sure = routeOf(r.backup)
	r.times = r.timesOf()
	var err error
	if r.sightings, err = sightingsOf(ctx, req, cases); err != nil {
		return nil, fmt.Errorf("ask the history: %w", err)
	}
	folds, itself := causes.FoldsNames(r.backup), foldsItself(req.Library)
	r.limits = r.findLimits(cases, held, folds || itself)
	if r.collide, err = collisions(ctx, req, r.limits.mayCollide(cases, folds && !itself)); err != nil {
		return nil, fmt.Errorf("compare the names: %w", err)
	}
	if r.newcomers, err = newcomers(ctx, req.Added, req, cases); err != nil {
		return nil, err
	}
	return r, nil
}

// findPatterns finds what needs the fates of all lines: stretches, shares, sizes.
func (r *rollCall) findPatterns(cases []lost, held heldBackup, plan int64) {
	r.tree = r.keepsTree(held)
	order := r.dated()
	r.path, r.inPath = r.pathRuns()
	r.leftOut = r.findLeftOut(order, cases)
	rest := slices.DeleteFunc(slices.Clone(order), func(l int32) bool { return r.leftOut[l] })
	r.stretches = r.findStretches(rest)
	if r.numbers != nil {
		r.numberStretches(r.stretches)
		r.numberStretches(r.kinds)
	} else {
		r.nameYears(rest, held)
	}
	r.sorted = nil
	r.over, r.own = r.place(none), r.place(-1)
	r.placeUndated(rest)
	r.shares = countShares(r, order, cases)
	r.sizes = sizesOf(r, rest, held, plan)
}

// dated are the dated lines that take part in patterns of time, by time. What is
// hidden or in a trash has reasons of its own.
func (r *rollCall) dated() []int32 {
	var order []int32
	for i := range r.lines {
		if l := &r.lines[i]; l.dated && l.plain() && r.fates[i] != apart {
			order = append(order, int32(i))
		}
	}
	slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(r.lines[a].taken, r.lines[b].taken) })
	return order
}

// place finds each dated line's stretch over all (device none), or of its own
// device (device -1).
func (r *rollCall) place(device int32) []int32 {
	at := make([]int32, len(r.lines))
	for i := range at {
		at[i] = -1
		l, of := &r.lines[i], device
		if of < 0 {
			of = r.device[i]
		}
		if device < 0 && of == none && !l.dated {
			of = r.deviceBeside(i)
		}
		if device != none && of == none || r.leftOut[i] {
			continue
		}
		if s, ok := r.spans[i]; ok && !l.dated {
			at[i] = r.stretchOver(of, s)
			if at[i] < 0 && s.named {
				at[i] = r.fringe(of, s.from) // a name tells the day only
			}
		} else if l.dated {
			at[i] = int32(stretchOf(r.stretches, of, l.taken))
			if at[i] < 0 && r.fates[i] == absent {
				at[i] = r.fringe(of, l.taken)
			}
			if s, ok := r.spans[i]; ok && at[i] < 0 && r.fates[i] == absent {
				at[i] = r.stretchOver(of, s) // what a camera counts between photos of a stretch was added with them
			}
		}
	}
	return at
}

// deviceBeside is the device that both neighbours of a line in its folder are of, where
// they tell when it came: a phone counts what it saves as what it takes.
func (r *rollCall) deviceBeside(at int) int32 {
	s, ok := r.spans[at]
	if a, b := s.beside[0], s.beside[1]; ok && a != b && r.device[a] == r.device[b] {
		return r.device[a]
	}
	return none
}

// fringeOf is how far from a stretch a missing photo may have been taken to belong to
// it all the same, seconds: photos are added some days after they are taken, and
// sent on by others.
const fringeOf = 3 * daySeconds

// fringe is the device's stretch that a time lies close to, or -1.
func (r *rollCall) fringe(device int32, taken int64) int32 {
	return int32(slices.IndexFunc(r.stretches, func(t stretch) bool {
		near := stretch{from: t.from, to: t.to}
		if t.from > math.MinInt64 {
			near.from -= fringeOf
		}
		if t.to < math.MaxInt64 {
			near.to += fringeOf
		}
		return t.device == device && near.covers(taken)
	}))
}

// stretchOver is the device's stretch that covers all of a span, or -1.
func (r *rollCall) stretchOver(device int32, s span) int32 {
	return int32(slices.IndexFunc(r.stretches, func(t stretch) bool {
		return t.device == device && t.covers(s.from) && t.covers(s.to)
	}))
}

// When implements causes.Roll.
func (r *rollCall) When(line int) (from, to time.Time, named, ok bool) {
	s, ok := r.spans[line]
	return wall(s.from), wall(s.to), s.named, ok
}

// Since implements causes.Roll.
func (r *rollCall) Since(line int, t time.Time, dim causes.Dimension) (photos, came int) {
	of := none
	if dim == causes.ByDevice {
		if of = r.device[line]; of == none {
			return 0, 0
		}
	}
	after := func(times []int64) int {
		at, _ := slices.BinarySearch(times, t.Unix()+1)
		return len(times) - at
	}
	seen := r.times[of]
	if seen == nil {
		return 0, 0 // none is dated
	}
	return after(seen.taken), after(seen.held)
}

// times are when photos were taken, sorted: all dated ones, and those with a full copy.
type times struct{ taken, held []int64 }

// timesOf are the times of each device; none: of all.
func (r *rollCall) timesOf() map[int32]*times {
	of := map[int32]*times{}
	add := func(device int32, l *line) {
		t := of[device]
		if t == nil {
			t = &times{}
			of[device] = t
		}
		t.taken = append(t.taken, l.taken)
		if l.status == photo.Present {
			t.held = append(t.held, l.taken)
		}
	}
	for i := range r.lines {
		l := &r.lines[i]
		if !l.dated {
			continue
		}
		add(none, l)
		if r.device[i] != none {
			add(r.device[i], l)
		}
	}
	for _, t := range of {
		slices.Sort(t.taken)
		slices.Sort(t.held)
	}
	return of
}

// Library implements causes.Roll.
func (r *rollCall) Library() []photo.Place { return r.library }

// Route implements causes.Roll: that of all places, unknown where they differ.
func (r *rollCall) Route() (string, bool) { return r.route, r.sure }

// Backup implements causes.Roll.
func (r *rollCall) Backup() []photo.Place { return r.backup }

// Stretch implements causes.Roll.
func (r *rollCall) Stretch(line int, dim causes.Dimension) (causes.Stretch, bool) {
	if at, ok := r.inPath[int32(line)]; ok && dim == causes.ByPath {
		return r.path[at].Stretch, true
	}
	if at, ok := r.inKind[int32(line)]; ok && dim == causes.ByKind {
		return r.kinds[at].Stretch, true
	}
	at := r.over
	switch dim {
	case causes.ByDevice:
		at = r.own
	case causes.ByPath, causes.ByKind:
		at = nil
	}
	if at == nil || at[line] < 0 {
		return causes.Stretch{}, false
	}
	return r.stretches[at[line]].Stretch, true
}

// in is the probability that a line is missing because of a stretch; 0 outside.
func (r *rollCall) in(line int) float64 {
	p := 0.0
	for _, dim := range []causes.Dimension{causes.ByAll, causes.ByDevice, causes.ByPath, causes.ByKind} {
		if s, ok := r.Stretch(line, dim); ok {
			p = max(p, s.In)
		}
	}
	if guess, ok := r.guessed[int32(line)]; ok {
		p *= guess
	}
	return p
}

// Share implements causes.Roll.
func (r *rollCall) Share(line int, dim causes.Dimension) causes.Share {
	if r.shares == nil {
		return causes.Share{}
	}
	return r.shares.of(line, dim)
}

// Sizes implements causes.Roll.
func (r *rollCall) Sizes(line int) causes.Sizes {
	if r.over != nil && r.over[line] >= 0 {
		return r.sizes.by[r.over[line]]
	}
	return r.sizes.outside
}

// Sightings implements causes.Roll.
func (r *rollCall) Sightings(line int) []photo.Sighting { return r.sightings[line] }

// Added implements causes.Roll.
func (r *rollCall) Added(line int) (time.Time, bool) {
	first, later := r.newcomers[line]
	return first, later
}

// Collides implements causes.Roll.
func (r *rollCall) Collides(line int) string { return r.collide[line] }

func routeOf(places []photo.Place) (string, bool) {
	if len(places) == 0 {
		return photo.RouteUnknown, false
	}
	route, sure := places[0].Route, places[0].RouteSure
	for _, p := range places[1:] {
		if p.Route != route {
			return photo.RouteUnknown, false
		}
		sure = sure && p.RouteSure
	}
	if route == "" {
		route = photo.RouteUnknown
	}
	return route, sure && route != photo.RouteUnknown
}
