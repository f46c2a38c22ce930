package exam_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"rollcall/photo/phototest"
)

// What a careful person accepts where several causes make the same gap.
var (
	// A stretch of days with nothing, on its way through a cloud or an app.
	pauseInCloud = []string{"upload-off", "sync-error"}
	// Nothing from a day on, of any device, on its way through a cloud or an app.
	endInCloud = []string{"over-quota", "upload-off", "sync-error"}
	// The same of a copy, whose files keep the times of the library's.
	endOfCopy = []string{"sync-error", "after-backup", "over-quota", "upload-off", "target-limit"}
	// Some few without a pattern.
	noPattern = []string{"sync-error", "unexplained"}
	// One format is left out as a whole.
	leftOut = []string{"unreadable-format", "outside-scope"}
)

func isCloud(kind string) bool { return slices.Contains(clouds, kind) }

// layOnly puts some pics into the library, before the others.
func (g *game) layOnly(pics []*pic, l layout) {
	g.renumber()
	for _, p := range pics {
		stem := g.lib.free(l(p), p.parts)
		for i := range p.parts {
			g.lib[stem+p.parts[i].end] = p.parts[i].file
			p.at = append(p.at, stem+p.parts[i].end)
		}
	}
}

func untouched(ok func(*pic) bool) func(*pic) bool {
	return func(p *pic) bool { return p.status == "" && p.at == nil && ok(p) }
}

func anyPic(*pic) bool { return true }

// putAside lays some pics into a folder of the library, and loses them.
func (g *game) putAside(folder string, pics []*pic, cause string, accept ...string) {
	g.layOnly(pics, below(folder, flat))
	loseAll(pics, cause, accept...)
}

func (g *game) trashFolder() string {
	return pickOf(g, "Recently Deleted", "#recycle", ".Trash-1000/files", ".Trashes/501", "@Recycle", "$RECYCLE.BIN/S-1-5-21-1004336348-1177238915-682003330-1001")
}

// shrink puts a smaller version in place of the photo's file.
func (g *game) shrink(p *pic, divide int, metadata bool) {
	m := resized(p.pixels(), divide)
	end := p.parts[0].end
	if strings.EqualFold(end, ".HEIC") {
		end = ".JPG"
	}
	if metadata {
		p.instead(jpegOf(m, p.shot, 80), end)
	} else {
		p.instead(bare(m, 80), end)
	}
	p.because("missing", "thumbnail-only")
}

// edit puts an edited version in place of the photo's file.
func (g *game) edit(p *pic) {
	end := p.parts[0].end
	if strings.EqualFold(end, ".HEIC") {
		end = ".JPG"
	}
	p.instead(jpegOf(retouched(p.pixels(), g.r.Intn(3)), p.shot, 92), end)
	p.because("missing", "only-edited")
}

func isJPEG(p *pic) bool { return single(p) && (ends(".JPG")(p) || ends(".jpeg")(p)) }

// A mishap is one cause that hits some photos of a roll before its sides are laid out.
type mishap struct {
	name string
	hit  func(g *game, kind string, from, to time.Time)
}

