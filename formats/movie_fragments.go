package formats

import (
	"encoding/binary"
	"math"

	"rollcall/photo"
)

// maxSamples is how many samples are gathered of a movie in fragments: more than a day of
// pictures and sound.
const maxSamples = 2 << 20

// A gathering makes of the samples that are listed in fragments along the file (ISO/IEC
// 14496-12 8.8) the tables that a movie has whose samples are listed in its header.
type gathering struct {
	m      *movie
	tracks map[uint32]*gathered // by number
	order  []*gathered
	left   int // samples that may still come
}

// fragmented reports whether samples are listed in fragments along the file.
func (m *movie) fragmented(boxes []box) bool {
	_, announced := firstBox(m.boxes, "mvex")
	_, fragments := firstBox(boxes, "moof")
	return announced || fragments
}

// gather lists the samples of a movie in fragments as other movies do. It changes nothing
// in other movies.
func (m *movie) gather(boxes []box) error {
	if !m.fragmented(boxes) {
		return nil
	}
	if len(boxes) == maxTopBoxes {
		return unsupported("is a movie in more than %d pieces", maxTopBoxes/2)
	}
	g := &gathering{m: m, tracks: map[uint32]*gathered{}, left: maxSamples}
	for _, t := range m.tracks {
		one := &gathered{track: t, defaults: fragmentDefaults{description: 1}}
		if err := one.fromHeader(g); err != nil {
			return err
		}
		g.tracks[t.header.TrackID], g.order = one, append(g.order, one)
	}
	if err := g.readDefaults(); err != nil {
		return err
	}
	for _, b := range boxes {
		if b.kind != "moof" {
			continue
		}
		if err := g.fragment(b); err != nil {
			return err
		}
	}
	g.settle()
	return nil
}

// readDefaults reads what fragments take for granted (8.8.3).
func (g *gathering) readDefaults() error {
	extends, ok := firstBox(g.m.boxes, "mvex")
	if !ok {
		return nil
	}
	boxes, err := childBoxes(g.m.in, extends.payload())
	if err != nil {
		return err
	}
	for _, b := range boxes {
		if b.kind != "trex" || b.payload().Size < 20 {
			continue
		}
		p, err := g.m.in.Bytes(b.payload().Offset, 20)
		if err != nil {
			return err
		}
		c := cursor{rest: p[4:]}
		if t := g.tracks[c.u32()]; t != nil {
			t.defaults = fragmentDefaults{description: c.u32(), duration: c.u32(), size: c.u32()}
		}
	}
	return nil
}

// fragment takes in one fragment (8.8.4).
func (g *gathering) fragment(moof box) error {
	boxes, err := childBoxes(g.m.in, moof.payload())
	if err != nil {
		return err
	}
	base := uint64(moof.span.Offset)
	for _, b := range boxes {
		if b.kind != "traf" {
			continue
		}
		if base, err = g.trackFragment(uint64(moof.span.Offset), base, b); err != nil {
			return err
		}
	}
	return nil
}

type fragmentDefaults struct{ description, duration, size uint32 }

// trackFragment takes in a track's part of a fragment (8.8.6 to 8.8.8, 8.8.12), whose media
// lies behind base, and returns where its media ends.
func (g *gathering) trackFragment(moof, base uint64, traf box) (uint64, error) {
	boxes, err := childBoxes(g.m.in, traf.payload())
	if err != nil {
		return base, err
	}
	header, ok := firstBox(boxes, "tfhd")
	if !ok {
		return base, malformed("has a fragment that names no track")
	}
	p, err := g.m.in.Bytes(header.payload().Offset, min(header.payload().Size, 64))
	if err != nil {
		return base, err
	}
	c := cursor{rest: p}
	flags := c.u32()
	t := g.tracks[c.u32()]
	if t == nil || c.short {
		return base, malformed("has a fragment of a track that is not there")
	}
	d := t.defaults
	const hasBase, hasDescription, hasDuration, hasSize, fromMoof = 1, 2, 8, 0x10, 0x20000
	if flags&fromMoof != 0 {
		base = moof
	}
	if flags&hasBase != 0 {
		base = c.uint(8)
	}
	if flags&hasDescription != 0 {
		d.description = c.u32()
	}
	if flags&hasDuration != 0 {
		d.duration = c.u32()
	}
	if flags&hasSize != 0 {
		d.size = c.u32()
	}
	if c.short {
		return base, malformed("has a fragment whose header ends too early")
	}
	if b, ok := firstBox(boxes, "tfdt"); ok {
		if err := t.moveTo(g.m.in, b); err != nil {
			return base, err
		}
	}
	at := base
	for _, b := range boxes {
		if b.kind != "trun" {
			continue
		}
		if at, err = g.run(t, d, base, at, b); err != nil {
			return at, err
		}
	}
	return at, nil
}

