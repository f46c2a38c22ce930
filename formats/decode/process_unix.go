//go:build unix

package decode

import "syscall"

// apart gives a worker a process group of its own: a Ctrl-C in the terminal is
// rollcall's, which ends its workers itself.
func apart() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }
