package report

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// The reports of these tests are made by hand, so that the golden files show the
// look of a report and not what the rules find. Each is in testdata/NAME.txtar:
// the source, and the report in every format.
var reports = map[string]*lint.Report{
	"one-line": newReport("Procfile", "wbe: gunicorn shop:app\nworker: celery\n",
		at(lint.Error, "process-type-typo", "wbe", "`wbe` is probably a typo for `web`").
			on("deis", "drycc").
			effect(lint.Error, platform.NoTraffic, true, "No web process runs.", "deis").
			effect(lint.Warning, platform.NoTraffic, false, "The process stays at 0 instances.", "drycc").
			help("Rename it to `web`.").
			fix(lint.Safe, "Rename `wbe` to `web`", "wbe", "web")),
	"related": newReport("deploy/Procfile", "web: node a.js\n# the second one\nweb: node b.js\n",
		at(lint.Warning, "duplicate-process-type", "web: node b.js", "`web` is declared twice").
			effect(lint.Warning, platform.Ignored, true, "Only the last line counts.", "deis", "drycc", "heroku").
			related("web: node a.js", "`web` is first declared here").
			fix(lint.Suggested, "Remove this line", "web: node b.js\n", "").
			fix(lint.Suggested, "Join both commands with `&&`", "\n# the second one\nweb: ", " && ")),
	"logs": newReport("Procfile", "web: [1\n",
		at(lint.Error, "yaml-syntax", "[1", "The file isn't valid YAML").
			effect(lint.Error, platform.Rejected, true, "The push fails.", "deis").
			effect(lint.Error, platform.Rejected, true, "The deploy fails.", "drycc").log("yaml: line 1: did not find `]`")),
	"tabs": newReport("./Procfile", "web:\tnode\tserver.js\t--port\n",
		at(lint.Hint, "space-after-colon", "\t", "A tab follows the colon"),
		at(lint.Warning, "empty-flag-value", "--port", "`--port` has no value")),
	"wide-and-combining": newReport("Procfile", "网页: echo 'e\u0301te\u0301' 日本 $PROT\n",
		at(lint.Error, "process-type-name", "网页", "`网页` isn't a valid process type"),
		at(lint.Info, "shell-syntax", "'e\u0301te\u0301'", "Quoted text"),
		at(lint.Warning, "variable-typo", "$PROT", "`$PROT` is never set")),
	"not-all-lines": omitting(5, newReport("Procfile", "wbe: gunicorn shop:app\n",
		at(lint.Error, "process-type-typo", "wbe", "`wbe` is probably a typo for `web`"))),
	"unprintable": newReport("a\x1b[31m,b:c%\n/Procfile", "web: a\x1b[2J\x00\u202eb\u200b\xff c\n",
		at(lint.Error, "file-encoding", "\xff", "A byte isn't text: \x1b[0m"),
		at(lint.Error, "invisible-character", "\u200b", "100% invisible,\r\nreally: yes").
			effect(lint.Error, platform.Changed, true, "The command becomes `::error::\u202e`.", "deis").log("##[error]\x1b[0m")),
	"long-line": newReport("Procfile", "web: "+strings.Repeat("é", 100)+" HERE "+strings.Repeat("x", 1000)+"\n",
		at(lint.Warning, "command-length", "HERE", "The command is long"),
		at(lint.Info, "command-length", strings.Repeat("x", 1000), "This word is long")),
	"line-ends": newReport("Procfile", "web: a\r\nworker: b\r\n",
		at(lint.Hint, "line-endings", "\r\n", "Windows line endings (CRLF)").
			fix(lint.Safe, "Convert to LF", "\r\n", "\n"),
		at(lint.Info, "shell-syntax", "a\r\nworker: b", "A range over two lines")),
	"file": newReport("procfile", "",
		at(lint.Error, "file-name", "", "The file must be named `Procfile`, with a capital P").rename("Procfile")),
	"without-name": newReport("", "web: a\n",
		at(lint.Info, "no-http-process", "", "No name"),
		at(lint.Hint, "byte-order-mark", "web", "The file starts with a byte order mark").encode(),
		atEnd(lint.Info, "command-length", "200 findings of this rule, of which 100 are shown")),
	"clean": newReport("Procfile", "web: a\n"),
}

