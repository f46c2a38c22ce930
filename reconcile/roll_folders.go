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
// lies at the top of a place has none.
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
			g = d.group(top(below, folder{l.place, s.roll.names.Name(l.folder)}), at)
			tops[k] = g
		}
		d.of[i] = g
	}
	s.count(causes.ByFolder, d)
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

// top climbs from a folder as long as the one above is nearly all absent too.
func top(below map[folder]tally, f folder) folder {
	gone := func(t tally) bool { return t.photos > 0 && t.missing*10 >= t.photos*9 }
	if !gone(below[f]) {
		return f
	}
	for p := path.Dir(f.path); p != "." && p != "/"; p = path.Dir(p) {
		if up := (folder{f.place, p}); gone(below[up]) {
			f = up
		}
	}
	return f
}
