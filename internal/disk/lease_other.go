//go:build !linux

package disk

import "os"

// lease is not there on this system.
func lease(*os.File) (held, busy bool) { return false, false }

// awaited is false, as there are no leases.
func awaited(*os.File) bool { return false }
