package sources

import (
	"strings"

	"rollcall/photo"
)

// albumFolders are folders that exports, phones and libraries name after an album
// that matters: the Hidden album, and albums of other people. Some are names that
// Photos itself shows, in the languages whose words nobody has for anything else.
var albumFolders = []folderRule{
	{names: []string{"hidden", "hidden album", "ausgeblendet"}, fact: photo.FactHiddenAlbum},
	{
		names: []string{
			"icloud shared albums",                 // an export of iCloud Photos, unpacked
			"photocloudsharingdata",                // iOS
			"resources/cloudsharing",               // Photos for Mac 5 to 7
			"scopes/cloudsharing",                  // Photos for Mac 8 and later
			"scopes/syndication",                   // the same, Shared with You: github.com/RhetTbull/osxphotos/issues/1054
			"com.apple.photo.icloud.sharedstreams", // macOS before Photos 5: tyler.io, Backing Up Shared iCloud Photo Albums
		},
		fact: photo.FactShared,
	},
	{names: sharedAlbumNames, fact: photo.FactShared},
	{like: isSharedAlbumsZip, fact: photo.FactShared},
}

// sharedAlbumNames are what Photos, iCloud for Windows, Google Photos and Drive call what
// others share. "Shared" and "Family" are none, which people and their servers
// call what is theirs; nor is a shared library, nor rclone's shared-album, which is as
// much of the albums that one shares oneself.
var sharedAlbumNames = []string{
	"shared albums", // support.apple.com/guide/icloud-windows/icwe010db4bc
	"shared album",
	"icloud photo sharing", // as they were called before
	"shared with you", "shared with me",
	"geteilte alben", "album condivisi", "gedeelde albums",
	"mit dir geteilt", "condivisi con te", "met jou gedeeld",
}

// isSharedAlbumsZip tells the inside of iCloud Shared Albums.zip, -1.zip … of an
// export.
func isSharedAlbumsZip(path string) bool {
	number, ok := strings.CutPrefix(lastName(path), "icloud shared albums")
	number, zip := strings.CutSuffix(number, ".zip"+archiveMark)
	return ok && zip && (number == "" || number[0] == '-' && digits(number[1:]))
}
