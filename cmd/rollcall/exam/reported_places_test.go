package exam_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"path"
	"slices"
	"strings"
)

// trashes are where programs put what somebody deleted, until they clear it: how a file
// at dir/name lies there.
var trashes = map[string]string{
	"reported-trash-synology":  "#recycle/%[1]s/%[2]s",                                   // https://github.com/files-community/Files/issues/16616
	"reported-trash-qnap":      "@Recycle/%[1]s/%[2]s",                                   // https://github.com/Marginal/QuickLookVideo/issues/52
	"reported-trash-windows":   "$RECYCLE.BIN/S-1-5-21-1111-2222-3333-1001/$RA1B2C%[2]s", // https://github.com/bricelam/ImageResizer/issues/61
	"reported-trash-linux":     ".Trash-1000/files/%[2]s",                                // https://github.com/elementary/photos/issues/54
	"reported-trash-mac":       ".Trashes/501/%[2]s",                                     // https://github.com/macfuse/macfuse/issues/387
	"reported-trash-digikam":   "%[1]s/.dtrash/files/%[2]s",                              // https://github.com/jniedballa/camtrapR/issues/17
	"reported-trash-oneplus":   ".oprecyclebin/%[2]s",                                    // https://github.com/d4rken-org/sdmaid/issues/4169
	"reported-trash-nextcloud": "data/anna/files_trashbin/files/%[2]s.d1690000000",       // https://github.com/nextcloud/desktop/issues/3444
	"reported-trash-syncthing": ".stversions/%[1]s/%[3]s~20240312-101112%[4]s",           // https://github.com/syncthing/syncthing/issues/4695
	"reported-trash-android":   "%[1]s/.trashed-1790000000-%[2]s",                        // https://github.com/pulsejet/memories/issues/1373
	"reported-trash-samba":     ".recycle/anna/%[1]s/%[2]s",                              // https://www.samba.org/samba/docs/current/man-html/vfs_recycle.8.html
	"reported-trash-resilio":   ".sync/Archive/%[1]s/%[2]s",                              // https://help.resilio.com/hc/en-us/articles/204754239-Using-Archive-for-file-versioning-and-restoring-deleted-files-
	"reported-trash-dropbox":   ".dropbox.cache/2024-03-12/%[3]s (deleted 1a2b3c)%[4]s",  // https://help.dropbox.com/desktop-web/cache-folder
	"reported-trash-mega":      ".debris/2024-03-12/%[1]s/%[2]s",                         // https://help.mega.io/installs-apps/desktop/how-does-syncing-work
	"reported-trash-goodsync":  "_gsdata_/_saved_/%[1]s/%[2]s",                           // https://help.goodsync.com/hc/en-us/articles/115003228932-General
	"reported-trash-xiaomi":    "DCIM/.globalTrash/%[2]s",                                // https://github.com/d4rken-org/sdmaid/issues/4774
	"reported-trash-huawei":    "Pictures/.Gallery2/recycle/bins/0/%[2]s",                // https://github.com/deckerst/aves/issues/558
	"reported-trash-versions":  "data/anna/files_versions/%[1]s/%[2]s.v1690000000",       // https://github.com/nextcloud/server/issues/47113
}

// reportedTrashes are of photos that the backup holds in a trash alone. It will be
// cleared: they are missing, as where the trash is the system's own.
var reportedTrashes = func() (list []story) {
	for _, name := range sortedKeys(trashes) {
		list = append(list, story{name: name, play: func(g *game) {
			g.twoDevices(30, 80)
			g.layLibrary(byMonth)
			for _, p := range g.some(where(g.pics, func(p *pic) bool { return len(p.parts) == 1 }), g.between(4, 9)) {
				p.lose("deleted", "hidden-folder")
				at := p.at[0]
				g.bak[fmt.Sprintf(trashes[name]+"%[5]s", path.Dir(at), path.Base(at), strings.TrimSuffix(path.Base(at), path.Ext(at)), path.Ext(at), "")] = p.parts[0].file
			}
			g.mirror()
		}})
	}
	return list
}()

