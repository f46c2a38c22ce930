package main

import (
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"rollcall/photo/phototest"
)

// makeExport makes what a service or a tool exports:
//
//	export icloud|icloud-zip|takeout|icloudpd DIR PHOTO[,key[=value]]...
//
// A photo is a file of the scene; its keys are those of exportKeys.
func makeExport(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: export icloud|icloud-zip|takeout|icloudpd DIR PHOTO[,key=value]...")
	}
	var photos []exported
	for _, arg := range args[2:] {
		photos = append(photos, readExported(ts, arg))
	}
	make, ok := exports[args[0]]
	if !ok {
		ts.Fatalf("no export %q", args[0])
	}
	for path, content := range make(photos) {
		writeScene(ts, args[1]+"/"+path, content)
	}
}

// An exported is one photo, with all that any of the exports tells.
type exported struct {
	name, album                       string
	content, movie, edited            []byte
	taken                             time.Time
	part, rating, got                 int
	hidden, trashed, absent, unlisted bool
}

var exports = map[string]func([]exported) phototest.Tree{
	"icloud":     func(photos []exported) phototest.Tree { return iCloudExport(photos).Folders() },
	"icloud-zip": func(photos []exported) phototest.Tree { return iCloudExport(photos).ZIPs() },
	"takeout": func(photos []exported) phototest.Tree {
		t := phototest.Takeout{}
		for i, p := range photos {
			one := phototest.TakeoutPhoto{Title: p.name, Content: p.content, Edited: p.edited, Movie: p.movie, Taken: p.taken, Trashed: p.trashed,
				ID: "AF1QipMjB5UVZ4V257bEr9MUafTu-" + strconv.Itoa(100+i)}
			if p.album != "" {
				one.Albums = []string{p.album}
			}
			t.Photos = append(t.Photos, one)
		}
		return t.Tree()
	},
	"icloudpd": func(photos []exported) phototest.Tree {
		d := phototest.ICloudpd{XMP: true}
		for _, p := range photos {
			d.Photos = append(d.Photos, phototest.ICloudpdPhoto{Name: p.name, Content: p.content, Movie: p.movie, Taken: p.taken, Rating: p.rating, Got: p.got})
		}
		return d.Tree()
	},
}

func iCloudExport(photos []exported) phototest.ICloudExport {
	e := phototest.ICloudExport{}
	for _, p := range photos {
		e.Photos = append(e.Photos, phototest.ExportPhoto{Name: p.name, Content: p.content, Absent: p.absent, Movie: p.movie, Part: p.part,
			Taken: p.taken, Added: p.taken, Hidden: p.hidden, Deleted: p.trashed, Unlisted: p.unlisted})
	}
	return e
}

// exportKeys are what is said of a photo besides its file.
var exportKeys = map[string]func(ts *testscript.TestScript, p *exported, value string){
	"name":     func(_ *testscript.TestScript, p *exported, v string) { p.name = v },
	"album":    func(_ *testscript.TestScript, p *exported, v string) { p.album = v },
	"hidden":   func(_ *testscript.TestScript, p *exported, _ string) { p.hidden = true },
	"trashed":  func(_ *testscript.TestScript, p *exported, _ string) { p.trashed = true },
	"absent":   func(_ *testscript.TestScript, p *exported, _ string) { p.absent = true },
	"unlisted": func(_ *testscript.TestScript, p *exported, _ string) { p.unlisted = true },
	"movie":    func(ts *testscript.TestScript, p *exported, v string) { p.movie = []byte(ts.ReadFile(v)) },
	"edited":   func(ts *testscript.TestScript, p *exported, v string) { p.edited = []byte(ts.ReadFile(v)) },
	"part":     func(ts *testscript.TestScript, p *exported, v string) { p.part = wholeNumber(ts, v) },
	"rating":   func(ts *testscript.TestScript, p *exported, v string) { p.rating = wholeNumber(ts, v) },
	"got":      func(ts *testscript.TestScript, p *exported, v string) { p.got = wholeNumber(ts, v) },
}

func wholeNumber(ts *testscript.TestScript, text string) int {
	n, err := strconv.Atoi(text)
	ts.Check(err)
	return n
}

func readExported(ts *testscript.TestScript, arg string) exported {
	words := strings.Split(arg, ",")
	p := exported{name: filepath.Base(words[0]), content: []byte(ts.ReadFile(words[0])), taken: time.Date(2024, 5, 1, 8, 0, 0, 0, time.UTC)}
	for _, word := range words[1:] {
		key, value, _ := strings.Cut(word, "=")
		set, ok := exportKeys[key]
		if !ok {
			ts.Fatalf("no key %q", key)
		}
		set(ts, &p, value)
	}
	return p
}
