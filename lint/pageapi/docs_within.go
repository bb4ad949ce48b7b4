//go:build !docsapart

package pageapi

import "github.com/proclint/proclint/lint/api"

// takeDocs does nothing: the program has the documentation.
func takeDocs(api.Request) error { return nil }
