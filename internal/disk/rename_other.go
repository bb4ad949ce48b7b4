//go:build !linux && !darwin

package disk

import (
	"errors"
	"os"
)

// renameNew and exchange are not there on this system.
func renameNew(*os.File, string, string) error { return errors.ErrUnsupported }

func exchange(*os.File, string, string) error { return errors.ErrUnsupported }
