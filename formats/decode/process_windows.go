package decode

import "syscall"

// apart keeps the console's Ctrl-C from a worker: it is rollcall's, which ends its
// workers itself.
func apart() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{CreationFlags: syscall.CREATE_NEW_PROCESS_GROUP, HideWindow: true}
}
