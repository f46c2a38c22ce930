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
	FactAlbum          Fact = "album"
	FactOriginalName   Fact = "original-name"
	FactAsset          Fact = "asset"
	FactFingerprint    Fact = "recorded-fingerprint"
	FactSize           Fact = "recorded-size"
	FactAdded          Fact = "added"
	FactReferenced     Fact = "referenced"
	FactCloudState     Fact = "cloud-state"
	FactUploadTries    Fact = "upload-tries"
	FactCloudDeleted   Fact = "cloud-deleted"
	FactBurst          Fact = "burst"
	FactPart           Fact = "part"
	FactRecordOnly     Fact = "record-only"
	FactSalvaged       Fact = "salvaged"
	FactListed         Fact = "listed-crc"
	FactFilesystem     Fact = "filesystem"
	FactFreeBytes      Fact = "free-bytes"
	FactFoldsCase      Fact = "folds-case"
	FactHardLinks      Fact = "hard-links"
	FactSymlinks       Fact = "symlinks"
	FactLeftovers      Fact = "leftovers"
	FactBackupDate     Fact = "backup-date"
	FactWritten        Fact = "written"
	FactRelisted       Fact = "relisted"
	FactEarlier        Fact = "earlier"
	FactLayout         Fact = "layout"
	FactTitle          Fact = "title"
	FactRecords        Fact = "records"
	FactUploads        Fact = "uploads"
	FactUploadsOff     Fact = "uploads-off"
	FactParts          Fact = "zip-parts"
	FactDevice         Fact = "device"
	FactSystem         Fact = "system"
	FactCameraRoll     Fact = "camera-roll"
)

// AllFacts is the closed list.
var AllFacts = []FactDecl{
	{FactHiddenFolder, "item", "text", "the dot or system folder, or the folder with a .nomedia, that the file lies in; of a file hidden by its own name, that"},
	{FactTrash, "item", "text", "the trash folder or trash name that the file has"},
	{FactTrashExpires, "item", "time", "when the trash will drop the file"},
	{FactThumbnailCache, "item", "text", "the cache of small pictures that the file lies in"},
	{FactRenditionName, "item", "text", "the part of the name that tools give to smaller versions"},
	{FactUnfinished, "item", "text", "the name rule that tells a file still being written or downloaded"},
	{FactHiddenAlbum, "item", "text", "the Hidden album's record or folder that names the file"},
	{FactShared, "item", "text", "the shared album's folder that the file lies in: somebody else's photo"},
	{FactAlbum, "item", "text", "the user's own albums that hold the photo, by the place's records: their names, sorted, one a line"},
	{FactOriginalName, "item", "text", "the name that the photo had when it was imported, where the place calls it otherwise; of a small picture in a cache, the name of its original"},
	{FactAsset, "item", "text", "the place's own id of the photo; all its parts, edits and derivatives have it"},
	{FactFingerprint, "item", "text", "Apple's fingerprint as the place recorded it for the original, 28 characters of base64"},
	{FactSize, "item", "int", "the size of the original as the place recorded it, bytes"},
	{FactAdded, "item", "time", "when the photo came into the place"},
	{FactReferenced, "item", "text", "the absolute path of an original that lies outside the library"},
	{FactCloudState, "item", "text", "how far it is on its way to iCloud: uploaded, waiting, refused, or local where it was never sent"},
	{FactUploadTries, "item", "int", "how often uploading it was tried"},
	{FactCloudDeleted, "item", "bool", "the place records that the photo is deleted in iCloud; its file is no trash for that"},
	{FactBurst, "item", "text", "which frame of a burst it is: key (the one that stands for the burst), picked, or left where it was not picked"},
	{FactPart, "item", "text", "the part of its photo that the file is, by the place's records: a role, or edit"},
	{FactRecordOnly, "item", "text", "why only a record of it is here, such as that the original is in iCloud"},
	{FactSalvaged, "item", "text", "the archive that was cut off, of which the file is what is left"},
	{FactListed, "item", "text", "the CRC-32 in its archive's list, 8 hex digits, of a file that was not read"},
	{FactFilesystem, "place", "text", "the file system's type, such as vfat or ext4"},
	{FactFreeBytes, "place", "int", "free space, bytes"},
	{FactFoldsCase, "place", "bool", "the file system folds upper and lower case"},
	{FactHardLinks, "place", "int", "further names of files already counted"},
	{FactSymlinks, "place", "int", "symbolic links that were not followed"},
	{FactLeftovers, "place", "int", "files left over by copies or downloads that were cut off"},
	{FactBackupDate, "place", "time", "the date that the place itself records for the backup"},
	{FactWritten, "place", "time", "the last file time of its photos, where reconcile finds all of them written within two days, after they were taken"},
	{FactRelisted, "place", "text", "how many photos of the library, an export, this later export of the same account lists again, as in 212 of 224, where reconcile finds the two to be that"},
	{FactEarlier, "place", "time", "when the newest photo that this export lists came into its account, where reconcile finds the library to be a later export of the same account"},
	{FactLayout, "place", "text", "whose folder rules the place follows, such as icloudpd or takeout"},
	{FactTitle, "place", "text", "what the place was recognised as, for people, such as iCloud export"},
	{FactRecords, "place", "int", "photos that the place only has records of, their originals being elsewhere"},
	{FactUploads, "place", "text", "whether iCloud Photos is on or off for this library or device; never where it was never on"},
	{FactUploadsOff, "place", "time", "when iCloud Photos was switched off"},
	{FactParts, "place", "text", "how many ZIP parts of a set are there, as in 7 of 9"},
	{FactDevice, "place", "text", "the device that a backup is of: its name and model"},
	{FactSystem, "place", "text", "the system that the library or device ran, such as iOS 17.4"},
	{FactCameraRoll, "place", "text", "that a phone backup holds no camera roll, and why"},
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
	value, told := f[name]
	if !told {
		return time.Time{} // of most items, and an error costs more than the rest
	}
	t, err := time.Parse(time.RFC3339, value)
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
