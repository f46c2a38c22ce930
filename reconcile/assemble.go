package reconcile

import (
	"cmp"
	"slices"
	"time"

	"rollcall/photo"
)

// outline is the report without what explaining finds. It counts over the whole roll,
// also what the report does not list.
func (c *check) outline() *photo.Report {
	r := &photo.Report{
		GeneratedAt: c.req.Now, Quick: c.req.Quick, Plan: c.req.Plan,
		Library: c.libraries(), Backup: c.backups, Summary: c.summary(),
	}
	r.Complete = allSeen(r.Library) && allSeen(r.Backup)
	return r
}

// fill puts what was found of single photos, days and patterns into the report.
func (c *check) fill(r *photo.Report, verdicts []*photo.Verdict, cases []lost, patterns []photo.Pattern) {
	for i := range cases {
		c.countCause(&r.Summary, &cases[i])
	}
	r.Patterns, r.Deadlines, r.Days = patterns, deadlines(cases), c.days()
	r.Photos = make([]photo.Verdict, 0, len(verdicts))
	for _, v := range verdicts {
		r.Photos = append(r.Photos, *v)
	}
	slices.SortStableFunc(r.Photos, func(a, b photo.Verdict) int {
		return cmp.Or(cmp.Compare(a.Place, b.Place), cmp.Compare(a.Path, b.Path))
	})
}

func (c *check) libraries() []photo.Place {
	var places []photo.Place
	for i := range c.req.Library {
		p := c.req.Library[i].Place
		p.Tally = c.lib.tally(i, p.Tally)
		places = append(places, p)
	}
	return places
}

// allSeen reports whether nothing of the places stayed unseen.
func allSeen(places []photo.Place) bool {
	return !slices.ContainsFunc(places, func(p photo.Place) bool {
		return !p.Complete || p.Tally.Problems > 0 || slices.ContainsFunc(p.Problems, func(q photo.Problem) bool {
			return q.Hides()
		})
	})
}

func (c *check) summary() photo.Summary {
	s := photo.Summary{
		BackupOnly: c.backOnly, SameDisk: c.sameDisk,
		Grades: map[photo.Grade]int{}, Causes: map[string]photo.Count{},
	}
	for k, main := range c.lib.all(c.lib.isPhoto) {
		l := &c.roll[k]
		s.Photos++
		s.Bytes += l.size
		c.count(&s, l.status)
		s.Copies[min(c.copiesOf(main), len(s.Copies)-1)]++
		if f := c.best[main]; f.place >= 0 {
			s.Grades[f.gradeName()]++
			if l.status == photo.Present && f.larger {
				s.Better++
			}
		}
		if l.status == photo.Missing || l.status == photo.Incomplete {
			s.Lost += l.size
			if c.lib.briefs[main].is(copyable) {
				s.Copyable++
			}
		}
	}
	return s
}

func (c *check) count(s *photo.Summary, status photo.Status) {
	switch status {
	case photo.Present:
		s.Present++
	case photo.Incomplete:
		s.Incomplete++
	case photo.Missing:
		s.Missing++
	default:
		s.Unsure++
	}
}

// countCause counts what is surely lost by its cause.
func (c *check) countCause(s *photo.Summary, one *lost) {
	v := one.verdict
	if v.Status == photo.Unsure {
		return
	}
	n := s.Causes[v.Cause]
	n.Photos++
	n.Bytes += c.roll[one.line].size
	s.Causes[v.Cause] = n
	if v.Expected && v.Status == photo.Missing {
		s.Expected++
	}
}

// deadlines groups what a trash will drop: photos of the library that lie in its
// own trash, and photos whose only full copy lies in the backup's.
func deadlines(cases []lost) []photo.Deadline {
	here := photo.Deadline{Text: "in the trash of the library, without a full copy in the backup"}
	there := photo.Deadline{Text: "in the trash of the backup, and nowhere else in it"}
	for i := range cases {
		one := &cases[i]
		switch it := one.photo.Item; {
		case one.verdict.Status == photo.Unsure:
		case it.Facts.Has(photo.FactTrash):
			addDeadline(&here, it.Facts.Time(photo.FactTrashExpires))
		case one.inTrash != nil:
			addDeadline(&there, one.inTrash.Facts.Time(photo.FactTrashExpires))
		}
	}
	return slices.DeleteFunc([]photo.Deadline{here, there}, func(d photo.Deadline) bool { return d.Photos == 0 })
}

// addDeadline counts a photo that goes at a time; zero where that is not told.
func addDeadline(d *photo.Deadline, goes time.Time) {
	d.Photos++
	if !goes.IsZero() && (d.First.IsZero() || goes.Before(d.First)) {
		d.First = goes
	}
}
