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
	have   map[int]bool
	form   [2]string // the name around the number, up to where the part is told; of several the first
	ending string    // behind it: ".zip" where a part is one
	width  int       // digits that numbers are filled up to with zeros
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
		set = &partSet{have: map[int]bool{}}
		(*s)[key] = set
	}
	form := [2]string{name[:p.from], name[p.to:p.end]}
	if len(set.have) == 0 || form[0]+form[1] < set.form[0]+set.form[1] {
		set.form = form
	}
	set.have[p.n] = true
	if name[p.from] == '0' {
		set.width = p.to - p.from
	}
	if !isFolder {
		set.ending = ".zip"
	}
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

// mostAbsent is how many absent parts of a set are told one by one.
const mostAbsent = 200

// absent returns a problem for each part that is not there, under the name that it
// would have: what it once held is not gone. Folders alone, which people name like
// that too, must be of iCloud.
func (s partSets) absent() []photo.Problem {
	var problems []photo.Problem
	for key, set := range s {
		of, total := key.of, strconv.Itoa(key.of)
		if of == 0 { // what comes behind the last is not known
			of = slices.Max(slices.Collect(maps.Keys(set.have)))
			total = "at least " + strconv.Itoa(of)
		}
		if set.ending == "" && !strings.Contains(key.title, "icloud") {
			continue
		}
		for n, told := 1, 0; n <= of && told < mostAbsent; n++ {
			if set.have[n] {
				continue
			}
			told++
			number := fmt.Sprintf("%0*d", set.width, n)
			problems = append(problems, photo.Problem{
				Kind: photo.ProblemAbsent,
				Path: join(key.folder, set.form[0]+number+set.form[1]+set.ending),
				Text: "part " + strconv.Itoa(n) + " of " + total + " is absent: get it and put it beside the others",
			})
		}
	}
	return problems
}

// here tells how many parts of how many are there, of sets of which any counts as
// one; "" where there is no set.
func (s partSets) here() string {
	have, of := 0, 0
	for key, set := range s {
		if key.of > 0 && (set.ending != "" || strings.Contains(key.title, "icloud")) {
			have, of = have+len(set.have), of+key.of
		}
	}
	if of == 0 {
		return ""
	}
	return fmt.Sprintf("%d of %d", have, of)
}
