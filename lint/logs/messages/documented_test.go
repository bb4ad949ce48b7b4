package messages

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
)

// sample is a line that a rule or a platform documents, with a text in place of each "…".
var sample = strings.NewReplacer("ine …", "ine 3", "position …", "position 3", "…", "x")

// TestDocumentedLines: each line that a rule or a platform documents has a cause with its texts, unless it's a remark.
func TestDocumentedLines(t *testing.T) {
	isRemark := map[string]bool{}
	for _, r := range lint.Rules() {
		for _, line := range r.Docs().Remarks {
			isRemark[line] = true
		}
	}
	for _, m := range platform.Messages() {
		isRemark[m.Text] = m.Kind == "remark"
	}
	lines, remarks := 0, 0
	kinds := map[string]string{} // of lines of rules
	check := func(owner, line, kind string) {
		lines++
		if Table().KindNamed(kind) == nil {
			t.Errorf("%s: %q has the unknown kind %q", owner, line, kind)
		}
		causes := Table().Explain(sample.Replace(line), nil).Causes
		switch {
		case isRemark[line] && len(causes) > 0 && causes[0].By == "": // the table has what a runner writes, too
			t.Errorf("%s: the remark %q has the cause %q", owner, line, causes[0].Headline)
		case isRemark[line]:
			remarks++
		case len(causes) == 0:
			t.Errorf("%s: %q has no cause", owner, line)
		case causes[0].Headline == "" || causes[0].Why+causes[0].Help == "" || causes[0].Kind == "" || len(causes[0].Lines) == 0:
			t.Errorf("%s: %q lacks a text: %+v", owner, line, causes[0])
		}
	}
	for _, r := range lint.Rules() {
		docs := r.Docs()
		for _, line := range docs.Logs {
			check(r.Name, line, docs.Failure)
			kinds[line] = cmp.Or(kinds[line], docs.Failure)
		}
		if len(docs.Logs) == 0 && docs.Failure != "" {
			t.Errorf("%s has no lines, and the kind %q", r.Name, docs.Failure)
		}
	}
	for _, m := range platform.Messages() {
		if kinds[m.Text] == m.Kind {
			t.Errorf("%q repeats the kind of a rule", m.Text)
		}
		check(m.Platforms, m.Text, cmp.Or(m.Kind, kinds[m.Text]))
	}
	if lines < 500 || remarks > 30 {
		t.Errorf("of %d lines, %d are remarks", lines, remarks)
	}
}

// TestKindsOfRules: the kind of a rule's lines is one of a meaning in the table that the rule explains, if there is one.
func TestKindsOfRules(t *testing.T) {
	kinds := map[string][]string{}
	for _, m := range Table().Meanings {
		if m.Rule != "" {
			kinds[m.Rule] = append(kinds[m.Rule], m.Kind)
		}
	}
	for _, r := range lint.Rules() {
		if docs := r.Docs(); len(docs.Logs) > 0 && len(kinds[r.Name]) > 0 && !slices.Contains(kinds[r.Name], docs.Failure) {
			t.Errorf("%s has the kind %q, and messages about it have %q", r.Name, docs.Failure, kinds[r.Name])
		}
	}
}
