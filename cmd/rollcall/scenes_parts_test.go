package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"rollcall/photo/phototest"
)

// makeParts makes an iCloud export in ZIP parts of equal numbers of photos:
//
//	exportparts DIR ROLL PARTS [left=NAME,...] [absent=NAME,...] [torn=NAME,...] [other=NAME:FILE,...]
//
// Left photos are not in it at all. Of absent ones only the list tells; torn ones
// have a flipped byte in their ZIP; other ones have the content of another file.
func makeParts(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: exportparts DIR ROLL PARTS [left=...] [absent=...] [torn=...] [other=NAME:FILE,...]")
	}
	said := map[string][]string{}
	for _, arg := range args[3:] {
		key, names, _ := strings.Cut(arg, "=")
		said[key] = strings.Split(names, ",")
	}
	files, err := os.ReadDir(ts.MkAbs(args[1]))
	ts.Check(err)
	files = slices.DeleteFunc(files, func(f os.DirEntry) bool { return slices.Contains(said["left"], f.Name()) })
	parts := wholeNumber(ts, args[2])
	var photos []exported
	for i, f := range files {
		p := readExported(ts, filepath.Join(args[1], f.Name()))
		p.part, p.absent = i*parts/len(files)+1, slices.Contains(said["absent"], f.Name())
		for _, other := range said["other"] {
			if name, file, _ := strings.Cut(other, ":"); name == f.Name() {
				p.content = []byte(ts.ReadFile(file))
			}
		}
		photos = append(photos, p)
	}
	for path, content := range phototest.Tree(iCloudExport(photos).ZIPs()) {
		for _, name := range said["torn"] {
			picture := []byte(ts.ReadFile(args[1] + "/" + name))
			if at := bytes.Index(content, picture); at >= 0 {
				content[at+len(picture)/2] ^= 0xFF
			}
		}
		writeScene(ts, fmt.Sprintf("%s/%s", args[0], path), content)
	}
}

// cutInto cuts a ZIP in the middle of the bytes of a file in it.
func cutInto(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: cutinto ZIP FILE")
	}
	zip, picture := []byte(ts.ReadFile(args[0])), []byte(ts.ReadFile(args[1]))
	at := bytes.Index(zip, picture)
	if at < 0 {
		ts.Fatalf("%s is not stored in %s", args[1], args[0])
	}
	writeScene(ts, args[0], zip[:at+len(picture)/2])
}

// blankIn overwrites the bytes of a stored file in a ZIP with zeros; its list stays.
func blankIn(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: blankin ZIP FILE ...")
	}
	zip := []byte(ts.ReadFile(args[0]))
	for _, name := range args[1:] {
		picture := []byte(ts.ReadFile(name))
		at := bytes.Index(zip, picture)
		if at < 0 {
			ts.Fatalf("%s is not stored in %s", name, args[0])
		}
		clear(zip[at : at+len(picture)])
	}
	writeScene(ts, args[0], zip)
}
