package exam_test

import (
	"strings"
	"time"

	"rollcall/photo/phototest"
)

// change is what happens to photos that come through: some are damaged, made smaller,
// edited or converted. What is in no cause's list stays present.
func (l *life) change() {
	l.rename()
	if l.route == "phone" {
		return
	}
	for range l.poisson(0.45) {
		switch pickOf(l.game, "damage", "damage", "damage", "smaller", "leaner", "edited", "converted", "unlived") {
		case "damage":
			l.damage()
		case "smaller":
			l.shrink(2)
		case "leaner":
			l.shrink(1)
		case "edited":
			l.edit()
		case "converted":
			l.convert()
		case "unlived":
			l.unlive()
		}
	}
}

// here are the photos that came through as they are.
func (l *life) here(ok func(*pic) bool) []*pic {
	return where(l.pics, func(p *pic) bool { w := l.was[p]; return w.cause == "" && w.asked == "" && p.copied == nil && ok(p) })
}

func ownStill(p *pic) bool {
	return p.kind == "still" && p.shot.Taken != "" && p.shot.Model != "" && !strings.EqualFold(p.parts[0].end, ".DNG")
}

// damage is done in one session: photos that came on some days are cut or zeroed.
func (l *life) damage() {
	from := l.was[pickOf(l.game, l.pics...)].added.AddDate(0, 0, -1)
	until, share := from.AddDate(0, 0, l.between(5, 200)), 0.1+0.8*l.r.Float64()
	n := 0
	for _, p := range l.here(func(p *pic) bool { return l.was[p].added.After(from) && l.was[p].added.Before(until) }) {
		data := p.main()
		if !l.chance(share) || p.parts[0].file.hole > 0 {
			continue
		}
		at := len(data) * l.between(8, 90) / 100
		bad := append([]byte{}, data[:at]...)
		if l.chance(0.4) {
			bad = append(bad, make([]byte, len(data)-at)...)
		}
		p.instead(bad, "")
		l.because(p, "corrupted-backup", true)
		n++
	}
	l.tell("%d copies made between %s and %s are damaged", n, date(from), date(until))
}

// shrink is a service that keeps smaller versions, of all or from a day on.
func (l *life) shrink(divide int) {
	from := l.moment(-0.3, 0.9)
	n := 0
	for _, p := range l.here(ownStill) {
		if l.was[p].added.Before(from) || divide == 1 && strings.EqualFold(p.parts[0].end, ".HEIC") {
			continue
		}
		quality, m := 55, p.pixels()
		if divide > 1 {
			m, quality = smaller(m, divide), 85
		}
		end := p.parts[0].end
		if strings.EqualFold(end, ".HEIC") {
			end = ".JPG"
		}
		p.instead(jpegOf(m, p.shot, quality), end)
		p.copied = p.copied[:1]
		l.because(p, "thumbnail-only", true)
		n++
	}
	l.tell("from %s on %d photos are kept smaller (1/%d)", date(from), n, divide)
}

// edit sends the edited version instead of the original.
func (l *life) edit() {
	n := 0
	for _, p := range l.some(l.here(ownStill), l.between(1, 12)) {
		end := p.parts[0].end
		if strings.EqualFold(end, ".HEIC") {
			end = ".JPG"
		}
		p.instead(jpegOf(retouched(p.pixels(), l.r.Intn(2)), p.shot, 92), end)
		p.copied = p.copied[:1]
		l.because(p, "only-edited", true)
		n++
	}
	l.tell("%d photos are there as edited versions only", n)
}

// convert makes JPEGs of HEICs, at full size.
func (l *life) convert() {
	n := 0
	for _, p := range l.here(func(p *pic) bool {
		return ownStill(p) && strings.EqualFold(p.parts[0].end, ".HEIC") && len(p.parts) == 1
	}) {
		p.instead(jpegOf(p.pixels(), p.shot, 93), ".JPG")
		n++
	}
	l.tell("%d HEICs were converted", n)
}

// unlive leaves the movies of Live Photos out.
func (l *life) unlive() {
	n := 0
	for _, p := range l.here(func(p *pic) bool { return p.shot.ContentID != "" && len(p.parts) > 1 }) {
		p.copied = p.parts[:1]
		l.was[p].cause = "unlived"
		n++
	}
	l.tell("the movies of %d Live Photos were left out", n)
}

