package exam_test

import (
	"path"
	"strings"
)

// A layout is where a photo lies in a side: folder and stem.
type layout func(p *pic) string

func flat(p *pic) string { return p.stem }

func androidDCIM(p *pic) string {
	if p.kind == "screenshot" {
		return "DCIM/Screenshots/" + p.stem
	}
	return "DCIM/Camera/" + p.stem
}

func byMonth(p *pic) string { return p.when.Format("2006/01/") + p.stem }

func byYear(p *pic) string { return p.when.Format("2006/") + p.stem }

func byDay(p *pic) string { return p.when.Format("2006-01-02/") + p.stem }

func byAlbum(p *pic) string { return path.Join(p.album, p.stem) }

func byDevice(p *pic) string { return path.Join(p.dev.name, p.stem) }

func byDeviceYear(p *pic) string { return path.Join(p.dev.name, p.when.Format("2006"), p.stem) }

// timeNames is what Dropbox's camera upload calls them.
func timeNames(p *pic) string { return "Camera Uploads/" + p.when.Format("2006-01-02 15.04.05") }

// oneDrive is what OneDrive's camera upload calls them.
func oneDrive(p *pic) string {
	return "Camera Roll/" + p.when.Format("2006/01/20060102_150405") + "000_iOS"
}

func below(folder string, l layout) layout {
	return func(p *pic) string { return path.Join(folder, l(p)) }
}

// anyLayout is one of those that people sort by.
func (g *game) anyLayout() layout {
	return pickOf[layout](g, byMonth, byYear, byAlbum, byDay, byDevice, byDeviceYear)
}

// layLibrary puts all pics into the library.
func (g *game) layLibrary(l layout) {
	g.renumber()
	for _, p := range g.pics {
		if p.at != nil {
			continue
		}
		stem := g.lib.free(l(p), p.parts)
		for i := range p.parts {
			g.lib[stem+p.parts[i].end] = p.parts[i].file
			p.at = append(p.at, stem+p.parts[i].end)
		}
	}
}

// renumber gives the numbers of each device to its photos in the order of time, which
// stories do not always take them in.
func (g *game) renumber() {
	byDevice := map[*device][]*pic{}
	for _, p := range g.pics {
		if p.numbered && p.at == nil && !g.cards {
			byDevice[p.dev] = append(byDevice[p.dev], p)
		}
	}
	for _, pics := range byDevice {
		var stems []string
		for _, p := range pics {
			stems = append(stems, p.stem)
		}
		for i, p := range byTime(pics) {
			p.stem = stems[i]
		}
	}
}

// layBackup puts what is not gone into the backup.
func (g *game) layBackup(l layout) { g.layInto(g.bak, l, g.pics) }

func (g *game) layInto(to tree, l layout, pics []*pic) {
	for _, p := range pics {
		if p.gone {
			continue
		}
		parts := p.copied
		if parts == nil {
			parts = p.parts
		}
		stem := to.free(l(p), parts)
		for i := range parts {
			to[stem+parts[i].end] = parts[i].file
		}
	}
}

// sameLayout lays both sides out alike.
func (g *game) sameLayout(l layout) {
	g.layLibrary(l)
	g.layBackup(l)
}

// mirror is the library's tree again without what is gone, by the library's paths.
func (g *game) mirror() {
	for _, p := range g.pics {
		if p.gone {
			continue
		}
		parts := p.copied
		if parts == nil {
			parts = p.parts
		}
		stem := strings.TrimSuffix(p.at[0], p.parts[0].end)
		for i := range parts {
			g.bak[stem+parts[i].end] = parts[i].file
		}
	}
}
