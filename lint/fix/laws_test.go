package fix

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// TestLaws corrects the app of each case of a log, also with other start commands, and checks what every correction promises.
func TestLaws(t *testing.T) {
	paths, err := filepath.Glob("../logs/testdata/cases/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatal(err)
	}
	own, _ := filepath.Glob("testdata/*.txtar")
	n := 0
	for _, path := range append(own, paths...) {
		name := strings.TrimSuffix(filepath.Base(path), ".txtar")
		archive, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		log, in := lawCase(t, archive)
		for _, m := range mutations {
			source := m.of(string(in.Source))
			if n++; source == "" && m.name != "" || golden.LeftOut(n, 1) {
				continue
			}
			t.Run(name+m.name, func(t *testing.T) {
				changed := in
				if m.name != "" {
					changed.Source = []byte(source)
				}
				first, again := checkCorrected(t, changed, log)
				for _, command := range again {
					if m.name == "" && !slices.Contains(first, command) {
						t.Errorf("a second run asks for %q, the first one for %q", command, first)
					}
				}
			})
		}
	}
}

// lawCase is the log and the app of a case, of either kind.
func lawCase(t *testing.T, archive *txtar.Archive) (log string, in lint.Input) {
	t.Helper()
	files := map[string]string{}
	in.Targets = targetsIn(t, string(archive.Comment))
	for _, f := range archive.Files {
		text := strings.NewReplacer("BOM", "\ufeff", "CR\n", "\r\n").Replace(string(f.Data))
		switch {
		case f.Name == "want":
			if found := targetsIn(t, string(f.Data)); found != nil {
				in.Targets = found
			}
		case f.Name == "log", f.Name == "deploy.log":
			log = text
		case !strings.HasPrefix(f.Name, "want/"):
			files[f.Name] = text
		}
	}
	in.Repository = repository.New(repository.List{Listed: slices.Sorted(maps.Keys(files)), Texts: files}, "")
	for name, text := range files {
		if strings.HasPrefix(strings.ToLower(name), "procfile") {
			in.Path, in.RootPath, in.Source = name, name, []byte(text)
		}
	}
	return log, in
}

// mutations are other ways to write the commands of a Procfile. Each of none of a file is "".
var mutations = []struct {
	name string
	of   func(source string) string
}{
	{"", func(source string) string { return source }},
	{"/variable", inFront("LANG=C ")},
	{"/exec", inFront("exec ")},
	{"/folder", inFront("cd . && ")},
	{"/python", inFront("python ")},
	{"/bundle", inFront("bundle exec ")},
	{"/poetry", inFront("poetry run ")},
	{"/cut", func(source string) string { return eachCommand(source, withoutLast) }},
	{"/twice", func(source string) string {
		return eachCommand(source, func(command string) string { return command + "\nbot: " + command })
	}},
}

func inFront(words string) func(string) string {
	return func(source string) string {
		return eachCommand(source, func(command string) string { return words + command })
	}
}

func withoutLast(command string) string {
	words := strings.Fields(command)
	return strings.Join(words[:max(1, len(words)-1)], " ")
}

// eachCommand is a Procfile with other commands, or "" if it has none.
func eachCommand(source string, of func(string) string) string {
	doc := procfile.Parse([]byte(source))
	var b strings.Builder
	for _, e := range doc.Entries() {
		fmt.Fprintf(&b, "%s: %s\n", e.Type, of(strings.TrimSpace(e.Command)))
	}
	return b.String()
}

// checkCorrected checks the corrections of an app: a second run with the same log changes nothing, what was written has no error, and all that
// remains is named. It returns what each of both runs asks for.
func checkCorrected(t *testing.T, in lint.Input, log string) (first, second []string) {
	t.Helper()
	got, err := App(in, log)
	if err != nil {
		t.Fatal(err)
	}
	next := applied(in, got)
	again, err := App(next, log)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range again.Files {
		t.Errorf("a second run changes %s: %q after %q\n%s\nand then\n%s", f.Path, again.Done, got.Done, f.Before, f.After)
	}
	if next.Source != nil {
		checkLeft(t, next, got)
		checkOptions(t, string(in.Source), string(next.Source))
	}
	return got.Run, again.Run
}

// applied is an app after its corrections.
func applied(in lint.Input, got *Corrected) lint.Input {
	contents := map[string][]byte{}
	for _, f := range got.Files {
		if contents[f.NewPath()] = f.After; !f.IsBeside {
			in = in.As(f.NewPath(), f.After)
		}
	}
	in.Repository = in.Repository.With(contents)
	return in
}

// checkLeft checks that what is left names all that lint finds, and that no error is at a place that was written.
func checkLeft(t *testing.T, in lint.Input, got *Corrected) {
	t.Helper()
	if len(got.Platforms) == 1 { // that of the log
		target, _ := platform.Lookup(got.Platforms[0])
		in.Targets = []*platform.Target{target}
	}
	report, err := lint.Lint(in)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range report.Diagnostics {
		if d.Severity < check.Warning || d.Folded {
			continue
		}
		isNamed := slices.ContainsFunc(got.Left, func(p Problem) bool { return p.Message == d.Message })
		if !isNamed && len(got.Left)+len(got.Run) == 0 {
			t.Errorf("nothing is left, but lint says: %s\n%s", d.Message, in.Source)
		} else if !isNamed {
			t.Errorf("hidden: %s\nleft: %q\nrun: %q\n%s", d.Message, got.Left, got.Run, in.Source)
		}
		for _, f := range got.Files {
			for _, e := range f.Edits {
				if d.Severity == check.Error && !f.IsBeside && d.Code == nil && !d.AboutFile && isWritten(string(f.Before), e.NewText, report.Document, &d) {
					t.Errorf("what %q writes has the error %s\n%s\n%s", got.Done, d.Message, f.Before, in.Source)
				}
			}
		}
	}
}

// isWritten reports whether the word of a finding is in a text that was written, and wasn't in the file before.
func isWritten(before, text string, doc *procfile.Document, d *check.Diagnostic) bool {
	word := doc.Slice(d.Range)
	return strings.Contains(text, word) && !strings.Contains(before, word)
}

// checkOptions checks that a command has no option, and no program, that often, unless it had.
func checkOptions(t *testing.T, before, after string) {
	t.Helper()
	for line := range strings.Lines(after) {
		count := map[string]int{}
		last := ""
		for _, word := range strings.Fields(line) {
			name, _, _ := strings.Cut(word, "=")
			isOption := strings.HasPrefix(name, "--")
			if isOption && count[name] > 0 && strings.Count(before, name) < 2 || word == last && !strings.Contains(before, word+" "+word) {
				t.Errorf("%q is written twice:\n%s\n%s", word, before, after)
			}
			count[name], last = count[name]+1, word
		}
	}
}
