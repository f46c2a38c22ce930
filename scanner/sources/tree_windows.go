package sources

import (
	"io/fs"
	"strings"
	"syscall"

	"golang.org/x/sys/windows"
)

const onlineAttributes = windows.FILE_ATTRIBUTE_OFFLINE |
	windows.FILE_ATTRIBUTE_RECALL_ON_OPEN | windows.FILE_ATTRIBUTE_RECALL_ON_DATA_ACCESS

// addAttributes reads what Windows keeps in a file's attributes. A reparse point
// that Go calls irregular is a junction if it is a folder, and else a file of a
// cloud folder.
func addAttributes(n *node, info fs.FileInfo) {
	sys, ok := info.Sys().(*syscall.Win32FileAttributeData)
	if !ok {
		return
	}
	attributes := sys.FileAttributes
	n.online = attributes&onlineAttributes != 0
	n.hidden = attributes&windows.FILE_ATTRIBUTE_HIDDEN != 0
	if info.Mode()&fs.ModeIrregular == 0 {
		return
	}
	n.kind = nodeFile
	if attributes&windows.FILE_ATTRIBUTE_DIRECTORY != 0 {
		n.kind = nodeLink
	}
}

// statVolume tells the file system that a folder lies on.
func statVolume(path string) volume {
	v := volume{free: -1, folds: foldsCase}
	p, err := windows.UTF16PtrFromString(path)
	if err != nil {
		return v
	}
	var free uint64
	if windows.GetDiskFreeSpaceEx(p, &free, nil, nil) == nil {
		v.free = int64(free)
	}
	v.name = volumeName(p)
	return v
}

// volumeName is the file system's own name in lower case, such as "ntfs".
func volumeName(path *uint16) string {
	var root, name [windows.MAX_PATH + 1]uint16
	if windows.GetVolumePathName(path, &root[0], uint32(len(root))) != nil {
		return ""
	}
	if windows.GetVolumeInformation(&root[0], nil, 0, nil, nil, nil, &name[0], uint32(len(name))) != nil {
		return ""
	}
	return strings.ToLower(windows.UTF16ToString(name[:]))
}
