package main

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"slices"

	"github.com/rogpeppe/go-internal/testscript"
)

// makeZip makes a ZIP of all that lies in a folder, packed or stored.
func makeZip(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: zip FILE DIR [stored]")
	}
	method := zip.Deflate
	if slices.Contains(args[2:], "stored") {
		method = zip.Store
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	folder := os.DirFS(ts.MkAbs(args[1]))
	ts.Check(fs.WalkDir(folder, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(folder, path)
		if err != nil {
			return err
		}
		f, err := z.CreateHeader(&zip.FileHeader{Name: path, Method: method})
		if err == nil {
			_, err = f.Write(content)
		}
		return err
	}))
	ts.Check(z.Close())
	writeScene(ts, args[0], b.Bytes())
}
