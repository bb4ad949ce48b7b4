package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/proclint/proclint/lint/config"
)

// TestTheConfigurationOfAnEditorsFile: a missing one can be created at the root of the repository.
func TestTheConfigurationOfAnEditorsFile(t *testing.T) {
	root := t.TempDir()
	for name, text := range map[string]string{
		"new/.git/HEAD":      "",
		"new/a/b/Procfile":   "",
		"alone/a/Procfile":   "",
		"set/.git/HEAD":      "",
		"set/.proclint.toml": "exclude = ['a']",
		"set/a/Procfile":     "",
	} {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, test := range []struct {
		name, file string
		none       bool   // --no-config
		at, inside string // the configuration, and the file's path from its folder; empty where none can be changed
		exists     bool
		excludedBy string
	}{
		{"at the root of the repository", "new/a/b/Procfile", false, "new", "a/b/Procfile", false, ""},
		{"beside a file outside of any", "alone/a/Procfile", false, "alone/a", "Procfile", false, ""},
		{"above the file", "set/a/Procfile", false, "set", "a/Procfile", true, "a"},
		{"with --no-config", "set/a/Procfile", true, "", "", false, ""},
	} {
		got, err := (&configurations{none: test.none}).now(filepath.Join(root, filepath.FromSlash(test.file)))
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case test.at == "":
			if got.Project != nil {
				t.Errorf("%s: %+v", test.name, got.Project)
			}
		case got.Project.Path != filepath.Join(root, filepath.FromSlash(test.at), config.FileName),
			got.Project.File != test.inside, got.Project.Exists != test.exists:
			t.Errorf("%s: %+v", test.name, got.Project)
		}
		if got.ExcludedBy != test.excludedBy {
			t.Errorf("%s: excluded by %q, want %q", test.name, got.ExcludedBy, test.excludedBy)
		}
	}
}
