package report

import (
	"fmt"
	"slices"
	"strings"
)

// A chart is the timeline as the page draws it: two strips over one axis of time,
// each with a scale of its own, for what is lost is often a thousandth of the roll.
type chart struct {
	Buckets  int
	Width    int     // of the strips' coordinates
	Whole    []strip // all photos: present, on top what has no full copy, then what is unsure
	Lost     []strip // without a full copy or unsure, by hue
	LostIs   string  // what the second strip shows
	MostAll  string  // the tallest bar of each strip in words
	MostLost string
	Ticks    []tick
	Undated  int    // photos without a date
	Far      string // what is not drawn, as its dates are far off
	Keys     []chartKey
	Words    string // the whole in words, for those who do not see it
	Roll     bool   // the whole roll is known, not only what has no full copy
	Live     bool   // there are photos to choose from
}

// A strip is bars of one colour.
type strip struct {
	Class string
	Path  string // SVG path data
}

type tick struct {
	X     string // percent
	Label string
}

// A chartKey names a colour.
type chartKey struct {
	Class, Title string
	Photos       string
}

// stripHeight and barWidth are the coordinates that a bar is drawn in.
const (
	stripHeight = 100
	barWidth    = 10
)

func chartOf(v *view, r *roll) *chart {
	if len(r.buckets) == 0 {
		return nil
	}
	c := &chart{
		Buckets: len(r.buckets), Width: len(r.buckets) * barWidth,
		Undated: r.undated.all(), Far: r.far.words(), Ticks: ticksOf(r), Roll: r.known, Live: len(v.shown) > 0,
	}
	mostAll, mostLost := 1, 0
	for i := range r.buckets {
		b := &r.buckets[i]
		mostAll, mostLost = max(mostAll, b.all()), max(mostLost, b.lost()+b.hue[unsureHue])
	}
	if !r.known && mostLost == 0 {
		return nil
	}
	c.Whole = []strip{
		{"present", bars(r, mostAll, func(b *bucket) (int, int) { return 0, b.present })},
		{"without", bars(r, mostAll, func(b *bucket) (int, int) { return b.present, b.lost() })},
		{fmt.Sprintf("hue-%d", unsureHue), bars(r, mostAll, func(b *bucket) (int, int) { return b.present + b.lost(), b.hue[unsureHue] })},
	}
	c.Whole = slices.DeleteFunc(c.Whole, func(s strip) bool { return s.Path == "" })
	c.LostIs = r.lostIs()
	c.MostAll = "up to " + counted(mostAll, "photo", "photos") + " " + r.unit.words
	if mostLost > 0 {
		c.MostLost = "up to " + number(mostLost) + " " + r.unit.words
	}
	for hue := 1; hue < hues && mostLost > 0; hue++ {
		path := bars(r, mostLost, func(b *bucket) (int, int) {
			below := 0
			for k := 1; k < hue; k++ {
				below += b.hue[k]
			}
			return below, b.hue[hue]
		})
		if path != "" {
			c.Lost = append(c.Lost, strip{fmt.Sprintf("hue-%d", hue), path})
		}
	}
	c.Keys = keysOf(v)
	c.Words = r.words()
	return c
}

// bars draws a bar for each bucket that has one: from below, as tall as its count;
// what is there can be seen, however little it is.
func bars(r *roll, most int, part func(*bucket) (below, n int)) string {
	var b strings.Builder
	scale := float64(stripHeight) / float64(most)
	for i := range r.buckets {
		below, n := part(&r.buckets[i])
		if n == 0 {
			continue
		}
		height := max(float64(n)*scale, 1.5)
		top := max(stripHeight-float64(below)*scale-height, 0)
		fmt.Fprintf(&b, "M%d %.1fh%dv%.1fh-%dz", i*barWidth+1, top, barWidth-2, height, barWidth-2)
	}
	return b.String()
}

// keysOf names the hues that the timeline has.
func keysOf(v *view) []chartKey {
	var keys []chartKey
	others, photos := 0, 0
	for _, c := range v.legend.causes {
		if c.Hue == otherHue {
			others++
			photos += c.Photos
			continue
		}
		keys = append(keys, chartKey{fmt.Sprintf("hue-%d", c.Hue), c.Title, number(c.Photos)})
	}
	if others > 0 {
		keys = append(keys, chartKey{fmt.Sprintf("hue-%d", otherHue), counted(others, "other cause", "other causes"), number(photos)})
	}
	if n := v.r.Summary.Unsure; n > 0 {
		keys = append(keys, chartKey{fmt.Sprintf("hue-%d", unsureHue), "unsure", number(n)})
	}
	return keys
}

// lostIs says what is not present: without a full copy, unsure, or both.
func (r *roll) lostIs() string {
	lost, unsure := false, false
	for i := range r.buckets {
		lost = lost || r.buckets[i].lost() > 0
		unsure = unsure || r.buckets[i].hue[unsureHue] > 0
	}
	switch {
	case lost && unsure:
		return "Without a full copy, or unsure"
	case unsure:
		return "Unsure"
	}
	return "Without a full copy"
}

// words say when most of what has no full copy was taken.
func (r *roll) words() string {
	first, last := &r.buckets[0], &r.buckets[len(r.buckets)-1]
	text := "From " + first.within() + " to " + last.within() + "."
	if first == last {
		text = upper(first.label) + "."
	}
	worst := first
	for i := range r.buckets {
		if b := &r.buckets[i]; b.lost() > worst.lost() {
			worst = b
		}
	}
	if worst.lost() > 0 {
		text += " Most without a full copy: " + number(worst.lost())
		if r.known {
			text += " of " + number(worst.all())
		}
		text += r.unit.in() + worst.within() + "."
	}
	return text
}
