package sources

import (
	"bytes"
	"crypto/aes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"

	"rollcall/photo"
)

// A phoneBackup is the camera roll in a backup of an iPhone or iPad, as the tree
// of files that it was on the device. The files are read in place, under the names
// that the backup gives them, and decrypted as they are read.
type phoneBackup struct {
	in   *inside // that the backup lies in
	at   string  // path of its folder with a "/" behind it; "" the root
	info phoneInfo
	keys *keybag // unlocked; nil: it is not encrypted
	rows int     // of Manifest.db

	files    map[string]*phoneFile // by path, which begins with Media/
	folders  map[string][]string   // names in a folder; "." the root
	refused  map[string]int        // files that are not read, by why
	problems []photo.Problem       // paths within the backup; "" the backup itself
	stems    map[string]bool       // folded, of the originals that are there, below Media
	pictures int                   // that the last walk met
	records  int                   // photos in its Photos.sqlite
}

// errWithoutData says that a backup lists a file and has no data of it.
type errWithoutData struct{}

func (errWithoutData) Error() string {
	return "the backup lists this file, and its data is not there: the backup is damaged, or was never finished"
}
func (errWithoutData) Is(target error) bool { return target == fs.ErrNotExist }

func (b *phoneBackup) volumeOf() volume { return b.in.volumeOf() }
func (b *phoneBackup) still() bool      { return b.in.still() }

func (b *phoneBackup) openDir(rel string) (listing, error) {
	if rel == "" {
		rel = "."
	}
	names, ok := b.folders[rel]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return &phoneFolder{phoneBackup: b, path: rel, left: names}, nil
}

// A phoneFolder is an opened folder of a phone backup.
type phoneFolder struct {
	*phoneBackup
	path string
	left []string
}

func (d *phoneFolder) names(max int) ([]string, error) {
	n := min(max, len(d.left))
	names := slices.Clone(d.left[:n])
	if d.left = d.left[n:]; len(d.left) == 0 {
		return names, io.EOF
	}
	return names, nil
}

func (d *phoneFolder) stat(name string, n *node) error {
	f := d.files[path.Join(d.path, name)]
	if f == nil {
		*n = node{kind: nodeFolder}
		return nil
	}
	*n = node{kind: nodeFile, stamp: f.stamp(f.size, f.blob), refused: f.refusal()}
	return nil
}

func (d *phoneFolder) identity() folderID { return folderID{} }
func (d *phoneFolder) close()             {}

// stamp is a file's stamp: size and time as on the phone, and what tells that the
// blob was changed in the backup.
func (f *phoneFile) stamp(size int64, blob photo.Stamp) photo.Stamp {
	s := photo.Stamp{Size: size, ModTime: f.modified, ChangeTime: blob.ChangeTime, Inode: blob.Inode, Device: blob.Device}
	if s.ChangeTime == 0 {
		s.ChangeTime = blob.ModTime
	}
	return s
}

// refusal says why a file can't be opened; nil: it can.
func (f *phoneFile) refusal() *photo.Problem {
	switch {
	case f.trouble != nil:
		return &photo.Problem{Kind: photo.ProblemUnreadable, Text: "its data in the backup can't be looked at: " + reason(f.trouble)}
	case !f.there && f.size > 0:
		return &photo.Problem{Kind: photo.ProblemUnreadable, Text: errWithoutData{}.Error()}
	}
	return nil
}

// blobs looks for the data of all files, folder by folder of the backup.
func (b *phoneBackup) blobs() {
	byFolder := map[string][]*phoneFile{}
	for _, f := range b.files {
		byFolder[f.id[:2]] = append(byFolder[f.id[:2]], f)
	}
	for name, files := range byFolder {
		b.blobsIn(name, files)
	}
}

func (b *phoneBackup) blobsIn(name string, files []*phoneFile) {
	d, err := b.in.openDir(b.in.rel(b.at + name))
	for _, f := range files {
		if err != nil {
			f.missed(err)
			continue
		}
		var n node
		if err := d.stat(f.id, &n); err != nil {
			f.missed(err)
			if d.stat("."+f.id+".icloud", &n) == nil { // a placeholder: see placeholderOf
				f.trouble = errRecordAway
			}
			continue
		}
		switch {
		case n.kind != nodeFile:
			f.trouble = errNoFile
		case n.online:
			f.trouble = errors.New("it is online only")
		default:
			f.there, f.blob = true, n.stamp
		}
	}
	if err == nil {
		d.close()
	}
}

func (f *phoneFile) missed(err error) {
	if !errors.Is(err, fs.ErrNotExist) {
		f.trouble = err
	}
}

func (b *phoneBackup) openFile(rel string) (photo.File, error) {
	f := b.files[rel]
	if f == nil {
		return nil, fs.ErrNotExist
	}
	blob, err := b.in.openFile(b.in.rel(b.at + f.id[:2] + "/" + f.id))
	switch {
	case errors.Is(err, fs.ErrNotExist) && f.size == 0: // some have none
		return memoryFile{bytes.NewReader(nil)}, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, errWithoutData{}
	case err != nil:
		return nil, err
	}
	opened, err := b.plain(f, blob)
	if err != nil {
		blob.Close()
		return nil, err
	}
	return opened, nil
}

// plain is a blob as the file that it was on the phone.
func (b *phoneBackup) plain(f *phoneFile, blob photo.File) (*blobFile, error) {
	opened := &blobFile{File: blob, of: f, blob: blob}
	switch {
	case b.keys == nil && f.key != nil && blob.Size() == (f.size/aes.BlockSize+1)*aes.BlockSize:
		return nil, errors.New("it is encrypted, and the backup's keys, which Manifest.plist has, are not there")
	case b.keys == nil:
		if blob.Size() != f.size {
			opened.damage = fmt.Sprintf("it has %d bytes in the backup, which recorded %d: it was cut off or overwritten", blob.Size(), f.size)
		}
	case f.key == nil:
		return nil, errors.New("it is encrypted, and its key is not in the backup")
	default:
		key, err := b.keys.key(f.key)
		if err != nil {
			return nil, err
		}
		e, err := decrypted(blob, key, f.size)
		if err != nil {
			return nil, err
		}
		opened.File, opened.damage = e, e.damage
	}
	return opened, nil
}

// A blobFile is an opened file of a phone backup.
type blobFile struct {
	photo.File
	of     *phoneFile
	blob   photo.File
	damage string
}

// Stamp is the file's stamp as it is now.
func (f *blobFile) Stamp() (photo.Stamp, error) {
	t, ok := f.blob.(interface{ Stamp() (photo.Stamp, error) })
	if !ok {
		return f.of.stamp(f.Size(), f.of.blob), nil
	}
	now, err := t.Stamp()
	return f.of.stamp(f.Size(), now), err
}

// Damage says what the backup's records show to be wrong with the file; "" nothing.
func (f *blobFile) Damage() string { return f.damage }
