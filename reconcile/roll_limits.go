package reconcile

import (
	"cmp"
	"math"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// An odd tells what of a file's path some targets can't hold. Few files have any.
type odd struct {
	refused  bool   // the name has characters that Windows reserves
	longName bool   // the name is longer than causes.LongName
	length   uint16 // of the path, where that is causes.LongPath at least; else 0
}

func oddOf(dir, base string) odd {
	o := odd{refused: causes.Refused(base), longName: len(base) > causes.LongName}
	if len(dir)+len(base) >= causes.LongPath {
		if n := causes.PathLength(dir) + causes.PathLength(base); n >= causes.LongPath {
			o.length = uint16(min(n, math.MaxUint16))
		}
	}
	return o
}

// seeOdd notes what a photo of the backup shows that its target can hold.
func (h *heldBackup) seeOdd(b *brief, o odd, folder string) {
	if o.refused || h.refused == 0 && causes.Refused(folder) {
		h.refused++
	}
	if b.size >= causes.SizeLimit {
		h.large++
	}
	if o.longName {
		h.longNames++
	}
	h.longest = max(h.longest, o.length)
}

// nameOf is a file's name in short, the same for names that differ in case only.
func (b *brief) nameOf() uint64 { return b.stem ^ mixed(uint64(b.ending)) }

// limits are what targets can't hold, found in the roll: what speaks of the lost
// photos that have it.
type limits struct {
	roll    *rollCall
	is      []fate // by line; apart: nobody knows, or it has reasons of its own
	all     tally
	byPath  map[int32][]*causes.Limit // by line
	folders map[int32][]*causes.Limit // the same of limits that are of whole folders
	byTime  []int32                   // dated lines in order of time, once asked for

	inFolders map[[2]int32]*tally // by folder as folderOfLine tells it, once asked for
}

// findLimits counts, for each thing that a target may refuse, the photos that have it,
// wherever the backup holds none such.
func (r *rollCall) findLimits(cases []lost, held *heldBackup, folds bool) *limits {
	l := &limits{roll: r, is: make([]fate, len(r.lines)), byPath: map[int32][]*causes.Limit{}, folders: map[int32][]*causes.Limit{}}
	for i := range r.lines {
		if s := &r.lines[i]; !s.plain() || s.status == photo.Unsure {
			l.is[i] = apart
		}
	}
	for i := range cases {
		if c := &cases[i]; l.is[c.line] != apart && c.alone() && c.inTrash == nil && c.sameFile == nil {
			l.is[c.line] = absent
		}
	}
	for i := range l.is {
		l.all.count(l.is[i])
	}
	if l.all.missing == 0 {
		return l
	}
	if held.refused == 0 {
		l.names()
		l.refusedFolders()
	}
	if held.large == 0 {
		l.sizes()
	}
	l.lengths(held)
	if !folds {
		l.namesThatFold()
		l.foldersThatFold()
	}
	return l
}

// count adds a line that is not apart.
func (t *tally) count(f fate) {
	if f != apart {
		t.add(f)
	}
}

// names finds photos with a character in their name that Windows reserves.
func (l *limits) names() {
	l.group(causes.LimitNames, func(_ int, s *line) bool { return s.odd.refused && !causes.Refused(l.folderOf(s)) })
}

// lengths finds photos with overlong names or paths, where the backup has none as long.
func (l *limits) lengths(held *heldBackup) {
	if held.longNames == 0 {
		l.group(causes.LimitLongNames, func(_ int, s *line) bool { return s.odd.longName })
	}
	from := uint16(math.MaxUint16)
	for i := range l.is {
		if n := l.roll.lines[i].odd.length; n > held.longest && l.is[i] == absent {
			from = min(from, n)
		}
	}
	l.group(causes.LimitLongPaths, func(_ int, s *line) bool { return s.odd.length >= from })
}

// sizes finds files of 4 GiB and more. What they are held against is as large as can be.
func (l *limits) sizes() {
	large := l.group(causes.LimitSize, func(_ int, s *line) bool { return s.main >= causes.SizeLimit })
	if large == nil {
		return
	}
	classes := map[photo.Class]bool{}
	var smaller []int32
	for i := range l.is {
		if s := &l.roll.lines[i]; s.main >= causes.SizeLimit && l.is[i] == absent {
			classes[s.class] = true
		}
	}
	for i := range l.is {
		if s := &l.roll.lines[i]; classes[s.class] && l.is[i] != apart {
			large.Class++
			if s.main < causes.SizeLimit {
				smaller = append(smaller, int32(i))
			}
		}
	}
	slices.SortFunc(smaller, func(a, b int32) int { return cmp.Compare(l.roll.lines[b].main, l.roll.lines[a].main) })
	large.Peers = append(large.Peers, l.rest(smaller[:min(len(smaller), max(mostSmaller, 2*large.Photos))]))
}

// mostSmaller is how many of the smaller ones large files are held against, where there
// are few of these.
const mostSmaller = 12

// group counts the photos that are so against all others, and tells each lost one of
// it; nil: none is lost.
func (l *limits) group(kind causes.LimitKind, is func(int, *line) bool) *causes.Limit {
	var in []int32
	t := tally{}
	for i := range l.is {
		if l.is[i] != apart && is(i, &l.roll.lines[i]) {
			in = append(in, int32(i))
			t.count(l.is[i])
		}
	}
	if t.missing == 0 {
		return nil
	}
	limit := &causes.Limit{Kind: kind, Split: split(t, rest(l.all, t)), Peers: l.peers(in)}
	l.tell(limit, in, l.byPath)
	return limit
}

func (l *limits) tell(limit *causes.Limit, in []int32, to map[int32][]*causes.Limit) {
	for _, i := range in {
		if l.is[i] == absent {
			to[i] = append(to[i], limit)
		}
	}
}

func (l *limits) rest(lines []int32) causes.Rest {
	t := tally{}
	for _, i := range lines {
		t.count(l.is[i])
	}
	return causes.Rest{Photos: t.photos, Missing: t.missing}
}

func (l *limits) folderOf(s *line) string { return l.roll.names.Name(s.folder) }

// of is what limits speak of a lost line; those of folders speak with the patterns.
func (l *limits) of(line int32, patterns bool) []causes.Limit {
	var list []causes.Limit
	for _, m := range l.byPath[line] {
		list = append(list, *m)
	}
	if patterns {
		for _, m := range l.folders[line] {
			list = append(list, *m)
		}
	}
	return list
}

// Limits implements causes.Roll.
func (r *rollCall) Limits(line int) []causes.Limit {
	if r.limits == nil {
		return nil
	}
	return r.limits.of(int32(line), r.shares != nil)
}
