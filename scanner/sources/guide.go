package sources

import (
	"slices"

	"rollcall/photo"
)

// A guide is what the records of a folder tell of the files in and below it: the
// lists of an iCloud export, a Photos library's database, the JSON of Takeout.
type guide struct {
	// settle adds to an entry what is recorded of it. It is asked of every file,
	// of those that are left out too, which it leaves as they are. path is the
	// file's path below the folder of the guide. nil: nothing is recorded.
	settle func(path string, e *Entry)

	// rest yields what is recorded and has no file here, with paths below the
	// folder of the guide, once all files in and below that were met. nil: nothing.
	rest func(yield func(*Entry) error) error

	// tells what is known of the place besides; it is asked last.
	facts photo.Facts

	// own: the files of the folder itself only, not those below it.
	own bool

	layout string // name of the layout that these records prove; "" none
}

// A guideKind is one kind of records.
type guideKind struct {
	name  string // such as "photo-details"
	title string // of a place whose own folder holds them, for people; "" they tell no more than its layout
	doc   string // with a title: how it is recognised, what it tells, what it needs

	// recognise reports whether a folder holds such records, by its path and the
	// names in it.
	recognise func(f *folder, names []string) bool

	// open reads them, through f.in alone and never on beyond it. Trouble is told
	// with problem, paths being those of the place; the guide may be nil.
	open func(f *folder, names []string, problem func(photo.Problem)) *guide
}

// guideKinds are the known ones. All that recognise a folder speak, in order.
var guideKinds = []guideKind{
	photoDetails,
	exportAlbums,
	photosLibrary,
	takeout,
	icloudpd,
	icloudpdSizes,
	phoneRecords,
	phonePhotos,
}

// A placed guide is one and where it holds.
type placed struct {
	*guide
	at string // path of its folder with a "/" behind it; "" the root
}

// consult opens the guides of a folder that was entered.
func (w *walk) consult(f *folder, names []string) {
	for i := range guideKinds {
		k := &guideKinds[i]
		if !k.recognise(f, names) {
			continue
		}
		g := k.open(f, names, w.tell)
		if g == nil {
			continue
		}
		p := &placed{guide: g}
		if f.path != "" {
			p.at = f.path + "/"
		}
		f.guides = append(f.guides[:len(f.guides):len(f.guides)], p)
		w.guides = append(w.guides, p)
		w.layout.proven(g.layout)
		if f.path == "" && k.title != "" {
			w.title = k.title
		}
	}
}

// tell records a problem: one of what can't be read is a gap, one of a malformed
// record is none.
func (w *walk) tell(p photo.Problem) {
	if p.Kind == photo.ProblemMalformed {
		w.problems = append(w.problems, p)
		return
	}
	w.problem(p)
}

// guided adds what the guides of a folder record of a file in it.
func (f *folder) guided(e *Entry) {
	for _, p := range f.guides {
		if p.settle != nil && (!p.own || p.at == "" && f.path == "" || p.at == f.path+"/") {
			p.settle(e.Path[len(p.at):], e)
		}
	}
}

// recordsLeft visits what the guides record and no file stands for.
func (w *walk) recordsLeft() error {
	for _, p := range w.guides {
		if p.rest == nil {
			continue
		}
		err := p.rest(func(e *Entry) error {
			e.Path = p.at + e.Path
			ignored := w.top.ignores(e.Path, lastName(e.Path), false)
			if ignored && e.Standing == photo.StandsGone {
				return nil
			}
			if ignored {
				e.Standing, e.Record, e.Problem = photo.StandsIgnored, nil, nil
			}
			return w.yield(e)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// proves reports whether records that were read are those of a layout, so that it
// is no guess.
func (w *walk) proves(layout string) bool {
	return slices.ContainsFunc(w.guides, func(p *placed) bool { return p.layout == layout })
}