// reportedPlaces are of films that an encoder made, and of names that a repair gave.
var reportedPlaces = []story{
	{name: "reported-films-damaged", play: func(g *game) {
		// Films of an encoder: cut, cut with their directory in front, zeroed in part, or
		// altered amid.
		// https://github.com/hanwen/go-mtpfs/issues/101
		g.year(plain(g.oldIPhone()), 12, 25)
		for i, p := range g.films(8, ".MP4", "-c:v", "libx264", "-preset", "ultrafast") {
			b := p.main()
			if i%2 == 1 {
				b = g.again(b, ".mp4", ".mp4", "-c", "copy", "-map_metadata", "0", "-movflags", "+faststart")
				p.parts[0].file.data = b
			}
			b = slices.Clone(b)
			switch mdat := bytes.Index(b, []byte("mdat")); i / 2 {
			case 0:
				b = b[:len(b)*g.between(30, 95)/100]
			case 1:
				clear(b[mdat+1000 : mdat+1000+(len(b)-mdat)/8])
			case 2:
				for j := range 12 {
					b[mdat+3000+j] ^= 0x5A
				}
			case 3:
				continue // whole
			}
			p.instead(b, "")
			p.because("missing", "corrupted-backup")
		}
		g.sameLayout(byMonth)
	}},
	{name: "reported-films-in-fragments", play: func(g *game) {
		// The same streams in fragments, as servers store them.
		// https://github.com/immich-app/immich/issues/203
		g.year(plain(g.oldIPhone()), 12, 25)
		films := g.films(g.between(4, 6), ".MP4", "-c:v", "libx264", "-preset", "ultrafast")
		films[0].lose("unexplained", "outside-scope")
		for _, p := range films[1:] {
			p.instead(g.again(p.main(), ".mp4", ".mp4", "-c", "copy", "-map_metadata", "0", "-movflags", "frag_keyframe+empty_moov"), "")
			p.also = "unsure"
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-films-of-one-name", play: func(g *game) {
		// Two films of one camera, as long and as large, under one name; the backup has the
		// other one, and tells no date.
		// https://github.com/NicholasDawson/ArchiverForGooglePhotos/issues/39
		g.year(plain(g.oldIPhone()), 12, 25)
		for _, p := range g.films(g.between(4, 6), ".MP4", "-c:v", "libx264", "-preset", "ultrafast") {
			other := *p
			other.shot.Seed = g.seed()
			p.instead(g.again(g.film(&other, ".MP4", "-c:v", "libx264", "-preset", "ultrafast"), ".mp4", ".mp4", "-c", "copy", "-map_metadata", "-1"), "")
			p.because("missing", "target-limit", "unexplained", "corrupted-backup", "outside-scope", "sync-error", "only-edited")
			p.also = "unsure"
		}
		g.sameLayout(byMonth)
	}},
	{name: "reported-library-was-carved", play: func(g *game) {
		// It is the library that PhotoRec gave back: no names, and behind the pictures zeros
		// or what followed on the disk. The backup has them as they were.
		// https://github.com/tfrdidi/sort-PhotorecRecoveredFiles/pull/6
		d := g.oldIPhone()
		d.shots, d.movies = 0, 0
		g.year(d, 30, 70)
		n := 0
		for _, p := range g.pics {
			n += g.between(10, 90)
			p.numbered, p.stem = false, fmt.Sprintf("f%07d", n)
			clean := p.main()
			p.instead(clean, ".jpg")
			rest := make([]byte, g.between(0, 4000))
			if g.chance(0.5) {
				g.r.Read(rest)
				p.also = "incomplete" // nobody knows what it is
			}
			p.parts[0].end, p.parts[0].file.data = ".jpg", slices.Concat(clean, rest)
		}
		for _, p := range g.some(g.pics, g.between(1, 4)) {
			p.lose("unexplained")
			p.also = ""
		}
		g.layLibrary(below("recup_dir.1", flat))
		g.layBackup(func(p *pic) string { return p.when.Format("2006/01/IMG_") + p.uuid[:4] })
	}},
	{name: "reported-found-by-chkdsk", play: func(g *game) {
		// chkdsk gave some files names of its own, FILE0001.CHK, and one of them holds two
		// pictures in a row.
		// https://github.com/cgsecurity/testdisk/issues/64
		g.twoDevices(30, 80)
		g.layLibrary(byMonth)
		g.mirror()
		for i, p := range g.some(where(g.pics, ends(".JPG")), 6) {
			delete(g.bak, p.at[0])
			p.also = "unsure"
			g.bak[fmt.Sprintf("FOUND.000/FILE%04d.CHK", i)] = p.parts[0].file
		}
	}},
	{name: "reported-ends-cut-by-some-bytes", play: func(g *game) {
		// The last block of some files was not written: a few rows of the picture.
		// https://github.com/hanwen/go-mtpfs/issues/101
		d := g.iphone()
		d.live, d.movies = 0, 0.2
		for _, p := range g.year(d, 30, 70) {
			if b := p.main(); g.chance(0.25) {
				p.instead(b[:len(b)-g.between(40, 600)], "")
				p.because("missing", "corrupted-backup")
			}
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-one-segment-twice", play: func(g *game) {
		// Programs left a second block of metadata of the same kind, and comments.
		// https://github.com/RhetTbull/osxphotos/issues/872
		d := g.oldIPhone()
		d.movies, d.shots = 0, 0
		g.year(d, 25, 60)
		g.noise(1, 4, g.pics)
		for _, p := range g.whole(func(*pic) bool { return true }) {
			b := p.main()
			exif := b[2 : 4+int(binary.BigEndian.Uint16(b[4:]))]
			note := "\xFF\xFE\x00\x10Made in a shop"
			p.instead(slices.Concat(b[:2], exif, []byte(note), b[2:]), "")
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
}
