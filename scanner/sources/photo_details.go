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
	g := &guide{layout: exportLayout}
	if below := photosBelow(f, names); below != nil {
		rows.assign(below)
		g.settle, g.rest = rows.below, counting(g, rows.restBelow)
		return g
	}
	rows.assign(names)
	hidden := hiddenNames(f, names)
	g.own, g.rest = true, counting(g, rows.rest)
	g.settle = func(name string, e *Entry) {
		if !rows.settle(name, e) && hidden[fold(name)] && e.Standing == "" {
			e.Facts.Set(photo.FactHiddenAlbum, "in the export's album Hidden")
		}
	}
	return g
}

// counting yields the same records, and tells the place how many are of photos that
// were not deleted.
func counting(g *guide, rest func(func(*Entry) error) error) func(func(*Entry) error) error {
	return func(yield func(*Entry) error) error {
		n := 0
		err := rest(func(e *Entry) error {
			if e.Standing == "" {
				n++
			}
			return yield(e)
		})
		if n > 0 {
			g.facts.Set(photo.FactRecords, strconv.Itoa(n))
		}
		return err
	}
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
// that no row asks for is a file of its own, such as a Live Photo's movie. Rows of
// names that differ in case only have files of their own where those are there.
func (d details) assign(names []string) {
	there, exactly := map[string]bool{}, map[string]bool{}
	for _, name := range names {
		there[fold(name)] = true
		exactly[norm.NFC.String(name)] = true
	}
	for _, name := range sortedKeys(d) {
		rows := d[name]
		if len(rows) < 2 {
			continue
		}
		end := path.Ext(name)
		stem := strings.TrimSuffix(name, end)
		kept := rows[:1:1]
		n := 0
		for _, row := range rows[1:] {
			if spelt := norm.NFC.String(row.name); exactly[spelt] && !slices.ContainsFunc(kept, row.spelt) {
				kept = append(kept, row)
				continue
			}
			n++
			numbered := stem + "-" + strconv.Itoa(n) + end
			if there[numbered] && d[numbered] == nil {
				d[numbered] = []*detail{row}
			} else {
				kept = append(kept, row)
			}
		}
		d[name] = kept
	}
}

// spelt reports whether two rows have the very same name.
func (row *detail) spelt(other *detail) bool {
	return norm.NFC.String(row.name) == norm.NFC.String(other.name)
}

// of is the row of a file; nil: none.
func (d details) of(name string) *detail {
	rows := d[fold(name)]
	if len(rows) == 0 {
		return nil
	}
	spelt := norm.NFC.String(name)
	for _, row := range rows {
		if norm.NFC.String(row.name) == spelt {
			return row
		}
	}
	return rows[0]
}

// settle adds what the row of a file says, and reports whether there is one.
func (d details) settle(name string, e *Entry) bool {
	row := d.of(name)
	if row == nil {
		return false
	}
	row.met = true
	if e.Standing != "" {
		return true
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
	if fold(row.name) != fold(name) {
		e.Facts.Set(photo.FactOriginalName, row.name)
	}
	return true
}

// rest are the rows whose file is not here. Those of deleted photos are no photos of
// the place: they tell that it had them. Those of the same content as a file that is
// here are left out: the lists name some twice.
func (d details) rest(yield func(*Entry) error) error {
	here := d.here()
	for _, name := range sortedKeys(d) {
		for n, row := range d[name] {
			if row.met || here[row.checksum] {
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

// here are the fingerprints of the rows whose file is here.
func (d details) here() map[photo.Fingerprint]bool {
	here := map[photo.Fingerprint]bool{}
	for _, rows := range d {
		for _, row := range rows {
			if row.met && !row.checksum.IsZero() {
				here[row.checksum] = true
			}
		}
	}
	return here
}

func (row *detail) entry() *Entry {
	r := &Record{Class: classByEnding(row.name), Fingerprint: row.checksum}
	if !row.created.IsZero() {
		r.Taken = photo.Taken{Wall: row.created.Unix(), Zoned: true, Known: true}
	}
	e := &Entry{Path: row.name, Record: r}
	if row.deleted {
		e.Standing = photo.StandsGone
		e.Facts.Set(photo.FactRecordOnly, "the export lists it as deleted, and its file is not in the export")
	} else {
		e.Facts.Set(photo.FactRecordOnly, "the export lists it, and its file is not in the export")
	}
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
