// Package demo holds a small pair of folders, a photo library and a backup of
// it, from which photos are missing for reasons of all kinds. The files are real
// and made for the project: make.go paints and writes them.
package demo

import (
	"embed"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

//go:embed all:library all:backup
var pair embed.FS

// Unpack writes the two folders below dir and returns their paths. Photos in the
// trash are dated so that the first is dropped a little over three days after now.
func Unpack(dir string, now time.Time) (library, backup string, err error) {
	expiry := strconv.FormatInt(now.Add(3*24*time.Hour+time.Hour).Unix(), 10)
	err = fs.WalkDir(pair, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := pair.ReadFile(path)
		if err != nil {
			return err
		}
		return write(filepath.Join(dir, filepath.FromSlash(strings.Replace(path, "EXPIRY", expiry, 1))), content)
	})
	if err != nil {
		return "", "", fmt.Errorf("unpacking the demo to %q: %w", dir, err)
	}
	return filepath.Join(dir, "library"), filepath.Join(dir, "backup"), nil
}

func write(name string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		return err
	}
	return os.WriteFile(name, content, 0o600)
}
