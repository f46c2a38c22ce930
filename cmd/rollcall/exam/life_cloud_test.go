package exam_test

import (
	"cmp"
	"slices"
	"time"
)

// A span is a time in which something was so; an open end is zero.
type span struct{ from, to time.Time }

func (s span) holds(t time.Time) bool { return !t.Before(s.from) && (s.to.IsZero() || t.Before(s.to)) }

func during(list []span, t time.Time) bool {
	return slices.ContainsFunc(list, func(s span) bool { return s.holds(t) })
}

// A sender is what sends photos to the cloud: a phone, a computer.
type sender struct {
	name       string
	until      time.Time // it is given away; zero: never
	heir       *sender   // what its photos came over to
	off, stuck []span
	forgets    bool // what waits at the end of a time without uploads is forgotten
	wait       []*pic
}

// A cloud takes photos up day by day as far as its plan goes.
type cloud struct {
	*life
	senders map[string]*sender
	order   string // in which a sender's photos go up: oldest, newest, size, random
	rate    float64
	plan    int64                     // bytes; 0: no limit that matters
	other   func(day time.Time) int64 // what else is in the plan
	skips   bool                      // what does not fit is passed over, and what is smaller goes up
	takes   func(*pic) (cause string) // "": it takes it
	refused map[*pic]bool             // they never go up, whatever is tried
	in      map[*pic]bool
	used    int64
}

func (l *life) newCloud() *cloud {
	c := &cloud{life: l, senders: map[string]*sender{}, in: map[*pic]bool{}, refused: map[*pic]bool{}, other: func(time.Time) int64 { return 0 },
		takes: func(*pic) string { return "" }, order: pickOf(l.game, "oldest", "oldest", "newest", "newest", "size", "random"), rate: float64(pickOf(l.game, 20, 60, 300, 3000))}
	for _, o := range l.owners {
		var before *sender
		for i, d := range o.phones {
			s := &sender{name: d.name}
			if before != nil {
				before.until = o.since[i]
				if o.moved[i] {
					before.heir = s
				}
			}
			c.senders[d.name], before = s, s
		}
		c.senders[o.name+"'s computer"] = &sender{name: o.name + "'s computer"}
	}
	return c
}

// only makes one computer the sender of everything.
func (c *cloud) only(name string) {
	c.senders = map[string]*sender{name: {name: name}}
	for _, p := range c.pics {
		c.was[p].from = name
	}
}

// play lets the days go by until the backup is made.
func (c *cloud) play() {
	coming := slices.Clone(c.pics)
	slices.SortStableFunc(coming, func(a, b *pic) int { return c.was[a].added.Compare(c.was[b].added) })
	for day := c.first.Truncate(24 * time.Hour); day.Before(c.made); day = day.AddDate(0, 0, 1) {
		night := day.AddDate(0, 0, 1)
		if night.After(c.made) {
			night = c.made
		}
		for ; len(coming) > 0 && c.was[coming[0]].added.Before(night); coming = coming[1:] {
			c.arrive(coming[0])
		}
		c.clean(day)
		for _, name := range sortedKeys(c.senders) {
			c.pass(c.senders[name], day)
		}
	}
	c.end(coming)
}

func (c *cloud) arrive(p *pic) {
	if why := c.takes(p); why != "" {
		c.was[p].cause = why
		return
	}
	s := c.senders[c.was[p].from]
	s.wait = append(s.wait, p)
}

// clean takes out what is deleted by that day.
func (c *cloud) clean(day time.Time) {
	gone := func(p *pic) bool {
		w := c.was[p]
		if w.deleted.IsZero() || w.deleted.After(day) || w.cause != "" {
			return false
		}
		w.cause = "deleted"
		if c.in[p] {
			c.used -= c.bulk(p)
			delete(c.in, p)
		}
		return true
	}
	for p := range c.in {
		gone(p)
	}
	for _, s := range c.senders {
		s.wait = slices.DeleteFunc(s.wait, gone)
	}
}

// pass lets a sender send for a day.
func (c *cloud) pass(s *sender, day time.Time) {
	if !s.until.IsZero() && !day.Before(s.until) {
		c.handOver(s, day)
		return
	}
	if during(s.off, day) || during(s.stuck, day) {
		return
	}
	if yesterday := day.AddDate(0, 0, -1); s.forgets && (during(s.off, yesterday) || during(s.stuck, yesterday)) {
		c.leave(s, yesterday)
	}
	c.sort(s)
	var later []*pic
	for left := c.poisson(c.rate); len(s.wait) > 0 && left > 0; left-- {
		p := s.wait[0]
		full := c.plan > 0 && c.used+c.bulk(p)+c.other(day) > c.plan
		if full && !c.skips {
			break
		}
		s.wait = s.wait[1:]
		if full || c.refused[p] {
			later = append(later, p)
			continue
		}
		c.in[p] = true
		c.used += c.bulk(p)
	}
	s.wait = append(later, s.wait...)
}

func (c *cloud) sort(s *sender) {
	slices.SortStableFunc(s.wait, func(a, b *pic) int {
		switch c.order {
		case "oldest":
			return c.was[a].added.Compare(c.was[b].added)
		case "newest":
			return c.was[b].added.Compare(c.was[a].added)
		case "size":
			return cmp.Compare(c.bulk(a), c.bulk(b))
		}
		return cmp.Compare(a.uuid, b.uuid)
	})
}

// handOver is a phone given away: what waits comes over to the next one, or stays
// behind.
func (c *cloud) handOver(s *sender, day time.Time) {
	if s.heir != nil {
		s.heir.wait = append(s.heir.wait, s.wait...)
		s.wait = nil
		return
	}
	c.leave(s, day.AddDate(0, 0, -1))
}

// leave is what waits and never goes up any more, by what kept it on that day.
func (c *cloud) leave(s *sender, day time.Time) {
	c.sort(s)
	for _, p := range s.wait {
		next := p
		if !c.skips { // it waits behind the first
			next = s.wait[0]
		}
		c.was[p].cause = c.keeps(s, p, next, day)
	}
	s.wait = nil
}

func (c *cloud) keeps(s *sender, p, next *pic, day time.Time) string {
	switch {
	case during(s.off, day):
		return "upload-off"
	case c.refused[p]:
		return "sync-error"
	case c.plan > 0 && c.used+c.bulk(next)+c.other(day) > c.plan:
		return "over-quota"
	}
	return "sync-error" // stuck, or not its turn yet
}

func (c *cloud) end(coming []*pic) {
	for _, name := range sortedKeys(c.senders) {
		c.leave(c.senders[name], c.made.AddDate(0, 0, -1))
	}
	for _, p := range coming {
		c.was[p].cause = "after-backup"
	}
}

// bulk is what a photo weighs in a plan: what its file has, or where files are samples,
// what such a photo would have.
func (l *life) bulk(p *pic) int64 {
	switch {
	case l.real:
		return p.bytes()
	case p.kind == "movie":
		return 60e6 + p.bytes()*2000
	case p.kind == "screenshot", p.kind == "message":
		return 4e5
	}
	return p.bytes() * 200
}
