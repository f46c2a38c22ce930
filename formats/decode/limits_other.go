//go:build !linux

package decode

import "os"

// limitMemory has no hard limit here; Go's own and the checks of headers hold.
func limitMemory(int64) {}

func privateOutput() *os.File { return os.Stdout }
