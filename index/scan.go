package index

import (
	"context"
	"database/sql"
	"encoding/binary"
	"fmt"
	"slices"
	"time"

	"rollcall/photo"
)

// A Scan brings one place up to date. There is one at a time on an index file.
// Save, Restamp and Finish are called from one goroutine; another may use Known
// meanwhile. After an error only Close makes sense: the transaction was undone.
type Scan struct {
	ix       *Index
	place    photo.Place
	started  time.Time
	lock     *lock
	known    *Known
	replaced bitmap // lines whose item was replaced
	tally    photo.Tally
	row      int64 // of the scan; 0 until something is written
	grown    bool  // the place's version has grown
	next     int64 // row of the next item
}

// BeginScan starts a scan of a place of this index. It waits for another scan,
// in this or another process, and fails with ErrLocked when that takes longer
// than Patience. Close must be called.
func (ix *Index) BeginScan(ctx context.Context, place photo.Place, started time.Time) (*Scan, error) {
	held, err := acquire(ctx, ix.path, reserved, ix.wait)
	if err != nil {
		return nil, err
	}
	s := &Scan{ix: ix, started: started, lock: held, known: &Known{}}
	if s.place, err = ix.findPlace(ctx, place.Root, place.Kind); err == nil {
		s.next, err = ix.one(ctx, `SELECT coalesce(max(id), 0) + 1 FROM item`)
	}
	if err != nil {
		held.release()
		return nil, explain(ix.path, fmt.Errorf("begin the scan of %q: %w", place.Root, err))
	}
	return s, nil
}

// Load loads what the index knows of the place. It comes before all other
// methods but Close.
func (s *Scan) Load(ctx context.Context) (*Known, error) {
	if err := s.known.load(ctx, s.ix.db, s.place.ID); err != nil {
		return nil, explain(s.ix.path, fmt.Errorf("load what is known of %q: %w", s.place.Root, err))
	}
	s.replaced, s.tally = newBitmap(s.known.Len()), s.known.tally
	return s.known, nil
}

// Known is what Load has loaded.
func (s *Scan) Known() *Known { return s.known }

// Close gives the index free for other scans. What was saved stays; without a
// Finish nothing is gone.
func (s *Scan) Close() { s.lock.release() }

// A Saved is an item to be saved, with the Mark of its entry.
type Saved struct {
	Item *photo.Item
	Mark uint32
}

// Save writes a batch of items in one transaction, and sets their ID and Place.
// An item takes the place of the one that the index knew under its path, which
// stays as history. A path is saved once in a scan.
func (s *Scan) Save(ctx context.Context, batch []Saved) error {
	if len(batch) == 0 {
		return nil
	}
	return s.update(ctx, func(tx *sql.Tx) error {
		end, err := tx.Prepare(`UPDATE item SET until = ? WHERE id = ?`)
		if err != nil {
			return err
		}
		defer end.Close()
		insert, err := tx.Prepare(`INSERT INTO item(id, place, since, path, state, digest, picture, body) VALUES(?, ?, ?, ?, ?, ?, ?, ?)`)
		if err != nil {
			return err
		}
		defer insert.Close()
		for _, one := range batch {
			if err := s.save(end, insert, one); err != nil {
				return fmt.Errorf("save %q: %w", one.Item.Path, err)
			}
		}
		return nil
	})
}

func (s *Scan) save(end, insert *sql.Stmt, one Saved) error {
	it := one.Item
	if line, ok := s.known.Find(it.Path); ok && !s.replaced.has(line) {
		if err := s.end(end, line); err != nil {
			return err
		}
	}
	it.ID, it.Place = s.next, s.place.ID
	s.next++
	count(&s.tally, it.Standing, it.Stamp.Size, 1)
	_, err := insert.Exec(it.ID, it.Place, s.row, []byte(it.Path), packState(it.ID, one.Mark, it),
		orNull(it.Digest), orNull(it.Picture), encode(func(c *coder) { codeItem(c, it) }))
	return err
}

// end makes a line's item history.
func (s *Scan) end(stmt *sql.Stmt, line int) error {
	old := s.known.At(line)
	s.replaced.set(line)
	count(&s.tally, old.Standing, old.Stamp.Size, -1)
	_, err := stmt.Exec(s.row, old.Row)
	return err
}

// A Restamp is a new stamp for an unchanged file: its disk got another device
// number.
type Restamp struct {
	Line  int
	Stamp photo.Stamp
}

// Restamp writes new stamps in place: the same version of the item stays.
func (s *Scan) Restamp(ctx context.Context, batch []Restamp) error {
	if len(batch) == 0 {
		return nil
	}
	return s.update(ctx, func(tx *sql.Tx) error {
		stmt, err := tx.Prepare(`UPDATE item SET state = ? WHERE id = ?`)
		if err != nil {
			return err
		}
		defer stmt.Close()
		for _, one := range batch {
			state := slices.Clone(s.known.state(one.Line)[:stateSize])
			binary.LittleEndian.PutUint64(state[40:], one.Stamp.Device)
			binary.LittleEndian.PutUint32(state[48:], one.Stamp.Links)
			if _, err := stmt.Exec(state, s.known.At(one.Line).Row); err != nil {
				return err
			}
		}
		return nil
	})
}

// update is one transaction of a scan that changes something. The first grows
// the place's version, so that a scan that is killed later can't leave changed
// items under the old one.
func (s *Scan) update(ctx context.Context, f func(tx *sql.Tx) error) error {
	return s.ix.update(ctx, func(tx *sql.Tx) error {
		if !s.grown {
			if err := s.begin(tx); err != nil {
				return err
			}
			s.place.Version++
			s.grown = true
			if _, err := tx.Exec(`UPDATE place SET version = ? WHERE id = ?`, s.place.Version, s.place.ID); err != nil {
				return err
			}
		}
		return f(tx)
	})
}

func (s *Scan) begin(tx *sql.Tx) error {
	r, err := tx.Exec(`INSERT INTO scan(place, started) VALUES(?, ?)`, s.place.ID, nanos(s.started))
	if err != nil {
		return err
	}
	s.row, err = r.LastInsertId()
	return err
}

func orNull(d photo.Digest) any {
	if d.IsZero() {
		return nil
	}
	return d[:]
}
