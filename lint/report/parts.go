package report

import (
	"slices"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
)

// parts are the reports of the files in which a report has findings, the own one first.
func parts(r *lint.Report) []*lint.Report {
	if !slices.ContainsFunc(r.Diagnostics, func(d check.Diagnostic) bool { return d.File != "" }) {
		return []*lint.Report{r}
	}
	own := *r
	own.Diagnostics = slices.DeleteFunc(slices.Clone(r.Diagnostics), func(d check.Diagnostic) bool { return d.File != "" })
	others := *r
	others.Diagnostics = slices.DeleteFunc(slices.Clone(r.Diagnostics), func(d check.Diagnostic) bool { return d.File == "" })
	return append([]*lint.Report{&own}, others.ByFile()...)
}

// partsOf are the parts of several reports.
func partsOf(reports []*lint.Report) (all []*lint.Report) {
	for _, r := range reports {
		all = append(all, parts(r)...)
	}
	return all
}
