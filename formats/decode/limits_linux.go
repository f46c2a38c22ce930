package decode

import (
	"os"
	"strconv"
	"strings"
	"syscall"
)

// slack is what a worker may take beyond its pictures: Go maps its heap by 64 MiB,
// and threads have stacks.
const slack = 256 << 20

// limitMemory ends the process when it takes that much more than it has now.
// RLIMIT_DATA counts what is writable and its own; RLIMIT_AS would count Go's
// reservations too. Nor may a worker write to files.
func limitMemory(memory int64) {
	for resource, most := range map[int]uint64{
		syscall.RLIMIT_DATA:  uint64(dataSize() + memory + slack),
		syscall.RLIMIT_FSIZE: 0,
		syscall.RLIMIT_CORE:  0,
	} {
		_ = syscall.Setrlimit(resource, &syscall.Rlimit{Cur: most, Max: most})
	}
}

// dataSize is what RLIMIT_DATA counts, so far; the race detector has terabytes.
func dataSize() int64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, after, _ := strings.Cut(string(status), "VmData:")
	fields := strings.Fields(after)
	if len(fields) == 0 {
		return 0
	}
	kib, _ := strconv.ParseInt(fields[0], 10, 64)
	return kib << 10
}

// privateOutput moves standard output to another descriptor, so that C code that
// prints does not write into the protocol.
func privateOutput() *os.File {
	fd, err := syscall.Dup(1)
	if err != nil {
		return os.Stdout
	}
	syscall.CloseOnExec(fd)
	if null, err := syscall.Open(os.DevNull, syscall.O_WRONLY, 0); err == nil {
		_ = syscall.Dup3(null, 1, 0)
		_ = syscall.Close(null)
	}
	return os.NewFile(uintptr(fd), "worker output")
}
