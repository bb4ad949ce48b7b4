// Package version has the version that the command, the server and the browser engine report.
package version

// number is the version of this source tree. A release build may set another with
// -ldflags "-X github.com/proclint/proclint/internal/version.number=1.2.3".
var number = "0.1.0"
