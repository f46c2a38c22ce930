package index

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"rollcall/photo"
)

// Looked returns what a second look of the kind what found at two files, by the
// digests of the whole files; ok is false where none was kept.
func (ix *Index) Looked(ctx context.Context, what string, library, backup photo.Digest) (found photo.Comparison, ok bool, err error) {
	var body []byte
	err = ix.db.QueryRowContext(ctx, `SELECT body FROM look WHERE library = ? AND backup = ? AND what = ?`, library[:], backup[:], what).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return found, false, nil
	}
	if err == nil {
		err = decode(body, nil, func(c *coder) { codeComparison(c, &found) })
	}
	if err != nil {
		return found, false, explain(ix.path, fmt.Errorf("find a second look: %w", err))
	}
	return found, true, nil
}

// KeepLook keeps what a second look found. Both digests must be known: a file
// that was not read whole has none, and its look can't be kept.
func (ix *Index) KeepLook(ctx context.Context, what string, library, backup photo.Digest, found photo.Comparison) error {
	if library.IsZero() || backup.IsZero() {
		return errors.New("keep a second look: a file without a digest")
	}
	return ix.update(ctx, func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT OR REPLACE INTO look(library, backup, what, body) VALUES(?, ?, ?, ?)`, library[:], backup[:], what,
			encode(func(c *coder) { codeComparison(c, &found) }))
		return err
	})
}
