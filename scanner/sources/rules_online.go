package sources

import (
	"fmt"
	"strings"

	"rollcall/photo"
)

// placeholderOf returns the true name behind a placeholder of iCloud Drive, as
// macOS wrote them until Sonoma: .IMG_1234.HEIC.icloud, a small property list.
func placeholderOf(name string) (string, bool) {
	const prefix, suffix = ".", ".icloud"
	if len(name) <= len(prefix)+len(suffix) || name[0] != '.' || !strings.EqualFold(name[len(name)-len(suffix):], suffix) {
		return "", false
	}
	return name[len(prefix) : len(name)-len(suffix)], true
}

// onlineOnly settles a file whose content is not here: a photo by its name, or a
// name without ending that may be one, is a problem; all else is no photo.
func (e *Entry) onlineOnly(name string) {
	if _, end := cutEnding(name); end != "" && !isPicture(strings.ToLower(name)) {
		e.Standing = photo.StandsOther
		return
	}
	e.Problem = &photo.Problem{
		Kind: photo.ProblemOnlineOnly,
		Path: e.Path,
		Text: fmt.Sprintf("%q is online only: its content is not on this disk, and opening it would download it", name),
	}
}
