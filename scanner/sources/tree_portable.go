//go:build !linux && !darwin

package sources

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"rollcall/photo"
)

// A tree is a folder by its path, on systems without calls relative to an
// opened folder.
type tree struct {
	path       string // absolute
	then       fs.FileInfo
	rootVolume volume
}

func openTree(path string) (*tree, error) {
	st, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !st.IsDir() {
		return nil, errors.New("is no folder")
	}
	return &tree{path: path, then: st, rootVolume: statVolume(path)}, nil
}

// still reports whether the path still leads to the folder that was opened.
func (t *tree) still() bool {
	now, err := os.Stat(t.path)
	return err == nil && os.SameFile(now, t.then)
}

func (t *tree) abs(rel string) string { return filepath.Join(t.path, filepath.FromSlash(rel)) }

// A dir is an opened folder of a tree.
type dir struct {
	file    *os.File
	entries map[string]fs.DirEntry
	id      folderID // always zero: inodes are not told
}

// openDir opens the folder at the relative path; "" is the root.
func (t *tree) openDir(rel string) (*dir, error) {
	f, err := os.Open(t.abs(rel))
	if err != nil {
		return nil, err
	}
	return &dir{file: f, entries: map[string]fs.DirEntry{}}, nil
}

func (d *dir) close() { d.file.Close() }

// names returns up to max of the names that are left, and io.EOF after the last.
func (d *dir) names(max int) ([]string, error) {
	entries, err := d.file.ReadDir(max)
	names := make([]string, len(entries))
	for i, e := range entries {
		names[i] = e.Name()
		d.entries[e.Name()] = e
	}
	if err != nil && !errors.Is(err, io.EOF) {
		return names, err
	}
	return names, err
}

// stat fills n with what the folder says of a name, without following links.
func (d *dir) stat(name string, n *node) error {
	info, err := d.entries[name].Info()
	if err != nil {
		return err
	}
	*n = node{kind: kindOf(info), stamp: stampOf(info)}
	addAttributes(n, info)
	return nil
}

func kindOf(info fs.FileInfo) nodeKind {
	switch mode := info.Mode(); {
	case mode.IsRegular():
		return nodeFile
	case mode.IsDir():
		return nodeFolder
	case mode&fs.ModeSymlink != 0:
		return nodeLink
	}
	return nodeOther
}

func stampOf(info fs.FileInfo) photo.Stamp {
	return photo.Stamp{Size: info.Size(), ModTime: info.ModTime().UnixNano()}
}
