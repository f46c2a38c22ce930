package formats

import (
	"io"

	"rollcall/photo"
)

// picture is what makes the picture. The tables tell of every image item, in the
// file's order: kind, properties, what it is made from, and where its data lies
// within the picture data. Item ids and file offsets are left out, because a
// rewrite of the metadata may change them.
func (t *heifTables) picture(in *Input, c *Content) []Chunk {
	number := t.imageNumbers()
	var spans []photo.Span
	for i := range t.items {
		if _, ok := number[t.items[i].id]; !ok {
			continue
		}
		if t.items[i].elsewhere {
			c.problem(photo.ProblemUnsupported, "keeps picture data outside of the file or within other items")
			return nil
		}
		if !t.items[i].inline {
			spans = append(spans, t.items[i].extents...)
		}
	}
	data := layOut(spans)
	if len(data.spans) == 0 {
		return nil
	}
	tables, err := t.pictureTables(in, number, data)
	if err != nil {
		c.problem(photo.ProblemUnsupported, "keeps too much in its tables")
		return nil
	}
	return append([]Chunk{{Literal: tables}}, data.chunks()...)
}

// imageNumbers counts the items that make the picture: all but EXIF, XMP and
// other texts, thumbnails, and what only thumbnails are made from.
func (t *heifTables) imageNumbers() map[uint32]int {
	without := map[uint32]bool{}
	for _, it := range t.items {
		without[it.id] = oneOf(it.kind, []string{"Exif", "mime", "uri "})
	}
	for _, ref := range t.refs {
		if ref.kind == "thmb" && ref.from != t.primary {
			without[ref.from] = true
		}
	}
	t.dropParts(without)
	number := map[uint32]int{}
	for _, it := range t.items {
		if !without[it.id] {
			number[it.id] = len(number)
		}
	}
	return number
}

// dropParts leaves out the tiles and the alpha planes of thumbnails.
func (t *heifTables) dropParts(without map[uint32]bool) {
	kept := map[uint32]bool{t.primary: true}
	for _, ref := range t.refs {
		for _, to := range ref.to {
			if ref.kind == "dimg" && !without[ref.from] {
				kept[to] = true
			}
		}
	}
	for _, ref := range t.refs {
		for _, to := range ref.to {
			if ref.kind == "dimg" && without[ref.from] && !kept[to] {
				without[to] = true
			}
			if ref.kind == "auxl" && without[to] && !kept[ref.from] {
				without[ref.from] = true
			}
		}
	}
}

func (t *heifTables) pictureTables(in *Input, number map[uint32]int, data layout) ([]byte, error) {
	var l literal
	l.add([]byte("heif 1"))
	l.number(int64(number[t.primary]))
	seen := map[int]int{}
	for i := range t.items {
		if _, ok := number[t.items[i].id]; ok {
			t.addProperties(&l, &t.items[i], seen)
			if err := addExtents(&l, in, &t.items[i], data); err != nil {
				return nil, err
			}
		}
	}
	t.addRefs(&l, number)
	return l.Bytes(), nil
}

func (t *heifTables) addProperties(l *literal, it *heifItem, seen map[int]int) {
	l.add([]byte(it.kind))
	l.number(int64(it.flags)<<16 | int64(it.protected))
	for _, p := range it.props {
		if p.index > 0 && !describing(t.properties[p.index-1].Type().String()) {
			t.addProperty(l, p, seen)
		}
	}
	l.number(-1)
}

// addExtents adds where an item's data lies. Data inside of the tables (a grid's
// layout) is added itself: the tables may stand before or after the rest.
func addExtents(l *literal, in *Input, it *heifItem, data layout) error {
	for _, e := range it.extents {
		l.number(e.Size)
		if !it.inline {
			l.number(data.position(e.Offset))
			continue
		}
		b, err := in.Bytes(e.Offset, e.Size)
		if err != nil || l.Len()+len(b) > 2*maxTable {
			return unsupported("keeps more than %d bytes in its tables", 2*maxTable)
		}
		l.Write(b)
	}
	l.number(-1)
	return nil
}

// describing reports whether a property is metadata: description, times of
// creation and change, alternative text (ISO/IEC 23008-12 6.5).
func describing(kind string) bool { return oneOf(kind, []string{"udes", "crtt", "mdft", "altt"}) }

// addProperty adds a property, its content only the first time.
func (t *heifTables) addProperty(l *literal, p heifProp, seen map[int]int) {
	n, ok := seen[p.index]
	if !ok {
		n = len(seen)
		seen[p.index] = n
	}
	number := int64(n)
	if p.essential {
		number |= 1 << 32
	}
	l.number(number)
	if !ok {
		prop := t.properties[p.index-1]
		body, _ := io.ReadAll(prop.Body())
		l.add([]byte(prop.Type().String()))
		l.add(body)
	}
}

// addRefs adds what the image items are made from and belong to.
func (t *heifTables) addRefs(l *literal, number map[uint32]int) {
	for _, ref := range t.refs {
		from, ok := number[ref.from]
		if !ok || ref.kind == "cdsc" {
			continue
		}
		l.add([]byte(ref.kind))
		l.number(int64(from))
		for _, to := range ref.to {
			if n, ok := number[to]; ok {
				l.number(int64(n))
			}
		}
		l.number(-1)
	}
}
