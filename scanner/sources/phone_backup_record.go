package sources

import (
	"bytes"
	"crypto/sha1"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"strings"
	"time"

	"howett.net/plist"

	"rollcall/photo"
)

// A phoneFile is one file of a phone backup as Manifest.db records it.
type phoneFile struct {
	id       string // fileID, 40 hex digits: the name of its blob
	size     int64  // bytes, not encrypted
	modified int64  // nanoseconds since 1970
	key      []byte // wrapped; nil: it is not encrypted
	xattrs   phoneAttributes

	there   bool        // its blob is
	blob    photo.Stamp // of the blob, while it is there
	trouble error       // why the blob can't be looked at
}

// phoneAttributes are the extended attributes that assetsd of iOS gives to the
// files of photos. Names and encodings are known from a real backup of iOS 14.3.
type phoneAttributes struct {
	hidden, trashed bool
	name            string // when it was imported
	asset           string // UUID, as in ZUUID of Photos.sqlite
	saved           uint16 // as in ZSAVEDASSETTYPE; 0 unknown
	added           time.Time
	fromCloud       bool      // it is an original that came down from iCloud
	created         time.Time // of capture, unless corrected by hand
	zone            int32     // seconds east of UTC
	print           photo.Fingerprint
}

// maxPhoneRecord is the size in bytes of the largest record of one file; real
// ones have some hundred.
const (
	maxPhoneRecord = 1 << 20
	latestSecond   = 9e9 // since 1970: what nanoseconds can hold
)

var errNoRecord = errors.New("its record is no archived MBFile")

// An archivedObject is one object of a keyed archive, in which any object of an
// MBFile is found. It is decoded by fields, so that nothing unfolds.
type archivedObject struct {
	mbFile
	data []byte
}

type mbFile struct {
	Size       *int64    `plist:"Size"`
	Modified   int64     `plist:"LastModified"`
	Attributes plist.UID `plist:"ExtendedAttributes"`
	Key        plist.UID `plist:"EncryptionKey"`
	Data       []byte    `plist:"NS.data"`
}

// UnmarshalPlist takes a dictionary or bytes; any other object stays empty.
func (o *archivedObject) UnmarshalPlist(unmarshal func(any) error) error {
	if err := unmarshal(&o.mbFile); err == nil {
		o.data = o.Data
		return nil
	}
	o.mbFile = mbFile{}
	if err := unmarshal(&o.data); err != nil {
		o.data = nil
	}
	return nil
}

// parsePhoneFile reads the column "file": an MBFile as NSKeyedArchiver writes it.
func parsePhoneFile(record []byte) (*phoneFile, error) {
	if len(record) > maxPhoneRecord {
		return nil, errNoRecord
	}
	var archive struct {
		Top struct {
			Root plist.UID `plist:"root"`
		} `plist:"$top"`
		Objects []archivedObject `plist:"$objects"`
	}
	if err := parsePlist(record, &archive); err != nil {
		return nil, errNoRecord
	}
	at := func(id plist.UID) archivedObject {
		if id == 0 || uint64(id) >= uint64(len(archive.Objects)) {
			return archivedObject{} // 0 is $null
		}
		return archive.Objects[id]
	}
	root := at(archive.Top.Root)
	if root.Size == nil || *root.Size < 0 {
		return nil, errNoRecord
	}
	f := &phoneFile{size: *root.Size, key: bytes.Clone(at(root.Key).data)} // else it keeps the whole record
	if root.Modified > 0 && root.Modified < latestSecond {
		f.modified = root.Modified * int64(time.Second)
	}
	f.xattrs = parsePhoneAttributes(at(root.Attributes).data, f.size)
	return f, nil
}

// parsePhoneAttributes reads the dictionary of a file of that size; one that is
// malformed tells nothing.
func parsePhoneAttributes(content []byte, size int64) (a phoneAttributes) {
	var raw struct {
		Hidden   []byte `plist:"com.apple.assetsd.hidden"`
		Trashed  []byte `plist:"com.apple.assetsd.trashed"`
		Name     []byte `plist:"com.apple.assetsd.originalFilename"`
		Asset    []byte `plist:"com.apple.assetsd.UUID"`
		Saved    []byte `plist:"com.apple.assetsd.assetType"`
		Added    []byte `plist:"com.apple.assetsd.addedDate"`
		Created  []byte `plist:"com.apple.assetsd.customCreationDate"`
		Zone     []byte `plist:"com.apple.assetsd.timeZoneOffset"`
		Original []byte `plist:"com.apple.cpl.original"`
		Cache    []byte `plist:"com.apple.cscachefs"`
	}
	if content == nil || parsePlist(content, &raw) != nil {
		return a
	}
	a = phoneAttributes{
		hidden: shortOf(raw.Hidden) == 1, trashed: shortOf(raw.Trashed) == 1, saved: shortOf(raw.Saved),
		name: validText(string(raw.Name)), fromCloud: string(raw.Original) == "Y", print: cachedPrint(raw.Cache, size),
	}
	if len(raw.Asset) == 16 {
		h := strings.ToUpper(hex.EncodeToString(raw.Asset))
		a.asset = h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:]
	}
	a.added, a.created = dateOf(raw.Added), dateOf(raw.Created)
	if len(raw.Zone) == 4 {
		if zone := int32(binary.LittleEndian.Uint32(raw.Zone)); zone >= -18*3600 && zone <= 18*3600 {
			a.zone = zone
		}
	}
	return a
}

// dateOf is a property list that is a date; zero where it is none.
func dateOf(value []byte) (date time.Time) {
	if value == nil || parsePlist(value, &date) != nil {
		return time.Time{}
	}
	return date
}

// taken is when the photo was taken, by its attributes.
func (a *phoneAttributes) taken() (t photo.Taken) {
	if a.created.IsZero() {
		return t
	}
	return photo.Taken{Wall: a.created.Unix() + int64(a.zone), Known: true, Zoned: true, Zone: a.zone}
}

func shortOf(value []byte) uint16 {
	if len(value) != 2 {
		return 0
	}
	return binary.LittleEndian.Uint16(value)
}

// cachedPrint is the fingerprint in com.apple.cscachefs, if it is that of a file
// of this size: SHA-1 of what follows, 4, generation, time, inode, size at 41, the
// fingerprint at 49. Real backups have it so.
func cachedPrint(cache []byte, size int64) (print photo.Fingerprint) {
	const length, sizeAt, printAt = 70, 41, 49
	if len(cache) != length || cache[sha1.Size] != 4 {
		return print
	}
	sum := sha1.Sum(cache[sha1.Size:])
	if !bytes.Equal(sum[:], cache[:sha1.Size]) || binary.LittleEndian.Uint64(cache[sizeAt:]) != uint64(size) {
		return print
	}
	copy(print[:], cache[printAt:])
	return print
}
