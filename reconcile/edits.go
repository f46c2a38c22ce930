package reconcile

import (
	"cmp"
	"path"
	"slices"
	"strings"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// A member is a file that is told of with a photo, and as what. What follows the
// picture in the photo's own file is told of by that file.
type member struct {
	role string
	file int32
}

// noteEdit keeps what tells an original and its edit of the library: the name of
// an edit, and the capture id that Apple leaves in both.
func (s *stock) noteEdit(i int32, b *brief, it *photo.Item) {
	if !b.isPicture() {
		return
	}
	if stems := originalOf(path.Base(it.Path)); len(stems) > 0 {
		s.edits[i] = stems
	}
	if id := cmp.Or(it.Meta.RequestID, it.Meta.PhotoID); id != "" && b.content != 0 && b.class != video {
		h := hashID(id)
		s.shots = append(s.shots, keyed{high: uint32(h >> 32), low: uint32(h), item: i})
	}
}

// originalOf hashes the stems that the original of an edit may have, the likeliest
// first; none where the name is not an edit's. IMG_1234-edited(1) is of
// IMG_1234(1), as Takeout names it.
func originalOf(base string) (stems []uint64) {
	if !mayBeEdit(base) {
		return nil
	}
	plain, edited := matchers.Plain(base)
	if !edited {
		return nil
	}
	if _, number := cutNumber(strings.TrimSuffix(base, path.Ext(base))); number != "" {
		stems = append(stems, hashName(plain+number))
	}
	return append(stems, hashName(plain))
}

// mayBeEdit rules out the names of most photos: marks of edits are words at the
// end, or a letter before a number.
func mayBeEdit(base string) bool {
	stem, _ := cutNumber(strings.TrimSuffix(base, path.Ext(base)))
	at := strings.LastIndexAny(stem, "-_ (") + 1
	return at > 0 && at < len(stem) && (stem[at] < '0' || stem[at] > '9')
}

// linkEdits finds each edit's original among the photos of its place, and tells of
// both as each other's.
func (s *stock) linkEdits() {
	l := &linking{stock: s, links: map[int32][]member{}}
	l.byName()
	l.byShot()
	s.links, s.edits, s.shots = l.links, nil, nil
}

type linking struct {
	*stock
	links map[int32][]member
}

// A stemAt is where a file may lie, and its stem.
type stemAt struct {
	place  int16
	folder int32
	stem   uint64
}

// byName links by folder and stem, unless the times of capture differ.
func (l *linking) byName() {
	if len(l.edits) == 0 {
		return
	}
	at := map[stemAt][]int32{}
	for i, stems := range l.edits {
		for _, stem := range stems {
			at[stemAt{l.briefs[i].place, l.briefs[i].folder, stem}] = nil
		}
	}
	for i := range l.briefs {
		b := &l.briefs[i]
		if k := (stemAt{b.place, b.folder, b.stem}); l.isPhoto(int32(i)) {
			if list, wanted := at[k]; wanted {
				at[k] = append(list, int32(i))
			}
		}
	}
	for i := range l.briefs {
		for _, stem := range l.edits[int32(i)] {
			if l.linkTo(int32(i), at[stemAt{l.briefs[i].place, l.briefs[i].folder, stem}]) {
				break
			}
		}
	}
}

// linkTo links an edit to the one of its originals that has its ending, else to
// the first.
func (l *linking) linkTo(edit int32, originals []int32) bool {
	if !l.isPhoto(edit) {
		return false
	}
	best := int32(-1)
	e := &l.briefs[edit]
	for _, i := range originals {
		o := &l.briefs[i]
		fits := i != edit && (o.class == video) == (e.class == video) && (!o.is(dated) || !e.is(dated) || near(o, e, rawWithin))
		if fits && (best < 0 || o.ending == e.ending && l.briefs[best].ending != e.ending) {
			best = i
		}
	}
	if best >= 0 {
		l.link(edit, best)
	}
	return best >= 0
}

func (l *linking) link(edit, original int32) {
	l.links[edit] = append(l.links[edit], member{photo.RoleOriginal, original})
	l.links[original] = append(l.links[original], member{photo.RoleEdit, edit})
}

// byShot links by Apple's capture id, where the content ids differ and one of the
// files says that it is an edit.
func (l *linking) byShot() {
	sortKeys(l.shots)
	for list := l.shots; len(list) > 0; {
		n := keyRun(list)
		if n > 1 {
			l.linkRun(list[:n])
		}
		list = list[n:]
	}
}

func (l *linking) linkRun(run []keyed) {
	var edits, originals []int32
	for _, k := range run {
		switch {
		case !l.isPhoto(k.item):
		case l.briefs[k.item].is(rendered) || len(l.edits[k.item]) > 0:
			edits = append(edits, k.item)
		default:
			originals = append(originals, k.item)
		}
	}
	for _, edit := range edits {
		if len(l.links[edit]) == 0 {
			l.linkNearest(edit, originals)
		}
	}
}

// linkNearest links to an original of the edit's folder, else to the first of its
// place.
func (l *linking) linkNearest(edit int32, originals []int32) {
	e := &l.briefs[edit]
	fits := func(i int32) bool {
		o := &l.briefs[i]
		return o.place == e.place && o.content != e.content
	}
	at := slices.IndexFunc(originals, func(i int32) bool { return fits(i) && l.briefs[i].folder == e.folder })
	if at < 0 {
		at = slices.IndexFunc(originals, fits)
	}
	if at >= 0 {
		l.link(edit, originals[at])
	}
}
