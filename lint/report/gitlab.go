package report

import (
	"encoding/hex"
	"hash/fnv"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

type gitlabFinding struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitlabLocation `json:"location"`
}

type gitlabLocation struct {
	Path  string      `json:"path"`
	Lines gitlabLines `json:"lines"`
}

type gitlabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

// GitLab writes reports as one artifact for GitLab's Code Quality: a list of findings, whose lines count
// from one. A finding keeps its fingerprint when its line moves.
func GitLab(w io.Writer, reports []*lint.Report) error {
	findings := []gitlabFinding{}
	known := fingerprints{}
	for _, r := range partsOf(reports) {
		path := pathOf(r)
		for i := range r.Diagnostics {
			d := &r.Diagnostics[i]
			findings = append(findings, gitlabFinding{
				Description: gitlabDescription(d, r),
				CheckName:   d.Rule,
				Fingerprint: known.of(r, d),
				Severity:    levels[d.Severity].gitlab,
				Location:    gitlabLocation{path, gitlabLines{d.Span.Start.Line + 1, d.Span.End.Line + 1}},
			})
		}
		if r.Omitted > 0 {
			findings = append(findings, gitlabFinding{
				Description: Printable(unchecked(r)),
				CheckName:   notChecked,
				Fingerprint: known.next(path, notChecked),
				Severity:    levels[lint.Warning].gitlab,
				Location:    gitlabLocation{path, gitlabLines{1, 1}},
			})
		}
	}
	return JSON(w, findings)
}

// notChecked is what formats name that have no place for a notice about lines that were not checked.
const notChecked = "not-checked"

// gitlabDescription is all of a finding in one line of plain text, because GitLab shows nothing else.
func gitlabDescription(d *check.Diagnostic, r *lint.Report) string {
	return Printable(strings.Join(append([]string{d.Message + "."}, Lines(d, r.Platforms)...), " "))
}

// pathOf is the path of a report's file from the root of the project; "stdin" for a file without a name.
func pathOf(r *lint.Report) string {
	if r.File.Path == "" {
		return "stdin"
	}
	return Printable(fromRoot(r.File.Path))
}

// fingerprints counts the findings that nothing but their order distinguishes.
type fingerprints map[string]int

// of is the fingerprint of a finding: a hash of its file, its rule and, unless the rule is about the whole file, the text of
// its lines and its place in them. The number of a line isn't in it.
func (f fingerprints) of(r *lint.Report, d *check.Diagnostic) string {
	if rule, ok := lint.RuleByName(d.Rule); ok && rule.Group == check.FileGroup {
		return f.next(pathOf(r), d.Rule)
	}
	start := r.Document.Offset(procfile.Position{Line: d.Span.Start.Line})
	end := r.Document.Offset(procfile.Position{Line: d.Span.End.Line, Character: math.MaxInt})
	lines := r.Secrets.Mask(r.Document.Slice(procfile.Range{Start: start, End: end}))
	return f.next(pathOf(r), d.Rule, lines, strconv.Itoa(d.Range.Start-start), strconv.Itoa(d.Range.End-d.Range.Start))
}

func (f fingerprints) next(parts ...string) string {
	key := strings.Join(parts, "\x00")
	hash := fnv.New128a()
	hash.Write([]byte(key + "\x00" + strconv.Itoa(f[key])))
	f[key]++
	return hex.EncodeToString(hash.Sum(nil))
}

func headline(d *check.Diagnostic) string { return Printable(d.Message) }
