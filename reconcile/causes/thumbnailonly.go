package causes

import "rollcall/photo"

var thumbnailOnly = Cause{
	Name:  "thumbnail-only",
	Title: "only a smaller version was backed up",
	Doc: "The backup holds the shot with fewer pixels or compressed anew, not the original. " +
		"That happens when the device keeps small versions and leaves the originals in iCloud (Optimize Storage), and with tools and apps that fetch previews. " +
		"What speaks for it is the smaller counterpart itself, or that the library's own file is a smaller version.",
	Advice: []string{
		"If the originals are in iCloud, bring them here first: Settings › your name › iCloud › Photos › Download and Keep Originals, with enough room on the device; on a Mac, Photos › Settings › iCloud › Download Originals to this Mac.",
		"Wait until the download has finished, then make the backup again and run rollcall with it.",
		"If a tool made the backup, have it fetch originals in full size, not previews.",
	},
	Explain: explainThumbnailOnly,
}

const (
	// The smaller counterpart is the record of what went wrong.
	thumbnailReduced      = 50
	thumbnailRecompressed = 50
	// The look is the only thing that ties the two.
	thumbnailLook = 16
	// Tools give such names to renditions only, but people reuse them.
	thumbnailName = 16
	// Crops by other programs leave the same trace.
	thumbnailPixels = 8
)

func explainThumbnailOnly(c Case) []photo.Evidence {
	ev := c.instead(thumbnailReduced, "only a smaller picture", photo.Reduced)
	ev = append(ev, c.instead(thumbnailRecompressed, "only a more strongly compressed picture", photo.Recompressed)...)
	if c.Status != photo.Unsure { // an unsure look-alike has full size
		ev = append(ev, c.instead(thumbnailLook, "only a small look-alike", photo.LookAlike)...)
	}
	if name := c.Item.Facts.Text(photo.FactRenditionName); name != "" {
		ev = append(ev, says(photo.ObservedPath, thumbnailName, "The library's own file is named as a smaller version (%s).", quoted(name)))
	}
	if m := &c.Item.Meta; shrunk(m) {
		ev = append(ev, says(photo.ObservedContent, thumbnailPixels, "The library's own file has %d×%d pixels, and its metadata speak of %d×%d.", m.Width, m.Height, m.ExifWidth, m.ExifHeight))
	}
	return ev
}

// shrunk reports whether the file has fewer pixels than its EXIF claims, and no
// more than a preview of Apple's has (apple-formats section 5: 3,145,728).
func shrunk(m *photo.Meta) bool {
	claimed := int64(m.ExifWidth) * int64(m.ExifHeight)
	return m.Pixels() > 0 && m.Pixels() <= 3_145_728 && m.Pixels()*2 < claimed
}
