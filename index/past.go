package index

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"rollcall/photo"
)

// CheckBefore returns the number of the newest check before a check that has the
// same library places and the same backup places; 0: there is none.
func (ix *Index) CheckBefore(ctx context.Context, number int64, library, backup []photo.Place) (int64, error) {
	checks, err := ix.Checks(ctx)
	if err != nil {
		return 0, err
	}
	lib, bak := rowsOf(library), rowsOf(backup)
	for _, c := range slices.Backward(checks) {
		slices.Sort(c.Library)
		slices.Sort(c.Backup)
		if (number == 0 || c.Number < number) && slices.Equal(c.Library, lib) && slices.Equal(c.Backup, bak) {
			return c.Number, nil
		}
	}
	return 0, nil
}

func rowsOf(places []photo.Place) (rows []int64) {
	for _, p := range places {
		rows = append(rows, p.ID)
	}
	slices.Sort(rows)
	return rows
}

// FlagsOf returns the flags of a check, as Checks lists them.
func (ix *Index) FlagsOf(ctx context.Context, number int64) (flags string, err error) {
	err = ix.db.QueryRowContext(ctx, `SELECT flags FROM "check" WHERE id = ?`, number).Scan(&flags)
	return flags, explain(ix.path, err)
}

// A Moment is a place as one of its scans left it.
type Moment struct {
	Place int64 // row
	scan  int64 // row; 0: before any
}

// MomentOf finds how the index held a place when it was scanned as p says: p is
// the place of a kept check, or the one that its last scan returned.
func (ix *Index) MomentOf(ctx context.Context, p photo.Place) (Moment, error) {
	scan, err := ix.one(ctx, `SELECT coalesce(max(id), 0) FROM scan WHERE place = ? AND ended IS NOT NULL AND ended <= ?`, p.ID, nanos(p.ScannedAt))
	return Moment{p.ID, scan}, err
}

// SameItems reports whether a place held the very same items at both moments, none
// read anew.
func (ix *Index) SameItems(ctx context.Context, a, b Moment) (bool, error) {
	if a.Place != b.Place {
		return false, nil
	}
	from, to := min(a.scan, b.scan), max(a.scan, b.scan)
	n, err := ix.one(ctx, `SELECT
		EXISTS (SELECT 1 FROM item INDEXED BY item_current WHERE place = ?1 AND until IS NULL AND since > ?2 AND since <= ?3) OR
		EXISTS (SELECT 1 FROM item INDEXED BY item_past WHERE place = ?1 AND until IS NOT NULL
			AND (since > ?2 AND since <= ?3 OR until > ?2 AND until <= ?3))`, a.Place, from, to)
	return n == 0, err
}

// ItemsThen yields the items that a place had at a moment, in order of the bytes
// of their paths. An error ends it.
func (ix *Index) ItemsThen(ctx context.Context, m Moment) iter.Seq2[*photo.Item, error] {
	return func(yield func(*photo.Item, error) bool) {
		err := ix.items(ctx, func(it *photo.Item) bool { return yield(it, nil) },
			`SELECT `+itemColumns+` FROM item INDEXED BY item_current WHERE place = ?1 AND until IS NULL AND since <= ?2
			UNION ALL
			SELECT `+itemColumns+` FROM item INDEXED BY item_past WHERE place = ?1 AND until IS NOT NULL AND since <= ?2 AND until > ?2
			ORDER BY 3`, m.Place, m.scan)
		if err != nil {
			yield(nil, explain(ix.path, fmt.Errorf("read items that place %d had: %w", m.Place, err)))
		}
	}
}
