package report

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"rollcall/photo"
)

// changesSchema names the shape of the changes (docs/json.md).
const changesSchema = "rollcall.changes/1"

// notThere stands for a status where a photo was not, or is not, in the library.
const notThere = "absent"

type checkShape struct {
	Check       int64       `json:"check"`
	GeneratedAt *string     `json:"generated_at"`
	Complete    bool        `json:"complete"`
	Flags       string      `json:"flags"`
	Library     []rootShape `json:"library"`
	Backup      []rootShape `json:"backup"`
	Photos      int         `json:"photos"`
	Present     int         `json:"present"`
	Incomplete  int         `json:"incomplete"`
	Missing     int         `json:"missing"`
	Unsure      int         `json:"unsure"`
}

// A rootShape is a place in short.
type rootShape struct {
	Root     string `json:"root"`
	RootRaw  string `json:"root_raw,omitempty"`
	Complete bool   `json:"complete"`
}

type moveShape struct {
	Then   string `json:"then"`
	Now    string `json:"now"`
	Photos int    `json:"photos"`
}

type dueShape struct {
	Date   string `json:"date"`
	Photos int    `json:"photos"`
}

type changeShape struct {
	Kind     string     `json:"kind"`
	Place    int        `json:"place"`
	Path     string     `json:"path"`
	PathRaw  string     `json:"path_raw,omitempty"`
	WasPlace int        `json:"was_place"`
	WasPath  string     `json:"was_path"`
	WasRaw   string     `json:"was_path_raw,omitempty"`
	Bytes    int64      `json:"bytes"`
	Format   *string    `json:"format"`
	TakenAt  *string    `json:"taken_at"`
	Replaced bool       `json:"replaced"`
	Then     *saidShape `json:"then"`
	Now      *saidShape `json:"now"`
}

type saidShape struct {
	Status     string      `json:"status"`
	Cause      *string     `json:"cause"`
	Confidence float64     `json:"confidence"`
	Expected   bool        `json:"expected"`
	Match      *matchShape `json:"match"`
	Why        *string     `json:"why"`
}

// writeJSONChanges writes one JSON object, a line for each change.
func writeJSONChanges(w io.Writer, c *photo.Changes, o Options) error {
	moves, due := movesOf(c), dueOf(c.Now)
	j := newJSONWriter(w, o)
	j.open()
	j.value("schema", changesSchema)
	j.value("generated_at", rfc3339(c.GeneratedAt))
	j.value("then", shapeOfCheck(c.Then, c.ThenFlags))
	j.value("now", shapeOfCheck(c.Now, c.NowFlags))
	j.value("kinds", kindsOf(c))
	j.array("moves", len(moves), func(i int) any { return moves[i] })
	j.array("deadlines", len(due), func(i int) any { return due[i] })
	j.array("changes", len(c.List), func(i int) any { return shapeOfChange(&c.List[i]) })
	if err := j.close(); err != nil {
		return fmt.Errorf("writing the changes as JSON: %w", err)
	}
	return nil
}

func shapeOfCheck(r *photo.Report, flags string) checkShape {
	s := &r.Summary
	return checkShape{
		r.Check, rfc3339(r.GeneratedAt), r.Complete, flags, shapesOfRoots(r.Library), shapesOfRoots(r.Backup),
		s.Photos, s.Present, s.Incomplete, s.Missing, s.Unsure,
	}
}

func shapesOfRoots(places []photo.Place) []rootShape {
	shapes := make([]rootShape, len(places))
	for i := range places {
		p := &places[i]
		shapes[i] = rootShape{p.Root, raw(p.Root), readWhole(p)}
	}
	return shapes
}

// kindsOf counts every kind, those without a photo too.
func kindsOf(c *photo.Changes) map[string]int {
	counts, kinds := c.Counts(), map[string]int{}
	for _, kind := range photo.ChangeKinds {
		kinds[string(kind)] = counts[kind]
	}
	return kinds
}

// movesOf lists the moves in the order of photo.Statuses, what is not there last.
func movesOf(c *photo.Changes) []moveShape {
	place := func(s photo.Status) int {
		if s == "" {
			return len(photo.Statuses)
		}
		return slices.Index(photo.Statuses, s)
	}
	order := func(a, b photo.Move) int {
		return cmp.Or(cmp.Compare(place(a.Then), place(b.Then)), cmp.Compare(place(a.Now), place(b.Now)))
	}
	moves := []moveShape{}
	for _, move := range slices.SortedFunc(maps.Keys(c.Moves), order) {
		if n := c.Moves[move]; n > 0 {
			moves = append(moves, moveShape{statusOrAbsent(move.Then), statusOrAbsent(move.Now), n})
		}
	}
	return moves
}

func statusOrAbsent(s photo.Status) string { return cmp.Or(string(s), notThere) }

// dueOf counts what a trash drops, by its days in UTC.
func dueOf(r *photo.Report) []dueShape {
	byDay := map[string]int{}
	for i := range r.Photos {
		if v := &r.Photos[i]; lost(v) && !v.Deadline.IsZero() {
			byDay[v.Deadline.UTC().Format(time.DateOnly)]++
		}
	}
	due := []dueShape{}
	for _, date := range slices.Sorted(maps.Keys(byDay)) {
		due = append(due, dueShape{date, byDay[date]})
	}
	return due
}

func shapeOfChange(one *photo.Change) changeShape {
	return changeShape{
		Kind: string(one.Kind), Place: one.Place, Path: one.Path, PathRaw: raw(one.Path),
		WasPlace: one.WasPlace, WasPath: one.WasPath, WasRaw: raw(one.WasPath),
		Bytes: one.Bytes, Format: known(one.Format), TakenAt: known(one.Taken.String()),
		Replaced: one.Replaced, Then: shapeOfSaid(one.Then), Now: shapeOfSaid(one.Now),
	}
}

func shapeOfSaid(s *photo.Said) *saidShape {
	if s == nil {
		return nil
	}
	return &saidShape{string(s.Status), known(s.Cause), rounded(s.Confidence, 3), s.Expected, shapeOfMatch(s.Match), known(s.Why)}
}
