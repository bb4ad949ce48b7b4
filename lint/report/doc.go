// Package report writes what the engine found out: as text for people, as JSON
// for programs, as SARIF for code scanners and as workflow commands for GitHub.
//
// It is pure: it writes to an io.Writer what it is given, and knows neither files nor terminals.
package report
