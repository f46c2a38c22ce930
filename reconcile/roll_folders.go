package reconcile

import (
	"path"

	"rollcall/reconcile/causes"
)

// A folder is one folder of a place of the library.
type folder struct {
	place int32
	path  string
}

// sortFolders counts by folder. A line's group is the topmost folder of which
// nine in ten photos are absent, with all below it, else its own folder; what
// lies at the top of a place, or in a folder that a program keeps for itself, has none.
func (s *shares) sortFolders() {
	below := map[folder]tally{}
	lines := s.roll.lines
	for f, t := range s.folderTallies() {
		for p := f.path; p != "." && p != "/"; p = path.Dir(p) {
			up := folder{f.place, p}
			sum := below[up]
			below[up] = tally{sum.photos + t.photos, sum.missing + t.missing}
		}
	}
	tops, at := map[[2]int32]int32{}, map[folder]int32{}
	d := &sorting{of: make([]int32, len(lines))}
	for i := range lines {
		l := &lines[i]
		if l.folder == none {
			d.of[i] = -1
			continue
		}
		k := [2]int32{l.place, l.folder}
		g, ok := tops[k]
		if !ok {
			g = -1
			if name := s.roll.names.Name(l.folder); !causes.Kept(name) {
				g = d.group(top(below, folder{l.place, name}), at)
			}
			tops[k] = g
		}
		d.of[i] = g
	}
	s.count(causes.ByFolder, d)
	s.wholeFolders(d)
}

// fewestFolders is how many folders must be there whole or not at all to say that
// folders were chosen.
const fewestFolders = 4

// wholeFolders counts the folders that are missing whole together, where each folder
// of some size is there whole or not at all, several are missing, and they are none
// of time: folders were chosen then, and a left-out one is no part of the rest that
// another one is held against.
func (s *shares) wholeFolders(d *sorting) {
	gone, there := 0, 0
	sum := counts{}
	if s.roll.chosen {
		for i := range d.groups {
			if g := &d.groups[i]; g.goneAll() {
				sum.join(&g.plain)
			}
		}
		s.whole = sum
		return
	}
	for i := range d.groups {
		g := &d.groups[i]
		t := g.plain.whole
		switch {
		case t.photos < fewestLeftOut:
		case leftWhole(g):
			gone++
			sum.join(&g.plain)
		case t.missing*50 <= t.photos && !causes.Dated(g.name):
			there++
		default:
			return
		}
	}
	if gone >= 2 && there >= 1 && gone+there >= fewestFolders {
		s.whole = sum
	}
}

// leftWhole reports whether a folder, none of time, is missing whole.
func leftWhole(g *group) bool {
	t := g.plain.whole
	return t.photos >= fewestLeftOut && t.missing*50 >= t.photos*49 && !causes.Dated(g.name)
}

// byWhole reports whether a folder is one of those that are missing whole where each
// is there whole or not at all.
func (s *shares) byWhole(g *group) bool {
	return s.whole.whole.photos > 0 && (leftWhole(g) || s.roll.chosen && g.goneAll())
}

func (c *counts) join(other *counts) {
	c.whole = tally{c.whole.photos + other.whole.photos, c.whole.missing + other.whole.missing}
	for i, t := range other.by {
		sum := c.at(int32(i) - 1)
		sum.photos, sum.missing = sum.photos+t.photos, sum.missing+t.missing
	}
}

// folderTallies counts each folder without those below it.
func (s *shares) folderTallies() map[folder]tally {
	counted := map[[2]int32]tally{}
	for i := range s.roll.lines {
		l := &s.roll.lines[i]
		if l.folder != none && s.roll.fates[i] != apart {
			k := [2]int32{l.place, l.folder}
			t := counted[k]
			t.add(s.roll.fates[i])
			counted[k] = t
		}
	}
	out := make(map[folder]tally, len(counted))
	for k, t := range counted {
		out[folder{k[0], s.roll.names.Name(k[1])}] = t
	}
	return out
}

// group is the position of the folder's group, made on first use.
func (d *sorting) group(f folder, at map[folder]int32) int32 {
	g, ok := at[f]
	if !ok {
		g = int32(len(d.groups))
		at[f] = g
		d.groups = append(d.groups, newGroup(f.path))
	}
	return g
}

// top is the topmost folder above one of which nearly all is absent; the folder itself
// where there is none. What came of a folder counts in it: of none that is partly there
// it is said that none is.
func top(below map[folder]tally, f folder) folder {
	gone := func(t tally) bool { return t.photos > 0 && t.missing*10 >= t.photos*9 }
	for p := path.Dir(f.path); p != "." && p != "/"; p = path.Dir(p) {
		if up := (folder{f.place, p}); gone(below[up]) {
			f = up
		}
	}
	return f
}
