package exam_test

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand"
	"path"
	"strings"
	"testing"
	"time"
)

// A life is a household whose photos are played forward in time: they are taken day by
// day, travel towards a backup, and some things happen on the way.
type life struct {
	*game
	first, made, today time.Time // of the first photo, of the backup, of the library
	owners             []*owner
	was                map[*pic]*lived
	route, form        string // of route: icloud, phone, copy, app
	dated              bool   // the backup records when it was made
	tiny               bool
	real               bool   // files have their true sizes
	seen               layout // where the library keeps them
	befell             []string
	copied, sent       bool   // by its paths the backup is a copy of folders; or an app's
	chanceful          []*pic // what no likeness explains
	torn               bool   // a part of the backup is absent: what is lost may be in it
}

// An owner is a person with a phone, which is replaced now and then.
type owner struct {
	name    string
	phones  []*device
	since   []time.Time
	moved   []bool // what was on the phone before came over to this one
	camera  *device
	pace    float64
	message float64 // shares of what is no photo of their own
	dropped float64
	unclear float64
}

// lived is what befell one photo, and what is known of it.
type lived struct {
	by      *owner
	from    string    // the sender that would send it
	added   time.Time // when it came into the library
	astray  bool      // its file does not tell that day
	hidden  bool
	deleted time.Time // zero: never; in the cloud or on the phone
	cause   string    // "" it is in the backup
	told    []string  // causes that a record of this very photo, or its copy, tells
	only    bool      // that settles it, whatever the roll looks like
	asked   string    // the mechanism
	part    int       // of the delivery that it is in
}

func newLife(t testing.TB, seed int64) *life {
	h := fnv.New64a()
	fmt.Fprintf(h, "life %d", seed)
	first := int64(h.Sum64() >> 2)
	g := &game{t: t, r: rand.New(rand.NewSource(first)), lib: tree{}, bak: tree{}, more: map[string]tree{},
		nextSeed: first, libName: "library", bakName: "backup", cards: true}
	return &life{game: g, was: map[*pic]*lived{}}
}

func (l *life) tell(format string, args ...any) {
	l.befell = append(l.befell, fmt.Sprintf(format, args...))
}

func date(t time.Time) string { return t.Format("2006-01-02") }

// live takes about n photos between first and today.
func (l *life) live(n int) {
	l.tiny = n > 430
	days := int(l.today.Sub(l.first).Hours()/24) + 1
	l.household()
	busy := l.calendar(days)
	total := 0.0
	for _, b := range busy {
		total += b
	}
	var waiting []*pic
	card := time.Time{}
	for i, b := range busy {
		morning := l.first.AddDate(0, 0, i)
		for range l.poisson(float64(n) * b / total / 3.5) {
			waiting = append(waiting, l.outingOf(morning)...)
		}
		if morning.Sub(card) > 20*24*time.Hour {
			card = morning // the camera's card is read
			for _, p := range waiting {
				l.was[p].added = morning.Add(20 * time.Hour)
			}
			waiting = nil
		}
	}
	unread := map[*pic]bool{} // a card that nobody has read is in no library
	for _, p := range waiting {
		unread[p] = true
	}
	l.drop(func(p *pic) bool { return unread[p] })
	for _, p := range l.pics {
		if unread[p] {
			l.was[p].added = l.today.Add(-time.Hour)
		}
	}
	for range l.poisson(0.25) {
		l.scans(n)
	}
	for _, p := range l.pics {
		p.added = l.was[p].added
		if l.was[p].astray && l.chance(0.5) {
			for i := range p.parts {
				p.parts[i].file.when = p.added
			}
		}
	}
}

