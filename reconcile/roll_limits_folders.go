package reconcile

import (
	"cmp"
	"strings"

	"rollcall/reconcile/causes"
)

// refusedFolder is the topmost folder of a path that has a character which Windows
// reserves; "" none.
func refusedFolder(folder string) string {
	for at := 0; at <= len(folder); {
		end := strings.IndexByte(folder[at:], '/')
		if end < 0 {
			end = len(folder) - at
		}
		if causes.Refused(folder[at : at+end]) {
			return folder[:at+end]
		}
		at += end + 1
	}
	return ""
}

// A unit is a folder whose photos share a fate as far as its name decides it.
type unit struct {
	folder
	within [][2]int32 // the folders that are of it, as folderOfLine tells them
	tally
}

func (u *unit) goneWhole() bool { return u.missing > 0 && u.missing*10 >= u.photos*9 }

// units sorts the folders; key names a folder's unit.
func (l *limits) units(key func(folder string) string) map[folder]*unit {
	units := map[folder]*unit{}
	for at, t := range l.byFolder() {
		f := folder{at[0], key(l.roll.names.Name(at[1]))}
		u := units[f]
		if u == nil {
			u = &unit{folder: f}
			units[f] = u
		}
		u.within = append(u.within, at)
		u.photos, u.missing = u.photos+t.photos, u.missing+t.missing
	}
	return units
}

// byFolder counts the lines of each folder. Those of one stand together.
func (l *limits) byFolder() map[[2]int32]*tally {
	if l.inFolders != nil {
		return l.inFolders
	}
	l.inFolders = map[[2]int32]*tally{}
	var last [2]int32
	var t *tally
	for i := range l.is {
		s := &l.roll.lines[i]
		if l.is[i] == apart || s.folder == none {
			continue
		}
		if at := folderOfLine(s); at != last {
			last, t = at, l.inFolders[at]
			if t == nil {
				t = &tally{}
				l.inFolders[at] = t
			}
		}
		t.count(l.is[i])
	}
	return l.inFolders
}

// linesOf are the lines of each unit.
func (l *limits) linesOf(units []*unit) map[*unit][]int32 {
	of, lines := map[[2]int32]*unit{}, map[*unit][]int32{}
	for _, u := range units {
		for _, at := range u.within {
			of[at] = u
		}
	}
	for i := range l.is {
		s := &l.roll.lines[i]
		if u := of[folderOfLine(s)]; u != nil && l.is[i] != apart {
			lines[u] = append(lines[u], int32(i))
		}
	}
	return lines
}

// refusedFolders finds folders with a character in their name that Windows reserves.
func (l *limits) refusedFolders() {
	units := l.units(func(name string) string { return cmp.Or(refusedFolder(name), name) })
	l.folderLimit(causes.LimitFolders, units, func(u *unit) (string, bool) { return u.path, refusedFolder(u.path) != "" })
}

// foldersThatFold finds folders whose names differ in case only, of which one came.
func (l *limits) foldersThatFold() {
	units := l.units(func(name string) string { return name })
	same := map[folder][]*unit{}
	for _, u := range units {
		k := folder{u.place, causes.Folded(u.path)}
		same[k] = append(same[k], u)
	}
	l.folderLimit(causes.LimitTwins, units, func(u *unit) (string, bool) {
		list, came, goneWhole := same[folder{u.place, causes.Folded(u.path)}], "", 0
		for _, other := range list {
			switch {
			case other.goneWhole():
				goneWhole++
			case came == "" || other.path < came:
				came = other.path
			}
		}
		if len(list) < 2 {
			return "", false
		}
		return came, goneWhole == 0 || u.goneWhole() // of those that share a name one is no loss
	})
}

// folderLimit counts the folders that are so against all others, and tells the lost
// photos of those that are missing whole.
func (l *limits) folderLimit(kind causes.LimitKind, units map[folder]*unit, is func(*unit) (name string, ok bool)) {
	all, in := tally{}, tally{}
	var found []*unit
	names := map[*unit]string{}
	for _, u := range units {
		name, ok := is(u)
		if all.photos++; u.goneWhole() {
			all.missing++
		}
		if !ok {
			continue
		}
		if in.photos++; u.goneWhole() {
			in.missing++
			found, names[u] = append(found, u), name
		}
	}
	if len(found) == 0 {
		return
	}
	all = l.withLoose(all, in, sumOf(found))
	lines := l.linesOf(found)
	for _, u := range found {
		if names[u] == "" {
			continue
		}
		limit := &causes.Limit{Kind: kind, Name: names[u], Split: split(u.tally, rest(l.all, sumOf(found))), Folders: split(in, rest(all, in)), Peers: l.peers(lines[u])}
		l.tell(limit, lines[u], l.folders)
	}
}

// withLoose adds to a count of folders the photos that lie in none: they make so many as
// they fill, each of a size with those that were found, of which there are n.
func (l *limits) withLoose(all, n, found tally) tally {
	loose := tally{}
	for i := range l.is {
		if l.roll.lines[i].folder == none {
			loose.count(l.is[i])
		}
	}
	each := max(found.photos, 1)
	return tally{all.photos + loose.photos*n.missing/each, all.missing + loose.missing*n.missing/each}
}

func sumOf(units []*unit) tally {
	t := tally{}
	for _, u := range units {
		t.photos, t.missing = t.photos+u.photos, t.missing+u.missing
	}
	return t
}
