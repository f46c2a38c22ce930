package rescue

import (
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"rollcall/photo"
)

// Where is the path under which a file of a place is kept: its own, without the
// marks of archives, so that out of a.zip!/b it becomes a.zip/b. isFolder tells of
// a path that ends in such a mark whether it is a folder of that very name.
//
// The folder of a trash gets another name: as a backup, a copy in a trash counts
// for none.
func Where(it *photo.Item, isFolder func(path string) bool) string {
	names := strings.Split(it.Path, "/")
	trash := it.Facts.Text(photo.FactTrash)
	for i, name := range names {
		if i < len(names)-1 && len(name) > 1 && strings.HasSuffix(name, "!") && !isFolder(strings.Join(names[:i+1], "/")) {
			name = strings.TrimSuffix(name, "!")
		}
		if trash != "" && (name == trash || strings.HasPrefix(strings.ToLower(name), androidTrash)) {
			name = "from " + name
		}
		names[i] = name
	}
	return strings.Join(names, "/")
}

// androidTrash is what Android puts before the name of a deleted file: AOSP
// MediaProvider, FileUtils, PATTERN_EXPIRES_FILE.
const androidTrash = ".trashed-"

// leadsOut reports whether a path is none within a folder, on this system.
func leadsOut(to string) bool {
	for name := range strings.SplitSeq(to, "/") {
		if name == "" || name == "." || name == ".." {
			return true
		}
	}
	return strings.ContainsRune(to, 0) || !filepath.IsLocal(filepath.FromSlash(to))
}

// numbered is the n-th choice of a path, from 1. All files of a photo get one
// number, behind what their names have in common with that of the photo, so that
// they still belong together: "IMG_1 (2).HEIC", "IMG_1 (2).HEIC.xmp".
func numbered(to, main string, n int) string {
	if n == 1 {
		return to
	}
	dir, base := path.Split(to)
	stem := strings.TrimSuffix(path.Base(main), path.Ext(main))
	if stem == "" || !strings.HasPrefix(base, stem) {
		stem = strings.TrimSuffix(base, path.Ext(base))
	}
	if stem == "" {
		stem = base
	}
	return dir + stem + " (" + strconv.Itoa(n) + ")" + base[len(stem):]
}
