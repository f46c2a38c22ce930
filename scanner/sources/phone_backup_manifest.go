package sources

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"rollcall/photo"
)

// cameraRoll is the domain of a phone backup that its photos lie in. Those in
// messages and in other apps lie in others, and are not looked for.
const cameraRoll = "CameraRollDomain"

const (
	phoneFlagFile   = 1 // flags of Manifest.db; 2 is a folder, 4 a symbolic link
	maxPhoneFolders = 32
)

// readManifest reads Manifest.db: the files of the camera roll, by path.
func (b *phoneBackup) readManifest() error {
	d, err := b.openManifest()
	if errors.Is(err, fs.ErrNotExist) {
		return errors.New("its list of files, Manifest.db, is not there: the backup is not whole. Make a new one")
	}
	if err != nil {
		return fmt.Errorf("its list of files, Manifest.db, can't be read: %s", reason(err))
	}
	defer d.close()
	if d.torn {
		b.unread("", "its list of files, Manifest.db, may be out of date: "+tornText)
	}
	has, err := d.columns("Files")
	if err != nil {
		return err
	}
	for _, column := range []string{"FILEID", "DOMAIN", "RELATIVEPATH", "FLAGS", "FILE"} {
		if !has[column] {
			return fmt.Errorf("its list of files, Manifest.db, has no column %s in a table Files: it is of a version that this rollcall does not know, or damaged", strings.ToLower(column))
		}
	}
	err = d.each("Files", []string{"fileID", "domain", "relativePath", "flags", "file"}, func(r row) error {
		b.rows++
		if flags, _ := r.int("flags"); flags == phoneFlagFile && r.text("domain") == cameraRoll {
			b.take(r)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("its list of files, Manifest.db, can't be read to its end: %s", reason(err))
	}
	return nil
}

// openManifest opens Manifest.db, which is encrypted since iOS 10.2 where the
// backup is.
func (b *phoneBackup) openManifest() (*database, error) {
	at := b.at + phoneManifestName
	if b.keys == nil || b.info.manifestKey == nil {
		return openDatabase(b.in, at)
	}
	key, err := b.keys.key(b.info.manifestKey)
	if err != nil {
		return nil, err
	}
	return copyDatabase(func(ending string) (photo.File, error) {
		if ending != itself {
			return nil, nil
		}
		f, err := b.in.openFile(b.in.rel(at))
		if err != nil {
			return nil, err
		}
		e, err := decrypted(f, key, -1)
		if err != nil {
			f.Close()
			return nil, err
		}
		const pages = 512 // the smallest: what is padding is no page
		e.size -= e.size % pages
		return e, nil
	})
}

// take takes a row of a file in the camera roll.
func (b *phoneBackup) take(r row) {
	id, rel := r.text("fileID"), r.text("relativePath")
	switch {
	case !isLocal(rel) || strings.Count(rel, "/") > maxPhoneFolders || strings.Contains(rel, "\\"):
		b.refuse("a path that leads out of the backup")
		return
	case !isBlobName(id):
		b.refuse("a name that no file of a backup has")
		return
	case b.files[rel] != nil:
		b.refuse("the path of another file")
		return
	}
	f, err := parsePhoneFile(r.blob("file"))
	if err != nil {
		b.refuse("a record that can't be read")
		return
	}
	f.id = id
	if b.addFolder(path.Dir(rel)) {
		b.files[rel] = f
		b.folders[path.Dir(rel)] = append(b.folders[path.Dir(rel)], path.Base(rel))
	}
}

// addFolder lists a folder in the one above it. ok is false where a file has its
// name.
func (b *phoneBackup) addFolder(rel string) (ok bool) {
	if rel == "." {
		return true
	}
	if b.files[rel] != nil {
		b.refuse("a path through another file")
		return false
	}
	if _, known := b.folders[rel]; known {
		return true
	}
	above := path.Dir(rel)
	if !b.addFolder(above) {
		return false
	}
	b.folders[rel] = nil
	b.folders[above] = append(b.folders[above], path.Base(rel))
	return true
}

// refuse counts a file that its record keeps from being read.
func (b *phoneBackup) refuse(why string) { b.refused[why]++ }

// isBlobName tells a SHA-1 in hex, which is never a path.
func isBlobName(id string) bool {
	return len(id) == 40 && strings.Trim(id, "0123456789abcdef") == ""
}
