package sources

import (
	"slices"
	"sync"

	"rollcall/photo"
)

// A zipStore is the inside of a ZIP, which stays open. The list of its files is held
// only while it is in use: it is there to be read again.
type zipStore struct {
	outer    photo.File
	modified int64  // as that of its archive
	cut      string // as that of its archive
	lists    *zipLists
	list     *archive // nil: not held; guarded by lists
}

// newZipStore lists the files of a ZIP.
func newZipStore(f photo.File, modified int64, lists *zipLists) (*zipStore, error) {
	z := &zipStore{outer: f, modified: modified, lists: lists}
	a, err := z.archive()
	if err != nil {
		return nil, err
	}
	z.cut = a.cut
	return z, nil
}

func (z *zipStore) archive() (*archive, error) { return z.lists.of(z) }

func (z *zipStore) openDir(rel string) (listing, error) {
	a, err := z.archive()
	if err != nil {
		return nil, err
	}
	return a.openDir(rel)
}

func (z *zipStore) openFile(rel string) (photo.File, error) {
	a, err := z.archive()
	if err != nil {
		return nil, err
	}
	return a.openFile(rel)
}

func (z *zipStore) volumeOf() volume { return volume{free: -1, folds: keepsCase} }

// still is true: the file is held open.
func (z *zipStore) still() bool { return true }

// mostListed is how much of the lists of a place's ZIPs is held at once, as
// archive.weight counts it: two of the longest that are read, and as many of common
// ones as there are.
const mostListed = 100 << 20

// commonName is how long names in ZIPs are, in bytes.
const commonName = 30

// zipLists are the lists of a place's ZIPs that are held. The last one used always is.
type zipLists struct {
	mu   sync.Mutex
	held []*zipStore // that was used last at the end
}

func (l *zipLists) of(z *zipStore) (*archive, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if n := len(l.held); n > 0 && l.held[n-1] == z {
		return z.list, nil
	}
	if z.list == nil {
		l.forget(claimedWeight(z.outer))
		a, err := newArchive(z.outer, z.modified)
		if err != nil {
			return nil, err
		}
		z.list = a
	}
	l.held = append(slices.DeleteFunc(l.held, func(other *zipStore) bool { return other == z }), z)
	l.forget(0)
	return z.list, nil
}

// claimedWeight is what the list of a ZIP will weigh if its end is true.
func claimedWeight(f photo.File) int {
	end, err := findListEnd(f)
	if err != nil {
		return 0
	}
	return int(min(end.entries, maxZipEntries)) * (entryWeight + commonName)
}

// forget drops the lists that were not used for longest, so that no more than
// mostListed is held with what is to come.
func (l *zipLists) forget(coming int) {
	weight, first := coming, len(l.held)-1
	for ; first >= 0; first-- {
		if weight += l.held[first].list.weight; weight > mostListed && first < len(l.held)-1 {
			break
		}
	}
	for _, z := range l.held[:first+1] {
		z.list = nil
	}
	l.held = slices.Delete(l.held, 0, first+1)
}
