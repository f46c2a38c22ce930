package exam_test

import (
	"fmt"
	"time"

	"rollcall/photo/phototest"
)

// snap takes one photo. Of the clocks some are wrong.
func (l *life) snap(o *owner, d *device, at time.Time) *pic {
	clock := at
	wrong := d == o.camera && o.unclear > 0 && at.Month()%3 == 0
	if wrong {
		clock = time.Date(2008, 1, 1, 0, 0, 0, 0, time.UTC).Add(at.Sub(l.first) / 30)
	}
	var p *pic
	if l.tiny && l.chance(0.97) {
		p = l.begin(d, clock, "still")
		p.shot.Width, p.shot.Height = 96, 64
		p.parts = []part{{end: d.still, file: l.file(p, jpegOf(paint(p.shot), p.shot, 88))}}
	} else {
		p = l.take(d, clock)
	}
	l.know(p, o, at, wrong)
	return p
}

func (l *life) know(p *pic, o *owner, added time.Time, astray bool) {
	l.was[p] = &lived{by: o, from: p.dev.name, added: added, astray: astray}
}

// received came by a messenger, without metadata.
func (l *life) received(o *owner, at time.Time) *pic {
	d := o.phone(at)
	p := l.begin(d, at, "message")
	if d.make != "Apple" {
		p.stem = fmt.Sprintf("IMG-%s-WA%04d", at.Format("20060102"), l.r.Intn(40))
	}
	p.shot = phototest.Shot{Seed: p.shot.Seed, Width: 160, Height: 120}
	p.parts = []part{{end: ".jpg", file: l.file(p, bare(paint(p.shot), 80))}}
	if l.chance(0.15) {
		p.parts = []part{{end: ".gif", file: l.file(p, gifOf(p.shot))}}
	}
	l.know(p, o, at, false)
	return p
}

// airdropped is another phone's photo that was saved on this one.
func (l *life) airdropped(o *owner, at time.Time) *pic {
	d := o.phone(at)
	other := *d
	other.model, other.live, other.movies, other.shots = pickOf(l.game, "iPhone X", "iPhone 7", "Pixel 3", "SM-G960F"), 0, 0, 0
	p := l.snap(o, &other, at.Add(-time.Duration(l.between(1, 2000))*time.Minute))
	d.counter = other.counter
	p.dev = d
	l.know(p, o, at, true)
	return p
}

// scans are old prints that were scanned in one go.
func (l *life) scans(n int) {
	o := l.owners[0]
	at := l.first.Add(time.Duration(l.r.Float64() * float64(l.today.Sub(l.first)))).Truncate(24 * time.Hour).Add(15 * time.Hour)
	d := &device{name: "Scans", make: "EPSON", model: "Perfection V600", names: counted("scan"), still: ".jpg"}
	for range l.between(4, max(5, n/10)) {
		old := time.Date(l.between(1965, 1999), time.Month(l.between(1, 12)), l.between(1, 28), 12, 0, 0, 0, time.UTC)
		clock := pickOf(l.game, at, old)
		p := l.begin(d, clock, "scan")
		p.parts = []part{{end: ".jpg", file: l.file(p, jpegOf(paint(p.shot), p.shot, 90))}}
		p.album = "Scans"
		l.know(p, o, at, !clock.Equal(at))
		l.was[p].from = o.name + "'s computer"
		at = at.Add(40 * time.Second)
	}
}
