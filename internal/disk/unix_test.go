//go:build unix

package disk

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestWhatIsNoRegularFileIsNeitherOpenedNorReplaced(t *testing.T) {
	for name, make := range map[string]func(path string) error{
		"a pipe":   func(path string) error { return syscall.Mkfifo(path, 0o644) },
		"a folder": func(path string) error { return os.Mkdir(path, 0o755) },
		"a socket": func(path string) error {
			listener, err := net.Listen("unix", path)
			if err == nil {
				t.Cleanup(func() { listener.Close() })
			}
			return err
		},
		"a link to a device": func(path string) error { return os.Symlink("/dev/null", path) },
	} {
		t.Run(name, func(t *testing.T) {
			// A socket has a short path.
			dir, err := os.MkdirTemp("", "")
			check(t, err)
			t.Cleanup(func() { os.RemoveAll(dir) })
			path := filepath.Join(dir, "Procfile")
			check(t, make(path))
			for _, file := range []File{Named(path), Found(path, "/")} {
				if _, err := file.Open(); !errors.Is(err, ErrNotRegular) {
					t.Errorf("opening: %v", err)
				}
				if _, err := file.Replace(nil, []byte("new")); !errors.Is(err, ErrNotRegular) {
					t.Errorf("replacing: %v", err)
				}
				if file.IsRegular() {
					t.Error("it is taken for a regular file")
				}
			}
		})
	}
}

func TestReplaceKeepsOwnerAndPermissions(t *testing.T) {
	dir := plant(t, "Procfile", "old")
	path := filepath.Join(dir, "Procfile")
	owner, group := os.Getuid(), os.Getgid()
	if owner == 0 {
		owner, group = 12345, 23456
	}
	check(t, os.Chown(path, owner, group))
	check(t, os.Chmod(path, 0o640|fs.ModeSetuid|fs.ModeSetgid))
	before, err := os.Stat(path)
	check(t, err)
	_, err = Named(path).Replace([]byte("old"), []byte("new"))
	check(t, err)
	after, err := os.Stat(path)
	check(t, err)
	stat := after.Sys().(*syscall.Stat_t)
	if after.Mode() != before.Mode() || int(stat.Uid) != owner || int(stat.Gid) != group {
		t.Errorf("the file has %v, owner %d and group %d, want %v, %d and %d", after.Mode(), stat.Uid, stat.Gid, before.Mode(), owner, group)
	}
}

func TestTheOtherNamesOfAFileKeepTheOldContent(t *testing.T) {
	dir := plant(t, "repo/Procfile", "old")
	path, other := filepath.Join(dir, "repo", "Procfile"), filepath.Join(dir, "other")
	check(t, os.Link(path, other))
	others, err := Named(path).Replace([]byte("old"), []byte("new"))
	if err != nil || others != 1 {
		t.Errorf("%d other names, %v", others, err)
	}
	if content(t, path) != "new" || content(t, other) != "old" {
		t.Errorf("the file has %q, the other name %q", content(t, path), content(t, other))
	}
}
