package reconcile

import (
	"cmp"
	"context"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// namesThatFold finds photos whose paths differ in case only, or in how accents are
// written, of which one came: one of each name is no loss.
func (l *limits) namesThatFold() {
	t := tally{}
	var lost []int32
	for _, same := range l.foldedAlike() {
		of := tally{}
		for _, i := range same {
			of.count(l.is[i])
		}
		t.photos += len(same) - 1
		t.missing += min(of.missing, len(same)-1)
		if of.missing < len(same) {
			lost = append(lost, same...)
		}
	}
	if t.missing == 0 {
		return
	}
	limit := &causes.Limit{Kind: causes.LimitFolded, Split: split(t, rest(l.all, t)), Peers: l.peers(lost)}
	l.tell(limit, lost, l.byPath)
}

// foldedAlike are the lines that share a path with others as a file system sees it
// that folds names.
func (l *limits) foldedAlike() (groups [][]int32) {
	type keyed struct {
		key  uint64
		line int32
	}
	var all []keyed
	marks := newRepeats(len(l.is))
	l.foldedPaths(func(_ int32, key uint64) { marks.add(key) })
	l.foldedPaths(func(line int32, key uint64) {
		if marks.mayRepeat(key) {
			all = append(all, keyed{key, line})
		}
	})
	slices.SortFunc(all, func(a, b keyed) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.line, b.line)) })
	for n := 0; len(all) > 0; all = all[n:] {
		for n = 1; n < len(all) && all[n].key == all[0].key; n++ {
		}
		if n == 1 {
			continue
		}
		var same []int32
		for _, k := range all[:n] {
			same = append(same, k.line)
		}
		groups = append(groups, same)
	}
	return groups
}

// foldedPaths visits the lines with their paths in short, as a file system sees them that
// folds names.
func (l *limits) foldedPaths(visit func(line int32, path uint64)) {
	dir, last := uint64(0), int32(-1)
	for i := range l.is {
		s := &l.roll.lines[i]
		if l.is[i] == apart || s.name == 0 {
			continue
		}
		if s.folder != last {
			dir, last = hashName(l.folderOf(s)), s.folder
		}
		visit(int32(i), mixed(dir+uint64(s.place))^s.name)
	}
}

// mayCollide are the lost photos of which another of the library may have the name, as
// a file system sees it that folds names: all where the backup's does.
func (l *limits) mayCollide(cases []lost, folds bool) (list []*lost) {
	for i := range cases {
		c := &cases[i]
		if c.alone() && (folds || slices.ContainsFunc(l.byPath[int32(c.line)], func(m *causes.Limit) bool { return m.Kind == causes.LimitFolded })) {
			list = append(list, c)
		}
	}
	return list
}

// collisions finds, for lost photos, other files of the library whose paths are the
// same to a file system that folds names. It reads the library once more.
func collisions(ctx context.Context, req *Request, cases []*lost) (map[int]string, error) {
	if len(cases) == 0 {
		return nil, nil
	}
	type key struct {
		place int
		path  string
	}
	wanted := map[key][]*lost{}
	for _, c := range cases {
		k := key{c.verdict.Place, causes.Folded(c.photo.Item.Path)}
		wanted[k] = append(wanted[k], c)
	}
	found := map[int]string{}
	for place, side := range req.Library {
		for it, err := range side.Items {
			if err != nil {
				return nil, err
			}
			for _, c := range wanted[key{place, causes.Folded(it.Path)}] {
				if it.Path != c.photo.Item.Path && found[c.line] == "" {
					found[c.line] = it.Path
				}
			}
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// foldsItself reports whether the library lies where such names can't stand side
// by side.
func foldsItself(library []Side) bool {
	for _, side := range library {
		if !side.Place.Facts.Bool(photo.FactFoldsCase) {
			return false
		}
	}
	return true
}