// draft is a diagnostic whose ranges are given by their text.
type draft struct {
	d      check.Diagnostic
	ranges []string
	atEnd  bool
	edited []string
}

func at(s lint.Severity, rule, text, message string) *draft {
	return &draft{d: check.Diagnostic{Rule: rule, Severity: s, Message: message, Docs: "rules/" + rule, Effects: []check.PlatformEffect{}, Fixes: []lint.Fix{}}, ranges: []string{text}}
}

func atEnd(s lint.Severity, rule, message string) *draft {
	d := at(s, rule, "", message)
	d.atEnd = true
	return d
}

func (f *draft) on(ids ...string) *draft { f.d.Platforms = ids; return f }

func (f *draft) effect(s lint.Severity, o platform.Outcome, verified bool, text string, ids ...string) *draft {
	f.d.Effects = append(f.d.Effects, check.PlatformEffect{Platforms: ids, Severity: s, Outcome: o, Verified: verified, Text: text})
	return f
}

// log adds the exact text to the last effect.
func (f *draft) log(text string) *draft {
	f.d.Effects[len(f.d.Effects)-1].Log = text
	return f
}

// code adds the platform's code to the last effect.
func (f *draft) code(code string) *draft {
	f.d.Effects[len(f.d.Effects)-1].Code = code
	return f
}

func (f *draft) help(text string) *draft { f.d.Help = text; return f }

func (f *draft) related(text, message string) *draft {
	f.d.Related = append(f.d.Related, lint.Related{Message: message})
	f.ranges = append(f.ranges, text)
	return f
}

func (f *draft) fix(a lint.Applicability, title, text, newText string) *draft {
	f.d.Fixes = append(f.d.Fixes, lint.Fix{Title: title, Applicability: a, Edits: []lint.TextEdit{{NewText: newText}}})
	f.edited = append(f.edited, text)
	return f
}

func (f *draft) rename(path string) *draft {
	f.d.Fixes = append(f.d.Fixes, lint.Fix{Title: "Rename the file to `" + path + "`", Applicability: lint.Safe, Edits: []lint.TextEdit{}, Rename: &lint.Rename{NewPath: path}})
	f.edited = append(f.edited, "")
	return f
}

func (f *draft) encode() *draft {
	f.d.Fixes = append(f.d.Fixes, lint.Fix{Title: "Remove the byte order mark", Applicability: lint.Safe, Edits: []lint.TextEdit{}, Encode: "utf-8"})
	f.edited = append(f.edited, "")
	return f
}

func newReport(path, src string, drafts ...*draft) *lint.Report {
	doc := procfile.Parse([]byte(src))
	r := &lint.Report{
		Schema:      lint.Schema,
		File:        lint.File{Path: path, Encoding: doc.Encoding, BOM: doc.BOM, EOL: doc.EOL},
		Platforms:   []string{"deis", "drycc", "heroku"},
		Diagnostics: []check.Diagnostic{},
		Document:    doc,
	}
	find := func(text string) procfile.Range {
		start := strings.Index(doc.Text, text)
		if start < 0 {
			panic("the source does not hold " + text)
		}
		return procfile.Range{Start: start, End: start + len(text)}
	}
	for _, f := range drafts {
		d := f.d
		d.Range = find(f.ranges[0])
		if f.atEnd {
			d.Range = procfile.Range{Start: len(doc.Text), End: len(doc.Text)}
		}
		d.Span = doc.Span(d.Range)
		for i := range d.Related {
			d.Related[i].Range = find(f.ranges[i+1])
			d.Related[i].Span = doc.Span(d.Related[i].Range)
		}
		for i := range d.Fixes {
			for j := range d.Fixes[i].Edits {
				d.Fixes[i].Edits[j].Range = find(f.edited[i])
				d.Fixes[i].Edits[j].Span = doc.Span(d.Fixes[i].Edits[j].Range)
			}
		}
		r.Diagnostics = append(r.Diagnostics, d)
		switch d.Severity {
		case lint.Error:
			r.Summary.Error++
		case lint.Warning:
			r.Summary.Warning++
		case lint.Info:
			r.Summary.Info++
		case lint.Hint:
			r.Summary.Hint++
		}
		if len(d.Fixes) > 0 {
			r.Summary.Fixable++
		}
	}
	return r
}

