//go:build !js

package repotest

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/cli"
)

// seedFiles are the files that the commands of docs/seeds.md read.
var seedFiles = map[string]string{
	"Procfile":          "web: bin/web --port $PORT\napi: bin/api\nworker: bin/worker\nclock: bin/clock\nrelease: bin/migrate\n",
	"flask/Procfile":    "web: python3 -m flask run --host=0.0.0.0 --port=$PORT\n",
	"website/Procfile":  "web: python3 -m flask run --host= --port=$PORT\n",
	"rails/Procfile":    "web: bundle exec rails server -p $PORT\n",
	"drycc/Procfile":    "web: bundle exec rackup -p ${PORT:-5000}\nsleeper: sleep 900\n",
	"lower/procfile":    "web: bin/web --port $PORT\n",
	"empty/Procfile":    "",
	"docker/Dockerfile": "FROM python:2\nCMD python -m SimpleHTTPServer 5000\n",
	"none/README":       "Hello",
	"long.json":         `{"display_name":"` + strings.Repeat("x", 256) + `"}`,
	"answer.json": `{"id":"3f2b7c1e-9a44-4d0b-8f0e-5b6d8a1c2e3f","key":"web","type":"web","entrypoint":"npm start",
"resource_type_name":"s1","cpu_limit":500,"memory_limit":512,"internal_hostname":"shop-web.shop.svc.cluster.local",
"created_at":"2025-01-30T00:00:00.000Z","updated_at":"2025-01-30T00:00:00.000Z"}`,
}

// statement is a row of the table of what the documentation of the first platforms says.
type statement struct{ text, command, output, test string }

// TestEveryStatementIsShownAndTested runs the commands of docs/seeds.md and checks that they print what it says.
func TestEveryStatementIsShownAndTested(t *testing.T) {
	text, err := os.ReadFile("docs/seeds.md")
	if err != nil {
		t.Fatal(err)
	}
	statements := map[string][]statement{}
	for _, section := range strings.Split(string(text), "\n## ")[1:] {
		title, body, _ := strings.Cut(section, "\n")
		statements[title] = statementsOf(body)
		if len(statements[title]) == 0 {
			t.Errorf("%s has no statement", title)
		}
		for _, s := range statements[title] {
			if !testExists(strings.Trim(s.test, "`")) {
				t.Errorf("%s: %q: no such test: %s", title, s.text, s.test)
			}
		}
	}
	shows := newShows(t)
	for title, list := range statements {
		seen := map[string]bool{}
		for _, s := range list {
			if problem := s.problem(shows); problem != "" {
				t.Errorf("%s: %q: %s", title, s.text, problem)
			}
			if seen[s.text] {
				t.Errorf("%s: %q is twice in the table", title, s.text)
			}
			seen[s.text] = true
		}
	}
}

// TestAWrongStatementIsFound proves that the check finds each kind of wrong row.
func TestAWrongStatementIsFound(t *testing.T) {
	shows := newShows(t)
	for _, c := range []struct{ text, command, output, want string }{
		{"Scaling down stops instances with `TERM`.", "proclint preview --all --platform drycc", "Stop all instances drycc scale web=0 -a my-app Each gets TERM, and SIGKILL", ""},
		{"Scaling down stops instances with `TERM`.", "proclint preview --all --platform drycc", "Each gets TERM, and SIGKILL", "only 1 of"},
		{"The file has an exact name.", "proclint rules file-name", "exact name Procfile", ""},
		{"Only Python applications need a Procfile.", "proclint platforms code-capsules", "A Python app needs", "doesn't print"},
		{"Scaling down sends `TERM`.", "proclint preview --all --platform drycc", "It needs a CPU limit", "only 0 of"},
		{"Scaling down sends `TERM`.", "proclint preview --all --platform drycc", "", "one word"},
		{"Scaling down sends `TERM`.", "proclint preview --all --platform drycc", "TERM", "one word"},
		{"Scaling down sends `TERM`.", "proclint preview --all --platform dryc", "Each gets TERM", "doesn't print"},
		{"The push prints types of the Procfile.", `proclint explain "Procfile declares types -> (none)"`, "Procfile declares types -> (none)", "doesn't print"},
		{"Scaling down sends `TERM`.", "echo Each gets TERM", "Each gets TERM", "no command of Proclint"},
	} {
		got := statement{text: c.text, command: c.command, output: c.output}.problem(shows)
		if c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%s, %s: %q, expected %q", c.command, c.output, got, c.want)
		}
	}
}

// statementsOf returns the rows of a table without its head.
func statementsOf(table string) []statement {
	var statements []statement
	for _, line := range strings.Split(table, "\n") {
		cells := strings.Split(strings.TrimSuffix(strings.TrimPrefix(line, "| "), " |"), " | ")
		if !strings.HasPrefix(line, "| ") || len(cells) != 4 || cells[0] == "---" || cells[0] == "Statement" {
			continue
		}
		statements = append(statements, statement{cells[0], strings.Trim(cells[1], "`"), strings.Trim(cells[2], "`"), cells[3]})
	}
	return statements
}

// problem is what is wrong with a row, or "".
func (s statement) problem(shows func(command string) string) string {
	switch {
	case !strings.HasPrefix(s.command, "proclint "):
		return "no command of Proclint: " + s.command
	case !strings.Contains(strings.TrimSpace(s.output), " "):
		return "one word shows no statement: " + s.output
	case !strings.Contains(shows(s.command), s.output):
		return s.command + " doesn't print " + s.output
	}
	if shared, all := sharedWords(s.text, s.output); shared < min(2, all) {
		return fmt.Sprintf("only %d of the statement's words in %s", shared, s.output)
	}
	return ""
}

// newShows returns a function that runs a command once, in a folder with the files, and returns what it prints with
// single spaces.
func newShows(t *testing.T) func(command string) string {
	folder := t.TempDir()
	for name, text := range seedFiles {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(folder)
	printed := map[string]string{}
	return func(command string) string {
		if _, ok := printed[command]; !ok {
			var out strings.Builder
			arguments := argumentsOf(command)
			cli.Run(context.Background(), arguments, strings.NewReader(""), &out, &out)
			text := strings.ReplaceAll(out.String(), "`", "") // the table has its own
			for _, argument := range arguments {
				if strings.Contains(argument, " ") { // an echo shows nothing
					text = strings.ReplaceAll(text, argument, "")
				}
			}
			printed[command] = strings.Join(strings.Fields(text), " ")
		}
		return printed[command]
	}
}

var argument = regexp.MustCompile(`"[^"]*"|\S+`)

// argumentsOf are the arguments of a command, without quotes.
func argumentsOf(command string) []string {
	args := argument.FindAllString(command, -1)[1:]
	for i := range args {
		args[i] = strings.Trim(args[i], `"`)
	}
	return args
}

var word = regexp.MustCompile(`[a-z0-9]{3,}`)

// ownWords are the words of a text by their first four letters, without those of most statements.
func ownWords(text string) (words []string) {
	common := strings.Fields("the and for has that this its are can")
	for _, w := range word.FindAllString(strings.ToLower(text), -1) {
		if w = w[:min(len(w), 4)]; !slices.Contains(common, w) && !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}

// sharedWords is how many words other than common ones a statement shares with an output, and how many it has.
func sharedWords(statement, output string) (shared, all int) {
	words := ownWords(output)
	for _, w := range ownWords(statement) {
		if slices.Contains(words, w) {
			shared++
		}
		all++
	}
	return shared, all
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
