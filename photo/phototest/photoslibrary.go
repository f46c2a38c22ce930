package phototest

import (
	"crypto/sha1"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	_ "github.com/mattn/go-sqlite3"
	"howett.net/plist"

	"rollcall/photo"
)

// A PhotosLibrary is a library of Photos for Mac to be made: Photos.sqlite with its
// last changes in the log beside it, originals, derivatives, and what iCloud Photos
// leaves.
type PhotosLibrary struct {
	Model    int // PLModelVersion; 0: 18600. Below 14000 the tables are those of macOS 10.15
	Assets   []PhotosAsset
	Albums   []PhotosAlbum
	Cloud    bool           // iCloud Photos is on: its marker and its database are there
	Queued   []string       // ids of assets that wait to be uploaded
	Refused  []string       // ids of assets that iCloud refused
	Switches []PhotosSwitch // the log of switching it on and off
}

// A PhotosSwitch is one entry of cloudServiceEnableLog.plist.
type PhotosSwitch struct {
	Enabled bool      `plist:"enabled"`
	Type    string    `plist:"type"` // "CPL" or "SharedAlbum"
	When    time.Time `plist:"timestamp"`
}

// A PhotosAlbum is one album of a library.
type PhotosAlbum struct {
	Title  string
	Photos []string       // ids of its assets
	Set    map[string]any // columns of its row besides, such as "ZKIND": 1505; it is the user's own else
}

// A PhotosAsset is one photo of a library.
type PhotosAsset struct {
	UUID      string
	Name      string // it was imported as
	Content   []byte // of the original; its size and fingerprint are recorded
	Elsewhere bool   // the original is in iCloud only
	Lost      bool   // the original is recorded as here, and is not
	Taken     string // as in Shot; recorded as the photo's date
	Added     time.Time
	Movie     []byte // of a Live Photo
	RAW       []byte
	Edit      []byte // the edited version
	Thumbnail []byte // a derivative
	ContentID string
	Trashed   time.Time // zero: not in the trash
	NoPrint   bool      // no fingerprint was ever computed
	Model     string    // of the camera
	Width     int
	Height    int

	// Set are columns of the assets' table besides, such as "ZHIDDEN": 1. They come
	// last. Attributes are those of ZADDITIONALASSETATTRIBUTES, Master that of
	// ZCLOUDMASTER.ZCLOUDLOCALSTATE; nil: no master.
	Set        map[string]any
	Attributes map[string]any
	Master     any
}

// AppleFingerprint is Apple's fingerprint of some bytes, scheme 1, as text.
func AppleFingerprint(content []byte) string {
	h := sha1.New()
	h.Write([]byte(photo.FingerprintSalt))
	h.Write(content)
	return photo.Fingerprint(append([]byte{1}, h.Sum(nil)...)).String()
}

