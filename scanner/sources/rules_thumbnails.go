package sources

import (
	"strings"

	"rollcall/photo"
)

// thumbnailFolders are caches of small pictures. Their pictures are read: where
// the original is gone they are all that is left of it, and only who sees both
// can tell.
var thumbnailFolders = []folderRule{
	{
		names: []string{
			".thumbnails",           // Android, old desktops
			"@eadir",                // Synology
			".@__thumb", "@__thumb", // QNAP
			".webaxs",               // Buffalo
			".photostructure",       // PhotoStructure
			"ipod photo cache",      // iTunes
			"photodata/thumbnails",  // iOS
			"resources/derivatives", // Photos for Mac 5 and later
			"proxies/derivatives",   // Photos for Mac up to 4: resources/proxies/derivatives
		},
		fact: photo.FactThumbnailCache,
	},
	{
		like: func(path string) bool { return strings.HasSuffix(path, ".lrdata") }, // Lightroom previews
		fact: photo.FactThumbnailCache,
	},
}

// thumbnailNames are containers of many small pictures in one file, of no use as
// photos.
var thumbnailNames = []nameRule{
	{names: []string{"thumbs.db", "ehthumbs.db", "ehthumbs_vista.db"}, standing: photo.StandsOther}, // Windows
	{like: isThumbnailTable, standing: photo.StandsOther},
}

// isThumbnailTable tells Android's and Apple's tables.
func isThumbnailTable(lower string) bool {
	return strings.HasPrefix(lower, ".thumbdata") || strings.HasSuffix(lower, ".ithmb")
}

// madeFrom is the name of the original that a path in a cache of small pictures tells,
// in a form that differs from the file's own name; "" where it tells none.
func madeFrom(path string) string {
	name := lastName(path)
	lower := strings.ToLower(name)
	folder := lastName(above(path))
	switch {
	case isPicture(strings.ToLower(folder)): // @eaDir/IMG_1.JPG/SYNOPHOTO_THUMB_M.jpg, V2/DCIM/100APPLE/IMG_1.HEIC/5003.JPG
		return folder
	case appleDerivative(name, lower) != nil && len(name) > uuidLength && isUUID(lower[:uuidLength]):
		return name[:uuidLength]
	case strings.EqualFold(strings.TrimPrefix(folder, "."), "@__thumb"): // QNAP
		for _, size := range []string{"default", "s100", "s800"} {
			if strings.HasPrefix(lower, size) && isPicture(lower[len(size):]) && !strings.HasPrefix(lower[len(size):], ".") {
				return name[len(size):]
			}
		}
	}
	return ""
}
