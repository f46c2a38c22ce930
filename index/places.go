package index

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"rollcall/photo"
)

// Place finds the place with that root and kind, or makes it. Where it was never
// scanned its Version is 0.
func (ix *Index) Place(ctx context.Context, root, kind string) (photo.Place, error) {
	p, err := ix.findPlace(ctx, root, kind)
	if !errors.Is(err, sql.ErrNoRows) {
		return p, explain(ix.path, err)
	}
	err = ix.update(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO place(root, kind) VALUES(?, ?)`, []byte(root), kind)
		return err
	})
	if err != nil {
		return photo.Place{}, fmt.Errorf("note place %q: %w", root, err)
	}
	p, err = ix.findPlace(ctx, root, kind)
	return p, explain(ix.path, err)
}

// Places are all places that the index knows, in order of their rows.
func (ix *Index) Places(ctx context.Context) ([]photo.Place, error) {
	rows, err := ix.db.QueryContext(ctx, `SELECT `+placeColumns+` FROM place ORDER BY id`)
	if err != nil {
		return nil, explain(ix.path, err)
	}
	defer rows.Close()
	var places []photo.Place
	for rows.Next() {
		p, err := scanPlace(rows)
		if err != nil {
			return nil, err
		}
		places = append(places, p)
	}
	return places, rows.Err()
}

func (ix *Index) findPlace(ctx context.Context, root, kind string) (photo.Place, error) {
	return scanPlace(ix.db.QueryRowContext(ctx, `SELECT `+placeColumns+` FROM place WHERE root = ? AND kind = ?`, []byte(root), kind))
}

const placeColumns = `id, root, kind, version, scanned, body`

func scanPlace(row interface{ Scan(...any) error }) (photo.Place, error) {
	var p photo.Place
	var root, body []byte
	var scanned int64
	err := row.Scan(&p.ID, &root, &p.Kind, &p.Version, &scanned, &body)
	if err != nil {
		return p, err
	}
	p.Root, p.ScannedAt = string(root), fromNanos(scanned)
	if err := decode(body, nil, func(c *coder) { codePlace(c, &p) }); err != nil {
		return p, fmt.Errorf("place %d: %w", p.ID, err)
	}
	return p, nil
}

// codePlace describes what the place's other columns do not hold.
func codePlace(c *coder, p *photo.Place) {
	text(c, 1, &p.Route)
	flag(c, 2, &p.RouteSure)
	flag(c, 3, &p.Complete)
	group(c, 4, func(c *coder) { codeTally(c, &p.Tally) })
	codeFacts(c, 5, &p.Facts)
	list(c, 6, &p.Problems, codeProblem)
}

func codeTally(c *coder, t *photo.Tally) {
	number(c, 1, &t.Files)
	number(c, 2, &t.Media)
	number(c, 3, &t.Derivatives)
	number(c, 4, &t.Other)
	number(c, 5, &t.Ignored)
	number(c, 6, &t.Problems)
	number(c, 7, &t.Photos)
	number(c, 8, &t.Parts)
	number(c, 9, &t.Bytes)
}

func nanos(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixNano()
}

func fromNanos(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.Unix(0, n).UTC()
}
