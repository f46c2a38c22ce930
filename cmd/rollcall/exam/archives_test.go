package exam_test

import (
	"fmt"
	"path"
	"strings"
	"time"

	"rollcall/photo/phototest"
)

// utc is when the photo was taken, by the zone that its device writes.
func (p *pic) utc() time.Time {
	if t, err := time.Parse("2006-01-02T15:04:05-07:00", p.when.Format("2006-01-02T15:04:05")+p.dev.zone); err == nil {
		return t.UTC()
	}
	return p.when
}

func (p *pic) name() string { return p.stem + p.parts[0].end }

func (p *pic) part(role string) []byte {
	for _, x := range p.parts {
		if x.role == role {
			return x.file.data
		}
	}
	return nil
}

// sent are the parts that came through.
func (p *pic) sent() []part {
	if p.copied != nil {
		return p.copied
	}
	return p.parts
}

// zipDate is the time that phototest gives the entries of its archives.
var zipDate = time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)

// zipStory is a folder in one ZIP, and what was taken after it was packed.
func (g *game) zipStory() {
	g.roll(g.oldIPhone(), g.between(20, 80), day("2023-06-01"), day("2025-05-30"))
	g.roll(g.camera(), g.between(15, 60), day("2024-01-01"), day("2025-05-30"))
	late := g.camera()
	loseAll(g.roll(late, g.between(4, 40), day("2025-06-03"), day("2025-12-20")), "after-backup")
	g.layLibrary(byMonth)
	packed := tree{}
	g.layInto(packed, byMonth, g.pics)
	g.bak["Photos.zip"] = file{data: packed.zipped(), when: zipDate}
}

// zipped packs a tree.
func (tr tree) zipped() []byte {
	files := phototest.Tree{}
	for name, f := range tr {
		files[name] = f.data
	}
	return phototest.ZIP(files)
}

// export is the privacy export of what is not gone. Photos of big holes cannot be in it.
func (g *game) export(parts int) phototest.ICloudExport {
	e := phototest.ICloudExport{Parts: parts}
	for i, p := range byTime(g.pics) {
		if p.gone {
			continue
		}
		sent := p.sent()
		x := phototest.ExportPhoto{Name: p.stem + sent[0].end, Content: sent[0].file.data, Taken: p.utc(), Added: p.added.Add(time.Hour), Part: 1 + i*parts/len(g.pics)}
		if p.cause == "corrupted-backup" {
			x.Content = p.main() // the lists were right; the damage came later
		}
		for _, s := range sent[1:] {
			if s.role == "video" {
				x.Movie = s.file.data
			}
		}
		e.Photos = append(e.Photos, x)
	}
	return e
}

// deliver puts an unpacked export into the backup, with the damage that came after.
func (g *game) deliver(e phototest.ICloudExport) {
	for name, data := range e.Folders() {
		for _, p := range g.pics {
			if p.cause == "corrupted-backup" && p.copied != nil && same(data, p.main()) {
				data = p.copied[0].file.data
			}
		}
		g.bak[name] = file{data: data}
	}
}

// takeout is Google's export of what is not gone.
func (g *game) takeout() phototest.Takeout {
	var t phototest.Takeout
	for _, p := range byTime(g.pics) {
		if p.gone {
			continue
		}
		sent := p.sent()
		x := phototest.TakeoutPhoto{Title: p.stem + sent[0].end, Content: sent[0].file.data, Taken: p.utc()}
		for _, s := range sent[1:] {
			switch s.role {
			case "video":
				x.Movie = s.file.data
			case "edit":
				x.Edited = s.file.data
			}
		}
		t.Photos = append(t.Photos, x)
	}
	return t
}

// asset is the photo as one of a library of Photos.
func (p *pic) asset() phototest.PhotosAsset {
	a := phototest.PhotosAsset{UUID: p.uuid, Name: p.name(), Content: p.main(), Movie: p.part("video"), RAW: p.part("raw"), Added: p.added,
		ContentID: p.shot.ContentID, Model: p.shot.Model, Width: p.shot.Width, Height: p.shot.Height, Taken: p.shot.Taken, Set: map[string]any{}}
	if a.Taken == "" {
		a.Taken = p.when.Format("2006-01-02T15:04:05")
	}
	if p.kind == "movie" {
		a.Set["ZKIND"] = 1
	}
	return a
}

// layPhotos makes the pics a library of Photos for Mac, in the game's library. change
// may set what its database tells of each.
func (g *game) layPhotos(l phototest.PhotosLibrary, change func(*pic, *phototest.PhotosAsset)) {
	g.renumber()
	g.libName = "Photos Library.photoslibrary"
	if l.Model == 0 {
		l.Model = pickOf(g, 13703, 14208, 15502, 16502, 17600, 18600)
	}
	for _, p := range g.pics {
		a := p.asset()
		if change != nil {
			change(p, &a)
		}
		end := strings.ToLower(p.parts[0].end)
		if end == ".jpg" {
			end = ".jpeg"
		}
		p.at = append(p.at, "originals/"+a.UUID[:1]+"/"+a.UUID+end)
		l.Assets = append(l.Assets, a)
	}
	files, err := l.Files()
	must(g.t, err)
	g.lib.add("", files)
}

// backedUp is a phone's backup of the pics that are not gone.
func (g *game) backedUp(b phototest.PhoneBackup) phototest.PhoneBackup {
	for i, p := range byTime(g.pics) {
		if p.gone {
			continue
		}
		dir := fmt.Sprintf("DCIM/%dAPPLE", 100+i/1000)
		for _, s := range p.sent() {
			b.Files = append(b.Files, phototest.PhoneFile{Path: path.Join("Media", dir, p.stem+s.end), Content: s.file.data, Modified: p.utc(),
				Added: p.added, Taken: p.utc(), UUID: p.uuid})
		}
	}
	return b
}
