//go:build !windows

package main

import "syscall"

// closedPipe are the errors of a write to a pipe that nobody reads.
var closedPipe = []error{syscall.EPIPE}
