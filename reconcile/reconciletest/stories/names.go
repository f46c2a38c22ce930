package stories

import (
	"fmt"
	"path"
	"strings"
	"time"

	"rollcall/photo"
)

var places = []string{"Italy", "Rome", "Lake Garda", "Norway", "Grandma 80th", "Skiing", "Wedding Anna", "Berlin", "Corsica", "Camping", "Japan", "Crete", "New York", "Easter", "Zoo", "Moving house", "Christmas", "Lisbon"}

var seasons = []string{"Winter", "Spring", "Summer", "Autumn"}

// ends are the endings of file names, by format.
var ends = map[string]string{"heic": ".HEIC", "jpeg": ".JPG", "png": ".PNG", "mov": ".MOV", "mp4": ".mp4", "nef": ".NEF", "webp": ".webp", "avif": ".avif", "bmp": ".bmp"}

// name names a picture as its maker does, and puts it into the library's folders.
func (w *world) name(p *pic, o roll) {
	p.name = w.nameOf(p)
	p.path = w.folderOf(p, o.layout)
}

func (w *world) nameOf(p *pic) string {
	end, key, style := ends[p.format], p.who, "IMG"
	if p.cam != nil {
		key, style = key+p.cam.model, p.cam.style
	}
	next := func(kind string) int { w.counter[key+kind]++; return w.counter[key+kind] }
	switch {
	case p.kind == "messenger":
		day := p.t.Format("20060102")
		return fmt.Sprintf("IMG-%s-WA%04d.jpg", day, next("wa"+day))
	case p.kind == "screenshot" && !p.dated:
		return "Screenshot_" + p.t.Format("20060102-150405") + ".png"
	case style == "android":
		stem := p.t.Format("20060102_150405")
		if k := next(stem); k > 1 {
			stem += fmt.Sprintf("_%d", k-1)
		}
		return stem + strings.ToLower(end)
	case style == "DSC":
		return fmt.Sprintf("DSC_%04d%s", next("")%10000, end)
	case style == "P":
		return fmt.Sprintf("P%07d%s", 1000000+next(""), end)
	case style == "GOPR":
		return fmt.Sprintf("GOPR%04d%s", next("")%10000, strings.ToUpper(end))
	case style == "scan":
		return fmt.Sprintf("scan%04d.jpg", next(""))
	}
	return fmt.Sprintf("IMG_%04d%s", (1200+next("img"))%10000, end)
}

// folderOf is a picture's path in a library of this layout; "" is month.
func (w *world) folderOf(p *pic, layout string) string {
	switch layout {
	case "whomonth":
		return p.who + "/" + p.t.Format("2006/2006-01/") + p.name
	case "who":
		return p.who + "/" + p.name
	case "flat":
		return p.name
	case "dcim":
		key := p.who
		if p.cam != nil {
			key += p.cam.model
		}
		return fmt.Sprintf("DCIM/%dAPPLE/%s", 100+w.counter[key+"img"]/1000, p.name)
	case "android":
		return androidFolder(p) + p.name
	case "event":
		p.event = p.t.Format("2006") + " " + seasons[(int(p.t.Month())%12)/3]
		if p.trip != 0 {
			p.event = p.t.Format("2006") + " " + places[p.trip%len(places)]
		}
		return p.event + "/" + p.name
	case "library":
		return w.asset(p)
	}
	return p.t.Format("2006/01/") + p.name
}

func androidFolder(p *pic) string {
	switch p.kind {
	case "messenger":
		return "WhatsApp/Media/WhatsApp Images/"
	case "screenshot":
		return "Pictures/Screenshots/"
	}
	return "DCIM/Camera/"
}

// asset puts a picture into the bundle of Apple's Photos, with what its database
// tells.
func (w *world) asset(p *pic) string {
	u := w.r.Uint64()
	id := fmt.Sprintf("%08X-%04X-4%03X-9%03X-%012X", uint32(u), uint16(u>>32), uint16(u>>48)&0xFFF, uint16(u>>20)&0xFFF, u>>16)
	p.facts.Set(photo.FactOriginalName, p.name)
	p.facts.Set(photo.FactAsset, id)
	p.facts.Set(photo.FactAdded, p.t.Add(time.Duration(w.whole(0, 3))*time.Second).Format(time.RFC3339))
	return fmt.Sprintf("originals/%s/%s%s", id[:1], id, strings.ToLower(ends[p.format]))
}

// orName is the name that a picture was taken with.
func orName(p *pic) string {
	if n := p.facts.Text(photo.FactOriginalName); n != "" {
		return n
	}
	return path.Base(p.path)
}

// settlePaths numbers the pictures, and makes the library's paths differ.
func (w *world) settlePaths() {
	taken := map[string]bool{}
	for i, p := range w.pics {
		p.n = i
		dir, name := path.Split(p.path)
		ext := path.Ext(name)
		for k := 1; taken[strings.ToLower(p.path)] && !w.named; k++ {
			p.path = fmt.Sprintf("%s%s (%d)%s", dir, strings.TrimSuffix(name, ext), k, ext)
		}
		taken[strings.ToLower(p.path)] = true
	}
}
