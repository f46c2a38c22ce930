package report

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"rollcall/photo"
)

// A veil takes the names of photos of the Hidden album and the trash out of what is
// said of others: a sentence may name the folder or file of a hidden photo. nil
// hides nothing.
type veil struct {
	names *strings.Replacer
	paths map[string]bool // of the hidden photos and their parts
}

// What stands in place of a name.
const (
	veiledPhoto  = "(a hidden photo)"
	veiledFolder = "(a hidden folder)"
)

func newVeil(r *photo.Report, o Options) *veil {
	if o.ShowHidden {
		return nil
	}
	hidden, shown := namesOf(r, true), namesOf(r, false)
	if len(hidden) == 0 {
		return nil
	}
	v := &veil{paths: map[string]bool{}}
	var pairs [][2]string
	add := func(name, instead string) {
		for _, form := range []string{name, Visible(name), unquoted(name)} {
			if pair := [2]string{form, instead}; len(pairs) == 0 || pairs[len(pairs)-1] != pair {
				pairs = append(pairs, pair)
			}
		}
	}
	for name, folder := range hidden {
		if shown[name] != nil || folder != nil && *folder && announced(r, name) {
			continue
		}
		if *folder { // as sentences name one; a bare word may be any
			pairs = append(pairs, [2]string{strconv.Quote(name), veiledFolder}, [2]string{`"` + name + `"`, veiledFolder})
			add(name+"/", veiledFolder+"/")
			continue
		}
		v.paths[name] = true
		add(name, veiledPhoto)
	}
	slices.SortFunc(pairs, func(a, b [2]string) int {
		return cmp.Or(cmp.Compare(len(b[0]), len(a[0])), cmp.Compare(a[0], b[0]))
	})
	var list []string
	for _, pair := range pairs {
		list = append(list, pair[0], pair[1])
	}
	v.names = strings.NewReplacer(list...)
	return v
}

// unquoted is a name as %q writes it, without the marks around it.
func unquoted(name string) string {
	quoted := strconv.Quote(name)
	return quoted[1 : len(quoted)-1]
}

// namesOf are the paths, file names and folders of the hidden photos, or of the
// others; the value tells whether it is a folder.
func namesOf(r *photo.Report, hidden bool) map[string]*bool {
	file, folder := false, true
	names := map[string]*bool{}
	note := func(name string) {
		if name == "" {
			return
		}
		names[name], names[path.Base(name)] = &file, &file
		for dir := path.Dir(name); len(dir) > 1; dir = path.Dir(dir) {
			names[dir] = &folder
		}
	}
	for i := range r.Photos {
		v := &r.Photos[i]
		if v.Hidden != hidden {
			continue
		}
		note(v.Path)
		note(matchOf(v).Path)
		for k := range v.Parts {
			if !hidden {
				break // a part of a shown photo may be a hidden one
			}
			note(v.Parts[k].Path)
			if m := v.Parts[k].Match; m != nil {
				note(m.Path)
			}
		}
	}
	return names
}

// announced reports whether the report itself says where a trash is.
func announced(r *photo.Report, folder string) bool {
	return slices.ContainsFunc(r.Deadlines, func(d photo.Deadline) bool { return strings.Contains(d.Text, folder) })
}

// over is the text as it may be shown.
func (v *veil) over(text string) string {
	if v == nil {
		return text
	}
	return v.names.Replace(text)
}

// covers reports whether the path is a hidden photo's.
func (v *veil) covers(path string) bool { return v != nil && v.paths[path] }
