package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// mostLinks is how many links are followed, as Linux does (path_resolution(7)).
const mostLinks = 40

// linkedTo is the file that a link leads to in the end, there or not; a file that is
// no link is its own. Of links in a circle it is one of them.
func linkedTo(file string) string {
	for range mostLinks {
		next, err := os.Readlink(file)
		if err != nil {
			break
		}
		if !filepath.IsAbs(next) {
			next = filepath.Join(resolved(filepath.Dir(file)), next)
		}
		file = next
	}
	return file
}

// writable tells before the work what would stop the report after it. The target is
// what the file leads to.
func writable(file, target string) error {
	named := fmt.Sprintf("-o %q", file)
	if target != file {
		named += fmt.Sprintf(", a link to %q", target)
	}
	if _, err := os.Readlink(target); err == nil {
		return usage("name another file", "-o %q: its links lead in a circle", file)
	}
	dir := filepath.Dir(target)
	if _, err := os.Stat(dir); err != nil {
		return usage("make the folder first, or name another", "%s: no such folder: %q", named, dir)
	}
	switch at, err := os.Stat(target); {
	case err == nil && at.IsDir():
		return usage("name a file in it", "%s is a folder", named)
	case err == nil && !at.Mode().IsRegular():
		return nil // a pipe or a device is written to as it is
	}
	probe, err := os.CreateTemp(dir, ".rollcall-*")
	if err != nil {
		return usage("name a file in a folder that you may write to", "%s: nothing can be written in the folder %q: %v", named, dir, reason(err))
	}
	probe.Close()
	os.Remove(probe.Name())
	return nil
}

// reason is what the system says, without what it was asked.
func reason(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// writeFile writes beside the file and renames, so that a report is there whole or
// not at all. A pipe or a device is written to as it is.
func writeFile(name string, private bool, write func(io.Writer) error) error {
	into := writeBeside
	if at, err := os.Stat(name); err == nil && !at.Mode().IsRegular() {
		into = writeInto
	}
	if err := into(name, private, write); err != nil {
		return fmt.Errorf("writing the report to %q: %w", name, err)
	}
	return nil
}

func writeBeside(name string, private bool, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".rollcall-*") // 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // fails after the rename, as it should
	if err = writeAll(f, write); err == nil && !private {
		err = f.Chmod(0o644)
	}
	if e := f.Close(); err == nil {
		err = e
	}
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	return err
}

func writeInto(name string, _ bool, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	err = writeAll(f, write)
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

func writeAll(f *os.File, write func(io.Writer) error) error {
	w := bufio.NewWriterSize(f, 1<<16)
	if err := write(w); err != nil {
		return err
	}
	return w.Flush()
}
