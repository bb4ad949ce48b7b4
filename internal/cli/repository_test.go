package cli

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
)

// The index of a large repository takes longer to read than its Procfiles, and each of them asks.
func TestGitIndexIsReadOnce(t *testing.T) {
	root := t.TempDir()
	if err := os.Mkdir(filepath.Join(root, ".git"), 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name string, content []byte) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(root, ".git", name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("config", []byte("[core]\n\tignorecase = true\n"))
	write("index", gitIndex("app/procfile"))
	files := &tree{root: root}
	if got := files.TrackedAs("app/Procfile"); got != "app/procfile" {
		t.Fatalf("app/Procfile is tracked as %q", got)
	}
	write("index", gitIndex("app/PROCFILE"))
	if got := files.TrackedAs("app/Procfile"); got != "app/procfile" {
		t.Errorf("the second time, app/Procfile is tracked as %q: the index was read again", got)
	}
}

// gitIndex is an index of version 2 with one file.
func gitIndex(name string) []byte {
	index := binary.BigEndian.AppendUint32([]byte("DIRC\x00\x00\x00\x02"), 1)
	index = append(index, make([]byte, 40+20)...) // what the file system says, and the hash
	index = binary.BigEndian.AppendUint16(index, uint16(len(name)))
	index = append(index, name...)
	padding := 8 - (len(index)-12)%8
	return append(index, make([]byte, padding+20)...)
}
