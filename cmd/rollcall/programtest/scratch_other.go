//go:build !linux

package programtest

func roomInMemory() bool { return false }
