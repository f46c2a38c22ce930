package exam_test

import (
	"bytes"
	"fmt"
	"math"
	"path"
	"slices"
	"strings"
	"time"
	"unicode"

	"rollcall/photo/phototest"
)

// play draws a household and plays its photos until they lie on both sides.
func (l *life) play(small bool) {
	l.route = pickOf(l.game, "icloud", "icloud", "icloud", "icloud", "app", "app", "app", "phone", "phone", "copy", "copy", "copy")
	years := 0.4 + 8*math.Pow(l.r.Float64(), 1.5)
	l.made = day("2025-06-01").Add(12 * time.Hour)
	l.form = l.drawForm()
	l.dated = l.form == "zips" || l.route == "phone"
	if l.form != "zips" {
		l.made = l.made.AddDate(0, -l.between(0, 40), -l.between(0, 27))
	}
	l.first = l.made.Add(-time.Duration(years*365*24) * time.Hour).Truncate(24 * time.Hour)
	l.today = l.made
	if l.route != "copy" && l.route != "phone" && l.chance(0.12) {
		l.today = l.made.AddDate(0, 0, l.between(5, 300))
	}
	l.live(l.size(small))
	l.tell("%s, %s, %d people, %s to %s, backup of %s", l.route, l.form, len(l.owners), date(l.first), date(l.latest()), date(l.made))
	switch l.route {
	case "copy":
		l.onDisk()
	case "phone":
		l.aPhone()
		l.change()
		l.layAnywhere()
		l.writePhone()
	default:
		l.intoCloud()
	}
	l.mirrored()
	l.judgeAll()
}

// mirrored looks whether the backup has the library's folders, and these have names that
// people gave: then it is a copy of folders. Where folders are of dates, or there are
// none, an app may have made them on both sides.
func (l *life) mirrored() {
	if l.form != "tree" && l.route != "copy" {
		return
	}
	n := 0
	for name := range l.bak {
		if _, ok := l.lib[name]; ok && strings.ContainsFunc(path.Dir(name), unicode.IsLetter) {
			n++
		}
	}
	l.copied, l.sent = true, n*2 < len(l.bak)
}

// empty reports whether nothing came through: rollcall refuses to compare with that.
func (l *life) empty() bool { return len(l.bak) == 0 || share(l.pics) > 0.97 }

func share(list []*pic) float64 {
	return float64(len(where(list, func(p *pic) bool { return p.gone }))) / float64(max(1, len(list)))
}

func (l *life) size(small bool) int {
	switch {
	case small:
		return 30
	case l.form != "photos" && l.route != "phone" && l.chance(0.04):
		return l.between(900, 2200)
	}
	return int(30 * math.Pow(14, l.r.Float64()))
}

func (l *life) drawForm() string {
	switch l.route {
	case "icloud":
		return pickOf(l.game, "folders", "zips", "icloudpd", "icloudpd", "photos", "photos")
	case "app":
		return pickOf(l.game, "takeout", "dropbox", "onedrive", "tree")
	}
	return l.route
}

// layAnywhere lays the library out as people sort photos. What nobody took by then is
// not in it.
func (l *life) layAnywhere() {
	l.pics = where(l.pics, func(p *pic) bool { return !l.was[p].added.After(l.latest()) })
	l.seen = l.anyLayout()
	if l.chance(0.25) {
		l.seen = flat
	}
	l.layLibrary(l.seen)
}

func (l *life) onDisk() {
	l.layAnywhere()
	l.copies()
	l.change()
	earlier := tree{}
	again := slices.ContainsFunc(l.pics, func(p *pic) bool { return l.was[p].asked == "pruned" && l.was[p].cause == "" })
	l.settle()
	other := l.anyLayout()
	moved := l.chance(0.25)
	put := func(to tree, lost func(*pic) bool) {
		for _, p := range l.pics {
			if lost(p) {
				continue
			}
			stem := strings.TrimSuffix(p.at[0], p.parts[0].end)
			if moved {
				stem = to.free(other(p), p.sent())
			}
			for _, s := range p.sent() {
				to[stem+s.end] = s.file
			}
		}
	}
	if again {
		put(earlier, func(p *pic) bool { return p.gone && l.was[p].cause != "lost-from-backup" })
		l.then = append(l.then, earlier)
	}
	put(l.bak, func(p *pic) bool { return p.gone })
}

