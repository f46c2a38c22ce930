package matchers

// A keyring makes the keys of one item, all of them in one string: millions of items
// are asked for theirs.
type keyring struct {
	text []byte
	ends []int // of each key in text
}

func newKeyring() keyring { return keyring{text: make([]byte, 0, 256), ends: make([]int, 0, 8)} }

// add adds a key of parts, one behind the other.
func (r *keyring) add(parts ...string) {
	for _, part := range parts {
		r.text = append(r.text, part...)
	}
	r.ends = append(r.ends, len(r.text))
}

// keys are those that were added, in order.
func (r *keyring) keys() []Key {
	all, list, from := string(r.text), make([]Key, len(r.ends)), 0
	for k, end := range r.ends {
		list[k], from = Key(all[from:end]), end
	}
	return list
}
