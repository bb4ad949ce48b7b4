package cli

import (
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"slices"
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

// A person sees the same list, whichever core reads a folder first.
func TestFoldersAreReadFromTheFirstOn(t *testing.T) {
	root := t.TempDir()
	var folders []string
	for i := range 40 {
		name := fmt.Sprintf("app-%02d", i)
		folders = append(folders, name)
		for _, file := range []string{"Procfile", "app.py"} {
			path := filepath.Join(root, name, file)
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte("web: python app.py\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	files := &tree{root: root}
	for _, most := range []int{0, 1, 7, 79, 80, 1000} {
		read := files.readFolders(folders, most)
		visited := 0
		for i, folder := range read {
			if folder.err != nil || len(folder.entries) != 2 {
				t.Fatalf("at most %d entries: %s has %d, error %v", most, folders[i], len(folder.entries), folder.err)
			}
			if visited += len(folder.entries); visited > most {
				break
			}
		}
		if want := min(most/2*2+2, 80); visited != want {
			t.Errorf("at most %d entries: %d are seen, not %d", most, visited, want)
		}
	}
	paths, unseen := files.Paths()
	if want := 80; len(paths) != want || len(unseen) > 0 || !slices.IsSorted(paths) {
		t.Errorf("the list has %d paths, not %d, or isn't in order: %q", len(paths), want, paths)
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

// Entries that a walk has read save looks at the disk, which may ignore the case of letters.
func TestEntriesRuleFilesOut(t *testing.T) {
	root := t.TempDir()
	if err := os.MkdirAll(filepath.Join(root, ".Config", "inside"), 0o755); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(root, "later"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name  string
		known listing
		lacks bool
		there bool
	}{
		{".Config/inside", entries, false, true},
		{".config/other", entries, false, false},
		{"later", entries, true, false},
		{"later", nil, false, true},
		{"missing", nil, false, false},
	} {
		if got := test.known.lacks(test.name); got != test.lacks {
			t.Errorf("%d entries lack %s: %v, want %v", len(test.known), test.name, got, test.lacks)
		}
		if got := test.known.look(root, test.name) == nil; got != test.there {
			t.Errorf("a look at %s with %d entries finds it: %v, want %v", test.name, len(test.known), got, test.there)
		}
	}
}
