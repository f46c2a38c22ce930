package reconcile

import (
	"context"
	"fmt"

	"rollcall/photo"
)

// BackupOnly makes the check's pairing again and gives the photos that only the
// backup has to visit, in order of place, then path: those that
// Summary.BackupOnly counts. place is the position among the backup places.
func BackupOnly(ctx context.Context, req *Request, visit func(place int, p *photo.Photo) error) error {
	req = req.asSeen()
	defer req.tighten()()
	c, err := begin(ctx, req)
	if err != nil {
		return err
	}
	for place := range req.Backup {
		back, err := gather(ctx, req, req.Backup[place:place+1], false, c.names, c.disks)
		if err != nil {
			return err
		}
		back.group()
		p := newPairing(req, c.lib, back, place)
		if err := p.climb(ctx); err != nil {
			return fmt.Errorf("hold against %q: %w", req.Backup[place].Place.Root, err)
		}
		c.keep(p)
		back.forget()
		if err := p.visitUnmatched(ctx, visit); err != nil {
			return err
		}
	}
	return nil
}

// visitUnmatched gives the photos to visit of which no file has a counterpart: the
// rule of keepHoldings.
func (p *pairing) visitUnmatched(ctx context.Context, visit func(place int, p *photo.Photo) error) error {
	matched := make([]bool, len(p.back.briefs))
	for j := range p.back.briefs {
		if b := &p.back.briefs[j]; b.main >= 0 && b.isPicture() && p.used[j] {
			matched[b.main] = true
		}
	}
	only := func(main int32) bool {
		return main >= 0 && p.back.isPhoto(main) && !p.back.briefs[main].is(trashed) && !p.own[main] && !matched[main]
	}
	files := p.back.all(func(j int32) bool { return only(p.back.briefs[j].main) })
	items, err := p.back.load(ctx, files)
	if err != nil {
		return err
	}
	photos, parts := p.back.all(only), map[int32][]photo.Part{}
	for _, j := range p.back.partsByPhoto() {
		if b := &p.back.briefs[j]; only(b.main) {
			parts[b.main] = append(parts[b.main], photo.Part{Role: partRoles[b.role], Item: items[j]})
		}
	}
	for _, main := range photos {
		if err := visit(p.place, &photo.Photo{Item: items[main], Parts: parts[main]}); err != nil {
			return err
		}
	}
	return nil
}
