package report

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
)

// JUnit writes reports as one document of JUnit's XML: a suite for each file, and a test case for each finding. One of at least the severity that
// failOn has for the report is a failure. Others passed, and say why in their output. A file without findings has one test case, which passed.
func JUnit(w io.Writer, reports []*lint.Report, failOn []lint.Severity) error {
	var suites strings.Builder
	tests, failures := 0, 0
	for i, whole := range reports {
		for _, r := range parts(whole) {
			cases, failed := junitCases(r, failOn[i])
			tests, failures = tests+len(cases), failures+failed
			fmt.Fprintf(&suites, "  <testsuite name=%s tests=\"%d\" failures=\"%d\" errors=\"0\">\n", attribute(pathOf(r)), len(cases), failed)
			suites.WriteString(strings.Join(cases, ""))
			suites.WriteString("  </testsuite>\n")
		}
	}
	return write(w, fmt.Sprintf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"proclint\" tests=\"%d\" failures=\"%d\" errors=\"0\">\n%s</testsuites>\n",
		tests, failures, suites.String()))
}

func junitCases(r *lint.Report, failOn lint.Severity) (cases []string, failures int) {
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		line, column := r.Document.LineColumn(d.Range.Start)
		text := fmt.Sprintf("%s:%d:%d: %s: %s\n", pathOf(r), line, column, d.Severity, headline(d)) + junitBody(d, r)
		result := "      <system-out>" + content(text) + "</system-out>\n"
		if d.Severity >= failOn {
			failures++
			result = fmt.Sprintf("      <failure type=%s message=%s>%s</failure>\n", attribute(d.Severity.String()), attribute(headline(d)), content(text))
		}
		cases = append(cases, junitCase(r, fmt.Sprintf("%s:%d:%d", d.Rule, line, column), result))
	}
	if r.Omitted > 0 {
		cases = append(cases, junitCase(r, notChecked, "      <system-out>"+content(unchecked(r))+"</system-out>\n"))
	}
	if len(cases) == 0 {
		cases = []string{junitCase(r, "proclint", "")}
	}
	return cases, failures
}

func junitCase(r *lint.Report, name, result string) string {
	if result == "" {
		return fmt.Sprintf("    <testcase classname=%s name=%s/>\n", attribute(pathOf(r)), attribute(name))
	}
	return fmt.Sprintf("    <testcase classname=%s name=%s>\n%s    </testcase>\n", attribute(pathOf(r)), attribute(name), result)
}

// junitBody is what follows the headline: the effects, the help, and where the rule is explained.
func junitBody(d *check.Diagnostic, r *lint.Report) string {
	var b strings.Builder
	for _, line := range Lines(d, r.Platforms) {
		b.WriteString(Printable(line) + "\n")
	}
	if rule, ok := lint.RuleByName(d.Rule); ok {
		b.WriteString(rule.URL() + "\n")
	}
	return b.String()
}

func attribute(text string) string {
	return `"` + strings.ReplaceAll(content(text), "\n", "&#10;") + `"`
}

// content escapes a text for XML, which has no way to write some characters at all.
func content(text string) string {
	text = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == 0xFFFE || r == 0xFFFF {
			return utf8.RuneError
		}
		return r
	}, text)
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(text)
}
