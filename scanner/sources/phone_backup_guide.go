package sources

import (
	"fmt"
	"strings"
	"time"

	"rollcall/photo"
)

// phoneRecords is the guide of a phone backup's root: what Manifest.db tells of
// each file by its extended attributes.
var phoneRecords = guideKind{
	name: "phone-backup",
	recognise: func(f *folder, _ []string) bool {
		_, phone := f.in.store.(*phoneBackup)
		return phone && f.path == strings.TrimSuffix(f.in.at, "/")
	},
	open: func(f *folder, _ []string, _ func(photo.Problem)) *guide {
		b := f.in.store.(*phoneBackup)
		b.pictures = 0
		b.noteStems()
		return &guide{settle: b.settle}
	},
}

// Folders of the camera roll.
const (
	phoneMedia      = "Media/"
	phoneDCIM       = "DCIM/"
	phoneDownloads  = "PhotoData/CPLAssets/" // originals that came down from iCloud
	phoneData       = "PhotoData/"
	phoneThumbnails = "PhotoData/Thumbnails/V2/"
	phonePreviews   = "PhotoData/Metadata/"
	phoneEdits      = "PhotoData/Mutations/"
	phoneMarker     = "PhotoData/cpl_enabled_marker" // iCloud Photos is on
)

// settle adds what is recorded of a file.
func (b *phoneBackup) settle(path string, e *Entry) {
	f, rel := b.files[path], strings.TrimPrefix(path, phoneMedia)
	lower := strings.ToLower(rel)
	if f == nil || e.Standing != "" {
		return
	}
	if strings.HasPrefix(rel, phoneData) && !isPicture(lower) && !strings.HasSuffix(lower, ".aae") {
		e.Standing = photo.StandsOther
		return
	}
	if strings.HasPrefix(rel, phonePreviews) {
		e.Facts.Set(photo.FactThumbnailCache, "Metadata")
		stem, _ := cutEnding(lastName(rel))
		setText(&e.Facts, photo.FactOriginalName, strings.TrimSuffix(stem, ".medium"))
	}
	if b.hasOriginalOf(rel) {
		e.Standing = photo.StandsDerivative
		return
	}
	if isPicture(lower) {
		b.pictures++
	}
	if f.lost() {
		e.Facts.Set(photo.FactUnfinished, "listed in Manifest.db, without its data")
		f.stand(e, rel)
	}
	f.xattrs.tell(&e.Facts, lastName(path))
}

// lost reports whether the backup lists a file and surely has no data of it.
func (f *phoneFile) lost() bool { return !f.there && f.size > 0 && f.trouble == nil }

// stand makes of an original without its data, whose path below Media is rel, what
// it is: a record. Of anything else nothing is left.
func (f *phoneFile) stand(e *Entry, rel string) {
	class := classByEnding(rel)
	if class == photo.NoClass || !strings.HasPrefix(rel, phoneDCIM) && !strings.HasPrefix(rel, phoneDownloads) {
		e.Standing = derivativeOf(rel)
		return
	}
	e.Record = &Record{Class: class, Taken: f.xattrs.taken(), Fingerprint: f.xattrs.print}
	e.Facts.Set(photo.FactRecordOnly, "the backup lists it, and its data is not there")
}

// hasOriginalOf reports whether a path below Media is that of a thumbnail or a
// preview whose original is in the backup.
func (b *phoneBackup) hasOriginalOf(rel string) bool {
	if thumb, ok := strings.CutPrefix(rel, phoneThumbnails); ok {
		f := b.files[phoneMedia+above(thumb)]
		return f != nil && f.there
	}
	preview, ok := strings.CutPrefix(rel, phonePreviews)
	return ok && b.stems[previewStem(preview)]
}

// previewStem is the folded path of the original that a preview is of, without the
// ending.
func previewStem(preview string) string {
	stem, _ := cutEnding(preview)
	return fold(strings.TrimSuffix(stem, ".medium"))
}

// noteStems notes the originals that are in the backup.
func (b *phoneBackup) noteStems() {
	b.stems = map[string]bool{}
	for path, f := range b.files {
		rel := strings.TrimPrefix(path, phoneMedia)
		if f.there && (strings.HasPrefix(rel, phoneDCIM) || strings.HasPrefix(rel, phoneDownloads)) {
			b.stems[previewStem(rel)] = true
		}
	}
}

// tell adds the facts that the attributes of a file of that name are.
func (a *phoneAttributes) tell(facts *photo.Facts, file string) {
	if a.hidden {
		facts.Set(photo.FactHiddenAlbum, "Hidden")
	}
	if a.trashed {
		facts.Set(photo.FactTrash, "Recently Deleted")
	}
	if a.name != file {
		setText(facts, photo.FactOriginalName, a.name)
	}
	if a.fromCloud {
		facts.Set(photo.FactCloudState, cloudUploaded)
	}
	switch a.saved {
	case 4:
		facts.Set(photo.FactShared, "a shared album")
	case 8:
		facts.Set(photo.FactShared, "a link that somebody shared")
	case 12:
		facts.Set(photo.FactShared, "Shared with You")
	}
	setText(facts, photo.FactAsset, a.asset)
	setTime(facts, photo.FactAdded, a.added.Truncate(time.Second))
	setPrint(facts, a.print)
}

// rollEnough is the least share of the known photos, as one in so many, that a
// backup with a camera roll holds: with iCloud Photos on, the rest is in iCloud.
const rollEnough = 10

// withoutRoll says why the backup holds no camera roll; "" it holds one, or the
// reason is not known. Known are the photos that have a file, a thumbnail, or a
// record in Photos.sqlite.
func (b *phoneBackup) withoutRoll() string {
	if b.files[phoneMedia+phoneMarker] == nil {
		return ""
	}
	here, known := map[string]bool{}, map[string]bool{}
	for path := range b.files {
		rel := strings.TrimPrefix(path, phoneMedia)
		thumb, isThumb := strings.CutPrefix(rel, phoneThumbnails)
		if isThumb {
			rel = thumb[:max(0, strings.LastIndexByte(thumb, '/'))]
		}
		if !isPicture(strings.ToLower(rel)) || !strings.HasPrefix(rel, phoneDCIM) && !strings.HasPrefix(rel, phoneDownloads) {
			continue
		}
		stem, _ := cutEnding(rel)
		known[fold(stem)] = true
		if !isThumb {
			here[fold(stem)] = true
		}
	}
	all := max(len(known), b.records)
	switch {
	case all == 0:
		return "iCloud Photos is on"
	case len(here)*rollEnough > all:
		return ""
	}
	return fmt.Sprintf("iCloud Photos is on, and of %d photos the backup has %d", all, len(here))
}
