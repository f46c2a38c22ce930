package exam_test

import (
	"fmt"
	"path"
	"slices"
	"time"

	"rollcall/photo/phototest"
)

// phoneStories are of phones: their own backups, the programs that upload from them,
// and what messengers and cards do.
var phoneStories = []story{
	{name: "finder-all-well", play: func(g *game) {
		g.onePhone(30, 120)
		g.layLibrary(byMonth)
		g.bak.add("", g.backedUp(phototest.PhoneBackup{Date: g.afterAll()}).Tree())
	}},
	{name: "finder-optimised", play: func(g *game) {
		// The phone kept small versions only, so its backup has no more.
		g.onePhone(40, 140)
		g.layLibrary(byMonth)
		b := phototest.PhoneBackup{Date: g.afterAll(), ICloud: true}
		offloaded := g.some(where(g.pics, func(p *pic) bool { return len(p.parts) == 1 && p.kind == "still" }), g.between(8, 60))
		loseAll(offloaded, "thumbnail-only")
		b = g.backedUp(b)
		lists := phototest.PhotosLibrary{Cloud: true}
		for i, p := range byTime(g.pics) {
			a := p.asset()
			synced(p, &a)
			a.Set["ZDIRECTORY"], a.Set["ZFILENAME"] = fmt.Sprintf("DCIM/%dAPPLE", 100+i/1000), p.name()
			if a.Elsewhere = p.gone; a.Elsewhere {
				b.Files = append(b.Files, phototest.PhoneFile{Path: fmt.Sprintf("Media/PhotoData/Thumbnails/V2/DCIM/%dAPPLE/%s/5003.JPG", 100+i/1000, p.name()),
					Content: bare(smaller(p.pixels(), 2), 75), Modified: p.utc()})
			}
			lists.Assets = append(lists.Assets, a)
		}
		b.Photos = &lists
		g.bak.add("", b.Tree())
	}},
	{name: "finder-not-finished", play: func(g *game) {
		// The cable was pulled: the backup lists files whose data never came.
		g.onePhone(40, 140)
		g.layLibrary(byMonth)
		b := g.backedUp(phototest.PhoneBackup{Date: g.afterAll(), State: "uploading"})
		cut := len(b.Files) * g.between(50, 85) / 100
		for i := range b.Files {
			b.Files[i].Lost = i >= cut
		}
		for _, p := range g.pics {
			if x := lostOf(b, p); x == len(p.parts) {
				p.because("missing", "corrupted-backup")
			} else if x > 0 {
				p.because("incomplete", "corrupted-backup")
				p.also = "missing"
			}
		}
		g.bak.add("", b.Tree())
	}},
	{name: "finder-blobs-lost", play: func(g *game) {
		// The backup was finished; since then files vanished from its folder.
		g.onePhone(40, 140)
		g.layLibrary(byMonth)
		b := g.backedUp(phototest.PhoneBackup{Date: g.afterAll()})
		for _, p := range g.some(where(g.pics, func(p *pic) bool { return len(p.parts) == 1 }), g.between(2, 9)) {
			p.because("missing", "corrupted-backup")
			for i := range b.Files {
				b.Files[i].Lost = b.Files[i].Lost || path.Base(b.Files[i].Path) == p.name()
			}
		}
		g.bak.add("", b.Tree())
	}},
	{name: "finder-older-than-library", play: func(g *game) {
		// The phone went on for months after its last backup.
		d := g.onePhone(40, 140)
		date := g.afterAll()
		late := g.roll(d, g.between(4, 40), date.AddDate(0, 0, 3), date.AddDate(0, 5, 0))
		loseAll(late, "after-backup")
		g.layLibrary(byMonth)
		g.bak.add("", g.backedUp(phototest.PhoneBackup{Date: date}).Tree())
	}},
	{name: "finder-deleted-before", play: func(g *game) {
		// Copied to the computer, then deleted on the phone, then backed up. Nothing is
		// left that tells.
		g.onePhone(40, 140)
		loseAll(g.some(g.pics, g.between(3, 14)), "deleted", "unexplained")
		g.layLibrary(byMonth)
		g.bak.add("", g.backedUp(phototest.PhoneBackup{Date: g.afterAll()}).Tree())
	}},
	{name: "finder-encrypted", play: func(g *game) {
		// Encrypted, and nobody gave the password: nothing can be said.
		g.onePhone(15, 40)
		g.layLibrary(byMonth)
		for _, p := range g.pics {
			p.status = "unsure"
		}
		g.bak.add("", g.backedUp(phototest.PhoneBackup{Date: g.afterAll(), Password: "letmein"}).Tree())
	}},
	{name: "android-whatsapp-left-out", play: func(g *game) {
		// Only the camera's folder was set to be uploaded.
		g.androidPhone(60, 180)
		w := &device{name: "WhatsApp", still: ".jpg", movie: ".mp4", movies: 0.1}
		n := 0
		w.names = func(_ *device, when time.Time, movie bool) string {
			n++
			return fmt.Sprintf("%s-%s-WA%04d", map[bool]string{false: "IMG", true: "VID"}[movie], when.Format("20060102"), n%30)
		}
		g.layLibrary(androidDCIM)
		msgs := g.rollBare(w, g.between(10, 60))
		loseAll(msgs, "outside-scope")
		g.layLibrary(below("WhatsApp/Media/WhatsApp Images", flat))
		g.layBackup(below("Phone", androidDCIM))
	}},
	{name: "android-screenshots-left-out", play: func(g *game) {
		d := g.androidPhone(60, 180)
		for range g.between(8, 30) {
			g.takeScreenshot(d, g.pics[g.r.Intn(len(g.pics))].when.Add(time.Hour))
		}
		loseAll(where(g.pics, isKind("screenshot")), "outside-scope", "unreadable-format")
		g.sameLayout(androidDCIM)
	}},
	{name: "android-trashed", play: func(g *game) {
		// In the gallery's trash, which keeps the files beside the others.
		g.androidPhone(40, 140)
		for _, p := range g.some(where(g.pics, isKind("still")), g.between(3, 12)) {
			p.lose("deleted")
			p.numbered = false
			p.stem = fmt.Sprintf(".trashed-%d-%s", time.Date(2026, 12, g.between(1, 20), 0, 0, 0, 0, time.UTC).Unix(), p.stem)
		}
		g.sameLayout(androidDCIM)
	}},
	{name: "android-nomedia", play: func(g *game) {
		// A folder with .nomedia, which the uploader honours.
		g.androidPhone(40, 140)
		g.layLibrary(androidDCIM)
		hidden := g.roll(g.android(), g.between(4, 25), day("2021-01-01"), day("2022-06-01"))
		loseAll(hidden, "hidden-folder")
		g.layLibrary(below("Pictures/Mine", flat))
		g.lib["Pictures/Mine/.nomedia"] = file{}
		g.mirror()
	}},
	{name: "android-card-left-out", play: func(g *game) {
		// What lies on the SD card is not in the phone's backup.
		d := g.androidPhone(60, 160)
		g.layLibrary(below("Internal storage", androidDCIM))
		card := g.roll(d, g.between(10, 50), g.pics[0].when, g.pics[len(g.pics)-1].when)
		loseAll(card, "outside-scope")
		g.layLibrary(below("SD card", androidDCIM))
		g.layBackup(androidDCIM)
	}},
	{name: "dropbox-renamed-all-well", play: func(g *game) {
		// Dropbox names them by time. All are there.
		g.onePhone(40, 120)
		g.layLibrary(dcimOf)
		g.layBackup(timeNames)
	}},
	{name: "dropbox-full", play: func(g *game) {
		// 2 GB were full, by the plan that the user names.
		g.quota(2<<30, 1)
		loseAll(g.beyond(2<<30), "over-quota")
		g.args = []string{"--plan", "2GB", "--route", "app"}
		g.layLibrary(byDeviceYear)
		g.layBackup(timeNames)
	}},
	{name: "onedrive-one-phone-stopped", play: func(g *game) {
		// Two phones upload into one folder; on one the permission was lost.
		one, _, from, months := g.twoPhones(80, 220)
		g.stop(one, from, months, 8)
		g.layLibrary(byDeviceYear)
		g.layBackup(oneDrive)
	}},
	{name: "onedrive-only-phone-stopped", play: func(g *game) {
		// One phone, and from a day on nothing. Why, nothing tells.
		g.onePhone(60, 180)
		pics := byTime(g.pics)
		causes := []string{"upload-off", "over-quota", "sync-error"}
		g.r.Shuffle(3, func(i, j int) { causes[i], causes[j] = causes[j], causes[i] })
		loseAll(after(g.pics, pics[len(pics)*g.between(50, 80)/100].when), causes[0], causes[1:]...)
		g.args = []string{"--route", "app"}
		g.layLibrary(dcimOf)
		g.layBackup(oneDrive)
	}},
	{name: "phone-replaced", play: func(g *game) {
		// The old phone's upload ended months before the new one came; the new one's is on.
		from := g.start()
		old, new := g.oldIPhone(), g.iphone()
		g.roll(old, g.between(60, 140), from, from.AddDate(2, 0, 0))
		g.roll(new, g.between(40, 120), from.AddDate(2, 0, 4), from.AddDate(3, 0, 0))
		cut := from.AddDate(1, g.between(5, 9), 0)
		g.roll(old, 8, cut.AddDate(0, 0, 5), from.AddDate(2, 0, 0))
		loseAll(after(where(g.pics, of(old)), cut), "upload-off", "sync-error")
		g.args = []string{"--route", "icloud"}
		g.layLibrary(byMonth)
		g.layBackup(icloudpdLayout)
	}},
	{name: "phone-replaced-all-well", play: func(g *game) {
		// The same with nothing missing but some, anywhere.
		from := g.start()
		old, new := g.oldIPhone(), g.iphone()
		g.roll(old, g.between(40, 100), from, from.AddDate(1, 0, 0))
		g.roll(new, g.between(40, 100), from.AddDate(1, 0, 4), from.AddDate(2, 0, 0))
		g.noise(2, 7, g.pics)
		g.args = []string{"--route", "icloud"}
		g.layLibrary(byMonth)
		g.layBackup(icloudpdLayout)
	}},
	{name: "phone-airdropped", play: func(g *game) {
		// One phone, with pictures that friends dropped into it. Its upload stopped; the
		// friends' phones are no devices of this backup.
		d := g.onePhone(60, 160)
		d.live = 0
		pics := g.pics
		for range g.between(10, 30) {
			friend := g.iphone()
			friend.live = 0
			p := g.takeStill(friend, pics[g.r.Intn(len(pics))].when.Add(2*time.Minute))
			p.dev = d
		}
		at := byTime(g.pics)[len(g.pics)*g.between(50, 75)/100].when
		loseAll(after(g.pics, at), "upload-off", "over-quota", "sync-error")
		g.args = []string{"--route", "icloud"}
		g.layLibrary(dcimOf)
		g.layBackup(icloudpdLayout)
	}},
	{name: "phone-sync-paused-on-holiday", play: func(g *game) {
		// Three weeks abroad without Wi-Fi: nothing of it came, before and after all did.
		d := g.onePhone(80, 200)
		pics := byTime(g.pics)
		at := pics[len(pics)*g.between(30, 70)/100].when
		g.roll(d, g.between(12, 40), at, at.AddDate(0, 0, 20))
		loseAll(where(after(g.pics, at), func(p *pic) bool { return p.when.Before(at.AddDate(0, 0, 21)) }), "sync-error")
		g.args = []string{"--route", pickOf(g, "app", "icloud")}
		g.layLibrary(dcimOf)
		g.layBackup(oneDrive)
	}},
	{name: "messenger-copies-only", play: func(g *game) {
		// Sent to oneself by WhatsApp, as a backup: smaller, and without metadata.
		d := g.onePhone(20, 80)
		d.live = 0
		n := 0
		for _, p := range where(g.pics, func(p *pic) bool { return p.kind == "still" && len(p.parts) == 1 && p.parts[0].end != ".PNG" }) {
			if !g.chance(0.5) {
				continue
			}
			p.lose("thumbnail-only")
			n++
			g.bak[fmt.Sprintf("WhatsApp Images/IMG-%s-WA%04d.jpg", p.when.Format("20060102"), n)] = file{data: bare(smaller(p.pixels(), 2), 65)}
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "live-videos-not-taken", play: func(g *game) {
		// An upload program that knows pictures and movies, but no Live Photos.
		g.onePhone(40, 120)
		for _, p := range g.pics {
			if p.part("video") != nil {
				p.copied = p.parts[:1]
				p.because("incomplete", "outside-scope", "unreadable-format")
			}
		}
		g.layLibrary(dcimOf)
		g.layBackup(timeNames)
	}},
	{name: "couple-one-cloud", play: func(g *game) {
		// Both phones go to one cloud. One lost some weeks, the other has a hole of its own
		// because nobody took pictures.
		one, two := g.iphone(), g.oldIPhone()
		from := g.start()
		g.roll(one, g.between(60, 120), from, from.AddDate(1, 0, 0))
		g.roll(two, g.between(20, 50), from, from.AddDate(0, 4, 0))
		g.roll(two, g.between(20, 50), from.AddDate(0, 8, 0), from.AddDate(1, 0, 0))
		at := from.AddDate(0, 4, g.between(3, 60))
		g.roll(one, 8, at, at.AddDate(0, 0, 40))
		loseAll(where(after(where(g.pics, of(one)), at), func(p *pic) bool { return p.when.Before(at.AddDate(0, 0, 40)) }), "sync-error", "upload-off")
		g.args = []string{"--route", "icloud"}
		g.layLibrary(byDeviceYear)
		g.layBackup(icloudpdLayout)
	}},
}

func (g *game) onePhone(low, high int) *device {
	d := g.iphone()
	from := g.start()
	g.roll(d, g.between(low, high), from, from.AddDate(0, g.between(8, 24), 0))
	return d
}

func (g *game) androidPhone(low, high int) *device {
	d := g.android()
	from := g.start()
	g.roll(d, g.between(low, high), from, from.AddDate(0, g.between(8, 24), 0))
	return d
}

// rollBare are pictures without metadata, as messengers save them.
func (g *game) rollBare(d *device, n int) []*pic {
	pics := g.roll(d, n, g.pics[0].when, g.pics[len(g.pics)-1].when)
	for _, p := range pics {
		p.kind, p.shot.Taken, p.shot.Make, p.shot.Model = "message", "", "", ""
		if p.parts[0].end == d.still {
			p.parts[0].file.data = bare(paint(p.shot), 75)
		}
	}
	return pics
}

// afterAll is a day after the last picture.
func (g *game) afterAll() time.Time {
	return byTime(g.pics)[len(g.pics)-1].when.AddDate(0, 0, 1)
}

// lostOf counts the parts of a photo whose data is not in the backup.
func lostOf(b phototest.PhoneBackup, p *pic) (n int) {
	for _, x := range p.parts {
		n += len(where2(b.Files, func(f phototest.PhoneFile) bool { return f.Lost && slices.Equal(f.Content, x.file.data) }))
	}
	return n
}

func where2(files []phototest.PhoneFile, ok func(phototest.PhoneFile) bool) (some []phototest.PhoneFile) {
	for _, f := range files {
		if ok(f) {
			some = append(some, f)
		}
	}
	return some
}
