package causes

import "rollcall/photo"

var hiddenAlbum = Cause{
	Name:  "hidden-album",
	Title: "in the Hidden album",
	Doc: "The photo is in the Hidden album. iCloud Photos syncs hidden photos, but some tools leave them out, icloudpd by design. " +
		"How much that says depends on this backup: whether other hidden photos are in it.",
	Advice: []string{
		"Find out whether the tool that made the backup leaves hidden photos out: icloudpd does, and exports from Photos need the Hidden album to be selected.",
		"Back the Hidden album up on its own: in Photos on a Mac, open the Hidden album and export it with File › Export › Export Unmodified Original.",
		"Keep that export where only you can see it.",
	},
	Settle: []string{
		"Look whether the tool that made the backup leaves the Hidden album out.",
	},
	Explain: explainHiddenAlbum,
}

const (
	// iCloud itself syncs hidden photos; tools differ.
	hiddenAlbumRecord = 13
	// The backup's list says so of a photo that it has no file of.
	hiddenAlbumListed = 18
	// What it is worth in this backup.
	hiddenAlbumShare = 15
	// icloudpd leaves hidden photos out by design.
	hiddenAlbumTool = 12
)

func explainHiddenAlbum(c Case) []photo.Evidence {
	if c.Match != nil && c.Match.Grade != photo.Recorded {
		return nil
	}
	var ev []photo.Evidence
	switch album := c.Item.Facts.Text(photo.FactHiddenAlbum); {
	case album != "":
		ev = append(ev, says(photo.ObservedRecord, hiddenAlbumRecord, "It is in the Hidden album (%s).", quoted(album)))
	case c.Role == "" && c.listedHidden():
		ev = append(ev, says(photo.ObservedRecord, hiddenAlbumListed, "The backup lists it as hidden (%s), and has no file of it.", quoted(c.Counterpart.Facts.Text(photo.FactHiddenAlbum))))
	default:
		return nil
	}
	if every(c.Roll.Backup(), func(p photo.Place) bool { return p.Facts.Text(photo.FactLayout) == "icloudpd" }) {
		ev = append(ev, says(photo.ObservedPlace, hiddenAlbumTool, "The backup was made by icloudpd, which leaves hidden photos out."))
	}
	return append(ev, hiddenShare(c, hiddenAlbumShare)...)
}

// listedHidden reports whether the backup lists the photo as hidden, and has no file of
// it.
func (c Case) listedHidden() bool {
	return c.listed() && c.Counterpart.Facts.Has(photo.FactHiddenAlbum)
}
