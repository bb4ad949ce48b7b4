//go:build !js

package repotest

import (
	"os"
	"path/filepath"
	"testing"
)

// TestMain runs the tests where they find the files of the repository by their paths in it.
func TestMain(m *testing.M) {
	if err := os.Chdir(filepath.Join("..", "..")); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}
