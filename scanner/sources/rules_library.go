package sources

import (
	"strings"

	"rollcall/photo"
)

const libraryEnding = ".photoslibrary"

// libraryFolders are the parts of a library of Photos for Mac. Only originals
// (Photos 5 and later) and Masters (before) hold originals; all else was made
// from them or belongs to others.
var libraryFolders = []folderRule{
	{like: isLibrary, standing: photo.StandsDerivative, bundle: true},
	{like: isOriginals, originals: true},
}

func isLibrary(path string) bool {
	return strings.HasSuffix(path, libraryEnding) && lastName(path) != libraryEnding
}

// isOriginals tells a library's folder of originals.
func isOriginals(path string) bool {
	above, ok := strings.CutSuffix(path, "/originals")
	if !ok {
		above, ok = strings.CutSuffix(path, "/masters")
	}
	return ok && isLibrary(above)
}
