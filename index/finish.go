package index

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"time"

	"rollcall/photo"
)

// Finish ends the scan and saves the place with what its source tells of it:
// route, facts, problems, and whether the walk saw all of it (Complete). Where the walk ended cleanly, items that it did not see are gone, but not those
// in a folder that a problem of the place names. The place's Version grows if
// anything changed that a verdict could rest on.
func (s *Scan) Finish(ctx context.Context, place photo.Place, clean bool, ended time.Time) (photo.Place, error) {
	var gone []int
	if clean {
		gone = s.unseen(place.Problems)
	}
	place.ID, place.Root, place.Kind = s.place.ID, s.place.Root, s.place.Kind
	place.Complete = place.Complete && clean
	place.ScannedAt = ended.UTC()
	write := s.ix.update
	if len(gone) > 0 || otherwise(s.place, place) {
		write = s.update
	}
	err := write(ctx, func(tx *sql.Tx) error {
		if err := s.drop(tx, gone); err != nil {
			return err
		}
		place.Version, place.Tally = s.place.Version, s.tally
		return s.finish(tx, place, clean && sawAll(place.Problems), ended)
	})
	if err != nil {
		return place, fmt.Errorf("save what the scan of %q found: %w", place.Root, err)
	}
	return place, nil
}

// unseen are the lines that the scan did not meet though it could have.
func (s *Scan) unseen(problems []photo.Problem) (lines []int) {
	for line := range s.known.Len() {
		if s.known.Seen(line) || s.replaced.has(line) {
			continue
		}
		if !s.Shielded(line, problems) {
			lines = append(lines, line)
		}
	}
	return lines
}

// Shielded reports whether the item of a line lies where a place's problem says
// that it could not look.
func (s *Scan) Shielded(line int, problems []photo.Problem) bool {
	path := s.known.Path(line)
	return slices.ContainsFunc(problems, func(p photo.Problem) bool { return p.Covers(path) })
}

func (s *Scan) drop(tx *sql.Tx, gone []int) error {
	stmt, err := tx.Prepare(`UPDATE item SET until = ? WHERE id = ?`)
	if err != nil {
		return err
	}
	defer stmt.Close()
	for _, line := range gone {
		if err := s.end(stmt, line); err != nil {
			return err
		}
	}
	return nil
}

// sawAll reports whether all that rollcall can read of a place was read. A place
// inside that it can't read yet does not count: it never could; nor does what is
// not there.
func sawAll(problems []photo.Problem) bool {
	return !slices.ContainsFunc(problems, func(p photo.Problem) bool {
		switch p.Kind {
		case photo.ProblemUnread, photo.ProblemUnopened, photo.ProblemAbsent, photo.ProblemCut, photo.ProblemMalformed:
			return false
		}
		return true
	})
}

// otherwise reports whether a place tells something new of itself. Free space
// changes all the time and decides nothing that was decided before.
func otherwise(old, now photo.Place) bool {
	facts := func(p photo.Place) photo.Facts {
		f := maps.Clone(p.Facts)
		delete(f, photo.FactFreeBytes)
		return f
	}
	return old.Version == 0 || old.Route != now.Route || old.RouteSure != now.RouteSure || old.Complete != now.Complete ||
		!slices.Equal(old.Problems, now.Problems) || !maps.Equal(facts(old), facts(now))
}

// finish writes the end of the scan and the place.
func (s *Scan) finish(tx *sql.Tx, p photo.Place, complete bool, ended time.Time) error {
	if s.row == 0 {
		if err := s.begin(tx); err != nil {
			return err
		}
	}
	if _, err := tx.Exec(`UPDATE scan SET ended = ?, complete = ? WHERE id = ?`, nanos(ended), complete, s.row); err != nil {
		return err
	}
	_, err := tx.Exec(`UPDATE place SET scanned = ?, body = ? WHERE id = ?`,
		nanos(ended), encode(func(c *coder) { codePlace(c, &p) }), p.ID)
	return err
}
