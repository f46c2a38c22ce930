package sources

import (
	"strings"

	"rollcall/photo"
)

// renditionNames are names that tools give to smaller versions.
var renditionNames = []nameRule{
	{says: icloudpdSize},
	{says: appleDerivative},
	{says: serverThumbnail},
}

// icloudpdSize reads IMG_1234-medium.JPG: icloudpd, docs/size.md. Its smaller
// sizes are always JPEG or a movie.
func icloudpdSize(_, lower string) photo.Facts {
	stem, end := cutEnding(lower)
	switch end {
	case "jpg", "jpeg", "mov", "mp4":
	default:
		return nil
	}
	for _, size := range []string{"-medium", "-thumb"} {
		if strings.HasSuffix(stem, size) && len(stem) > len(size) {
			return photo.Facts{photo.FactRenditionName: size}
		}
	}
	return nil
}

// appleRecipes are what Photos for Mac adds to a photo's UUID in the name of a
// smaller version: the upper and the lower half of the recipe's number. Left
// out are full-size ones: 1_100 and 1_201, 2_100.
var appleRecipes = []string{"_1_101_", "_1_102_", "_1_103_", "_1_105_", "_1_106_", "_2_3_", "_2_4_", "_4_5003_", "_4_5005_"}

// appleDerivative reads <UUID>_1_105_c.jpeg; the last letter is the version.
func appleDerivative(_, lower string) photo.Facts {
	if strings.HasPrefix(lower, "unadjustednonraw_") { // Photos for Mac up to 4
		return photo.Facts{photo.FactRenditionName: "UNADJUSTEDNONRAW_"}
	}
	if len(lower) < uuidLength || lower[8] != '-' || !isUUID(lower[:uuidLength]) {
		return nil
	}
	stem, _ := cutEnding(lower[uuidLength:])
	for _, recipe := range appleRecipes {
		version, ok := strings.CutPrefix(stem, recipe)
		if ok && (version == "o" || version == "a" || version == "c") {
			return photo.Facts{photo.FactRenditionName: stem}
		}
	}
	return nil
}

const uuidLength = 36

// isUUID reports whether s, in lower case, has the form 8-4-4-4-12.
func isUUID(s string) bool {
	for i, c := range []byte(s) {
		dash := i == 8 || i == 13 || i == 18 || i == 23
		if hex := c >= '0' && c <= '9' || c >= 'a' && c <= 'f'; dash != (c == '-') || !dash && !hex {
			return false
		}
	}
	return len(s) == uuidLength
}

// serverThumbnail reads the names of Synology's smaller versions.
func serverThumbnail(_, lower string) photo.Facts {
	for _, prefix := range []string{"SYNOPHOTO_THUMB_", "SYNOFILE_THUMB_", "SYNOPHOTO_FILM_"} {
		if len(lower) > len(prefix) && strings.EqualFold(lower[:len(prefix)], prefix) {
			return photo.Facts{photo.FactRenditionName: prefix}
		}
	}
	return nil
}
