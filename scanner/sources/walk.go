package sources

import (
	"cmp"
	"context"
	"errors"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rollcall/photo"
)

const (
	maxDepth  = 10_000     // levels of folders; a loop that nothing tells ends here
	nameBatch = 4096       // names read between two looks at the context
	noMedia   = ".nomedia" // hides its folder from Android's galleries
)

var errWentAway = errors.New("the folder went away while it was read")

// A walk is one pass over a place.
type walk struct {
	ctx    context.Context
	stores *stores
	visit  func(*Entry) error
	top    marks

	entry     Entry // the visitor's for one call
	guides    []*placed
	title     string // of the place by its records; "" they tell none
	phones    []*phoneBackup
	links     links
	layout    layoutVotes
	parts     partSets
	problems  []photo.Problem
	gap       bool      // something of the place was not seen
	exported  time.Time // when the export that it holds was made, at the latest; zero unknown
	symlinks  int
	leftovers int
	oddFiles  int // opened only since their names tell nothing
}

// A folder is one that was met and not yet read.
type folder struct {
	in     *inside // the store that it lies in
	path   string  // relative to the root; "" the root
	name   string  // as stored; of the root, the last name of its absolute path
	lower  string  // the last names of the path in lower case, with the root's own name before it
	depth  int
	above  *ancestor
	marks  marks
	guides []*placed // that speak of its files
	maybe  bool      // it need not be there
	denied bool      // that its files can't be looked at was said
}

// An ancestor is a folder that another lies in.
type ancestor struct {
	id    folderID
	above *ancestor
}

func newWalk(ctx context.Context, s *stores, ignores []ignoreGlob, visit func(*Entry) error) *walk {
	w := &walk{ctx: ctx, stores: s, visit: visit}
	w.top.globs = ignores
	return w
}

// run walks all folders, each before those in it, in the order of their names.
func (w *walk) run() error {
	switch base := w.stores.base.store.(type) {
	case *zipStore:
		a, err := base.archive()
		if err != nil {
			return err
		}
		w.troubles(a, w.stores.base)
		if base.cut != "" {
			w.problem(photo.Problem{Kind: photo.ProblemCut, Path: ".", Text: base.cut})
		}
	case *phoneBackup:
		w.phone(base, "")
	}
	pending := []*folder{w.root()}
	for len(pending) > 0 {
		f := pending[len(pending)-1]
		pending = pending[:len(pending)-1]
		inside, err := w.folder(f)
		if err != nil {
			return err
		}
		slices.SortFunc(inside, func(a, b *folder) int { return strings.Compare(b.name, a.name) })
		pending = append(pending, inside...)
	}
	if err := w.links.release(w.yield); err != nil {
		return err
	}
	if err := w.recordsLeft(); err != nil {
		return err
	}
	for _, p := range w.parts.absent() {
		w.problem(p)
	}
	if !w.stores.base.still() {
		return errWentAway
	}
	return nil
}

// root is the folder to begin with. Of the rules only those of bundles hold for
// it: the user named it.
func (w *walk) root() *folder {
	name := filepath.Base(w.stores.root)
	f := &folder{in: w.stores.base, name: name, lower: strings.ToLower(name), marks: w.top}
	for _, r := range foldersFor(f.lower) {
		if r.bundle {
			f.marks.apply(r, name)
		}
	}
	return f
}

// folder visits the files of a folder and returns the folders in it.
func (w *walk) folder(f *folder) ([]*folder, error) {
	if err := w.ctx.Err(); err != nil {
		return nil, err
	}
	d, err := f.in.openDir(f.in.rel(f.path))
	if err != nil {
		return w.unreadable(f, err), nil
	}
	defer d.close()
	if f.above.has(d.identity()) {
		return nil, nil // a loop: that folder is being read already
	}
	f.above = &ancestor{d.identity(), f.above}
	names, err := w.names(f, d)
	if err != nil {
		return nil, err
	}
	if roll, ok := w.phoneBackup(f, names); ok {
		return roll, nil
	}
	if p := placeInside(f); p != nil && !f.marks.ignored {
		w.problem(*p)
		return nil, nil
	}
	w.layout.enter(f)
	w.look(f, names)
	if !f.marks.ignored {
		w.consult(f, names)
	}
	return w.list(f, d, names)
}

