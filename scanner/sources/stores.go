package sources

import (
	"io"
	"sync"

	"rollcall/photo"
)

// stores are a place's own store and those of the archives in it, which are kept
// open once they were entered.
type stores struct {
	root    string // absolute path of the place
	base    *inside
	options Options

	mu      sync.Mutex
	entered map[string]*inside // by their path with archiveMark
	lists   zipLists
}

func newStores(root string, base store) *stores {
	in := &inside{store: base}
	if _, ok := base.(*zipStore); ok {
		in.depth = 1
	}
	return &stores{root: root, base: in, entered: map[string]*inside{}}
}

// open opens a file by its path in the place, through the archives on its way.
func (s *stores) open(path string) (photo.File, error) {
	in, from := s.base, 0
	for {
		archive, rest, ok := splitArchive(path, from)
		if !ok {
			return in.openFile(in.rel(path))
		}
		from = rest
		if within, err := s.enter(in, archive); err == nil {
			in = within
		} // else a folder that is only named like an archive
	}
}

// head is the first four bytes of a file, fewer where it is shorter.
func (s *stores) head(in *inside, path string) ([]byte, error) {
	f, err := in.openFile(in.rel(path))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head := make([]byte, 4)
	n, err := f.ReadAt(head, 0)
	if err == io.EOF {
		err = nil
	}
	return head[:n], err
}

// enter opens the archive or the phone backup at a path, once.
func (s *stores) enter(in *inside, path string) (*inside, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if within := s.entered[path]; within != nil {
		return within, nil
	}
	if isPhoneFolder(in, path) {
		within, err := s.enterPhone(in, path)
		if err == nil {
			s.entered[path] = within
		}
		return within, err
	}
	f, err := in.openFile(in.rel(path))
	if err != nil {
		return nil, err
	}
	z, err := newZipStore(f, modifiedOf(f), &s.lists)
	if err != nil {
		f.Close()
		return nil, err
	}
	within := &inside{store: z, at: path + archiveMark + "/", depth: in.depth + 1}
	s.entered[path] = within
	return within, nil
}

// modifiedOf is when the file on disk was changed last that holds an archive,
// nanoseconds since 1970; 0 unknown. An archive in an archive changes with that.
func modifiedOf(f photo.File) int64 {
	t, ok := f.(interface{ Stamp() (photo.Stamp, error) })
	if !ok {
		return 0
	}
	stamp, err := t.Stamp()
	switch {
	case err != nil:
		return 0
	case stamp.ChangeTime != 0:
		return stamp.ChangeTime
	}
	return stamp.ModTime
}
