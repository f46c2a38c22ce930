package index

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"time"

	"rollcall/photo"
)

// Sightings tells, by item row, where else the index has met the items' bytes or
// pictures: in earlier backups, which are no part of this check, and in the past of
// backup, this check's own backup places. What such a backup place holds now is no
// sighting. Of those in one place that are alike in Here, Gone and Trash each list
// has the latest.
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
	library := map[int64]bool{}
	for _, it := range items {
		library[it.Place] = true
	}
	earlier, err := ix.earlierThan(ctx, backup, library, all)
	if err != nil {
		return nil, err
	}
	places := map[int64]*past{}
	for _, p := range all {
		here := slices.Contains(backup, p.ID)
		if !here && (library[p.ID] || !earlier(p)) {
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

// earlierThan makes the test for backups of the library that came before one of these,
// by the dates that both record of themselves, else by the checks that they were first
// in. A backup that was named later or in the same check, such as a folder of rescued
// photos, stands beside these, and what was held against another library may be
// anything: that it has a photo does not tell that these ever had it.
func (ix *Index) earlierThan(ctx context.Context, backup []int64, library map[int64]bool, all []photo.Place) (func(photo.Place) bool, error) {
	first, err := ix.firstChecks(ctx, library)
	if err != nil {
		return nil, err
	}
	before := func(p, mine photo.Place) bool {
		date, mineDate := p.Facts.Time(photo.FactBackupDate), mine.Facts.Time(photo.FactBackupDate)
		if !date.IsZero() && !mineDate.IsZero() {
			return date.Before(mineDate)
		}
		return first[mine.ID] == 0 || first[p.ID] < first[mine.ID]
	}
	return func(p photo.Place) bool {
		return first[p.ID] != 0 && slices.ContainsFunc(all, func(mine photo.Place) bool {
			return slices.Contains(backup, mine.ID) && before(p, mine)
		})
	}, nil
}

// firstChecks are the first checks of the library that had each place on the backup
// side.
func (ix *Index) firstChecks(ctx context.Context, library map[int64]bool) (map[int64]int64, error) {
	var places []any
	for place := range library {
		places = append(places, place)
	}
	rows, err := ix.db.QueryContext(ctx, `SELECT place, min("check") FROM side WHERE side = 'backup' AND "check" IN
		(SELECT "check" FROM side WHERE side = 'library' AND place IN (`+strings.TrimPrefix(strings.Repeat(", ?", len(places)), ", ")+`)) GROUP BY place`, places...)
	if err != nil {
		return nil, explain(ix.path, err)
	}
	defer rows.Close()
	first := map[int64]int64{}
	for rows.Next() {
		var place, check int64
		if err := rows.Scan(&place, &check); err != nil {
			return nil, err
		}
		first[place] = check
	}
	return first, rows.Err()
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

// sightingQuery asks where a digest was met; holdersQuery which places hold it now.
func sightingQuery(column string) string {
	return fmt.Sprintf(`SELECT id, place, since, coalesce(until, 0), path, body
		FROM item INDEXED BY item_%[1]s WHERE %[1]s = ? ORDER BY place, path, id`, column)
}

func holdersQuery(column string) string {
	return fmt.Sprintf(`SELECT DISTINCT place FROM item INDEXED BY item_%[1]s WHERE %[1]s = ? AND until IS NULL`, column)
}

// sightings adds what one of the digest columns finds. A row of the past whose
// bytes the place still holds somewhere, moved or noted anew, is not gone. A digest
// that many items have is looked for once.
func (ix *Index) sightings(ctx context.Context, column string, places map[int64]*past, items []*photo.Item, seen map[int64][]photo.Sighting) error {
	var queries [2]*sql.Stmt
	for i, query := range []string{sightingQuery(column), holdersQuery(column)} {
		stmt, err := ix.db.PrepareContext(ctx, query)
		if err != nil {
			return err
		}
		defer stmt.Close()
		queries[i] = stmt
	}
	keyOf := func(it *photo.Item) photo.Digest { return it.Digest }
	if column == "picture" {
		keyOf = func(it *photo.Item) photo.Digest { return it.Picture }
	}
	items = slices.Clone(items)
	slices.SortStableFunc(items, func(a, b *photo.Item) int { x, y := keyOf(a), keyOf(b); return bytes.Compare(x[:], y[:]) })
	var last photo.Digest
	var met []photo.Sighting
	for _, it := range items {
		key := keyOf(it)
		if key.IsZero() {
			continue
		}
		if key != last {
			if err := ctx.Err(); err != nil {
				return err
			}
			var err error
			if met, err = meetings(queries[0], queries[1], key, places); err != nil {
				return err
			}
			last = key
		}
		for _, s := range met {
			seen[it.ID] = addSighting(seen[it.ID], s)
		}
	}
	return nil
}

// meetings are the sightings of one digest.
func meetings(meet, hold *sql.Stmt, key photo.Digest, places map[int64]*past) (list []photo.Sighting, err error) {
	holders, err := holdersOf(hold, key)
	if err != nil {
		return nil, err
	}
	rows, err := meet.Query(key[:])
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var m meeting
		var body sql.RawBytes
		if err := rows.Scan(&m.row, &m.place, &m.since, &m.until, &m.path, &body); err != nil {
			return nil, err
		}
		p := places[m.place]
		if p == nil || holders[m.place] && (p.here || m.until != 0) {
			continue
		}
		m.body = body
		s, err := m.sighting(p)
		if err != nil {
			return nil, err
		}
		list = addSighting(list, s)
	}
	return list, rows.Err()
}

// holdersOf are the places that hold a digest now.
func holdersOf(hold *sql.Stmt, key photo.Digest) (map[int64]bool, error) {
	rows, err := hold.Query(key[:])
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	holders := map[int64]bool{}
	for rows.Next() {
		var place int64
		if err := rows.Scan(&place); err != nil {
			return nil, err
		}
		holders[place] = true
	}
	return holders, rows.Err()
}

// addSighting keeps the latest of the sightings that tell the same, of several the
// first: a picture that ten thousand files share was seen once.
func addSighting(list []photo.Sighting, s photo.Sighting) []photo.Sighting {
	for i := range list {
		if t := &list[i]; t.Root == s.Root && t.Here == s.Here && t.Gone == s.Gone && t.Trash == s.Trash {
			if s.Last.After(t.Last) {
				*t = s
			}
			return list
		}
	}
	return append(list, s)
}

// A meeting is a row of the index that holds the bytes or picture in question.
type meeting struct {
	row, place, since, until int64
	path, body               []byte
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
