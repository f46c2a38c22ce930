package sources

import "rollcall/photo"

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
}
