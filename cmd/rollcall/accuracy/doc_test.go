//go:build linux

package accuracy_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"rollcall/photo/phototest"
)

// accuracyDoc is the page that -update writes figures into, between its markers.
const accuracyDoc = "../../../docs/accuracy.md"

// writeDoc writes the figures of a full run.
func (b *bench) writeDoc(t *testing.T) {
	var s strings.Builder
	fmt.Fprintf(&s, "%s\n\n", b.photosText())
	s.WriteString(b.photosTable())
	fmt.Fprintf(&s, "\nOf the public sets' files these take no part:\n\n")
	for _, why := range slices.Sorted(maps.Keys(b.out)) {
		fmt.Fprintf(&s, "- %d: %s\n", b.out[why], why)
	}
	fmt.Fprintf(&s, "\n%s\n\n%s", b.table.summary(), b.table.text())
	phototest.WriteSection(t, accuracyDoc, "bench", s.String())
}

func (b *bench) photosText() string {
	own := 0
	for _, o := range b.originals {
		if o.set == ownSet {
			own++
		}
	}
	text := fmt.Sprintf("%d photos: %d real ones of public sets, %d of our own.", len(b.originals), len(b.originals)-own, own)
	if b.share.photos > 0 {
		text += fmt.Sprintf("\nThis was a share of the bench, `ROLLCALL_BENCH=%d`: photos of at most %d megapixels but for one in eight,\nevenly among all by name, and each transformation done to about %d of them.",
			b.share.photos, sharePixels/1_000_000, shareEach)
	}
	return text
}

// photosTable counts the photos by where they come from and format.
func (b *bench) photosTable() string {
	formats, sets := map[string]bool{}, map[string]map[string]int{}
	for _, o := range b.originals {
		name := publicSets[o.set]
		if o.set == ownSet {
			name = "our own"
		}
		if sets[name] == nil {
			sets[name] = map[string]int{}
		}
		sets[name][o.format]++
		formats[o.format] = true
	}
	columns := slices.Sorted(maps.Keys(formats))
	var s strings.Builder
	fmt.Fprintf(&s, "| from | %s |\n|---|%s\n", strings.Join(columns, " | "), strings.Repeat("--:|", len(columns)))
	for _, name := range slices.Sorted(maps.Keys(sets)) {
		fmt.Fprintf(&s, "| %s |", name)
		for _, f := range columns {
			cell := ""
			if n := sets[name][f]; n > 0 {
				cell = fmt.Sprint(n)
			}
			fmt.Fprintf(&s, " %s |", cell)
		}
		s.WriteString("\n")
	}
	return s.String()
}

// summary is the table in one paragraph.
func (c *confusion) summary() string {
	n, unfit := 0, 0
	var sum confusionRow
	grades := map[string][2]int{}
	for _, r := range c.rows {
		n, unfit = n+r.n, unfit+r.unfit
		sum.falsePresent += r.falsePresent
		sum.falseMissing += r.falseMissing
		sum.wrongUnsure += r.wrongUnsure
		sum.wrongOther += r.wrongOther
		if r.n > 0 {
			g := grades[r.want.String()]
			grades[r.want.String()] = [2]int{g[0] + r.right, g[1] + r.n}
		}
	}
	var s strings.Builder
	fmt.Fprintf(&s, "%d pairs: **%d false present, %d false missing**, %d unsure where the contract does not allow it (%s), %d of a wrong grade or counterpart. %d times a transformation did not lend itself to the picture.\n\n",
		n, sum.falsePresent, sum.falseMissing, sum.wrongUnsure, share(sum.wrongUnsure, n), sum.wrongOther, unfit)
	s.WriteString("| the truth | pairs | right |\n|---|--:|--:|\n")
	for _, want := range slices.Sorted(maps.Keys(grades)) {
		fmt.Fprintf(&s, "| %s | %d | %s |\n", want, grades[want][1], share(grades[want][0], grades[want][1]))
	}
	return s.String()
}
