package check

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/platform"
)

// Built is what a log shows of an app. The zero value is for no log.
type Built struct {
	// Java is the version of the runtime that the build downloaded, such as 17, or "".
	Java string
	// Hosts are the hosts that platforms gave to the app, in lowercase.
	Hosts []string
}

// BuiltIn is what a log shows: the version of Java that a buildpack of Cloud Foundry downloads, without the 1 that older ones begin with, and
// the hosts.
func BuiltIn(log string) Built {
	_, after, _ := strings.Cut(log, "Downloading Open Jdk JRE ")
	after = strings.TrimPrefix(after, "1.")
	b := Built{Java: strings.Trim(after[:len(after)-len(strings.TrimLeft(after, "0123456789."))], ".")}
	for word := range strings.FieldsFuncSeq(log, func(c rune) bool { return strings.ContainsRune(" \t\r\n/\"'=,;()<>", c) }) {
		if host, _, _ := strings.Cut(strings.ToLower(word), ":"); strings.Contains(host, ".") && platform.OfHost(host) != "" && !slices.Contains(b.Hosts, host) {
			b.Hosts = append(b.Hosts, host)
		}
	}
	return b
}
