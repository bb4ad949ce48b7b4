//go:build !js

package version

import (
	"runtime/debug"
	"strings"
)

// String returns the version without a leading "v", such as "0.1.0". A binary installed as a tagged module ("go install …@v1.2.3") reports that tag.
func String() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || !isRelease(info.Main.Version) {
		return number
	}
	return strings.TrimPrefix(info.Main.Version, "v")
}

// isRelease reports whether a module's version is a tag: not that of a work tree, "(devel)", nor one that
// Go derived from a commit, "v0.1.1-0.20261120081500-71bcc5113a1c+dirty".
func isRelease(version string) bool {
	return strings.HasPrefix(version, "v") && !strings.ContainsAny(version, "-+")
}

// recorded is the commit that Go recorded when it built the program; "" for none.
func recorded() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	settings := map[string]string{}
	for _, setting := range info.Settings {
		settings[setting.Key] = setting.Value
	}
	return shortCommit(settings["vcs.revision"], settings["vcs.modified"] == "true")
}

// shortCommit is the start of a commit's hash, and whether files differ from the commit.
func shortCommit(revision string, modified bool) string {
	const length = 12
	if len(revision) < length {
		return ""
	}
	if modified {
		return revision[:length] + ", modified"
	}
	return revision[:length]
}
