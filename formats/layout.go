package formats

import (
	"cmp"
	"slices"

	"rollcall/photo"
)

// A layout is picture data in a file: spans in ascending order that do not
// touch, and the position of each in the bytes of all of them.
type layout struct {
	spans []photo.Span
	start []int64
}

// layOut sorts spans and joins those that touch or overlap, so that every byte
// is hashed once and in order.
func layOut(spans []photo.Span) layout {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(a, b photo.Span) int { return cmp.Compare(a.Offset, b.Offset) })
	var l layout
	size := int64(0)
	for _, s := range spans {
		n := len(l.spans) - 1
		switch {
		case s.Size <= 0:
		case n >= 0 && s.Offset <= l.spans[n].End():
			grown := max(l.spans[n].End(), s.End()) - l.spans[n].Offset
			size += grown - l.spans[n].Size
			l.spans[n].Size = grown
		default:
			l.spans, l.start = append(l.spans, s), append(l.start, size)
			size += s.Size
		}
	}
	return l
}

// chunks are the spans as a picture's chunks.
func (l layout) chunks() []Chunk {
	chunks := make([]Chunk, len(l.spans))
	for i, s := range l.spans {
		chunks[i].Span = s
	}
	return chunks
}

// position is an offset of the file counted in the bytes of the spans alone; -1
// where none of them holds it.
func (l layout) position(offset int64) int64 {
	i := l.at(offset)
	if i < 0 || offset > l.spans[i].End() {
		return -1
	}
	return l.start[i] + offset - l.spans[i].Offset
}

// holds reports whether one of the spans holds all of s.
func (l layout) holds(s photo.Span) bool {
	i := l.at(s.Offset)
	return i >= 0 && s.End() <= l.spans[i].End()
}

// at is the last span that begins at or before offset, -1 where none does.
func (l layout) at(offset int64) int {
	i, ok := slices.BinarySearchFunc(l.spans, offset, func(s photo.Span, at int64) int {
		return cmp.Compare(s.Offset, at)
	})
	if !ok {
		i--
	}
	return i
}

// A spanList collects spans in ascending order; those that touch become one.
type spanList []photo.Span

func (l *spanList) add(s photo.Span) {
	if n := len(*l) - 1; n >= 0 && (*l)[n].End() == s.Offset {
		(*l)[n].Size += s.Size
		return
	}
	*l = append(*l, s)
}
