package index

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"rollcall/photo"
)

// A Pair is two files that a second look was taken at, by the digests of the
// whole files.
type Pair struct{ Library, Backup photo.Digest }

// Looks returns what second looks of the kind what found at pairs of files, as
// far as that version of the looking code took them.
func (ix *Index) Looks(ctx context.Context, what, version string, pairs []Pair) (map[Pair]photo.Comparison, error) {
	found := map[Pair]photo.Comparison{}
	err := each(ctx, ix, pairs, `SELECT body FROM look WHERE library = ? AND backup = ? AND what = ? AND version = ?`,
		func(p Pair) []any { return []any{p.Library[:], p.Backup[:], what, version} },
		func(p Pair, body []byte) error {
			var m photo.Comparison
			err := decode(body, nil, func(c *coder) { codeComparison(c, &m) })
			found[p] = m
			return err
		})
	if err != nil {
		return nil, fmt.Errorf("find second looks: %w", err)
	}
	return found, nil
}

// KeepLooks keeps what second looks found, instead of what an older version did.
// All digests must be known: a file that was not read whole has none.
func (ix *Index) KeepLooks(ctx context.Context, what, version string, found map[Pair]photo.Comparison) error {
	return keep(ctx, ix, found, `INSERT OR REPLACE INTO look(library, backup, what, version, body) VALUES(?, ?, ?, ?, ?)`,
		func(p Pair, m photo.Comparison) ([]any, error) {
			if p.Library.IsZero() || p.Backup.IsZero() {
				return nil, errNoDigest
			}
			body := encode(func(c *coder) { codeComparison(c, &m) })
			return []any{p.Library[:], p.Backup[:], what, version, body}, nil
		})
}

var errNoDigest = errors.New("a file without a digest")

// each asks a query of one column once for each key, and hands on what it finds.
func each[K comparable](ctx context.Context, ix *Index, keys []K, query string, args func(K) []any, found func(K, []byte) error) error {
	stmt, err := ix.db.PrepareContext(ctx, query)
	if err != nil {
		return explain(ix.path, err)
	}
	defer stmt.Close()
	for i, key := range keys {
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		var column []byte
		err := stmt.QueryRow(args(key)...).Scan(&column) // not by ctx: the driver would watch it at every row
		if errors.Is(err, sql.ErrNoRows) {
			continue
		}
		if err != nil {
			return explain(ix.path, err)
		}
		if err := found(key, column); err != nil {
			return damaged(ix.path, err)
		}
	}
	return nil
}

// keep runs a statement for each row in one transaction.
func keep[K comparable, V any](ctx context.Context, ix *Index, rows map[K]V, statement string, args func(K, V) ([]any, error)) error {
	if len(rows) == 0 {
		return nil
	}
	err := ix.update(ctx, func(tx *sql.Tx) error {
		stmt, err := tx.PrepareContext(ctx, statement)
		if err != nil {
			return err
		}
		defer stmt.Close()
		for key, value := range rows {
			columns, err := args(key, value)
			if err == nil {
				_, err = stmt.Exec(columns...)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("keep second looks: %w", err)
	}
	return nil
}
