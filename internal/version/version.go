// Package version has the version that the command, the server and the browser engine report.
package version

import "strings"

// number is the version of this source tree. A release build may set another with
// -ldflags "-X github.com/proclint/proclint/internal/version.number=1.2.3".
var number = "0.1.0"

// commit is the commit of this source tree. Go records it for a program that is built in a checkout; another build may
// set it with -ldflags "-X github.com/proclint/proclint/internal/version.commit=71bcc5113a1c".
var commit = ""

// site is where a server of Proclint has the documentation, such as "https://proclint.example/". A build sets it with
// -ldflags "-X github.com/proclint/proclint/internal/version.site=https://proclint.example/".
var site = ""

// Long returns the version with the commit, such as "0.1.0 (71bcc5113a1c)". It is the version alone where the commit is
// unknown, as in a module that is installed by its tag.
func Long() string {
	revision := recorded()
	if commit != "" {
		revision = commit
	}
	if revision == "" {
		return String()
	}
	return String() + " (" + revision + ")"
}

// Site is where the documentation is, with a slash at its end; empty where the build names no site.
func Site() string {
	if site == "" || strings.HasSuffix(site, "/") {
		return site
	}
	return site + "/"
}
