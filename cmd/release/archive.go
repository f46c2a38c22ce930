package main

import (
	"archive/tar"
	"archive/zip"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A file goes into an archive under a name.
type file struct {
	name, from string
	mode       os.FileMode // 0: 0644
}

func (f file) permissions() os.FileMode {
	if f.mode == 0 {
		return 0o644
	}
	return f.mode
}

// archive makes the archive of a target: a ZIP for Windows, else a .tar.gz. Entries
// are in their order, owned by nobody in particular, as old as the commit.
func (r *release) archive(t target, files []file) error {
	base := fmt.Sprintf("rollcall-%s-%s-%s", r.version, t.os, t.arch)
	write, ending := r.writeTar, ".tar.gz"
	if t.os == "windows" {
		write, ending = r.writeZip, ".zip"
	}
	return writeTo(filepath.Join(r.dir, base+ending), func(w io.Writer) error { return write(w, base, files) })
}

func (r *release) writeTar(w io.Writer, base string, files []file) error {
	packed, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return err
	}
	tw := tar.NewWriter(packed)
	for _, f := range files {
		content, err := os.ReadFile(f.from)
		if err != nil {
			return err
		}
		header := &tar.Header{Name: base + "/" + f.name, Mode: int64(f.permissions()), Size: int64(len(content)), ModTime: r.time, Format: tar.FormatPAX}
		if err := tw.WriteHeader(header); err != nil {
			return err
		}
		if _, err := tw.Write(content); err != nil {
			return err
		}
	}
	return errors.Join(tw.Close(), packed.Close())
}

func (r *release) writeZip(w io.Writer, base string, files []file) error {
	zw := zip.NewWriter(w)
	for _, f := range files {
		content, err := os.ReadFile(f.from)
		if err != nil {
			return err
		}
		header := &zip.FileHeader{Name: base + "/" + f.name, Method: zip.Deflate, Modified: r.time}
		header.SetMode(f.permissions())
		entry, err := zw.CreateHeader(header)
		if err != nil {
			return err
		}
		if _, err := entry.Write(content); err != nil {
			return err
		}
	}
	return zw.Close()
}

// sourceArchive is what the formula builds from.
func (r *release) sourceArchive(ctx context.Context) error {
	base := "rollcall-" + r.version
	out, err := output(ctx, nil, "git", "archive", "--format=tar", "--prefix="+base+"/", "HEAD")
	if err != nil {
		return err
	}
	return writeTo(filepath.Join(r.dir, base+"-source.tar.gz"), func(w io.Writer) error {
		packed, err := gzip.NewWriterLevel(w, gzip.BestCompression)
		if err != nil {
			return err
		}
		_, err = packed.Write(out)
		return errors.Join(err, packed.Close())
	})
}

// checksums writes SHA256SUMS over all files of the release.
func (r *release) checksums() error {
	entries, err := os.ReadDir(r.dir)
	if err != nil {
		return err
	}
	var lines []string
	for _, e := range entries {
		if e.Name() == "SHA256SUMS" || e.IsDir() {
			continue
		}
		sum, err := sumOf(filepath.Join(r.dir, e.Name()))
		if err != nil {
			return err
		}
		lines = append(lines, sum+"  "+e.Name()+"\n")
	}
	slices.SortFunc(lines, func(a, b string) int { return strings.Compare(a[66:], b[66:]) })
	return os.WriteFile(filepath.Join(r.dir, "SHA256SUMS"), []byte(strings.Join(lines, "")), 0o644)
}

func sumOf(name string) (string, error) {
	f, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), err
}

func writeTo(name string, write func(io.Writer) error) error {
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}
