package disk

import (
	"path/filepath"
	"testing"

	"golang.org/x/sys/unix"
)

func TestReplaceKeepsExtendedAttributes(t *testing.T) {
	path := filepath.Join(plant(t, "Procfile", "old"), "Procfile")
	err := unix.Setxattr(path, "user.origin", []byte("theirs"), 0)
	supported := err != unix.ENOTSUP
	if supported {
		check(t, err)
	}
	_, err = Named(path).Replace([]byte("old"), []byte("new"))
	check(t, err)
	value := make([]byte, 100)
	n, err := unix.Getxattr(path, "user.origin", value)
	if supported && (err != nil || string(value[:n]) != "theirs") {
		t.Errorf("the attribute is %q, %v", value[:max(n, 0)], err)
	}
}
