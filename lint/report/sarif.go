package report

import (
	"io"
	"strings"

	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

const (
	sarifSchema   = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
	sarifRoot     = "%SRCROOT%"
	sarifProject  = "https://github.com/proclint/proclint"
	sarifLanguage = "en"
)

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool             sarifTool         `json:"tool"`
	Invocations      []sarifInvocation `json:"invocations,omitempty"`
	Language         string            `json:"language"`
	Artifacts        []sarifArtifact   `json:"artifacts"`
	Results          []sarifResult     `json:"results"`
	NewlineSequences []string          `json:"newlineSequences"`
	ColumnKind       string            `json:"columnKind"`
}

// sarifInvocation says what was not checked.
type sarifInvocation struct {
	ExecutionSuccessful bool                `json:"executionSuccessful"`
	Notifications       []sarifNotification `json:"toolExecutionNotifications"`
}

type sarifNotification struct {
	Level   string    `json:"level"`
	Message sarifText `json:"message"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name            string      `json:"name"`
	SemanticVersion string      `json:"semanticVersion"`
	InformationURI  string      `json:"informationUri"`
	Language        string      `json:"language"`
	Rules           []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID               string       `json:"id"`
	Name             string       `json:"name"`
	ShortDescription sarifText    `json:"shortDescription"`
	FullDescription  sarifText    `json:"fullDescription"`
	HelpURI          string       `json:"helpUri"`
	Help             sarifText    `json:"help"`
	Properties       sarifRuleBag `json:"properties"`
}

type sarifRuleBag struct {
	Tags []string `json:"tags"`
}

type sarifText struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifArtifact struct {
	Location sarifArtifactLocation `json:"location"`
	Encoding string                `json:"encoding,omitempty"`
}

type sarifArtifactLocation struct {
	URI       string `json:"uri"`
	URIBaseID string `json:"uriBaseId,omitempty"`
	Index     *int   `json:"index,omitempty"`
}

type sarifResult struct {
	RuleID           string          `json:"ruleId"`
	RuleIndex        int             `json:"ruleIndex"`
	Level            string          `json:"level"`
	Message          sarifText       `json:"message"`
	Locations        []sarifLocation `json:"locations"`
	RelatedLocations []sarifLocation `json:"relatedLocations,omitempty"`
	Fixes            []sarifFix      `json:"fixes,omitempty"`
	Properties       sarifResultBag  `json:"properties"`
}

type sarifResultBag struct {
	Severity  lint.Severity `json:"severity"`
	Platforms []string      `json:"platforms"`
}

type sarifLocation struct {
	ID               *int                  `json:"id,omitempty"`
	Message          *sarifText            `json:"message,omitempty"`
	PhysicalLocation sarifPhysicalLocation `json:"physicalLocation"`
}

type sarifPhysicalLocation struct {
	ArtifactLocation sarifArtifactLocation `json:"artifactLocation"`
	Region           sarifRegion           `json:"region"`
}

type sarifRegion struct {
	StartLine   int        `json:"startLine"`
	StartColumn int        `json:"startColumn"`
	EndLine     int        `json:"endLine"`
	EndColumn   int        `json:"endColumn"`
	Snippet     *sarifText `json:"snippet,omitempty"`
}

type sarifFix struct {
	Description     sarifText             `json:"description"`
	ArtifactChanges []sarifArtifactChange `json:"artifactChanges"`
	Properties      sarifFixBag           `json:"properties"`
}

type sarifFixBag struct {
	Applicability lint.Applicability `json:"applicability"`
}

type sarifArtifactChange struct {
	ArtifactLocation sarifArtifactLocation `json:"artifactLocation"`
	Replacements     []sarifReplacement    `json:"replacements"`
}

type sarifReplacement struct {
	DeletedRegion   sarifRegion `json:"deletedRegion"`
	InsertedContent sarifText   `json:"insertedContent"`
}

// SARIF writes reports as one run in SARIF 2.1.0. Regions count lines and UTF-16 units from one, the end column points behind the region. A fix that
// renames or re-encodes the file is left out, for SARIF has no form for it; the message of its result says what to do.
func SARIF(w io.Writer, reports []*lint.Report) error {
	run := sarifRun{
		Language:         sarifLanguage,
		Artifacts:        []sarifArtifact{},
		Results:          []sarifResult{},
		NewlineSequences: []string{"\r\n", "\n", "\r"},
		ColumnKind:       "utf16CodeUnits",
	}
	index := map[string]int{}
	run.Tool.Driver = sarifDriver{
		Name:            "Proclint",
		SemanticVersion: version.String(),
		InformationURI:  sarifProject,
		Language:        sarifLanguage,
		Rules:           []sarifRule{},
	}
	for i, rule := range lint.Rules() {
		index[rule.Name] = i
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, newSarifRule(rule))
	}
	artifacts := map[string]int{}
	var notes []sarifNotification
	for _, r := range partsOf(reports) {
		file := sarifFile(r.File.Path)
		i, known := artifacts[file.URI]
		if !known {
			i = len(run.Artifacts)
			artifacts[file.URI] = i
			run.Artifacts = append(run.Artifacts, sarifArtifact{Location: file, Encoding: sarifEncoding(r.File.Encoding)})
		}
		file.Index = &i
		for _, d := range r.Diagnostics {
			run.Results = append(run.Results, newSarifResult(r, d, file, index[d.Rule]))
		}
		if r.Omitted > 0 {
			notes = append(notes, sarifNotification{"warning", sarifText{Text: r.File.Path + ": " + unchecked(r)}})
		}
	}
	if notes != nil {
		run.Invocations = []sarifInvocation{{ExecutionSuccessful: true, Notifications: notes}}
	}
	return JSON(w, sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

func newSarifRule(r *lint.Rule) sarifRule {
	docs := r.Docs()
	return sarifRule{
		ID:               r.Name,
		Name:             pascal(r.Name),
		ShortDescription: sarifText{Text: r.Title},
		FullDescription:  sarifText{Text: docs.Summary, Markdown: docs.Summary},
		HelpURI:          r.URL(),
		Help:             sarifText{Text: helpText(docs), Markdown: helpMarkdown(docs)},
		Properties:       sarifRuleBag{Tags: []string{string(r.Group)}},
	}
}

// pascal turns a kebab-case name into the form that SARIF asks for.
func pascal(name string) string {
	var b strings.Builder
	for _, word := range strings.Split(name, "-") {
		b.WriteString(strings.ToUpper(word[:1]) + word[1:])
	}
	return b.String()
}

func helpText(d lint.Docs) string {
	bad, good := d.Shown()
	return d.Why + "\n\nBad:\n\n" + indented(bad) + "\nGood:\n\n" + indented(good)
}

func helpMarkdown(d lint.Docs) string {
	bad, good := d.Shown()
	return d.Why + "\n\nBad:\n\n```procfile\n" + closed(bad) + "```\n\nGood:\n\n```procfile\n" + closed(good) + "```\n"
}

// indented is a sample with four blanks before each line.
func indented(text string) string {
	return "    " + strings.ReplaceAll(strings.TrimSuffix(closed(text), "\n"), "\n", "\n    ") + "\n"
}

// closed is a text that ends with a line end.
func closed(text string) string {
	if text == "" || strings.HasSuffix(text, "\n") {
		return text
	}
	return text + "\n"
}

func newSarifResult(r *lint.Report, d check.Diagnostic, file sarifArtifactLocation, ruleIndex int) sarifResult {
	result := sarifResult{
		RuleID:     d.Rule,
		RuleIndex:  ruleIndex,
		Level:      levels[d.Severity].sarif,
		Message:    sarifMessage(&d, r),
		Locations:  []sarifLocation{{PhysicalLocation: sarifPlace(r, d.Range, d.Span, file)}},
		Fixes:      sarifFixes(d, file),
		Properties: sarifResultBag{Severity: d.Severity, Platforms: d.Platforms},
	}
	if len(d.Platforms) == 0 {
		result.Properties.Platforms = r.Platforms
	}
	for i, related := range d.Related {
		result.RelatedLocations = append(result.RelatedLocations, sarifLocation{
			ID:               &i,
			Message:          &sarifText{Text: related.Message, Markdown: related.Message},
			PhysicalLocation: sarifPlace(r, related.Range, related.Span, file),
		})
	}
	return result
}

// sarifMessage has the headline and the advice as text, and with the effects as Markdown.
func sarifMessage(d *check.Diagnostic, r *lint.Report) sarifText {
	var markdown strings.Builder
	markdown.WriteString(d.Message + "\n")
	for _, g := range groupsOf(d.Effects) {
		markdown.WriteString("\n- " + g.Line(r.Platforms))
		for _, log := range g.Logs {
			markdown.WriteString(" Log: " + prose.Quote(log))
		}
	}
	text := d.Message + "."
	if advice := d.Advice(); advice != "" {
		text += " " + advice
		markdown.WriteString("\n\n" + advice)
	}
	return sarifText{Text: text, Markdown: markdown.String()}
}

// excerptLength is how many bytes a snippet has at most.
const excerptLength = 140

func sarifPlace(r *lint.Report, at procfile.Range, span procfile.Span, file sarifArtifactLocation) sarifPhysicalLocation {
	region := newSarifRegion(span)
	if text := r.Document.Slice(at); text != "" && len(text) <= excerptLength {
		region.Snippet = &sarifText{Text: r.Secrets.Mask(text)}
	}
	return sarifPhysicalLocation{ArtifactLocation: file, Region: region}
}

func newSarifRegion(s procfile.Span) sarifRegion {
	return sarifRegion{
		StartLine:   s.Start.Line + 1,
		StartColumn: s.Start.Character + 1,
		EndLine:     s.End.Line + 1,
		EndColumn:   s.End.Character + 1,
	}
}

func sarifFixes(d check.Diagnostic, file sarifArtifactLocation) []sarifFix {
	var fixes []sarifFix
	for _, fix := range d.Fixes {
		if fix.Rename != nil || fix.Encode != "" || len(fix.Edits) == 0 {
			continue
		}
		change := sarifArtifactChange{ArtifactLocation: file}
		for _, e := range fix.Edits {
			change.Replacements = append(change.Replacements, sarifReplacement{
				DeletedRegion:   newSarifRegion(e.Span),
				InsertedContent: sarifText{Text: e.NewText},
			})
		}
		fixes = append(fixes, sarifFix{
			Description:     sarifText{Text: fix.Title, Markdown: fix.Title},
			ArtifactChanges: []sarifArtifactChange{change},
			Properties:      sarifFixBag{Applicability: fix.Applicability},
		})
	}
	return fixes
}

// sarifEncoding is the registered name of an encoding, "" when it is not known.
func sarifEncoding(e procfile.Encoding) string {
	if e == procfile.Unknown8Bit {
		return ""
	}
	return strings.ToUpper(string(e))
}

// sarifFile is the location of a path: relative to the root of the sources, or a file URI when it is absolute.
func sarifFile(path string) sarifArtifactLocation {
	path = fromRoot(path)
	switch {
	case path == "":
		return sarifArtifactLocation{URI: "stdin"}
	case strings.HasPrefix(path, "/"):
		return sarifArtifactLocation{URI: "file://" + escapePath(path)}
	case len(path) > 2 && path[1:3] == ":/":
		return sarifArtifactLocation{URI: "file:///" + path[:2] + escapePath(path[2:])}
	}
	return sarifArtifactLocation{URI: escapePath(path), URIBaseID: sarifRoot}
}

// escapePath encodes the parts of a path.
func escapePath(path string) string { return strings.ReplaceAll(platform.PathPart(path), "%2F", "/") }
