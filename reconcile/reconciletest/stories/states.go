package stories

import "rollcall/photo"

// all is more bytes than any file has.
const all = int64(1) << 62

// alter makes of a whole file what it is in a state. It returns how many bytes of
// its beginning are the whole file's.
func (c *cast) alter(it *photo.Item, p *pic, s state) (shared int64) {
	own := c.digest(c.shows(p), 0, s, 1)
	x := mix(uint64(c.shows(p)) ^ c.seed ^ 77)
	part := float64(x%900+50) / 1000
	switch s {
	case rewritten:
		it.Stamp.Size += 300 + int64(x%2000)
		it.Meta.Software = "digiKam"
		return 0
	case converted:
		it.Format, it.Picture, it.Stamp.Size = "jpeg", own, p.size*18/10
		return 0
	case recompressed:
		it.Format, it.Picture, it.Stamp.Size = "jpeg", own, int64(float64(p.size)*(.2+.3*part))
		return 0
	case reduced:
		shrink(it, p, 2048, own)
		return 0
	case thumb:
		shrink(it, p, 480, own)
		it.Meta = photo.Meta{Width: it.Meta.Width, Height: it.Meta.Height}
		return 0
	case bareSmall:
		shrink(it, p, 1600, own)
		it.Meta = photo.Meta{Width: it.Meta.Width, Height: it.Meta.Height}
		return 0
	case edited:
		it.Format, it.Picture, it.Stamp.Size, it.Class = "jpeg", own, p.size*12/10, photo.Still
		it.Meta.Software, it.Meta.Edited, it.Meta.ContentID = "Adobe Lightroom 6.0", p.cam != nil && p.cam.apple, ""
		return 0
	case cut:
		it.Picture, it.Whole, it.Stamp.Size = photo.Digest{}, photo.Cut, int64(float64(p.size)*part)
		damage(it, "ends before its content does")
		return it.Stamp.Size
	case zeroed:
		it.Picture, it.Whole = photo.Digest{}, photo.Zeroed
		damage(it, "the end was overwritten with zeros")
		return int64(float64(p.size) * part)
	case flipped:
		it.Picture = own
		return int64(float64(p.size) * part)
	}
	return all
}

// shrink makes a JPEG of so many pixels on its longer side.
func shrink(it *photo.Item, p *pic, side float64, own photo.Digest) {
	it.Format, it.Picture = "jpeg", own
	k := side / float64(max(p.w, p.h))
	it.Meta.Width, it.Meta.Height = int(float64(p.w)*k), int(float64(p.h)*k)
	it.Stamp.Size = int64(float64(it.Meta.Width*it.Meta.Height) * .18)
}

func damage(it *photo.Item, text string) {
	it.Problems = append(it.Problems, photo.Problem{Kind: photo.ProblemDamaged, Path: it.Path, Text: text})
}

// sum writes the digests of a file and of its beginnings, of which the first
// shared bytes are the whole file's.
func (c *cast) sum(it *photo.Item, p *pic, s state, shared int64) {
	if it.Stamp.Size <= 0 {
		return
	}
	if s == noVideo || s == unfinished {
		s = same
	}
	n := c.shows(p)
	it.Digest, it.Ends = c.digest(n, 0, s, 0), c.digest(n, 0, s, 2)
	c.what[it.Digest] = shown{n, 0, s}
	for at, k := int64(64<<10), 3; at <= it.Stamp.Size; at, k = max(1<<20, 2*at), k+1 {
		of := s
		if at <= shared {
			of = same
		}
		it.Prefixes = append(it.Prefixes, photo.Prefix{Size: at, Digest: c.digest(n, 0, of, k)})
	}
}
