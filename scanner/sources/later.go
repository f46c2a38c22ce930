package sources

import (
	"errors"
	"strings"

	"rollcall/photo"
)

// Later is what the record beside a file tells of it, such as its JSON. It is read
// only where it is another one than last time, or the file is.
type Later struct {
	Key  uint64                         // of the record as it is: its path and stamp
	Read func(facts *photo.Facts) error // adds what it tells; an error: it could not be read now
}

// Tell adds what the record beside the file tells, if there is one that was not
// read yet. An error means that it could not be read this time: it is no longer
// what Key says. Many goroutines may call it, each for entries of its own.
func (e *Entry) Tell() error {
	if e.Later == nil {
		return nil
	}
	err := e.Later.Read(&e.Facts)
	e.Later = nil
	return err
}

// readBeside reads the record beside a file; nil where it is too large to be one.
func readBeside(in *inside, path string, max int64) ([]byte, error) {
	content, err := readRecord(in, path, max)
	if errors.Is(err, errLargeRecord) {
		return nil, nil
	}
	return content, err
}

// recordKeys are the keys of records by their names, all of one folder whose path
// ends in a slash or is "". One that can't be looked at has none.
func recordKeys(in *inside, at string, names []string) map[string]uint64 {
	d, err := in.openDir(strings.TrimSuffix(in.rel(at), "/"))
	if err != nil {
		return nil
	}
	defer d.close()
	keys := make(map[string]uint64, len(names))
	var n node
	for _, name := range names {
		if d.stat(name, &n) == nil && n.kind == nodeFile && !n.online {
			keys[name] = recordKey(at+name, &n.stamp)
		}
	}
	return keys
}

// recordKey is FNV-1a over what Stamp.Unchanged goes by. What is kept of it, if only
// as a part of something else, becomes worthless when this changes.
func recordKey(path string, s *photo.Stamp) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := uint64(offset)
	for i := range len(path) {
		h = (h ^ uint64(path[i])) * prime
	}
	for _, field := range [...]uint64{uint64(s.Size), uint64(s.ModTime), uint64(s.ChangeTime), s.Inode} {
		for range 8 {
			h = (h ^ field&0xff) * prime
			field >>= 8
		}
	}
	return h
}
