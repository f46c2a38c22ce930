package sources

import (
	"strings"

	"rollcall/photo"
)

// systemFolders keep an operating system's or server's own records. A photo in
// one of them was put there by somebody, hidden; but what .AppleDouble holds has
// the names of photos and is none.
var systemFolders = []folderRule{
	{
		names: []string{
			".spotlight-v100", ".fseventsd", ".documentrevisions-v100", ".temporaryitems", // macOS
			"system volume information", // Windows
			"lost+found",                // ext4
			"@synoeastream", "@tmp",     // Synology
			"__macosx", // ZIPs packed by macOS
		},
		standing: photo.StandsIgnored, pictures: true, noGap: true,
	},
	{
		names:    []string{".appledouble", ".appledb", ".appledesktop"}, // netatalk
		standing: photo.StandsIgnored, noGap: true,
	},
}

// systemNames are files that systems keep beside photos.
var systemNames = []nameRule{
	{
		names: []string{
			".ds_store", ".localized", ".apdisk", ".volumeicon.icns", ".metadata_never_index", "icon\r", // macOS
			"desktop.ini",               // Windows
			".picasa.ini", "picasa.ini", // Picasa
			".nomedia",                   // Android
			strings.ToLower(ignoresName), // ours
		},
		standing: photo.StandsIgnored,
	},
	{like: isAppleDouble, standing: photo.StandsIgnored},
}

// isAppleDouble tells the second half of a file that macOS writes where extended
// attributes have no place, and Synology's form of it.
func isAppleDouble(lower string) bool {
	return strings.HasPrefix(lower, "._") ||
		strings.HasSuffix(lower, "@synoeastream") || strings.HasSuffix(lower, "@synoresource")
}
