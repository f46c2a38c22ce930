package sources

import (
	"bytes"
	"strings"

	"rollcall/photo"
)

// archives are kinds of files that hold files and are not read yet, by ending,
// in the words for people.
var archives = map[string]string{
	"tar": tarArchive, "tgz": tarArchive, "tbz": tarArchive, "tbz2": tarArchive, "txz": tarArchive, "tzst": tarArchive,
	"7z": "a 7-Zip archive", "rar": "a RAR archive",
	"dmg": diskImage, "sparseimage": diskImage, "iso": diskImage,
}

const (
	tarArchive = "a TAR archive"
	diskImage  = "a disk image"
	splitPart  = "a part of a split archive"
	plainZIP   = "a ZIP without its ending"
	packed     = "a packed file"
)

// archiveNamed is what a name, in lower case, says that the archive is; "" none.
func archiveNamed(lower string) string {
	stem, end := cutEnding(lower)
	switch {
	case archives[end] != "":
		return archives[end]
	case strings.HasSuffix(stem, ".tar"):
		return tarArchive
	case isSplit(stem, end):
		return splitPart
	}
	return ""
}

// isSplit tells x.7z.001, x.zip.001, x.z01 and x.r00.
func isSplit(stem, end string) bool {
	if len(end) != 3 || !digits(end[1:]) {
		return false
	}
	_, inner := cutEnding(stem)
	return end[0] == 'z' || end[0] == 'r' || digits(end[:1]) && (inner == "zip" || archives[inner] != "")
}

// oddEndings are those of names which say nothing of what is in the file.
var oddEndings = map[string]bool{
	"": true, "gz": true, "bz2": true, "xz": true, "zst": true, "bak": true, "old": true, "backup": true, "archive": true,
	"dd": true, "img": true, "image": true, "bin": true, "cdr": true, "vhd": true, "vhdx": true, "vmdk": true, "qcow2": true,
}

// mostOddFiles is how many files of one place are opened only because their names
// tell nothing; a place of many such files holds no archives of photos.
const mostOddFiles = 2000

// mayBeArchive reports whether a file is worth a look at how it begins, though its
// name is that of no archive.
func (w *walk) mayBeArchive(e *Entry, lower string) bool {
	_, end := cutEnding(lower)
	if e.Standing != "" || e.Problem != nil || e.Record != nil || e.Stamp.Size < leastArchive || w.oddFiles >= mostOddFiles {
		return false
	}
	if !oddEndings[end] && !digits(end) {
		return false
	}
	w.oddFiles++
	return true
}

// A sign is what a kind of archive has at one place of the file.
type sign struct {
	at    int64 // from the end where negative
	bytes string
	what  string
}

// signs are those that tell an archive, each from the format's own description.
var signs = []sign{
	{0, "7z\xbc\xaf\x27\x1c", "a 7-Zip archive"},
	{0, "Rar!\x1a\x07", "a RAR archive"},
	{257, "ustar", tarArchive},
	{0, "\x1f\x8b\x08", packed},
	{0, "BZh", packed},
	{0, "\xfd7zXZ\x00", packed},
	{0, "\x28\xb5\x2f\xfd", packed}, // Zstandard, RFC 8878 3.1.1
	{0, "PK\x07\x08", splitPart},    // APPNOTE.TXT 8.5.3
	{0, "PK\x03\x04", plainZIP},
	{0, "encrcdsa", diskImage},
	{0, "sprs", diskImage},
	{0, "KDMV", diskImage},
	{0, "vhdxfile", diskImage},
	{0, "QFI\xfb", diskImage},
	{3, "NTFS    ", diskImage},
	{3, "EXFAT   ", diskImage},
	{32, "NXSB", diskImage},
	{512, "EFI PART", diskImage},
	{510, "\x55\xaa", diskImage},
	{1024, "H+\x00\x04", diskImage},
	{1024, "HX\x00\x05", diskImage},
	{1080, "\x53\xef", diskImage}, // ext2 to ext4
	{32769, "CD001", diskImage},
	{-512, "koly", diskImage},
	{-512, "conectix", diskImage},
}

// signOf is what a file is by its content; "" no archive. Few bytes are read.
func signOf(f photo.File) string {
	head := make([]byte, 1536)
	n, _ := f.ReadAt(head, 0)
	head = head[:n]
	for _, s := range signs {
		if signed(f, head, s) {
			return s.what
		}
	}
	return ""
}

func signed(f photo.File, head []byte, s sign) bool {
	end := s.at + int64(len(s.bytes))
	if s.at >= 0 && end <= int64(cap(head)) {
		return end <= int64(len(head)) && string(head[s.at:end]) == s.bytes
	}
	at := s.at
	if at < 0 {
		at += f.Size()
	}
	if at < 0 || at+int64(len(s.bytes)) > f.Size() {
		return false
	}
	got := make([]byte, len(s.bytes))
	_, err := f.ReadAt(got, at)
	return err == nil && bytes.Equal(got, []byte(s.bytes))
}
