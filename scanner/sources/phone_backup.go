package sources

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rollcall/photo"
)

const (
	phoneBackupName = "phone-backup"
	phoneTitle      = "phone backup"
)

// PhoneBackup is a backup of an iPhone or iPad on a computer.
var PhoneBackup = Kind{
	Name:  phoneBackupName,
	Title: "a backup of an iPhone or iPad",
	Doc: "A folder with Manifest.db beside Info.plist, Manifest.plist or Status.plist, as Finder, iTunes, Apple Devices and libimobiledevice write it, from iOS 10 on. " +
		"Its camera roll is read in place, also encrypted: then it needs the backup's password. It tells what is hidden or in the trash, and how complete it is. " +
		"Photos in messages and in other apps are not looked for.",
	Needs:  "the password of an encrypted one, and on a Mac Full Disk Access for the terminal",
	Detect: func(root string) bool { return isPhoneBackup(namesAt(root)) },
	Open:   openPhoneBackup,
}

// isPhoneBackup tells a backup by the names in its folder.
func isPhoneBackup(names []string) bool {
	list, beside := false, 0
	for _, name := range names {
		switch name {
		case phoneManifestName, phoneOldManifest:
			list = true
		case phoneKeysName, phoneStatusName, phoneInfoName:
			beside++
		}
	}
	return list && beside > 0 || slices.Contains(names, phoneKeysName) && slices.Contains(names, phoneStatusName)
}

// namesAt are those names in a folder that tell a phone backup; none where it is
// no folder.
func namesAt(root string) (names []string) {
	for _, name := range []string{phoneManifestName, phoneOldManifest, phoneKeysName, phoneStatusName, phoneInfoName} {
		if st, err := os.Lstat(filepath.Join(root, name)); err == nil && st.Mode().IsRegular() {
			names = append(names, name)
		}
	}
	return names
}

// WrongPassword is the error of a password that does not open a phone backup.
type WrongPassword struct{}

func (e *WrongPassword) Error() string {
	return "the password does not open this phone backup"
}

// Hint says what to do now.
func (e *WrongPassword) Hint() string {
	return "it is the one that was set for encrypted backups in Finder, iTunes or Apple Devices, not the phone's code; perhaps an older one. Run again with it"
}

// openPhoneBackup opens the backup at root as a place. What of it can't be read is
// a problem of the place; a wrong password is an error: *WrongPassword.
func openPhoneBackup(root string, o Options) (Source, error) {
	ignore, err := parseIgnores(o.Ignore)
	if err != nil {
		return nil, err
	}
	abs, err := filepath.Abs(root)
	if err != nil {
		return nil, fmt.Errorf("find the phone backup %q: %w", root, err)
	}
	t, err := openTree(abs)
	if err != nil {
		return nil, fmt.Errorf("open the phone backup %q: %w", abs, err)
	}
	b, err := readPhoneBackup(&inside{store: onDisk{t}}, "", func(device string) (string, error) { return o.ask(abs, device) })
	switch {
	case errors.Is(err, errWrongPassword):
		return nil, &WrongPassword{}
	case err != nil:
		return nil, fmt.Errorf("open the phone backup %q: %w", abs, err)
	}
	s := &folderSource{stores: newStores(abs, b), ignore: ignore}
	s.stores.options = o
	s.place = photo.Place{Root: abs, Kind: phoneBackupName, Route: photo.RoutePhone, RouteSure: true, Facts: s.facts()}
	maps.Copy(s.place.Facts, b.facts())
	s.place.Problems = b.troubles("")
	return s, nil
}

func (o *Options) ask(root, device string) (string, error) {
	if o.Password == nil {
		return "", nil
	}
	return o.Password(root, device)
}

