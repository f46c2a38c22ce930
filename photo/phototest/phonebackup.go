package phototest

import (
	"crypto/sha1"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"howett.net/plist"

	"rollcall/photo"
)

// A PhoneBackup is a backup of an iPhone to be made, as Finder writes it: property
// lists, Manifest.db, and each file under the hash of its name.
type PhoneBackup struct {
	Password string // "" not encrypted
	Early    bool   // the keybag and Manifest.db are as before iOS 10.2
	Device   string
	Model    string    // such as iPhone9,3
	Version  string    // of iOS
	Date     time.Time // zero: 1 May 2024, noon
	State    string    // SnapshotState; "" finished
	Files    []PhoneFile
	Photos   *PhotosLibrary // its Photos.sqlite; Set "ZDIRECTORY" and "ZFILENAME" of each asset
	ICloud   bool           // iCloud Photos is on: its marker is there
}

// A PhoneFile is one file of a phone backup.
type PhoneFile struct {
	Path     string // such as Media/DCIM/100APPLE/IMG_0001.HEIC
	Domain   string // "" CameraRollDomain
	Content  []byte
	Modified time.Time // zero: 1 January 2024
	Lost     bool      // it is listed, and its data is not there
	ID       string    // "" the hash of domain and path

	Hidden, Trashed, FromCloud bool
	Name                       string // at import
	UUID                       string
	Saved                      uint16 // com.apple.assetsd.assetType
	Added                      time.Time
	Taken                      time.Time // com.apple.assetsd.customCreationDate
	Zone                       int32     // com.apple.assetsd.timeZoneOffset, seconds
	Print                      bool      // the cached fingerprint is there
	Record                     []byte    // instead of the archived MBFile
}

func (f *PhoneFile) domain() string {
	if f.Domain == "" {
		return "CameraRollDomain"
	}
	return f.Domain
}

// BlobName is the path of a file's data in the backup.
func (f *PhoneFile) BlobName() string {
	id := f.ID
	if id == "" {
		sum := sha1.Sum([]byte(f.domain() + "-" + f.Path))
		id = hex.EncodeToString(sum[:])
	}
	return id[:2] + "/" + id
}

// MBFile is the record of the file in Manifest.db.
func (f *PhoneFile) MBFile() []byte { return f.record(nil, true) }

// Tree is the backup as files, below its folder.
func (b PhoneBackup) Tree() Tree {
	b.defaults()
	keys := newPhoneKeys(b.Password, b.Early)
	tree := Tree{}
	rows := []statement{}
	folders := map[string]bool{}
	for i := range b.Files {
		f := &b.Files[i]
		for dir := path.Dir(f.Path); dir != "." && !folders[f.domain()+dir]; dir = path.Dir(dir) {
			folders[f.domain()+dir] = true
			rows = append(rows, f.row(dir, 2, nil))
		}
		key := keys.fileKey(byte(i))
		rows = append(rows, f.row(f.Path, 1, keys.wrapped(key)))
		if !f.Lost {
			tree[f.BlobName()] = keys.encrypt(key, f.Content)
		}
	}
	manifest := plainDatabase(append([]statement{
		{"CREATE TABLE Files (fileID TEXT PRIMARY KEY, domain TEXT, relativePath TEXT, flags INTEGER, file BLOB)", nil},
		{"CREATE TABLE Properties (key TEXT PRIMARY KEY, value BLOB)", nil},
	}, rows...))
	top := map[string]any{"IsEncrypted": b.Password != "", "Version": "10.0", "Date": b.Date, "WasPasscodeSet": true,
		"Lockdown": map[string]any{"ProductVersion": b.Version, "DeviceName": b.Device, "ProductType": b.Model}}
	if b.Password != "" {
		top["BackupKeyBag"] = keys.bag
		if !b.Early {
			key := keys.fileKey(255)
			top["ManifestKey"], manifest = keys.wrapped(key), keys.encrypt(key, manifest)
		}
	}
	tree["Manifest.db"] = manifest
	tree["Manifest.plist"] = binaryPlist(top)
	tree["Status.plist"] = binaryPlist(map[string]any{"SnapshotState": b.State, "Date": b.Date, "BackupState": "new", "IsFullBackup": false, "Version": "3.3"})
	tree["Info.plist"] = binaryPlist(map[string]any{"Device Name": b.Device, "Product Type": b.Model, "Product Version": b.Version,
		"Last Backup Date": b.Date, "Unique Identifier": "1CB128EAFA77C5BE74283E9A3A2130AF36A3C059"})
	return tree
}

func (b *PhoneBackup) defaults() {
	for _, d := range []struct {
		to   *string
		text string
	}{{&b.Device, "Ann's phone"}, {&b.Model, "iPhone9,3"}, {&b.Version, "14.3"}, {&b.State, "finished"}} {
		if *d.to == "" {
			*d.to = d.text
		}
	}
	if b.Date.IsZero() {
		b.Date = time.Date(2024, 5, 1, 12, 0, 0, 0, time.UTC)
	}
	b.Files = append([]PhoneFile(nil), b.Files...)
	if b.ICloud {
		b.Files = append(b.Files, PhoneFile{Path: "Media/PhotoData/cpl_enabled_marker", Content: []byte("2019-12-26 20.12.30.797")})
	}
	if b.Photos != nil {
		files, err := b.Photos.database()
		must(err, "make Photos.sqlite")
		for _, ending := range sortedNames(files) {
			content := files[ending]
			b.Files = append(b.Files, PhoneFile{Path: "Media/PhotoData/Photos.sqlite" + ending, Content: content})
		}
	}
}

