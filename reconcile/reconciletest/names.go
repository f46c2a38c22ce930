package reconciletest

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rollcall/photo"
)

// A layout is a way to put files into folders.
type layout uint8

const (
	byDay layout = iota
	byMonth
	byAlbum
	byDCIM
	byMoment
	byDevice
	flat
	layouts
)

// A shelf is a side's folders.
type shelf struct {
	layout layout
	above  string // "" or a folder with a slash
	bins   bool   // what was binned lies in its trash
}

// name is a new file's stem on that device.
func (s *story) name(x *shot, dev *device) string {
	dev.count++
	switch {
	case x.kind == received && !dev.camera.apple && x.format.class == photo.Video:
		return "VID-" + x.added.Format("20060102") + fmt.Sprintf("-WA%04d", dev.count%10000)
	case x.kind == received && !dev.camera.apple:
		return "IMG-" + x.added.Format("20060102") + fmt.Sprintf("-WA%04d", dev.count%10000)
	case x.kind == received && x.format != jpg:
		return choose(s.rng, "download", "image", "meme", "FullSizeRender", "Really? ", "Note 10:30 ") + strconv.Itoa(dev.count)
	}
	return dev.camera.name(x, dev.count)
}

func imgOrStamp(x *shot, dev *device) string {
	dev.count++
	if dev.camera.apple {
		return imgName(x, dev.count)
	}
	return "Screenshot_" + x.taken.Format("20060102-150405")
}

// folder is where the shelf has a shot, with a slash behind it.
func (f shelf) folder(s *story, x *shot) string {
	switch x.home {
	case homeHidden:
		return f.above + "Hidden/"
	case homeDot:
		return f.above + s.dotFolder(x) + "/"
	case homeShared:
		return f.above + "iCloud Shared Albums/My Albums/" + s.albums[x.album] + "/"
	case homeBinned:
		if f.bins {
			return f.above + s.bin() + "/"
		}
	}
	return f.above + f.usual(s, x)
}

func (f shelf) usual(s *story, x *shot) string {
	at := x.wall
	if !x.dated {
		at = x.added
	}
	switch f.layout {
	case byDay:
		return at.Format("2006/01/02/")
	case byMonth:
		return at.Format("2006/2006-01/")
	case byAlbum:
		if x.album == 0 {
			return "Camera Roll/"
		}
		return s.albums[x.album] + "/"
	case byDCIM:
		return s.dcim(x)
	case byMoment:
		return s.albums[(x.session*7+1)%len(s.albums)] + at.Format(", 2 January 2006/")
	case byDevice:
		return s.devices[x.device].called() + at.Format("/2006/")
	}
	return ""
}

// dcim is the folder that the device itself would take.
func (s *story) dcim(x *shot) string {
	switch dev := &s.devices[x.device]; {
	case dev.camera.apple || dev.card:
		maker := "APPLE"
		if dev.card {
			maker = strings.ToUpper(dev.camera.brand + "_____")[:5]
		}
		top := ""
		if len(s.devices) > 1 {
			top = dev.called() + "/"
		}
		return top + "DCIM/" + strconv.Itoa(100+x.n/1000%800) + maker + "/"
	case x.kind == received:
		return "WhatsApp/Media/WhatsApp Images/"
	case x.kind == screenshot:
		return "DCIM/Screenshots/"
	}
	return "DCIM/Camera/"
}

var dotFolders = []string{".private", ".archive", "Pictures/.nomedia-albums", ".old", ".stuff"}

func (s *story) dotFolder(x *shot) string {
	return dotFolders[(int(s.seed%5)+x.album%2)%len(dotFolders)]
}

var bins = []string{"Recently Deleted", ".Trashes/501", "#recycle", ".Trash-1000/files"}

func (s *story) bin() string { return bins[s.seed%uint64(len(bins))] }

// number settles what depends on all shots: their numbers, the places in both
// orders, and the names that would meet in a folder.
func (s *story) number() {
	kept := make(map[string]int, len(s.shots))
	for i := range s.shots {
		x := &s.shots[i]
		x.n = i
		where := s.keeps.folder(s, x) + strings.ToLower(x.stem)
		x.same = kept[where]
		kept[where]++
	}
	clear(kept)
	for i := range s.shots {
		x := &s.shots[i]
		where := s.backs.folder(s, x) + strings.ToLower(x.stem)
		x.backed = kept[where]
		kept[where]++
	}
	s.walk()
}

// walk settles the order of path in the library.
func (s *story) walk() {
	type at struct {
		path string
		n    int
	}
	list := make([]at, len(s.shots))
	for i := range s.shots {
		list[i] = at{s.keeps.folder(s, &s.shots[i]) + s.shots[i].stem, i}
	}
	slices.SortFunc(list, func(a, b at) int { return cmp.Or(strings.Compare(a.path, b.path), a.n-b.n) })
	for place, l := range list {
		s.shots[l.n].walked = place
	}
}

// kept is the path of a shot in the library, and that of its part.
func (s *story) kept(x *shot, f *fate) (main, part string) {
	stem := s.keeps.folder(s, x) + x.stem + again(x.same)
	if f.thrown {
		stem = s.keeps.above + s.bin() + "/" + x.stem + "~" + strconv.Itoa(x.n)
	}
	if x.holds(f) == reissued {
		return stem + jpgEnd(x), stem + x.partEnd()
	}
	return stem + x.outward().end, stem + x.partEnd()
}

// holds is what the library has of a shot.
func (x *shot) holds(f *fate) state {
	if x.small {
		return reissued
	}
	return f.library
}

// discarded is the path of a shot that lies in the backup's trash.
func (s *story) discarded(x *shot) (main, part string) {
	stem := s.backs.above + s.bin() + "/" + x.stem + "~" + strconv.Itoa(x.n)
	return stem + x.outward().end, stem + x.partEnd()
}

// stored is the path of a shot in the backup.
func (s *story) stored(x *shot) (main, part string) {
	stem := s.backs.folder(s, x) + x.stem + again(x.backed)
	return stem + x.outward().end, stem + x.partEnd()
}

func again(n int) string {
	if n == 0 {
		return ""
	}
	return "-" + strconv.Itoa(n)
}

// partEnd is the ending of the shot's movie or RAW.
func (x *shot) partEnd() string {
	if x.rawPart != nil {
		return x.rawPart.end
	}
	return ".MOV"
}

var albumNames = []string{
	"Camera Roll", "Lisbon", "Wedding", "Garden", "Kids", "Work", "Skiing", "Mum's 70th", "Cats", "House",
	"Road trip", "Paris", "School", "Football", "Receipts", "Food", "Concert", "Sea", "Christmas", "Hiking",
}
