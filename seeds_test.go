//go:build !js

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/sevalla"
)

// statement is a row of the table of what the documentation of the first platforms says.
type statement struct{ text, shownBy, test string }

// TestEveryStatementIsShownAndTested checks that docs/seeds.md names only what exists.
func TestEveryStatementIsShownAndTested(t *testing.T) {
	text, err := os.ReadFile("docs/seeds.md")
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, section := range strings.Split(string(text), "\n## ")[1:] {
		title, body, _ := strings.Cut(section, "\n")
		statements := statementsOf(body)
		if len(statements) == 0 {
			t.Errorf("%s has no statement", title)
		}
		for _, s := range statements {
			for _, problem := range s.problems() {
				t.Errorf("%s: %q: %s", title, s.text, problem)
			}
			if seen[title+s.text] {
				t.Errorf("%s: %q is twice in the table", title, s.text)
			}
			seen[title+s.text] = true
		}
	}
}

// TestAWrongStatementIsFound proves that the check finds each kind of wrong reference.
func TestAWrongStatementIsFound(t *testing.T) {
	const fine = "`rule:file-name`"
	for _, c := range []struct{ shownBy, test, want string }{
		{fine, "`lint/preview TestImplied`", ""},
		{fine, "`lint/rules/testdata/file-name.txtar`", ""},
		{"`card:drycc Autoscale it` `field:port` `command:move` `implied:deis:image cmd` `fact:drycc/start`", "`lint/preview TestImplied`", ""},
		{"", "`lint/preview TestImplied`", "shown by nothing"},
		{fine, "", "no test"},
		{fine, "`lint/preview TestImpliedMore`", "no such test"},
		{fine, "`lint/nowhere TestImplied`", "no such test"},
		{fine, "`lint/rules/testdata/nothing.txtar`", "no such test"},
		{"`rule:nothing`", "`lint/preview TestImplied`", "no such rule"},
		{"`fact:nowhere/start`", "`lint/preview TestImplied`", "no such fact"},
		{"`fact:drycc/nothing`", "`lint/preview TestImplied`", "no such fact"},
		{"`card:drycc Nothing`", "`lint/preview TestImplied`", "no such card"},
		{"`implied:drycc cmd`", "`lint/preview TestImplied`", "no such implied"},
		{"`field:nothing`", "`lint/preview TestImplied`", "no such field"},
		{"`command:nothing`", "`lint/preview TestImplied`", "no such command"},
		{"`page:nothing`", "`lint/preview TestImplied`", "no such page"},
		{"the page", "`lint/preview TestImplied`", "shown by nothing"},
	} {
		got := strings.Join(statement{"A", c.shownBy, c.test}.problems(), "\n")
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s, %s: %q, expected %q", c.shownBy, c.test, got, c.want)
		}
	}
}

// statementsOf returns the rows of a table without its head.
func statementsOf(table string) []statement {
	var statements []statement
	for _, line := range strings.Split(table, "\n") {
		cells := strings.Split(line, " | ")
		if !strings.HasPrefix(line, "| ") || len(cells) != 3 || strings.HasPrefix(line, "| ---") || strings.HasPrefix(line, "| Statement") {
			continue
		}
		statements = append(statements, statement{strings.TrimPrefix(cells[0], "| "), cells[1], strings.TrimSuffix(cells[2], " |")})
	}
	return statements
}

var inCode = regexp.MustCompile("`([^`]+)`")

// problems are what a row names that doesn't exist.
func (s statement) problems() []string {
	var problems []string
	shown, tests := inCode.FindAllStringSubmatch(s.shownBy, -1), inCode.FindAllStringSubmatch(s.test, -1)
	if len(shown) == 0 {
		problems = append(problems, "shown by nothing")
	}
	for _, reference := range shown {
		kind, name, _ := strings.Cut(reference[1], ":")
		if exists := showing[kind]; exists == nil || !exists(name) {
			problems = append(problems, fmt.Sprintf("no such %s: %s", kind, name))
		}
	}
	if len(tests) == 0 {
		problems = append(problems, "no test")
	}
	for _, reference := range tests {
		if !testExists(reference[1]) {
			problems = append(problems, "no such test: "+reference[1])
		}
	}
	return problems
}

// showing has a check for each kind of reference.
var showing = map[string]func(name string) bool{
	"rule": func(name string) bool {
		_, ok := lint.RuleByName(name)
		return ok
	},
	"fact": func(name string) bool {
		id, topic, _ := strings.Cut(name, "/")
		target, ok := platform.Lookup(id)
		return ok && slices.ContainsFunc(platform.Topics(), func(known platform.Topic) bool {
			return known.String() == topic && target.Fact(known).Text != ""
		})
	},
	"card": func(name string) bool {
		id, title, _ := strings.Cut(name, " ")
		target, ok := platform.Lookup(id)
		return ok && slices.ContainsFunc(equivalents(target), func(e platform.Equivalent) bool {
			return strings.TrimSpace(strings.ReplaceAll(e.Title, "`cmd`", "")) == title
		})
	},
	"implied": func(name string) bool {
		id, processType, _ := strings.Cut(name, " ")
		target, ok := platform.Lookup(id)
		return ok && target.Implied != nil && slices.ContainsFunc(target.Implied(nil), func(i platform.Implied) bool { return i.Type == processType })
	},
	"field": func(name string) bool {
		return slices.ContainsFunc(sevalla.Fields(), func(f sevalla.Field) bool { return f.Name == name })
	},
	"command": func(name string) bool {
		_, err := os.Stat(filepath.Join("internal", "cli", "testdata", "script", name+".txtar"))
		return err == nil
	},
}

// equivalents are those of an app with processes of several kinds.
func equivalents(target *platform.Target) []platform.Equivalent {
	es := target.Equivalents.App(platform.Use{App: "shop", Text: "web: bin/web"})
	for _, use := range []platform.Use{{Type: "web", Role: "http"}, {Type: "api", Role: "http"}, {Type: "worker", Role: "worker"}, {Type: "release", Role: "release"}} {
		use.App, use.Command, use.Kept = "shop", "bin/run", true
		more, _ := target.ProcessEquivalents(use)
		es = append(es, more...)
	}
	return es
}

// testExists reports whether there is a test, as a folder and a function, or a golden file.
func testExists(name string) bool {
	folder, function, ok := strings.Cut(name, " ")
	if !ok {
		_, err := os.Stat(name)
		return err == nil
	}
	files, err := filepath.Glob(filepath.Join(folder, "*_test.go"))
	return err == nil && slices.ContainsFunc(files, func(file string) bool {
		text, err := os.ReadFile(file)
		return err == nil && strings.Contains(string(text), "\nfunc "+function+"(t *testing.T)")
	})
}
