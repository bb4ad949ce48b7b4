//go:build !linux

package disk

import "os"

// lease is not there on this system.
func lease(*os.File) (held, busy bool) { return false, false }

func release(*os.File) {}

func awaited(*os.File) bool { return false }
