package photo

import (
	"strconv"
	"time"
)

// A Fact is the name of something that the place alone knows of a file, or of
// itself. The list is closed: AllFacts.
type Fact string

// FactDecl declares a fact.
type FactDecl struct {
	Name Fact
	Of   string // "item" or "place"
	Type string // "text", "bool", "int", "time"
	Doc  string // one sentence, with the unit
}

// The facts.
const (
	FactHiddenFolder   Fact = "hidden-folder"
	FactTrash          Fact = "trash"
	FactTrashExpires   Fact = "trash-expires"
	FactThumbnailCache Fact = "thumbnail-cache"
	FactRenditionName  Fact = "rendition-name"
	FactUnfinished     Fact = "unfinished"
	FactHiddenAlbum    Fact = "hidden-album"
	FactShared         Fact = "shared"
	FactFilesystem     Fact = "filesystem"
	FactFreeBytes      Fact = "free-bytes"
	FactFoldsCase      Fact = "folds-case"
	FactHardLinks      Fact = "hard-links"
	FactSymlinks       Fact = "symlinks"
	FactLeftovers      Fact = "leftovers"
	FactBackupDate     Fact = "backup-date"
	FactLayout         Fact = "layout"
)

// AllFacts is the closed list.
var AllFacts = []FactDecl{
	{FactHiddenFolder, "item", "text", "the dot or system folder, or the folder with a .nomedia, that the file lies in"},
	{FactTrash, "item", "text", "the trash folder or trash name that the file has"},
	{FactTrashExpires, "item", "time", "when the trash will drop the file"},
	{FactThumbnailCache, "item", "text", "the cache of small pictures that the file lies in"},
	{FactRenditionName, "item", "text", "the part of the name that tools give to smaller versions"},
	{FactUnfinished, "item", "text", "the name rule that tells a file still being written or downloaded"},
	{FactHiddenAlbum, "item", "text", "the Hidden album's record or folder that names the file"},
	{FactShared, "item", "text", "the shared album's folder that the file lies in: somebody else's photo"},
	{FactFilesystem, "place", "text", "the file system's type, such as vfat or ext4"},
	{FactFreeBytes, "place", "int", "free space, bytes"},
	{FactFoldsCase, "place", "bool", "the file system folds upper and lower case"},
	{FactHardLinks, "place", "int", "further names of files already counted"},
	{FactSymlinks, "place", "int", "symbolic links that were not followed"},
	{FactLeftovers, "place", "int", "files left over by copies or downloads that were cut off"},
	{FactBackupDate, "place", "time", "the date that the place itself records for the backup"},
	{FactLayout, "place", "text", "whose folder rules the place follows, such as icloudpd or takeout"},
}

// Facts are the known facts of one file or place, values in canonical text.
type Facts map[Fact]string

// Has reports whether the fact is known.
func (f Facts) Has(name Fact) bool { _, ok := f[name]; return ok }

// Text is the value of a text fact, "" where unknown.
func (f Facts) Text(name Fact) string { return f[name] }

// Int is the value of an int fact, 0 where unknown.
func (f Facts) Int(name Fact) int64 {
	n, _ := strconv.ParseInt(f[name], 10, 64)
	return n
}

// Bool is the value of a bool fact, false where unknown.
func (f Facts) Bool(name Fact) bool { return f[name] == "true" }

// Time is the value of a time fact in UTC; zero where unknown.
func (f Facts) Time(name Fact) time.Time {
	t, err := time.Parse(time.RFC3339, f[name])
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}

// Set sets a fact, making the map on first use. Values are text; numbers,
// truths and times go in as strconv and RFC 3339 print them.
func (f *Facts) Set(name Fact, value string) {
	if *f == nil {
		*f = Facts{}
	}
	(*f)[name] = value
}
