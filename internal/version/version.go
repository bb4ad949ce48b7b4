// Package version has the version that the command, the server and the browser engine report.
package version

import (
	"runtime"
	"strings"
)

// number is the version of this source tree. A release build may set another with
// -ldflags "-X github.com/proclint/proclint/internal/version.number=1.2.3".
var number = "0.1.0"

// commit is the commit of this source tree. Go records it for a program that is built in a checkout; another build may
// set it with -ldflags "-X github.com/proclint/proclint/internal/version.commit=71bcc5113a1c".
var commit = ""

// site is where a server of Proclint has the documentation, such as "https://proclint.example/". A build sets it with
// -ldflags "-X github.com/proclint/proclint/internal/version.site=https://proclint.example/".
var site = ""

// Build is what is known about a program.
type Build struct {
	Version string `json:"version"`
	// Commit is the start of the commit's hash, with ", modified" if files differ from it. It's "" where that is unknown, as in
	// a module that is installed by its tag.
	Commit string `json:"commit"`
	Go     string `json:"go"`
	System string `json:"system"`
}

// Known is what is known about this program.
func Known() Build {
	revision := commit
	if revision == "" {
		revision = recorded()
	}
	return Build{String(), revision, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}
}

// Long returns the version with the commit, such as "0.1.0 (71bcc5113a1c)", or the version alone where the commit is unknown.
func Long() string {
	b := Known()
	if b.Commit == "" {
		return b.Version
	}
	return b.Version + " (" + b.Commit + ")"
}

// Site is where the documentation is, with a slash at its end; empty where the build names no site.
func Site() string {
	if site == "" || strings.HasSuffix(site, "/") {
		return site
	}
	return site + "/"
}
