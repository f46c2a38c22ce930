package causes

import "rollcall/photo"

var notYours = Cause{
	Name:  "not-yours",
	Title: "somebody else's, from a shared album",
	Doc: "The photo came with a shared album or Shared with You: it belongs to somebody else, and backups leave such photos out. " +
		"A shared library is not this: its photos are yours too. " +
		"What speaks for it is the shared album's folder or record.",
	Expected: true,
	Advice: []string{
		"If you want to keep it, save it to your own library: open the shared album, select the photo, Share › Save Image.",
	},
	Settle: []string{
		"Look in Photos whether it belongs to a shared album of somebody else's.",
	},
	Explain: explainNotYours,
}

const (
	// Backups leave shared albums out by design, but copies of the folder hold them.
	sharedAlbum = 16
	// Where there are others of shared albums, how they fare tells more, unless a
	// cloud has none of them: it leaves them out by design.
	sharedAlbumAmong = 9
	// Where it may be a cloud.
	sharedAlbumUnknown = 13
	// What it is worth in this backup: whether others of shared albums are there.
	sharedAlbumShare = 15
)

func explainNotYours(c Case) []photo.Evidence {
	album := c.Item.Facts.Text(photo.FactShared)
	if album == "" || c.Match != nil || c.Role != "" {
		return nil
	}
	share, record := c.Roll.Share(c.Line, ByShared), float64(sharedAlbum)
	switch {
	case share.Photos <= 1 || share.None() && c.on(photo.RouteICloud, photo.RouteApp):
	case share.None() && c.on(photo.RouteUnknown):
		record = sharedAlbumUnknown
	default:
		record = sharedAlbumAmong
	}
	ev := []photo.Evidence{says(photo.ObservedRecord, record, "It came with a shared album (%s).", quoted(album))}
	if share.Photos > 1 {
		ev = append(ev, says(photo.ObservedShare, min(share.Rule(sharedAlbumShare), share.Lift(sharedAlbumShare)), "%s.", share.sentence(share.Name)))
	}
	return ev
}
