package exam_test

import (
	"path"
	"slices"
	"strings"
	"time"
)

// A copier copies the library's files to a disk or NAS, again and again.
type copier struct {
	*life
	passes []time.Time
	takes  func(*pic) (cause string)
	byDate bool // only what is dated after the pass before
	room   int64
	breaks float64 // share of the last pass that is done; 1: all
	has    map[*pic]time.Time
}

var copyTroubles = []string{"stops", "stops", "full", "full", "chosen", "chosen", "chosen", "dates", "names", "dots", "whim", "clean-up", "odd", "odd", "pruned", "pruned", "late", "huge"}

// copied plays the copies of a library that is laid out already.
func (l *life) copies() {
	c := &copier{life: l, takes: func(*pic) string { return "" }, room: 1 << 60, breaks: 1, has: map[*pic]time.Time{}}
	step := l.between(10, 400)
	for at := l.moment(0.05, 0.6); at.Before(l.made.AddDate(0, 0, -5)); at = at.AddDate(0, 0, step) {
		c.passes = append(c.passes, at)
	}
	c.passes = append(c.passes, l.made)
	if l.chance(0.5) { // one copy, made once
		c.passes = []time.Time{l.made}
	}
	for _, name := range l.draw(copyTroubles) {
		c.trouble(name)
	}
	for i, at := range c.passes {
		c.pass(at, i)
	}
	for _, p := range l.pics {
		w := l.was[p]
		_, has := c.has[p]
		switch {
		case w.cause != "":
		case has && !w.deleted.IsZero():
			w.cause = "deleted" // in the backup: somebody cleaned up there
		case !has && w.added.After(l.made):
			w.cause = "after-backup"
		case !has:
			w.cause = "unexplained"
		}
	}
}

func (c *copier) trouble(name string) {
	switch name {
	case "stops":
		c.breaks = 0.03 + 0.9*c.r.Float64()
		c.tell("the last copying stopped when %.2f of it was done", c.breaks)
	case "full":
		sum := int64(0)
		for _, p := range c.pics {
			sum += c.bulk(p)
		}
		c.room = int64(float64(sum) * (0.1 + 0.85*c.r.Float64()))
		c.tell("the disk was full")
	case "chosen":
		c.chosen()
	case "dates":
		c.byDate = len(c.passes) > 1
		c.tell("only what is dated after the pass before is copied: %v", c.byDate)
	case "names":
		c.awkward()
	case "huge":
		c.huge()
	case "dots":
		c.hide()
	case "whim":
		c.tell("%d deleted in the backup by whim", c.whimsAt(0.02+0.1*c.r.Float64()))
	case "clean-up":
		c.cleanUp()
	case "odd":
		c.oddly()
	case "pruned":
		c.prune()
	case "late":
		c.today = c.made
		c.made = c.moment(0.4, 0.97)
		c.passes = append(slices.DeleteFunc(c.passes, func(t time.Time) bool { return !t.Before(c.made) }), c.made)
		c.tell("the last copy was made on %s, the library goes on to %s", date(c.made), date(c.today))
	}
}

// chosen leaves out what somebody did not choose: a folder, a device, a year, a kind.
func (c *copier) chosen() {
	one := c.pics[c.r.Intn(len(c.pics))]
	what := pickOf(c.game, "folder", "top", "year", "movies", "early", "gif")
	before := c.takes
	refuse := func(p *pic) string {
		switch end := strings.ToUpper(p.parts[0].end); {
		case what == "folder" && path.Dir(p.at[0]) == path.Dir(one.at[0]) && path.Dir(p.at[0]) != ".",
			what == "top" && p.top() == one.top() && p.top() != ".",
			what == "year" && p.when.Year() == one.when.Year(),
			what == "early" && p.when.Before(one.when) && one.when.Before(c.made.AddDate(0, -3, 0)),
			what == "movies" && p.kind == "movie":
			return "outside-scope"
		case what == "gif" && end == ".GIF":
			return "unreadable-format"
		}
		return before(p)
	}
	n := len(where(c.pics, func(p *pic) bool { return refuse(p) != before(p) }))
	if n < 3 && c.chance(0.9) {
		c.chosen()
		return
	}
	c.takes = refuse
	c.tell("the copy does not cover: %s (%s), %d photos", what, one.at[0], n)
}

