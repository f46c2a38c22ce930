package sources

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
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

// zip settles a file that is named as a ZIP. If it holds photos, or its list of
// files can't be read, that is a problem of the place.
func (w *walk) zip(e *Entry, n *node) {
	if n.online {
		w.unread(e.Path, "a ZIP that is online only: download it, "+advice)
		return
	}
	f, err := w.tree.openFile(e.Path)
	if err != nil {
		w.unread(e.Path, "a ZIP that can't be opened: "+reason(err))
		return
	}
	defer f.Close()
	head := make([]byte, 4)
	if _, err := f.ReadAt(head, 0); err != nil && err != io.EOF {
		w.unread(e.Path, "a ZIP that can't be read: "+reason(err))
		return
	}
	if !isZip(head) {
		w.noZip(e, head)
		return
	}
	e.Standing = photo.StandsOther
	text, err := describeZip(f)
	if err != nil {
		text = err.Error()
	}
	if text != "" {
		w.unread(e.Path, text)
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

// describeZip says what is not read because it is in the ZIP; "" nothing.
func describeZip(f photo.File) (string, error) {
	n, err := zipEntries(f)
	if err != nil {
		return "", err
	}
	if n > maxZipEntries {
		return "", errZipHuge
	}
	z, err := zip.NewReader(f, f.Size())
	if err != nil {
		return "", errZipCut
	}
	return countZip(z), nil
}

func countZip(z *zip.Reader) string {
	pictures, nested := 0, 0
	for _, f := range z.File {
		lower := strings.ToLower(f.Name)
		name := lastName(strings.ReplaceAll(lower, "\\", "/"))
		switch {
		case isAppleDouble(name):
		case isPicture(name):
			pictures++
		case strings.HasSuffix(name, ".zip") || strings.HasPrefix(name, "photo details"):
			nested++
		}
	}
	switch {
	case pictures > 0:
		return fmt.Sprintf("a ZIP of %s is not read by this version: %s", photos(pictures), advice)
	case nested > 0:
		return "a ZIP with lists or ZIPs of photos in it is not read by this version: " + advice
	}
	return ""
}

// photos is "1 photo" or "1,204 photos".
func photos(n int) string {
	if n == 1 {
		return "1 photo"
	}
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s + " photos"
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
