package reconcile

import "context"

// mostNamed is about how many photos are asked for namesakes side by side.
const mostNamed = 20_000

// sideBySide counts photos that came into one folder of the backup with another photo
// of their name: whoever made the backup numbers the second one then, as exports and
// download tools do, and loses none for its name. Of a large library it asks a part,
// by name, so that namesakes stay together.
func (n *naming) sideBySide(ctx context.Context) (int, error) {
	one := max(1, uint64(len(n.mains)/mostNamed))
	named := map[baseName][]int32{}
	for _, main := range n.mains {
		if name := n.nameOf(main); name.stem%one == 0 && n.copied(main) {
			named[name] = append(named[name], main)
		}
	}
	rows := map[int16][]int64{}
	for _, list := range named {
		for _, main := range list {
			if f := n.best[main]; len(list) > 1 {
				rows[f.place] = append(rows[f.place], f.row)
			}
		}
	}
	n.copies = map[ref]copyAt{}
	for place, list := range rows {
		if err := n.loadCopies(ctx, place, list); err != nil {
			return 0, err
		}
	}
	both := 0
	for _, list := range named {
		if len(list) > 1 {
			both += n.together(list)
		}
	}
	return both * int(one), nil
}

// together counts photos of one name whose copies lie in a folder with another's.
// Several photos that share one copy are one.
func (n *naming) together(list []int32) int {
	type at struct {
		place  int16
		folder string
	}
	names, both := map[at]map[string]bool{}, 0
	for _, main := range list {
		c := n.copyOf(main)
		k := at{c.place, c.folder}
		if names[k] == nil {
			names[k] = map[string]bool{}
		}
		names[k][c.base] = true
	}
	for _, in := range names {
		both += len(in) - 1
	}
	return both
}