// run takes in samples that lie one behind the other, where base and the run tell or else
// at; it returns where they end.
func (g *gathering) run(t *gathered, d fragmentDefaults, base, at uint64, b box) (uint64, error) {
	p, err := g.m.in.Bytes(b.payload().Offset, b.payload().Size)
	if err != nil {
		return at, err
	}
	c := cursor{rest: p}
	flags, n := c.u32(), c.u32()
	const hasOffset, hasFirstFlags, hasDuration, hasSize, hasFlags, hasShift = 1, 4, 0x100, 0x200, 0x400, 0x800
	if flags&hasOffset != 0 {
		at = base + uint64(int64(int32(c.u32())))
	}
	if flags&hasFirstFlags != 0 {
		c.u32()
	}
	if int64(n) > int64(g.left) {
		return at, unsupported("has more than %d samples", maxSamples)
	}
	g.left -= int(n)
	chunk := gatheredChunk{offset: at, samples: n, description: d.description}
	for range n {
		one := movieSample{duration: d.duration, size: d.size}
		if flags&hasDuration != 0 {
			one.duration = c.u32()
		}
		if flags&hasSize != 0 {
			one.size = c.u32()
		}
		if flags&hasFlags != 0 {
			c.u32()
		}
		if flags&hasShift != 0 {
			one.shift = int32(c.u32())
		}
		t.add(one)
		at += uint64(one.size)
	}
	if c.short {
		return at, malformed("has a fragment that lists fewer samples than it announces")
	}
	if at > math.MaxInt64/2 {
		return at, malformed("places media at an impossible offset")
	}
	if n > 0 {
		t.chunks = append(t.chunks, chunk)
	}
	return at, nil
}

// moveTo moves a track's clock to when a fragment begins (8.8.12): the sample before lasts
// until then.
func (t *gathered) moveTo(in *Input, b box) error {
	p, err := in.Bytes(b.payload().Offset, min(b.payload().Size, 12))
	if err != nil {
		return err
	}
	c := cursor{rest: p}
	width := 4
	if c.u32()>>24 == 1 {
		width = 8
	}
	at := c.uint(width)
	if c.short || at > math.MaxInt64/2 {
		return malformed("has a fragment that begins at no time")
	}
	if len(t.sizes) == 0 {
		t.begins, t.next = at, at
		return nil
	}
	last := int64(t.deltas[len(t.deltas)-1].value)
	longer := last + int64(at) - int64(t.next)
	if longer == last {
		return nil
	}
	if longer < 0 || longer > math.MaxUint32 {
		return unsupported("has fragments that don't follow one another")
	}
	t.deltas.drop()
	t.deltas.add(uint32(longer))
	t.next = at
	return nil
}

// settle puts the gathered tables in place of the header's.
func (g *gathering) settle() {
	var tables []byte
	for _, t := range g.order {
		tables = append(tables, t.settle(g.m.in.Size+int64(len(tables)))...)
	}
	g.begin()
	for _, t := range g.order {
		t.track.begins = t.begins
		g.m.gathered = g.m.gathered || len(t.sizes) > 0
		if scale := float64(t.track.media.Timescale); scale > 0 && len(t.sizes) > 0 {
			g.m.lasts = max(g.m.lasts, float64(t.next-t.from)/scale*1000)
		}
	}
	g.m.in = g.m.in.join(tables)
}

// settle puts the gathered tables, which are to stand at an offset, in place of the track's.
func (t *gathered) settle(at int64) (tables []byte) {
	var kept []box
	for _, b := range t.track.samples {
		if !oneOf(b.kind, []string{"stts", "ctts", "stsc", "stsz", "stz2", "stco", "co64", "stss"}) {
			kept = append(kept, b)
		}
	}
	for _, table := range t.tables() {
		span := photo.Span{Offset: at + int64(len(tables)), Size: int64(len(table.bytes)) + 8}
		tables = binary.BigEndian.AppendUint32(tables, uint32(span.Size))
		tables = append(append(tables, table.kind...), table.bytes...)
		kept = append(kept, box{kind: table.kind, span: span, head: 8})
	}
	t.track.samples = kept
	return tables
}

// begin lets a piece of a longer movie begin when its first fragment does, unless edits
// tell what is played.
func (g *gathering) begin() {
	least := math.MaxFloat64
	for _, t := range g.order {
		t.from = t.begins
		switch scale := t.track.media.Timescale; {
		case len(t.sizes) == 0:
		case t.track.edits.span.Size > 0 || scale == 0:
			least = 0
		default:
			least = min(least, float64(t.begins)/float64(scale))
		}
	}
	for _, t := range g.order {
		t.begins -= min(t.begins, uint64(least*float64(t.track.media.Timescale)))
	}
}
