package sources

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

// changedManifest is a plain backup whose Manifest.db ran some SQL.
func changedManifest(t *testing.T, statements ...string) phototest.Tree {
	t.Helper()
	tree := phoneOfAll("").Tree()
	file := filepath.Join(t.TempDir(), "m.db")
	must(t, os.WriteFile(file, tree["Manifest.db"], 0o600))
	db, err := sql.Open("sqlite3", file)
	must(t, err)
	for _, s := range statements {
		_, err := db.Exec(s)
		must(t, err)
	}
	must(t, db.Close())
	tree["Manifest.db"], err = os.ReadFile(file)
	must(t, err)
	return tree
}

// with is a tree with one file otherwise.
func with(tree phototest.Tree, name string, content []byte) phototest.Tree {
	if tree[name] = content; content == nil {
		delete(tree, name)
	}
	return tree
}

func TestPhoneBackupHostile(t *testing.T) {
	for name, c := range map[string]struct {
		tree  phototest.Tree
		says  string // in the one problem; "" there is none
		files int    // that are seen all the same
	}{
		"no-database":   {with(phoneOfAll("").Tree(), "Manifest.db", []byte("no")), "no SQLite database", 0},
		"empty":         {with(phoneOfAll("").Tree(), "Manifest.db", []byte{}), "no SQLite database", 0},
		"absent":        {with(phoneOfAll("").Tree(), "Manifest.db", nil), "is not there", 0},
		"hot":           {with(phoneOfAll("").Tree(), "Manifest.db-journal", []byte("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7 more")), "never finished", 0},
		"cut":           {with(phoneOfAll("").Tree(), "Manifest.db", phoneOfAll("").Tree()["Manifest.db"][:5000]), "can't be read", 0},
		"old":           {with(with(phoneOfAll("").Tree(), "Manifest.db", nil), "Manifest.mbdb", []byte("mbdb\x05\x00")), "before 10", 0},
		"columns":       {changedManifest(t, "ALTER TABLE Files RENAME COLUMN file TO blob"), "no column file", 0},
		"no-table":      {changedManifest(t, "DROP TABLE Files"), "no column fileid", 0},
		"view":          {changedManifest(t, "ALTER TABLE Files RENAME TO F", "CREATE VIEW Files AS SELECT * FROM F"), "no column", 0},
		"path":          {changedManifest(t, "UPDATE Files SET relativePath = '../../etc/passwd' WHERE relativePath LIKE '%IMG_0001.JPG'"), "leads out", 8},
		"absolute-path": {changedManifest(t, "UPDATE Files SET relativePath = '/etc/passwd' WHERE relativePath LIKE '%IMG_0001.JPG'"), "leads out", 8},
		"id":            {changedManifest(t, "UPDATE Files SET fileID = '../../../../etc/passwd' WHERE relativePath LIKE '%IMG_0001.JPG'"), "name that no file", 8},
		"same-path":     {changedManifest(t, "UPDATE Files SET relativePath = 'Media/DCIM/100APPLE/IMG_0002.MOV' WHERE relativePath LIKE '%IMG_0001.JPG'"), "another file", 8},
		"through-file":  {changedManifest(t, "UPDATE Files SET relativePath = 'Media/DCIM/100APPLE/IMG_0001.JPG/x.jpg' WHERE relativePath LIKE '%IMG_0002.HEIC'"), "through another", 8},
		"record":        {changedManifest(t, "UPDATE Files SET file = x'00' WHERE relativePath LIKE '%IMG_0001.JPG'"), "record that can't be read", 8},
		"no-record":     {changedManifest(t, "UPDATE Files SET file = NULL WHERE relativePath LIKE '%IMG_0001.JPG'"), "record that can't be read", 8},
		"large-record":  {changedManifest(t, "UPDATE Files SET file = zeroblob(2000000) WHERE relativePath LIKE '%IMG_0001.JPG'"), "record that can't be read", 8},
		"types":         {changedManifest(t, "UPDATE Files SET relativePath = 7, fileID = 1.5, domain = 'CameraRollDomain' WHERE relativePath LIKE '%IMG_0001.JPG'"), "name that no file", 8},
		"keys":          {with(phoneOfAll("x").Tree(), "Manifest.plist", []byte("no plist")), "Manifest.plist can't be read", 0},
		"status":        {with(phoneOfAll("").Tree(), "Status.plist", []byte("no plist")), "", 9},
		"info":          {with(phoneOfAll("").Tree(), "Info.plist", bytes.Repeat([]byte("x"), 5<<20)), "", 9},
	} {
		t.Run(name, func(t *testing.T) {
			privateTemp(t)
			s := openPhone(t, phoneIn(t, c.tree), "x")
			if n := len(walked(t, s)); n != c.files {
				t.Errorf("%d files, want %d", n, c.files)
			}
			var said []string
			for _, p := range s.Place().Problems {
				said = append(said, p.Text)
			}
			if text := strings.Join(said, "\n"); !strings.Contains(text, c.says) || (c.says == "") != (text == "") || (text == "") != s.Place().Complete {
				t.Errorf("complete %t, it says %q", s.Place().Complete, text)
			}
		})
	}
}

