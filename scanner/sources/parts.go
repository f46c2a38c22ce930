package sources

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"rollcall/photo"
)

// A partKey is one set of parts: they lie in one folder and differ by number
// only.
type partKey struct {
	folder, title string
	of            int
}

// A partSet is what is there of a set.
type partSet struct {
	have    map[int]bool
	example string // name of one part, for its form
	zip     bool
}

type partSets map[partKey]*partSet

// add takes a name as that of a part, if it is one: of a ZIP, or of a folder
// into which one was unpacked.
func (s *partSets) add(f *folder, name string, isFolder bool) {
	p, ok := readPart(name)
	if !ok {
		return
	}
	if *s == nil {
		*s = partSets{}
	}
	folder, counted := lyingIn(f)
	if counted {
		return
	}
	key := partKey{folder, p.title, p.of}
	set := (*s)[key]
	if set == nil {
		set = &partSet{have: map[int]bool{}, example: name[:p.end]}
		(*s)[key] = set
	}
	set.have[p.n] = true
	set.zip = set.zip || !isFolder
	set.example = min(set.example, name[:p.end])
}

// lyingIn is the folder that the parts lie in of which f holds one: of a folder
// at the top of a ZIP it is the ZIP's. counted is true where the ZIP is a part by
// its own name, and so counted already.
func lyingIn(f *folder) (path string, counted bool) {
	zip, inside := strings.CutSuffix(f.path, archiveMark)
	if !inside || f.path == "" {
		return f.path, false
	}
	name := lastName(zip)
	_, counted = readPart(name)
	return strings.TrimSuffix(zip[:len(zip)-len(name)], "/"), counted
}

// absent returns a problem for each set of which parts are not there. Folders
// alone, which people name like that too, must be of iCloud.
func (s partSets) absent() []photo.Problem {
	var problems []photo.Problem
	for key, set := range s {
		of, total := key.of, strconv.Itoa(key.of)
		if of == 0 { // what comes behind the last is not known
			of = slices.Max(slices.Collect(maps.Keys(set.have)))
			total = "at least " + strconv.Itoa(of)
		}
		if len(set.have) == of || !set.zip && !strings.Contains(key.title, "icloud") {
			continue
		}
		problems = append(problems, photo.Problem{
			Kind: photo.ProblemUnread,
			Path: join(key.folder, set.example),
			Text: "of the set that this is a part of, " + set.missing(of, total) + ": get them and put them beside it",
		})
	}
	return problems
}

// here tells how many parts of how many are there, of sets of which any counts as
// one; "" where there is no set.
func (s partSets) here() string {
	have, of := 0, 0
	for key, set := range s {
		if key.of > 0 && (set.zip || strings.Contains(key.title, "icloud")) {
			have, of = have+len(set.have), of+key.of
		}
	}
	if of == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", have, of)
}

// missing says which parts are not there, naming the first few.
func (s *partSet) missing(of int, total string) string {
	const named = 8
	var absent []string
	for n := 1; n <= of; n++ {
		if !s.have[n] {
			absent = append(absent, strconv.Itoa(n))
		}
	}
	switch {
	case len(absent) == 1:
		return fmt.Sprintf("part %s of %s is absent", absent[0], total)
	case len(absent) <= named:
		last := len(absent) - 1
		return fmt.Sprintf("parts %s and %s of %s are absent", strings.Join(absent[:last], ", "), absent[last], total)
	}
	return fmt.Sprintf("parts %s and %d more of %s are absent", strings.Join(slices.Clip(absent[:named]), ", "), len(absent)-named, total)
}
