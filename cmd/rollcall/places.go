package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rollcall/photo"
	"rollcall/scanner/sources"
)

// A place is one argument, found and recognised but not yet walked.
type place struct {
	arg   string // as the user wrote it
	root  string // absolute, symbolic links resolved
	kind  *sources.Kind
	route string // the user's word on how photos get into it; "" none
	part  bool   // the argument was but a part of it
}

// routed is a place of which the user has said how photos get into it. The index
// keeps that with the place, for the checks to come.
type routed struct {
	sources.Source
	route string
}

func (r routed) Place() photo.Place {
	p := r.Source.Place()
	p.Route, p.RouteSure = r.route, true
	return p
}

// findPlaces recognises the arguments and refuses what can't be compared: what
// is not there, no folder, or the same files twice.
func findPlaces(args []string) ([]place, error) {
	var found []place
	for i, arg := range args {
		p, err := findPlace(arg)
		if whole := unquoted(args[i:]); err != nil && whole != "" {
			return nil, usage(quoteHint(whole), "no such folder: %q", arg)
		}
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(found, p.sameSet) {
			continue
		}
		for i, other := range found {
			if err := distinct(other.arg, other.root, arg, p.root, i > 0); err != nil {
				return nil, err
			}
		}
		found = append(found, p)
	}
	return found, nil
}

// sameSet reports whether two arguments are ZIP parts of one set: one place.
func (p place) sameSet(other place) bool {
	return p.part && other.part && p.root == other.root && p.kind == other.kind
}

func findPlace(arg string) (place, error) {
	if arg == "" {
		return place{}, usage("is a variable of the shell not set? To name the folder you are in, say .", "the name of a folder is empty")
	}
	root, err := filepath.Abs(arg)
	if err == nil {
		root, err = filepath.EvalSymlinks(root)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return place{}, usage(nearestHint(arg), "no such folder: %q", arg)
	case errors.Is(err, fs.ErrPermission):
		return place{}, usage("run rollcall as a user who may read it", "no permission to look at %q", arg)
	case err != nil:
		return place{}, fmt.Errorf("looking at %q: %w", arg, err)
	}
	if f, err := os.Open(root); errors.Is(err, fs.ErrPermission) {
		return place{}, usage("run rollcall as a user who may read it", "no permission to look into %q", arg)
	} else if err == nil {
		f.Close()
	}
	kind := sources.Detect(sources.All, root)
	if kind == nil {
		return place{}, usage("give the folder that holds the photos, or the ZIP", "%q is neither a folder nor a ZIP", arg)
	}
	p := place{arg: arg, root: root, kind: kind}
	if kind.Root != nil {
		p.root = kind.Root(root)
		p.part = p.root != root
	}
	return p, nil
}

// unquoted is the name that the first arguments make together: it has blanks, and was
// written without quotes; "" where none is there.
func unquoted(args []string) string {
	if len(args) == 0 || exists(args[0]) {
		return ""
	}
	for n := 2; n <= len(args); n++ {
		if whole := strings.Join(args[:n], " "); exists(whole) {
			return whole
		}
	}
	return ""
}

func quoteHint(whole string) string {
	return fmt.Sprintf("did you mean %q? A name with blanks needs quotes", whole)
}

// nearestHint says which name was likely meant, else how much of a path exists, which
// shows a typing error or a disk that is not mounted.
func nearestHint(arg string) string {
	if strings.HasPrefix(arg, "~") && !exists("~") {
		return "a shell replaces ~ outside of quotes only: leave them out, or write the path in full"
	}
	path, err := filepath.Abs(arg)
	for err == nil && filepath.Dir(path) != path {
		lacking := filepath.Base(path)
		path = filepath.Dir(path)
		if _, e := os.Stat(path); e == nil {
			if near := nearestIn(path, lacking); near != "" {
				return fmt.Sprintf("did you mean %q?", near)
			}
			return fmt.Sprintf("%s exists; check the spelling behind it, and that the disk is connected", path)
		}
	}
	return "check the spelling, and that the disk is connected"
}

// nearestIn is what in a folder has nearly that name, whatever its case; "" where
// nothing has, or the folder can't be read.
func nearestIn(folder, name string) string {
	list, _ := os.ReadDir(folder)
	names, known := map[string]string{}, make([]string, len(list))
	for i, entry := range list {
		known[i] = strings.ToLower(entry.Name())
		names[known[i]] = entry.Name()
	}
	near := nearestTo(name, known)
	if near == "" {
		return ""
	}
	return filepath.Join(folder, names[near])
}

// distinct refuses two arguments that share files; oneSide: both are of the backup side.
func distinct(arg, root, arg2, root2 string, oneSide bool) error {
	const hint = "give the library first, then the backups, each a folder of its own"
	harm := "each photo would be compared with itself"
	if oneSide {
		harm = "its photos would count as two copies"
	}
	a, errA := os.Stat(root)
	b, errB := os.Stat(root2)
	switch {
	case root == root2 || errA == nil && errB == nil && os.SameFile(a, b):
		return usage(hint, "%q and %q are the same folder", arg, arg2)
	case inside(root, root2):
		return usage(hint, "%q lies inside %q: %s", arg2, arg, harm)
	case inside(root2, root):
		return usage(hint, "%q lies inside %q: %s", arg, arg2, harm)
	}
	return nil
}

// inside reports whether inner lies below outer.
func inside(outer, inner string) bool {
	rel, err := filepath.Rel(outer, inner)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
