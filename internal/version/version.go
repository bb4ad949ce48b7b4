// Package version has the version that the command, the server and the browser engine report.
package version

import "strings"

// number is the version of this source tree. A release build may set another with
// -ldflags "-X github.com/proclint/proclint/internal/version.number=1.2.3".
var number = "0.1.0"

// site is where a server of Proclint has the documentation, such as "https://proclint.example/". A build sets it with
// -ldflags "-X github.com/proclint/proclint/internal/version.site=https://proclint.example/".
var site = ""

// Site is where the documentation is, with a slash at its end; empty where the build names no site.
func Site() string {
	if site == "" || strings.HasSuffix(site, "/") {
		return site
	}
	return site + "/"
}