// row is a row of Manifest.db.
func (f *PhoneFile) row(rel string, flags int, key []byte) statement {
	as := PhoneFile{Domain: f.Domain, Path: rel}
	record := as.record(nil, false)
	if flags == 1 {
		as.ID = f.ID
		record = f.record(key, true)
	}
	return statement{"INSERT INTO Files VALUES (?, ?, ?, ?, ?)", []any{path.Base(as.BlobName()), f.domain(), rel, flags, record}}
}

// record is the MBFile of a file, archived as NSKeyedArchiver does.
func (f *PhoneFile) record(key []byte, isFile bool) []byte {
	if f.Record != nil {
		return f.Record
	}
	modified := f.Modified
	if modified.IsZero() {
		modified = time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	file := map[string]any{"Size": len(f.Content), "Mode": 0o100644, "UserID": 501, "GroupID": 501, "InodeNumber": 1, "LastModified": modified.Unix(),
		"Birth": modified.Unix(), "LastStatusChange": modified.Unix(), "ProtectionClass": 3, "Flags": 0, "RelativePath": plist.UID(2)}
	objects := []any{"$null", file, f.Path}
	add := func(object any) plist.UID {
		objects = append(objects, object)
		return plist.UID(len(objects) - 1)
	}
	if key != nil {
		data := map[string]any{"NS.data": key}
		file["EncryptionKey"] = add(data)
		data["$class"] = add(map[string]any{"$classname": "NSMutableData", "$classes": []string{"NSMutableData", "NSData", "NSObject"}})
	}
	if attributes := f.attributes(); isFile && len(attributes) > 0 {
		file["ExtendedAttributes"] = add(binaryPlist(attributes))
	}
	file["$class"] = add(map[string]any{"$classname": "MBFile", "$classes": []string{"MBFile", "NSObject"}})
	return binaryPlist(map[string]any{"$version": 100000, "$archiver": "NSKeyedArchiver", "$top": map[string]any{"root": plist.UID(1)}, "$objects": objects})
}

// attributes are the extended attributes of a file.
func (f *PhoneFile) attributes() map[string][]byte {
	a := map[string][]byte{}
	flag := func(name string, value uint16) {
		if value != 0 {
			a["com.apple.assetsd."+name] = binary.LittleEndian.AppendUint16(nil, value)
		}
	}
	flag("assetType", f.Saved)
	for name, on := range map[string]bool{"hidden": f.Hidden, "trashed": f.Trashed} {
		if on {
			flag(name, 1)
		}
	}
	if f.Name != "" {
		a["com.apple.assetsd.originalFilename"] = []byte(f.Name)
	}
	if f.UUID != "" {
		a["com.apple.assetsd.UUID"], _ = hex.DecodeString(strings.ReplaceAll(f.UUID, "-", ""))
	}
	if !f.Added.IsZero() {
		a["com.apple.assetsd.addedDate"] = binaryPlist(f.Added)
	}
	if !f.Taken.IsZero() {
		a["com.apple.assetsd.customCreationDate"] = binaryPlist(f.Taken)
		a["com.apple.assetsd.timeZoneOffset"] = binary.LittleEndian.AppendUint32(nil, uint32(f.Zone))
	}
	if f.FromCloud {
		a["com.apple.cpl.original"] = []byte("Y")
	}
	if f.Print {
		a["com.apple.cscachefs"] = fingerprintCache(f.Content)
	}
	return a
}

// fingerprintCache is the attribute com.apple.cscachefs of a file.
func fingerprintCache(content []byte) []byte {
	body := make([]byte, 50)
	body[0] = 4
	binary.LittleEndian.PutUint64(body[21:], uint64(len(content)))
	h := sha1.New()
	h.Write([]byte(photo.FingerprintSalt))
	h.Write(content)
	body[29] = 1 // scheme
	copy(body[30:], h.Sum(nil))
	sum := sha1.Sum(body)
	return append(sum[:], body...)
}

func binaryPlist(v any) []byte {
	content, err := plist.Marshal(v, plist.BinaryFormat)
	must(err, "make a property list")
	return content
}

// plainDatabase is a database as it is when no program works with it.
func plainDatabase(statements []statement) []byte {
	dir, err := os.MkdirTemp("", "phototest-")
	must(err, "make a temp folder")
	defer os.RemoveAll(dir)
	file := filepath.Join(dir, "plain.sqlite")
	db, err := sql.Open("sqlite3", "file:"+file+"?mode=rwc&_journal_mode=DELETE&_synchronous=OFF")
	must(err, "make a database")
	db.SetMaxOpenConns(1)
	for _, s := range slices.Concat([]statement{{"BEGIN", nil}}, statements, []statement{{"COMMIT", nil}}) {
		_, err := db.Exec(s.sql, s.args...)
		must(err, s.sql)
	}
	must(db.Close(), "close a database")
	content, err := os.ReadFile(file)
	must(err, "read a database")
	return content
}
