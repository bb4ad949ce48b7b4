// Package version holds the version that the command, the server and the browser engine report.
package version

import (
	"regexp"
	"runtime/debug"
	"strings"
)

// number is the version of this source tree. A release build may set another with
// -ldflags "-X github.com/proclint/proclint/internal/version.number=1.2.3".
var number = "0.1.0"

var release = regexp.MustCompile(`^v\d+\.\d+\.\d+$`)

// String returns the version without a leading "v", such as "0.1.0". A binary installed as a tagged
// module ("go install …@v1.2.3") reports that tag.
func String() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || !release.MatchString(info.Main.Version) {
		return number
	}
	return strings.TrimPrefix(info.Main.Version, "v")
}
