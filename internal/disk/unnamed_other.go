//go:build !linux

package disk

import (
	"errors"
	"io/fs"
	"os"
)

// unnamed is not there on this system.
func unnamed(*os.File, fs.FileMode) (*os.File, error) { return nil, errors.ErrUnsupported }

func giveName(*os.File, *os.File, string) error { return errors.ErrUnsupported }
