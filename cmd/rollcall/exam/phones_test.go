package exam_test

import (
	"path"
	"time"
)

// dcimOf is the DCIM of the phone that took it, copied into a folder of its name.
func dcimOf(p *pic) string { return path.Join(p.dev.name, "DCIM", "100APPLE", p.stem) }

func icloudpdLayout(p *pic) string { return p.when.Format("2006/01/02/") + p.stem }

func of(d *device) func(*pic) bool { return func(p *pic) bool { return p.dev == d } }

// twoPhones are a newer and an older iPhone over the same time.
func (g *game) twoPhones(low, high int) (one, two *device, from time.Time, months int) {
	one, two = g.iphone(), g.oldIPhone()
	for two.name == one.name {
		two.name = g.person() + "'s iPhone"
	}
	from, months = g.start(), g.between(10, 30)
	n := g.between(low, high)
	g.roll(one, n*g.between(40, 60)/100, from, from.AddDate(0, months, 0))
	g.roll(two, n-len(g.pics), from, from.AddDate(0, months, 0))
	return one, two, from, months
}

// quota are two phones whose movies sum up to more than a plan.
func (g *game) quota(plan int64, over int) {
	g.twoPhones(60, 140)
	for _, d := range []*device{g.pics[0].dev, g.pics[len(g.pics)-1].dev} {
		for range 8 {
			g.takeMovie(d, g.pics[g.r.Intn(len(g.pics))].when.Add(5*time.Minute))
		}
	}
	movies := where(g.pics, isKind("movie"))
	for _, p := range movies {
		size := plan * 14 / 10 / int64(len(movies)) * int64(g.between(50, 150)) / 100
		p.parts[0].file = long(p.main(), size)
		p.parts[0].file.when = p.when
	}
}

// beyond are the photos that came when the sum was full.
func (g *game) beyond(plan int64) (late []*pic) {
	sum := int64(0)
	for _, p := range byTime(g.pics) {
		if sum += p.bytes(); sum > plan || late != nil {
			late = append(late, p)
		}
	}
	return late
}
