package reconcile

import (
	"path"
	"strings"
	"unicode/utf16"

	"rollcall/reconcile/matchers"
)

// sidecars attaches AAE, XMP and Takeout's JSON to the photo that their name
// tells, in their own folder. One without a photo is no part of anything.
func (g *grouping) sidecars() {
	if len(g.jots) == 0 {
		return
	}
	g.byName = g.sorted(g.isMember, byFolderAndStem)
	for i := g.lo; i < g.hi; i++ {
		b := &g.briefs[i]
		if b.class != sidecar || b.role != roleNone {
			continue
		}
		b.role = roleOther
		if main, ok := g.subject(b, g.jots[i]); ok {
			g.attach(i, main, roleSidecar)
		}
	}
}

func (g *grouping) isMember(i int32) bool {
	return g.briefs[i].main >= 0 && g.briefs[i].isPicture()
}

// subject finds the photo that a sidecar speaks of.
func (g *grouping) subject(b *brief, base string) (int32, bool) {
	names, stems := subjectNames(base)
	for _, name := range names {
		if main, ok := g.named(b.folder, name, noClass); ok {
			return main, true
		}
		if main, ok := g.named(b.folder, name, video); ok {
			return main, true
		}
	}
	for _, stem := range stems {
		if main, ok := g.best(brief{folder: b.folder, stem: hashName(stem)}); ok {
			return main, true
		}
	}
	return g.cutName(b.folder, base)
}

// named finds the photo with a file of that name in a folder.
func (g *grouping) named(folder int32, name string, c class) (int32, bool) {
	w := brief{folder: folder}
	w.stem, w.ending = hashBase(name, c)
	return g.best(w)
}

// best finds the photo with a file of the wanted stem, and ending if one is
// wanted; a main file goes before a part.
func (g *grouping) best(w brief) (int32, bool) {
	best := int32(-1)
	for _, i := range g.find(g.byName, &w, byFolderAndStem) {
		b := &g.briefs[i]
		if w.ending != 0 && b.ending != w.ending {
			continue
		}
		if best < 0 || b.role == rolePhoto && g.briefs[best].role != rolePhoto {
			best = i
		}
	}
	if best < 0 {
		return 0, false
	}
	return g.briefs[best].main, true
}

// subjectNames are the names that a sidecar's photo may have, the likeliest
// first, and its stems where the ending is not told.
func subjectNames(base string) (names, stems []string) {
	ending := path.Ext(base)
	name := strings.TrimSuffix(base, ending)
	switch strings.ToLower(ending) {
	case ".aae":
		return nil, append(originalStems(name), name)
	case ".json":
		return takeoutNames(name), nil
	}
	return []string{name}, []string{name}
}

// originalStems are the stems behind Apple's names of recipes: IMG_O1234.AAE and
// IMG_E1234.AAE are of the original IMG_1234, from which the edit was made.
func originalStems(stem string) []string {
	at := strings.LastIndexByte(stem, '_') + 1
	if at == 0 || at+1 >= len(stem) || !strings.ContainsRune("OoEe", rune(stem[at])) {
		return nil
	}
	return []string{stem[:at] + stem[at+1:]}
}

// takeoutTail is what Takeout puts behind the photo's name, cut anywhere to keep
// the whole within 46 characters.
const takeoutTail = ".supplemental-metadata"

// takeoutNames undoes Takeout's naming: the tail is cut off, and a number in
// brackets moves from the end of the sidecar's name to before the ending.
func takeoutNames(name string) []string {
	name, number := cutNumber(name)
	var names []string
	for n := len(takeoutTail); n >= 0; n-- {
		if media, ok := strings.CutSuffix(strings.ToLower(name), takeoutTail[:n]); ok && media != "" {
			media = name[:len(media)]
			ending := path.Ext(media)
			names = append(names, strings.TrimSuffix(media, ending)+number+ending)
		}
	}
	return names
}

// cutNumber takes "(1)" off a name's end.
func cutNumber(name string) (rest, number string) {
	at := strings.LastIndexByte(name, '(')
	if at <= 0 || !strings.HasSuffix(name, ")") || strings.Trim(name[at+1:len(name)-1], "0123456789") != "" {
		return name, ""
	}
	return name[:at], name[at:]
}

// cutName finds the photo of the same number whose long name begins with the
// sidecar's, which Takeout has cut, counting as UTF-16 does.
func (g *grouping) cutName(folder int32, base string) (int32, bool) {
	name, number := cutNumber(strings.TrimSuffix(base, path.Ext(base)))
	if len(utf16.Encode([]rune(name))) < longName || !strings.EqualFold(path.Ext(base), ".json") {
		return 0, false
	}
	for _, i := range g.longIn(folder) {
		_, own := cutNumber(strings.TrimSuffix(g.longs[i], path.Ext(g.longs[i])))
		if own == number && strings.HasPrefix(matchers.Fold(g.longs[i]), matchers.Fold(name)) {
			return g.briefs[i].main, true
		}
	}
	return 0, false
}

// longIn lists the photos' files with long names in a folder, in order of path.
func (g *grouping) longIn(folder int32) []int32 {
	if g.longBy == nil {
		g.longBy = map[int32][]int32{}
		for i := g.lo; i < g.hi; i++ {
			if _, ok := g.longs[i]; ok && g.isMember(i) {
				g.longBy[g.briefs[i].folder] = append(g.longBy[g.briefs[i].folder], i)
			}
		}
	}
	return g.longBy[folder]
}
