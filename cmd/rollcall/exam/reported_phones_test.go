package exam_test

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// reportedPhones are of what uploads from phones and copies them.
var reportedPhones = []story{
	{name: "reported-android-hides-places", play: func(g *game) {
		// Without a permission Android gives programs the bytes with the place zeroed.
		// https://github.com/opencloud-eu/android/issues/218
		// https://github.com/marcosdiez/shareviahttp/issues/84
		d := g.android()
		d.shots = 0.1
		g.placed(g.year(d, 30, 80))
		g.noise(1, 4, g.pics)
		for _, p := range g.whole(isKind("still")) {
			p.instead(withoutPlace(p.main()), "")
		}
		g.layLibrary(androidDCIM)
		g.layBackup(below("InstantUpload", flat))
	}},
	{name: "reported-android-zero-bytes", play: func(g *game) {
		// The upload made files of no bytes.
		// https://github.com/nextcloud/android/issues/16426
		g.androidPhone(40, 100)
		for _, p := range g.some(g.pics, g.between(3, 9)) {
			p.instead(nil, "")
			p.because("missing", "corrupted-backup", "sync-error")
		}
		g.layLibrary(androidDCIM)
		g.layBackup(below("InstantUpload/Camera", byMonth))
	}},
	{name: "reported-android-zero-bytes-on-the-phone", play: func(g *game) {
		// It is the phone's own file that is empty since; the server's is whole.
		// https://github.com/nextcloud/android/issues/1751
		g.androidPhone(40, 100)
		for _, p := range g.some(g.pics, g.between(3, 9)) {
			p.instead(p.main(), "")
			p.parts = []part{p.parts[0]}
			p.parts[0].file.data = nil
			p.also = "unsure"
		}
		g.layLibrary(androidDCIM)
		g.layBackup(below("InstantUpload", flat))
	}},
	{name: "reported-nextcloud-names-by-date", play: func(g *game) {
		// The program on the iPhone names by date, with the number behind.
		// https://github.com/nextcloud/ios/issues/1187
		g.onePhone(30, 80)
		g.noise(2, 5, g.pics)
		g.layLibrary(dcimOf)
		g.layBackup(func(p *pic) string {
			return p.when.Format("Photos/2006/01/06-01-02 15-04-05 ") + strings.TrimPrefix(p.stem, "IMG_")
		})
	}},
	{name: "reported-heic-called-jpg", play: func(g *game) {
		// With "Upload HEIC" off the bytes of the HEIC come, under the name of a JPEG.
		// https://github.com/haiwen/seafile-iOS/issues/358
		g.onePhone(30, 80)
		g.noise(1, 4, g.pics)
		for _, p := range g.whole(ends(".HEIC")) {
			p.instead(p.main(), ".JPG")
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-heic-holds-the-movie", play: func(g *game) {
		// Of Live Photos there is one file, called HEIC, and it holds the movie.
		// https://github.com/fregie/pho/issues/82
		g.onePhone(30, 80)
		for _, p := range where(g.pics, isLive) {
			p.copied = []part{{end: ".HEIC", file: p.parts[1].file}}
			p.because("missing", "corrupted-backup", "unreadable-format", "sync-error", "unexplained")
			p.also = "incomplete"
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-jpeg-holds-the-movie", play: func(g *game) {
		// Of some Live Photos what is called jpeg is the movie; the movie is there as well.
		// https://github.com/RhetTbull/osxphotos/issues/64
		d := g.allLive()
		d.still = ".JPG"
		g.year(d, 25, 60)
		for _, p := range g.some(g.pics, g.between(3, 8)) {
			p.copied = []part{{end: ".jpeg", file: p.parts[1].file}, {end: ".mov", file: p.parts[1].file}}
			p.because("missing", "corrupted-backup", "unreadable-format", "sync-error", "unexplained")
			p.also = "incomplete"
		}
		g.layLibrary(dcimOf)
		g.layBackup(byAlbum)
	}},
	{name: "reported-shared-instead-of-uploaded", play: func(g *game) {
		// The sheet for sharing gives JPEGs for HEICs, and of Live Photos the still alone.
		// https://github.com/nextcloud/ios/issues/963
		d := g.iphone()
		d.movies, d.shots = 0, 0
		g.year(d, 25, 60)
		for _, p := range g.pics {
			p.instead(jpegOf(p.pixels(), p.shot, 94), ".jpeg")
			p.also = "unsure"
			if isLive(p) {
				p.copied = p.copied[:1]
				p.because("incomplete", "outside-scope", "unreadable-format")
			}
		}
		g.layLibrary(dcimOf)
		g.layBackup(byAlbum)
	}},
	{name: "reported-shared-movies", play: func(g *game) {
		// The sheet for sharing encoded the movies anew, H.265 to H.264, as large and long.
		// https://github.com/nextcloud/ios/issues/963
		g.year(plain(g.iphone()), 15, 35)
		for _, p := range g.films(g.between(5, 8), ".MOV", "-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none", "-tag:v", "hvc1") {
			p.instead(g.again(p.main(), ".MOV", ".mov", "-c:v", "libx264", "-preset", "ultrafast", "-crf", "28", "-c:a", "copy"), "")
			p.because("unsure", "thumbnail-only", "only-edited")
			p.also = "missing"
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-movies-put-into-mp4", play: func(g *game) {
		// Servers put the streams of a MOV into an MP4 as they are.
		// https://github.com/immich-app/immich/issues/203
		g.year(plain(g.iphone()), 15, 35)
		films := g.films(g.between(5, 8), ".MOV", "-c:v", "libx264", "-preset", "ultrafast")
		films[0].lose("unexplained", "outside-scope")
		for _, p := range films[1:] {
			p.instead(g.again(p.main(), ".MOV", ".mp4", "-c", "copy", "-map_metadata", "0", "-movflags", "+faststart"), ".mp4")
			p.also = "unsure"
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-movies-trimmed", play: func(g *game) {
		// Photos gave out the trimmed movies, under the names of the whole ones.
		// https://github.com/RhetTbull/osxphotos/issues/871
		g.year(plain(g.iphone()), 15, 35)
		for _, p := range g.films(g.between(4, 7), ".MOV", "-c:v", "libx264", "-preset", "ultrafast", "-g", "5") {
			p.instead(g.again(p.main(), ".MOV", ".mov", "-ss", "1", "-t", "2", "-c", "copy", "-map_metadata", "0"), "")
			p.because("missing", "only-edited", "corrupted-backup", "thumbnail-only")
			p.also = "unsure"
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-movies-without-sound", play: func(g *game) {
		// The encoding dropped the sound and left the pictures as they were.
		// https://github.com/immich-app/immich/pull/1370
		g.year(plain(g.iphone()), 15, 35)
		for _, p := range g.films(g.between(4, 7), ".MOV", "-c:v", "libx264", "-preset", "ultrafast") {
			p.instead(g.again(p.main(), ".MOV", ".mov", "-an", "-c:v", "copy", "-map_metadata", "0"), "")
			p.because("missing", "only-edited", "corrupted-backup", "thumbnail-only", "unexplained")
			p.also = "unsure"
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-mtp-long-movie-empty", play: func(g *game) {
		// Over MTP a movie of more than 4 GiB came as a file of no bytes.
		// https://github.com/whoozle/android-file-transfer-linux/issues/304
		g.androidPhone(25, 60)
		for i := range 4 {
			p := g.takeMovie(g.pics[0].dev, g.pics[g.r.Intn(len(g.pics))].when.Add(time.Hour))
			movie := p.main()
			p.parts[0].file = long(movie, int64(g.between(60, 200))<<20)
			if i == 0 {
				p.parts[0].file = long(movie, 5<<30)
				p.instead(nil, "")
				p.because("missing", "target-limit", "corrupted-backup")
			}
		}
		g.layLibrary(androidDCIM)
		g.layBackup(androidDCIM)
	}},
	{name: "reported-mtp-all-cut-at-one-size", play: func(g *game) {
		// Whatever was larger than some hundred megabytes ends there.
		// https://github.com/hanwen/go-mtpfs/issues/20
		g.androidPhone(25, 60)
		limit := g.between(20, 60) << 20
		for range g.between(3, 6) {
			p := g.takeMovie(g.pics[0].dev, g.pics[g.r.Intn(len(g.pics))].when.Add(time.Hour))
			f := long(p.main(), int64(limit*g.between(12, 30)/10))
			p.parts[0].file = f
			p.instead(nil, "")
			p.copied[0].file = file{data: append(slices.Clone(f.data[:f.holeAt]), 0), holeAt: f.holeAt, hole: int64(limit - f.holeAt - 1), when: p.when}
			p.because("missing", "corrupted-backup", "target-limit")
		}
		g.sameLayout(androidDCIM)
	}},
	{name: "reported-explorer-device-unreachable", play: func(g *game) {
		// "Automatic": the phone converted while Windows copied, until it did not answer any
		// more, amid a folder.
		// https://mactechnews.de/news/article/iPhone-Tipp-Verbindungsabbrueche-beim-Foto-Transfer-auf-Mac-oder-PC-beheben-181873.html
		g.year(plain(g.iphone()), 50, 120)
		g.layLibrary(dcimOf)
		names := g.names()
		cut := len(names) * g.between(40, 75) / 100
		for i, p := range names {
			if i >= cut {
				p.lose("sync-error")
				continue
			}
			p.instead(jpegOf(p.pixels(), p.shot, 94), ".JPG")
			p.also = "unsure"
		}
		g.mirror()
	}},
	{name: "reported-samsung-bursts-one-kept", play: func(g *game) {
		// Bursts lie as 20231207_101605_001.jpg and on; of each the backup has one.
		// https://github.com/simulot/immich-go/issues/99
		d := plain(g.android())
		d.make, d.model, d.names = "samsung", "SM-S911B", stamped("", "", "20060102_150405")
		g.year(d, 20, 50)
		for range g.between(2, 4) {
			at := g.pics[g.r.Intn(len(g.pics))].when.Add(3 * time.Minute)
			burst := g.alike(d, g.between(6, 15), at, 0)
			kept := g.r.Intn(len(burst))
			for i, p := range burst {
				p.parts[0].end = ".jpg"
				p.stem = fmt.Sprintf("%s_%03d", at.Format("20060102_150405"), i+1)
				if i != kept {
					p.lose("outside-scope", "unexplained", "deleted")
				}
			}
		}
		g.layLibrary(androidDCIM)
		g.layBackup(below("Phone", byMonth))
	}},
	{name: "reported-pixel-covers-only", play: func(g *game) {
		// RAW-01.COVER.jpg and RAW-02.ORIGINAL.dng are one photo; some DNGs are nowhere.
		// https://github.com/deckerst/aves/issues/1462
		d := plain(g.android())
		d.make, d.model, d.raw = "Google", "Pixel 8 Pro", 1
		d.names = stamped("PXL_", "PXL_", "20060102_150405999")
		for _, p := range g.year(d, 20, 50) {
			p.stem += ".RAW-0"
			p.parts[0].end, p.parts[1].end = "1.COVER.jpg", "2.ORIGINAL.dng"
			if g.chance(0.4) {
				p.copied = p.parts[:1]
				p.because("incomplete", "unreadable-format", "outside-scope", "unexplained")
			}
		}
		g.sameLayout(androidDCIM)
	}},
	{name: "reported-whatsapp-named-anew", play: func(g *game) {
		// The same bytes, loaded in the browser, have names by the second, counted.
		// https://github.com/icecore2/whatsapp-media-date-to-exif/issues/7
		g.androidPhone(15, 40)
		w := &device{name: "WhatsApp", still: ".jpg", movie: ".mp4"}
		n := 0
		w.names = func(_ *device, when time.Time, _ bool) string {
			n++
			return fmt.Sprintf("IMG-%s-WA%04d", when.Format("20060102"), n%30)
		}
		g.layLibrary(androidDCIM)
		msgs := g.rollBare(w, g.between(15, 40))
		loseAll(g.some(msgs, g.between(1, 4)), "unexplained")
		g.layLibrary(below("WhatsApp/Media/WhatsApp Images", flat))
		for _, p := range g.pics {
			if p.kind != "message" {
				g.layInto(g.bak, below("Phone", androidDCIM), []*pic{p})
			}
		}
		count := map[string]int{}
		for _, p := range where(msgs, func(p *pic) bool { return !p.gone }) {
			name := p.when.Format("WhatsApp Image 2006-01-02 at 15.04")
			if count[name]++; count[name] > 1 {
				name += fmt.Sprintf(" (%d)", count[name]-1)
			}
			g.bak["Chats/"+name+".jpeg"] = p.parts[0].file
		}
	}},
	{name: "reported-live-made-motion-photo", play: func(g *game) {
		// The tool made one JPEG of each Live Photo, with the movie behind the picture.
		// https://github.com/PetrVys/MotionPhoto2/issues/15
		d := g.allLive()
		d.still = ".JPG"
		g.year(d, 20, 50)
		g.noise(1, 3, g.pics)
		for _, p := range g.whole(func(*pic) bool { return true }) {
			p.copied = []part{{end: ".MP.jpg", file: file{data: motion(p.main(), p.part("video")), when: p.when}}}
			p.also = "incomplete"
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-motion-photo-taken-apart", play: func(g *game) {
		// The script took the movie from behind each picture and left it beside.
		// https://github.com/keith-turner/motion-photos/issues/2
		d := plain(g.android())
		for _, p := range g.year(d, 20, 50) {
			s := p.shot
			s.Seed = g.seed()
			movie := movieOf(s, ".mp4")
			whole := motion(p.main(), movie)
			p.parts[0].file.data = whole
			p.copied = []part{{end: ".jpg", file: file{data: whole[:len(whole)-len(movie)], when: p.when}}, {end: ".mp4", role: "video", file: file{data: movie, when: p.when}}}
		}
		for _, p := range g.some(g.pics, g.between(2, 5)) {
			p.copied = p.copied[:1]
			p.because("incomplete", "corrupted-backup", "unexplained", "unreadable-format", "outside-scope", "only-edited")
		}
		g.sameLayout(androidDCIM)
	}},
	{name: "reported-camera-and-Camera", play: func(g *game) {
		// Two folders whose names differ in case alone became one on the target.
		// https://github.com/syncthing/syncthing-android/issues/1448
		one, two := plain(g.oldIPhone()), plain(g.oldIPhone())
		two.counter = one.counter + g.between(18, 22)
		from := g.start()
		a := g.roll(one, g.between(25, 40), from, from.AddDate(1, 0, 0))
		g.layLibrary(below("DCIM/Camera", flat))
		b := g.roll(two, g.between(30, 50), from, from.AddDate(1, 0, 0))
		g.layLibrary(below("DCIM/camera", flat))
		for _, p := range b {
			for _, q := range a {
				if p.stem == q.stem {
					p.lose("target-limit")
				}
			}
		}
		g.layBackup(below("DCIM/Camera", flat))
	}},
}

// films are movies that ffmpeg made, amid the pictures there are.
func (g *game) films(n int, end string, codec ...string) []*pic {
	d := g.pics[0].dev
	var films []*pic
	for i := range n {
		p := g.begin(d, g.pics[i*len(g.pics)/n].when.Add(11*time.Minute), "movie")
		p.shot.Width, p.shot.Height = 192, 128
		p.album = g.pics[0].album
		p.parts = []part{{end: end, file: g.file(p, g.film(p, end, codec...))}}
		films = append(films, p)
	}
	return films
}