// Tree is the library as files, below its root.
func (l PhotosLibrary) Tree(t testing.TB) Tree {
	t.Helper()
	tree, err := l.Files()
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// Files is Tree for those that have no test at hand.
func (l PhotosLibrary) Files() (Tree, error) {
	tree := Tree{}
	for i := range l.Assets {
		l.Assets[i].files(tree)
	}
	records, err := l.database()
	if err != nil {
		return nil, err
	}
	for name, content := range records {
		tree["database/Photos.sqlite"+name] = content
	}
	if l.Cloud {
		tree["resources/cpl/cloudsync.noindex/cpl_enabled_marker"] = []byte("2019-12-26 20.12.30.797")
		queues, err := l.queues()
		if err != nil {
			return nil, err
		}
		for name, content := range queues {
			tree["resources/cpl/cloudsync.noindex/storage/store.cloudphotodb"+name] = content
		}
	}
	if l.Switches != nil {
		content, err := plist.Marshal(l.Switches, plist.XMLFormat)
		if err != nil {
			return nil, err
		}
		tree["private/com.apple.accountsd/cloudServiceEnableLog.plist"] = content
	}
	return tree, nil
}

func (a *PhotosAsset) directory() string { return a.UUID[:1] }

func (a *PhotosAsset) file() string { return a.UUID + a.ending() }

func (a *PhotosAsset) ending() string {
	if end := strings.ToLower(filepath.Ext(a.Name)); end != ".jpg" {
		return end
	}
	return ".jpeg"
}

func (a *PhotosAsset) files(tree Tree) {
	put := func(path string, content []byte) {
		if content != nil {
			tree[path] = content
		}
	}
	at := a.directory() + "/" + a.UUID
	if !a.Elsewhere && !a.Lost && a.Content != nil && a.Set["ZDIRECTORY"] == nil {
		put("originals/"+a.directory()+"/"+a.file(), a.Content)
		put("originals/"+at+"_3.mov", a.Movie)
		put("originals/"+at+"_4.dng", a.RAW)
	}
	put("resources/renders/"+at+"_1_201_a.heic", a.Edit)
	put("resources/derivatives/"+at+"_1_105_c.jpeg", a.Thumbnail)
}

// queues is the database of iCloud Photos.
func (l PhotosLibrary) queues() (map[string][]byte, error) {
	return liveDatabase([]statement{
		{`CREATE TABLE outgoingResources (scopeIndex INTEGER NOT NULL, itemIdentifier TEXT NOT NULL, resourceType INTEGER NOT NULL, fingerPrint TEXT NOT NULL, fileSize INTEGER NOT NULL)`, nil},
		{`CREATE TABLE quarantinedRecords (scopeIndex INTEGER NOT NULL, localIdentifier TEXT NOT NULL, quarantineDate TIMESTAMP NOT NULL, reason TEXT NOT NULL)`, nil},
	}, append(
		inserts("outgoingResources", l.Queued, func(id string) map[string]any {
			return map[string]any{"scopeIndex": 0, "itemIdentifier": id, "resourceType": 1, "fingerPrint": "", "fileSize": 1}
		}),
		inserts("quarantinedRecords", l.Refused, func(id string) map[string]any {
			return map[string]any{"scopeIndex": 0, "localIdentifier": id, "quarantineDate": 601663768.5, "reason": "corrupt"}
		})...))
}

// A statement is SQL with its arguments.
type statement struct {
	sql  string
	args []any
}

func inserts[T any](table string, list []T, row func(T) map[string]any) (all []statement) {
	for _, v := range list {
		all = append(all, insert(table, row(v)))
	}
	return all
}

func insert(table string, row map[string]any) statement {
	var names, marks []string
	var args []any
	for _, name := range sortedNames(row) {
		names, marks, args = append(names, `"`+name+`"`), append(marks, "?"), append(args, row[name])
	}
	return statement{fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", table, strings.Join(names, ", "), strings.Join(marks, ", ")), args}
}

// liveDatabase is a database as it is while a program works with it: what came
// first is in the database itself, what came later in the log alone.
func liveDatabase(first, later []statement) (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "phototest-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "live.sqlite")
	db, err := sql.Open("sqlite3", "file:"+path+"?mode=rwc&_journal_mode=WAL&_synchronous=OFF")
	if err != nil {
		return nil, err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	settled := []statement{{"PRAGMA wal_checkpoint(TRUNCATE)", nil}, {"PRAGMA wal_autocheckpoint=0", nil}, {"BEGIN", nil}}
	for _, s := range slices.Concat(first, settled, later, []statement{{"COMMIT", nil}}) {
		if _, err := db.Exec(s.sql, s.args...); err != nil {
			return nil, fmt.Errorf("%s: %w", s.sql, err)
		}
	}
	files := map[string][]byte{}
	for _, ending := range []string{"", "-wal"} {
		if files[ending], err = os.ReadFile(path + ending); err != nil {
			return nil, err
		}
	}
	return files, nil
}
