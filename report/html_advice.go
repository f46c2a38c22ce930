package report

import (
	"slices"
	"strconv"
	"strings"
)

// An advice is what to do about the photos of one cause, after the steps that all
// share.
type advice struct {
	Cause string // its name, to filter by; "" none
	Title string
	Count string
	Above string // which reasons of the first screen it is about
	Hue   int
	From  int // number of the first step
	Steps []string
}

// advice says what to do in the order of the text layout: what a deadline
// threatens first, then the largest.
func (p *page) advice(v *view) {
	byCause, steps := adviceByCause(v.r)
	causes := largestFirst(byCause)
	slices.SortStableFunc(causes, func(a, b string) int {
		return one(threatened(v.r, byCause[b])) - one(threatened(v.r, byCause[a]))
	})
	shared := 0
	if len(causes) > 0 {
		shared = sharedSteps(causes, steps)
		p.Shared = visibles(steps[causes[0]][:shared])
	}
	for _, cause := range causes {
		name := adviceTitle(v.o, cause, len(byCause[cause]))
		one := advice{
			Cause: cause, Title: Visible(name), Count: number(len(byCause[cause])), Hue: v.legend.hueOf(&v.r.Photos[byCause[cause][0]]),
			Above: Visible(v.veil.over(asAbove(name, byCause[cause], v.groups[:v.unsure]))),
			From:  shared + 1, Steps: visibles(steps[cause][shared:]),
		}
		if v.legend.hue[cause] == 0 || !v.anyShown(byCause[cause]) {
			one.Cause = ""
		}
		if len(one.Steps) > 0 {
			p.Todo = append(p.Todo, one)
		}
	}
	for _, line := range spoken(func(s *screen) { writeUnsure(s, v.r) }) {
		p.Doubts = append(p.Doubts, strings.TrimSpace(strings.TrimPrefix(line, "-  ")))
	}
}

// anyShown reports whether the page shows one of the photos.
func (v *view) anyShown(photos []int) bool {
	return v.o.ShowHidden || slices.ContainsFunc(photos, func(i int) bool { return !v.r.Photos[i].Hidden })
}

func visibles(texts []string) []string {
	list := make([]string, len(texts))
	for i, text := range texts {
		list[i] = Visible(text)
	}
	return list
}

// Start is the number of the first step, for the list.
func (a advice) Start() string { return strconv.Itoa(a.From) }