// omitting is a report of a file with so many lines that were not checked.
func omitting(lines int, r *lint.Report) *lint.Report {
	r.Omitted = lines
	return r
}

func TestGolden(t *testing.T) {
	for name, r := range reports {
		t.Run(name, func(t *testing.T) {
			golden.Check(t, filepath.Join("testdata", name+".txtar"), &txtar.Archive{
				Comment: []byte("The forms of one report.\n"),
				Files: []txtar.File{
					{Name: "text", Data: textOf(t, r, TextOptions{})},
					{Name: "text, verbose", Data: textOf(t, r, TextOptions{Verbose: true})},
					{Name: "concise", Data: render(t, func(b *bytes.Buffer) error { return Concise(b, r, TextOptions{}) })},
					{Name: "checkstyle", Data: render(t, func(b *bytes.Buffer) error { return Checkstyle(b, []*lint.Report{r}) })},
					{Name: "github", Data: render(t, func(b *bytes.Buffer) error { return GitHub(b, r) })},
					{Name: "json", Data: pretty(t, render(t, func(b *bytes.Buffer) error { return JSON(b, r) }))},
					{Name: "gitlab", Data: pretty(t, render(t, func(b *bytes.Buffer) error { return GitLab(b, []*lint.Report{r}) }))},
					{Name: "junit", Data: render(t, func(b *bytes.Buffer) error { return JUnit(b, []*lint.Report{r}, []lint.Severity{lint.Warning}) })},
					{Name: "rdjson", Data: pretty(t, render(t, func(b *bytes.Buffer) error { return RDJSON(b, []*lint.Report{r}) }))},
					{Name: "sarif, its schema and the rules without results left out", Data: trimSarif(t, r)},
				},
			})
		})
	}
}

