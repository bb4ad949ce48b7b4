//go:build unix

package disk

import "syscall"

// openFlags keep a pipe that takes the place of a file from being waited for.
const openFlags = syscall.O_NONBLOCK
