//go:build js

package version

// String returns the version without a leading "v", such as "0.1.0". Nobody installs the browser engine as
// a module, and reading how it was built would cost its visitors 4 kB.
func String() string { return number }

// recorded is "": Go records no commit that a program in a browser could read.
func recorded() string { return "" }
