package sources

import (
	"errors"
	"math"
	"strings"
	"time"

	"rollcall/photo"
)

// An asset is what the database of Photos (Mac and iOS) records of one photo.
// Which columns there are depends on the version; what is absent is unknown. All of
// a library are held at once, so that each is small.
type asset struct {
	key        int64  // Z_PK
	master     int64  // Z_PK of its ZCLOUDMASTER; 0 none
	uuid       string // ZUUID
	directory  string // ZDIRECTORY
	file       string // ZFILENAME
	name       string // ZORIGINALFILENAME
	model      string // of the camera
	group      string // ZMEDIAGROUPUUID: the content id of a Live Photo
	shared     string // "" the user's own
	cloud      string // value of photo.FactCloudState; "" unknown
	burst      string // ZAVALANCHEUUID: the burst that it is a frame of
	pick       string // value of photo.FactBurst; "" it is no frame of a burst, or not known
	guid       string // ZCLOUDASSETGUID: its id in iCloud; "" it was never sent, or the queues were read
	size       int64  // ZORIGINALFILESIZE, bytes
	millis     int64  // of a video
	wall       int64  // as the file itself tells when it was taken, if walled
	created    instant
	added      instant
	modified   instant
	trashedAt  instant
	movie      *resource // of a Live Photo; nil none
	raw        *resource // RAW beside a JPEG or HEIC; nil none
	albums     *string   // value of photo.FactAlbum; nil it is in none, or not known
	width      int32
	height     int32
	zone       int32 // seconds east of UTC
	tries      int32 // of uploading
	print      photo.Fingerprint
	met        parts // of which a file was met
	video      bool
	hidden     bool
	trashed    bool
	referenced bool
	walled     bool
	here       bool // by the records: its original is on this disk
	remote     bool // iCloud has its original
	gone       bool // by the records: it is deleted in iCloud
}

// An instant is milliseconds since 1970, and one more; 0: unknown.
type instant int64

func instantOf(t time.Time) instant {
	if t.IsZero() {
		return 0
	}
	return instant(t.UnixMilli() + 1)
}

// time is the instant in UTC; zero where it is unknown.
func (i instant) time() time.Time {
	if i == 0 {
		return time.Time{}
	}
	return time.UnixMilli(int64(i) - 1).UTC()
}

// parts are those of an asset that are files of their own.
type parts uint8

const (
	partOriginal parts = 1 << iota
	partMovie
	partRAW
)

// A photosDatabase is what was read of a Photos.sqlite.
type photosDatabase struct {
	assets  []*asset
	release [2]string                    // that wrote it, on a Mac or a phone, such as "macOS 13" and "iOS 16"; "" unknown
	cloud   bool                         // iCloud Photos was met: there are masters
	byPrint map[photo.Fingerprint]*asset // of derivatives too
	notes   notes
	same    map[string]string // texts that many assets share
}

// maxAssets bounds what one database can take of the memory, some 500 bytes each.
const maxAssets = 3_000_000

var (
	errSameKey    = errors.New("it is damaged: it lists one photo twice")
	errManyAssets = errors.New("it lists more than 3,000,000 photos: it is not read")
	errNoAssets   = errors.New("it holds no photos in a form that is known: it may be of a later version of Photos than this rollcall knows")
)

