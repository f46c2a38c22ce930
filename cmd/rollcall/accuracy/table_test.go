//go:build linux

package accuracy_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"rollcall/photo"
)

// absentRow is the row of the photos that the backup lacks.
const absentRow = "not in the backup at all"

// A confusion is the confusion table: what became of the photos of each
// transformation. It is filled by parallel runs.
type confusion struct {
	sync.Mutex
	rows map[string]*confusionRow
}

// A confusionRow is one transformation. Missing, Unsure and the other counters are
// of the photos whose truth is something else.
type confusionRow struct {
	cells map[outcome]int
	want  outcome
	n     int
	unfit int

	right        int // as the contract says, or as it allows
	falsePresent int
	falseMissing int
	wrongUnsure  int
	wrongOther   int // wrong counterpart, or the wrong grade of a right status
}

func (c *confusion) row(name string) *confusionRow {
	if c.rows == nil {
		c.rows = map[string]*confusionRow{}
	}
	if c.rows[name] == nil {
		c.rows[name] = &confusionRow{cells: map[outcome]int{}}
	}
	return c.rows[name]
}

func (c *confusion) unfit(name string) {
	c.Lock()
	defer c.Unlock()
	c.row(name).unfit++
}

// add counts one verdict and reports whether it is right. counterpart tells
// whether the counterpart, if there is one, is the file that was made.
func (c *confusion) add(name string, want []outcome, got outcome, counterpart bool) bool {
	c.Lock()
	defer c.Unlock()
	r := c.row(name)
	r.n++
	r.cells[got]++
	if r.want == (outcome{}) {
		r.want = want[0]
	}
	held := slices.ContainsFunc(want, func(w outcome) bool { return w.Status == photo.Present || w.Status == photo.Incomplete })
	switch {
	case slices.Contains(want, got) && counterpart:
		r.right++
		return true
	case got.Status == photo.Present && (!held || !counterpart):
		r.falsePresent++
	case got.Status == photo.Missing && held:
		r.falseMissing++
	case got.Status == photo.Unsure:
		r.wrongUnsure++
	default:
		r.wrongOther++
	}
	return false
}

// hold asserts what the issue of accuracy demands: no false present, no false
// missing, little unsure, and each grade right.
func (c *confusion) hold(t *testing.T, full bool) {
	t.Helper()
	n, unsure := 0, 0
	grades, wrong := map[outcome]int{}, map[outcome]int{}
	for _, name := range slices.Sorted(maps.Keys(c.rows)) {
		r := c.rows[name]
		if r.falsePresent > 0 || r.falseMissing > 0 {
			t.Errorf("%s: %d false present, %d false missing", name, r.falsePresent, r.falseMissing)
		}
		n, unsure = n+r.n, unsure+r.wrongUnsure
		grades[r.want] += r.n
		wrong[r.want] += r.n - r.right
	}
	if unsure*50 > n {
		t.Errorf("%d of %d are unsure where the contract does not allow it, over 2 %%", unsure, n)
	}
	for want, total := range grades {
		if wrong[want]*50 > total && wrong[want] > 1 {
			t.Errorf("%s: %d of %d are wrong, over 2 %%", want, wrong[want], total)
		}
	}
	for _, tr := range transforms() {
		if r := c.row(tr.name); full && r.n < 3 {
			t.Errorf("%s was done to %d photos only", tr.name, r.n)
		} else if r.n == 0 {
			t.Logf("%s was done to no photo", tr.name)
		}
	}
}

func (o outcome) String() string {
	if o.Grade == photo.NoGrade {
		return string(o.Status)
	}
	return fmt.Sprintf("%s, %s", o.Status, o.Grade)
}

// names are the rows in the order of the list of transformations.
func (c *confusion) names() []string {
	var names []string
	for _, tr := range transforms() {
		if c.rows[tr.name] != nil {
			names = append(names, tr.name)
		}
	}
	return append(names, absentRow)
}

// columns are the outcomes that occur, in the order of statuses and grades.
func (c *confusion) columns() []outcome {
	var all []outcome
	for _, s := range photo.Statuses {
		for _, g := range append(photo.Grades[:len(photo.Grades):len(photo.Grades)], photo.NoGrade) {
			for _, r := range c.rows {
				if r.cells[outcome{s, g}] > 0 {
					all = append(all, outcome{s, g})
					break
				}
			}
		}
	}
	return all
}

// text is the table in Markdown.
func (c *confusion) text() string {
	c.Lock()
	defer c.Unlock()
	var b strings.Builder
	columns := c.columns()
	b.WriteString("| what was done | photos | right |")
	for _, o := range columns {
		fmt.Fprintf(&b, " %s |", o)
	}
	b.WriteString("\n|---|--:|--:|" + strings.Repeat("--:|", len(columns)) + "\n")
	for _, name := range c.names() {
		r := c.row(name)
		fmt.Fprintf(&b, "| %s | %d | %s |", name, r.n, share(r.right, r.n))
		for _, o := range columns {
			cell := ""
			if k := r.cells[o]; k > 0 {
				cell = fmt.Sprint(k)
			}
			if o == r.want && cell != "" {
				cell = "**" + cell + "**"
			}
			fmt.Fprintf(&b, " %s |", cell)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func share(k, n int) string {
	if n == 0 {
		return "–"
	}
	return fmt.Sprintf("%.1f %%", 100*float64(k)/float64(n))
}
