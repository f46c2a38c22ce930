package sources

import (
	"slices"
	"strings"

	"rollcall/photo"
)

const libraryEnding = ".photoslibrary"

// libraryEndings are those of libraries of Photos, iPhoto (as it was, and once
// Photos has taken it over) and Aperture.
var libraryEndings = []string{libraryEnding, ".photolibrary", ".migratedphotolibrary", ".aplibrary"}

// libraryFolders are the parts of a library. Only originals (Photos 5 and later)
// and Masters (before, and iPhoto and Aperture) hold originals; all else was made
// from them or belongs to others.
var libraryFolders = []folderRule{
	{like: isLibrary, standing: photo.StandsDerivative, bundle: true},
	{like: isOriginals, originals: true},
	{like: isRenders, content: true},
}

func isLibrary(path string) bool {
	name := lastName(path)
	return slices.ContainsFunc(libraryEndings, func(ending string) bool {
		return strings.HasSuffix(name, ending) && name != ending
	})
}

// isRenders tells a library's folders of edited versions in full size: of Photos 5
// and later, of Photos up to 4, and of iPhoto. They were made from the originals, but
// an export of edits has their bytes.
func isRenders(path string) bool {
	for _, renders := range []string{"/resources/renders", "/resources/media/version", "/previews"} {
		if above, ok := strings.CutSuffix(path, renders); ok && isLibrary(above) {
			return true
		}
	}
	return false
}

// isOriginals tells a library's folder of originals.
func isOriginals(path string) bool {
	above, ok := strings.CutSuffix(path, "/originals")
	if !ok {
		above, ok = strings.CutSuffix(path, "/masters")
	}
	return ok && isLibrary(above)
}
