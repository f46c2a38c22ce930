package report

import (
	"cmp"
	"maps"
	"slices"

	"rollcall/photo"
)

// The hues of the page: a hue of its own for the largest causes, one for all
// others, one for what is unsure.
const (
	ownHues   = 7
	otherHue  = 8
	unsureHue = 9
	hues      = 10 // 0: none
)

// A legend counts the photos by cause and gives each cause a hue.
type legend struct {
	causes   []causeCount
	statuses []statusCount
	hue      map[string]int
}

type causeCount struct {
	Name, Title string
	Photos      int
	Bytes       int64
	Hue         int
}

type statusCount struct {
	Name, Title string
	Photos      int
	Bytes       int64
}

// newLegend counts what is missing and incomplete by cause, the hidden photos too.
func newLegend(r *photo.Report, o Options) *legend {
	l := &legend{hue: map[string]int{}}
	byCause, byStatus := map[string]photo.Count{}, map[string]photo.Count{}
	for i := range r.Photos {
		v := &r.Photos[i]
		add(byStatus, standing(v), sizeOf(v))
		if lost(v) {
			add(byCause, v.Cause, sizeOf(v))
		}
	}
	names := slices.SortedFunc(maps.Keys(byCause), func(a, b string) int {
		return cmp.Or(cmp.Compare(byCause[b].Photos, byCause[a].Photos), cmp.Compare(a, b))
	})
	for i, name := range names {
		l.hue[name] = min(i+1, otherHue)
		if i == ownHues && len(names) == ownHues+1 {
			l.hue[name] = otherHue
		}
		l.causes = append(l.causes, causeCount{name, title(o, name), byCause[name].Photos, byCause[name].Bytes, l.hue[name]})
	}
	for _, s := range standings {
		if n := byStatus[s[0]]; n.Photos > 0 {
			l.statuses = append(l.statuses, statusCount{s[0], s[1], n.Photos, n.Bytes})
		}
	}
	return l
}

func add(counts map[string]photo.Count, key string, bytes int64) {
	n := counts[key]
	counts[key] = photo.Count{Photos: n.Photos + 1, Bytes: n.Bytes + bytes}
}

// standings are the statuses as the page filters by them: what is missing and was
// not due stands apart.
var standings = [][2]string{
	{"missing", "missing"}, {"incomplete", "incomplete"}, {"unsure", "unsure"}, {"expected", "expected"}, {"present", "present"},
}

func standing(v *photo.Verdict) string {
	if v.Expected && v.Status == photo.Missing {
		return "expected"
	}
	return string(v.Status)
}

// hueOf is the hue of a photo.
func (l *legend) hueOf(v *photo.Verdict) int {
	switch {
	case v.Status == photo.Unsure:
		return unsureHue
	case lost(v):
		return l.hue[v.Cause]
	}
	return 0
}
