package reconciletest

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"rollcall/photo"
)

// libraryRows and backupRows are the first rows of the sides' items.
const (
	libraryRows = 1
	backupRows  = 10_000_000
)

// library makes the items of the library's side.
func (s *story) library(fates []fate) []*photo.Item {
	items := make([]*photo.Item, 0, len(fates)*5/4)
	for n := range fates {
		x, f := &s.shots[n], &fates[n]
		if x.away {
			continue
		}
		main, part := s.kept(x, f)
		items = append(items, s.dress(x, mainPart, x.holds(f), main))
		if x.unread {
			s.shut(items[len(items)-1])
		}
		if x.part > 0 && f.library == whole {
			items = append(items, s.dress(x, sidePart, whole, part))
		}
	}
	return ordered(items, libraryRows, 11)
}

// shut makes an item one that could not be read.
func (s *story) shut(it *photo.Item) {
	*it = photo.Item{Path: it.Path, Standing: photo.StandsProblem, Class: it.Class, Stamp: it.Stamp, Facts: it.Facts}
	s.trouble(it, photo.ProblemUnreadable, "permission denied")
}

// backup makes the items of the backup's side.
func (s *story) backup(fates []fate) []*photo.Item {
	items := make([]*photo.Item, 0, len(fates)*5/4)
	for n := range fates {
		x, f := &s.shots[n], &fates[n]
		if f.state == nothing {
			continue
		}
		main, part := s.stored(x)
		bytes := f.state
		if f.state == binned {
			main, part = s.discarded(x)
			bytes = whole
		}
		items = append(items, s.dress(x, mainPart, bytes, s.named(main, x, f.state)))
		if x.part > 0 && (f.hasPart() || f.state == binned) {
			items = append(items, s.dress(x, sidePart, whole, part))
		}
	}
	return ordered(items, backupRows, 12)
}

// hasPart reports whether the part of a shot, if it has one, is in the backup.
func (f *fate) hasPart() bool {
	return f.partly == 0 && (f.state.full() || f.state >= cutShort && f.state <= emptied)
}

// ordered sorts by path and hands out rows.
func ordered(items []*photo.Item, first int64, device uint64) []*photo.Item {
	slices.SortFunc(items, func(a, b *photo.Item) int { return cmp.Compare(a.Path, b.Path) })
	for i, it := range items {
		it.ID = first + int64(i)
		it.Stamp.Inode, it.Stamp.Device, it.Stamp.Links = uint64(it.ID), device, 1
	}
	return items
}

// named is the path under which the backup has a shot in that state.
func (s *story) named(path string, x *shot, st state) string {
	dot := strings.LastIndexByte(path, '.')
	switch st {
	case converted:
		return path[:dot] + ".jpg"
	case reduced:
		if s.renditions == "" {
			return path[:dot] + jpgEnd(x)
		}
		return path[:dot] + s.renditions + ".JPG"
	case shrunk, edited:
		return path[:dot] + jpgEnd(x)
	case thumbnail:
		return "PhotoData/Thumbnails/V2/" + path + "/5003.JPG"
	}
	return path
}

func jpgEnd(x *shot) string {
	if f := x.outward(); f.name == "jpeg" {
		return f.end
	}
	return ".jpg"
}

// dress makes the item that a scan would make of a file.
func (s *story) dress(x *shot, part uint8, st state, path string) *photo.Item {
	id := ident{x.n, part, st}
	f, size := x.outward(), x.size
	if part == sidePart {
		f, size = mov, x.part
		if x.rawPart != nil {
			f = x.rawPart
		}
	}
	it := &photo.Item{
		Path: path, Standing: photo.StandsMedia, Level: photo.LevelWhole, Reader: 1,
		Format: f.name, Class: f.class, Digest: s.digest(id), Ends: s.digestOf(id, ofEnds), Whole: photo.Whole,
	}
	it.Stamp = photo.Stamp{Size: size, ModTime: s.now.Add(-time.Duration(x.n%5000) * time.Second).UnixNano()}
	if f.picture {
		it.Picture = s.digestOf(ident{x.n, part, whole}, ofPicture)
	}
	if !x.bare && (part == sidePart || x.format.tagged) {
		it.Meta = s.meta(x, part)
	}
	if it.Meta.Width == 0 && f.name != "" {
		it.Meta.Width, it.Meta.Height = x.width, x.height
	}
	if f.class == photo.Video && f.name != "" {
		it.Meta.Duration = 1 + size/2_000
	}
	s.alter(it, id, x)
	if f.name == "" && it.Stamp.Size > 0 {
		it.Whole, it.Problems = photo.WholeUnknown, nil
		s.trouble(it, photo.ProblemNotMedia, "has a photo's ending and no photo in it")
	}
	s.placed(it, x)
	it.Prefixes = s.starts(id, it.Stamp.Size, s.sharedBytes(x, part, st))
	return it
}

// meta is what the shot's files tell.
func (s *story) meta(x *shot, part uint8) photo.Meta {
	c := x.camera
	m := photo.Meta{Make: c.brand, Model: c.model, Width: x.width, Height: x.height, Orientation: 1}
	m.ExifWidth, m.ExifHeight = x.width, x.height
	if x.dated {
		m.Taken = photo.Taken{Wall: x.wall.Unix(), Known: true, Digits: c.digits}
		switch c.digits {
		case 2:
			m.Taken.Nanos = int32(x.wall.Nanosecond()) / 1e7 * 1e7
		case 3:
			m.Taken.Nanos = int32(x.wall.Nanosecond()) / 1e6 * 1e6
		}
		if c.zoned {
			m.Taken.Zoned, m.Taken.Zone = true, int32(s.seed%5)*3600
		}
	}
	if c.apple && x.part > 0 && x.rawPart == nil {
		m.ContentID = s.uuid(x.n, 1)
	}
	if c.apple && c.year >= 2017 {
		m.RequestID, m.PhotoID = s.uuid(x.n, 2), s.uuid(x.n, 3)
	}
	if part == sidePart && x.rawPart == nil {
		m.Width, m.Height, m.ExifWidth, m.ExifHeight, m.RequestID, m.PhotoID, m.Orientation = 1440, 1080, 0, 0, "", "", 0
	}
	if x.kind == filmed {
		m.ExifWidth, m.ExifHeight, m.RequestID, m.PhotoID, m.Orientation = 0, 0, "", "", 0
		if c.apple {
			m.ContentID = ""
		}
	}
	return m
}

