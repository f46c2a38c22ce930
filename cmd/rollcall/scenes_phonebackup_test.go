package main

import (
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"rollcall/photo/phototest"
)

// makePhoneBackup makes a backup of a phone:
//
//	phonebackup DIR [password=TEXT] [state=TEXT] [icloud] FILE[=PATH][,hidden][,lost]...
//
// A file of the scene lies in Media/DCIM/100APPLE, or at another path.
func makePhoneBackup(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: phonebackup DIR [password=TEXT] [state=TEXT] [icloud] FILE[=PATH][,hidden][,lost]...")
	}
	var b phototest.PhoneBackup
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
			b.Files = append(b.Files, phoneFile(ts, arg))
		}
	}
	for path, content := range b.Tree() {
		writeScene(ts, args[0]+"/"+path, content)
	}
}

func phoneFile(ts *testscript.TestScript, arg string) phototest.PhoneFile {
	words := strings.Split(arg, ",")
	from, path, named := strings.Cut(words[0], "=")
	if !named {
		path = "Media/DCIM/100APPLE/" + filepath.Base(from)
	}
	f := phototest.PhoneFile{Path: path, Content: []byte(ts.ReadFile(from))}
	for _, word := range words[1:] {
		switch word {
		case "hidden":
			f.Hidden = true
		case "lost":
			f.Lost = true
		default:
			ts.Fatalf("no key %q", word)
		}
	}
	return f
}
