//go:build docsapart

package pageapi

import (
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/check"
)

// takeDocs takes the documentation of all rules out of the first request that has it.
func takeDocs(r api.Request) error {
	if check.HasDocs() {
		return nil
	}
	list, ok := r.Docs.([]any)
	if !ok {
		return api.RequestError{Reason: `"docs" must be a list of rules as /v1/rules has them`}
	}
	return api.UseDocs(list)
}
