package sources

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"

	"rollcall/photo"
)

// maxZipEntries is how many entries of a ZIP are listed; one that claims more is
// not read at all, which is said.
const maxZipEntries = 200_000

var (
	errZipCut  = errors.New("a ZIP that is cut off or damaged: its list of files is not there. Download or copy it again")
	errZipHuge = errors.New("a ZIP of more files than are listed is not read by this version: " + advice)
)

// maxArchives is how deep ZIPs are followed in each other: Apple puts shared
// albums as ZIPs into a ZIP.
const maxArchives = 4

// zip settles a file that is named as a ZIP. If it may hold photos it is opened
// and the folder inside returned; if its list of files can't be read, that is a
// problem of the place.
func (w *walk) zip(f *folder, e *Entry, n *node) *folder {
	if n.online {
		w.unread(e.Path, "a ZIP that is online only: download it and run again")
		return nil
	}
	head, err := w.stores.head(f.in, e.Path)
	if err != nil {
		w.unread(e.Path, "a ZIP that can't be opened: "+reason(err))
		return nil
	}
	if !isZip(head) {
		w.noZip(e, head)
		return nil
	}
	e.Standing = photo.StandsOther
	if f.in.depth >= maxArchives {
		w.unread(e.Path, "more ZIPs lie in each other than are followed: "+advice)
		return nil
	}
	in, err := w.stores.enter(f.in, e.Path)
	if err != nil {
		w.unread(e.Path, err.Error())
		return nil
	}
	a := in.store.(*archive)
	w.troubles(a, in)
	if !a.mayHoldPhotos() {
		return nil
	}
	name := lastName(e.Path) + archiveMark
	g := &folder{in: in, path: e.Path + archiveMark, name: name, depth: f.depth + 1, above: f.above, guides: f.guides}
	g.lower = lastNames(f.lower) + "/" + strings.ToLower(name)
	g.marks = f.marks.below(name, g.lower, n)
	return g
}

// troubles records what of an archive is not read, or is odd.
func (w *walk) troubles(a *archive, in *inside) {
	for _, p := range a.problems {
		p.Path = in.at + p.Path
		if p.Kind == photo.ProblemUnread {
			w.problem(p)
		} else {
			w.problems = append(w.problems, p)
		}
	}
}

// isZip tells a ZIP by its first entry, or as an empty one: APPNOTE.TXT 4.3.7,
// 4.3.16.
func isZip(head []byte) bool {
	return bytes.Equal(head, []byte("PK\x03\x04")) || bytes.Equal(head, []byte("PK\x05\x06"))
}

// noZip judges a file with a ZIP's name and other content. Nothing but zeros is
// what a copy that was cut off leaves; anything else is read as what it is.
func (w *walk) noZip(e *Entry, head []byte) {
	if bytes.Equal(head, make([]byte, len(head))) {
		e.Standing = photo.StandsOther
		w.unread(e.Path, errZipCut.Error())
	}
}

// mayHoldPhotos reports whether anything in it is a photo by its name, a list of
// photos, or another ZIP.
func (a *archive) mayHoldPhotos() bool {
	for path := range a.files {
		name := strings.ToLower(lastName(path))
		if !isAppleDouble(name) && (isPicture(name) || strings.HasSuffix(name, ".zip") || isPhotoDetails(name)) {
			return true
		}
	}
	return false
}

// zipEntries is the number of entries that the end of a ZIP claims, before
// anything makes room for them: APPNOTE.TXT 4.3.14 to 4.3.16.
func zipEntries(f photo.File) (uint64, error) {
	const endSize, locatorSize, commentMax = 22, 20, 1<<16 - 1
	tail := make([]byte, min(f.Size(), endSize+locatorSize+commentMax))
	if _, err := f.ReadAt(tail, f.Size()-int64(len(tail))); err != nil && err != io.EOF {
		return 0, fmt.Errorf("a ZIP that can't be read: %s", reason(err))
	}
	at := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if at < 0 || at+endSize > len(tail) {
		return 0, errZipCut
	}
	n := uint64(binary.LittleEndian.Uint16(tail[at+10:]))
	if n < 0xFFFF || at < locatorSize || !bytes.HasPrefix(tail[at-locatorSize:], []byte("PK\x06\x07")) {
		return n, nil
	}
	return zip64Entries(f, int64(binary.LittleEndian.Uint64(tail[at-locatorSize+8:])))
}

func zip64Entries(f photo.File, at int64) (uint64, error) {
	end := make([]byte, 56)
	if at < 0 || at > f.Size()-int64(len(end)) {
		return 0, errZipCut
	}
	if _, err := f.ReadAt(end, at); err != nil || !bytes.HasPrefix(end, []byte("PK\x06\x06")) {
		return 0, errZipCut
	}
	return binary.LittleEndian.Uint64(end[32:]), nil
}
