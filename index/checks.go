package index

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/gob"
	"errors"
	"fmt"
	"time"

	"rollcall/photo"
)

// ErrNoCheck says that the index holds no check with that number.
var ErrNoCheck = errors.New("no such check in the index")

// A Check is one check as the index lists it.
type Check struct {
	Number          int64
	Created         time.Time
	Key             []byte // of everything that its verdicts rest on
	Flags           string
	Library, Backup []int64 // rows of its places, in order
}

// SaveCheck keeps a report with all verdicts in it, as a new check, and returns
// its number. The report's places must be of this index; its own Check number is
// not looked at. Key says what the verdicts rest on, for FindCheck.
func (ix *Index) SaveCheck(ctx context.Context, key []byte, flags string, r *photo.Report) (number int64, err error) {
	err = ix.update(ctx, func(tx *sql.Tx) error {
		head, err := packHead(r)
		if err != nil {
			return err
		}
		done, err := tx.Exec(`INSERT INTO "check"(created, key, flags, body) VALUES(?, ?, ?, ?)`, nanos(r.GeneratedAt), append([]byte{}, key...), flags, head)
		if err != nil {
			return err
		}
		if number, err = done.LastInsertId(); err != nil {
			return err
		}
		if err := saveSides(tx, number, r); err != nil {
			return err
		}
		return saveVerdicts(tx, number, r.Photos)
	})
	if err != nil {
		return 0, fmt.Errorf("keep the check: %w", err)
	}
	return number, nil
}

// FindCheck returns the number of the newest check with that key; 0: none.
func (ix *Index) FindCheck(ctx context.Context, key []byte) (int64, error) {
	return ix.one(ctx, `SELECT coalesce(max(id), 0) FROM "check" WHERE key = ?`, key)
}

// LastCheck returns the number of the newest check; 0: there is none.
func (ix *Index) LastCheck(ctx context.Context) (int64, error) {
	return ix.one(ctx, `SELECT coalesce(max(id), 0) FROM "check"`)
}

func (ix *Index) one(ctx context.Context, query string, args ...any) (n int64, err error) {
	err = ix.db.QueryRowContext(ctx, query, args...).Scan(&n)
	return n, explain(ix.path, err)
}

// Check returns the report of a check, without the verdicts on present photos
// unless all. The error is ErrNoCheck where there is none of that number.
func (ix *Index) Check(ctx context.Context, number int64, all bool) (*photo.Report, error) {
	var head []byte
	err := ix.db.QueryRowContext(ctx, `SELECT body FROM "check" WHERE id = ?`, number).Scan(&head)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("check %d: %w", number, ErrNoCheck)
	}
	if err != nil {
		return nil, explain(ix.path, err)
	}
	r := &photo.Report{}
	if err := gob.NewDecoder(bytes.NewReader(head)).Decode(r); err != nil {
		return nil, damaged(ix.path, fmt.Errorf("check %d: %w", number, err))
	}
	r.Check = number
	if r.Photos, err = ix.verdicts(ctx, number, all); err != nil {
		return nil, explain(ix.path, fmt.Errorf("read the verdicts of check %d: %w", number, err))
	}
	return r, nil
}

// Checks lists all checks, oldest first.
func (ix *Index) Checks(ctx context.Context) ([]Check, error) {
	rows, err := ix.db.QueryContext(ctx, `SELECT id, created, key, flags FROM "check" ORDER BY id`)
	if err != nil {
		return nil, explain(ix.path, err)
	}
	defer rows.Close()
	var checks []Check
	for rows.Next() {
		var c Check
		var created int64
		if err := rows.Scan(&c.Number, &created, &c.Key, &c.Flags); err != nil {
			return nil, err
		}
		c.Created = fromNanos(created)
		checks = append(checks, c)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	for i := range checks {
		if err := ix.sides(ctx, &checks[i]); err != nil {
			return nil, err
		}
	}
	return checks, nil
}

func (ix *Index) sides(ctx context.Context, c *Check) (err error) {
	const ask = `SELECT place FROM side WHERE "check" = ? AND side = ? ORDER BY position`
	if c.Library, err = ix.column(ctx, ask, c.Number, "library"); err != nil {
		return err
	}
	c.Backup, err = ix.column(ctx, ask, c.Number, "backup")
	return err
}

// packHead writes the report without its verdicts. Unlike JSON, gob keeps bytes
// that are no UTF-8.
func packHead(r *photo.Report) ([]byte, error) {
	head := *r
	head.Photos = nil
	var b bytes.Buffer
	err := gob.NewEncoder(&b).Encode(&head)
	return b.Bytes(), err
}

func saveSides(tx *sql.Tx, number int64, r *photo.Report) error {
	for side, places := range map[string][]photo.Place{"library": r.Library, "backup": r.Backup} {
		for i, p := range places {
			if _, err := tx.Exec(`INSERT INTO side("check", side, position, place) VALUES(?, ?, ?, ?)`, number, side, i, p.ID); err != nil {
				return fmt.Errorf("place %q: %w", p.Root, err)
			}
		}
	}
	return nil
}

func saveVerdicts(tx *sql.Tx, number int64, verdicts []photo.Verdict) error {
	insert, err := tx.Prepare(`INSERT INTO verdict("check", line, item, status, body) VALUES(?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for i := range verdicts {
		v := &verdicts[i]
		body := encode(func(c *coder) { codeVerdict(c, v) })
		if _, err := insert.Exec(number, i, v.Item, string(v.Status), body); err != nil {
			return fmt.Errorf("verdict on %q: %w", v.Path, err)
		}
	}
	return nil
}

func (ix *Index) verdicts(ctx context.Context, number int64, all bool) ([]photo.Verdict, error) {
	rows, err := ix.db.Query(`SELECT body FROM verdict WHERE "check" = ? AND (? OR status <> ?) ORDER BY line`, number, all, string(photo.Present))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var verdicts []photo.Verdict
	words := map[string]string{}
	for rows.Next() {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var body sql.RawBytes
		if err := rows.Scan(&body); err != nil {
			return nil, err
		}
		var v photo.Verdict
		if err := decode(body, words, func(c *coder) { codeVerdict(c, &v) }); err != nil {
			return nil, damaged(ix.path, err)
		}
		verdicts = append(verdicts, v)
	}
	return verdicts, rows.Err()
}
