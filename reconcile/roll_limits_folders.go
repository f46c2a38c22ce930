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
	lines []int32
	tally
}

func (u *unit) goneWhole() bool { return u.missing > 0 && u.missing*10 >= u.photos*9 }

// units sorts the lines into folders; key names a folder's unit.
func (l *limits) units(key func(folder string) string) map[folder]*unit {
	of, units := map[int32]string{}, map[folder]*unit{}
	for i := range l.is {
		s := &l.roll.lines[i]
		if l.is[i] == apart || s.folder == none {
			continue
		}
		name, ok := of[s.folder]
		if !ok {
			name = key(l.folderOf(s))
			of[s.folder] = name
		}
		f := folder{s.place, name}
		if units[f] == nil {
			units[f] = &unit{folder: f}
		}
		units[f].lines = append(units[f].lines, int32(i))
		units[f].count(l.is[i])
	}
	return units
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
	all = l.withLoose(all, in, sumOf(found))
	for _, u := range found {
		if names[u] == "" {
			continue
		}
		limit := &causes.Limit{Kind: kind, Name: names[u], Split: split(u.tally, rest(l.all, sumOf(found))), Folders: split(in, rest(all, in)), Peers: l.peers(u.lines)}
		l.tell(limit, u.lines, l.folders)
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
