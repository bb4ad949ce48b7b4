//go:build !js

package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/joshdk/go-junit"
	"github.com/reviewdog/reviewdog/proto/rdf"
	"google.golang.org/protobuf/encoding/protojson"

	"github.com/proclint/proclint/lint"
)

// all are the reports of the golden files, and how many findings and notices they have.
func all() (list []*lint.Report, findings int) {
	for _, name := range slices.Sorted(maps.Keys(reports)) {
		r := reports[name]
		list = append(list, r)
		findings += len(r.Diagnostics)
		if r.Omitted > 0 {
			findings++
		}
	}
	return list, findings
}

func TestReviewdogReadsItsFormat(t *testing.T) {
	list, findings := all()
	var result rdf.DiagnosticResult
	written := render(t, func(b *bytes.Buffer) error { return RDJSON(b, list) })
	if err := protojson.Unmarshal(written, &result); err != nil {
		t.Fatal(err)
	}
	if len(result.Diagnostics) != findings {
		t.Errorf("%d diagnostics, want %d", len(result.Diagnostics), findings)
	}
	for _, d := range result.Diagnostics {
		if d.Message == "" || d.Severity == rdf.Severity_UNKNOWN_SEVERITY || d.Code.GetValue() == "" || d.Location.GetPath() == "" {
			t.Errorf("something is missing: %v", d)
		}
	}
}

// What parsers of Checkstyle take from it, such as those of Jenkins and Reviewdog.
func TestCheckstyleHasAnErrorForEachFinding(t *testing.T) {
	list, findings := all()
	var read struct {
		XMLName xml.Name `xml:"checkstyle"`
		Files   []struct {
			Name   string `xml:"name,attr"`
			Errors []struct {
				Line     int    `xml:"line,attr"`
				Column   int    `xml:"column,attr"`
				Severity string `xml:"severity,attr"`
				Message  string `xml:"message,attr"`
				Source   string `xml:"source,attr"`
			} `xml:"error"`
		} `xml:"file"`
	}
	if err := xml.Unmarshal(render(t, func(b *bytes.Buffer) error { return Checkstyle(b, list) }), &read); err != nil {
		t.Fatal(err)
	}
	errors := 0
	for i, file := range read.Files {
		if file.Name != pathOf(list[i]) {
			t.Errorf("the file %q, want %q", file.Name, pathOf(list[i]))
		}
		for _, e := range file.Errors {
			errors++
			if e.Line < 1 || e.Column < 1 || e.Message == "" || !slices.Contains([]string{"error", "warning", "info"}, e.Severity) || !strings.HasPrefix(e.Source, "proclint.") {
				t.Errorf("something is missing: %+v", e)
			}
		}
	}
	if len(read.Files) != len(list) || errors != findings {
		t.Errorf("%d files and %d errors, want %d and %d", len(read.Files), errors, len(list), findings)
	}
}

// A line of Concise is what other programs find places by: as many as there are findings, whatever a text contains.
func TestConciseHasALineForEachFinding(t *testing.T) {
	list, findings := all()
	lines := 0
	for _, r := range list {
		written := string(render(t, func(b *bytes.Buffer) error { return Concise(b, r, TextOptions{Width: 40}) }))
		lines += strings.Count(written, "\n")
		for line := range strings.Lines(written) {
			if r.Omitted == 0 && !conciseLine.MatchString(line) {
				t.Errorf("%q", line)
			}
		}
	}
	if lines != findings {
		t.Errorf("%d lines for %d findings", lines, findings)
	}
}

var conciseLine = regexp.MustCompile(`^.+:[0-9]+:[0-9]+: (error|warning|info|hint) [a-z-]+ .+\n$`)

func TestAReaderOfJUnitReadsIt(t *testing.T) {
	list, _ := all()
	for failOn, want := range map[lint.Severity]func(lint.Summary) int{
		lint.Error:   func(s lint.Summary) int { return s.Error },
		lint.Warning: func(s lint.Summary) int { return s.Error + s.Warning },
		lint.Hint:    func(s lint.Summary) int { return s.Error + s.Warning + s.Info + s.Hint },
	} {
		suites, err := junit.Ingest(render(t, func(b *bytes.Buffer) error { return JUnit(b, list, slices.Repeat([]lint.Severity{failOn}, len(list))) }))
		if err != nil {
			t.Fatal(err)
		}
		if len(suites) != len(list) {
			t.Fatalf("%d suites for %d files", len(suites), len(list))
		}
		for i, suite := range suites {
			r := list[i]
			failed := want(r.Summary)
			if suite.Name != pathOf(r) || suite.Totals.Failed != failed || suite.Totals.Tests != max(1, len(suite.Tests)) || suite.Totals.Tests-failed != suite.Totals.Passed {
				t.Errorf("failures from %s on: suite %s has %+v, want %d failures", failOn, suite.Name, suite.Totals, failed)
			}
		}
	}
}

// What GitLab documents about a report of Code Quality: these fields, of which each finding needs all.
func TestGitLabTakesItsFormat(t *testing.T) {
	list, findings := all()
	written := render(t, func(b *bytes.Buffer) error { return GitLab(b, list) })
	reader := json.NewDecoder(bytes.NewReader(written))
	reader.DisallowUnknownFields()
	var read []struct {
		Description string `json:"description"`
		CheckName   string `json:"check_name"`
		Fingerprint string `json:"fingerprint"`
		Severity    string `json:"severity"`
		Location    struct {
			Path  string `json:"path"`
			Lines struct {
				Begin int `json:"begin"`
				End   int `json:"end"`
			} `json:"lines"`
		} `json:"location"`
	}
	if err := reader.Decode(&read); err != nil {
		t.Fatal(err)
	}
	if len(read) != findings {
		t.Errorf("%d findings, want %d", len(read), findings)
	}
	known := map[string]bool{}
	for _, f := range read {
		if f.Description == "" || f.CheckName == "" || !slices.Contains([]string{"info", "minor", "major", "critical", "blocker"}, f.Severity) ||
			f.Location.Path == "" || strings.HasPrefix(f.Location.Path, "./") || f.Location.Lines.Begin < 1 || f.Location.Lines.End < f.Location.Lines.Begin {
			t.Errorf("GitLab doesn't take %+v", f)
		}
		if known[f.Fingerprint] {
			t.Errorf("%s: two findings have the fingerprint %s", f.CheckName, f.Fingerprint)
		}
		known[f.Fingerprint] = true
	}
}
