package causes

import (
	"strings"

	"rollcall/photo"
)

var thumbnailOnly = Cause{
	Name:  "thumbnail-only",
	Title: "kept only as a smaller version",
	Doc: "The backup holds the shot with fewer pixels or compressed anew, not the original; or the library itself holds only such a version, and the backup nothing: then the original was never on this disk. " +
		"That happens when the device keeps small versions and leaves the originals in iCloud (Optimize Storage), and with tools, apps and messengers that fetch or send previews. " +
		"What speaks for it is the smaller counterpart itself, or what the library's own file tells: the name or the cache that tools give to smaller versions, fewer pixels than its metadata claim, just as many as Apple's previews have and no embedded thumbnail. " +
		"Where such signs stand alone, they are weighed by how much they prove: an old camera's small picture is no preview.",
	Advice: []string{
		"If a tool or an app made the backup, have it take the originals in full size, not previews or compressed ones; then make it again and run rollcall with it.",
		"If it is this library that has smaller versions only, and the originals are in iCloud, bring them here first: Settings › your name › iCloud › Photos › Download and Keep Originals, with enough room on the device; on a Mac, Photos › Settings › iCloud › Download Originals to this Mac.",
		"Wait until such a download has finished, then make the backup again.",
		"Where the original was never on this disk and is not in iCloud, ask who took or sent the photo, and look on older devices and backups; until it is found, the smaller version may be the only one: keep it.",
	},
	Settle: []string{
		"Name the place that may hold the originals as one more BACKUP: another export, a copy of an older device.",
		"Look in Photos on the device whether it keeps originals or smaller versions (Settings › your name › iCloud › Photos).",
	},
	Explain: explainThumbnailOnly,
}

const (
	// The smaller counterpart is the record of what went wrong.
	thumbnailReduced      = 50
	thumbnailRecompressed = 50
	// The same, where nothing but the look ties the two: it tells no moment and no id.
	thumbnailReducedLook = 30
	// A cache named for the very file: whoever filled it had the photo, and what is here
	// of it is that alone. Names come again, though.
	thumbnailCached = 27
	// The same at full size: as sure as that it is this photo's at all.
	thumbnailAnew = 40
	// A look-alike of which nobody knows more.
	thumbnailLook = 16
)

func explainThumbnailOnly(c Case) []photo.Evidence {
	ev := c.instead(c.reducedWeight(), "only a smaller picture", photo.Reduced)
	ev = append(ev, c.instead(thumbnailRecompressed, "only a copy that was compressed anew", photo.Recompressed)...)
	if c.Status == photo.Unsure { // an unsure look-alike has full size
		ev = append(ev, c.compressedAnew()...)
	} else {
		ev = append(ev, c.instead(thumbnailLook, "only a small look-alike", photo.LookAlike)...)
	}
	if c.Match == nil || c.Match.Grade == photo.Recorded {
		ev = append(ev, ownRendition(c.Item)...)
	}
	if folder := c.Roll.Cached(c.Line); folder != "" && c.alone() {
		ev = append(ev, says(photo.ObservedPlace, thumbnailCached, "The backup holds small pictures of a file of this name (%s), and not the file.", quoted(folder)))
	}
	return append(append(ev, optimized(c)...), c.usualCompany("thumbnail-only")...)
}

// compressedAnew is evidence that what is probably the photo has full size and clearly
// fewer bytes. A look at both does not tell: on a screen they are the same.
func (c Case) compressedAnew() []photo.Evidence {
	if c.Match == nil || c.Match.Grade != photo.LookAlike || !strings.Contains(c.Match.Why, photo.CompressedAnew) {
		return nil
	}
	return []photo.Evidence{says(photo.ObservedCounterpart, thumbnailAnew,
		"The backup holds %s, which was probably made from it and has lost detail: on a screen the two may look the same, so keep the library's%s.", quoted(c.Match.Path), clause(c.Match.Why))}
}

func (c Case) reducedWeight() float64 {
	if b := c.Counterpart; b != nil && b.Meta.Taken.IsZero() && b.Meta.ContentID == "" && b.Meta.RequestID == "" && b.Meta.PhotoID == "" {
		return thumbnailReducedLook
	}
	return thumbnailReduced
}
