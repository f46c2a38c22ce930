package scanner

import (
	"context"

	"rollcall/index"
	"rollcall/photo"
)

// A couple is two contents to be compared, with the looks that ask for it.
type couple struct {
	library, backup *subject
	looks           []*photo.Look
}

// couplesOf are the pairs of contents that the looks are at, each once.
func couplesOf(looks []*photo.Look) []*couple {
	var all subjects
	var list []*couple
	by := map[[2]*subject]*couple{}
	for _, look := range looks {
		if look.Library == nil || look.Backup == nil {
			look.Found = photo.Comparison{Problem: "there are no two files to compare"}
			continue
		}
		key := [2]*subject{all.add(look.Library), all.add(look.Backup)}
		c := by[key]
		if c == nil {
			c = &couple{library: key[0], backup: key[1]}
			by[key], list = c, append(list, c)
		}
		c.looks = append(c.looks, look)
	}
	return list
}

// pair is what the index keeps the couple under; ok is false where it can't.
func (c *couple) pair() (pair index.Pair, ok bool) {
	pair = index.Pair{Library: c.library.digest(), Backup: c.backup.digest()}
	return pair, !pair.Library.IsZero() && !pair.Backup.IsZero()
}

// pictures are the contents of couples, each once.
func pictures(all []*couple) (list []*subject) {
	seen := map[*subject]bool{}
	for _, c := range all {
		for _, s := range []*subject{c.library, c.backup} {
			if !seen[s] {
				seen[s], list = true, append(list, s)
			}
		}
	}
	return list
}

func (c *couple) answer(found photo.Comparison) {
	for _, look := range c.looks {
		look.Found = found
	}
}

// unkept answers what the index can, and returns the other couples.
func (l *Looker) unkept(ctx context.Context, what, version string, all []*couple) ([]*couple, error) {
	var pairs []index.Pair
	for _, c := range all {
		if pair, ok := c.pair(); ok {
			pairs = append(pairs, pair)
		}
	}
	kept, err := l.Index.Looks(ctx, what, version, pairs)
	if err != nil {
		return nil, err
	}
	var left []*couple
	for _, c := range all {
		pair, _ := c.pair()
		if found, ok := kept[pair]; ok {
			c.answer(found)
		} else {
			left = append(left, c)
		}
	}
	return left, nil
}

// A compared is what a look at two files found.
type compared struct {
	*couple
	found photo.Comparison

	// What a decoder said of one of the pictures.
	undecoded *subject
	words     string
}

// keepCompared answers looks and keeps what they found. Problems are not kept:
// they pass, or are kept with the file that has them.
func (l *Looker) keepCompared(ctx context.Context, what, version string, batch []compared) error {
	rows := map[index.Pair]photo.Comparison{}
	for _, c := range batch {
		c.answer(c.found)
		if pair, ok := c.pair(); ok && c.found.Problem == "" {
			rows[pair] = c.found
		}
	}
	return l.Index.KeepLooks(ctx, what, version, rows)
}
