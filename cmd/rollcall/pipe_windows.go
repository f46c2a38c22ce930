package main

import "syscall"

// closedPipe are the errors of a write to a pipe that nobody reads: WriteFile gives
// ERROR_NO_DATA (232) while the reader goes, ERROR_BROKEN_PIPE after it.
var closedPipe = []error{syscall.ERROR_BROKEN_PIPE, syscall.Errno(232), syscall.EPIPE}
