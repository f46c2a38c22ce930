package index

import (
	"maps"
	"slices"

	"rollcall/photo"
)

// codeItem describes what the item's other columns do not hold. The sketch is
// kept by digest, not with the item: see sketches.go.
func codeItem(c *coder, it *photo.Item) {
	word(c, 1, &it.Format)
	word(c, 2, &it.Class)
	word(c, 3, &it.Whole)
	raw(c, 4, it.Ends[:])
	list(c, 5, &it.Prefixes, codePrefix)
	raw(c, 6, it.Tail[:])
	number(c, 7, &it.TailSize)
	raw(c, 8, it.Fingerprint[:])
	group(c, 9, func(c *coder) { codeMeta(c, &it.Meta) })
	codeFacts(c, 10, &it.Facts)
	list(c, 11, &it.Problems, codeProblem)
	number(c, 12, &it.PictureSize)
	raw(c, 13, it.Opening[:])
}

func codePrefix(c *coder, p *photo.Prefix) {
	number(c, 1, &p.Size)
	raw(c, 2, p.Digest[:])
}

func codeMeta(c *coder, m *photo.Meta) {
	group(c, 1, func(c *coder) { codeTaken(c, &m.Taken) })
	word(c, 2, &m.Make)
	word(c, 3, &m.Model)
	word(c, 4, &m.Lens)
	word(c, 5, &m.Software)
	number(c, 6, &m.Width)
	number(c, 7, &m.Height)
	number(c, 8, &m.ExifWidth)
	number(c, 9, &m.ExifHeight)
	number(c, 10, &m.Orientation)
	pointer(c, 11, &m.GPS, codeGPS)
	text(c, 12, &m.UniqueID)
	text(c, 13, &m.ContentID)
	text(c, 14, &m.RequestID)
	text(c, 15, &m.PhotoID)
	text(c, 16, &m.BurstID)
	flag(c, 17, &m.Edited)
	number(c, 18, &m.Duration)
	group(c, 19, func(c *coder) { codeSpan(c, &m.Thumb) })
	group(c, 20, func(c *coder) { codeSpan(c, &m.Motion) })
	word(c, 21, &m.Profile)
}

func codeTaken(c *coder, t *photo.Taken) {
	number(c, 1, &t.Wall)
	number(c, 2, &t.Nanos)
	number(c, 3, &t.Digits)
	flag(c, 4, &t.Zoned)
	number(c, 5, &t.Zone)
	flag(c, 6, &t.Known)
}

func codeGPS(c *coder, g *photo.GPS) {
	real(c, 1, &g.Latitude)
	real(c, 2, &g.Longitude)
}

func codeSpan(c *coder, s *photo.Span) {
	number(c, 1, &s.Offset)
	number(c, 2, &s.Size)
}

func codeProblem(c *coder, p *photo.Problem) {
	word(c, 1, &p.Kind)
	text(c, 2, &p.Path)
	text(c, 3, &p.Text)
}

// codeFacts writes facts in order of name, so that equal facts are equal bytes.
func codeFacts(c *coder, tag byte, facts *photo.Facts) {
	type fact struct {
		name  photo.Fact
		value string
	}
	var all []fact
	for _, name := range slices.Sorted(maps.Keys(*facts)) {
		all = append(all, fact{name, (*facts)[name]})
	}
	list(c, tag, &all, func(c *coder, f *fact) {
		word(c, 1, &f.name)
		word(c, 2, &f.value)
	})
	if c.reading {
		for _, f := range all {
			facts.Set(f.name, f.value)
		}
	}
}