// readPhotos reads the database of a library or a phone.
func readPhotos(d *database) (*photosDatabase, error) {
	p := &photosDatabase{byPrint: map[photo.Fingerprint]*asset{}, same: map[string]string{}}
	defer func() { p.same = nil }()
	byKey := map[int64]*asset{}
	for _, read := range []func(*database, map[int64]*asset) error{
		p.readAssets, p.readAttributes, p.readResources, p.readMasters, p.readCameras, p.readAlbums, p.readVersion,
	} {
		if err := read(d, byKey); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// readAssets reads ZASSET, which was ZGENERICASSET before macOS 11 and iOS 14.
func (p *photosDatabase) readAssets(d *database, byKey map[int64]*asset) error {
	table := "ZASSET"
	has, err := d.columns(table)
	if err == nil && has == nil {
		table = "ZGENERICASSET"
		has, err = d.columns(table)
	}
	if err != nil {
		return err
	}
	for _, needed := range []string{"Z_PK", "ZUUID", "ZDIRECTORY", "ZFILENAME"} {
		if !has[needed] {
			return errNoAssets
		}
	}
	for _, telling := range []string{"ZHIDDEN", "ZTRASHEDSTATE", "ZKIND", "ZSAVEDASSETTYPE"} {
		if !has[telling] {
			p.notes.count(table + " has no column " + telling + ": what it tells is not known of any photo")
		}
	}
	return d.each(table, []string{
		"Z_PK", "ZUUID", "ZDIRECTORY", "ZFILENAME", "ZKIND", "ZSAVEDASSETTYPE", "ZBUNDLESCOPE", "ZHIDDEN", "ZTRASHEDSTATE",
		"ZTRASHEDDATE", "ZDATECREATED", "ZADDEDDATE", "ZMODIFICATIONDATE", "ZDURATION", "ZMEDIAGROUPUUID", "ZCLOUDLOCALSTATE",
		"ZCLOUDASSETGUID", "ZCLOUDBATCHPUBLISHDATE", "ZMASTER", "ZCLOUDDELETESTATE", "ZAVALANCHEUUID", "ZAVALANCHEPICKTYPE",
	}, func(r row) error {
		a := p.asset(r)
		if byKey[a.key] != nil {
			return errSameKey
		}
		if len(p.assets) == maxAssets {
			return errManyAssets
		}
		p.assets = append(p.assets, a)
		byKey[a.key] = a
		return nil
	})
}

func (p *photosDatabase) asset(r row) *asset {
	a := &asset{
		uuid: r.text("ZUUID"), directory: p.shared(r.text("ZDIRECTORY")), file: r.text("ZFILENAME"), group: r.text("ZMEDIAGROUPUUID"),
		created: instantOf(r.date("ZDATECREATED")), added: instantOf(r.date("ZADDEDDATE")), modified: instantOf(r.date("ZMODIFICATIONDATE")),
		trashedAt: instantOf(r.date("ZTRASHEDDATE")), guid: r.text("ZCLOUDASSETGUID"),
	}
	if strings.HasPrefix(a.file, a.uuid) {
		a.uuid = a.file[:len(a.uuid)]
	}
	a.key, _ = r.int("Z_PK")
	a.master, _ = r.int("ZMASTER")
	if seconds, ok := r.float("ZDURATION"); ok && seconds > 0 && seconds < 1e9 {
		a.millis = int64(math.Round(seconds * 1000))
	}
	a.hidden = p.notes.is(r, "ZHIDDEN")
	a.trashed = p.notes.is(r, "ZTRASHEDSTATE")
	a.video = p.notes.is(r, "ZKIND")
	a.gone = p.notes.is(r, "ZCLOUDDELETESTATE")
	a.shared, a.referenced = p.origin(r)
	a.burst, a.pick = p.frame(r)
	switch state, ok := r.int("ZCLOUDLOCALSTATE"); {
	case !ok:
	case state == 0:
		a.cloud = cloudLocal
	case state == 1:
		a.cloud = cloudUploaded
	case state == 4:
		a.cloud = cloudRefused
	default:
		p.notes.value("ZCLOUDLOCALSTATE", state)
	}
	return a
}

// shared is a text that many assets have, held once.
func (p *photosDatabase) shared(text string) string {
	if same, ok := p.same[text]; ok {
		return same
	}
	if len(p.same) < mostShared {
		p.same[text] = text
	}
	return text
}

// mostShared bounds what is looked up on the word of a database.
const mostShared = 1 << 14

// Values of photo.FactCloudState.
const (
	cloudUploaded = "uploaded"
	cloudWaiting  = "waiting"
	cloudRefused  = "refused"
	cloudLocal    = "local"
)

// origin tells whose a photo is. Photos of a shared library are the user's own.
func (p *photosDatabase) origin(r row) (shared string, referenced bool) {
	switch scope, _ := r.int("ZBUNDLESCOPE"); scope {
	case 0:
	case 1:
		shared = "a link that somebody shared"
	case 2:
		shared = "a shared album"
	case 3:
		shared = "Shared with You"
	default:
		p.notes.value("ZBUNDLESCOPE", scope)
	}
	switch saved, _ := r.int("ZSAVEDASSETTYPE"); saved {
	case 0, 3, 5, 6: // other, this device, Photo Booth, iCloud
	case 4:
		shared = "a shared album"
	case 8:
		shared = "a link that somebody shared"
	case 10:
		referenced = true
	case 12:
		shared = "Shared with You"
	default:
		p.notes.value("ZSAVEDASSETTYPE", saved)
	}
	if r["ZCLOUDBATCHPUBLISHDATE"] != nil && shared == "" {
		shared = "a shared album"
	}
	return shared, referenced
}

// readAttributes reads ZADDITIONALASSETATTRIBUTES.
func (p *photosDatabase) readAttributes(d *database, byKey map[int64]*asset) error {
	return d.each("ZADDITIONALASSETATTRIBUTES", []string{
		"ZASSET", "ZORIGINALFILENAME", "ZORIGINALFILESIZE", "ZORIGINALWIDTH", "ZORIGINALHEIGHT", "ZEXIFTIMESTAMPSTRING",
		"ZTIMEZONEOFFSET", "ZUPLOADATTEMPTS", "ZMASTERFINGERPRINT", "ZORIGINALSTABLEHASH",
	}, func(r row) error {
		key, _ := r.int("ZASSET")
		a := byKey[key]
		if a == nil {
			return nil
		}
		a.name = r.text("ZORIGINALFILENAME")
		a.size, _ = r.size("ZORIGINALFILESIZE")
		width, _ := r.size("ZORIGINALWIDTH")
		height, _ := r.size("ZORIGINALHEIGHT")
		if max(width, height) < 1<<20 {
			a.width, a.height = int32(width), int32(height)
		}
		tries, _ := r.size("ZUPLOADATTEMPTS")
		a.tries = int32(min(tries, math.MaxInt32))
		if zone, ok := r.int("ZTIMEZONEOFFSET"); ok && zone >= -18*3600 && zone <= 18*3600 {
			a.zone = int32(zone)
		}
		if wall, err := time.Parse("2006:01:02 15:04:05", strings.TrimSpace(r.text("ZEXIFTIMESTAMPSTRING"))); err == nil {
			a.wall, a.walled = wall.Unix(), true
		}
		for _, column := range []string{"ZMASTERFINGERPRINT", "ZORIGINALSTABLEHASH"} { // until 17xxx, from 18xxx
			if a.print.IsZero() {
				a.print = parseFingerprint(r.text(column))
			}
		}
		return nil
	})
}

// readMasters reads ZCLOUDMASTER: what iCloud has of the originals.
func (p *photosDatabase) readMasters(d *database, _ map[int64]*asset) error {
	states := map[int64]int64{}
	if err := d.each("ZCLOUDMASTER", []string{"Z_PK", "ZCLOUDLOCALSTATE"}, func(r row) error {
		key, _ := r.int("Z_PK")
		if state, ok := r.int("ZCLOUDLOCALSTATE"); ok {
			states[key] = state
		}
		return nil
	}); err != nil {
		return err
	}
	p.cloud = len(states) > 0
	for _, a := range p.assets {
		state, ok := states[a.master]
		if !ok || a.cloud == cloudRefused {
			continue
		}
		switch state {
		case 0:
			a.cloud = cloudLocal
		case 1:
			a.cloud = cloudWaiting
		case 3:
			a.cloud = cloudUploaded
		default:
			p.notes.value("ZCLOUDMASTER.ZCLOUDLOCALSTATE", state)
		}
	}
	return nil
}

// readCameras reads the model of the camera from ZEXTENDEDATTRIBUTES.
func (p *photosDatabase) readCameras(d *database, byKey map[int64]*asset) error {
	return d.each("ZEXTENDEDATTRIBUTES", []string{"ZASSET", "ZCAMERAMODEL"}, func(r row) error {
		key, _ := r.int("ZASSET")
		if a := byKey[key]; a != nil {
			a.model = p.shared(r.text("ZCAMERAMODEL"))
		}
		return nil
	})
}

// date is seconds since 2001 as a time in UTC; zero where it is none.
func (r row) date(column string) time.Time {
	const since1970, most = 978307200, 1e11
	seconds, ok := r.float(column)
	if !ok || math.IsNaN(seconds) || math.Abs(seconds) > most {
		return time.Time{}
	}
	whole := math.Floor(seconds)
	millis := int64(math.Round((seconds - whole) * 1000))
	return time.Unix(since1970+int64(whole), millis*1e6).UTC()
}

// size is a whole number that can't be negative; ok is false for what is none.
func (r row) size(column string) (n int64, ok bool) {
	n, ok = r.int(column)
	if n < 0 {
		return 0, false
	}
	return n, ok
}
