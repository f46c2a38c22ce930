package sources

import "rollcall/photo"

// A nodeKind is what stands behind a name in a folder.
type nodeKind uint8

const (
	nodeOther  nodeKind = iota // a pipe, socket or device: never opened
	nodeFile                   // a regular file
	nodeFolder                 // a folder
	nodeLink                   // a symbolic link or junction: not followed
)

// A node is what a folder says of one name in it.
type node struct {
	kind   nodeKind
	stamp  photo.Stamp
	online bool // its content is not here: opening it would download it
	hidden bool // has the hidden attribute (Windows)

	refused *photo.Problem // why it must not be opened; nil: it may
}

// A folderID tells a folder from all others. The zero ID: it can't be told.
type folderID struct{ device, inode uint64 }

// A folds says whether a file system folds upper and lower case.
type folds uint8

const (
	foldsUnknown folds = iota
	foldsCase
	keepsCase
)

// A volume is the file system that a folder lies on.
type volume struct {
	name   string // such as "ext4"; "" where unknown
	stable bool   // change times and inodes outlast a mount
	folds  folds
	free   int64 // free space for this user, bytes; -1 where unknown
}
