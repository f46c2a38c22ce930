package exam_test

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha1"
	"fmt"
	"path"
	"slices"
	"strings"

	"rollcall/photo/phototest"
)

// reportedBytes are of files whose names and bytes no longer belong together, and of
// copies that lie where nobody looks.
var reportedBytes = []story{
	{name: "reported-ftp-as-text", play: func(g *game) {
		// FTP in its text mode: each CR LF became LF. Files that have none came over whole.
		// https://github.com/salim-lachdhaf/dartFTP/issues/36
		d := g.iphone()
		d.live = 0
		for _, p := range g.year(d, 40, 90) {
			if b := bytes.ReplaceAll(p.main(), []byte("\r\n"), []byte("\n")); !same(b, p.main()) {
				p.instead(b, "")
				p.because("missing", "corrupted-backup")
			}
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-pages-instead-of-pictures", play: func(g *game) {
		// What was loaded is the page that says no, under the names of pictures.
		// https://github.com/mikf/gallery-dl/issues/4048
		g.twoDevices(40, 100)
		for i, p := range g.some(g.pics, g.between(3, 9)) {
			p.instead(fmt.Appendf(nil, "<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><p>Your session ended. (%d)</p></body></html>\n", i), "")
			p.because("missing", "corrupted-backup", "unreadable-format", "sync-error")
		}
		g.sameLayout(byMonth)
	}},
	{name: "reported-second-halves-mixed-up", play: func(g *game) {
		// A broken file system: from some block on a file holds what belongs to another.
		// https://github.com/cgsecurity/testdisk/issues/64
		g.twoDevices(40, 100)
		stills := g.some(where(g.pics, ends(".JPG")), g.between(5, 10))
		for i, p := range stills {
			a, b := p.main(), stills[(i+1)%len(stills)].main()
			at := min(len(a), len(b)) * g.between(40, 80) / 100
			mixed := slices.Clone(a)
			copy(mixed[at:], b[at:])
			p.instead(mixed, "")
			p.because("missing", "corrupted-backup", "only-edited")
			p.also = "unsure"
		}
		g.sameLayout(byMonth)
	}},
	{name: "reported-carved-from-a-disk", play: func(g *game) {
		// PhotoRec: no names; behind some pictures lies what followed on the disk, and of
		// some only the thumbnail within was found.
		// https://github.com/tfrdidi/sort-PhotorecRecoveredFiles/pull/6
		d := plain(g.oldIPhone())
		for _, p := range g.year(d, 30, 70) {
			p.shot.Thumbnail = true
			p.parts[0].file.data = jpegOf(paint(p.shot), p.shot, 92)
		}
		g.layLibrary(dcimOf)
		for i, p := range g.pics {
			name := fmt.Sprintf("recup_dir.%d/f%07d", 1+i/20, 1000+g.r.Intn(9)+i*37)
			switch x := g.r.Float64(); {
			case x < 0.15:
				p.lose("thumbnail-only")
				g.bak[strings.Replace(name, "/f", "/t", 1)+".jpg"] = file{data: bare(smaller(p.pixels(), 4), 75)}
			case x < 0.5:
				rest := make([]byte, g.between(10, 4000))
				g.r.Read(rest)
				g.bak[name+".jpg"] = file{data: slices.Concat(p.main(), rest)}
				p.also = "unsure"
			default:
				g.bak[name+".jpg"] = file{data: p.main()}
			}
		}
	}},
	{name: "reported-filled-up-with-zeros", play: func(g *game) {
		// Files grew to whole blocks: zeros follow what they are.
		// https://github.com/cgsecurity/testdisk/issues/163
		d := g.iphone()
		d.live, d.movies = 0, 0.2
		g.year(d, 30, 70)
		g.noise(1, 4, g.pics)
		for _, p := range g.whole(func(*pic) bool { return true }) {
			b := p.main()
			p.instead(slices.Concat(b, make([]byte, 4096-len(b)%4096)), "")
			p.also = "unsure"
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-turned-by-flag", play: func(g *game) {
		// Turned in the Explorer or on a phone: only the flag changed.
		// https://github.com/simulot/immich-go/issues/298
		a, d := plain(g.oldIPhone()), plain(g.iphone())
		g.year(a, 15, 40)
		g.roll(d, g.between(10, 25), g.pics[0].when, g.pics[len(g.pics)-1].when)
		g.noise(1, 4, g.pics)
		g.exiftool(g.some(g.whole(isKind("still")), 20), "-n", "-Orientation=6")
		g.layLibrary(byDevice)
		g.layBackup(byMonth)
	}},
	{name: "reported-doubles-one-live", play: func(g *game) {
		// The library has the still of some Live Photos twice, once without its video. The
		// backup has the still alone: the one is there, the other lacks a part.
		// https://github.com/boredazfcuk/docker-icloudpd/issues/371
		g.year(g.allLive(), 25, 60)
		g.layLibrary(dcimOf)
		for _, p := range g.some(g.pics, g.between(3, 8)) {
			twin := strings.TrimSuffix(p.at[0], ".HEIC") + " 2.HEIC"
			g.lib[twin] = p.parts[0].file
			g.besides(twin, "present", "")
			p.copied = p.parts[:1]
			p.because("incomplete", "unexplained", "outside-scope")
		}
		g.layBackup(byMonth)
	}},
	{name: "reported-small-live-videos", play: func(g *game) {
		// --live-photo-size thumb: stills are whole, their videos are small ones.
		// https://icloud-photos-downloader.github.io/icloud_photos_downloader/naming.html
		g.onePhone(30, 80)
		for _, p := range where(g.pics, isLive) {
			s := p.shot
			s.Width, s.Height, s.Seed = s.Width/4, s.Height/4, g.seed()
			p.copied = []part{p.parts[0], {end: "_HEVC.MOV", file: file{data: phototest.MOV(s), when: p.when}}}
			p.because("incomplete", "thumbnail-only")
		}
		g.layLibrary(dcimOf)
		g.layBackup(icloudpdLayout)
	}},
	{name: "reported-names-without-endings", play: func(g *game) {
		// Files of a phone's backup lie under sums, without endings; its list was not copied.
		// https://github.com/MaxiHuHe04/iTunes-Backup-Explorer/issues/28
		g.onePhone(30, 80)
		g.noise(1, 4, g.pics)
		g.layLibrary(dcimOf)
		for _, p := range g.pics {
			for _, x := range p.parts {
				sum := fmt.Sprintf("%x", sha1.Sum([]byte("CameraRollDomain-"+p.stem+x.end)))
				if !p.gone {
					g.bak[path.Join(sum[:2], sum)] = x.file
				}
			}
		}
	}},
	{name: "reported-originals-of-exiftool", play: func(g *game) {
		// IMG_1.JPG was worked on; what it was lies beside as IMG_1.JPG_original.
		// https://github.com/pulsejet/memories/issues/699
		d := plain(g.oldIPhone())
		g.year(d, 30, 70)
		g.noise(1, 3, g.pics)
		g.sameLayout(byMonth)
		for _, p := range g.some(g.whole(func(*pic) bool { return true }), 12) {
			g.bak[p.at[0]+"_original"] = g.bak[p.at[0]]
			g.bak[p.at[0]] = file{data: jpegOf(retouched(p.pixels(), g.r.Intn(3)), p.shot, 92), when: p.when}
		}
	}},
	{name: "reported-letters-replaced", play: func(g *game) {
		// Letters that the target cannot hold became others that look like them.
		// https://github.com/RsyncProject/rsync/issues/77
		// https://github.com/rclone/rclone/issues/1472
		g.twoDevices(40, 100)
		for i, p := range g.some(g.pics, g.between(8, 20)) {
			p.numbered, p.stem = false, fmt.Sprintf(pickOf(g, "What is this? %d", "Anna: birthday %d", "\"Best\" %d", "50%% of it %d"), i)
		}
		g.noise(2, 5, where(g.pics, func(p *pic) bool { return p.numbered }))
		g.layLibrary(byAlbum)
		g.mirror()
		with := pickOf(g, strings.NewReplacer("?", "\uff1f", ":", "\uff1a", "\"", "\uff02"), strings.NewReplacer("?", "\uf03f", ":", "\uf03a", "\"", "\uf022"),
			strings.NewReplacer("?", "_", ":", "_", "\"", "_"), strings.NewReplacer("?", "%3F", ":", "%3A", "\"", "%22", " ", "%20", "%", "%25"))
		for _, name := range sortedKeys(g.bak) {
			f := g.bak[name]
			delete(g.bak, name)
			g.bak[with.Replace(name)] = f
		}
	}},
	{name: "reported-takeout-in-tgz", play: func(g *game) {
		// Most of it is in a .tgz, which is not read: of what is not beside it nothing can
		// be said.
		// https://github.com/TheLastGimbus/GooglePhotosTakeoutHelper/pull/449
		g.androidPhone(20, 50)
		g.layLibrary(androidDCIM)
		files := g.takeout().Tree()
		late := len(g.pics) * 3 / 4
		for _, p := range byTime(g.pics)[:late] {
			p.because("unsure", "corrupted-backup", "unexplained", "unreadable-format", "outside-scope")
		}
		g.layInto(g.bak, androidDCIM, byTime(g.pics)[late:])
		var packed bytes.Buffer
		zw := gzip.NewWriter(&packed)
		tw := tar.NewWriter(zw)
		for _, name := range sortedKeys(files) {
			must(g.t, tw.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(files[name])), ModTime: zipDate}))
			_, err := tw.Write(files[name])
			must(g.t, err)
		}
		must(g.t, tw.Close())
		must(g.t, zw.Close())
		g.bak["takeout-20250601T100000Z-001.tgz"] = file{data: packed.Bytes(), when: zipDate}
	}},
	{name: "reported-edits-with-a-tilde", play: func(g *game) {
		// The phone's editor writes DSC_1234~2.JPG; of some only that was copied.
		// https://github.com/cgsecurity/testdisk/issues/83
		g.year(plain(g.android()), 30, 80)
		for _, p := range g.some(g.pics, g.between(4, 12)) {
			s := p.shot
			s.Software = "Google"
			p.instead(jpegOf(retouched(p.pixels(), g.r.Intn(3)), s, 92), "~2.jpg")
			p.because("missing", "only-edited")
		}
		g.sameLayout(androidDCIM)
	}},
	{name: "reported-thumbnails-of-the-nas-in-the-library", play: func(g *game) {
		// The library lies on a NAS, with its thumbnails; the copy has none of them.
		// https://github.com/photoprism/photoprism/issues/555
		g.twoDevices(30, 80)
		g.noise(1, 4, g.pics)
		g.sameLayout(byMonth)
		for _, p := range where(g.pics, isKind("still")) {
			dir := path.Join(path.Dir(p.at[0]), "@eaDir", path.Base(p.at[0]))
			g.lib[dir+"/SYNOPHOTO_THUMB_XL.jpg"] = file{data: bare(smaller(p.pixels(), 2), 85)}
			g.lib[dir+"/SYNOPHOTO_THUMB_SM.jpg"] = file{data: bare(smaller(p.pixels(), 4), 80)}
		}
	}},
	{name: "reported-dng-is-a-jpeg", play: func(g *game) {
		// Google's interface gives JPEGs for RAWs, under the names of the RAWs.
		// https://github.com/rclone/rclone/issues/3577
		d := plain(g.android())
		d.still = ".dng"
		for _, p := range g.year(d, 20, 50) {
			p.parts[0].file.data = phototest.DNG(p.shot)
			if g.chance(0.6) {
				p.instead(jpegOf(paint(p.shot), p.shot, 88), "")
				p.because("missing", "only-edited", "thumbnail-only", "unreadable-format", "corrupted-backup")
				p.also = "unsure"
			}
		}
		g.layLibrary(androidDCIM)
		g.layBackup(byMonth)
	}},
	{name: "reported-tiffs-packed-anew", play: func(g *game) {
		// TIFFs that were called jpeg got their ending, and were packed without loss.
		// https://github.com/RhetTbull/osxphotos/issues/896
		g.year(plain(g.oldIPhone()), 15, 30)
		scans := g.scans(g.between(6, 12))
		g.byTool(scans, "convert", func(file string) []string {
			if file == "" {
				return nil
			}
			return []string{file, "-compress", "none", "tiff:" + file}
		})
		for _, p := range scans {
			p.parts, p.copied = p.copied, nil
			p.parts[0].end = pickOf(g, ".jpeg", ".tif")
		}
		lzw := scans[:len(scans)/2]
		g.byTool(lzw, "convert", func(file string) []string {
			if file == "" {
				return nil
			}
			return []string{"tiff:" + file, "-compress", "lzw", "tiff:" + file}
		})
		for _, p := range scans {
			p.copied = slices.Clone(p.sent())
			p.copied[0].end = ".tiff"
		}
		for _, p := range lzw {
			p.also = "unsure"
		}
		g.layLibrary(byDevice)
		g.layBackup(byDevice)
	}},
	{name: "reported-sound-encoded-anew", play: func(g *game) {
		// Another sound for the old pictures: not the same film to the byte.
		// https://github.com/immich-app/immich/pull/1370
		g.year(plain(g.iphone()), 15, 35)
		for _, p := range g.films(g.between(4, 7), ".MOV", "-c:v", "libx264", "-preset", "ultrafast") {
			p.instead(g.again(p.main(), ".MOV", ".mov", "-c:v", "copy", "-c:a", "aac", "-b:a", "32k", "-map_metadata", "0"), "")
			p.because("unsure", "thumbnail-only", "only-edited", "unexplained")
			p.also = "missing"
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-library-is-a-takeout", play: func(g *game) {
		// The library is Google's export, albums and all; the backup is the phone's folder.
		// https://github.com/Xentraxx/GooglePhotosTakeoutHelper_Neo/issues/133
		g.androidPhone(30, 80)
		t := g.takeout()
		for i := range t.Photos {
			if g.chance(0.2) {
				t.Photos[i].Albums = []string{"Best of"}
			}
		}
		g.lib.add("", t.Tree())
		g.noise(1, 4, g.pics)
		for _, name := range sortedKeys(g.lib) {
			for _, p := range g.pics {
				if !same(g.lib[name].data, p.main()) {
					continue
				} else if strings.Contains(name, "Best of") {
					g.besides(name, p.status, p.cause, p.accept...)
				} else {
					p.at = []string{name}
				}
			}
		}
		g.layBackup(androidDCIM)
	}},
}