// names reads all names of a folder. Trouble in the middle is a problem, and the
// names before it count.
func (w *walk) names(f *folder, d listing) ([]string, error) {
	var names []string
	for {
		batch, err := d.names(nameBatch)
		names = append(names, batch...)
		switch {
		case errors.Is(err, io.EOF):
			return names, nil
		case err != nil:
			w.unreadable(f, err)
			return names, nil
		case w.ctx.Err() != nil:
			return nil, w.ctx.Err()
		}
	}
}

// look reads what a folder says of all that lies in it.
func (w *walk) look(f *folder, names []string) {
	for _, name := range names {
		switch {
		case name == ignoresName:
			w.readIgnores(f)
		case len(name) == len(noMedia) && strings.EqualFold(name, noMedia):
			f.marks.facts = maps.Clone(f.marks.facts)
			f.marks.add(photo.FactHiddenFolder, f.name)
		}
	}
}

// list visits the files among names and returns the folders.
func (w *walk) list(f *folder, d listing, names []string) ([]*folder, error) {
	var inside []*folder
	for _, name := range names {
		if err := w.ctx.Err(); err != nil {
			return nil, err
		}
		var n node
		if err := d.stat(name, &n); err != nil {
			if err := w.unstated(f, name, err); err != nil {
				return nil, err
			}
			continue
		}
		switch n.kind {
		case nodeFile:
			within, err := w.file(f, name, &n)
			if err != nil {
				return nil, err
			}
			if within != nil {
				inside = append(inside, within)
			}
		case nodeFolder:
			if g := w.below(f, name, &n); g != nil {
				inside = append(inside, g)
			}
		case nodeLink:
			w.symlinks++
		}
	}
	return inside, nil
}

// below is the folder of that name in f, or nil where it is not to be read.
func (w *walk) below(f *folder, name string, n *node) *folder {
	g := &folder{in: f.in, path: join(f.path, name), name: name, depth: f.depth + 1, above: f.above, guides: f.guides}
	g.lower = lastNames(f.lower) + "/" + strings.ToLower(name)
	g.marks = f.marks.below(name, g.lower, n)
	g.marks.ignored = f.marks.ignores(g.path, name, true)
	w.parts.add(f, name, true)
	switch {
	case g.depth > maxDepth:
		w.unreadable(g, errors.New("more folders lie within each other than are followed"))
		return nil
	case n.online && !g.marks.ignored && !g.marks.noGap:
		w.problem(photo.Problem{Kind: photo.ProblemOnlineOnly, Path: g.path,
			Text: "the folder is online only: looking into it would download it"})
		return nil
	}
	return g
}

// file settles one file and visits it. Of an archive that is read in place it
// returns the folder inside.
func (w *walk) file(f *folder, name string, n *node) (*folder, error) {
	e := &w.entry
	*e = Entry{Path: join(f.path, name), Stamp: n.stamp}
	lower := strings.ToLower(name)
	w.noteExport(f, e.Path, lower)
	f.marks.settle(e, name, lower, n)
	f.guided(e)
	f.salvaged(e)
	w.listed(f, e)
	if e.Standing == "" {
		w.layout.file(lower, n.stamp.Size)
		if e.Problem == nil && e.Record == nil {
			e.Problem = n.refused
		}
	}
	if n.stamp.Links > 1 {
		e.Tell() // of several names the one is taken of which the least is told
	}
	within := w.archive(f, e, lower, n)
	if w.links.hold(e) {
		return within, nil
	}
	return within, w.yield(e)
}

func (w *walk) yield(e *Entry) error {
	if e.Facts.Has(photo.FactUnfinished) {
		w.leftovers++
	}
	return w.visit(e)
}

// has reports whether a folder is one of the ancestors: by a bind mount, or a
// hard link to a folder.
func (a *ancestor) has(id folderID) bool {
	if id == (folderID{}) {
		return false
	}
	for ; a != nil; a = a.above {
		if a.id == id {
			return true
		}
	}
	return false
}

func (w *walk) sortedProblems() []photo.Problem {
	slices.SortFunc(w.problems, func(a, b photo.Problem) int {
		return cmp.Or(strings.Compare(a.Path, b.Path), strings.Compare(a.Kind, b.Kind), strings.Compare(a.Text, b.Text))
	})
	return w.problems
}

func join(folder, name string) string {
	if folder == "" {
		return name
	}
	return folder + "/" + name
}
