package platform

import "strings"

// Detects returns the language for which the build takes an app, and the file that shows it, and what it would take the app
// for without the others: one of the given language. Each is nil where that isn't known.
func (t *Target) Detects(language string, has func(file string) bool) (first, own *Detected, file string) {
	for i := range t.Detection {
		d := &t.Detection[i]
		for _, name := range strings.Fields(d.Files) {
			if !has(name) {
				continue
			}
			if first == nil {
				first, file = d, name
			}
			if own == nil && d.Language == language {
				own = d
			}
		}
	}
	return first, own, file
}
