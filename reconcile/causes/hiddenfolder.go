package causes

import (
	"path"
	"strings"

	"rollcall/photo"
)

var hiddenFolder = Cause{
	Name:  "hidden-folder",
	Title: "hidden, or in a hidden or system folder",
	Doc: "The photo's name begins with a dot, or it lies in a folder whose name does, in a system's folder, or in one that a .nomedia file hides, and many backups pass over such files and folders. " +
		"How much that says depends on this backup: whether other hidden photos are in it. " +
		"A cached thumbnail of a photo that is there is no loss and is not listed.",
	Advice: []string{
		"Copy the photos that you want to an ordinary folder, under names that begin with no dot.",
		"Or tell the backup to include hidden files and folders, where it can.",
		"Then make the backup again, and run rollcall with it.",
	},
	Settle: []string{
		"Look whether the tool that made the backup passes over hidden files and folders.",
	},
	Explain: explainHiddenFolder,
}

const (
	// Many tools pass over such files and folders, others copy them.
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
	words := "It lies in the hidden folder %s."
	if folder == strings.ToValidUTF8(path.Base(c.Item.Path), "\uFFFD") {
		words = "It is a hidden file: its name, %s, begins with a dot."
	}
	ev := []photo.Evidence{says(photo.ObservedPath, hiddenFolderPath, words, quoted(folder))}
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
