package main

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|notice|patents|authors)(\.(md|txt|lesser|lib|mit|bsd))?$`)

// inSource are works whose licence comes only at the head of their source files: a
// file of each, by module.
var inSource = map[string]string{"github.com/jdeng/goheif": "dav1d/src/msac.h"}

// thirdParty writes the licences of all that is in the binaries into one file, which
// goes with each: most of them ask for it. A module without one is an error.
func (r *release) thirdParty(ctx context.Context) (file, error) {
	folders := map[string]string{} // by module and version
	for _, system := range []string{"linux", "windows"} {
		out, err := output(ctx, []string{"GOOS=" + system, "GOARCH=amd64", "CGO_ENABLED=1"}, "go", "list", "-deps",
			"-f", "{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}}\t{{.Dir}}{{end}}{{end}}", "./cmd/rollcall")
		if err != nil {
			return file{}, err
		}
		for line := range strings.Lines(string(out)) {
			if name, dir, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
				folders[name] = dir
			}
		}
	}
	root, err := output(ctx, nil, "go", "env", "GOROOT")
	if err != nil {
		return file{}, err
	}
	var names []string
	for name := range folders {
		names = append(names, name)
	}
	slices.Sort(names)
	var all bytes.Buffer
	if err := addLicences(&all, "Go's standard library", filepath.Join(strings.TrimSpace(string(root)), "LICENSE")); err != nil {
		return file{}, err
	}
	for _, name := range names {
		if err := addLicences(&all, name, folders[name]); err != nil {
			return file{}, err
		}
		module, _, _ := strings.Cut(name, " ")
		if source := inSource[module]; source != "" {
			text, err := os.ReadFile(filepath.Join(folders[name], source))
			if err != nil {
				return file{}, err
			}
			head, _, _ := bytes.Cut(text, []byte("*/"))
			addText(&all, name, source, append(head, "*/"...))
		}
	}
	to := filepath.Join(r.work, "THIRD-PARTY-LICENSES.txt")
	return file{name: filepath.Base(to), from: to}, os.WriteFile(to, all.Bytes(), 0o644)
}

// addLicences appends the licence files below a folder, or the one file.
func addLicences(to *bytes.Buffer, name, folder string) error {
	found := 0
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !licenceFile.MatchString(d.Name()) {
			return err
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		found++
		at, err := filepath.Rel(filepath.Dir(folder), path)
		if err != nil {
			return err
		}
		_, at, _ = strings.Cut(filepath.ToSlash(at), "/")
		addText(to, name, at, text)
		return nil
	})
	if err == nil && found == 0 {
		err = fmt.Errorf("%s has no licence in %s", name, folder)
	}
	return err
}

func addText(to *bytes.Buffer, name, at string, text []byte) {
	line := strings.Repeat("=", 80)
	fmt.Fprintf(to, "%s\n%s  %s\n%s\n\n%s\n\n", line, name, at, line, bytes.TrimSpace(text))
}