func render(t *testing.T, write func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// textOf is the text of a report with its summary line.
func textOf(t *testing.T, r *lint.Report, o TextOptions) []byte {
	t.Helper()
	return render(t, func(b *bytes.Buffer) error {
		if err := Text(b, r, o); err != nil {
			return err
		}
		var totals Totals
		totals.Add(r)
		return Summary(b, totals, o)
	})
}

func pretty(t *testing.T, line []byte) []byte {
	t.Helper()
	if bytes.Count(line, []byte("\n")) != 1 || line[len(line)-1] != '\n' {
		t.Errorf("the JSON is not one line: %q", line)
	}
	var b bytes.Buffer
	if err := json.Indent(&b, line, "", "  "); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// trimSarif is the SARIF of a report without what changes with the rules.
func trimSarif(t *testing.T, r *lint.Report) []byte {
	t.Helper()
	line := render(t, func(b *bytes.Buffer) error { return SARIF(b, []*lint.Report{r}) })
	var log sarifLog
	if err := json.Unmarshal(line, &log); err != nil {
		t.Fatal(err)
	}
	run := &log.Runs[0]
	rules := run.Tool.Driver.Rules
	run.Tool.Driver.Rules = []sarifRule{}
	for i := range run.Results {
		result := &run.Results[i]
		if _, ok := lint.RuleByName(result.RuleID); ok && rules[result.RuleIndex].ID != result.RuleID {
			t.Errorf("rule index %d of a result of %s is %s", result.RuleIndex, result.RuleID, rules[result.RuleIndex].ID)
		}
		result.RuleIndex = 0
	}
	if run.Tool.Driver.SemanticVersion != version.String() {
		t.Errorf("the version is %q, want %q", run.Tool.Driver.SemanticVersion, version.String())
	}
	run.Tool.Driver.SemanticVersion = "x.y.z"
	return pretty(t, render(t, func(b *bytes.Buffer) error { return JSON(b, log) }))
}

func TestColorIsNothingButEscapeSequences(t *testing.T) {
	for name, r := range reports {
		colored := string(textOf(t, r, TextOptions{Color: true}))
		if len(r.Diagnostics) > 0 && !strings.Contains(colored, "\x1b[1;") {
			t.Errorf("%s: no color in %q", name, colored)
		}
		for _, s := range []string{bold, faint, plain, "\x1b[1;31m", "\x1b[1;32m", "\x1b[1;33m", "\x1b[1;36m", "\x1b[1;34m"} {
			colored = strings.ReplaceAll(colored, s, "")
		}
		if want := string(textOf(t, r, TextOptions{})); strings.ReplaceAll(colored, " \n", "\n") != want {
			t.Errorf("%s: the text differs in color:\n%s\nwithout:\n%s", name, colored, want)
		}
	}
}

func TestSummaryCountsFiles(t *testing.T) {
	found := lint.Summary{Error: 1, Warning: 2, Info: 1, Hint: 3, Fixable: 4}
	for want, totals := range map[string]Totals{
		"0 files: nothing to report.\n": {},
		"\n2 files: 1 error, 2 warnings, 1 info, 3 hints. See the changes:\nproclint fix --suggested --diff shop\n":             {Files: 2, Summary: found, Args: " shop"},
		"\n2 files: 1 error, 2 warnings, 1 info, 3 hints. 3 safe fixes: proclint fix\nall 4: proclint fix --suggested --diff\n": {Files: 2, Summary: found, safe: 3},
		"\n2 files: 2 info. More: proclint lint -v -r\n":                                                                        {Files: 2, Summary: lint.Summary{Info: 2}, Args: " -r"},
		"3 files: nothing to report. 3 suppressed.\n":                                                                           {Files: 3, Suppressed: 3},
		"0 files: nothing to report. 1 excluded.\n":                                                                             {Excluded: 1},
		"\n2 files: 2 hints. Apply the fixes: proclint fix -r\n":                                                                {Files: 2, Summary: lint.Summary{Hint: 2, Fixable: 2}, safe: 2, Args: " -r"},
		"\n2 files: 1 hint. Apply the fix: proclint fix --platform deis\n":                                                      {Files: 2, Summary: lint.Summary{Hint: 1, Fixable: 1}, safe: 1, Flags: " --platform deis"},
	} {
		if got := string(render(t, func(b *bytes.Buffer) error { return Summary(b, totals, TextOptions{}) })); got != want {
			t.Errorf("%+v: %q, want %q", totals, got, want)
		}
	}
}

// TestCountHasNoPlace: a finding that only counts others is in no line of the file.
func TestCountHasNoPlace(t *testing.T) {
	last := atEnd(lint.Error, "sudo", "3 more findings of this rule, not shown")
	last.d.Unlisted = 3
	drafts := []*draft{last}
	for range 30 {
		drafts = append(drafts, at(lint.Error, "sudo", "sudo", "It starts with `sudo`"))
	}
	text := string(textOf(t, newReport("Procfile", "web: sudo a\n", drafts...), TextOptions{}))
	if !strings.Contains(text, "33 problems") || !strings.Contains(text, "\n       error  3 more findings of this rule, not shown\n") {
		t.Error(text)
	}
}

func TestWritersTellOfAFullDisk(t *testing.T) {
	r := reports["one-line"]
	for name, err := range map[string]error{
		"text":    Text(full{}, r, TextOptions{}),
		"concise": Concise(full{}, r, TextOptions{}),
		"summary": Summary(full{}, Totals{}, TextOptions{}),
		"json":    JSON(full{}, r),
		"github":  GitHub(full{}, r),
		"sarif":   SARIF(full{}, []*lint.Report{r}),
		"gitlab":  GitLab(full{}, []*lint.Report{r}),
		"junit":   JUnit(full{}, []*lint.Report{r}, []lint.Severity{lint.Error}),
		"rdjson":  RDJSON(full{}, []*lint.Report{r}),
	} {
		if err == nil || !strings.Contains(err.Error(), "no space left") {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

var errFull = fullError("no space left")

type fullError string

func (e fullError) Error() string { return string(e) }

func TestSarifPaths(t *testing.T) {
	for path, want := range map[string]string{
		"Procfile":           "Procfile",
		"a b/Procfile":       "a%20b/Procfile",
		"a:b":                "a%3Ab",
		"/srv/app/Procfile":  "file:///srv/app/Procfile",
		`C:\app\Procfile`:    "file:///C:/app/Procfile",
		"../Procfile":        "../Procfile",
		"./sub/Procfile":     "sub/Procfile",
		"":                   "stdin",
		"100%\xff/Procfile#": "100%25%FF/Procfile%23",
	} {
		if got := sarifFile(path).URI; got != want {
			t.Errorf("%q: %q, want %q", path, got, want)
		}
	}
}