func (s *story) uuid(n int, what uint64) string {
	a, b := mix(s.seed^what<<32^uint64(n)), mix(s.seed^what<<40^uint64(n)<<1)
	return fmt.Sprintf("%08X-%04X-4%03X-%04X-%012X", uint32(a), uint16(a>>32), uint16(a>>48)&0xFFF, uint16(b)|0x8000, b>>16)
}

// alter makes an item what the state left of it.
func (s *story) alter(it *photo.Item, id ident, x *shot) {
	own := s.digestOf(id, ofPicture)
	size := it.Stamp.Size
	switch id.state {
	case rewritten:
		it.Stamp.Size += 200 + int64(x.n%3000)
		it.Meta.Software = "exiftool"
	case converted:
		it.Format, it.Picture, it.Stamp.Size = "jpeg", own, size*17/10
	case reduced, shrunk, thumbnail, reissued:
		s.shrinkItem(it, id, x)
	case recompressed:
		it.Picture, it.Stamp.Size = own, size*int64(15+x.n%30)/100
	case edited:
		it.Format, it.Picture, it.Stamp.Size = "jpeg", own, size*11/10
		it.Meta.Edited, it.Meta.Software = true, "17.4.1"
	case cutShort:
		it.Picture, it.Whole, it.Stamp.Size = photo.Digest{}, photo.Cut, s.keptBytes(x)
		s.trouble(it, photo.ProblemDamaged, "ends before its content does")
	case zeroed:
		it.Picture, it.Whole = photo.Digest{}, photo.Zeroed
		s.trouble(it, photo.ProblemDamaged, "the end was overwritten with zeros")
	case flipped:
		it.Picture = own
	case emptied:
		*it = photo.Item{Path: it.Path, Standing: photo.StandsMedia, Level: photo.LevelWhole, Reader: 1, Stamp: it.Stamp, Class: it.Class}
		it.Stamp.Size = 0
		s.trouble(it, photo.ProblemEmpty, "is empty")
	}
}

// shrinkItem makes a smaller version, which tells what its original was as far as
// it kept the metadata.
func (s *story) shrinkItem(it *photo.Item, id ident, x *shot) {
	by := s.shrinkage
	if id.state == thumbnail {
		by = 360 / float64(max(x.width, 1))
	}
	it.Picture = s.digestOf(id, ofPicture)
	it.Meta.Width, it.Meta.Height = max(16, int(float64(x.width)*by)), max(16, int(float64(x.height)*by))
	it.Stamp.Size = max(3000, int64(float64(x.size)*by*by*.8))
	if id.state == reduced || id.state == reissued {
		it.Format = "jpeg"
	}
	if id.state == shrunk || id.state == thumbnail {
		it.Format = "jpeg"
		it.Meta = photo.Meta{Width: it.Meta.Width, Height: it.Meta.Height}
	}
	if id.state == thumbnail {
		it.Facts.Set(photo.FactThumbnailCache, "Thumbnails")
	}
	if id.state == reduced && s.renditions != "" {
		it.Facts.Set(photo.FactRenditionName, s.renditions)
	}
}

func (s *story) trouble(it *photo.Item, kind, text string) {
	it.Problems = append(it.Problems, photo.Problem{Kind: kind, Path: it.Path, Text: text})
}

// keptBytes is how much of a damaged copy is the original's.
func (s *story) keptBytes(x *shot) int64 { return max(1, int64(float64(x.size)*(.05+.9*x.luck))) }

// sharedBytes is how much of a file's beginning is the original's.
func (s *story) sharedBytes(x *shot, _ uint8, st state) int64 {
	switch st {
	case whole:
		return 1 << 62
	case cutShort, zeroed, flipped:
		return s.keptBytes(x)
	}
	return 0
}

// placed sets what the folder tells of a file, as a scan would.
func (s *story) placed(it *photo.Item, x *shot) {
	for _, name := range strings.Split(it.Path, "/") {
		lower := strings.ToLower(name)
		switch {
		case lower == "hidden":
			it.Facts.Set(photo.FactHiddenAlbum, name)
		case lower == "icloud shared albums":
			it.Facts.Set(photo.FactShared, name)
		case lower == "recently deleted" || lower == ".trashes" || lower == "#recycle" || lower == ".trash-1000":
			it.Facts.Set(photo.FactTrash, name)
		case strings.HasPrefix(lower, "."):
			it.Facts.Set(photo.FactHiddenFolder, name)
		}
	}
}

// place is a side's place.
func (s *story) place(id int64, root string, items []*photo.Item) photo.Place {
	p := photo.Place{ID: id, Root: root, Kind: "folder", Route: photo.RouteUnknown, Complete: true, ScannedAt: s.now, Version: 1}
	for _, it := range items {
		it.Place = id
		p.Tally.Files++
		p.Tally.Media++
		p.Tally.Bytes += it.Stamp.Size
	}
	p.Facts.Set(photo.FactFoldsCase, strconv.FormatBool(false))
	return p
}
