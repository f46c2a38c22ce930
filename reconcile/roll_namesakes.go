package reconcile

import (
	"context"
	"iter"
	"maps"
	"path"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// A copyAt is where the backup has a copy of a photo of the library.
type copyAt struct {
	place  int16
	folder string
	base   string
}

// namesakes finds lost photos of whose name another photo of the library took hold in
// the backup: in the very folder that the lost one's neighbours were copied to. That
// is what is left where folders were laid into one, and the second of two
// DSC_0001.JPG overwrote the first, or was refused. Only rows that bear on it are
// loaded: the copies of photos of a lost one's name, and of its neighbours.
func (c *check) namesakes(ctx context.Context, cases []lost) (map[int32]causes.Namesake, error) {
	n := &naming{check: c, mains: c.lib.all(c.lib.isPhoto), holders: map[baseName][]int32{}, beside: map[int][]int32{}, far: map[int]bool{}}
	n.ask(cases)
	if len(n.asked) == 0 {
		return nil, nil
	}
	both, err := n.sideBySide(ctx)
	if err != nil {
		return nil, err
	}
	if err := n.load(ctx); err != nil {
		return nil, err
	}
	found := map[int32]causes.Namesake{}
	for _, k := range n.asked {
		if holder, ok := n.takenBy(k, &cases[k]); ok {
			found[int32(cases[k].line)] = holder
		}
	}
	maps.DeleteFunc(found, func(line int32, _ causes.Namesake) bool { return n.goneAround(line, found) })
	for line, one := range found {
		one.Photos, one.Renamed, one.Both = len(found), n.renamed, both
		found[line] = one
	}
	return found, nil
}

// A naming is that search under way.
type naming struct {
	*check
	mains   []int32              // by line
	holders map[baseName][]int32 // photos of a lost one's name that have a copy
	asked   []int                // cases that have holders
	beside  map[int][]int32      // by case: neighbours that have a copy
	far     map[int]bool         // by case: no neighbour is of its own folder
	copies  map[ref]copyAt
	renamed int  // photos of a lost one's name whose copy has another
	merged  bool // most copies lie in folders that took in several of the library
	paths   map[int32]string
}

// ask finds the lost photos that others of their name have a copy of, and their
// neighbours.
func (n *naming) ask(cases []lost) {
	wanted := map[baseName]bool{}
	for i := range cases {
		if cases[i].alone() {
			wanted[n.nameOf(n.mains[cases[i].line])] = true
		}
	}
	for _, main := range n.mains {
		if name := n.nameOf(main); wanted[name] && n.copied(main) {
			n.holders[name] = append(n.holders[name], main)
		}
	}
	for i := range cases {
		line := cases[i].line
		if !cases[i].alone() || !n.elsewhere(n.mains[line]) {
			continue
		}
		n.asked = append(n.asked, i)
		if n.beside[i] = n.neighbours(line, true); len(n.beside[i]) == 0 {
			n.beside[i], n.far[i] = n.neighbours(line, false), true
		}
	}
}

func (n *naming) nameOf(main int32) baseName {
	b := &n.lib.briefs[main]
	return baseName{b.stem, b.ending}
}

// copied reports whether a photo has a full copy that is an item of a place.
func (n *naming) copied(main int32) bool {
	return n.best[main].place >= 0 && n.best[main].state == whole
}

// elsewhere reports whether a photo of another folder has a copy and the same name.
func (n *naming) elsewhere(main int32) bool {
	b := &n.lib.briefs[main]
	return slices.ContainsFunc(n.holders[n.nameOf(main)], func(h int32) bool {
		o := &n.lib.briefs[h]
		return o.folder != b.folder || o.place != b.place
	})
}

// How many neighbours are asked where they went, and how far off they may be.
const (
	mostBeside = 2 // on each side
	furthest   = 200

	mostAround   = 6 // on each side, of those that are counted
	fewestAround = 3
)

// goneAround reports whether of the photos beside a line in its folder, whose names
// nobody took, most are lost as well: then its name is not why.
func (n *naming) goneAround(line int32, found map[int32]causes.Namesake) bool {
	own := &n.lib.briefs[n.mains[line]]
	photos, gone := 0, 0
	for _, step := range []int32{-1, 1} {
		seen := 0
		for k := line + step; k >= 0 && int(k) < len(n.mains) && seen < mostAround; k += step {
			b := &n.lib.briefs[n.mains[k]]
			if b.folder != own.folder || b.place != own.place {
				break
			}
			if _, taken := found[k]; taken {
				continue
			}
			seen++
			photos++
			if n.roll[k].status == photo.Missing {
				gone++
			}
		}
	}
	return photos >= fewestAround && 2*gone > photos
}

// neighbours are the photos nearest to a line in the order of paths, of its own
// folder or of any of its place, that have a copy.
func (n *naming) neighbours(line int, ownFolder bool) []int32 {
	own := &n.lib.briefs[n.mains[line]]
	var near []int32
	for _, step := range []int{-1, 1} {
		got := 0
		for k := line + step; k >= 0 && k < len(n.mains) && got < mostBeside && (k-line)*step <= furthest; k += step {
			b := &n.lib.briefs[n.mains[k]]
			if b.place != own.place || ownFolder && b.folder != own.folder {
				break
			}
			if n.copied(n.mains[k]) {
				near = append(near, n.mains[k])
				got++
			}
		}
	}
	return near
}

// load learns where the copies lie that bear on it.
func (n *naming) load(ctx context.Context) error {
	n.paths = map[int32]string{}
	rows := map[int16][]int64{}
	want := func(main int32) {
		f := n.best[main]
		rows[f.place] = append(rows[f.place], f.row)
	}
	for _, k := range n.asked {
		for _, main := range n.beside[k] {
			want(main)
		}
	}
	var holders []int32
	for _, list := range n.holders {
		holders = append(holders, list...)
	}
	for _, main := range holders {
		want(main)
	}
	for place, list := range rows {
		if err := n.loadCopies(ctx, place, list); err != nil {
			return err
		}
	}
	n.merged = n.merges()
	err := n.lib.loadEach(ctx, holders, func(main int32, it *photo.Item) { n.paths[main] = it.Path })
	for _, main := range holders {
		f := n.best[main]
		if at := n.copies[ref{f.place, f.row}]; baseNameOf(at.base) != n.nameOf(main) {
			n.renamed++
		}
	}
	return err
}

// merges reports whether most of the copies that were looked at lie in folders of the
// backup that took in several folders of the library.
func (n *naming) merges() bool {
	type backFolder struct {
		place  int16
		folder string
	}
	from, photos := map[backFolder]map[libraryFolder]bool{}, map[backFolder]int{}
	see := func(main int32) {
		at, b := n.copyOf(main), &n.lib.briefs[main]
		k := backFolder{at.place, at.folder}
		if from[k] == nil {
			from[k] = map[libraryFolder]bool{}
		}
		from[k][libraryFolder{b.place, b.folder}] = true
		photos[k]++
	}
	seen := map[int32]bool{}
	for _, lists := range []iter.Seq[[]int32]{maps.Values(n.beside), maps.Values(n.holders)} {
		for list := range lists {
			for _, main := range list {
				if !seen[main] {
					see(main)
				}
				seen[main] = true
			}
		}
	}
	all, several := 0, 0
	for k, count := range photos {
		all += count
		if len(from[k]) > 1 {
			several += count
		}
	}
	return 2*several > all
}

// A libraryFolder is a folder of a place of the library.
type libraryFolder struct {
	place  int16
	folder int32
}

func (n *naming) loadCopies(ctx context.Context, place int16, rows []int64) error {
	slices.Sort(rows)
	for chunk := range slices.Chunk(slices.Compact(rows), batch) {
		items, err := loadRows(ctx, &n.req.Backup[place], chunk)
		if err != nil {
			return err
		}
		for k, it := range items {
			n.copies[ref{place, chunk[k]}] = copyAt{place, path.Dir(it.Path), path.Base(it.Path)}
		}
	}
	return nil
}

// takenBy is the photo whose copy has the lost one's name where the lost one's
// neighbours were copied to.
func (n *naming) takenBy(k int, one *lost) (causes.Namesake, bool) {
	main := n.mains[one.line]
	for _, near := range n.beside[k] {
		for _, h := range n.holders[n.nameOf(main)] {
			at, its := n.copyOf(h), n.copyOf(near)
			if h == main || at.place != its.place || at.folder != its.folder || baseNameOf(at.base) != n.nameOf(main) {
				continue
			}
			alone := n.far[k] && !n.merged // no folder is known to have taken in another
			if alone && path.Base(at.folder) == path.Base(path.Dir(n.paths[h])) {
				continue
			}
			return causes.Namesake{Path: n.paths[h], Copy: path.Join(at.folder, at.base), Alone: alone}, true
		}
	}
	return causes.Namesake{}, false
}

func (n *naming) copyOf(main int32) copyAt {
	return n.copies[ref{n.best[main].place, n.best[main].row}]
}

// Namesake implements causes.Roll.
func (r *rollCall) Namesake(line int) (causes.Namesake, bool) {
	n, ok := r.namesakes[int32(line)]
	return n, ok
}
