package sources

import (
	"maps"
	"strings"

	"rollcall/photo"
)

// marks are what the folders above a file say of it.
type marks struct {
	facts    photo.Facts    // for every file; the outermost folder speaks
	standing photo.Standing // of every file; "" they are read
	content  bool           // with a standing: pictures are read, and keep it
	pictures bool           // with a standing: what ends as a photo does is read all the same
	hides    string         // the folder that such a photo is hidden in
	ignored  bool           // left out by the user
	noGap    bool           // nothing of the user's is lost where the folder can't be read
	globs    []ignoreGlob   // of what is left out, in force here
}

// below returns the marks of a folder with that name inside one with marks m.
// The path is in lower case and begins with the root's own name.
func (m marks) below(name, path string, n *node) marks {
	m.facts = maps.Clone(m.facts)
	m.noGap = false
	known := false
	for _, r := range foldersFor(path) {
		known = true
		m.apply(r, name)
	}
	if !known && (name[0] == '.' || n.hidden) {
		m.add(photo.FactHiddenFolder, name)
	}
	return m
}

// apply adds what one rule says of a folder.
func (m *marks) apply(r *folderRule, name string) {
	m.add(r.fact, name)
	m.noGap = m.noGap || r.noGap
	m.content = m.content || r.content
	switch {
	case r.originals:
		m.standing = ""
	case r.standing != "" && m.standing == "":
		m.standing, m.pictures, m.hides = r.standing, r.pictures, name
	}
}

func (m *marks) add(fact photo.Fact, name string) {
	if fact != "" && !m.facts.Has(fact) {
		m.facts.Set(fact, strings.ToValidUTF8(name, "\uFFFD"))
	}
}

// ignores reports whether the user leaves out what has that path and name.
func (m *marks) ignores(path, name string, isFolder bool) bool {
	for i := range m.globs {
		if m.ignored || m.globs[i].matches(path, name, isFolder) {
			return true
		}
	}
	return m.ignored
}

// settle fills in what is known of a file by its folders and its name.
func (m *marks) settle(e *Entry, name, lower string, n *node) {
	if m.ignores(e.Path, name, false) {
		e.Standing = photo.StandsIgnored
		return
	}
	if s := standingByName(lower); s != "" {
		e.Standing = s
		return
	}
	if len(m.facts) > 0 {
		e.Facts = maps.Clone(m.facts)
	}
	if !m.settleByFolder(e, lower) {
		return
	}
	if real, ok := placeholderOf(name); ok {
		e.onlineOnly(real)
	} else if n.online {
		e.onlineOnly(name)
	}
	for i := range nameRules {
		if r := &nameRules[i]; r.says != nil {
			for fact, value := range r.says(name, lower) {
				e.Facts.Set(fact, value)
			}
		}
	}
	if e.Facts.Has(photo.FactThumbnailCache) && !e.Facts.Has(photo.FactOriginalName) {
		setText(&e.Facts, photo.FactOriginalName, madeFrom(e.Path))
	}
	if e.isHidden(name) {
		setText(&e.Facts, photo.FactHiddenFolder, name)
	}
}

// isHidden reports whether a file is hidden by a dot before its name. What a program
// calls so (a trash, a file that is not whole yet, a cache) is told as that alone.
func (e *Entry) isHidden(name string) bool {
	return name[0] == '.' && e.Problem == nil && !e.Facts.Has(photo.FactHiddenFolder) &&
		!e.Facts.Has(photo.FactTrash) && !e.Facts.Has(photo.FactUnfinished) && !e.Facts.Has(photo.FactThumbnailCache)
}

// settleByFolder gives a file the standing that its folder settles and reports
// whether it is read all the same.
func (m *marks) settleByFolder(e *Entry, lower string) bool {
	picture := isPicture(lower)
	switch {
	case m.standing == "":
		return true
	case m.pictures && picture:
		if !e.Facts.Has(photo.FactHiddenFolder) {
			e.Facts.Set(photo.FactHiddenFolder, strings.ToValidUTF8(m.hides, "\uFFFD"))
		}
		return true
	case m.standing == photo.StandsDerivative && !picture:
		e.Standing = photo.StandsOther
	default:
		e.Standing, e.Content = m.standing, m.content && picture
	}
	return false
}
