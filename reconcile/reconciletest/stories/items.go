package stories

import (
	"encoding/binary"
	"fmt"
	"maps"
	"path"
	"strings"

	"rollcall/photo"
)

// A cast makes of a world what a scan would have found.
type cast struct {
	w    *world
	seed uint64
	what map[photo.Digest]shown // what decoded files show
}

// A shown is which picture a file shows, which part of it, and in what state.
type shown struct {
	n    int
	part int // 0: the still or film, 1: the Live movie
	st   state
}

// item makes a pic's file at a path, in a state.
func (c *cast) item(p *pic, where string, s state, facts photo.Facts) *photo.Item {
	it := &photo.Item{Path: where, Standing: photo.StandsMedia, Level: photo.LevelWhole, Reader: 1, Facts: cloneFacts(facts),
		Format: p.format, Class: p.class, Whole: photo.Whole}
	it.Stamp = photo.Stamp{Size: p.size, ModTime: p.t.UnixNano()}
	if s == emptied {
		return hollow(it)
	}
	c.describe(it, p)
	if p.format != "mp4" && p.format != "nef" && p.format != "bmp" {
		it.Picture = c.digest(c.shows(p), 0, same, 1)
	}
	c.sum(it, p, s, c.alter(it, p, s))
	return it
}

// shows is the number of the picture whose bytes a pic has.
func (c *cast) shows(p *pic) int {
	if p.twin > 0 {
		return p.twin - 1
	}
	return p.n
}

// hollow is the item as it is with no byte in the file.
func hollow(it *photo.Item) *photo.Item {
	return &photo.Item{Path: it.Path, Standing: photo.StandsMedia, Level: photo.LevelWhole, Reader: 1, Class: it.Class, Facts: it.Facts,
		Stamp:    photo.Stamp{ModTime: it.Stamp.ModTime},
		Problems: []photo.Problem{{Kind: photo.ProblemEmpty, Path: it.Path, Text: "is empty"}}}
}

// describe writes what the file's metadata tell.
func (c *cast) describe(it *photo.Item, p *pic) {
	m, n := &it.Meta, c.shows(p)
	m.Width, m.Height = p.w, p.h
	if p.cam != nil && p.kind == "camera" {
		m.Make, m.Model, m.Orientation = p.cam.mk, p.cam.model, 1
		m.ExifWidth, m.ExifHeight = p.w, p.h
		if p.cam.apple && p.cam.digits > 0 && p.class == photo.Still {
			m.RequestID, m.PhotoID = c.uuid(n, 2), c.uuid(n, 3)
		}
		if p.vid > 0 {
			m.ContentID = c.uuid(n, 1)
		}
		if p.class == photo.Video {
			m.ExifWidth, m.ExifHeight, m.Orientation = 0, 0, 0
			if !p.cam.apple {
				m.Make, m.Model = "", "" // films of Android and of cameras name no device
			}
		}
	}
	if p.class == photo.Video {
		m.Duration = 1000 + p.size/2000
	}
	if p.dated {
		m.Taken = c.taken(p, n)
	}
}

func (c *cast) taken(p *pic, n int) photo.Taken {
	t := photo.Taken{Wall: p.t.Add(p.wrong).Unix(), Known: true}
	if p.cam == nil || p.kind != "camera" {
		return t
	}
	if p.class == photo.Video {
		t.Zoned = true
		return t
	}
	if t.Digits = p.cam.digits; t.Digits > 0 {
		t.Nanos = int32(mix(uint64(n)^c.seed)%1000) * 1e6
	}
	if p.cam.zoned {
		t.Zoned, t.Zone = true, 7200
	}
	return t
}

// live makes the movie of a Live Photo.
func (c *cast) live(p *pic, where string) *photo.Item {
	q := strings.TrimSuffix(where, path.Ext(where)) + ".MOV"
	it := &photo.Item{Path: q, Standing: photo.StandsMedia, Level: photo.LevelWhole, Reader: 1, Format: "mov", Class: photo.Video, Whole: photo.Whole}
	it.Stamp = photo.Stamp{Size: p.vid, ModTime: p.t.UnixNano()}
	it.Meta = photo.Meta{Make: "Apple", Model: p.cam.model, Width: 1440, Height: 1080, Duration: 2800, ContentID: c.uuid(p.n, 1)}
	it.Meta.Taken = photo.Taken{Wall: p.t.Unix(), Known: true, Zoned: true, Zone: 7200}
	it.Digest, it.Ends, it.Picture = c.digest(p.n, 1, same, 0), c.digest(p.n, 1, same, 2), c.digest(p.n, 1, same, 1)
	c.what[it.Digest] = shown{p.n, 1, same}
	if a, ok := p.facts[photo.FactAsset]; ok {
		it.Facts.Set(photo.FactAsset, a)
		it.Facts.Set(photo.FactPart, photo.RoleVideo)
	}
	return it
}

// digest is of what a part of a picture has in a state: 0 its bytes, 1 its picture
// data, 2 its ends, 3 and more its beginnings.
func (c *cast) digest(n, part int, s state, of int) (d photo.Digest) {
	x := mix(c.seed ^ uint64(n)<<24 ^ uint64(part)<<20 ^ uint64(s)<<8 ^ uint64(of))
	binary.BigEndian.PutUint64(d[:], x)
	binary.BigEndian.PutUint64(d[8:], mix(x^0xABCDEF))
	return d
}

func (c *cast) uuid(n, k int) string {
	x := mix(c.seed ^ uint64(n)<<8 ^ uint64(k)<<50)
	return fmt.Sprintf("%08X-%04X-4%03X-A%03X-%012X", uint32(x), uint16(x>>32), uint16(x>>44)&0xFFF, uint16(x>>50)&0xFFF, mix(x)>>16)
}

func cloneFacts(f photo.Facts) photo.Facts {
	if len(f) == 0 {
		return nil
	}
	return maps.Clone(f)
}
