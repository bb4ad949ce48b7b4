package version

import (
	"encoding/json"
	"os"
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
