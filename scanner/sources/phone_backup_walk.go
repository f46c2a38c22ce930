package sources

import (
	"maps"
	"strings"

	"rollcall/photo"
)

// phoneBackup enters a folder that is a phone backup and returns its camera roll,
// to be walked in its place; ok is false where it is none.
func (w *walk) phoneBackup(f *folder, names []string) (roll []*folder, ok bool) {
	if f.marks.ignored || !isPhoneBackup(names) {
		return nil, false
	}
	in, err := w.stores.enter(f.in, f.path)
	if err != nil {
		w.unread(orDot(f.path), "a phone backup that can't be read: "+err.Error())
		return nil, true
	}
	b, isPhone := in.store.(*phoneBackup)
	if !isPhone {
		return nil, false
	}
	w.phone(b, f.path)
	name := f.name + archiveMark
	g := &folder{in: in, path: f.path + archiveMark, name: name, depth: f.depth + 1, above: f.above, marks: f.marks, guides: f.guides}
	g.lower = f.lower + archiveMark
	return []*folder{g}, true
}

// phone tells of a backup that is walked; at is the path of its folder.
func (w *walk) phone(b *phoneBackup, at string) {
	w.phones = append(w.phones, b)
	if at != "" {
		at += "/"
	}
	for _, p := range b.troubles(at) {
		w.tell(p)
	}
	if b.unfinished() {
		w.leftovers++
	}
}

// ofPhone adds to a place what its phone backup tells, if it holds nothing else.
// It is asked after the layout.
func (w *walk) ofPhone(p *photo.Place) {
	if len(w.phones) != 1 || w.layout.pictures > w.phones[0].pictures {
		return
	}
	b := w.phones[0]
	p.Route, p.RouteSure = photo.RoutePhone, true
	delete(p.Facts, photo.FactLayout)
	delete(p.Facts, photo.FactTitle)
	if p.Kind != phoneBackupName {
		p.Facts.Set(photo.FactTitle, phoneTitle)
	}
	maps.Copy(p.Facts, b.facts())
	if why := b.withoutRoll(); why != "" {
		p.Facts.Set(photo.FactCameraRoll, why)
	}
}

// enterPhone opens the phone backup in a folder. The caller holds the lock.
func (s *stores) enterPhone(in *inside, path string) (*inside, error) {
	at := path
	if at != "" {
		at += "/"
	}
	b, err := readPhoneBackup(in, at, func(device string) (string, error) {
		return s.options.ask(strings.TrimSuffix(s.root+"/"+path, "/"), device)
	})
	if err != nil {
		return nil, err
	}
	return &inside{store: b, at: path + archiveMark + "/", depth: in.depth}, nil
}

// isPhoneFolder reports whether a path is the folder of a phone backup.
func isPhoneFolder(in *inside, path string) bool {
	if path != "" {
		path += "/"
	}
	var names []string
	for _, name := range []string{phoneManifestName, phoneOldManifest, phoneKeysName, phoneStatusName, phoneInfoName} {
		if exists(in, path+name) {
			names = append(names, name)
		}
	}
	return isPhoneBackup(names)
}