// household draws the people and what they take pictures with.
func (l *life) household() {
	names := map[string]bool{}
	for range pickOf(l.game, 1, 1, 2, 2, 3) {
		o := &owner{name: l.person(), pace: 0.3 + l.r.Float64(), message: pickOf(l.game, 0, 0.05, 0.2), dropped: pickOf(l.game, 0, 0, 0.06), unclear: pickOf(l.game, 0, 0, 0, 0.05)}
		if names[o.name] {
			continue
		}
		names[o.name] = true
		apple := l.route == "icloud" || l.route == "phone" || l.chance(0.5)
		for at := l.first; at.Before(l.today); at = at.AddDate(0, l.between(10, 50), l.between(0, 27)) {
			d := l.android()
			if apple {
				d = l.oldIPhone()
				if !l.tiny && at.Year() > 2017 && l.chance(0.8) {
					d = l.iphone()
				}
			}
			for d.name = o.name + "'s " + d.model; names[d.name]; d.name += " (2)" {
			}
			names[d.name] = true
			o.phones, o.since, o.moved = append(o.phones, d), append(o.since, at), append(o.moved, l.chance(0.6))
		}
		if l.chance(0.3) {
			o.camera = l.camera()
			o.camera.raw = pickOf(l.game, 0, 0, 0.3)
			if l.form == "takeout" {
				o.camera.raw = 0
			}
			o.camera.name = o.name + "'s " + o.camera.model
		}
		l.owners = append(l.owners, o)
	}
}

// calendar is how much is photographed on each day: everyday life, holidays, and
// months with nothing.
func (l *life) calendar(days int) []float64 {
	busy := make([]float64, days)
	for i := range busy {
		busy[i] = 0.2 + l.r.Float64()
		if l.first.AddDate(0, 0, i).Weekday()%6 == 0 {
			busy[i] *= 2
		}
	}
	span := func(long int, factor float64) {
		at := l.r.Intn(days)
		for i := at; i < min(days, at+long); i++ {
			busy[i] *= factor
		}
	}
	for range 1 + days/150 {
		span(l.between(3, 21), 4+8*l.r.Float64())
	}
	for range l.poisson(pickOf(l.game, 0, 0.5, 1.5)) {
		span(l.between(20, max(21, min(220, days/5))), 0)
	}
	for i := range busy {
		busy[i] += 1e-6
	}
	return busy
}

func (l *life) poisson(mean float64) int {
	n, p := -1, 1.0
	for limit := math.Exp(-mean); p > limit || n < 0; n++ {
		p *= l.r.Float64()
	}
	return n
}

func (o *owner) phone(at time.Time) *device {
	last := o.phones[0]
	for i, d := range o.phones {
		if !at.Before(o.since[i]) {
			last = d
		}
	}
	return last
}

// outingOf takes what one person takes at one time. Photos of a camera come back: they
// wait for their card to be read.
func (l *life) outingOf(morning time.Time) (later []*pic) {
	o := l.owners[0]
	for _, other := range l.owners[1:] {
		if l.r.Float64()*(o.pace+other.pace) < other.pace {
			o = other
		}
	}
	at := morning.Add(time.Duration(l.between(7*60, 21*60))*time.Minute + time.Duration(l.r.Intn(60))*time.Second)
	album := l.outing(at)
	camera := o.camera != nil && l.chance(0.4)
	burst := l.chance(0.08)
	for range l.between(1, 6) {
		var p *pic
		switch x := l.r.Float64(); {
		case camera:
			p = l.snap(o, o.camera, at)
			later = append(later, p)
			l.was[p].from = o.name + "'s computer"
		case x < o.message:
			p = l.received(o, at)
		case x < o.message+o.dropped:
			p = l.airdropped(o, at)
		default:
			p = l.snap(o, o.phone(at), at)
		}
		p.album = album
		step := time.Duration(l.between(20, 900)) * time.Second
		if burst {
			step = time.Duration(l.between(1, 3)) * time.Second
		}
		at = at.Add(step)
	}
	return later
}

// top is the first folder of where the library keeps it.
func (p *pic) top() string { folder, _, _ := strings.Cut(path.Dir(p.at[0]), "/"); return folder }