// rename gives names that some services give, to some of what comes through.
func (l *life) rename() {
	if l.form != "folders" || !l.chance(0.2) {
		return
	}
	l.tell("names have -1 behind them where two were alike")
}

// hides makes some photos hidden in Photos; icloudpd leaves them out, mostly.
func (l *life) hides() {
	if !l.chance(0.4) {
		return
	}
	share, out := 0.02+0.15*l.r.Float64(), l.chance(0.7)
	n := 0
	for _, p := range l.pics {
		if l.chance(share) {
			l.was[p].hidden = true
			n++
			if out {
				l.was[p].asked = "hidden"
			}
		}
	}
	l.tell("%d photos are in the Hidden album, left out of the backup: %v", n, out)
}

// layMac is a Mac's library of Photos that sends to iCloud itself, so that its database
// knows what went up.
func (l *life) layMac(c *cloud) {
	mac := c.senders["the Mac"]
	lib := phototest.PhotosLibrary{Cloud: true}
	on := phototest.PhotosSwitch{Enabled: true, Type: "CPL", When: l.first}
	lib.Switches = []phototest.PhotosSwitch{on}
	off := false
	for _, s := range mac.off {
		lib.Switches = append(lib.Switches, phototest.PhotosSwitch{Type: "CPL", When: s.from})
		if off = s.holds(l.made.AddDate(0, 0, -1)); !s.to.IsZero() && !off {
			lib.Switches = append(lib.Switches, phototest.PhotosSwitch{Enabled: true, Type: "CPL", When: s.to})
		}
	}
	lib.Cloud = !off
	if mac.off != nil && mac.off[0].from.Before(l.first) {
		lib.Switches = nil // never on: iCloud has left nothing here
	}
	l.pics = where(l.pics, func(p *pic) bool { // what was deleted is gone from the Mac too, after 30 days
		w := l.was[p]
		return w.cause != "deleted" || l.latest().Sub(w.deleted) < 30*24*time.Hour
	})
	for _, p := range l.pics {
		w := l.was[p]
		if w.cause == "" && w.asked == "hidden" {
			w.cause = "hidden-album"
		}
		if w.asked == "hidden" {
			w.told = append(w.told, "hidden-album")
		}
		switch waits := w.cause == "over-quota" || w.cause == "sync-error" || w.cause == "after-backup"; {
		case waits && c.refused[p]:
			lib.Refused = append(lib.Refused, p.uuid)
			l.because(p, "sync-error", true)
		case waits && lib.Cloud:
			lib.Queued = append(lib.Queued, p.uuid)
			w.told, w.only = append(w.told, "sync-error", "over-quota", "after-backup"), true // it waits, and nothing says for what
		case w.cause == "upload-off" && lib.Switches != nil:
			w.told, w.only = append(w.told, "upload-off"), true
		}
	}
	thin, shared, yours := l.chance(0.25), l.chance(0.25), 0
	for _, p := range l.some(l.here(func(p *pic) bool { return len(p.parts) == 1 && !l.was[p].hidden }), l.between(1, 12)) {
		if shared {
			l.because(p, "not-yours", true)
			l.was[p].asked = "shared"
			yours++
		}
	}
	l.tell("%d photos are of shared albums", yours)
	l.layPhotos(lib, func(p *pic, a *phototest.PhotosAsset) {
		w := l.was[p]
		a.Added = w.added
		switch w.cause {
		case "", "hidden-album", "deleted", "corrupted-backup", "thumbnail-only", "only-edited", "unlived", "unexplained":
			a.Master = 3
		case "over-quota", "sync-error", "after-backup":
			if lib.Cloud {
				a.Master = 1
			}
		}
		if w.asked == "shared" {
			a.Set["ZSAVEDASSETTYPE"], a.Set["ZCLOUDBATCHPUBLISHDATE"] = 4, w.added.Sub(time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC)).Seconds()
		}
		if w.hidden {
			a.Set["ZHIDDEN"] = 1
		}
		if w.cause == "deleted" && l.latest().Sub(w.deleted) < 30*24*time.Hour {
			a.Trashed = w.deleted
			l.because(p, "deleted", true)
		}
		if thin && w.cause == "" && p.copied == nil && len(a.Movie) == 0 && a.RAW == nil && l.chance(0.5) {
			a.Elsewhere = true // Optimize Storage: this Mac has no original of it
		}
	})
}
