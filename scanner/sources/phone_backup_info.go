package sources

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"
	"time"
)

// Files of a phone backup that are not encrypted.
const (
	phoneInfoName     = "Info.plist"
	phoneKeysName     = "Manifest.plist"
	phoneStatusName   = "Status.plist"
	phoneManifestName = "Manifest.db"
	phoneOldManifest  = "Manifest.mbdb" // before iOS 10
)

// A phoneInfo is what a phone backup tells of itself in the open.
type phoneInfo struct {
	device, model string // the device's name, and its model such as iPhone9,3
	version       string // of iOS, such as 14.3
	date          time.Time
	encrypted     bool
	keybag        []byte
	manifestKey   []byte // wrapped key of Manifest.db; nil: it is not encrypted, as before iOS 10.2
	state         string // SnapshotState: "finished", or where the backup stopped; "" unknown
}

// readPhoneInfo reads the property lists at a path that ends in a slash, or "".
// Info.plist and Status.plist need not be there. An error is that of Manifest.plist.
func readPhoneInfo(in *inside, at string) (phoneInfo, error) {
	var p phoneInfo
	keysErr := p.readKeys(in, at)
	var info struct {
		Device  string    `plist:"Device Name"`
		Model   string    `plist:"Product Type"`
		Version string    `plist:"Product Version"`
		Date    time.Time `plist:"Last Backup Date"`
	}
	if readPlist(in, at+phoneInfoName, &info) == nil {
		p.take(info.Device, info.Model, info.Version, info.Date)
	}
	var status struct {
		State string    `plist:"SnapshotState"`
		Date  time.Time `plist:"Date"`
	}
	if readPlist(in, at+phoneStatusName, &status) == nil {
		p.state = validText(status.State)
		p.take("", "", "", status.Date)
	}
	return p, keysErr
}

// readKeys reads Manifest.plist.
func (p *phoneInfo) readKeys(in *inside, at string) error {
	var keys struct {
		Encrypted bool      `plist:"IsEncrypted"`
		Keybag    []byte    `plist:"BackupKeyBag"`
		Key       []byte    `plist:"ManifestKey"`
		Date      time.Time `plist:"Date"`
		Lockdown  struct {
			Device  string `plist:"DeviceName"`
			Model   string `plist:"ProductType"`
			Version string `plist:"ProductVersion"`
		} `plist:"Lockdown"`
	}
	err := readPlist(in, at+phoneKeysName, &keys)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // whether it is encrypted shows in Manifest.db
	}
	p.encrypted, p.keybag, p.manifestKey = keys.Encrypted, keys.Keybag, keys.Key
	l := keys.Lockdown
	p.take(l.Device, l.Model, l.Version, keys.Date)
	return err
}

// take takes what is not known yet; of the dates the last, the backup being done
// only then.
func (p *phoneInfo) take(device, model, version string, date time.Time) {
	for _, field := range []struct {
		to   *string
		text string
	}{{&p.device, device}, {&p.model, model}, {&p.version, version}} {
		if *field.to == "" {
			*field.to = validText(field.text)
		}
	}
	if date.After(p.date) {
		p.date = date.UTC()
	}
}

// named is the device in words: its name and model.
func (p *phoneInfo) named() string {
	switch {
	case p.device == "":
		return p.model
	case p.model == "":
		return p.device
	}
	return p.device + " (" + p.model + ")"
}

// system is the system that the device ran, such as "iOS 14.3"; "" unknown.
func (p *phoneInfo) system() string {
	switch {
	case p.version == "":
		return ""
	case strings.HasPrefix(p.model, "iPad") && majorOf(p.version) >= 13: // it was iOS before
		return "iPadOS " + p.version
	}
	return "iOS " + p.version
}

func majorOf(version string) int {
	major, _, _ := strings.Cut(version, ".")
	n, _ := strconv.Atoi(major)
	return n
}

func readPlist(in *inside, path string, v any) error {
	content, err := readSmall(in, path, maxPlist)
	if err != nil {
		return err
	}
	return parsePlist(content, v)
}