// awkward are names that the target cannot hold, some of which came through all the
// same on other disks: each is renamed in the library.
func (c *copier) awkward() {
	bad := pickOf(c.game, ":", "?", "*", "|", "\"")
	n := 0
	for _, p := range c.pics {
		if !c.chance(0.07) {
			continue
		}
		for i, name := range p.at {
			stem := strings.TrimSuffix(path.Base(name), path.Ext(name))
			to := path.Join(path.Dir(name), "Anna"+bad+" "+stem+path.Ext(name))
			c.lib[to] = c.lib[name]
			delete(c.lib, name)
			p.at[i] = to
		}
		c.was[p].asked = "name"
		n++
	}
	before := c.takes
	c.takes = func(p *pic) string {
		if strings.Contains(p.at[0], bad) {
			return "target-limit"
		}
		return before(p)
	}
	c.tell("the disk holds no %q in names: %d photos", bad, n)
}

// huge are movies of more than 4 GiB, which a FAT disk cannot hold.
func (c *copier) huge() {
	n := 0
	for _, p := range c.some(where(c.pics, isKind("movie")), c.between(1, 2)) {
		p.parts[0].file = long(p.main(), 4<<30+int64(c.between(1, 400))<<20)
		p.parts[0].file.when = p.when
		c.lib[p.at[0]] = p.parts[0].file
		c.was[p].asked = "huge"
		n++
	}
	before := c.takes
	c.takes = func(p *pic) string {
		if c.was[p].asked == "huge" {
			c.was[p].told = []string{"target-limit"}
			return "target-limit"
		}
		return before(p)
	}
	c.tell("the disk holds no files of 4 GiB, and there are %d", n)
}

// hide moves an album into a folder with a dot, which the copy leaves out; a decoy with
// a dot is copied.
func (c *copier) hide() {
	one := c.pics[c.r.Intn(len(c.pics))]
	folder := pickOf(c.game, ".private", ".hidden", ".old")
	n := 0
	for _, p := range c.pics {
		if p.album != one.album || c.was[p].asked != "" {
			continue
		}
		for i, name := range p.at {
			to := folder + "/" + path.Base(name)
			if _, taken := c.lib[to]; taken {
				to = folder + "/" + p.uuid[:6] + path.Base(name)
			}
			c.lib[to] = c.lib[name]
			delete(c.lib, name)
			p.at[i] = to
		}
		c.was[p].hidden = true
		n++
	}
	comes := c.chance(0.4)
	before := c.takes
	c.takes = func(p *pic) string {
		if c.was[p].hidden && !comes {
			return "hidden-folder"
		}
		return before(p)
	}
	c.tell("%d photos lie in %s; copied all the same: %v", n, folder, comes)
}

// prune takes photos out of a backup that an earlier run of rollcall has seen.
func (c *copier) prune() {
	one := c.pics[c.r.Intn(len(c.pics))]
	all := c.chance(0.5)
	n := 0
	for _, p := range c.pics {
		if all && p.album == one.album || !all && c.chance(0.1) {
			c.was[p].asked = "pruned"
			n++
		}
	}
	c.tell("%d photos were in the backup when rollcall ran before", n)
}

// pass copies in the order of names what is not there yet.
func (c *copier) pass(at time.Time, n int) {
	var list []*pic
	for _, p := range c.pics {
		if _, has := c.has[p]; has || !c.was[p].added.Before(at) || c.was[p].cause != "" {
			continue
		}
		if why := c.takes(p); why != "" {
			if n == len(c.passes)-1 {
				c.was[p].cause = why
			}
			continue
		}
		if c.byDate && n > 0 && p.when.Before(c.passes[n-1]) {
			continue // it came later than it is dated
		}
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b *pic) int { return strings.Compare(strings.ToLower(a.at[0]), strings.ToLower(b.at[0])) })
	done := len(list)
	if n == len(c.passes)-1 {
		done = int(float64(done)*c.breaks + 0.5)
	}
	for i, p := range list {
		switch {
		case i >= done:
			c.was[p].cause = "sync-error"
		case c.room < c.bulk(p):
			if n == len(c.passes)-1 {
				c.was[p].cause = "target-limit"
			}
			c.room = min(c.room, 0)
		default:
			c.room -= c.bulk(p)
			c.has[p] = at
		}
	}
}
