package index

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
)

// makePrivate takes the file and its companions from everybody else. SQLite gives
// new companions the file's own mode.
func makePrivate(path string) error {
	for _, file := range []string{path, path + "-wal", path + "-shm", path + "-lock"} {
		st, err := os.Stat(file)
		if errors.Is(err, fs.ErrNotExist) || err == nil && st.Mode().Perm() == 0o600 {
			continue
		}
		if err == nil {
			err = os.Chmod(file, 0o600)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// renameOver puts a finished file in the place of another, for good: both the
// file and the folder's entry are on the disk when it returns.
func renameOver(fresh, path string) error {
	f, err := os.OpenFile(fresh, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = f.Sync()
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(fresh, path)
	}
	if err != nil || runtime.GOOS == "windows" { // which can't sync a folder
		return err
	}
	dir, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer dir.Close()
	return dir.Sync()
}
