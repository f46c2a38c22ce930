package sources

import (
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"rollcall/photo"
)

// phonePhotos is the Photos.sqlite of an iPhone or iPad: in its backup, or where its
// folder Media was copied with all that is in it.
var phonePhotos = guideKind{
	name: "phone-photos",
	recognise: func(f *folder, names []string) bool {
		return slices.Contains(names, "PhotoData") && exists(f.in, join(f.path, phoneDatabase))
	},
	open: openPhonePhotos,
}

const phoneDatabase = "PhotoData/Photos.sqlite"

// A phoneLibrary is what the phone's own database records of its photos.
type phoneLibrary struct {
	*photosDatabase
	in      *inside
	at      string // path of the folder Media with a "/" behind it; "" the place's own
	problem func(photo.Problem)
	byFile  map[string]*asset // by folded path below Media
	byStem  map[string]*asset // without the ending
	guide   *guide
}

func openPhonePhotos(f *folder, _ []string, problem func(photo.Problem)) *guide {
	l := &phoneLibrary{in: f.in, problem: problem, byFile: map[string]*asset{}, byStem: map[string]*asset{}}
	if f.path != "" {
		l.at = f.path + "/"
	}
	if err := l.read(); err != nil {
		problem(photo.Problem{Kind: photo.ProblemMalformed, Path: l.at + phoneDatabase,
			Text: "what the phone records of its photos can't be read, so those that it has in iCloud only are not seen: " + reason(err)})
		return nil
	}
	l.place()
	l.guide = &guide{settle: l.settle, rest: l.rest}
	cloud := l.cloudState()
	cloud.apply(l.photosDatabase)
	cloud.facts(&l.guide.facts)
	setText(&l.guide.facts, photo.FactSystem, l.release[1])
	if b, ok := f.in.store.(*phoneBackup); ok {
		b.records = 0
		for _, a := range l.assets {
			if a.shared == "" {
				b.records++
			}
		}
	}
	return l.guide
}

func (l *phoneLibrary) read() error {
	d, err := openDatabase(l.in, l.at+phoneDatabase)
	if err != nil {
		return err
	}
	defer d.close()
	if d.torn {
		l.problem(photo.Problem{Kind: photo.ProblemUnreadable, Path: l.at + phoneDatabase, Text: tornText})
	}
	l.photosDatabase, err = readPhotos(d)
	return err
}

// cloudState is what the phone's files tell of iCloud Photos.
func (l *phoneLibrary) cloudState() *cloudState {
	c := &cloudState{queued: map[string]bool{}, refused: map[string]bool{}}
	if exists(l.in, l.at+phoneMarker) {
		c.uploads = uploadsOn
	}
	for _, log := range enableLogs {
		path := l.at + phoneData + log
		if err := c.readEnableLog(l.in, path); err != nil {
			l.problem(photo.Problem{Kind: photo.ProblemMalformed, Path: path, Text: "whether iCloud Photos was switched off is not known: " + reason(err)})
		}
	}
	return c
}

// place notes where each asset's file lies below Media.
func (l *phoneLibrary) place() {
	for _, a := range l.assets {
		rel := join(a.directory, a.file)
		if !isLocal(rel) {
			l.notes.count("a photo's file lies outside of the phone's folder by its record, which it can't: that path was not followed")
			continue
		}
		stem, _ := cutEnding(rel)
		l.byFile[fold(rel)], l.byStem[fold(stem)] = a, a
	}
}

// settle adds to a file what is recorded of its asset.
func (l *phoneLibrary) settle(path string, e *Entry) {
	a, part, original := l.find(path)
	if a == nil {
		return
	}
	switch {
	case original && part == "":
		a.met |= partOriginal
	case original && part == photo.RoleVideo:
		a.met |= partMovie
	case original && part == photo.RoleRAW:
		a.met |= partRAW
	}
	if e.Standing != "" {
		return
	}
	if original {
		a.tell(e, part)
		if e.Record != nil && part == "" {
			a.fill(e.Record)
		}
		return
	}
	setText(&e.Facts, photo.FactAsset, a.uuid)
	if part != "" {
		a.tell(e, part)
	}
	if part != "" || a.shared != "" || l.lost(a) {
		return
	}
	e.Standing = derivativeOf(path) // its original has a file or a record
	if b, ok := l.in.store.(*phoneBackup); ok && e.Standing == photo.StandsDerivative {
		b.pictures--
	}
}

