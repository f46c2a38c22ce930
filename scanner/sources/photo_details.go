package sources

import (
	"encoding/base64"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"rollcall/photo"
)

// photoDetails are the lists in an export of iCloud Photos (privacy.apple.com):
// Photo Details.csv, Photo Details-1.csv … in the folder of the files that they
// list. They are known by their header; what they say holds for that folder
// alone, since other parts have other photos of the same names.
var photoDetails = guideKind{
	name:      "photo-details",
	recognise: func(_ *folder, names []string) bool { return slices.ContainsFunc(names, isCSV) },
	open:      openPhotoDetails,
}

func isCSV(name string) bool { return strings.EqualFold(path.Ext(name), ".csv") }

// A detail is one row: what iCloud recorded of one photo.
type detail struct {
	name            string // without the -1 that the export adds where names clash
	checksum        photo.Fingerprint
	hidden, deleted bool
	created         time.Time // UTC, to the minute; zero unknown
	imported        time.Time
	met             bool // a file stands for it
}

// details are the rows of one folder by folded name, in the order of the lists.
type details map[string][]*detail

func openPhotoDetails(f *folder, names []string, problem func(photo.Problem)) *guide {
	rows := details{}
	lists := 0
	for _, name := range slices.SortedFunc(slices.Values(names), byListNumber) {
		if !isCSV(name) {
			continue
		}
		known, err := rows.read(f.in, join(f.path, name))
		if err != nil {
			problem(photo.Problem{Kind: photo.ProblemMalformed, Path: join(f.path, name), Text: "the list of photos can't be read to its end: " + err.Error()})
		}
		if known {
			lists++
		}
	}
	if lists == 0 {
		return nil
	}
	rows.assign(names)
	return &guide{settle: rows.settle, rest: rows.rest, own: true, layout: "icloud-export"}
}

// byListNumber sorts Photo Details.csv before Photo Details-1.csv before -10.
func byListNumber(a, b string) int {
	if n := len(a) - len(b); n != 0 {
		return n
	}
	return strings.Compare(a, b)
}

// fold is a name as it is compared: the lists may hold it composed, the disk
// decomposed.
func fold(name string) string { return strings.ToLower(norm.NFC.String(name)) }

// assign gives each row its file. Of several rows of one name the first has the
// plain name, the next are those that the export numbered: IMG_1-1.JPG. A number
// that no row asks for is a file of its own, such as a Live Photo's movie.
func (d details) assign(names []string) {
	there := map[string]bool{}
	for _, name := range names {
		there[fold(name)] = true
	}
	for name, rows := range d {
		if len(rows) < 2 {
			continue
		}
		end := path.Ext(name)
		stem := strings.TrimSuffix(name, end)
		kept := rows[:1:1]
		for n, row := range rows[1:] {
			numbered := stem + "-" + strconv.Itoa(n+1) + end
			if there[numbered] && d[numbered] == nil {
				d[numbered] = []*detail{row}
			} else {
				kept = append(kept, row)
			}
		}
		d[name] = kept
	}
}

// settle adds what the row of a file says.
func (d details) settle(name string, e *Entry) {
	rows := d[fold(name)]
	if len(rows) == 0 {
		return
	}
	row := rows[0]
	row.met = true
	if e.Standing != "" {
		return
	}
	if !row.checksum.IsZero() {
		e.Facts.Set(photo.FactFingerprint, row.checksum.String())
	}
	if !row.imported.IsZero() {
		e.Facts.Set(photo.FactAdded, row.imported.Format(time.RFC3339))
	}
	if row.hidden {
		e.Facts.Set(photo.FactHiddenAlbum, "hidden in the export's list")
	}
	if row.deleted && !e.Facts.Has(photo.FactTrash) {
		e.Facts.Set(photo.FactTrash, "deleted in the export's list")
	}
}

// rest are the rows whose file is not here. Those of deleted photos are left out:
// their files are in Recently Deleted, or gone as they should be.
func (d details) rest(yield func(*Entry) error) error {
	for _, name := range sortedKeys(d) {
		for n, row := range d[name] {
			if row.met || row.deleted {
				continue
			}
			e := row.entry()
			if n > 0 {
				e.Path += "#" + strconv.Itoa(n+1)
			}
			if err := yield(e); err != nil {
				return err
			}
		}
	}
	return nil
}

func (row *detail) entry() *Entry {
	r := &Record{Class: classByEnding(row.name), Fingerprint: row.checksum}
	if !row.created.IsZero() {
		r.Taken = photo.Taken{Wall: row.created.Unix(), Zoned: true, Known: true}
	}
	e := &Entry{Path: row.name, Record: r}
	e.Facts.Set(photo.FactRecordOnly, "the export lists it, and its file is not in the export")
	if row.hidden {
		e.Facts.Set(photo.FactHiddenAlbum, "hidden in the export's list")
	}
	if !row.imported.IsZero() {
		e.Facts.Set(photo.FactAdded, row.imported.Format(time.RFC3339))
	}
	if !row.checksum.IsZero() {
		e.Facts.Set(photo.FactFingerprint, row.checksum.String())
	}
	return e
}

// parseFingerprint reads 28 characters of base64 without padding; zero where it
// is something else.
func parseFingerprint(text string) (f photo.Fingerprint) {
	bytes, err := base64.RawStdEncoding.DecodeString(strings.TrimSpace(text))
	if err != nil || len(bytes) != len(f) {
		return photo.Fingerprint{}
	}
	copy(f[:], bytes)
	return f
}
