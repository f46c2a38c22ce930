package exam_test

import (
	"fmt"
	"path"
	"slices"
	"time"

	"rollcall/photo/phototest"
)

// aPhone plays the backup of one person's phone: it holds what is on the phone on that
// day.
func (l *life) aPhone() {
	o := l.owners[0]
	last := len(o.phones) - 1
	on := map[string]bool{}
	for i := last; i >= 0; i-- {
		on[o.phones[i].name] = true
		if !o.moved[i] {
			break
		}
	}
	if len(where(l.pics, func(p *pic) bool { return on[l.was[p].from] })) < 6 {
		for _, d := range o.phones {
			on[d.name] = true
		}
	}
	for _, name := range l.draw([]string{"whim", "whim", "clean-up", "clean-up", "odd", "late", "late", "thumbs", "thumbs", "broken", "broken", "alone"}) {
		switch name {
		case "whim":
			l.tell("%d deleted on the phone by whim", l.whimsAt(0.02+0.1*l.r.Float64()))
		case "clean-up":
			l.cleanUp()
		case "odd":
			l.oddly()
		case "late":
			l.today, l.made = l.made, l.moment(0.5, 0.97)
			l.tell("the backup is of %s, the library goes on to %s", date(l.made), date(l.today))
		case "thumbs":
			l.offload()
		case "broken":
			l.interrupt()
		case "alone": // nothing but what the phone has is in the library
			l.drop(func(p *pic) bool { return !on[l.was[p].from] })
		}
	}
	for _, p := range l.pics {
		w := l.was[p]
		switch {
		case !on[w.from]:
			w.cause, w.told = "outside-scope", []string{"outside-scope"} // another device's: a phone's backup has what is on that phone
		case w.added.After(l.made):
			w.cause = "after-backup"
		case !w.deleted.IsZero() && w.deleted.Before(l.made):
			w.cause = "deleted"
		}
	}
	l.tell("a backup of %s's %s", o.name, o.phones[last].model)
}

// drop takes photos out of the library before it is laid out, but for a few.
func (l *life) drop(these func(*pic) bool) {
	if rest := where(l.pics, func(p *pic) bool { return !these(p) }); len(rest) > 12 {
		l.pics = rest
	}
}

// offload is Optimize Storage: of older photos the phone keeps a small version.
func (l *life) offload() {
	until := l.moment(0.2, 0.9)
	n := 0
	for _, p := range l.pics {
		if l.was[p].added.Before(until) && p.kind == "still" && l.chance(0.9) {
			l.was[p].asked = "thumb"
			n++
		}
	}
	l.tell("Optimize Storage keeps small versions of %d photos taken before %s", n, date(until))
}

// interrupt is a backup that did not come to its end.
func (l *life) interrupt() {
	l.form = "unfinished"
	share := 0.03 + 0.5*l.r.Float64()
	n := 0
	for _, p := range l.pics {
		if l.chance(share) {
			l.was[p].asked = "blob"
			n++
		}
	}
	l.tell("the backup did not finish: the data of %d photos is absent", n)
}

func (l *life) writePhone() {
	b := phototest.PhoneBackup{Device: l.owners[0].name + "'s iPhone", Date: l.made, ICloud: l.chance(0.4), Version: "16.6"}
	if l.form == "unfinished" {
		b.State = "uploading"
	}
	if l.chance(0.2) {
		b.Password = "correct horse"
		l.password = b.Password
	}
	taken := map[string]bool{}
	l.settle()
	for i, p := range byTime(l.pics) {
		w := l.was[p]
		if w.cause == "" && w.asked == "thumb" {
			b.ICloud = true
			l.because(p, "thumbnail-only", true)
			b.Files = append(b.Files, phototest.PhoneFile{Path: fmt.Sprintf("Media/PhotoData/Thumbnails/V2/DCIM/%dAPPLE/%s/5003.JPG", 100+i/1000, p.name()),
				Content: jpegOf(smaller(p.pixels(), 2), p.shot, 70), Modified: p.utc()})
		}
		if w.cause == "" && w.asked == "blob" {
			l.because(p, "corrupted-backup", true)
		}
		if w.cause != "" && w.cause != "corrupted-backup" {
			continue
		}
		dir, stem := fmt.Sprintf("DCIM/%dAPPLE", 100+i/1000), p.stem
		for n := 1; taken[path.Join(dir, stem)]; n++ {
			stem = fmt.Sprintf("%s_%d", p.stem, n)
		}
		taken[path.Join(dir, stem)] = true
		for _, s := range p.sent() {
			b.Files = append(b.Files, phototest.PhoneFile{Path: path.Join("Media", dir, stem+s.end), Content: s.file.data, Modified: p.utc(),
				Added: w.added, Taken: p.utc(), UUID: p.uuid, Lost: w.cause == "corrupted-backup"})
		}
	}
	l.bak.add("", b.Tree())
}

// because is what a record or a copy of the photo tells; only: that settles it.
func (l *life) because(p *pic, cause string, only bool) {
	w := l.was[p]
	w.cause, w.only = cause, only
	if !slices.Contains(w.told, cause) {
		w.told = append(w.told, cause)
	}
}

// latest is the last day of anything.
func (l *life) latest() time.Time {
	if l.today.After(l.made) {
		return l.today
	}
	return l.made
}
