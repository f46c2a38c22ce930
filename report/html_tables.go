package report

import "strconv"

// tables hold what photos share: each word, sentence and list once. Position 0 is
// nothing.
type tables struct {
	words    []string
	evidence [][5]int // cause, what it rests on, sentence, tenths of decibans, 1: for the cause that is named
	lists    [][]int

	wordAt     map[string]int
	evidenceAt map[[5]int]int
	listAt     map[string]int
}

func newTables() *tables {
	return &tables{[]string{""}, [][5]int{{}}, [][]int{{}}, map[string]int{"": 0}, map[[5]int]int{}, map[string]int{"": 0}}
}

func (t *tables) word(text string) int {
	n, ok := t.wordAt[text]
	if !ok {
		n = len(t.words)
		t.words, t.wordAt[text] = append(t.words, text), n
	}
	return n
}

func (t *tables) say(e [5]int) int {
	n, ok := t.evidenceAt[e]
	if !ok {
		n = len(t.evidence)
		t.evidence, t.evidenceAt[e] = append(t.evidence, e), n
	}
	return n
}

func (t *tables) list(list []int) int {
	var key []byte
	for _, n := range list {
		key = append(strconv.AppendInt(key, int64(n), 36), ' ')
	}
	n, ok := t.listAt[string(key)]
	if !ok {
		n = len(t.lists)
		t.lists, t.listAt[string(key)] = append(t.lists, list), n
	}
	return n
}
