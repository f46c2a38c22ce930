package stories

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"rollcall/photo"
)

func (c *cast) library() []*photo.Item {
	var items []*photo.Item
	for _, p := range c.w.pics {
		items = append(items, c.kept(p))
		if p.vid > 0 {
			items = append(items, c.live(p, p.path))
		}
	}
	return number(items, 1, 11)
}

// kept is the library's file of a picture, with its flaw.
func (c *cast) kept(p *pic) *photo.Item {
	switch p.flaw {
	case "cut":
		return c.item(p, p.path, cut, p.facts)
	case "edited":
		return c.item(p, p.path, edited, p.facts)
	case "shrunk":
		it := c.item(p, p.path, reduced, p.facts)
		it.Format = p.format
		return it
	}
	it := c.item(p, p.path, same, p.facts)
	switch p.flaw {
	case "empty":
		return hollow(it)
	case "notmedia":
		it.Format, it.Picture, it.Whole, it.Meta = "", photo.Digest{}, photo.WholeUnknown, photo.Meta{}
		it.Problems = []photo.Problem{{Kind: photo.ProblemNotMedia, Path: p.path, Text: "has a photo's ending and no photo in it"}}
	case "record":
		m := it.Meta
		it = &photo.Item{Path: p.path, Standing: photo.StandsMedia, Class: p.class, Facts: it.Facts, Stamp: photo.Stamp{Size: p.size}}
		it.Meta = photo.Meta{Taken: m.Taken, Make: m.Make, Model: m.Model, Width: m.Width, Height: m.Height}
	}
	return it
}

func (c *cast) backup() []*photo.Item {
	var items []*photo.Item
	taken := paths{}
	for _, p := range c.w.pics {
		switch {
		case p.state == listed:
			items = append(items, c.row(p, taken.free(exported+orName(p))))
		case p.state == gone, p.flaw == "empty" && p.state != same:
		default:
			items = append(items, c.copied(p, taken)...)
		}
	}
	return number(items, 10_000_001, 12)
}

// row is a row of an export's list, without its file.
func (c *cast) row(p *pic, where string) *photo.Item {
	it := c.item(p, p.path, same, nil)
	row := &photo.Item{Path: where, Standing: photo.StandsMedia, Class: p.class}
	row.Meta.Taken = photo.Taken{Wall: it.Meta.Taken.Wall - int64(it.Meta.Taken.Zone), Zoned: true, Known: true}
	row.Meta.Taken.Wall -= row.Meta.Taken.Wall % 60
	row.Facts.Set(photo.FactRecordOnly, "the export lists it, and its file is not in the export")
	fingerprint(row, it.Digest)
	row.Facts.Set(photo.FactFingerprint, row.Fingerprint.String())
	return row
}

// copied are the files that the backup has of a picture.
func (c *cast) copied(p *pic, taken paths) []*photo.Item {
	where := taken.free(c.whereTo(p))
	s, facts := p.state, cloneFacts(p.bfacts)
	switch s {
	case thumb:
		facts.Set(photo.FactThumbnailCache, "Thumbnails")
	case unfinished:
		facts.Set(photo.FactUnfinished, "*.part")
		where = path.Dir(where) + "/k5qxw" + path.Base(where) + ".part"
		s = cut
	}
	items := []*photo.Item{c.item(p, where, s, facts)}
	if p.vid > 0 && slices.Contains([]state{same, rewritten, converted, flipped, zeroed, cut}, s) {
		items = append(items, c.live(p, where))
	}
	return items
}

// whereTo is the path that the backup has for a picture in its state.
func (c *cast) whereTo(p *pic) string {
	where := p.back
	if where == "" && c.w.relaid != nil {
		where = c.w.relaid(p)
	}
	if where == "" {
		where = p.path
	}
	switch p.state {
	case thumb:
		return "PhotoData/Thumbnails/V2/" + p.path + "/5003.JPG"
	case reduced, bareSmall, recompressed, edited, converted:
		if e := path.Ext(where); !strings.EqualFold(e, ".jpg") && !strings.EqualFold(e, ".jpeg") {
			return strings.TrimSuffix(where, e) + ".jpg"
		}
	}
	return where
}

// paths are those of a place that are taken, in small letters.
type paths map[string]bool

// free takes a path, with a number where the path itself is taken.
func (t paths) free(where string) string {
	ext := path.Ext(where)
	stem := strings.TrimSuffix(where, ext)
	for k := 1; t[strings.ToLower(where)]; k++ {
		where = fmt.Sprintf("%s-%d%s", stem, k, ext)
	}
	t[strings.ToLower(where)] = true
	return where
}

// number brings items into order and gives them rows.
func number(items []*photo.Item, first int64, device uint64) []*photo.Item {
	slices.SortFunc(items, func(a, b *photo.Item) int { return cmp.Compare(a.Path, b.Path) })
	for i, it := range items {
		it.ID = first + int64(i)
		it.Stamp.Inode, it.Stamp.Device, it.Stamp.Links = uint64(it.ID), device, 1
	}
	return items
}