func (l *life) intoCloud() {
	c := l.newCloud()
	if l.form == "photos" {
		c.only("the Mac")
	}
	if l.route == "app" && l.form != "takeout" && !l.tiny && l.chance(0.12) {
		c.longMovies()
	}
	for _, name := range l.draw(troubleNames) {
		troubles[name](c)
	}
	if l.form == "photos" {
		l.hides()
	}
	c.play()
	l.change()
	if l.form == "photos" {
		l.layMac(c)
	} else {
		l.layAnywhere()
	}
	l.settle()
	switch l.form {
	case "folders", "zips":
		l.deliverExport()
	case "photos":
		l.layBackup(icloudpdLayout)
	case "icloudpd":
		l.layBackup(icloudpdLayout)
	case "takeout":
		l.bak.add("", l.takeout().Tree())
	case "dropbox":
		l.layBackup(timeNames)
	case "onedrive":
		l.layBackup(oneDrive)
	default:
		l.layBackup(pickOf(l.game, byMonth, byYear, flat, byDevice))
	}
}

// settle makes of the causes what the machinery lays out.
func (l *life) settle() {
	for _, p := range l.pics {
		w := l.was[p]
		switch {
		case w.asked == "odd" && w.cause == "":
			w.cause = "unexplained"
		case w.asked == "pruned" && w.cause == "":
			l.because(p, "lost-from-backup", true)
		}
		p.gone = w.cause != "" && p.copied == nil
	}
}

// longMovies are movies of their true size, so that the files tell how full a plan is;
// some plans end there, some are never reached.
func (c *cloud) longMovies() {
	left := int64(c.between(3, 8)) << 30
	c.real = true
	for _, p := range c.pics {
		if size := int64(c.between(50, 900)) << 20; p.kind == "movie" && left > size {
			left -= size
			p.parts[0].file = long(p.main(), size)
			p.parts[0].file.when = p.when
		}
	}
	if c.chance(0.7) {
		c.plan = 5 << 30
		taken := int64(float64(c.plan) * pickOf(c.game, 0, 0, 0.1, 0.4))
		c.other = func(time.Time) int64 { return taken }
		c.skips = c.chance(0.5)
		c.order = pickOf(c.game, "oldest", "oldest", c.order)
		if c.chance(0.5) {
			c.args = []string{"--plan", "5GB"}
		}
		c.tell("a plan of 5 GiB, of which other data take %d MB", taken/1e6)
	}
	c.tell("movies of their true size")
}

// deliverExport is what privacy.apple.com sends, in which what was deleted in the last
// 30 days is listed.
func (l *life) deliverExport() {
	e := phototest.ICloudExport{Parts: l.between(1, 5)}
	trash := func(p *pic) bool {
		w := l.was[p]
		return w.cause == "deleted" && l.made.Sub(w.deleted) < 30*24*time.Hour
	}
	shown := where(byTime(l.pics), func(p *pic) bool { return !p.gone || trash(p) })
	e.Parts = min(e.Parts, max(1, len(shown)/3))
	for i, p := range shown {
		w, trashed := l.was[p], trash(p)
		w.part = 1 + i*e.Parts/len(shown)
		x := phototest.ExportPhoto{Name: p.name(), Content: p.main(), Taken: p.utc(), Added: w.added, Part: w.part, Hidden: l.chance(0.02)}
		if trashed {
			x.Deleted, x.Absent = true, true
			l.because(p, "deleted", true)
		} else if p.copied != nil && w.cause != "corrupted-backup" {
			x.Name, x.Content = p.stem+p.copied[0].end, p.copied[0].file.data
		}
		for _, s := range p.sent() {
			if s.role == "video" && !trashed {
				x.Movie = s.file.data
			}
		}
		e.Photos = append(e.Photos, x)
		if raw := p.part("raw"); raw != nil && !trashed {
			e.Photos = append(e.Photos, phototest.ExportPhoto{Name: p.stem + ".DNG", Content: raw, Part: x.Part, Unlisted: true})
		}
	}
	if l.form == "zips" {
		l.deliverZIPs(e)
		return
	}
	for name, data := range e.Folders() {
		for _, p := range l.pics {
			if l.was[p].cause == "corrupted-backup" && p.copied != nil && bytes.Equal(data, p.main()) {
				data = p.copied[0].file.data
			}
		}
		l.bak[name] = file{data: data}
	}
}

// deliverZIPs may lack a part: then nobody knows what is in it.
func (l *life) deliverZIPs(e phototest.ICloudExport) {
	for _, p := range l.pics {
		if l.was[p].cause == "corrupted-backup" {
			l.was[p].cause, l.was[p].told, p.copied, p.gone = "", nil, nil, false
		}
	}
	zips := e.ZIPs()
	names := sortedKeys(zips)
	lost := ""
	if len(names) > 1 && l.chance(0.25) {
		lost = names[l.r.Intn(len(names))]
		l.torn = true
		l.tell("of the delivery, %q is absent", lost)
	}
	for name, data := range zips {
		if name != lost {
			l.bak[name] = file{data: data, when: l.made}
		}
	}
	for _, p := range l.pics {
		if w := l.was[p]; lost != "" && w.part > 0 && strings.Contains(lost, fmt.Sprintf("Part %d of", w.part)) && !p.gone {
			p.gone = true
			l.because(p, "corrupted-backup", true)
		}
	}
}
