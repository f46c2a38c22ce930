package sources

import (
	"slices"
	"strings"

	"rollcall/photo"
)

// takeout is the JSON that Google Takeout puts beside each photo: whether the
// photo was in the trash, its true name, whose it is; and that of an album beside the
// photos of its own folder, where they lie once more. Of photos without a file
// only those in the trash are told: a photo and its JSON may come in different
// parts of an export.
//
// The date in it stays there: Google puts the time of the upload where a photo
// tells none.
var takeout = guideKind{
	name:      "takeout",
	recognise: holdsTakeout,
	open:      openTakeout,
}

// takeoutProbes is how many files of JSON are looked into to find out whether they
// are Google's.
const takeoutProbes = 8

// A takeoutFolder is one folder of an export.
type takeoutFolder struct {
	in    *inside
	at    string              // path of the folder with a "/" behind it; "" the place's own
	notes map[string]string   // name of the JSON by folded name of its photo
	long  map[string][]string // names of JSON that may be cut, by their folded stem
	cuts  map[string]int      // photos without JSON that such a stem fits
	stems map[string][]string // folded names of photos with JSON, by their stem
	keys  map[string]uint64   // of the JSON, by its name: see Later
	album string              // title of the album that the folder is; "" it is none
}

// holdsTakeout goes by the names: JSON beside photos, or named after some, or in the
// folder of the trash.
func holdsTakeout(f *folder, names []string) bool {
	return slices.ContainsFunc(names, isJSON) && (isTakeoutTrash(strings.ToLower(f.path)) ||
		slices.ContainsFunc(names, func(name string) bool { return isPicture(strings.ToLower(name)) }) || slices.ContainsFunc(names, namesPhoto))
}

func isJSON(name string) bool {
	return len(name) > len(jsonEnding) && strings.EqualFold(name[len(name)-len(jsonEnding):], jsonEnding)
}

func openTakeout(f *folder, names []string, _ func(photo.Problem)) *guide {
	t := newTakeoutFolder(f.in)
	if f.path != "" {
		t.at = f.path + "/"
	}
	there := t.pair(names)
	strays := t.strays(names, there)
	known := t.isGoogles(t.all()) || t.isGoogles(strays)
	if (known || takeoutHome.MatchString(above(f.lower))) && isTakeoutAlbum(f.lower) {
		t.album = t.albumOf(names, there)
	}
	if !known && t.album == "" {
		return nil
	}
	t.keys = recordKeys(f.in, t.at, t.all())
	if len(strays) > strayNotes && !isTakeoutTrash(strings.ToLower(f.path)) {
		strays = nil
	}
	return &guide{settle: t.settle, rest: t.deleted(strays, there), own: true, layout: takeoutLayout}
}

func newTakeoutFolder(in *inside) *takeoutFolder {
	return &takeoutFolder{in: in, notes: map[string]string{}, long: map[string][]string{}, cuts: map[string]int{}, stems: map[string][]string{}}
}

// isGoogles looks into some of the JSON: others name theirs after photos, too.
func (t *takeoutFolder) isGoogles(probes []string) bool {
	return slices.ContainsFunc(probes[:min(takeoutProbes, len(probes))], func(name string) bool {
		note, _ := t.read(name)
		return note != nil
	})
}

// all are the names of the JSON that may be of photos, sorted.
func (t *takeoutFolder) all() (names []string) {
	for _, note := range t.notes {
		names = append(names, note)
	}
	for _, long := range t.long {
		names = append(names, long...)
	}
	slices.Sort(names)
	return names
}

// settle tells where Google's record of a photo is.
func (t *takeoutFolder) settle(name string, e *Entry) {
	if e.Standing != "" || !isPicture(strings.ToLower(name)) {
		return
	}
	setText(&e.Facts, photo.FactAlbum, t.album)
	file, own := t.noteOf(name)
	if file == "" {
		return
	}
	tell := func(facts *photo.Facts) error { return t.tell(name, file, own, facts) }
	if key, ok := t.keys[file]; ok {
		e.Later = &Later{Key: key, Read: tell}
		return
	}
	tell(&e.Facts)
}

// tell adds what Google recorded of a photo in a file, which is its own or that of
// the photo that it was made from.
func (t *takeoutFolder) tell(name, file string, own bool, facts *photo.Facts) error {
	note, err := t.read(file)
	if note == nil {
		return err
	}
	if note.Trashed && !facts.Has(photo.FactTrash) {
		facts.Set(photo.FactTrash, "in the trash by Google's record")
	}
	if note.Origin.Partner != nil {
		facts.Set(photo.FactShared, "shared by a partner in Google Photos")
	}
	if id := note.id(); id != "" {
		facts.Set(photo.FactAsset, id)
		if !own {
			facts.Set(photo.FactPart, takeoutPart(name))
		}
	}
	if title := note.name(); own && title != "" && fold(title) != fold(name) {
		facts.Set(photo.FactOriginalName, title)
	}
	return nil
}

// takeoutPart is what a file is that shares another's JSON: its edit, or the movie
// of a Live Photo, which has none of its own.
func takeoutPart(name string) string {
	if editOf(fold(name)) != "" {
		return partEdit
	}
	return photo.RoleVideo
}

// read reads one file of JSON; nil without an error: it is none of Google's.
func (t *takeoutFolder) read(name string) (*takeoutNote, error) {
	content, err := readBeside(t.in, t.at+name, maxTakeout)
	if err != nil {
		return nil, err
	}
	return parseTakeout(content), nil
}
