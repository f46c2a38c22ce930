package scanner

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"rollcall/photo"
)

// fewFiles is the number of files below which a folder may lose more than half
// of them without a question.
const fewFiles = 20

// A ShrunkError says that a place has lost most of its files since the index last
// saw it. A disk may not be connected, or a copy may have gone wrong; so the scan
// stops before it declares anything gone.
type ShrunkError struct {
	Root   string
	Folder string // a top folder of it; "" for all of it
	Before int    // files that the index knew
	Now    int    // of them still there
}

// Error does not name the place, which whoever scans it does.
func (e *ShrunkError) Error() string {
	where := "it"
	if e.Folder != "" {
		where = fmt.Sprintf("the folder %q in it", e.Folder)
	}
	if e.Now == 0 {
		return fmt.Sprintf("%s held %d files and holds none of them now", where, e.Before)
	}
	return fmt.Sprintf("%s held %d files and holds only %d of them now", where, e.Before, e.Now)
}

// Hint says what to do.
func (e *ShrunkError) Hint() string {
	return "is the disk connected, and did a copy go wrong? Nothing was compared; if the files are meant to be gone, say --accept-shrink"
}

// An identity tells a file that was moved.
type identity struct{ size, modTime int64 }

func identityOf(s photo.Stamp) identity { return identity{s.Size, s.ModTime} }

// A loss counts the files of a folder.
type loss struct{ before, missed int }

func (l loss) tooMuch() bool { return l.before >= fewFiles && 2*l.missed > l.before }

// shrunk is the second law: it looks whether the place is empty now, or it or one
// of its top folders has lost more than half of its files. Files that were moved
// are not lost, nor are those in folders that could not be read.
func (r *run) shrunk() error {
	if r.AcceptShrink {
		return nil
	}
	all, folders := r.losses()
	if all.tooMuch() || all.missed > 0 && r.walked.Load() == 0 {
		return &ShrunkError{Root: r.root, Before: all.before, Now: all.before - all.missed}
	}
	for _, name := range slices.Sorted(maps.Keys(folders)) {
		if l := folders[name]; l.tooMuch() {
			return &ShrunkError{Root: r.root, Folder: name, Before: l.before, Now: l.before - l.missed}
		}
	}
	return nil
}

// losses counts the files that the index knew, and those of them that the walk
// missed, for the whole place and by top folder.
func (r *run) losses() (all loss, folders map[string]loss) {
	moved := map[identity]int{}
	for _, id := range r.fresh {
		moved[id]++
	}
	folders = map[string]loss{}
	known, problems := r.scan.Known(), r.src.Place().Problems
	for line := range known.Len() {
		state := known.At(line)
		if state.Standing == photo.StandsIgnored {
			continue
		}
		missed := 0
		if !known.Seen(line) && !r.scan.Shielded(line, problems) {
			missed = 1
			if id := identityOf(state.Stamp); moved[id] > 0 {
				moved[id]--
				missed = 0
			}
		}
		all.before++
		all.missed += missed
		if top, _, ok := strings.Cut(known.Path(line), "/"); ok {
			l := folders[top]
			folders[top] = loss{l.before + 1, l.missed + missed}
		}
	}
	return all, folders
}
