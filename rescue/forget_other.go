//go:build !linux

package rescue

import "os"

// forget is not possible here: what is read back may come from memory.
func forget(*os.File) {}
