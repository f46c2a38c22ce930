package sources

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"rollcall/photo"
)

const zipName = "zip"

// Zip is a ZIP file, or a set of them that are the parts of one.
var Zip = Kind{
	Name:   zipName,
	Title:  "a ZIP file, or the parts of a set",
	Doc:    "A file that is a ZIP by its content; \"Part 3 of 9\" in its name, in any language, makes all parts beside it one place. It is read in place, ZIPs in it too.",
	Needs:  "all parts of a set in one folder; an encrypted ZIP must be unpacked first",
	Detect: func(root string) bool { return len(zipsAt(root)) > 0 },
	Root:   zipRoot,
	Open:   openZip,
}

// anyPart stands for the number of a part in the root of a set.
const anyPart = "*"

// zipRoot is the root of the set that a ZIP belongs to, with anyPart in place of
// its number; else the ZIP itself.
func zipRoot(root string) string {
	folder, name := filepath.Split(root)
	p, ok := readPart(name)
	if !ok || !strings.EqualFold(filepath.Ext(name), ".zip") || p.of == 1 {
		return root
	}
	return folder + name[:p.from] + anyPart + name[p.to:]
}

// zipsAt are the paths of the ZIPs that a root stands for, in order of the parts'
// numbers; none where it is no ZIP.
func zipsAt(root string) []string {
	root = zipRoot(root)
	folder, name := filepath.Split(root)
	before, after, set := strings.Cut(name, anyPart)
	if !set {
		if isZipFile(root) {
			return []string{root}
		}
		return nil
	}
	names, err := os.ReadDir(filepath.Clean(folder))
	if err != nil {
		return nil
	}
	parts := map[int]string{}
	for _, e := range names {
		number, ok := strings.CutPrefix(e.Name(), before)
		number, end := strings.CutSuffix(number, after)
		if n, err := strconv.Atoi(number); ok && end && err == nil && e.Type().IsRegular() {
			parts[n] = filepath.Join(folder, e.Name())
		}
	}
	var paths []string
	for _, n := range slices.Sorted(maps.Keys(parts)) {
		paths = append(paths, parts[n])
	}
	return paths
}

func isZipFile(path string) bool {
	st, err := os.Stat(path)
	if err != nil || !st.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 4)
	_, err = io.ReadFull(f, head)
	return err == nil && isZip(head) || strings.EqualFold(filepath.Ext(path), ".zip")
}

// openZip opens a ZIP, or the set that it is a part of, as a folder that holds
// nothing but them.
func openZip(root string, o Options) (Source, error) {
	ignore, err := parseIgnores(o.Ignore)
	if err != nil {
		return nil, err
	}
	abs, err := filepath.Abs(zipRoot(root))
	if err != nil {
		return nil, fmt.Errorf("find the ZIP %q: %w", root, err)
	}
	zips := zipsAt(abs)
	if len(zips) == 0 {
		return nil, fmt.Errorf("open the ZIP %q: %w", root, fs.ErrNotExist)
	}
	t, err := openTree(filepath.Dir(abs))
	if err != nil {
		return nil, fmt.Errorf("open the folder of the ZIP %q: %w", root, err)
	}
	beside := newStores(abs, onDisk{t})
	if len(zips) == 1 && zips[0] == abs {
		in, err := beside.enter(beside.base, filepath.Base(abs))
		if err != nil {
			return nil, fmt.Errorf("open the ZIP %q: %w", root, err)
		}
		return zipSource(abs, in.store, ignore, o), nil
	}
	picked := shelf{store: onDisk{t}}
	for _, zip := range zips {
		picked.only = append(picked.only, filepath.Base(zip))
	}
	return zipSource(abs, picked, ignore, o), nil
}

func zipSource(root string, base store, ignore []ignoreGlob, o Options) *folderSource {
	s := &folderSource{stores: newStores(root, base), ignore: ignore}
	s.stores.options = o
	s.place = photo.Place{Root: root, Kind: zipName, Route: photo.RouteUnknown, Facts: s.facts()}
	return s
}

// A shelf is a folder of which only some files are seen.
type shelf struct {
	store
	only []string
}

func (s shelf) openDir(rel string) (listing, error) {
	l, err := s.store.openDir(rel)
	if err != nil {
		return nil, err
	}
	return &shelfListing{listing: l, left: s.only}, nil
}

type shelfListing struct {
	listing
	left []string
}

func (l *shelfListing) names(int) ([]string, error) {
	names := slices.Clone(l.left)
	l.left = nil
	return names, io.EOF
}