// Values that could fill the memory are not read.
func TestPhoneBackupIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("it writes large files")
	}
	huge := changedManifest(t, "UPDATE Files SET file = zeroblob(200000000) WHERE relativePath LIKE '%IMG_0001.JPG'")
	for name, tree := range map[string]phototest.Tree{
		"blob":     huge,
		"bomb":     with(phoneOfAll("").Tree(), "Manifest.plist", plistBomb(30)),
		"entities": with(phoneOfAll("").Tree(), "Info.plist", entityBomb()),
	} {
		t.Run(name, func(t *testing.T) {
			root := phoneIn(t, tree)
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			began := time.Now()
			walked(t, openPhone(t, root, "x"))
			runtime.ReadMemStats(&after)
			if n := after.TotalAlloc - before.TotalAlloc; n > 100<<20 || time.Since(began) > 30*time.Second {
				t.Errorf("%d bytes, %s", n, time.Since(began))
			}
		})
	}
}

func TestPhoneRecordBomb(t *testing.T) {
	began := time.Now()
	if _, err := parsePhoneFile(plistBomb(40)); err == nil || time.Since(began) > 5*time.Second {
		t.Errorf("error %v after %s", err, time.Since(began))
	}
}

// plistBomb is a binary property list of arrays that each hold the next twice.
func plistBomb(levels int) []byte {
	b := []byte("bplist00")
	var offsets []int
	object := func(bytes ...byte) {
		offsets = append(offsets, len(b))
		b = append(b, bytes...)
	}
	// {"$objects": [1st array …], "$top": …}, the first two keys being objects 1 and 2.
	object(0xD2, 1, 2, 3, 3)
	object(append([]byte{0x58}, "$objects"...)...)
	object(append([]byte{0x54}, "$top"...)...)
	for level := range levels {
		next := byte(4 + level)
		object(0xA2, next, next)
	}
	object(0x10, 1)
	table := len(b)
	for _, at := range offsets {
		b = binary.BigEndian.AppendUint16(b, uint16(at))
	}
	b = append(b, 0, 0, 0, 0, 0, 0, 2, 1)
	b = binary.BigEndian.AppendUint64(b, uint64(len(offsets)))
	b = binary.BigEndian.AppendUint64(b, 0)
	return binary.BigEndian.AppendUint64(b, uint64(table))
}

func entityBomb() []byte {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a0 "aaaaaaaaaa">`)
	for i := range byte(9) {
		b.WriteString("<!ENTITY a" + string('1'+i) + ` "`)
		b.WriteString(strings.Repeat("&a"+string('0'+i)+";", 10) + `">`)
	}
	b.WriteString(`]><plist version="1.0"><dict><key>Device Name</key><string>&a9;</string></dict></plist>`)
	return []byte(b.String())
}

// The rows that are kept of a real backup of iOS 14.3, with an encrypted device's
// keys in them and without its files.
func TestRealManifest(t *testing.T) {
	privateTemp(t)
	corpus := os.Getenv("ROLLCALL_CORPUS")
	if corpus == "" {
		corpus = "../../../shared/corpus"
	}
	tree := phototest.Tree{}
	for _, name := range []string{"Manifest.db", "Info.plist"} {
		content, err := os.ReadFile(filepath.Join(corpus, "mvt-manifest-sample", name))
		if err != nil {
			t.Skip("the corpus is not here: set ROLLCALL_CORPUS to run this test")
		}
		tree[name] = content
	}
	s := openPhone(t, phoneIn(t, tree), "")
	b := s.(*folderSource).stores.base.store.(*phoneBackup)
	entries := walked(t, s)
	keys, saved := 0, map[uint16]int{}
	for path, f := range b.files {
		if len(f.key) == 4+wrappedSize {
			keys++
		}
		if isPicture(strings.ToLower(path)) && !strings.HasPrefix(path, phoneMedia+phoneThumbnails) {
			saved[f.xattrs.saved]++
		}
	}
	if b.rows != 33 || len(b.files) != 11 || len(entries) != 11 || keys != 11 || len(b.refused) > 0 {
		t.Errorf("%d rows, %d files, %d entries, %d keys, refused %v", b.rows, len(b.files), len(entries), keys, b.refused)
	}
	if saved[3] != 5 || saved[6] != 1 {
		t.Errorf("types of assets %v", saved)
	}
	const path = phoneMedia + "PhotoData/CPLAssets/group362/30FD4706-15A3-4F50-9F97-C316CCBCE72B.PNG"
	e := entries[path]
	if e.Facts.Text(photo.FactAsset) == "" || e.Facts.Text(photo.FactOriginalName) == "" || !e.Facts.Has(photo.FactFingerprint) || e.Facts.Text(photo.FactCloudState) != "uploaded" {
		t.Errorf("facts %v", e.Facts)
	}
	for path, e := range entries {
		if isPicture(strings.ToLower(path)) && (e.Standing == "" && e.Record == nil || !e.Facts.Has(photo.FactUnfinished)) {
			t.Errorf("%q has no data here, and is to be read", path)
		}
	}
	if r := e.Record; r == nil || r.Fingerprint.String() != e.Facts.Text(photo.FactFingerprint) || !r.Taken.Known || !r.Taken.Zoned {
		t.Errorf("record %+v", r)
	}
	p := s.Place()
	if p.Facts.Text(photo.FactSystem) != "iOS 14.3" || p.Facts.Text(photo.FactBackupDate) != "2021-12-03T19:33:13Z" {
		t.Errorf("facts %v", p.Facts)
	}
}

func FuzzPhoneRecord(f *testing.F) {
	b := phoneOfAll("x")
	for i := range b.Files {
		f.Add(b.Files[i].MBFile())
	}
	f.Add(plistBomb(40))
	f.Fuzz(func(t *testing.T, record []byte) {
		file, err := parsePhoneFile(record)
		if err == nil && (file.size < 0 || file.modified < 0) {
			t.Errorf("size %d, time %d", file.size, file.modified)
		}
	})
}
