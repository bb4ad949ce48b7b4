package cli

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"

	"github.com/proclint/proclint/internal/disk"
	"github.com/proclint/proclint/internal/gitindex"
	"github.com/proclint/proclint/lint/repository"
)

// excludeFile is the file in a repository with patterns that git doesn't track.
const excludeFile = ".git/info/exclude"

// Excludes are the patterns of the repository and those of the user that git asks after .gitignore (git
// Documentation/gitignore.adoc). A folder without git has none.
func (t *tree) Excludes() []repository.Exclude {
	t.excluding.Do(func() {
		config, known := t.Text(".git/config")
		if !known {
			return
		}
		if text, known := t.Text(excludeFile); known {
			t.excludes = append(t.excludes, repository.Exclude{Path: excludeFile, Text: string(text)})
		}
		if gitindex.ParseConfig(string(config)).ExcludesFile != "" {
			return // it replaces the user's, and a repository doesn't decide what Proclint reads outside of it
		}
		name := userExcludes()
		if text := textOf(inHome(name)); text != "" {
			t.excludes = append(t.excludes, repository.Exclude{Path: name, Text: text})
		}
	})
	return t.excludes
}

// userExcludes is the path of the user's file with patterns, according to git's configuration of the user.
func userExcludes() string {
	home := cmp.Or(os.Getenv("XDG_CONFIG_HOME"), "~/.config")
	configs := []string{"~/.gitconfig", home + "/git/config"}
	if global, set := os.LookupEnv("GIT_CONFIG_GLOBAL"); set {
		configs = []string{global}
	}
	for _, config := range configs {
		if name := gitindex.ParseConfig(textOf(inHome(config))).ExcludesFile; name != "" {
			return name
		}
	}
	return home + "/git/ignore"
}

// inHome is a path with the user's folder instead of "~/", or "" if that isn't known.
func inHome(name string) string {
	rest, inside := strings.CutPrefix(name, "~/")
	if !inside {
		return name
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return filepath.Join(home, rest)
}

// textOf is the text of a file of the user, or "" if it can't be read.
func textOf(name string) string {
	if !filepath.IsAbs(name) {
		return ""
	}
	text, err := disk.Named(name).Read(repository.MaxText)
	if err != nil || len(text) > repository.MaxText {
		return ""
	}
	return string(text)
}
