package sources

import (
	"strings"

	"rollcall/photo"
)

// A store is what a walk goes through: a folder on disk, or the inside of
// something that holds files.
type store interface {
	openDir(rel string) (listing, error)     // "" is the store's own root
	openFile(rel string) (photo.File, error) // a regular file, read-only
	volumeOf() volume                        // that it lies on
	still() bool                             // it is still there
}

// A listing is an opened folder of a store.
type listing interface {
	// names returns up to max of the names that are left, in the folder's own
	// order, and io.EOF after the last.
	names(max int) ([]string, error)
	stat(name string, n *node) error // without following links
	identity() folderID              // zero where it can't be told
	close()
}

// An inside is a store and where in the place it stands.
type inside struct {
	store
	at    string // path of its root with a "/" behind it; "" of the place's own
	depth int    // archives that it lies in
}

// rel is a path of the place as the store knows it.
func (in *inside) rel(path string) string {
	if len(path) < len(in.at) {
		return ""
	}
	return path[len(in.at):]
}

// onDisk is a folder as a store.
type onDisk struct{ *tree }

func (d onDisk) openDir(rel string) (listing, error) {
	opened, err := d.tree.openDir(rel)
	if err != nil {
		return nil, err
	}
	return opened, nil
}

func (d onDisk) volumeOf() volume { return d.tree.rootVolume }

func (d *dir) identity() folderID { return d.id }

// archiveMark stands behind the name of an archive in the paths of what lies in
// it: outer.zip!/inner.
const archiveMark = "!"

// splitArchive returns the path of the outermost archive that a path leads
// through, at or behind from, and where the rest begins; ok is false where there
// is none.
func splitArchive(path string, from int) (archive string, rest int, ok bool) {
	at := strings.Index(path[from:], archiveMark+"/")
	if at < 0 {
		return "", 0, false
	}
	at += from
	return path[:at], at + len(archiveMark) + 1, true
}
