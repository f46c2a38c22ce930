package causes

import "rollcall/photo"

var hiddenFolder = Cause{
	Name:  "hidden-folder",
	Title: "in a hidden or system folder",
	Doc: "The photo lies in a folder whose name begins with a dot, in a system's folder, or in one that a .nomedia file hides, and many backups pass over such folders. " +
		"How much that says depends on this backup: whether other hidden photos are in it. " +
		"A cached thumbnail of a photo that is there is no loss and is not listed.",
	Advice: []string{
		"Copy the photos that you want from the hidden folder to an ordinary one.",
		"Or tell the backup to include hidden folders, where it can.",
		"Then make the backup again, and run rollcall with it.",
	},
	Settle: []string{
		"Look whether the tool that made the backup passes over hidden folders.",
	},
	Explain: explainHiddenFolder,
}

const (
	// Many tools pass over such folders, others copy them.
	hiddenFolderPath = 13
	// What it is worth in this backup: all of them absent while the visible are
	// there says much, some of them present says that it is something else.
	hiddenFolderShare = 15
)

func explainHiddenFolder(c Case) []photo.Evidence {
	folder := c.Item.Facts.Text(photo.FactHiddenFolder)
	if folder == "" || c.Match != nil {
		return nil
	}
	ev := []photo.Evidence{says(photo.ObservedPath, hiddenFolderPath, "It lies in the hidden folder %s.", quoted(folder))}
	return append(ev, hiddenShare(c, hiddenFolderShare)...)
}

// hiddenShare is what being hidden is worth in this roll.
func hiddenShare(c Case, most float64) []photo.Evidence {
	share := c.Roll.Share(c.Line, ByHidden)
	if share.Photos < 2 || c.Role != "" {
		return nil
	}
	return []photo.Evidence{says(photo.ObservedShare, share.Rule(most), "%s.", share.sentence(share.Name))}
}
