package lint

import (
	"bytes"
	"fmt"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/golden/inputs"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

// A golden file is a txtar archive. It starts with a comment on the rule. Each case
// has an input section
//
//	-- in NAME [path=FILE] [platforms=a,b] [quoted] --
//
// followed by outputs that go test -update writes: "out NAME" with a line for
// each diagnostic, its effects ("SEVERITY OUTCOME PLATFORMS: TEXT", with "?" behind the
// severity where nobody verified it), its help and its fixes (lines and columns from
// one, after the path of another file), and "fix NAME N" with the text after fix N, or "fix NAME N PATH" with that of another file. A quoted section is a Go string literal, for bytes
// that a text file can't have. The path is Procfile and the platforms are the
// default ones when they are not given; path=- means a file without a name.
//
// The files beside it, if any are visible, follow the input: "beside NAME" lists the
// paths of those whose content does not matter, a line each, and "beside NAME PATH"
// is the content of one. With unseen=PATH, that place can't be seen, and with unseen=* nothing but the listed files. With tracked=FILE
// behind the path, git tracks the input as FILE. With ingit=FILE or notingit=FILE, it is known
// that git tracks a file, or doesn't. With plain=FILE, git tracks a file that nobody may run.
// Where the files beside it show the platform, "out NAME" begins with it.
func TestGolden(t *testing.T) {
	golden.Files(t, "rules/testdata/*.txtar", 1, func(t *testing.T, rule string, ar *txtar.Archive) []txtar.File {
		if _, ok := check.RuleByName(rule); !ok {
			t.Fatalf("there is no rule %s", rule)
		}
		return golden.Cases(ar, func(in txtar.File) []txtar.File {
			c, err := inputs.Of(ar, in)
			if err != nil {
				t.Fatal(err)
			}
			checkLaws(t, c.Input)
			return append(besideFiles(ar, c.Name), outputs(t, c)...)
		})
	})
}

// besideFiles are the sections of an archive that say what lies beside a case.
func besideFiles(ar *txtar.Archive, name string) []txtar.File {
	var files []txtar.File
	for _, f := range ar.Files {
		if words := strings.Fields(f.Name); len(words) > 1 && words[0] == "beside" && words[1] == name {
			files = append(files, f)
		}
	}
	return files
}

func targetsOf(t testing.TB, ids []string) []*platform.Target {
	t.Helper()
	targets, err := inputs.Targets(ids)
	if err != nil {
		t.Fatal(err)
	}
	return targets
}

func outputs(t *testing.T, c inputs.Case) []txtar.File {
	t.Helper()
	report, err := Lint(c.Input)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	var files []txtar.File
	n := 0
	for i, id := range report.Detected {
		fmt.Fprintf(&out, "checked for %s because of %s\n", id, report.DetectedBy[i])
	}
	for _, d := range report.Diagnostics {
		line, column := report.Document.LineColumn(d.Range.Start)
		endLine, endColumn := report.Document.LineColumn(d.Range.End)
		if d.File != "" {
			line, column = d.Span.Start.Line+1, d.Span.Start.Character+1
			endLine, endColumn = d.Span.End.Line+1, d.Span.End.Character+1
			out.WriteString(d.File + ":")
		}
		fmt.Fprintf(&out, "%d:%d-%d:%d %s %s", line, column, endLine, endColumn, d.Severity, d.Rule)
		if d.Platforms != nil {
			fmt.Fprintf(&out, " [%s]", strings.Join(d.Platforms, " "))
		}
		fmt.Fprintf(&out, "\n\t%s\n", d.Message)
		for _, e := range d.Effects {
			mark := ""
			if !e.Verified {
				mark = "?"
			}
			fmt.Fprintf(&out, "\t%s%s %s %s: %s\n", e.Severity, mark, e.Outcome, strings.Join(e.Platforms, " "), e.Text)
			if e.Log != "" {
				fmt.Fprintf(&out, "\t\tlog: %s\n", e.Log)
			}
		}
		if d.Help != "" {
			fmt.Fprintf(&out, "\thelp: %s\n", d.Help)
		}
		for _, r := range d.Related {
			l, col := report.Document.LineColumn(r.Range.Start)
			fmt.Fprintf(&out, "\trelated %d:%d %s\n", l, col, r.Message)
		}
		for _, fix := range d.Fixes {
			n++
			fmt.Fprintf(&out, "\tfix %d (%s) %s", n, fix.Applicability, fix.Title)
			if fix.Rename != nil {
				fmt.Fprintf(&out, " -> %s", fix.Rename.NewPath)
			}
			if fix.Encode != "" {
				fmt.Fprintf(&out, " as %s", fix.Encode)
			}
			out.WriteString("\n")
			if len(fix.Edits)+len(fix.Files) == 0 && fix.Encode == "" {
				continue
			}
			fixed, err := ApplyFix(c.Input, report.Document, fix)
			if err != nil {
				t.Fatalf("case %s: fix %q: %v", c.Name, fix.Title, err)
			}
			for _, other := range fix.Files {
				changed, _ := fixed.Repository.Raw(other.Path)
				files = append(files, txtar.File{Name: fmt.Sprintf("fix %s %d %s", c.Name, n, other.Path), Data: printableText(changed, c.Quoted)})
			}
			if len(fix.Files) == 0 {
				files = append(files, txtar.File{Name: fmt.Sprintf("fix %s %d", c.Name, n), Data: printableText(fixed.Source, c.Quoted)})
			}
		}
	}
	return append([]txtar.File{{Name: "out " + c.Name, Data: []byte(out.String())}}, files...)
}

func printableText(b []byte, quoted bool) []byte {
	if quoted || !utf8.Valid(b) || len(b) > 0 && b[len(b)-1] != '\n' || bytes.ContainsAny(b, "\r\x00") {
		return []byte(strconv.Quote(string(b)) + "\n")
	}
	return b
}

// goldenInputs are the inputs of all golden files; for WebAssembly, which is ten
// times slower, one in eight. There they show that the program works, and natively
// they test the laws.
func goldenInputs(tb testing.TB) []check.Input {
	tb.Helper()
	cases, err := inputs.All("rules/testdata")
	if err != nil {
		tb.Fatal(err)
	}
	step := 1
	if runtime.GOARCH == "wasm" {
		step = 8
	}
	var some []check.Input
	for i := 0; i < len(cases); i += step {
		some = append(some, cases[i].Input)
	}
	return some
}
