package main

import (
	"os"
	"path/filepath"

	"rollcall/photo"
)

// findDest is the folder to copy to, absolute and without links as far as it is
// there. One in a side is refused, as is one that a side lies in: the sides are
// never written to.
func findDest(arg string, r *photo.Report) (string, error) {
	dest, err := filepath.Abs(arg)
	if err != nil {
		return "", err
	}
	dest = resolved(dest)
	for _, side := range []struct {
		name   string
		places []photo.Place
	}{{"library", r.Library}, {"backup", r.Backup}} {
		for _, pl := range side.places {
			switch {
			case under(pl.Root, dest):
				return "", usage("name a folder outside both, best on another disk", "%q lies inside the %s %q, which is never written to", arg, side.name, pl.Root)
			case under(dest, pl.Root):
				return "", usage("name a folder of its own, best on another disk", "the %s %q lies inside %q, and is never written to", side.name, pl.Root, arg)
			}
		}
	}
	return dest, nil
}

// resolved is a path with the links resolved of what is there of it.
func resolved(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	if dir := filepath.Dir(path); dir != path {
		return filepath.Join(resolved(dir), filepath.Base(path))
	}
	return path
}

// under reports whether inner is outer or lies in it, by name or by what the disk
// says: a folder may be mounted twice, or named in another case.
func under(outer, inner string) bool {
	if outer == inner || inside(outer, inner) {
		return true
	}
	out, err := os.Stat(outer)
	if err != nil {
		return false
	}
	for {
		if in, err := os.Stat(inner); err == nil && os.SameFile(out, in) {
			return true
		}
		if filepath.Dir(inner) == inner {
			return false
		}
		inner = filepath.Dir(inner)
	}
}
