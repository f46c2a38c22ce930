package sources

import "golang.org/x/sys/unix"

// volumes are the file systems by the name that statfs(2) of macOS gives them.
// Whether APFS and HFS+ fold case was chosen when the disk was formatted.
var volumes = map[string]volume{
	"apfs":   {name: "apfs", stable: true},
	"hfs":    {name: "hfsplus", stable: true},
	"msdos":  {name: "vfat", folds: foldsCase},
	"exfat":  {name: "exfat", folds: foldsCase},
	"ntfs":   {name: "ntfs", folds: foldsCase},
	"smbfs":  {name: "cifs"},
	"nfs":    {name: "nfs"},
	"afpfs":  {name: "afp"},
	"webdav": {name: "webdav"},
}

// statVolume tells the file system of an opened file.
func statVolume(fd int) volume {
	var st unix.Statfs_t
	if err := retry(func() error { return unix.Fstatfs(fd, &st) }); err != nil {
		return volume{free: -1}
	}
	name := unix.ByteSliceToString(st.Fstypename[:])
	v, ok := volumes[name]
	if !ok {
		v.name = name
	}
	v.free = int64(st.Bavail) * int64(st.Bsize)
	return v
}
