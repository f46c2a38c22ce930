package reconcile

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"rollcall/reconcile/causes"
)

const (
	// streamPhotos is how many dated photos of a model a top folder must hold to be a
	// stream of its own, and streamDays on how many days.
	streamPhotos = 20
	streamDays   = 10

	// mostStreams is how many people may use one model.
	mostStreams = 8

	// streamBacksteps is the part, one in so many, of the steps from one top folder's photo to
	// another's at which the camera's number must fall for two cameras to count.
	streamBacksteps = 4
)

// splitStreams tells devices of one model apart that have top folders of their own,
// as a couple with the same phone has: where the folders of a model go on side by
// side, and one camera can't have counted the photos of both, or both are sorted by
// date in the same way, each is the stream of one device. One phone's photos in folders
// by subject are one stream: its numbers rise from one folder to the other.
func splitStreams(lines []line, of []int32, n *names) {
	for device, members := range membersOf(of, lines) {
		for _, s := range streamsOf(lines, members, n) {
			name := n.add(fmt.Sprintf("%s in %q", n.Name(device), s.top))
			for _, l := range s.lines {
				of[l] = name
			}
		}
	}
}

// membersOf are the lines in folders, by device.
func membersOf(of []int32, lines []line) map[int32][]int32 {
	groups := map[int32][]int32{}
	for i := range lines {
		if of[i] != none && lines[i].folder != none {
			groups[of[i]] = append(groups[of[i]], int32(i))
		}
	}
	return groups
}

// A stream is what one top folder holds of a model.
type stream struct {
	top   string
	lines []int32
	dated []int32 // of these, by time
	below bool    // folders by date are below it
}

// streamsOf are the top folders that are streams of their own; none or at least two.
func streamsOf(lines []line, members []int32, n *names) []stream {
	parts := topFolders(lines, members, n)
	slices.SortStableFunc(parts, func(a, b stream) int { return len(b.dated) - len(a.dated) })
	var kept []stream
	for _, p := range parts {
		if len(kept) < mostStreams && manyDays(lines, p.dated) {
			kept = append(kept, p)
		}
	}
	kept = slices.DeleteFunc(slices.Clone(kept), func(p stream) bool {
		return !slices.ContainsFunc(kept, func(q stream) bool { return p.top != q.top && sideBySide(lines, &p, &q) })
	})
	if len(kept) < 2 {
		return nil
	}
	return kept
}

// A topFolder is a folder below those that all folders of a model share.
type topFolder struct {
	path  string
	dated int  // photos
	below bool // folders by date are below it
}

// mostTops is how many top folders of a model are looked at, the largest first: they
// are people, of which a home has few.
const mostTops = 4 * mostStreams

// topFolders sorts lines by the first folder below those that all of them share, in
// the order of the lines.
func topFolders(lines []line, members []int32, n *names) []stream {
	of := largest(lines, members, n)
	if len(of) == 0 {
		return nil
	}
	var parts []stream
	at := map[*topFolder]int{}
	for _, l := range members {
		top := of[folderOfLine(&lines[l])]
		if top == nil {
			continue
		}
		p, ok := at[top]
		if !ok {
			p = len(parts)
			at[top] = p
			parts = append(parts, stream{top: top.path, below: top.below})
		}
		parts[p].lines = append(parts[p].lines, l)
		if lines[l].dated {
			parts[p].dated = append(parts[p].dated, l)
		}
	}
	for _, p := range parts {
		slices.SortStableFunc(p.dated, func(a, b int32) int { return cmp.Compare(lines[a].taken, lines[b].taken) })
	}
	return parts
}

func folderOfLine(l *line) [2]int32 { return [2]int32{l.place, l.folder} }

// largest tells of each folder in which of the largest top folders it lies. It counts
// first, so that of a million photos none is listed that is of no stream.
func largest(lines []line, members []int32, n *names) map[[2]int32]*topFolder {
	shared := strings.Split(n.Name(lines[members[0]].folder), "/")
	dated := map[[2]int32]int{}
	dirs := map[[2]int32][]string{}
	for _, l := range members {
		k := folderOfLine(&lines[l])
		if lines[l].dated {
			dated[k]++
		}
		if _, known := dirs[k]; known {
			continue
		}
		dirs[k] = strings.Split(n.Name(k[1]), "/")
		common := 0
		for common < len(shared) && common < len(dirs[k]) && shared[common] == dirs[k][common] {
			common++
		}
		shared = shared[:common]
	}
	tops := map[string]*topFolder{}
	of := map[[2]int32]*topFolder{}
	for k, dir := range dirs {
		if len(dir) == len(shared) {
			continue // beside the top folders
		}
		name := strings.Join(dir[:len(shared)+1], "/")
		if tops[name] == nil {
			tops[name] = &topFolder{path: name}
		}
		top := tops[name]
		top.dated += dated[k]
		top.below = top.below || len(dir) > len(shared)+1 && causes.Dated(dir[len(shared)+1])
		of[k] = top
	}
	kept := slices.SortedFunc(maps.Values(tops), func(a, b *topFolder) int {
		return cmp.Or(b.dated-a.dated, cmp.Compare(a.path, b.path))
	})
	kept = slices.DeleteFunc(kept, func(t *topFolder) bool { return t.dated < streamPhotos || causes.Dated(path.Base(t.path)) })
	kept = kept[:min(len(kept), mostTops)]
	maps.DeleteFunc(of, func(_ [2]int32, t *topFolder) bool { return !slices.Contains(kept, t) })
	return of
}

// manyDays reports whether photos, by time, are of many days.
func manyDays(lines []line, dated []int32) bool {
	days, last := 0, int64(-1)
	for _, l := range dated {
		if day := lines[l].taken / daySeconds; day != last {
			days, last = days+1, day
		}
	}
	return days >= streamDays
}

// sideBySide reports whether two top folders are of two devices: a good part of each
// lies amid the other in time, and their numbers tell two counters, or, where names have
// no numbers, both are sorted by date.
func sideBySide(lines []line, a, b *stream) bool {
	if 4*amid(lines, a.dated, b.dated) < len(a.dated) && 4*amid(lines, b.dated, a.dated) < len(b.dated) || !overlap(lines, a.dated, b.dated) {
		return false
	}
	steps, back := 0, 0
	var last [2]int32
	last[0], last[1] = -1, -1
	was := -1
	for i, j := 0, 0; i < len(a.dated) || j < len(b.dated); {
		of, l := 0, int32(0)
		if j == len(b.dated) || i < len(a.dated) && lines[a.dated[i]].taken <= lines[b.dated[j]].taken {
			l, i = a.dated[i], i+1
		} else {
			of, l, j = 1, b.dated[j], j+1
		}
		number := lines[l].number
		if number < 0 {
			continue
		}
		if was >= 0 && was != of {
			steps++
			if number < last[was] {
				back++
			}
		}
		was, last[of] = of, number
	}
	if steps < overlapPhotos {
		return a.below && b.below
	}
	return back*streamBacksteps >= steps
}
