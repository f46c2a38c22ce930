package exam_test

import (
	"slices"
	"strings"
	"time"
)

// troubles are what may happen on the way to a cloud, drawn with equal chances where
// a name stands once.
var troubles = map[string]func(c *cloud){
	"off": (*cloud).switchedOff, "full": (*cloud).fills, "stuck": (*cloud).sticks, "pause": (*cloud).pauses, "slow": (*cloud).crawls,
	"whim": (*cloud).whims, "clean-up": (*cloud).cleansUp, "kinds": (*cloud).leavesKinds, "never": (*cloud).neverSent, "refused": (*cloud).refuses, "odd": (*cloud).odd, "begins": (*cloud).begins,
}

var troubleNames = []string{"off", "off", "off", "off", "full", "full", "full", "stuck", "stuck", "pause", "slow", "whim", "clean-up", "kinds", "never", "refused", "begins", "odd", "odd"}

// draw lets none, one or several of them happen.
func (l *life) draw(names []string) (some []string) {
	for range pickOf(l.game, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3) {
		if name := pickOf(l.game, names...); !slices.Contains(some, name) {
			some = append(some, name)
		}
	}
	return some
}

// moment is a day within some shares of the time until the backup.
func (l *life) moment(low, high float64) time.Time {
	share := low + (high-low)*l.r.Float64()
	return l.first.Add(time.Duration(share * float64(l.made.Sub(l.first)))).Truncate(24 * time.Hour)
}

// someDay is the day of some photo, and its sender.
func (c *cloud) someDay() (*sender, time.Time) {
	p := pickOf(c.game, c.pics...)
	return c.senders[c.was[p].from], c.was[p].added.Truncate(24 * time.Hour)
}

func (c *cloud) switchedOff() {
	s, from := c.someDay()
	gap := span{from: from}
	if c.chance(0.35) {
		gap.to = gap.from.AddDate(0, 0, c.between(20, 300))
		s.forgets = c.route == "app" && c.chance(0.5)
	}
	s.off = append(s.off, gap)
	c.tell("uploads of %s were switched off on %s, on again %s (zero: never; forgets %v)", s.name, date(gap.from), date(gap.to), s.forgets)
}

// fills is a plan that other data share: it is full at some time, and may be made room
// in and fill again.
func (c *cloud) fills() {
	if c.plan > 0 {
		return
	}
	full := c.moment(0.05, 0.95)
	sum := int64(0)
	for _, p := range c.pics {
		if c.was[p].added.Before(full) {
			sum += c.bulk(p)
		}
	}
	c.plan = 5 << 30
	for _, plan := range []int64{50, 200, 2000} {
		if sum > c.plan*9/10 || c.chance(0.2) {
			c.plan = plan << 30
		}
	}
	rest := c.plan - sum
	c.other = func(day time.Time) int64 {
		if day.Before(full) { // it grows up to that day
			return rest - int64(float64(rest)*0.5*min(1, full.Sub(day).Hours()/24/300))
		}
		return rest
	}
	c.skips = c.chance(0.35)
	c.tell("a plan of %d GiB, shared with other data, was full on %s (what is smaller goes on: %v, %s first)", c.plan>>30, date(full), c.skips, c.order)
	if c.chance(0.4) {
		freed := full.AddDate(0, 0, c.between(20, 400))
		before, more := c.other, int64(float64(sum)*(0.05+0.6*c.r.Float64()))
		if c.chance(0.3) {
			more = 1 << 50 // a larger plan
		}
		c.other = func(day time.Time) int64 {
			if day.Before(freed) {
				return before(day)
			}
			return before(day) - more
		}
		c.tell("on %s there was room again for %d MB", date(freed), more/1e6)
	}
}

func (c *cloud) sticks() {
	s, from := c.someDay()
	s.stuck = append(s.stuck, span{from: from})
	c.tell("the upload of %s was stuck from %s on, %s first", s.name, date(from), c.order)
}

// pauses stop all senders for a time.
func (c *cloud) pauses() {
	gap := span{from: c.moment(0.1, 0.8)}
	gap.to = gap.from.AddDate(0, 0, c.between(10, 200))
	lost := c.route == "app" && c.chance(0.7)
	for _, name := range sortedKeys(c.senders) {
		s := c.senders[name]
		s.stuck = append(s.stuck, gap)
		s.forgets = lost
	}
	c.tell("nothing went up from %s to %s; what waited was forgotten: %v", date(gap.from), date(gap.to), lost)
}

// crawls is a first upload that began late and had not come far.
func (c *cloud) crawls() {
	begun := c.moment(0.6, 0.98)
	days := max(1, c.made.Sub(begun).Hours()/24)
	c.rate = max(0.02, float64(len(c.pics))/days*(0.1+0.8*c.r.Float64())/float64(max(1, len(c.senders)/2)))
	for _, s := range c.senders {
		s.stuck = append(s.stuck, span{to: begun, from: c.first.AddDate(-60, 0, 0)})
	}
	c.tell("the first upload began on %s, %s first, %.2f a day and device", date(begun), c.order, c.rate)
}

