package index

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"rollcall/photo"
)

// Sightings tells, by item row, where else the index has met the items' bytes or
// pictures: in places that were on the backup side of an earlier check and are
// no part of this one, and in the past of backup, this check's own backup
// places. What such a backup place holds now is no sighting. Each list is in
// order of place, then path.
func (ix *Index) Sightings(ctx context.Context, backup []int64, items []*photo.Item) (map[int64][]photo.Sighting, error) {
	places, err := ix.sightingPlaces(ctx, backup, items)
	if err != nil || len(places) == 0 {
		return nil, err
	}
	seen := map[int64][]photo.Sighting{}
	for _, column := range []string{"digest", "picture"} {
		if err := ix.sightings(ctx, column, places, items, seen); err != nil {
			return nil, explain(ix.path, fmt.Errorf("look for earlier sightings: %w", err))
		}
	}
	return seen, nil
}

// A past is a place that sightings can come from.
type past struct {
	photo.Place
	here  bool // of this check's backup side
	scans []scanned
}

type scanned struct {
	row     int64
	started time.Time
}

// sightingPlaces are the places that count for a check.
func (ix *Index) sightingPlaces(ctx context.Context, backup []int64, items []*photo.Item) (map[int64]*past, error) {
	all, err := ix.Places(ctx)
	if err != nil {
		return nil, err
	}
	earlier, err := ix.column(ctx, `SELECT DISTINCT place FROM side WHERE side = 'backup'`)
	if err != nil {
		return nil, err
	}
	library := map[int64]bool{}
	for _, it := range items {
		library[it.Place] = true
	}
	places := map[int64]*past{}
	for _, p := range all {
		here := slices.Contains(backup, p.ID)
		if !here && (library[p.ID] || !slices.Contains(earlier, p.ID)) {
			continue
		}
		one := &past{Place: p, here: here}
		if one.scans, err = ix.scans(ctx, p.ID); err != nil {
			return nil, err
		}
		places[p.ID] = one
	}
	return places, nil
}

// scans are the scans of a place that ended, in their order.
func (ix *Index) scans(ctx context.Context, place int64) ([]scanned, error) {
	rows, err := ix.db.QueryContext(ctx, `SELECT id, started FROM scan WHERE place = ? AND ended IS NOT NULL ORDER BY id`, place)
	if err != nil {
		return nil, explain(ix.path, err)
	}
	defer rows.Close()
	var scans []scanned
	for rows.Next() {
		var s scanned
		var started int64
		if err := rows.Scan(&s.row, &started); err != nil {
			return nil, err
		}
		s.started = fromNanos(started)
		scans = append(scans, s)
	}
	return scans, rows.Err()
}

func (ix *Index) column(ctx context.Context, query string, args ...any) (values []int64, err error) {
	rows, err := ix.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, explain(ix.path, err)
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		values = append(values, n)
	}
	return values, rows.Err()
}

// sightingQuery asks where a digest was met, and whether that place holds it now.
func sightingQuery(column string) string {
	return fmt.Sprintf(`SELECT id, place, since, coalesce(until, 0), path, body,
		EXISTS (SELECT 1 FROM item AS now INDEXED BY item_%[1]s WHERE now.%[1]s = item.%[1]s AND now.place = item.place AND now.until IS NULL)
		FROM item INDEXED BY item_%[1]s WHERE %[1]s = ? ORDER BY place, path, id`, column)
}

// sightings adds what one of the digest columns finds. A row of the past whose
// bytes the place still holds somewhere, moved or noted anew, is not gone.
func (ix *Index) sightings(ctx context.Context, column string, places map[int64]*past, items []*photo.Item, seen map[int64][]photo.Sighting) error {
	stmt, err := ix.db.PrepareContext(ctx, sightingQuery(column))
	if err != nil {
		return err
	}
	defer stmt.Close()
	for _, it := range items {
		if err := ctx.Err(); err != nil {
			return err
		}
		key := it.Digest
		if column == "picture" {
			key = it.Picture
		}
		if key.IsZero() {
			continue
		}
		if seen[it.ID], err = meet(stmt, key, places, seen[it.ID]); err != nil {
			return err
		}
		if len(seen[it.ID]) == 0 {
			delete(seen, it.ID)
		}
	}
	return nil
}

// meet appends the sightings of one digest to those that there are.
func meet(stmt *sql.Stmt, key photo.Digest, places map[int64]*past, list []photo.Sighting) ([]photo.Sighting, error) {
	rows, err := stmt.Query(key[:])
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var m meeting
		if err := rows.Scan(&m.row, &m.place, &m.since, &m.until, &m.path, &m.body, &m.still); err != nil {
			return nil, err
		}
		p := places[m.place]
		if p == nil || m.still && (p.here || m.until != 0) {
			continue
		}
		s, err := m.sighting(p)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list, rows.Err()
}

// A meeting is a row of the index that holds the bytes or picture in question.
type meeting struct {
	row, place, since, until int64
	path, body               []byte
	still                    bool // the place holds them now
}

func (m *meeting) sighting(p *past) (photo.Sighting, error) {
	var it photo.Item
	if err := decode(m.body, nil, func(c *coder) { codeItem(c, &it) }); err != nil {
		return photo.Sighting{}, fmt.Errorf("item %d: %w", m.row, err)
	}
	s := photo.Sighting{Root: p.Root, Path: string(m.path), Here: p.here, Gone: m.until != 0,
		Trash: it.Facts.Has(photo.FactTrash), Kind: p.Kind, Route: p.Route}
	for _, scan := range p.scans {
		if scan.row >= m.since && (m.until == 0 || scan.row < m.until) {
			s.Last = scan.started
		}
	}
	return s, nil
}
