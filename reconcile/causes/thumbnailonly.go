package causes

import (
	"fmt"

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
		"If the originals are in iCloud, bring them here first: Settings › your name › iCloud › Photos › Download and Keep Originals, with enough room on the device; on a Mac, Photos › Settings › iCloud › Download Originals to this Mac.",
		"Wait until the download has finished, then make the backup again and run rollcall with it.",
		"If a tool made the backup or this library, have it fetch originals in full size, not previews.",
		"Where the original was never on this disk and is not in iCloud, ask who took or sent the photo, and look on older devices and backups; until it is found, the smaller version may be the only one: keep it.",
	},
	Explain: explainThumbnailOnly,
}

const (
	// The smaller counterpart is the record of what went wrong.
	thumbnailReduced      = 50
	thumbnailRecompressed = 50
	// The same, where nothing but the look ties the two: it tells no moment and no id.
	thumbnailReducedLook = 30
	// A look-alike of which nobody knows more.
	thumbnailLook = 16
)

func explainThumbnailOnly(c Case) []photo.Evidence {
	ev := c.instead(c.reducedWeight(), "only a smaller picture", c.pixelShare(), photo.Reduced)
	ev = append(ev, c.instead(thumbnailRecompressed, "only a copy that was compressed anew", c.byteShare(), photo.Recompressed)...)
	if c.Status != photo.Unsure { // an unsure look-alike has full size
		ev = append(ev, c.instead(thumbnailLook, "only a small look-alike", c.pixelShare(), photo.LookAlike)...)
	}
	if c.Match == nil || c.Match.Grade == photo.Recorded {
		ev = append(ev, ownRendition(c.Item)...)
	}
	return ev
}

func (c Case) reducedWeight() float64 {
	if b := c.Counterpart; b != nil && b.Meta.Taken.IsZero() && b.Meta.ContentID == "" && b.Meta.RequestID == "" && b.Meta.PhotoID == "" {
		return thumbnailReducedLook
	}
	return thumbnailReduced
}

// pixelShare tells how many of the photo's pixels the counterpart has; "" where
// it has no fewer, or nobody knows.
func (c Case) pixelShare() string {
	if c.Counterpart == nil {
		return ""
	}
	m, n := &c.Item.Meta, &c.Counterpart.Meta
	if n.Pixels() <= 0 || n.Pixels() >= m.Pixels() {
		return ""
	}
	return fmt.Sprintf(" with %s of its %s pixels", pixelsText(n.Width, n.Height), pixelsText(m.Width, m.Height))
}

// byteShare tells how many of the photo's bytes the counterpart has; "" where it
// has no fewer, or nobody knows.
func (c Case) byteShare() string {
	if c.Counterpart == nil {
		return ""
	}
	a, b := c.Item.Stamp.Size, c.Counterpart.Stamp.Size
	if b <= 0 || b >= a {
		return ""
	}
	percent := max(1, min(99, (100*float64(b)+float64(a)/2)/float64(a)))
	return fmt.Sprintf(" with %d%% of its bytes and the same size in pixels", int(percent))
}

func pixelsText(width, height int) string { return fmt.Sprintf("%d×%d", width, height) }
