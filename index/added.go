package index

import (
	"context"
	"fmt"
	"time"
)

// Added tells when the index first met the items of a place.
type Added struct {
	First time.Time           // start of the place's first complete scan; zero: there was none
	Later map[int64]time.Time // item row to when its path or bytes were first met, of those met only after First
}

// Of returns when an item was first met, and whether that was later than the
// place's first complete scan.
func (a Added) Of(row int64) (first time.Time, later bool) {
	if t, ok := a.Later[row]; ok {
		return t, true
	}
	return a.First, false
}

// Added finds the current items of a place that were not there in its first
// complete scan: neither under their path nor, by their bytes, under another.
func (ix *Index) Added(ctx context.Context, place int64) (Added, error) {
	added := Added{Later: map[int64]time.Time{}}
	var first, started int64
	err := ix.db.QueryRowContext(ctx, `SELECT coalesce(min(id), 0), coalesce(min(started), 0) FROM scan WHERE place = ? AND complete`, place).Scan(&first, &started)
	if err != nil || first == 0 {
		return added, explain(ix.path, err)
	}
	added.First = fromNanos(started)
	rows, err := ix.db.QueryContext(ctx, `
		SELECT id, (SELECT started FROM scan WHERE scan.id = met) FROM (
			SELECT id, min(item.since,
				coalesce((SELECT min(old.since) FROM item AS old INDEXED BY item_past
					WHERE old.place = item.place AND old.path = item.path AND old.until IS NOT NULL), item.since),
				coalesce((SELECT min(old.since) FROM item AS old INDEXED BY item_digest
					WHERE old.digest = item.digest AND old.place = item.place), item.since)) AS met
			FROM item INDEXED BY item_current WHERE place = ?1 AND until IS NULL AND since > ?2)
		WHERE met > ?2`, place, first)
	if err != nil {
		return added, explain(ix.path, fmt.Errorf("find what was added to place %d: %w", place, err))
	}
	defer rows.Close()
	for rows.Next() {
		var row, met int64
		if err := rows.Scan(&row, &met); err != nil {
			return added, err
		}
		added.Later[row] = fromNanos(met)
	}
	return added, rows.Err()
}
