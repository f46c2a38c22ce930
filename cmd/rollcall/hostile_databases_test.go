//go:build linux

package main

import (
	"database/sql"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	_ "github.com/mattn/go-sqlite3"

	"rollcall/cmd/rollcall/programtest"
	"rollcall/photo/phototest"
)

// hostileMemory is what the program may take at most over somebody's database, kB.
const hostileMemory = 300_000

// A hostile is a place with a database that is broken, or made to do harm.
type hostile struct {
	name  string
	spoil func(t *testing.T, db string)
	says  string // on the screen
	code  int    // exit code as the backup of a library that it holds whole
}

var hostileManifests = []hostile{
	{"no-database", writing("this is no database"), "no SQLite database", 3},
	{"cut", func(t *testing.T, db string) { mustDo(t, os.Truncate(db, 5000)) }, "Manifest.db", 3},
	{"other-columns", running("ALTER TABLE Files RENAME COLUMN file TO blob"), "no column file", 3},
	{"no-table", running("DROP TABLE Files"), "no column fileid", 3},
	{"leads-out", running("UPDATE Files SET relativePath = '../../etc/passwd' WHERE relativePath LIKE '%IMG_0001.jpg'"), "leads out of the backup", 3},
	{"absolute", running("UPDATE Files SET relativePath = '/etc/passwd', fileID = '/etc/passwd' WHERE relativePath LIKE '%IMG_0001.jpg'"), "leads out of the backup", 3},
	{"id-leads-out", running("UPDATE Files SET fileID = '../../../../../etc/passwd' WHERE relativePath LIKE '%IMG_0001.jpg'"), "name that no file", 3},
	{"large-value", running("UPDATE Files SET file = zeroblob(400000000) WHERE relativePath LIKE '%IMG_0001.jpg'"), "16 MiB", 3},
	{"many-rows", running(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n LIMIT 400000)
		INSERT INTO Files SELECT printf('%040x', i), 'CameraRollDomain', '../../etc/' || i, 1, zeroblob(100) FROM n`), "400000 files", 3},
	{"locked", locking, "", 0},
	{"torn-log", tearing, "cut off", 3},
	{"hot", writingBeside("-journal", "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7/etc/passwd"), "never finished", 3},
	{"a-link", func(t *testing.T, db string) { mustDo(t, os.Remove(db)); mustDo(t, os.Symlink("/etc/passwd", db)) }, "", 3},
}

var hostileLibraries = []hostile{
	{"no-database", writing("this is no database"), "no SQLite database", 3},
	{"other-columns", running("ALTER TABLE ZASSET RENAME COLUMN ZUUID TO ZID"), "no photos in a form that is known", 3},
	{"no-table", running("DROP TABLE ZASSET"), "no photos in a form that is known", 3},
	{"leads-out", running("UPDATE ZASSET SET ZDIRECTORY = '../../../../../../etc', ZFILENAME = 'passwd'"), "not followed", 0},
	{"unknown-values", running("UPDATE ZASSET SET ZHIDDEN = 77"), "of which nothing is known", 0},
	{"large-value", running("UPDATE ZASSET SET ZFILENAME = zeroblob(400000000) WHERE Z_PK = (SELECT min(Z_PK) FROM ZASSET)"), "16 MiB", 3},
	{"locked", locking, "", 0},
	{"torn-log", tearing, "cut off", 3},
}

// Whatever somebody made of a database: the problem is said, nothing is missing that
// is there, nothing is written but the index, and the memory is bounded.
func TestHostileDatabases(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it builds the program")
	}
	program := programtest.Built(t)
	for _, kind := range []struct {
		name, at, db string
		cases        []hostile
		tree         func(t *testing.T, photos []phototest.PhoneFile) phototest.Tree
	}{
		{"manifest", "0000", "Manifest.db", hostileManifests, func(t *testing.T, photos []phototest.PhoneFile) phototest.Tree {
			return phototest.PhoneBackup{Files: photos}.Tree()
		}},
		{"photos", "Mac.photoslibrary", "database/Photos.sqlite", hostileLibraries, func(t *testing.T, photos []phototest.PhoneFile) phototest.Tree {
			var l phototest.PhotosLibrary
			for i, f := range photos {
				l.Assets = append(l.Assets, phototest.PhotosAsset{UUID: assetID(i), Name: filepath.Base(f.Path), Content: f.Content})
			}
			return l.Tree(t)
		}},
	} {
		for _, c := range kind.cases {
			t.Run(kind.name+"/"+c.name, func(t *testing.T) {
				t.Parallel()
				dir := t.TempDir()
				var photos []phototest.PhoneFile
				library := phototest.Tree{}
				for i := range 4 {
					name := fmt.Sprintf("IMG_%04d.jpg", i)
					content := phototest.JPEG(phototest.Shot{Seed: int64(i + 1), Taken: fmt.Sprintf("2024-05-0%dT10:00:00", i+1)})
					library[name] = content
					photos = append(photos, phototest.PhoneFile{Path: "Media/DCIM/100APPLE/" + name, Content: content})
				}
				root := kind.tree(t, photos).Write(t, filepath.Join(dir, kind.at))
				c.spoil(t, filepath.Join(root, kind.db))
				lib := library.Write(t, filepath.Join(dir, "library"))
				holdHostile(t, c, program, dir, lib, root)
			})
		}
	}
}

func holdHostile(t *testing.T, c hostile, program, dir, library, backup string) {
	temp := filepath.Join(dir, "temp")
	mustDo(t, os.Mkdir(temp, 0o700))
	before := treeNow(t, dir)
	cmd := exec.Command(program, "--index", filepath.Join(t.TempDir(), "i.db"), "--no-progress", "--all", library, backup)
	cmd.Env = append(os.Environ(), "TMPDIR="+temp, "HOME="+temp)
	text, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	words := strings.Join(strings.Fields(strings.ReplaceAll(string(text), "\n", " ")), " ")
	if code := cmd.ProcessState.ExitCode(); code != c.code || !strings.Contains(words, c.says) || strings.Contains(words, "have NO full copy") || strings.Contains(words, "panic") {
		t.Errorf("exit %d, want %d with %q:\n%s", code, c.code, c.says, text)
	}
	if after := treeNow(t, dir); after != before {
		t.Errorf("files were\n%s\nand are\n%s", before, after)
	}
	if usage := cmd.ProcessState.SysUsage().(*syscall.Rusage); usage.Maxrss > hostileMemory {
		t.Errorf("%d kB", usage.Maxrss)
	}
}

// treeNow is the list of files below a folder, with size and time.
func treeNow(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	mustDo(t, filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			fmt.Fprintln(&b, path, info.Size(), info.ModTime().UnixNano())
		}
		return err
	}))
	return b.String()
}

func writing(content string) func(*testing.T, string) {
	return func(t *testing.T, db string) {
		os.Remove(db + "-wal")
		mustDo(t, os.WriteFile(db, []byte(content), 0o600))
	}
}

func writingBeside(ending, content string) func(*testing.T, string) {
	return func(t *testing.T, db string) { mustDo(t, os.WriteFile(db+ending, []byte(content), 0o600)) }
}

func running(statement string) func(*testing.T, string) {
	return func(t *testing.T, path string) {
		db, err := sql.Open("sqlite3", "file:"+path)
		mustDo(t, err)
		defer db.Close()
		_, err = db.Exec(statement)
		mustDo(t, err)
	}
}

// locking leaves the database locked by another program until the test ends.
func locking(t *testing.T, path string) {
	db, err := sql.Open("sqlite3", "file:"+path+"?_txlock=exclusive")
	mustDo(t, err)
	tx, err := db.Begin()
	mustDo(t, err)
	t.Cleanup(func() { tx.Rollback(); db.Close() })
}

// tearing leaves a log that was cut off within its last change.
func tearing(t *testing.T, path string) {
	db, err := sql.Open("sqlite3", "file:"+path+"?_journal_mode=WAL")
	mustDo(t, err)
	defer db.Close()
	for _, s := range []string{"PRAGMA wal_autocheckpoint=0", "CREATE TABLE later(z)", "INSERT INTO later VALUES (zeroblob(20000))"} {
		_, err := db.Exec(s)
		mustDo(t, err)
	}
	log, err := os.ReadFile(path + "-wal")
	mustDo(t, err)
	file, err := os.ReadFile(path)
	mustDo(t, err)
	mustDo(t, db.Close())
	mustDo(t, os.WriteFile(path, file, 0o600))
	mustDo(t, os.WriteFile(path+"-wal", log[:len(log)-1000], 0o600))
}

func mustDo(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
