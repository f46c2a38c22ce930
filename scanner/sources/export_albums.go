package sources

import (
	"io"
	"slices"
	"strings"

	"rollcall/photo"
)

// exportAlbums are the user's own albums in an export of iCloud Photos: lists of bare
// names in a folder beside that of the photos, usually in the first part for all
// parts. So a name stands for a photo only where exactly one file of all parts has
// it, as far as they lie side by side, unpacked. A part within its ZIP is one alone.
var exportAlbums = guideKind{
	name: "export-albums",
	recognise: func(_ *folder, names []string) bool {
		return slices.Contains(names, albumsFolder) && slices.Contains(names, photosFolder) || slices.ContainsFunc(names, isPart)
	},
	open: openExportAlbums,
}

const (
	albumsFolder = "Albums"

	// maxAlbumLists is how much is read of all lists of one export, bytes: a name takes
	// some 13.
	maxAlbumLists = 16 << 20

	// maxAlbumNames is how many names they may hold, each counted once.
	maxAlbumNames = 1_000_000
)

// othersLists are the folded names of lists that are no albums of the user's. They are
// English in all exports that were seen, also where the parts' names are translated.
var othersLists = []string{"hidden", "favorites", "favourites", "recently deleted"}

// isPart tells the folder of an unpacked part. Every name of a place is asked for, so
// that what costs comes last.
func isPart(name string) bool {
	const brand = "icloud" // in every language
	for i := range len(name) - len(brand) {
		if name[i]|0x20 == brand[0] && strings.EqualFold(name[i:i+len(brand)], brand) {
			_, ok := readPart(name)
			return ok && !strings.HasSuffix(strings.ToLower(name), ".zip")
		}
	}
	return false
}

func openExportAlbums(f *folder, names []string, problem func(photo.Problem)) *guide {
	a := &albumFinder{in: f.in, at: f.path, found: map[string]*string{}}
	sets := partFolders(names)
	if len(sets) == 0 && !liesAmongParts(f) {
		sets = map[partKey][]string{{}: {""}}
	}
	for _, parts := range sets {
		if err := a.find(parts); err != nil {
			problem(photo.Problem{Kind: photo.ProblemMalformed, Path: orDot(f.path), Text: "which albums hold its photos can't be read: " + reason(err)})
			return nil
		}
	}
	if len(a.found) == 0 {
		return nil
	}
	return &guide{settle: a.settle}
}

// partFolders are the names of unpacked parts by their set.
func partFolders(names []string) map[partKey][]string {
	sets := map[partKey][]string{}
	for _, name := range names {
		if p, _ := readPart(name); isPart(name) {
			key := partKey{title: p.title, of: p.of}
			sets[key] = append(sets[key], name)
		}
	}
	return sets
}

// liesAmongParts reports whether the folder is one of the parts of an export; then
// its albums are those of the folder that holds them all.
func liesAmongParts(f *folder) bool {
	return isPart(f.name) && f.in.rel(f.path) != ""
}

// An albumFinder finds the files that the lists of albums name.
type albumFinder struct {
	in    *inside
	at    string             // path of the folder that holds the parts
	found map[string]*string // the value of photo.FactAlbum by the folded path below it
	read  int64              // bytes of lists
	texts albumTexts
}

// An albumList is one list: of parts that each have one of that title, all of them.
type albumList struct {
	title  string
	photos []*named
}

// A named is what is known of a name that an album lists.
type named struct {
	files  int
	path   string // folded, of the last file that has the very name
	hidden bool   // that file is, by the export's own list of photos
	titles []string
}

// isOne reports whether exactly one file has the name.
func (n *named) isOne() bool { return n.files == 1 && n.path != "" }

// find finds what the albums of one set of parts hold.
func (a *albumFinder) find(parts []string) error {
	wanted := map[string]*named{} // by folded name
	var lists []albumList
	for _, part := range parts {
		more, err := a.lists(join(a.at, join(part, albumsFolder)), wanted)
		if err != nil {
			return err
		}
		lists = append(lists, more...)
	}
	if len(lists) == 0 {
		return nil
	}
	for _, part := range parts {
		a.meet(join(part, photosFolder), wanted)
	}
	for _, list := range lists {
		list.fill()
	}
	return a.keep(wanted)
}

// lists reads the albums in a folder; none where it can't be read.
func (a *albumFinder) lists(folder string, wanted map[string]*named) (lists []albumList, err error) {
	for _, name := range namesIn(a.in, folder) {
		stem, end := cutEnding(name)
		title := albumTitle(stem)
		if !strings.EqualFold(end, "csv") || title == "" || slices.Contains(othersLists, fold(title)) {
			continue
		}
		content, err := readRecord(a.in, join(folder, name), maxAlbumLists)
		if err != nil {
			continue // what can't be read is told of the list itself
		}
		if a.read += int64(len(content)); a.read > maxAlbumLists || len(lists) == maxAlbums {
			return nil, errAlbumText
		}
		list := albumList{title: title}
		for _, name := range albumNames(content) {
			folded := fold(name)
			if wanted[folded] == nil {
				wanted[folded] = &named{}
			}
			list.photos = append(list.photos, wanted[folded])
		}
		if len(wanted) > maxAlbumNames {
			return nil, errAlbumText
		}
		lists = append(lists, list)
	}
	return lists, nil
}

// meet looks for the wanted names in a folder of photos. A number makes a file one of
// the same name.
func (a *albumFinder) meet(folder string, wanted map[string]*named) {
	names := namesIn(a.in, join(a.at, folder))
	rows := details{}
	for _, name := range names {
		if isCSV(name) {
			rows.read(a.in, join(join(a.at, folder), name)) // its own guide tells of what is wrong with it
		}
	}
	for _, name := range names {
		folded := fold(name)
		if n := wanted[withoutNumber(folded)]; n != nil {
			n.files++
		}
		if n := wanted[folded]; n != nil {
			n.files++
			n.path = fold(folder) + "/" + folded
			row := rows.of(name)
			n.hidden = row != nil && row.hidden
		}
	}
}

// fill adds the album to the photos that it holds, unless it is the Hidden album under
// a translated name: all of its photos that are found are hidden.
func (l *albumList) fill() {
	if !slices.ContainsFunc(l.photos, func(n *named) bool { return n.isOne() && !n.hidden }) {
		return
	}
	for _, n := range l.photos {
		if n.isOne() {
			n.titles = append(n.titles, l.title)
		}
	}
}

func (a *albumFinder) keep(wanted map[string]*named) error {
	for _, n := range wanted {
		slices.Sort(n.titles)
		text, err := a.texts.of(n.titles)
		if err != nil {
			return err
		}
		if text != nil {
			a.found[n.path] = text
		}
	}
	return nil
}

// settle adds to a file the albums that hold it.
func (a *albumFinder) settle(path string, e *Entry) {
	if text := a.found[fold(path)]; text != nil && e.Standing == "" {
		e.Facts.Set(photo.FactAlbum, *text)
	}
}

// namesIn are the names in a folder, sorted; nil where it can't be read to its end.
func namesIn(in *inside, path string) []string {
	d, err := in.openDir(strings.TrimSuffix(in.rel(path), "/"))
	if err != nil {
		return nil
	}
	defer d.close()
	names := []string{}
	for {
		batch, err := d.names(nameBatch)
		names = append(names, batch...)
		if err == io.EOF {
			slices.Sort(names)
			return names
		}
		if err != nil {
			return nil
		}
	}
}
