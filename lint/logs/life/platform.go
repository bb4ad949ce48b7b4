package life

import "github.com/proclint/proclint/lint/platform"

// platformOf is the ID of the only platform among writers, or "".
func platformOf(by string) string {
	if target, ok := platform.Lookup(by); ok {
		return target.ID()
	}
	return ""
}
