package sources

import (
	"cmp"
	"slices"
	"strings"

	"rollcall/photo"
)

// links holds back files that have several names until all names were seen, so
// that which name stands for the file does not depend on the folder's order.
type links struct {
	held    map[linkKey]Entry
	further int // names of files that another name stands for
}

// A linkKey has size and time too: where they differ the two are not one file,
// whatever the inode says, or it changed meanwhile.
type linkKey struct {
	id            folderID
	size, modTime int64
}

// hold takes a file with several names and reports whether it did.
func (l *links) hold(e *Entry) bool {
	s := &e.Stamp
	if s.Links < 2 || s.Inode == 0 {
		return false
	}
	if l.held == nil {
		l.held = map[linkKey]Entry{}
	}
	key := linkKey{folderID{s.Device, s.Inode}, s.Size, s.ModTime}
	best, ok := l.held[key]
	if ok {
		l.further++
	}
	if !ok || compareNames(e, &best) < 0 {
		l.held[key] = *e
	}
	return true
}

// release calls visit for the name that stands for each file, by path.
func (l *links) release(visit func(*Entry) error) error {
	entries := make([]Entry, 0, len(l.held))
	for _, e := range l.held {
		entries = append(entries, e)
	}
	l.held = nil
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Path, b.Path) })
	for i := range entries {
		if err := visit(&entries[i]); err != nil {
			return err
		}
	}
	return nil
}

// compareNames puts the name first that says least against the file: one that is
// read before one that a rule settles, one in no trash or cache before one in
// them; then what ends as a photo does, then the smaller path.
func compareNames(a, b *Entry) int {
	return cmp.Or(
		cmp.Compare(rank(a), rank(b)),
		cmp.Compare(len(a.Facts), len(b.Facts)),
		strings.Compare(a.Path, b.Path),
	)
}

func rank(e *Entry) int {
	switch {
	case e.Problem != nil:
		return 3
	case e.Standing == "" && isPicture(strings.ToLower(e.Path)):
		return 0
	case e.Standing == "":
		return 1
	case e.Standing == photo.StandsIgnored:
		return 4
	}
	return 2
}
