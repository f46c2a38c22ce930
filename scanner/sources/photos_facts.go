package sources

import (
	"strconv"
	"strings"
	"time"

	"rollcall/photo"
)

// trashDays is how long Recently Deleted keeps a photo
// (cloudphotos-1.0.plist: max.days.inRecentlyDeleted).
const trashDays = 30

// partEdit is the value of photo.FactPart of an edited version.
const partEdit = "edit"

// tell adds to the entry of one of an asset's files what is recorded of it. part is
// a photo.Role constant or partEdit; "" the original itself.
func (a *asset) tell(e *Entry, part string) {
	facts := &e.Facts
	setText(facts, photo.FactAsset, a.uuid)
	setText(facts, photo.FactShared, a.shared)
	setText(facts, photo.FactBurst, a.pick)
	if a.albums != nil {
		facts.Set(photo.FactAlbum, *a.albums)
	}
	if a.hidden {
		facts.Set(photo.FactHiddenAlbum, "Hidden")
	}
	if a.trashed && !facts.Has(photo.FactTrash) {
		facts.Set(photo.FactTrash, "Recently Deleted")
		if a.trashedAt != 0 {
			setTime(facts, photo.FactTrashExpires, a.trashedAt.time().AddDate(0, 0, trashDays))
		}
	}
	switch part {
	case photo.RoleVideo:
		facts.Set(photo.FactPart, part)
		a.movie.tell(facts)
	case photo.RoleRAW:
		facts.Set(photo.FactPart, part)
		a.raw.tell(facts)
	case photo.RoleSidecar, partEdit:
		facts.Set(photo.FactPart, part)
	default:
		a.tellOriginal(facts)
	}
}

func (a *asset) tellOriginal(facts *photo.Facts) {
	setPrint(facts, a.print)
	setTime(facts, photo.FactAdded, a.added.time())
	setText(facts, photo.FactCloudState, a.cloud)
	if a.name != a.file {
		setText(facts, photo.FactOriginalName, a.name)
	}
	if a.size > 0 {
		facts.Set(photo.FactSize, strconv.FormatInt(a.size, 10))
	}
	if a.tries > 0 {
		facts.Set(photo.FactUploadTries, strconv.Itoa(int(a.tries)))
	}
	if a.gone {
		facts.Set(photo.FactCloudDeleted, "true")
	}
	if a.referenced {
		setText(facts, photo.FactReferenced, a.directory+"/"+a.file)
	}
}

func setText(facts *photo.Facts, fact photo.Fact, value string) {
	if value != "" {
		facts.Set(fact, validText(value))
	}
}

func setTime(facts *photo.Facts, fact photo.Fact, t time.Time) {
	if !t.IsZero() {
		facts.Set(fact, t.UTC().Format(time.RFC3339))
	}
}

func setPrint(facts *photo.Facts, print photo.Fingerprint) {
	if !print.IsZero() {
		facts.Set(photo.FactFingerprint, print.String())
	}
}

// validText is text that a fact can hold.
func validText(s string) string { return strings.ToValidUTF8(s, "\uFFFD") }
