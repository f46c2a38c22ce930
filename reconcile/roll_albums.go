package reconcile

import (
	"fmt"
	"slices"
	"strings"

	"rollcall/reconcile/causes"
)

const (
	// fewestInAlbum is how many photos an album must have to tell anything.
	fewestInAlbum = 3

	// namedAlbums is how many albums are called by their names.
	namedAlbums = 3
)

// sortAlbums counts by the user's own albums, where the library records them. What came
// may be just what some albums hold: the group is then what lies in none of these.
// Else a line's group is the largest of its albums of which nearly all is absent.
func (s *shares) sortAlbums() {
	a := s.readAlbums()
	if a == nil {
		return
	}
	d := &sorting{of: make([]int32, len(s.roll.lines))}
	if s.roll.picked = s.outsideOf(a, d); !s.roll.picked {
		s.leftAlbums(a, d)
	}
	s.count(causes.ByAlbum, d)
}

// albumCounts are the user's own albums of the roll, and what came of each.
type albumCounts struct {
	names []string
	of    map[int32][]int // by the name of a line's albums: positions
	sums  []tally         // of those that take part in patterns and are plain
	sides map[int32]bool  // places of the library that record albums
}

// readAlbums reads the albums of all lines; nil: none has any.
func (s *shares) readAlbums() *albumCounts {
	a := &albumCounts{of: map[int32][]int{}, sides: map[int32]bool{}}
	at := map[string]int{}
	for i := range s.roll.lines {
		l := &s.roll.lines[i]
		if l.albums == none {
			continue
		}
		in, known := a.of[l.albums]
		if !known {
			for name := range strings.Lines(s.roll.names.Name(l.albums)) {
				name = strings.TrimSuffix(name, "\n")
				k, ok := at[name]
				if !ok {
					k = len(a.names)
					at[name], a.names, a.sums = k, append(a.names, name), append(a.sums, tally{})
				}
				in = append(in, k)
			}
			a.of[l.albums] = in
		}
		a.sides[l.place] = true
		if f := s.roll.fates[i]; f != apart && l.plain() {
			for _, k := range in {
				a.sums[k].add(f)
			}
		}
	}
	if len(a.names) == 0 {
		return nil
	}
	return a
}

// outsideOf sorts by whether a line lies in an album that came whole, and reports whether
// that tells what is missing: nearly all that came lies in such an album, nearly
// nothing else came, and neither time nor devices tell it in fewer words.
func (s *shares) outsideOf(a *albumCounts, d *sorting) bool {
	r, chosen := s.roll, 0
	came := func(k int) bool { t := a.sums[k]; return t.photos >= fewestInAlbum && t.missing*10 <= t.photos }
	for k := range a.names {
		chosen += oneIf(came(k))
	}
	if chosen == 0 {
		return false
	}
	var in, out tally
	for i := range r.lines {
		l := &r.lines[i]
		d.of[i] = -1
		kept := slices.ContainsFunc(a.of[l.albums], came)
		if !kept && a.sides[l.place] {
			d.of[i] = 0
		}
		if !l.plain() || r.fates[i] == apart {
			continue
		}
		if kept {
			in.add(r.fates[i])
		} else {
			out.add(r.fates[i])
		}
	}
	if len(r.inPath)*10 >= out.missing*9 {
		return false // copying stopped there
	}
	odd := in.missing + out.photos - out.missing
	if out.missing < fewestLeftOut || out.missing*10 < out.photos*9 || odd*fewOdd > min(in.photos, out.photos) {
		return false
	}
	bits := choices(len(a.names), chosen) + choices(in.photos+out.photos, odd)
	if bits+chosenFrom > r.bitsElse(s.order, d) {
		return false
	}
	d.groups = []group{newGroup("photos outside of " + a.called(came))}
	return true
}

// called names the albums that are so, as in the album "Anna" or the albums "A", "B",
// "C" and 4 more.
func (a *albumCounts) called(so func(int) bool) string {
	var list []string
	for k := range a.names {
		if so(k) {
			list = append(list, fmt.Sprintf("%q", a.names[k]))
		}
	}
	slices.Sort(list)
	switch n := len(list); {
	case n == 1:
		return "the album " + list[0]
	case n > namedAlbums:
		return fmt.Sprintf("the albums %s and %d more", strings.Join(list[:namedAlbums], ", "), n-namedAlbums)
	default:
		return "the albums " + strings.Join(list[:n-1], ", ") + " and " + list[n-1]
	}
}

// leftAlbums sorts by the album of which nearly all is absent, the largest of a line's.
func (s *shares) leftAlbums(a *albumCounts, d *sorting) {
	at := make([]int32, len(a.names))
	for k := range at {
		at[k] = -1
	}
	for i := range s.roll.lines {
		d.of[i] = -1
		best := -1
		for _, k := range a.of[s.roll.lines[i].albums] {
			t := a.sums[k]
			if t.photos >= fewestInAlbum && t.missing*10 >= t.photos*9 && (best < 0 || t.photos > a.sums[best].photos) {
				best = k
			}
		}
		if best < 0 {
			continue
		}
		if at[best] < 0 {
			at[best] = int32(len(d.groups))
			d.groups = append(d.groups, newGroup(fmt.Sprintf("photos in the album %q", a.names[best])))
		}
		d.of[i] = at[best]
	}
}
