package platform

import (
	"slices"
	"strings"
)

// Detects returns the language for which the build takes an app, and the file that shows it; nil where that isn't known.
func (t *Target) Detects(has func(file string) bool) (found *Detected, file string) {
	for i := range t.Detection {
		for name := range strings.FieldsSeq(t.Detection[i].Files) {
			if has(name) {
				return &t.Detection[i], name
			}
		}
	}
	return nil, ""
}

// DetectedAs returns what the build would find for an app of a language that one of its files shows, or nil.
func (t *Target) DetectedAs(language string, has func(file string) bool) *Detected {
	at := slices.IndexFunc(t.Detection, func(d Detected) bool {
		return d.Language == language && slices.ContainsFunc(strings.Fields(d.Files), has)
	})
	if at < 0 {
		return nil
	}
	return &t.Detection[at]
}
