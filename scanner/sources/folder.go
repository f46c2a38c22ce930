package sources

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"time"

	"rollcall/photo"
)

const folderName = "folder"

// Folder is a plain folder of any depth: the kind that every other place can
// also be read as.
var Folder = Kind{
	Name:   folderName,
	Title:  "a folder",
	Doc:    "Any folder. Tells by names which files lie in a trash, a cache of small pictures or a hidden folder. It may be, or hold:",
	Needs:  "files that are on this disk, not online only",
	Detect: isFolder,
	Open:   openFolder,
}

func isFolder(root string) bool {
	st, err := os.Stat(root)
	return err == nil && st.IsDir()
}

// openFolder opens the folder at root, which may be a symbolic link to one: the
// user named it. A bad glob among the options is an error.
func openFolder(root string, o Options) (Source, error) {
	ignore, err := parseIgnores(o.Ignore)
	if err != nil {
		return nil, err
	}
	abs, err := filepath.Abs(root)
	if err != nil {
		return nil, fmt.Errorf("find the folder %q: %w", root, err)
	}
	t, err := openTree(abs)
	if err != nil {
		return nil, fmt.Errorf("open the folder %q: %w", abs, err)
	}
	s := &folderSource{stores: newStores(abs, onDisk{t}), ignore: ignore}
	s.stores.options = o
	s.place = photo.Place{Root: abs, Kind: folderName, Route: photo.RouteUnknown, Facts: s.facts()}
	return s, nil
}

// A folderSource is a place that is walked as a folder, whatever holds it.
type folderSource struct {
	stores *stores
	ignore []ignoreGlob

	mu    sync.Mutex // guards place
	place photo.Place
}

// Place tells what is known of the folder; Complete means that the last Walk
// saw all of it.
func (s *folderSource) Place() photo.Place {
	s.mu.Lock()
	defer s.mu.Unlock()
	p := s.place
	p.Facts = maps.Clone(p.Facts)
	p.Problems = slices.Clone(p.Problems)
	return p
}

func (s *folderSource) Walk(ctx context.Context, visit func(*Entry) error) error {
	w := newWalk(ctx, s.stores, s.ignore, visit)
	err := w.run()
	s.keep(w, err)
	if err != nil {
		return fmt.Errorf("walk %q: %w", s.stores.root, err)
	}
	return nil
}

func (s *folderSource) Open(path string) (photo.File, error) {
	f, err := s.stores.open(path)
	if err != nil {
		return nil, fmt.Errorf("open %q: %w", path, err)
	}
	return f, nil
}

// keep takes over what a walk found out about the place.
func (s *folderSource) keep(w *walk, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.place.Facts = s.facts()
	s.place.Problems = w.sortedProblems()
	s.place.Complete = err == nil && !w.gap
	s.place.Route, s.place.RouteSure = photo.RouteUnknown, false
	if l := w.layout.guess(); l != nil {
		s.place.Route, s.place.RouteSure = l.route, w.proves(l.name)
		s.place.Facts.Set(photo.FactLayout, l.name)
		if !w.exported.IsZero() && !s.place.Facts.Has(photo.FactBackupDate) && (l.name == exportLayout || l.name == takeoutLayout) {
			s.place.Facts.Set(photo.FactBackupDate, w.exported.Format(time.RFC3339))
		}
		s.place.Facts.Set(photo.FactTitle, l.title)
	}
	if w.title != "" {
		s.place.Facts.Set(photo.FactTitle, w.title)
	}
	if parts := w.parts.here(); parts != "" {
		s.place.Facts.Set(photo.FactParts, parts)
	}
	for _, g := range w.guides {
		for fact, value := range g.facts {
			if fact == photo.FactRecords {
				value = strconv.FormatInt(s.place.Facts.Int(fact)+g.facts.Int(fact), 10)
			}
			s.place.Facts.Set(fact, value)
		}
	}
	w.ofPhone(&s.place)
	for fact, n := range map[photo.Fact]int{
		photo.FactSymlinks:  w.symlinks,
		photo.FactHardLinks: w.links.further,
		photo.FactLeftovers: w.leftovers,
	} {
		if n > 0 {
			s.place.Facts.Set(fact, strconv.Itoa(n))
		}
	}
}

// facts are the facts that need no walk.
func (s *folderSource) facts() photo.Facts {
	var facts photo.Facts
	root, v := s.stores.root, s.stores.base.volumeOf()
	if v.name != "" {
		facts.Set(photo.FactFilesystem, v.name)
	}
	if v.free >= 0 {
		facts.Set(photo.FactFreeBytes, strconv.FormatInt(v.free, 10))
	}
	if v.folds != foldsUnknown {
		facts.Set(photo.FactFoldsCase, strconv.FormatBool(v.folds == foldsCase))
	}
	if date := backupDate(root); date != "" {
		facts.Set(photo.FactBackupDate, date)
	}
	return facts
}
