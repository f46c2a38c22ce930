package sources

import (
	"slices"
	"strings"

	"rollcall/photo"
)

// A folderRule says what a folder's name means for all that lies below it.
type folderRule struct {
	names []string               // whole names in lower case; "a/b" asks for the folder above too
	like  func(path string) bool // or a test of the lower-case path, which begins with the root's own name

	fact      photo.Fact     // set on every file below, to the folder's name; "" none
	standing  photo.Standing // of every file below; "" they are read
	content   bool           // with a standing, of this folder or one above: pictures are read, and keep it
	pictures  bool           // with a standing: what ends as a photo does is read all the same, as hidden
	originals bool           // ends the standing of the bundle above: these are its originals
	bundle    bool           // holds for the root too
	noGap     bool           // holds no photos of the user: nothing is lost where it can't be read
}

// A nameRule says what a file's own name means.
type nameRule struct {
	names []string // whole names in lower case
	// says returns the facts that the name tells, or nil; lower is the name in
	// lower case.
	says     func(name, lower string) photo.Facts
	like     func(lower string) bool // or a test of the lower-case name
	standing photo.Standing
}

// folderRules and nameRules are all rules; each group has its own file.
var (
	folderRules = slices.Concat(systemFolders, trashFolders, programTrash, thumbnailFolders, libraryFolders, albumFolders, unfinishedFolders, takeoutFolders)
	nameRules   = slices.Concat(systemNames, trashNames, thumbnailNames, renditionNames, unfinishedNames, icloudpdNames)

	foldersByName = indexFolders(folderRules)
	filesByName   = indexNames(nameRules)
)

// foldersFor returns the rules that hold for a folder. The path is in lower
// case and begins with the root's own name.
func foldersFor(path string) []*folderRule {
	name := lastName(path)
	var found []*folderRule
	for _, r := range foldersByName[name] {
		if slices.ContainsFunc(r.names, func(n string) bool { return endsPath(path, n) }) {
			found = append(found, r)
		}
	}
	for i := range folderRules {
		if r := &folderRules[i]; r.like != nil && r.like(path) {
			found = append(found, r)
		}
	}
	return found
}

// lastName is the last name of a path.
func lastName(path string) string { return path[strings.LastIndexByte(path, '/')+1:] }

// lastNames is as much of a path's end as rules ask for, at most.
func lastNames(path string) string {
	at := len(path)
	for range 4 {
		at = strings.LastIndexByte(path[:at], '/')
		if at < 0 {
			return path
		}
	}
	return path[at+1:]
}

// endsPath reports whether the last names of a path are those of end.
func endsPath(path, end string) bool {
	rest, ok := strings.CutSuffix(path, end)
	return ok && (rest == "" || rest[len(rest)-1] == '/')
}

// standingByName returns the standing that a file's name alone settles, or "".
func standingByName(lower string) photo.Standing {
	if r, ok := filesByName[lower]; ok {
		return r.standing
	}
	for i := range nameRules {
		if r := &nameRules[i]; r.like != nil && r.like(lower) {
			return r.standing
		}
	}
	return ""
}

func indexFolders(rules []folderRule) map[string][]*folderRule {
	index := map[string][]*folderRule{}
	for i := range rules {
		for _, n := range rules[i].names {
			last := lastName(n)
			if !slices.Contains(index[last], &rules[i]) {
				index[last] = append(index[last], &rules[i])
			}
		}
	}
	return index
}

func indexNames(rules []nameRule) map[string]*nameRule {
	index := map[string]*nameRule{}
	for i := range rules {
		for _, n := range rules[i].names {
			index[n] = &rules[i]
		}
	}
	return index
}

// digits reports whether s is made of digits only, at least one.
func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
