package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"rollcall/photo/phototest"
)

// makePhoneBackup makes a backup of a phone:
//
//	phonebackup DIR [password=TEXT] [state=TEXT] [icloud] FILE[=PATH][,hidden][,lost][,print][,away]...
//
// A file of the scene lies in Media/DCIM/100APPLE, or at another path. One that is
// away is in iCloud only: the phone's Photos.sqlite records it, as it does the others.
func makePhoneBackup(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: phonebackup DIR [password=TEXT] [state=TEXT] [icloud] FILE[=PATH][,hidden][,lost][,print][,away]...")
	}
	var b phototest.PhoneBackup
	var assets []phototest.PhotosAsset
	recorded := false
	for _, arg := range args[1:] {
		key, value, _ := strings.Cut(arg, "=")
		switch key {
		case "password":
			b.Password = value
		case "state":
			b.State = value
		case "icloud":
			b.ICloud = true
		default:
			f, away := phoneFile(ts, arg)
			assets, recorded = append(assets, phoneAsset(f, len(assets), away)), recorded || away
			if !away {
				b.Files = append(b.Files, f)
			}
		}
	}
	if recorded {
		b.Photos = &phototest.PhotosLibrary{Assets: assets}
	}
	for path, content := range b.Tree() {
		writeScene(ts, args[0]+"/"+path, content)
	}
}

func phoneFile(ts *testscript.TestScript, arg string) (f phototest.PhoneFile, away bool) {
	words := strings.Split(arg, ",")
	from, path, named := strings.Cut(words[0], "=")
	if !named {
		path = "Media/DCIM/100APPLE/" + filepath.Base(from)
	}
	f = phototest.PhoneFile{Path: path, Content: []byte(ts.ReadFile(from))}
	for _, word := range words[1:] {
		switch word {
		case "hidden":
			f.Hidden = true
		case "lost":
			f.Lost = true
		case "print":
			f.Print = true
		case "away":
			away = true
		default:
			ts.Fatalf("no key %q", word)
		}
	}
	return f, away
}

// phoneAsset is what Photos.sqlite records of a file.
func phoneAsset(f phototest.PhoneFile, n int, away bool) phototest.PhotosAsset {
	rel := strings.TrimPrefix(f.Path, "Media/")
	a := phototest.PhotosAsset{
		UUID: fmt.Sprintf("%X0000000-0000-4000-8000-%012X", 10+n, 10+n), Name: filepath.Base(rel), Content: f.Content, Elsewhere: away, Master: 3,
		Set: map[string]any{"ZDIRECTORY": filepath.Dir(rel), "ZFILENAME": filepath.Base(rel)},
	}
	if f.Hidden {
		a.Set["ZHIDDEN"] = 1
	}
	return a
}
