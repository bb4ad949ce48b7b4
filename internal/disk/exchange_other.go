//go:build !linux && !darwin

package disk

import (
	"errors"
	"os"
)

// exchange is not there on this system.
func exchange(*os.File, string, string) error { return errors.ErrUnsupported }
