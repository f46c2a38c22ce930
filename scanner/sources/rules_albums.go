package sources

import (
	"strings"

	"rollcall/photo"
)

// albumFolders are folders that exports and libraries name after an album that
// matters: the Hidden album, and albums of other people.
var albumFolders = []folderRule{
	{names: []string{"hidden"}, fact: photo.FactHiddenAlbum},
	{
		names: []string{
			"icloud shared albums",   // an export of iCloud Photos, unpacked
			"photocloudsharingdata",  // iOS
			"resources/cloudsharing", // Photos for Mac 5 to 7
			"scopes/cloudsharing",    // Photos for Mac 8 and later
		},
		fact: photo.FactShared,
	},
	{like: isSharedAlbumsZip, fact: photo.FactShared},
}

// isSharedAlbumsZip tells the inside of iCloud Shared Albums.zip, -1.zip … of an
// export.
func isSharedAlbumsZip(path string) bool {
	number, ok := strings.CutPrefix(lastName(path), "icloud shared albums")
	number, zip := strings.CutSuffix(number, ".zip"+archiveMark)
	return ok && zip && (number == "" || number[0] == '-' && digits(number[1:]))
}
