package sources

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// volumes are the file systems by their magic number: statfs(2) and the
// kernel's include/uapi/linux/magic.h. Stable are those that keep inode and
// change time over a mount; network, FUSE and FAT file systems do not.
var volumes = map[uint32]volume{
	0x0000ef53: {name: "ext4", stable: true, folds: keepsCase}, // ext2 and ext3 too
	0x58465342: {name: "xfs", stable: true, folds: keepsCase},
	0x9123683e: {name: "btrfs", stable: true, folds: keepsCase},
	0x2fc12fc1: {name: "zfs", stable: true},
	0xf2f52010: {name: "f2fs", stable: true},
	0xca451a4e: {name: "bcachefs", stable: true},
	0x3153464a: {name: "jfs", stable: true},
	0x52654973: {name: "reiserfs", stable: true, folds: keepsCase},
	0x00003434: {name: "nilfs2", stable: true, folds: keepsCase},
	0x01021994: {name: "tmpfs", stable: true, folds: keepsCase},
	0x858458f6: {name: "ramfs", stable: true, folds: keepsCase},
	0x794c7630: {name: "overlay", stable: true},
	0x0000f15f: {name: "ecryptfs", stable: true},
	0x73717368: {name: "squashfs", stable: true, folds: keepsCase},
	0xe0f5e1e2: {name: "erofs", stable: true, folds: keepsCase},
	0x00009660: {name: "iso9660"},
	0x15013346: {name: "udf"},
	0x7366746e: {name: "ntfs", stable: true, folds: foldsCase}, // ntfs3
	0x5346544e: {name: "ntfs", folds: foldsCase},
	0x0000482b: {name: "hfsplus", stable: true},
	0x00004244: {name: "hfs"},
	0x42535041: {name: "apfs"},
	0x00004d44: {name: "vfat", folds: foldsCase},
	0x2011bab0: {name: "exfat", folds: foldsCase},
	0x65735546: {name: "fuse"},
	0x00006969: {name: "nfs"},
	0xff534d42: {name: "cifs"},
	0xfe534d42: {name: "cifs"},
	0x0000517b: {name: "smb"},
	0x01021997: {name: "9p"},
	0x00c36400: {name: "ceph"},
	0x0bd00bd0: {name: "lustre"},
	0x5346414f: {name: "afs"},
	0x786f4256: {name: "vboxsf"},
	0xbacbacbc: {name: "vmhgfs"},
}

// statVolume tells the file system of an opened file; one that is not listed is
// named by its number.
func statVolume(fd int) volume {
	var st unix.Statfs_t
	if err := retry(func() error { return unix.Fstatfs(fd, &st) }); err != nil {
		return volume{free: -1}
	}
	v, ok := volumes[uint32(st.Type)]
	if !ok {
		v.name = fmt.Sprintf("%#x", uint32(st.Type))
	}
	v.free = int64(st.Bavail) * int64(st.Bsize)
	return v
}
