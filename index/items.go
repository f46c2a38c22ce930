package index

import (
	"context"
	"database/sql"
	"fmt"
	"iter"

	"rollcall/photo"
)

const itemColumns = `item.id, item.place, item.path, item.state, item.digest, item.picture, item.body`

// Items yields a place's current items in order of the bytes of their paths. An
// error ends it. The items are the caller's.
func (ix *Index) Items(ctx context.Context, place int64) iter.Seq2[*photo.Item, error] {
	return func(yield func(*photo.Item, error) bool) {
		err := ix.items(ctx, func(it *photo.Item) bool { return yield(it, nil) },
			`SELECT `+itemColumns+` FROM item INDEXED BY item_current WHERE place = ? AND until IS NULL ORDER BY path`, place)
		if err != nil {
			yield(nil, explain(ix.path, fmt.Errorf("read items of place %d: %w", place, err)))
		}
	}
}

// Load returns items by their rows, current ones and history, in the order asked.
func (ix *Index) Load(ctx context.Context, rows []int64) ([]*photo.Item, error) {
	stmt, err := ix.db.PrepareContext(ctx, `SELECT `+itemColumns+` FROM item WHERE id = ?`)
	if err != nil {
		return nil, explain(ix.path, err)
	}
	defer stmt.Close()
	read := newItemReader(ix.path)
	items := make([]*photo.Item, 0, len(rows))
	for _, row := range rows {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		it, err := read.item(stmt.QueryRow(row))
		if err != nil {
			return nil, explain(ix.path, fmt.Errorf("load item %d: %w", row, err))
		}
		items = append(items, it)
	}
	return items, nil
}

// items calls visit for each item that a query finds, until it returns false.
func (ix *Index) items(ctx context.Context, visit func(*photo.Item) bool, query string, args ...any) error {
	rows, err := ix.db.Query(query, args...) // not by ctx: the driver would watch it at every row
	if err != nil {
		return err
	}
	defer rows.Close()
	read := newItemReader(ix.path)
	for n := 0; rows.Next(); n++ {
		if n%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		it, err := read.item(rows)
		if err != nil {
			return err
		}
		if !visit(it) {
			return nil
		}
	}
	return rows.Err()
}

// An itemReader reads rows of itemColumns.
type itemReader struct {
	index                              string // its path, for errors
	words                              map[string]string
	path, state, digest, picture, body sql.RawBytes
}

func newItemReader(index string) *itemReader {
	return &itemReader{index: index, words: map[string]string{}}
}

func (r *itemReader) item(row interface{ Scan(...any) error }) (*photo.Item, error) {
	it := &photo.Item{}
	if rows, ok := row.(*sql.Rows); ok {
		if err := rows.Scan(&it.ID, &it.Place, &r.path, &r.state, &r.digest, &r.picture, &r.body); err != nil {
			return nil, err
		}
	} else if err := row.Scan(&it.ID, &it.Place, (*[]byte)(&r.path), (*[]byte)(&r.state), (*[]byte)(&r.digest), (*[]byte)(&r.picture), (*[]byte)(&r.body)); err != nil {
		return nil, err
	}
	if len(r.state) != stateSize {
		return nil, damaged(r.index, fmt.Errorf("item %d: %w", it.ID, errState))
	}
	state := unpackState(r.state)
	it.Path, it.Stamp, it.Level, it.Reader, it.Standing = string(r.path), state.Stamp, state.Level, state.Reader, state.Standing
	copy(it.Digest[:], r.digest)
	copy(it.Picture[:], r.picture)
	if err := decode(r.body, r.words, func(c *coder) { codeItem(c, it) }); err != nil {
		return nil, damaged(r.index, fmt.Errorf("item %d: %w", it.ID, err))
	}
	return it, nil
}