// readPhoneBackup reads the backup in a folder, whose path ends in a slash or is
// "". What can't be read is among its problems; an error is errWrongPassword, or
// one of asking for it.
func readPhoneBackup(in *inside, at string, ask func(device string) (string, error)) (*phoneBackup, error) {
	b := &phoneBackup{in: in, at: at, files: map[string]*phoneFile{}, folders: map[string][]string{".": nil}, refused: map[string]int{}}
	var err error
	if b.info, err = readPhoneInfo(in, at); err != nil {
		b.unread("", "Manifest.plist can't be read, so that it is not known whether the backup is encrypted: "+reason(err))
	}
	if exists(in, at+phoneOldManifest) && !exists(in, at+phoneManifestName) {
		b.unread("", "a phone backup of iOS before 10 is not read by this version: its photos are not seen")
		return b, nil
	}
	if b.info.encrypted {
		if open, err := b.unlock(ask); !open {
			return b, err
		}
	}
	if err := b.readManifest(); err != nil {
		b.unread("", err.Error())
	}
	b.blobs()
	b.judge()
	return b, nil
}

// unlock opens an encrypted backup with its password; false: it stays locked.
func (b *phoneBackup) unlock(ask func(device string) (string, error)) (bool, error) {
	keys, err := parseKeybag(b.info.keybag)
	if err != nil {
		b.unread("", "it is encrypted, and "+err.Error())
		return false, nil
	}
	password, err := ask(b.info.named())
	if err != nil {
		return false, err
	}
	if password == "" {
		b.unread("", "encrypted: no password, cannot compare")
		return false, nil
	}
	switch err := keys.unlock(password); {
	case errors.Is(err, errWrongPassword):
		return false, err
	case err != nil:
		b.unread("", err.Error())
		return false, nil
	}
	b.keys = keys
	return true, nil
}

// judge tells how whole the backup is.
func (b *phoneBackup) judge() {
	for _, why := range slices.Sorted(maps.Keys(b.refused)) {
		b.unread("", fmt.Sprintf("Manifest.db gives %s %s: not read", filesText(b.refused[why]), why))
	}
	if lost := b.lost(); lost > 0 {
		b.problems = append(b.problems, photo.Problem{Kind: photo.ProblemMalformed, Path: phoneManifestName,
			Text: fmt.Sprintf("the backup lists %s of the camera roll and has not %s data: it is damaged, or was never finished. Make a new one", filesText(lost), theirText(lost))})
	}
	if b.unfinished() {
		b.problems = append(b.problems, photo.Problem{Kind: photo.ProblemMalformed,
			Text: fmt.Sprintf("this phone backup was never finished: it stopped at %q. Make a new one", b.info.state)})
	}
}

// unfinished reports whether the backup says that it was not made to its end.
func (b *phoneBackup) unfinished() bool { return b.info.state != "" && b.info.state != "finished" }

// lost counts the files of the camera roll that are listed and have no data.
func (b *phoneBackup) lost() (n int) {
	for _, f := range b.files {
		if f.lost() {
			n++
		}
	}
	return n
}

func theirText(n int) string {
	if n == 1 {
		return "its"
	}
	return "their"
}

func filesText(n int) string {
	if n == 1 {
		return "a file"
	}
	return fmt.Sprintf("%d files", n)
}

func (b *phoneBackup) unread(rel, text string) {
	b.problems = append(b.problems, photo.Problem{Kind: photo.ProblemUnread, Path: rel, Text: text})
}

// troubles are its problems with paths of the place; at is that of the backup.
func (b *phoneBackup) troubles(at string) []photo.Problem {
	list := slices.Clone(b.problems)
	for i := range list {
		list[i].Path = orDot(strings.TrimSuffix(at+list[i].Path, "/"))
	}
	return list
}

// facts are those that the backup has as a place.
func (b *phoneBackup) facts() photo.Facts {
	facts := photo.Facts{}
	setText(&facts, photo.FactDevice, b.info.named())
	setText(&facts, photo.FactSystem, b.info.system())
	if !b.info.date.IsZero() {
		facts.Set(photo.FactBackupDate, b.info.date.Format(time.RFC3339))
	}
	return facts
}
