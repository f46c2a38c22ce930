package sources

import (
	"fmt"

	"rollcall/photo"
)

// notes count what a database holds that is not understood. Each is told once, as
// a problem; nothing is made of it.
type notes struct{ counts map[string]int }

func (n *notes) count(what string) {
	if n.counts == nil {
		n.counts = map[string]int{}
	}
	if _, ok := n.counts[what]; ok || len(n.counts) < 64 {
		n.counts[what]++
	}
}

// value notes a value of which nothing is known.
func (n *notes) value(column string, value int64) {
	n.count(fmt.Sprintf("%s is %d, of which nothing is known: nothing was made of it", column, value))
}

// is reads a column that is 0 or 1.
func (n *notes) is(r row, column string) bool {
	value, ok := r.int(column)
	if ok && value != 0 && value != 1 {
		n.value(column, value)
	}
	return value == 1
}

// tell tells the notes as problems of a file.
func (n *notes) tell(path string, problem func(photo.Problem)) {
	for _, what := range sortedKeys(n.counts) {
		problem(photo.Problem{Kind: photo.ProblemMalformed, Path: path, Text: what + times(n.counts[what])})
	}
}

func times(n int) string {
	if n == 1 {
		return ""
	}
	return fmt.Sprintf(" (%d times)", n)
}
