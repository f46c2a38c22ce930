package sources

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"rollcall/photo"
)

// photosLibrary is a library of Photos for Mac, from macOS 10.15 on: what its
// Photos.sqlite records of each photo. Older libraries, and those of iPhoto, are
// read by their folder of masters.
var photosLibrary = guideKind{
	name:      "photos-library",
	title:     "Photos library",
	doc:       "A .photoslibrary of Photos for Mac, from macOS 10.15 on: known by its Photos.sqlite. Tells originals that are in iCloud only, hidden and deleted photos, uploads that failed or were off. Needs Full Disk Access for the terminal on a Mac.",
	recognise: func(f *folder, names []string) bool { return holdsLibrary(f, names) || isOldLibrary(f, names) },
	open:      openPhotosLibrary,
}

const (
	libraryDatabase = "database/Photos.sqlite"
	originalsFolder = "originals/"
	rendersFolder   = "resources/renders/"
)

// holdsLibrary goes by the folders of a library: people copy it without its
// ending.
func holdsLibrary(f *folder, names []string) bool {
	return slices.Contains(names, "database") && (isLibrary(f.lower) || slices.Contains(names, "originals")) &&
		exists(f.in, join(f.path, libraryDatabase))
}

func isOldLibrary(f *folder, names []string) bool {
	return isLibrary(f.lower) && slices.ContainsFunc(names, func(n string) bool { return strings.EqualFold(n, "masters") })
}

// A library is what its database records, on its way to the files.
type library struct {
	*photosDatabase
	in      *inside
	at      string // path of the library with a "/" behind it; "" the place's own
	problem func(photo.Problem)
	byFile  map[uint64]*asset // by pathKey, below the library
	byID    map[string]*asset // by ZUUID
	strays  int               // originals without a record
	guide   *guide
}

func openPhotosLibrary(f *folder, names []string, problem func(photo.Problem)) *guide {
	l := &library{in: f.in, problem: problem, byFile: map[uint64]*asset{}, byID: map[string]*asset{}}
	if f.path != "" {
		l.at = f.path + "/"
	}
	if !holdsLibrary(f, names) {
		problem(photo.Problem{Kind: photo.ProblemMalformed, Path: orDot(f.path),
			Text: "a library of iPhoto, or of Photos before macOS 10.15: its masters are read; what it records of them (hidden, in the trash, left in iCloud) is not"})
		return nil
	}
	if err := l.read(); err != nil {
		problem(photo.Problem{Kind: photo.ProblemUnreadable, Path: l.at + libraryDatabase,
			Text: "what this library records can't be read, so photos that it keeps in iCloud only are not seen: " + reason(err)})
		return nil
	}
	l.place()
	l.guide = &guide{settle: l.settle, rest: l.rest}
	cloud := readCloud(l.in, l.at, problem)
	cloud.apply(l.photosDatabase)
	cloud.facts(&l.guide.facts)
	if l.release[0] != "" {
		l.guide.facts.Set(photo.FactSystem, l.release[0])
	}
	return l.guide
}

func (l *library) read() error {
	d, err := openDatabase(l.in, l.at+libraryDatabase)
	if err != nil {
		return err
	}
	defer d.close()
	if d.torn {
		l.problem(photo.Problem{Kind: photo.ProblemUnreadable, Path: l.at + libraryDatabase, Text: tornText})
	}
	l.photosDatabase, err = readPhotos(d)
	return err
}

// place notes where each asset's file should lie.
func (l *library) place() {
	for _, a := range l.assets {
		l.byID[strings.ToUpper(a.uuid)] = a
		paths := a.paths()
		if len(paths) == 0 && !a.referenced {
			l.notes.count("a photo's file lies outside of the library by its record, which it can't: that path was not followed")
		}
		for _, path := range paths {
			if key := pathKey(path); l.byFile[key] == nil {
				l.byFile[key] = a
			}
		}
	}
}

// pathKey is FNV-1a of a folded path: a hundred thousand paths would take more room
// than all else.
func pathKey(path string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(fold(path)))
	return h.Sum64()
}

// liesAt reports whether a path is one of those where the asset's file may lie.
func (a *asset) liesAt(path string) bool {
	path = fold(path)
	return slices.ContainsFunc(a.paths(), func(p string) bool { return fold(p) == path })
}

// paths are where the file of an asset may lie below the library; none where its
// record leads out of it.
func (a *asset) paths() []string {
	rel := join(a.directory, a.file)
	if !isLocal(rel) {
		return nil
	}
	if a.shared == "" {
		return []string{originalsFolder + rel}
	}
	return []string{
		"resources/cloudsharing/data/" + rel, // Photos 5 to 7
		"scopes/cloudsharing/data/" + rel,
		"scopes/syndication/originals/" + rel,
		"scopes/momentshared/originals/" + rel,
		originalsFolder + rel,
	}
}

// settle adds to a file what is recorded of its asset. Only originals are read;
// all else was made from them.
func (l *library) settle(path string, e *Entry) {
	a, part := l.find(path)
	if a != nil {
		a.met |= part
	}
	if e.Standing == photo.StandsIgnored {
		return
	}
	inside := strings.HasPrefix(path, originalsFolder)
	switch {
	case a == nil && inside && e.Standing == "" && isPicture(strings.ToLower(path)):
		l.strays++
	case a == nil && !inside && e.Standing == "":
		e.Standing = derivativeOf(path)
	case a == nil:
	case part != 0 || inside && e.Standing == "":
		e.Standing = ""
		a.tell(e, partName(path, a))
	default:
		e.Standing = derivativeOf(path)
		e.Facts.Set(photo.FactAsset, a.uuid)
		if strings.HasPrefix(path, rendersFolder) {
			e.Content = e.Standing == photo.StandsDerivative
			a.tell(e, partEdit)
		}
	}
}

func derivativeOf(path string) photo.Standing {
	if isPicture(strings.ToLower(path)) {
		return photo.StandsDerivative
	}
	return photo.StandsOther
}

// find tells which asset a file is of, by its path, by the id that its name
// begins with, or by the fingerprint in the name of a cached file. part is 0 for
// what was made from the originals.
func (l *library) find(path string) (a *asset, part parts) {
	if a := l.byFile[pathKey(path)]; a != nil && a.liesAt(path) {
		return a, partOriginal
	}
	name := lastName(path)
	if code, ok := strings.CutPrefix(name, "cpl"); ok {
		stem, _ := cutEnding(code)
		return l.byPrint[parseFingerprint(stem)], 0
	}
	if len(name) < uuidLength {
		return nil, 0
	}
	a = l.byID[strings.ToUpper(name[:uuidLength])]
	if a == nil || !strings.HasPrefix(path, originalsFolder) {
		return a, 0
	}
	switch partName(path, a) {
	case photo.RoleVideo:
		part = partMovie
	case photo.RoleRAW:
		part = partRAW
	}
	return a, part
}

// partName tells by the number behind the id in a file's name which part of its
// asset it is; "" the original. Real libraries have it so.
func partName(path string, a *asset) string {
	name := lastName(path)
	if len(name) < uuidLength || !strings.EqualFold(name[:uuidLength], a.uuid) {
		return ""
	}
	switch number, _ := cutEnding(name[uuidLength:]); number {
	case "_" + strconv.Itoa(resourceMovie):
		return photo.RoleVideo
	case "_" + strconv.Itoa(resourceRAW):
		return photo.RoleRAW
	case "_5":
		return photo.RoleSidecar
	}
	return ""
}
