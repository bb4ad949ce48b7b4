package version

import (
	"encoding/json"
	"os"
	"regexp"
	"testing"
)

func TestString(t *testing.T) {
	// A test binary is built from a work tree, which is no release.
	if got := String(); got != number {
		t.Errorf("String() = %q, want %q", got, number)
	}
}

func TestSite(t *testing.T) {
	defer func(before string) { site = before }(site)
	for given, want := range map[string]string{"": "", "https://proclint.example": "https://proclint.example/", "https://example.org/lint/": "https://example.org/lint/"} {
		if site = given; Site() != want {
			t.Errorf("%q: Site() = %q, want %q", given, Site(), want)
		}
	}
}

func TestPackagesHaveTheSameVersion(t *testing.T) {
	for _, name := range []string{"static/package.json", "npm/package.json"} {
		content, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		var manifest struct{ Version string }
		if err := json.Unmarshal(content, &manifest); err != nil {
			t.Fatal(err)
		}
		if manifest.Version != number {
			t.Errorf("%s has version %q, want %q", name, manifest.Version, number)
		}
	}
}

// Files that name the version, and where.
func TestEverythingNamesThisVersion(t *testing.T) {
	for name, expression := range map[string]string{
		"action.yml":             `default: (\d+\.\d+\.\d+)`,
		"templates/proclint.yml": `proclint:(\d+\.\d+\.\d+)-shell`,
		"README.md":              `(?:proclint@|proclint:|rev: |download/|proclint_)v?(\d+\.\d+\.\d+)`,
		"docs/ci.md":             `(?:proclint@|rev: |release |download/v|proclint_|_version: |pkgver=|ersion = "|proclint" = ")v?(\d+\.\d+\.\d+)`,
	} {
		content, err := os.ReadFile("../../" + name)
		if err != nil {
			t.Fatal(err)
		}
		found := regexp.MustCompile(expression).FindAllStringSubmatch(string(content), -1)
		if len(found) == 0 {
			t.Errorf("%s names no version", name)
		}
		for _, match := range found {
			if match[1] != number {
				t.Errorf("%s names version %s, want %s", name, match[1], number)
			}
		}
	}
}

func TestIsRelease(t *testing.T) {
	for version, want := range map[string]bool{
		"v1.2.3":                             true,
		"(devel)":                            false,
		"":                                   false,
		"v0.0.0-20261120081500-71bcc5113a1c": false,
		"v0.1.1-0.20261120081500-71bcc5113a1c+dirty": false,
	} {
		if got := isRelease(version); got != want {
			t.Errorf("isRelease(%q) = %v, want %v", version, got, want)
		}
	}
}

func TestLongNamesTheCommit(t *testing.T) {
	defer func(before string) { commit = before }(commit)
	if commit = "71bcc5113a1c"; Long() != number+" (71bcc5113a1c)" {
		t.Errorf("Long() = %q", Long())
	}
	if commit = ""; Long() != number { // Go records no commit for a test
		t.Errorf("Long() = %q without a commit, want %q", Long(), number)
	}
}

func TestShortCommit(t *testing.T) {
	const hash = "71bcc5113a1c6a3fd1b2a6b7dd7a1c6a3fd1b2a6"
	for _, test := range []struct {
		revision string
		modified bool
		want     string
	}{
		{hash, false, "71bcc5113a1c"},
		{hash, true, "71bcc5113a1c, modified"},
		{"", true, ""},
	} {
		if got := shortCommit(test.revision, test.modified); got != test.want {
			t.Errorf("shortCommit(%q, %v) = %q, want %q", test.revision, test.modified, got, test.want)
		}
	}
}
