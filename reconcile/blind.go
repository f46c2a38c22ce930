package reconcile

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// A blindSpot is what could not be seen of a backup place: a photo that was not
// found may be there.
type blindSpot struct {
	place    photo.Place
	unread   []photo.Problem     // folders, and places inside the place
	files    map[fileName]string // files that could not be read: their path
	sizes    map[fileSize]string // by size and class; noClass: its name does not tell one
	landed   map[int32]landing   // where the folders of the library went; by name
	library  *names
	imported map[int32]fileName // of the library: names that files were imported with
	parts    bool               // it is a set of parts: folders of one name are in several of them
	listed   map[class]int      // with --quick: files of archives that were not read and are nothing's counterpart
	settled  map[int32]bool     // what of the library surely was in no part that is absent
}

type fileName struct {
	stem   uint64
	ending uint32
}

type fileSize struct {
	size  int64
	class class
}

// A landing is where the photos of one folder of the library were found.
type landing struct {
	folder  int32 // of the backup
	several bool  // in more than one
	found   int
	of      int
}

// blindSpot looks at what the place could not show.
func (p *pairing) blindSpot() *blindSpot {
	s := &blindSpot{
		place: p.back.sides[0].Place, library: p.lib.names, imported: p.lib.imported,
		files: map[fileName]string{}, sizes: map[fileSize]string{},
	}
	s.addFiles(p.back)
	s.unread = unreadPlaces(s.place.Problems, p.back)
	s.listed = map[class]int{}
	for j := range p.back.unopened {
		if !p.used[j] {
			s.listed[p.back.briefs[j].class]++
		}
	}
	s.parts = s.place.Facts.Has(photo.FactParts)
	if len(s.unread) > 0 {
		s.landed = p.landings()
	}
	if slices.ContainsFunc(s.unread, isAbsent) {
		s.settled = p.settledApart()
	}
	return s
}

func (s *blindSpot) addFiles(back *stock) {
	for i := range back.briefs {
		b := &back.briefs[i]
		if b.role != roleProblem || b.class == sidecar {
			continue
		}
		s.files[fileName{b.stem, b.ending}] = back.names.Name(b.folder)
		if name, ok := back.imported[int32(i)]; ok {
			s.files[name] = back.names.Name(b.folder)
		}
		if b.size > 0 {
			s.sizes[fileSize{b.size, b.class}] = back.names.Name(b.folder)
		}
	}
}

// unreadPlaces lists the place's problems that can hide photos; those of single
// files are with the files.
func unreadPlaces(problems []photo.Problem, back *stock) []photo.Problem {
	single := map[fileAt]bool{}
	for i := range back.briefs {
		if b := &back.briefs[i]; b.role == roleProblem {
			single[fileAt{b.folder, fileName{b.stem, b.ending}}] = true
		}
	}
	var list []photo.Problem
	for _, p := range problems {
		if p.Hides() && !single[fileAtPath(back, p.Path, noClass)] && !single[fileAtPath(back, p.Path, video)] {
			list = append(list, p)
		}
	}
	return list
}

func fileAtPath(back *stock, p string, c class) fileAt {
	stem, ending := hashBase(path.Base(p), c)
	return fileAt{back.names.add(folderOf(p)), fileName{stem, ending}}
}

type fileAt struct {
	folder int32
	name   fileName
}

// folderOf is the folder of a path, "" at the top.
func folderOf(p string) string { return strings.TrimSuffix(p[:len(p)-len(path.Base(p))], "/") }

// landings tells for each folder of the library where its photos were found.
func (p *pairing) landings() map[int32]landing {
	list := map[int32]landing{}
	for i := range p.lib.briefs {
		b := &p.lib.briefs[i]
		if b.main < 0 || !b.isPicture() {
			continue
		}
		l, known := list[b.folder]
		l.of++
		if j := p.at[i]; j >= 0 && p.found[i].state == whole {
			folder := p.back.briefs[j].folder
			l.several = l.several || known && l.found > 0 && l.folder != folder
			l.folder = folder
			l.found++
		}
		list[b.folder] = l
	}
	return list
}

// hides says why a file of the library that was not found may be in the place
// all the same; "" where it can't.
func (s *blindSpot) hides(i int32, b *brief) string {
	own := []fileName{{b.stem, b.ending}}
	if name, ok := s.imported[i]; ok {
		own = append(own, name)
	}
	for _, name := range own {
		if folder, ok := s.files[name]; ok {
			return fmt.Sprintf("a file of this name in %s of the backup could not be read; it may be this one", called(folder))
		}
	}
	for _, c := range []class{b.class, noClass} {
		if folder, ok := s.sizes[fileSize{b.size, c}]; ok {
			return fmt.Sprintf("a file of this size in %s of the backup could not be read; it may be this one", called(folder))
		}
	}
	if n := s.listed[b.class]; n > 0 {
		return fmt.Sprintf("it may be one of %d files in a ZIP that were not read (--quick); run again without --quick", n)
	}
	for _, u := range s.unread {
		if isAbsent(u) && s.settled[i] {
			continue
		}
		if s.mayHold(u, b) {
			if isAbsent(u) {
				return s.inAbsentPart()
			}
			return fmt.Sprintf("%q of the backup could not be read; it may be there", u.Path)
		}
	}
	if !s.place.Complete && len(s.unread) == 0 {
		return fmt.Sprintf("the backup %q was not seen whole; it may be there", s.place.Root)
	}
	return ""
}

func called(folder string) string {
	if folder == "" {
		return "the top folder"
	}
	return fmt.Sprintf("%q", folder)
}

// Shares of a folder's photos that must have been found in its twin before what
// lies elsewhere is ruled out. What is inside an unread ZIP or bundle is less
// known than a folder.
const (
	twinShare        = 0.5
	twinShareArchive = 0.9
)

// mayHold reports whether a photo that was not found may lie in what was not
// read. It can't only where the photo's folder has a twin in the backup, of the
// same name, that took the photos beside it and is nowhere near. Of a set of parts
// each has folders of the same names, so a twin in one tells nothing of another.
func (s *blindSpot) mayHold(u photo.Problem, b *brief) bool {
	if s.parts || isAbsent(u) {
		return true
	}
	l := s.landed[b.folder]
	share := twinShare
	if u.Kind == photo.ProblemUnread {
		share = twinShareArchive
	}
	if l.found == 0 || l.several || float64(l.found) < share*float64(l.of) {
		return true
	}
	home, twin := s.library.Name(b.folder), s.library.Name(l.folder)
	return !isTwin(home, twin) || within(u.Path, twin) || within(twin, u.Path) || namesakes(u.Path, home)
}

// isTwin reports whether two folders are called the same, or are both the top.
func isTwin(a, b string) bool {
	if a == "" || b == "" {
		return a == b
	}
	return matchers.Fold(path.Base(a)) == matchers.Fold(path.Base(b))
}

// namesakes reports whether an unread path is called as a folder above the photo
// is, ending aside: it may be where that folder went.
func namesakes(unread, home string) bool {
	base := path.Base(unread)
	names := []string{matchers.Fold(base), matchers.Fold(strings.TrimSuffix(base, path.Ext(base)))}
	return slices.ContainsFunc(strings.Split(home, "/"), func(part string) bool {
		return slices.Contains(names, matchers.Fold(part))
	})
}
