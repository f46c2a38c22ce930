package report

import (
	"strings"

	"rollcall/photo"
)

// Graphics are the signs that a layout may draw with.
type Graphics string

// The kinds of graphics.
const (
	NoGraphics Graphics = "" // none, as for a file or a program
	ASCII      Graphics = "ascii"
	Blocks     Graphics = "blocks" // Unicode's block elements, U+2581 to U+258F
)

// A palette is how graphics are drawn.
type palette struct {
	full    string   // a whole cell of a bar
	parts   []string // of a cell from the left, from little to nearly all
	heights []string // of a cell from the bottom, from little to all
	cut     string   // stands where text was cut off
}

var palettes = map[Graphics]palette{
	ASCII: {full: "#", parts: []string{"."}, heights: []string{".", ":", "-", "=", "+", "*", "#"}, cut: "~"},
	Blocks: {full: "█", parts: []string{"▏", "▎", "▍", "▌", "▋", "▊", "▉"},
		heights: []string{"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}, cut: "…"},
}

// bar is n of most as a bar of so many cells: something where n is not 0.
func (p palette) bar(n, most, cells int) string {
	if n <= 0 || most <= 0 {
		return ""
	}
	steps := len(p.parts) + 1 // of a cell
	at := max(1, (n*cells*steps+most/2)/most)
	bar := strings.Repeat(p.full, at/steps)
	if at%steps > 0 {
		bar += p.parts[at%steps-1]
	}
	return bar
}

// height is n of most as one cell: nothing for 0, all only for all.
func (p palette) height(n, most int) string {
	if n <= 0 || most <= 0 {
		return " "
	}
	return p.heights[min(n*(len(p.heights)-1)/most, len(p.heights)-1)]
}

// writeGraphics draws below the first screen what it says: the causes by their size,
// and the roll by the time it was taken in. For eyes only, so it is short, and words
// come before signs.
func writeGraphics(s *screen, r *photo.Report, o Options) {
	p, ok := palettes[o.Graphics]
	if !ok {
		return
	}
	s.blank()
	writeBars(s, r, o, p)
	s.blank()
	writeTimeline(s, r, p)
}

// inset is how far the drawings stand from the left.
const inset = "    "

// A bar is a line of the drawing: a cause, or what is left of them.
type bar struct {
	name string
	photo.Count
}

// writeBars draws how many photos each cause has, where there are several.
func writeBars(s *screen, r *photo.Report, o Options, p palette) {
	bars := barsOf(r, o)
	if len(bars) < 2 {
		return
	}
	most, names, photos, sizes := 0, 0, 0, 0
	for _, b := range bars {
		most, names = max(most, b.Photos), max(names, columns(Visible(b.name)))
		photos, sizes = max(photos, len(number(b.Photos))), max(sizes, len(size(b.Bytes)))
	}
	cells := min(max(s.width/7, 6), 16)
	names = min(names, s.width-len(inset)-photos-sizes-cells-6)
	s.paragraph(heading, "", "Without a full copy, by likely cause")
	for _, b := range bars {
		name := fitted(Visible(b.name), names, p)
		s.line(plainly, inset+name+"  "+right(number(b.Photos), photos)+"  "+right(size(b.Bytes), sizes)+"  "+p.bar(b.Photos, most, cells))
	}
}

// barsOf are the causes of what has no full copy, as far as they can be told, the
// largest first, and the small ones together.
func barsOf(r *photo.Report, o Options) []bar {
	byCause := map[string][]int{}
	for i := range r.Photos {
		v := &r.Photos[i]
		switch {
		case !lost(v):
		case cannotTell(v) && !v.Expected:
			byCause[""] = append(byCause[""], i)
		default:
			byCause[v.Cause] = append(byCause[v.Cause], i)
		}
	}
	var bars []bar
	names := largestFirst(byCause)
	for i, name := range names {
		b := bar{name: title(o, name)}
		if name == "" {
			b.name = "cannot tell"
		}
		for _, k := range byCause[name] {
			b.Photos++
			b.Bytes += r.Photos[k].Bytes
		}
		if len(names) > mostBars && i >= mostBars-1 {
			if last := &bars[len(bars)-1]; i > mostBars-1 {
				last.Photos, last.Bytes = last.Photos+b.Photos, last.Bytes+b.Bytes
				continue
			}
			b.name = "for " + number(len(names)-i) + " other reasons"
		}
		bars = append(bars, b)
	}
	return bars
}

// mostBars is how many lines the drawing of the causes has at most.
const mostBars = 6

// fitted is text in exactly so many columns.
func fitted(text string, room int, p palette) string {
	if columns(text) <= room {
		return text + strings.Repeat(" ", room-columns(text))
	}
	var b strings.Builder
	left := room - columns(p.cut)
	for _, r := range text {
		if left -= runeColumns(r); left < 0 {
			break
		}
		b.WriteRune(r)
	}
	cut := strings.TrimRight(b.String(), " ") + p.cut
	return cut + strings.Repeat(" ", max(0, room-columns(cut)))
}

// right is text with blanks before it.
func right(text string, room int) string {
	return strings.Repeat(" ", max(0, room-columns(text))) + text
}
