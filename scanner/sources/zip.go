package sources

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strings"

	"rollcall/photo"
)

// maxZipEntries is how many entries of a ZIP are listed; one that claims more is
// not read at all, which is said.
const maxZipEntries = 150_000

// maxZipNames is how many bytes the list of a ZIP may have: 300 and more for each entry.
const maxZipNames = 48 << 20

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
	a, err := in.store.(*zipStore).archive()
	if err != nil {
		w.unread(e.Path, err.Error())
		return nil
	}
	w.troubles(a, in)
	if a.cut != "" {
		w.problem(photo.Problem{Kind: photo.ProblemCut, Path: e.Path, Text: a.cut})
	}
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
	if more := a.unread - mostTroubles; more > 0 {
		w.unread(in.at+"…", fmt.Sprintf("%d more files of the ZIP have names that can't be followed, and are not read", more))
	}
	for _, p := range a.problems {
		p.Path = orDot(strings.TrimSuffix(in.at+p.Path, archiveMark+"/"))
		if p.Kind == photo.ProblemUnread {
			w.problem(p)
		} else {
			w.problems = append(w.problems, p)
		}
	}
}

// salvaged notes of a file that it is what is left of an archive that was cut off.
func (f *folder) salvaged(e *Entry) {
	if z, ok := f.in.store.(*zipStore); ok && z.cut != "" && e.Standing != photo.StandsIgnored {
		e.Facts.Set(photo.FactSalvaged, cmp.Or(lastName(strings.TrimSuffix(f.in.at, archiveMark+"/")), "the ZIP"))
	}
}

// listed notes the checksum that the list of an archive tells of a photo, which then
// need not be read. What was salvaged has no list.
func (w *walk) listed(f *folder, e *Entry) {
	z, ok := f.in.store.(*zipStore)
	if !ok || !w.stores.options.Listed || e.Standing != "" || e.Problem != nil || e.Record != nil || !isPicture(strings.ToLower(lastName(e.Path))) {
		return
	}
	a, err := z.archive()
	if err != nil {
		return
	}
	if file := a.files[f.in.rel(e.Path)]; file != nil && !file.salvaged && file.UncompressedSize64 > 0 && refusal(file) == nil {
		e.Facts.Set(photo.FactListed, fmt.Sprintf("%08x", file.CRC32))
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
// photos, or another archive.
func (a *archive) mayHoldPhotos() bool {
	for path := range a.files {
		name := strings.ToLower(lastName(path))
		if !isAppleDouble(name) && (isPicture(name) || strings.HasSuffix(name, ".zip") || archiveNamed(name) != "" || isPhotoDetails(name)) {
			return true
		}
	}
	return false
}
