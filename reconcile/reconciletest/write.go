package reconciletest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"rollcall/photo"
)

// mostWritten is how many photos a roll may have that is written to disk.
const mostWritten = 400

// Writable plays a roll of a family with stand-ins for the formats that can't be
// made in code: RAW files are DNGs, and rare formats are BMPs, and where a side has other
// pictures of HEICs, these are JPEGs, or PNGs where they are converted. It is nil where the roll has more than 400 photos.
func Writable(f Family, seed uint64) *Roll {
	s, ok := f.tell(seed).(*story)
	if !ok || len(s.shots) > mostWritten {
		return nil
	}
	fates, plain := s.fates(-1), s.rendersHEIC()
	for i := range s.shots {
		x := &s.shots[i]
		switch x.as = standIn(x.format); {
		case x.format == heic && fates[i].state == converted:
			x.as = png
		case x.format == heic && plain:
			x.as = jpeg
		}
		if x.rawPart != nil {
			x.rawPart = dng
		}
		x.unread = false
	}
	s.number()
	r := s.play(-1)
	r.Family, r.Seed = f.Name, seed
	return r
}

// rendersHEIC reports whether a side has another picture of a HEIC than its own.
func (s *story) rendersHEIC() bool {
	for n, f := range s.fates(-1) {
		if x := &s.shots[n]; x.format == heic && (x.holds(&f) == reissued || f.state > rewritten && f.state < cutShort && f.state != nothing) {
			return true
		}
	}
	return false
}

func standIn(f *format) *format {
	switch f {
	case webp, avif, psd, tiff, jxl:
		return bmp
	case cr2, nef, arw, raf:
		return dng
	}
	return f
}

// Write makes the files of a roll that Writable played, below dir, and sets the
// Roots of its places. The backup's folder has the date in its name where the
// place records one; the Truths hold by path as they do for the items.
//
// Files can't tell what a file system, an index or a large roll does: a target's
// file system and free room, files over 4 GiB, sizes against plans (all are small,
// so that Plan means nothing), what earlier checks saw (Sightings), a file without
// permission, files left over by a copy. Routes are to be stated where RouteSure.
// All HEIC files show one picture, and the capture request tells them apart.
func (r *Roll) Write(dir string) error {
	if r.story == nil || len(r.story.shots) > mostWritten {
		return fmt.Errorf("a roll of %d photos is not written, only what Writable plays", len(r.Truths))
	}
	for i, side := range []*Side{&r.Library[0], &r.Backup[0]} {
		root := filepath.Join(dir, []string{"library", "backup"}[i], filepath.Base(side.Place.Root))
		side.Place.Root = root
		if err := os.MkdirAll(root, 0o755); err != nil {
			return fmt.Errorf("make a side: %w", err)
		}
		for _, it := range side.Items {
			if err := r.story.write(root, it, i == 1); err != nil {
				return fmt.Errorf("write %q: %w", it.Path, err)
			}
		}
	}
	return nil
}

func (s *story) write(root string, it *photo.Item, backup bool) error {
	id, ok := s.identOf(it.Digest)
	var content []byte
	switch {
	case ok:
		content = s.content(id, it)
	case it.Stamp.Size > 0:
		return errors.New("nothing tells what is in it")
	}
	name := filepath.Join(root, filepath.FromSlash(it.Path))
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(name, content, 0o644); err != nil {
		return err
	}
	when := s.now
	if backup {
		when = when.Add(-days(1))
	}
	return os.Chtimes(name, when, when)
}
