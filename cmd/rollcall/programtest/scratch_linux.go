package programtest

import "syscall"

// roomInMemory reports whether there are two gigabytes for files in memory: a container
// has 64 MB of it as a rule.
func roomInMemory() bool {
	var s syscall.Statfs_t
	err := syscall.Statfs(inMemory, &s)
	return err == nil && s.Bavail*uint64(s.Bsize) >= 2<<30
}