// fill adds to what Manifest.db records of a photo without its data.
func (a *asset) fill(r *Record) {
	print := r.Fingerprint
	if *r = *a.record(); r.Fingerprint.IsZero() {
		r.Fingerprint = print
	}
}

// lost reports whether the backup lists the original of an asset and has no data of
// it: then what was made from it is all that is left.
func (l *phoneLibrary) lost(a *asset) bool {
	b, ok := l.in.store.(*phoneBackup)
	if !ok {
		return false
	}
	f := b.files[phoneMedia+join(a.directory, a.file)]
	return f != nil && !f.there
}

// find tells which asset a file is of. original: it is one of the asset's own
// files, part being a photo.Role constant or "" for the first; else it was made
// from them, part being "edit" for the edited version.
func (l *phoneLibrary) find(path string) (a *asset, part string, original bool) {
	if thumb, ok := strings.CutPrefix(path, phoneThumbnails); ok {
		return l.byFile[fold(above(thumb))], "", false
	}
	if preview, ok := strings.CutPrefix(path, phonePreviews); ok {
		return l.byStem[previewStem(preview)], "", false
	}
	if edit, ok := strings.CutPrefix(path, phoneEdits); ok {
		stem, rest, _ := strings.Cut(edit, "/Adjustments/")
		if strings.HasPrefix(rest, "FullSizeRender.") {
			part = partEdit
		}
		return l.byStem[fold(stem)], part, false
	}
	if a := l.byFile[fold(path)]; a != nil {
		return a, "", true
	}
	stem, _ := cutEnding(path)
	if a = l.byStem[fold(stem)]; a == nil {
		return nil, "", false
	}
	switch classByEnding(path) {
	case photo.Video:
		part = photo.RoleVideo
	case photo.RAW:
		part = photo.RoleRAW
	case photo.Sidecar:
		part = photo.RoleSidecar
	default:
		if !strings.HasSuffix(strings.ToLower(path), ".aae") {
			return nil, "", false
		}
		part = photo.RoleSidecar
	}
	return a, part, true
}

// above is the folder of a path.
func above(path string) string {
	return path[:max(0, strings.LastIndexByte(path, '/'))]
}

// rest are the assets whose file is not here.
func (l *phoneLibrary) rest(yield func(*Entry) error) error {
	records := 0
	for _, a := range l.assets {
		rel := join(a.directory, a.file)
		if a.met&partOriginal != 0 || !isLocal(rel) || l.byFile[fold(rel)] != a || !l.isAbsent(rel) {
			continue
		}
		if a.shared == "" {
			records++
		}
		if err := yield(l.record(a, rel)); err != nil {
			return err
		}
	}
	if records > 0 {
		l.guide.facts.Set(photo.FactRecords, strconv.Itoa(records))
	}
	l.notes.tell(l.at+phoneDatabase, l.problem)
	return nil
}

func (l *phoneLibrary) isAbsent(rel string) bool {
	f, err := l.in.openFile(l.in.rel(l.at + rel))
	if err == nil {
		f.Close()
	}
	return errors.Is(err, fs.ErrNotExist)
}

// record is the entry of an asset without a file.
func (l *phoneLibrary) record(a *asset, rel string) *Entry {
	e := &Entry{Path: rel, Stamp: photo.Stamp{Size: a.size}, Record: a.record()}
	if a.modified != 0 {
		e.Stamp.ModTime = a.modified.time().UnixNano()
	}
	a.tell(e, "")
	why := "its original is not here, nor in iCloud by the phone's records"
	switch {
	case a.shared != "":
		why = othersPhoto
	case a.here:
		why = "the phone's records say that its original is here, and it is not"
	case a.remote || a.cloud == cloudUploaded:
		why = inCloudOnly
	}
	e.Facts.Set(photo.FactRecordOnly, why)
	return e
}