var mishaps = []mishap{
	{"hidden", func(g *game, _ string, _, _ time.Time) {
		g.putAside(pickOf(g, ".hidden", ".private", "Pictures/.secret"), g.share(where(g.pics, untouched(single)), 3, 12, 2), "hidden-folder")
	}},
	{"trash", func(g *game, _ string, _, _ time.Time) {
		g.putAside(g.trashFolder(), g.share(where(g.pics, untouched(single)), 2, 8, 2), "deleted")
	}},
	{"thumbs", func(g *game, _ string, _, _ time.Time) {
		for _, p := range g.share(where(g.pics, untouched(single)), 4, 25, 2) {
			g.shrink(p, pickOf(g, 2, 3, 4), g.chance(0.7))
		}
	}},
	{"damaged", func(g *game, _ string, _, _ time.Time) {
		for i, p := range g.share(where(g.pics, untouched(single)), 2, 8, 2) {
			g.damage(p, i+g.r.Intn(5))
		}
	}},
	{"edited", func(g *game, _ string, _, _ time.Time) {
		for _, p := range g.share(where(g.pics, untouched(isJPEG)), 2, 9, 1) {
			g.edit(p)
		}
	}},
	{"random", func(g *game, _ string, _, _ time.Time) {
		loseAll(g.share(where(g.pics, untouched(anyPic)), 1, 4, 1), "sync-error", noPattern...)
	}},
	{"window", func(g *game, kind string, from, to time.Time) {
		begin, end := g.window(from, to, 12, 25)
		accept := pauseInCloud
		if !isCloud(kind) {
			accept = append(slices.Clone(accept), "outside-scope")
		}
		loseWindow(within2(where(g.pics, untouched(anyPic)), begin, end), "upload-off", accept...)
		for _, p := range within2(g.pics, begin, end) { // what is out for two reasons
			if p.cause == "hidden-folder" || p.cause == "target-limit" {
				p.accept = append(p.accept, accept...)
			}
		}
	}},
	{"device", func(g *game, kind string, from, to time.Time) {
		d := plain(g.camera())
		d.name, d.model = "Oma's camera", pickOf(g, "DMC-FZ1000", "FinePix X100")
		d.make = "FUJIFILM"
		accept := []string{}
		if isCloud(kind) {
			accept = pauseInCloud
		}
		loseAll(g.plainTake(d, max(6, len(g.pics)*g.between(8, 25)/100), from, to), "outside-scope", accept...)
	}},
	{"raw", func(g *game, _ string, from, to time.Time) {
		d := g.camera()
		d.name, d.make, d.model, d.still, d.movies = "Big camera", "Canon", "Canon EOS R6", ".DNG", 0
		loseAll(g.plainTake(d, g.between(6, 25), from, to), "unreadable-format", leftOut...)
	}},
	{"names", func(g *game, _ string, _, _ time.Time) {
		for i, p := range g.share(where(g.pics, untouched(isJPEG)), 2, 6, 2) {
			p.stem, p.numbered = fmt.Sprintf(pickOf(g, "Where is Oma? %d", "12:30 lunch %d", "\"Best\" one %d", "him | her %d"), i), false
			p.lose("target-limit")
		}
	}},
}

// loseWindow loses all of a stretch of time; two or three photos show no stretch.
func loseWindow(lost []*pic, cause string, accept ...string) {
	if len(lost) < 4 {
		accept = append(slices.Clone(accept), "unexplained")
	}
	loseAll(lost, cause, accept...)
}

// suffer lets n mishaps befall a roll, none of some names, before it is laid out.
func (g *game) suffer(kind string, n int, from, to time.Time, without ...string) {
	list := slices.DeleteFunc(slices.Clone(mishaps), func(m mishap) bool {
		return slices.Contains(without, m.name) || m.name == "names" && isCloud(kind)
	})
	g.r.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	list = list[:n]
	// What takes photos anew goes first, so that the others see all of them.
	slices.SortStableFunc(list, func(a, b mishap) int { return order(a.name) - order(b.name) })
	for _, m := range list {
		m.hit(g, kind, from, to)
	}
}

func order(name string) int {
	switch name {
	case "device", "raw":
		return 0
	case "names":
		return 1
	case "random", "window":
		return 3
	}
	return 2
}

// missingExport is an export whose list has some more rows than files.
func (g *game) missingExport(e phototest.ICloudExport, pics []*pic, change func(*phototest.ExportPhoto)) phototest.ICloudExport {
	for _, p := range pics {
		x := phototest.ExportPhoto{Name: p.name(), Content: p.main(), Taken: p.utc(), Added: p.added.Add(time.Hour), Absent: true, Part: 1}
		change(&x)
		e.Photos = append(e.Photos, x)
	}
	return e
}

func formatMB(n int64) string { return fmt.Sprintf("%dMB", n) }
