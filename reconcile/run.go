package reconcile

import (
	"context"
	"fmt"
	"slices"

	"rollcall/photo"
)

// NoPhotos says that the library holds no photo: there is nothing to call, and a
// report would be an all-clear about nothing.
type NoPhotos struct{ Root string }

func (e *NoPhotos) Error() string { return fmt.Sprintf("no photos in the library %q", e.Root) }

// Run makes the check: it groups, pairs, explains, and puts the report together.
// The same items give the same report, whatever their rows and the order of
// loading. A library without a photo is a NoPhotos error.
func Run(ctx context.Context, req *Request) (*photo.Report, error) {
	req = req.asSeen()
	defer req.tighten()()
	c, err := begin(ctx, req)
	if err != nil {
		return nil, err
	}
	for place := range req.Backup {
		if err := c.hold(ctx, place); err != nil {
			return nil, err
		}
	}
	c.tellRelisted()
	c.lib.forget()
	req.sweep()
	c.settle()
	verdicts, cases, err := c.verdicts(ctx)
	if err != nil {
		return nil, err
	}
	if len(req.Causes) > 0 {
		if c.held.namesakes, err = c.namesakes(ctx, cases); err != nil {
			return nil, err
		}
	}
	r := c.outline()
	c.forget()
	patterns, err := explain(ctx, req, c.roll, c.names, cases, c.held)
	if err != nil {
		return nil, fmt.Errorf("explain what is missing: %w", err)
	}
	tellDoubts(cases)
	c.fill(r, verdicts, cases, patterns)
	return r, nil
}

// A check is one Run under way.
type check struct {
	req   *Request
	names *names
	lib   *stock
	parts []int32 // parts of photos by photo, role and path
	disks map[uint64]uint16

	best     []found        // by library brief, over all backup places
	copies   []uint64       // by library brief: the places with a full copy, a bit each
	doubts   map[int32]note // why a file of the library is unsure
	inTrash  map[int32]ref
	sameFile map[int32]ref
	motions  map[int32]ref // motion videos that the backup has as files of their own
	blind    []*blindSpot

	roll     []line
	held     heldBackup
	listings map[string]*listing // of the backup, by layout, where the library lists, too
	backups  []photo.Place       // with their tallies
	backOnly int
	sameDisk bool
}

// forget drops what only pairing and the verdicts need: 150 bytes a file.
func (c *check) forget() { c.lib, c.parts, c.best, c.copies, c.blind = nil, nil, nil, nil, nil }

// A ref is an item of the backup.
type ref struct {
	place int16
	row   int64
}

// A note is a reason, and what it rests on (a photo.Observed constant).
type note struct{ why, observed string }

// begin gathers and groups the library.
func begin(ctx context.Context, req *Request) (*check, error) {
	c := &check{
		req: req, names: newNames(), disks: map[uint64]uint16{}, doubts: map[int32]note{},
		inTrash: map[int32]ref{}, sameFile: map[int32]ref{}, motions: map[int32]ref{},
	}
	lib, err := gather(ctx, req, req.Library, true, c.names, c.disks)
	if err != nil {
		return nil, err
	}
	lib.group()
	lib.linkEdits()
	c.lib, c.parts = lib, lib.partsByPhoto()
	if len(lib.all(lib.isPhoto)) == 0 {
		root := ""
		if len(req.Library) > 0 {
			root = req.Library[0].Place.Root
		}
		return nil, &NoPhotos{Root: root}
	}
	c.best, c.copies = make([]found, len(lib.briefs)), make([]uint64, len(lib.briefs))
	for i := range c.best {
		c.best[i] = notFound
	}
	return c, nil
}

// hold holds the library against one backup place and keeps what came of it.
func (c *check) hold(ctx context.Context, place int) error {
	back, err := gather(ctx, c.req, c.req.Backup[place:place+1], false, c.names, c.disks)
	if err != nil {
		return err
	}
	back.group()
	p := newPairing(c.req, c.lib, back, place)
	if err := p.climb(ctx); err != nil {
		return fmt.Errorf("hold against %q: %w", c.req.Backup[place].Place.Root, err)
	}
	c.keep(p)
	back.forget()
	c.keepHoldings(p)
	c.blind = append(c.blind, p.blindSpot())
	c.sameDisk = c.sameDisk || sharesDisk(c.lib, back)
	tallied := c.req.Backup[place].Place
	tallied.Tally = back.tally(0, tallied.Tally)
	c.backups = append(c.backups, tallied)
	return nil
}

// lastBit is shared by all backup places beyond the 64th: copies in them count
// as one.
const lastBit = 63

func (c *check) keep(p *pairing) {
	for i, f := range p.found {
		f.hidden = f.place >= 0 && p.at[i] >= 0 && p.back.briefs[p.at[i]].is(hiddenAlbum)
		if f.better(c.best[i]) {
			c.best[i] = f
		}
		if _, split := p.motions[int32(i)]; f.state == whole && (!f.bare || split) {
			c.copies[i] |= 1 << min(p.place, lastBit)
		}
	}
	keepRefs(c.inTrash, p.inTrash, p.place)
	keepRefs(c.sameFile, p.sameFile, p.place)
	keepRefs(c.motions, p.motions, p.place)
}

func keepRefs(all map[int32]ref, found map[int32]int64, place int) {
	for i, row := range found {
		if _, ok := all[i]; !ok {
			all[i] = ref{int16(place), row}
		}
	}
}

// keepHoldings lists the backup's photos for questions over the whole roll, and
// counts those that only the backup has.
func (c *check) keepHoldings(p *pairing) {
	matched := make([]bool, len(p.back.briefs))
	for j := range p.back.briefs {
		if b := &p.back.briefs[j]; b.main >= 0 && b.isPicture() && p.used[j] {
			matched[b.main] = true
		}
	}
	for name, folder := range cachedOf(p.back) {
		if c.held.cached == nil {
			c.held.cached = map[nearName]string{}
		}
		c.held.cached[name] = folder
	}
	sizes, photos := p.back.photoSizes(), 0
	for j := range p.back.briefs {
		if p.back.isPhoto(int32(j)) {
			photos++
		}
	}
	c.held.photos = slices.Grow(c.held.photos, photos)
	for j := range p.back.briefs {
		b := &p.back.briefs[j]
		if !p.back.isPhoto(int32(j)) || b.is(trashed) || p.own[j] {
			continue
		}
		h := holding{
			taken: b.wall, size: sizes[j], class: classes[b.class], place: int32(p.place), device: b.device,
			folder: b.folder, format: b.format, dated: b.is(dated), matched: matched[j],
		}
		c.held.photos = append(c.held.photos, h)
		c.held.bytes += h.size
		if !h.matched {
			c.backOnly++
		}
		c.held.seeOdd(b, p.back.odds[int32(j)], c.names.Name(b.folder))
	}
	c.addListings(p.back.listings)
	c.held.places = append(c.held.places, withWriteTimes(c.req.Backup[p.place].Place, p.back.written))
}

// sharesDisk reports whether files of the two lie on one disk.
func sharesDisk(a, b *stock) bool {
	on := map[uint16]bool{}
	for i := range a.briefs {
		on[a.briefs[i].disk] = true
	}
	delete(on, 0)
	for i := range b.briefs {
		if on[b.briefs[i].disk] {
			return true
		}
	}
	return false
}
