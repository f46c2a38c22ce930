package main

import (
	"embed"
	"errors"
	"io"
	"io/fs"
	"path/filepath"
	"text/template"
)

//go:embed packaging
var packaging embed.FS

// fill writes a template of packaging, filled.
func (r *release) fill(name, to string, with map[string]any) error {
	text, err := fs.ReadFile(packaging, "packaging/"+name+".tmpl")
	if err != nil {
		return err
	}
	t, err := template.New(name).Option("missingkey=error").Parse(string(text))
	if err != nil {
		return err
	}
	return writeTo(to, func(w io.Writer) error { return t.Execute(w, with) })
}

// manifests writes the Homebrew formula, which builds from source, and the scoop
// manifest where there is a binary for Windows.
func (r *release) manifests() error {
	source := "rollcall-" + r.version + "-source.tar.gz"
	sum, err := sumOf(filepath.Join(r.dir, source))
	if err != nil {
		return err
	}
	with := map[string]any{"Version": r.version, "Commit": r.commit, "Day": r.day(), "URL": r.url, "File": source, "Sum": sum}
	if err := r.fill("rollcall.rb", filepath.Join(r.dir, "rollcall.rb"), with); err != nil {
		return err
	}
	archive := "rollcall-" + r.version + "-windows-amd64.zip"
	sum, err = sumOf(filepath.Join(r.dir, archive))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	with["File"], with["Sum"], with["Folder"] = archive, sum, "rollcall-"+r.version+"-windows-amd64"
	return r.fill("rollcall.json", filepath.Join(r.dir, "rollcall.json"), with)
}