// whims are photos deleted here and there.
func (l *life) whimsAt(share float64) (n int) {
	for _, p := range l.pics {
		if l.chance(share) && l.was[p].deleted.IsZero() {
			l.was[p].deleted = l.was[p].added.AddDate(0, 0, l.between(1, 500))
			n++
		}
	}
	return n
}

func (c *cloud) whims() {
	c.tell("%d photos were deleted by whim, in the cloud alone", c.whimsAt(0.02+0.13*c.r.Float64()))
}

// cleansUp deletes photos of a kind.
func (c *cloud) cleansUp() { c.cleanUp() }

func (l *life) cleanUp() {
	on := l.moment(0.5, 0.99)
	if l.chance(0.3) {
		on = l.made.AddDate(0, 0, -l.between(1, 25))
	}
	one := l.pics[l.r.Intn(len(l.pics))]
	what := pickOf(l.game, "screenshots", "movies", "album", "old", "messages", "bursts")
	var n int
	for i, p := range l.pics {
		hit := false
		switch what {
		case "screenshots":
			hit = p.kind == "screenshot"
		case "movies":
			hit = p.kind == "movie"
		case "messages":
			hit = p.kind == "message"
		case "album":
			hit = p.album == one.album
		case "old":
			hit = p.when.Year() <= one.when.Year() && one.when.Year() < l.made.Year()
		default:
			hit = i > 0 && p.when.Sub(l.pics[i-1].when).Abs() < 5*time.Second
		}
		if hit && l.was[p].added.Before(on) && !l.chance(0.02) {
			l.was[p].deleted = on
			n++
		}
	}
	if n < 3 && l.chance(0.9) {
		l.cleanUp()
		return
	}
	l.tell("a clean-up on %s deleted %d photos: %s (%s, %d)", date(on), n, what, one.album, one.when.Year())
}

// leavesKinds is an app or a setting that does not take some photos.
func (c *cloud) leavesKinds() {
	what := pickOf(c.game, "movies", "screenshots", "messages", "gif", "heic", "computer")
	if c.route == "icloud" {
		what = "gif"
	}
	before := c.takes
	refuse := func(p *pic) string {
		end := strings.ToUpper(p.parts[0].end)
		switch {
		case what == "movies" && p.kind == "movie", what == "screenshots" && p.kind == "screenshot", what == "messages" && p.kind == "message",
			what == "computer" && strings.HasSuffix(c.was[p].from, "computer"):
			return "outside-scope"
		case what == "heic" && end == ".HEIC", what == "gif" && end == ".GIF":
			return "unreadable-format"
		}
		return before(p)
	}
	n := len(where(c.pics, func(p *pic) bool { return refuse(p) != before(p) }))
	if n < 3 && c.chance(0.9) {
		c.leavesKinds()
		return
	}
	c.takes = refuse
	c.tell("the app does not send: %s, %d photos", what, n)
}

func (c *cloud) neverSent() {
	s, _ := c.someDay()
	s.off = append(s.off, span{from: c.first.AddDate(-60, 0, 0)})
	c.tell("%s never had uploads on", s.name)
}

// begins is an app that sends what is new from the day on that it is there.
func (c *cloud) begins() {
	if c.route == "icloud" {
		c.crawls()
		return
	}
	from, before := c.moment(0.05, 0.7), c.takes
	c.takes = func(p *pic) string {
		if c.was[p].added.Before(from) {
			return "outside-scope"
		}
		return before(p)
	}
	c.tell("only what is new from %s on is sent", date(from))
}

// refuses are single photos that fail again and again.
func (c *cloud) refuses() {
	share := 0.01 + 0.1*c.r.Float64()
	for _, p := range c.pics {
		if c.chance(share) {
			c.refused[p] = true
		}
	}
	c.tell("%d photos failed each time they were sent", len(c.refused))
}

// odd is what no cause of the list names.
func (c *cloud) odd() { c.oddly() }

func (l *life) oddly() {
	share := pickOf(l.game, 0.02, 0.05, 0.15, 0.4)
	how := pickOf(l.game, "a bug lost photos here and there", "a tool took photos for copies of others", "somebody moved photos to where they were forgotten")
	n := 0
	for i, p := range l.pics {
		hit := l.chance(share)
		switch how[2] {
		case 't':
			hit = i > 0 && p.when.Sub(l.pics[i-1].when).Abs() < 40*time.Second && l.chance(share*2)
		case 'm':
			hit = i%17 < int(share*17)
		}
		if hit {
			l.was[p].asked = "odd"
			n++
		}
	}
	l.tell("%s: %d photos, %.2f", how, n, share)
}
