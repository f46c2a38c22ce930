package main

import (
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"rollcall/photo/phototest"
)

// makePhotosLibrary makes a library of Photos for Mac:
//
//	photoslibrary DIR [model=N] [cloud] [off=DATE] [queued=A] [refused=B] [album=Zoo:AB] PHOTO[,key[=value]]...
//
// A photo is a file of the scene; its keys are those of assetKeys. Its id is
// A0000000-… of the first, B0000000-… of the second: that letter tells what waits for
// iCloud, what it refused, and what an album holds.
func makePhotosLibrary(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: photoslibrary DIR [model=N] [cloud] [off=DATE] [queued=A] [refused=B] [album=Zoo:AB] PHOTO[,key=value]...")
	}
	library := phototest.PhotosLibrary{}
	for _, arg := range args[1:] {
		key, value, _ := strings.Cut(arg, "=")
		var err error
		switch key {
		case "model":
			library.Model, err = strconv.Atoi(value)
		case "cloud":
			library.Cloud = true
		case "off":
			var when time.Time
			when, err = time.Parse(time.DateOnly, value)
			library.Switches = []phototest.PhotosSwitch{{Type: "CPL", When: when}}
		case "queued":
			library.Queued = append(library.Queued, assetID(int(value[0]-'A')))
		case "refused":
			library.Refused = append(library.Refused, assetID(int(value[0]-'A')))
		case "album":
			title, letters, _ := strings.Cut(value, ":")
			album := phototest.PhotosAlbum{Title: title}
			for _, letter := range letters {
				album.Photos = append(album.Photos, assetID(int(letter-'A')))
			}
			library.Albums = append(library.Albums, album)
		default:
			library.Assets = append(library.Assets, readAsset(ts, arg, len(library.Assets)))
		}
		ts.Check(err)
	}
	tree, err := library.Files()
	ts.Check(err)
	for path, content := range tree {
		writeScene(ts, args[0]+"/"+path, content)
	}
}

// assetKeys are what the library records of a photo besides its file.
var assetKeys = map[string]func(ts *testscript.TestScript, a *phototest.PhotosAsset, value string){
	"elsewhere": func(_ *testscript.TestScript, a *phototest.PhotosAsset, _ string) { a.Elsewhere, a.Master = true, 3 },
	"lost":      func(_ *testscript.TestScript, a *phototest.PhotosAsset, _ string) { a.Lost = true },
	"noprint":   func(_ *testscript.TestScript, a *phototest.PhotosAsset, _ string) { a.NoPrint = true },
	"hidden":    func(_ *testscript.TestScript, a *phototest.PhotosAsset, _ string) { a.Set["ZHIDDEN"] = 1 },
	"sent":      func(_ *testscript.TestScript, a *phototest.PhotosAsset, _ string) { a.Master = 3 },
	"tries": func(ts *testscript.TestScript, a *phototest.PhotosAsset, v string) {
		a.Attributes = map[string]any{"ZUPLOADATTEMPTS": v}
	},
	"added": func(ts *testscript.TestScript, a *phototest.PhotosAsset, v string) {
		when, err := time.Parse(time.DateOnly, v)
		ts.Check(err)
		a.Added = when
	},
	"taken":   func(_ *testscript.TestScript, a *phototest.PhotosAsset, v string) { a.Taken = v },
	"deleted": func(_ *testscript.TestScript, a *phototest.PhotosAsset, _ string) { a.Set["ZCLOUDDELETESTATE"] = 1 },
	"burst": func(_ *testscript.TestScript, a *phototest.PhotosAsset, v string) {
		a.Set["ZAVALANCHEUUID"], a.Set["ZAVALANCHEPICKTYPE"] = "BURST-1", v
	},
	"trashed": func(ts *testscript.TestScript, a *phototest.PhotosAsset, v string) {
		when, err := time.Parse(time.DateOnly, v)
		ts.Check(err)
		a.Trashed = when
	},
	"movie": func(ts *testscript.TestScript, a *phototest.PhotosAsset, v string) { a.Movie = []byte(ts.ReadFile(v)) },
	"raw":   func(ts *testscript.TestScript, a *phototest.PhotosAsset, v string) { a.RAW = []byte(ts.ReadFile(v)) },
	"edit":  func(ts *testscript.TestScript, a *phototest.PhotosAsset, v string) { a.Edit = []byte(ts.ReadFile(v)) },
	"thumb": func(ts *testscript.TestScript, a *phototest.PhotosAsset, v string) {
		a.Thumbnail = []byte(ts.ReadFile(v))
	},
}

// assetID is the id of the n-th asset, from 0.
func assetID(n int) string {
	return fmt.Sprintf("%X0000000-0000-4000-8000-%012X", 10+n, 10+n)
}

func readAsset(ts *testscript.TestScript, arg string, n int) phototest.PhotosAsset {
	words := strings.Split(arg, ",")
	a := phototest.PhotosAsset{
		UUID: assetID(n), Name: filepath.Base(words[0]), Content: []byte(ts.ReadFile(words[0])),
		Added: time.Date(2024, 5, 2, 8, 0, 0, 0, time.UTC), Set: map[string]any{},
	}
	for _, word := range words[1:] {
		key, value, _ := strings.Cut(word, "=")
		set, ok := assetKeys[key]
		if !ok {
			ts.Fatalf("no key %q", key)
		}
		set(ts, &a, value)
	}
	return a
}
