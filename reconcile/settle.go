package reconcile

import "rollcall/photo"

// settle decides the status of every photo of the library.
func (c *check) settle() {
	for i := range c.lib.briefs {
		c.doubt(int32(i))
	}
	sizes := c.lib.photoSizes()
	c.roll = make([]line, 0, len(c.lib.all(c.lib.isPhoto)))
	for i := range c.lib.briefs {
		if !c.lib.isPhoto(int32(i)) {
			continue
		}
		b := &c.lib.briefs[i]
		inAlbum := b.is(hiddenAlbum) || c.best[i].hidden
		c.roll = append(c.roll, line{
			row: b.row, taken: b.wall, size: sizes[i], main: b.size, class: classes[b.class],
			status: c.statusOf(int32(i)), place: int32(b.place), device: b.device, folder: b.folder, format: b.format,
			dated: b.is(dated), hidden: inAlbum || b.is(hiddenPath), trash: b.is(trashed),
			parts: c.partsHad(int32(i)), away: b.is(recordOnly), waits: c.lib.waits[int32(i)],
			album: inAlbum, shared: b.is(borrowed), copies: c.copies[i], number: b.number, frame: b.frame, day: b.day,
			name: b.nameOf(), odd: c.lib.odds[int32(i)], added: c.lib.addedAt(int32(i)), albums: c.lib.albums[int32(i)], fault: c.lib.faults[int32(i)],
		})
	}
}

// partsHad are the roles of a photo's original parts.
func (c *check) partsHad(main int32) (had parts) {
	c.originals(main, func(_ int32, role string, _ state) { had |= partBits[role] })
	return had
}

// doubt leaves a file of the library unsure that could not be read, or that may
// lie in what could not be read of the backup.
func (c *check) doubt(i int32) {
	b, f := &c.lib.briefs[i], &c.best[i]
	if b.main < 0 || !b.isPicture() || f.state == whole {
		return
	}
	if b.is(unread) {
		f.state = doubtful
		c.doubts[i] = note{"the library's file could not be read", photo.ObservedContent}
		return
	}
	if c.lib.unopened[i] {
		f.state = doubtful
		c.doubts[i] = note{"the library's file lies in a ZIP and was not read (--quick); run again without --quick", photo.ObservedContent}
		return
	}
	if f.state == doubtful {
		c.doubts[i] = note{c.names.Name(f.why), photo.ObservedCounterpart}
		return
	}
	for _, spot := range c.blind {
		if why := spot.hides(i, b); why != "" {
			f.state = doubtful
			c.doubts[i] = note{why, photo.ObservedPlace}
			return
		}
	}
}

// statusOf weighs a photo's original parts. What is surely lost makes it
// incomplete beside a still that is there, be it the RAW; the video of a Live or
// motion photo alone is not the photo. Where no part is surely there, a doubt about one leaves the
// whole unsure.
func (c *check) statusOf(main int32) photo.Status {
	var there, unclear, lost bool
	c.originals(main, func(_ int32, role string, s state) {
		there = there || s == whole && role != photo.RoleVideo && role != photo.RoleMotion
		unclear = unclear || s == doubtful
		lost = lost || s <= lesser
	})
	switch {
	case !lost && !unclear:
		return photo.Present
	case there && lost:
		return photo.Incomplete
	case unclear:
		return photo.Unsure
	}
	return photo.Missing
}

// originals visits the parts whose loss makes a photo incomplete, the main file
// first with role "", and how it stands with each.
func (c *check) originals(main int32, visit func(i int32, role string, s state)) {
	visit(main, "", c.best[main].state)
	if c.lib.briefs[main].is(moving) {
		visit(main, photo.RoleMotion, c.motion(main))
	}
	for _, i := range c.partsOf(main) {
		if r := c.lib.briefs[i].role; r != roleSidecar {
			visit(i, partRoles[r], c.best[i].state)
		}
	}
}

// motion is how it stands with what follows the picture in the main file.
func (c *check) motion(main int32) state {
	if _, split := c.motions[main]; split {
		return whole
	}
	if f := c.best[main]; f.state != whole || !f.bare {
		return f.state
	}
	return nothing
}

// copiesOf counts the backup places that hold a full copy of every original
// part.
func (c *check) copiesOf(main int32) int {
	places := ^uint64(0)
	c.originals(main, func(i int32, _ string, _ state) { places &= c.copies[i] })
	n := 0
	for ; places != 0; places &= places - 1 {
		n++
	}
	return n
}
