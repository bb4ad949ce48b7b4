package lint

import (
	"bytes"
	"fmt"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/repository"
)

// A golden file is a txtar archive. It starts with a comment on the rule. Each case
// has an input section
//
//	-- in NAME [path=FILE] [platforms=a,b] [quoted] --
//
// followed by outputs that go test -update writes: "out NAME" with a line for
// each diagnostic, its effects ("SEVERITY OUTCOME PLATFORMS: TEXT", with "?" behind the
// severity where nobody verified it), its help and its fixes (lines and columns from
// one), and "fix NAME N" with the text after fix N. A quoted section is a Go string literal, for bytes
// that a text file can't have. The path is Procfile and the platforms are the
// default ones when they are not given; path=- means a file without a name.
//
// The files beside it, if any are visible, follow the input: "beside NAME" lists the
// paths of those whose content does not matter, a line each, and "beside NAME PATH"
// is the content of one. With the option partial, the list is incomplete. With tracked=FILE
// behind the path, git tracks the input as FILE. With ingit=FILE or notingit=FILE, it is known
// that git tracks a file, or doesn't.
// Where the files beside it show the platform, "out NAME" begins with it.
type goldenCase struct {
	name   string
	quoted bool
	in     check.Input
}

func TestGolden(t *testing.T) {
	golden.Files(t, "rules/testdata/*.txtar", 1, func(t *testing.T, rule string, ar *txtar.Archive) []txtar.File {
		if _, ok := check.RuleByName(rule); !ok {
			t.Fatalf("there is no rule %s", rule)
		}
		return golden.Cases(ar, func(in txtar.File) []txtar.File {
			c := parseCase(t, in)
			c.in.Repository = besideOf(t, ar, in)
			checkLaws(t, c.in)
			return append(besideFiles(ar, c.name), outputs(t, c)...)
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

func parseCase(t testing.TB, f txtar.File) goldenCase {
	t.Helper()
	fields := strings.Fields(strings.TrimPrefix(f.Name, "in "))
	c := goldenCase{name: fields[0], in: check.Input{Path: "Procfile", Source: f.Data}}
	for _, field := range fields[1:] {
		key, value, _ := strings.Cut(field, "=")
		switch key {
		case "path":
			c.in.Path = strings.ReplaceAll(value, "␠", " ")
			if value == "-" {
				c.in.Path = ""
			}
		case "platforms":
			c.in.Targets = targetsOf(t, strings.Split(value, ","))
		case "partial", "tracked", "ingit", "notingit":
		case "quoted":
			c.quoted = true
			text, err := strconv.Unquote(strings.TrimSpace(string(f.Data)))
			if err != nil {
				t.Fatalf("case %s: %v", c.name, err)
			}
			c.in.Source = []byte(text)
		default:
			t.Fatalf("case %s: unknown option %q", c.name, field)
		}
	}
	return c
}

// besideOf is the repository of a case, or nil.
func besideOf(t testing.TB, ar *txtar.Archive, input txtar.File) *repository.Repository {
	t.Helper()
	options := strings.Fields(input.Name)[1:]
	list := repository.List{Texts: map[string]string{}, Partial: slices.Contains(options, "partial")}
	for _, f := range ar.Files {
		fields := strings.Fields(f.Name)
		switch {
		case len(fields) < 2 || fields[0] != "beside" || fields[1] != options[0]:
		case len(fields) == 2:
			list.Listed = append(list.Listed, strings.Split(strings.TrimSpace(string(f.Data)), "\n")...)
		default:
			file := strings.Join(fields[2:], " ")
			list.Listed = append(list.Listed, file)
			list.Texts[file] = string(f.Data)
		}
	}
	if len(list.Listed) == 0 {
		return nil
	}
	file := "Procfile"
	for _, option := range options {
		switch key, value, _ := strings.Cut(option, "="); key {
		case "path":
			file = value
		case "tracked":
			list.Tracked = map[string]string{file: value}
		case "ingit", "notingit":
			list.InGit = map[string]bool{value: key == "ingit"}
		}
	}
	return repository.New(list, path.Dir(file))
}

func targetsOf(t testing.TB, ids []string) []*platform.Target {
	t.Helper()
	var targets []*platform.Target
	for _, id := range ids {
		target, ok := platform.Lookup(id)
		if !ok {
			t.Fatalf("no platform %q", id)
		}
		targets = append(targets, target)
	}
	return targets
}

func outputs(t *testing.T, c goldenCase) []txtar.File {
	t.Helper()
	report, err := Lint(c.in)
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
			if len(fix.Edits) == 0 && fix.Encode == "" {
				continue
			}
			fixed, err := ApplyFix(c.in, report.Document, fix)
			if err != nil {
				t.Fatalf("case %s: fix %q: %v", c.name, fix.Title, err)
			}
			files = append(files, txtar.File{Name: fmt.Sprintf("fix %s %d", c.name, n), Data: printableText(fixed.Source, c.quoted)})
		}
	}
	return append([]txtar.File{{Name: "out " + c.name, Data: []byte(out.String())}}, files...)
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
	files, err := filepath.Glob("rules/testdata/*.txtar")
	if err != nil {
		tb.Fatal(err)
	}
	var inputs []check.Input
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		for _, f := range ar.Files {
			if !strings.HasPrefix(f.Name, "in ") {
				continue
			}
			in := parseCase(tb, f).in
			in.Repository = besideOf(tb, ar, f)
			inputs = append(inputs, in)
		}
	}
	if runtime.GOARCH != "wasm" {
		return inputs
	}
	var some []check.Input
	for i := 0; i < len(inputs); i += 8 {
		some = append(some, inputs[i])
	}
	return some
}
