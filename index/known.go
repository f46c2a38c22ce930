package index

import (
	"context"
	"database/sql"
	"encoding/binary"
	"hash/maphash"

	"rollcall/photo"
)

// Known is what the index knew of a place's files when a scan began: a compact
// table from path to State, and a bit for each file that the scan has seen. The
// table is read-only; See may be called from one goroutine.
type Known struct {
	pages []page // of pageLines lines each, the last of fewer; in order of path
	lines int
	slots []uint32 // hash table: line+1, 0 for free
	seed  maphash.Seed
	seen  bitmap
	tally photo.Tally
}

// A page is what one query brings: states, each followed by its path.
type page struct {
	bytes []byte
	start []uint32 // of each line in bytes
}

const pageLines = 4096

// Len is the number of lines.
func (k *Known) Len() int { return k.lines }

// Find returns the line of a path.
func (k *Known) Find(path string) (line int, ok bool) {
	if k.lines == 0 {
		return 0, false
	}
	mask := uint64(len(k.slots) - 1)
	for i := maphash.String(k.seed, path) & mask; k.slots[i] != 0; i = (i + 1) & mask {
		line := int(k.slots[i]) - 1
		if string(k.path(line)) == path {
			return line, true
		}
	}
	return 0, false
}

// At returns a line's state.
func (k *Known) At(line int) State { return unpackState(k.state(line)) }

// Path returns a line's path.
func (k *Known) Path(line int) string { return string(k.path(line)) }

// See remembers that the file of a line is there.
func (k *Known) See(line int) { k.seen.set(line) }

// Seen reports whether See was called for a line.
func (k *Known) Seen(line int) bool { return k.seen.has(line) }

// state returns a line's state with what follows it.
func (k *Known) state(line int) []byte {
	p := &k.pages[line/pageLines]
	return p.bytes[p.start[line%pageLines]:]
}

func (k *Known) path(line int) []byte {
	state := k.state(line)
	return state[stateSize : stateSize+pathLength(state)]
}

// load reads a place's current items. Many of them come in one value, joined
// within SQLite: a value a row costs three times as much.
func (k *Known) load(ctx context.Context, db *sql.DB, place int64) error {
	const ask = `SELECT CAST(group_concat(one, '') AS BLOB), max(path), count(*) FROM (
		SELECT state || path AS one, path FROM item INDEXED BY item_current
		WHERE place = ? AND until IS NULL AND path > ? ORDER BY path LIMIT ?)`
	stmt, err := db.PrepareContext(ctx, ask)
	if err != nil {
		return err
	}
	defer stmt.Close()
	last := []byte{}
	for n := pageLines; n == pageLines; k.lines += n {
		var joined []byte
		if err := stmt.QueryRowContext(ctx, place, last, pageLines).Scan(&joined, &last, &n); err != nil {
			return err
		}
		if err := k.split(joined, n); err != nil {
			return err
		}
	}
	k.build()
	return nil
}

// split takes n joined states and paths apart.
func (k *Known) split(joined []byte, n int) error {
	p := page{joined, make([]uint32, 0, n)}
	for at := 0; at < len(joined); {
		rest := joined[at:]
		if len(rest) < stateSize || len(rest)-stateSize < pathLength(rest) {
			return errState
		}
		p.start = append(p.start, uint32(at))
		count(&k.tally, standings[min(int(rest[63]), len(standings)-1)], int64(binary.LittleEndian.Uint64(rest[8:])), 1)
		at += stateSize + pathLength(rest)
	}
	if len(p.start) != n {
		return errState
	}
	k.pages = append(k.pages, p)
	return nil
}

// build makes the hash table, half full at most.
func (k *Known) build() {
	size := 16
	for size < 2*k.lines {
		size *= 2
	}
	k.seed = maphash.MakeSeed()
	k.slots = make([]uint32, size)
	k.seen = newBitmap(k.lines)
	mask := uint64(size - 1)
	for line := range k.lines {
		i := maphash.Bytes(k.seed, k.path(line)) & mask
		for k.slots[i] != 0 {
			i = (i + 1) & mask
		}
		k.slots[i] = uint32(line) + 1
	}
}

// count adds n files of a standing to a tally; n is 1 or -1.
func count(t *photo.Tally, standing photo.Standing, size int64, n int) {
	if standing == photo.StandsGone {
		return // no file
	}
	t.Files += n
	switch standing {
	case photo.StandsMedia:
		t.Media += n
		t.Bytes += int64(n) * size
	case photo.StandsDerivative:
		t.Derivatives += n
	case photo.StandsIgnored:
		t.Ignored += n
	case photo.StandsProblem:
		t.Problems += n
	default:
		t.Other += n
	}
}

type bitmap []uint64

func newBitmap(n int) bitmap    { return make(bitmap, (n+63)/64) }
func (b bitmap) set(i int)      { b[i/64] |= 1 << (i % 64) }
func (b bitmap) has(i int) bool { return b[i/64]&(1<<(i%64)) != 0 }
