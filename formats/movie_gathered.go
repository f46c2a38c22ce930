package formats

import (
	"encoding/binary"
	"math"
)

// gathered are a track's samples, from the header and from fragments.
type gathered struct {
	track    *track
	defaults fragmentDefaults
	sizes    []uint32
	deltas   runs
	shifts   runs
	chunks   []gatheredChunk

	next   uint64 // when the next sample is decoded, in the track's time
	begins uint64 // when the first one is, or where the clock begins
	from   uint64 // when the first one is
}

type gatheredChunk struct {
	offset               uint64
	samples, description uint32
}

type movieSample struct {
	duration, size uint32
	shift          int32
}

func (t *gathered) add(s movieSample) {
	t.sizes = append(t.sizes, s.size)
	t.deltas.add(s.duration)
	t.shifts.add(uint32(s.shift))
	t.next += uint64(s.duration)
}

// runs are numbers, of which many follow that are the same.
type runs []struct{ count, value uint32 }

func (r *runs) add(value uint32) {
	if n := len(*r) - 1; n >= 0 && (*r)[n].value == value {
		(*r)[n].count++
		return
	}
	*r = append(*r, struct{ count, value uint32 }{1, value})
}

// drop takes the last number away.
func (r *runs) drop() {
	n := len(*r) - 1
	if (*r)[n].count--; (*r)[n].count == 0 {
		*r = (*r)[:n]
	}
}

// fromHeader takes in the samples that the movie's header lists before the fragments.
func (t *gathered) fromHeader(g *gathering) error {
	offsets, err := openOffsets(g.m.in, t.track.samples)
	if err != nil || offsets == nil || offsets.left == 0 {
		return err
	}
	sizes, err := openSizes(g.m.in, t.track.samples)
	if err != nil {
		return err
	}
	chunks, err := openRuns(g.m.in, t.track.samples)
	if err != nil {
		return err
	}
	clock, err := openTimes(g.m, t.track)
	if err != nil {
		return err
	}
	for n := uint32(1); offsets.left > 0; n++ {
		at, err := offsets.next()
		if err != nil {
			return err
		}
		count, err := chunks.samples(n)
		if err != nil {
			return err
		}
		if int64(count) > int64(g.left) {
			return unsupported("has more than %d samples", maxSamples)
		}
		g.left -= int(count)
		t.chunks = append(t.chunks, gatheredChunk{offset: at, samples: count, description: chunks.now.description})
		for range count {
			_, size, err := sizes.skip(1)
			if err != nil {
				return err
			}
			if more, err := clock.next(); err != nil || !more {
				return malformed("has samples without a time")
			}
			t.add(movieSample{duration: uint32(clock.delta), size: uint32(min(size, math.MaxUint32)), shift: int32(clock.shifted)})
		}
	}
	return nil
}

type sampleTable struct {
	kind  string
	bytes []byte
}

// tables are the gathered samples as a movie's header lists them (ISO/IEC 14496-12 8.6.1,
// 8.7).
func (t *gathered) tables() []sampleTable {
	list := []sampleTable{
		{"stts", t.deltas.table(0)},
		{"stsc", t.chunkTable()},
		{"stsz", t.sizeTable()},
		{"co64", t.offsetTable()},
	}
	if len(t.shifts) > 1 || len(t.shifts) == 1 && t.shifts[0].value != 0 {
		list = append(list, sampleTable{"ctts", t.shifts.table(1)})
	}
	return list
}

func numbers(list ...uint32) (b []byte) {
	for _, n := range list {
		b = binary.BigEndian.AppendUint32(b, n)
	}
	return b
}

func (r runs) table(version uint32) []byte {
	b := numbers(version<<24, uint32(len(r)))
	for _, row := range r {
		b = append(b, numbers(row.count, row.value)...)
	}
	return b
}

func (t *gathered) sizeTable() []byte {
	same := len(t.sizes) > 0 && t.sizes[0] > 0
	for _, n := range t.sizes {
		same = same && n == t.sizes[0]
	}
	if same {
		return numbers(0, t.sizes[0], uint32(len(t.sizes)))
	}
	return append(numbers(0, 0, uint32(len(t.sizes))), numbers(t.sizes...)...)
}

func (t *gathered) offsetTable() []byte {
	b := numbers(0, uint32(len(t.chunks)))
	for _, c := range t.chunks {
		b = binary.BigEndian.AppendUint64(b, c.offset)
	}
	return b
}

func (t *gathered) chunkTable() []byte {
	var rows []byte
	n := uint32(0)
	for i, c := range t.chunks {
		if i > 0 && c.samples == t.chunks[i-1].samples && c.description == t.chunks[i-1].description {
			continue
		}
		rows = append(rows, numbers(uint32(i+1), c.samples, c.description)...)
		n++
	}
	return append(numbers(0, n), rows...)
}
