package api

import (
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/report"
)

// Written is what SARIF and ReadLog answer.
type Written struct {
	Text string `json:"text"` // the content of a file to save, or of a log
}

// SARIF lints the file of the request and writes the findings as a SARIF 2.1.0 log. The error is an UnknownError or a lint.TooLargeError.
func SARIF(r Request) (Written, error) {
	input, err := r.input()
	if err != nil {
		return Written{}, err
	}
	found, err := lint.Lint(input)
	if err != nil {
		return Written{}, err
	}
	var b strings.Builder
	if err := report.SARIF(&b, []*lint.Report{found}); err != nil {
		return Written{}, err
	}
	return Written{Text: b.String()}, nil
}
