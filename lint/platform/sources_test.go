//go:build !externaldocs

package platform

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/proclint/proclint/lint/platform/sources"
)

// cited is a source as something on a target names it. Topic is that of a fact, a task, or "" for a message.
type cited struct {
	source, target, topic string
	verified              Verified
}

// allCited are the sources that facts, tasks, and messages name.
func allCited() []cited {
	var all []cited
	facts := func(target string, known Facts) {
		for topic, f := range known {
			if f.Text != "" {
				all = append(all, cited{f.Source, target, Topic(topic).String(), f.Verified})
			}
		}
	}
	for _, p := range All() {
		facts(p.ID, p.allFacts())
		for i := range p.Strategies {
			target := &p.Strategies[i]
			facts(target.ID(), target.allFacts())
			for _, task := range Tasks() {
				if way := target.Way(task); way.None == "" {
					all = append(all, cited{way.Source, target.ID(), sources.Task(task.String()), way.Verified})
				}
			}
		}
	}
	for _, m := range Messages() {
		all = append(all, cited{source: m.Source, target: m.Platforms})
	}
	for _, s := range AllAliases() {
		all = append(all, cited{source: s.Source, target: s.Names})
	}
	for _, b := range BuildStarts() {
		all = append(all, cited{source: b.Source, target: b.By[0].Title() + " " + b.Language + b.Files})
	}
	return append(all, shownEquivalents()...)
}

// proved are the platforms whose commands, requests, and forms each have a row.
var proved = []string{"code-capsules", "deis", "drycc", "sevalla", "heroku", "dokku", "cloud-foundry", "railway", "render", "fly", "digitalocean",
	"koyeb", "google-cloud", "elastic-beanstalk", "scalingo", "piku", "gigalixir"}

// shownEquivalents are the sources of what previews show, for a file with a clock too.
func shownEquivalents() []cited {
	var all []cited
	for _, p := range All() {
		es, ways := p.Documented()
		for i := range p.Strategies {
			t := &p.Strategies[i]
			for _, starts := range []bool{false, true} {
				clock, _ := t.ProcessEquivalents(Use{App: "my-app", Type: "clock", Role: "clock", Command: "bin/clock", Kept: t.Reads(), Starts: starts})
				es = append(es, clock...)
			}
		}
		for i, e := range es {
			source := sources.All().Shown(p.ID, e.Title, e.Text)
			switch {
			case source == "" && slices.Contains(proved, p.ID):
				source = p.ID + ": " + e.Title + ": " + e.Text
			case source == "" && i < len(ways):
				source = ways[i].Source
			}
			if source != "" {
				all = append(all, cited{source, p.ID, "preview", Read})
			}
		}
	}
	return all
}

// sourceProblems are the sources without a row, the inferred facts without a sentence, and the rows that nothing uses.
func sourceProblems(files fstest.MapFS, all []cited) []string {
	table, err := sources.Read(files)
	var problems []string
	if err != nil {
		problems = strings.Split(err.Error(), "\n")
	}
	used, inferred := map[string]bool{}, map[string]bool{}
	for _, c := range all {
		used[c.source] = true
		if len(table.Of(c.source)) == 0 {
			problems = append(problems, fmt.Sprintf("%s, %s: the source has no row: %q", c.target, c.topic, c.source))
		}
		if c.verified != Inferred {
			continue
		}
		from := table.InferredFrom(c.target, c.topic)
		if from == "" {
			problems = append(problems, fmt.Sprintf("%s, %s: no sentence says from what it is inferred", c.target, c.topic))
		}
		inferred[from] = true
	}
	for _, s := range table.Sources {
		if !used[s.Text] {
			problems = append(problems, fmt.Sprintf("%s: nothing uses %q", s.Row, s.Text))
		}
	}
	for _, i := range table.Inferences {
		if !inferred[i.Text] {
			problems = append(problems, fmt.Sprintf("%s: nothing on %s is inferred from it", i.Row, i.Target))
		}
	}
	return problems
}

// TestEachSourceHasItsProof checks the rows of lint/platform/sources, which CONTRIBUTING.md explains.
func TestEachSourceHasItsProof(t *testing.T) {
	files := fstest.MapFS{}
	entries, err := os.ReadDir("sources")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".txt") {
			text, err := os.ReadFile("sources/" + e.Name())
			if err != nil {
				t.Fatal(err)
			}
			files[e.Name()] = &fstest.MapFile{Data: text}
		}
	}
	for _, problem := range sourceProblems(files, allCited()) {
		t.Error(problem)
	}
	for _, s := range sources.All().Sources {
		for _, p := range s.Places {
			if _, err := os.Stat("../../" + p.Output); p.Kind == sources.Ran && err != nil {
				t.Errorf("%s: %v", p.Row, err)
			}
		}
	}
}

// TestEachBrokenSourceIsFound proves that the check finds each kind of mistake.
func TestEachBrokenSourceIsFound(t *testing.T) {
	const row = "a/b c.go\n  file a/b c.go @0a1b2c3 2026-11-29\n    const port = 5000\n"
	read := []cited{{"a/b c.go", "x", "port", Read}}
	inferred := []cited{{"a/b c.go", "x:y", "port", Inferred}}
	for _, c := range []struct {
		name, text string
		all        []cited
		want       string
	}{
		{"nothing", row, read, ""},
		{"a page", "a/b c.go\n  page https://example.com 2026-11-29\n    the port\n", read, ""},
		{"a pinned version", "a/b c.go\n  file a/b c d.go =v1.0 2026-11-29\n    x\n", read, ""},
		{"an absence", "a/b c.go\n  absent a/b @0a1b2c3 2026-11-29\n    procfile\n", read, ""},
		{"a run", "a/b c.go\n  ran foreman lint/platform/testdata/expected.json 2026-11-29\n    port\n", read, ""},
		{"nobody looked again", "a/b c.go\n  none 2026-11-29 The page was not found.\n", read, ""},
		{"a comment", "# Why\n" + row, read, ""},
		{"a key without a place", row + "shows a b\n", read, "has no place"},
		{"no row", "", read, "no row"},
		{"no user", row + "d/e f.go\n  file d/e f.go @0a1b2c3 2026-11-29\n    x\n", read, `nothing uses "d/e f.go"`},
		{"a long literal", row + "    " + strings.Repeat("x", 61) + "\n", read, "61 bytes, at most 60"},
		{"the longest literal", row + "    " + strings.Repeat("x", 60) + "\n", read, ""},
		{"no place", "a/b c.go\n", read, "has no place"},
		{"no literal", "a/b c.go\n  file a/b c.go @0a1b2c3 2026-11-29\n", read, "has no literal"},
		{"no ref", "a/b c.go\n  file a/b c.go 2026-11-29\n    x\n", read, "write: file"},
		{"no path", "a/b c.go\n  file a/b @0a1b2c3 2026-11-29\n    x\n", read, "write: file"},
		{"no day", "a/b c.go\n  file a/b c.go @0a1b2c3\n    x\n", read, "isn't a day"},
		{"no reason", "a/b c.go\n  none 2026-11-29\n", read, "write: file"},
		{"no address", "a/b c.go\n  page example.com 2026-11-29\n    x\n", read, "write: file"},
		{"an unknown kind", "a/b c.go\n  book a/b c.go @0a1b2c3 2026-11-29\n    x\n", read, "write: file"},
		{"the same source", row + row, read, "is there twice"},
		{"a place without a source", "  page https://example.com 2026-11-29\n", nil, "no source is above"},
		{"a literal without a place", "a/b c.go\n    x\n", read, "no place is above"},
		{"inferred from something", row + "inferred x: Its builder has it.\n", inferred, ""},
		{"one topic is inferred", row + "inferred x:y port: Its builder has it.\n", inferred, ""},
		{"inferred from nothing", row, inferred, "no sentence says"},
		{"another topic is inferred", row + "inferred x shell: Its builder has it.\n", inferred, "no sentence says"},
		{"another platform's inference", row + "inferred z: Its builder has it.\n", inferred, "no sentence says"},
		{"nothing is inferred from it", row + "inferred x: Its builder has it.\n", read, "nothing on x is inferred"},
		{"no sentence", row + "inferred x: builder\n", inferred, "Sentence"},
	} {
		problems := sourceProblems(fstest.MapFS{"x.txt": {Data: []byte(c.text)}}, c.all)
		found := slices.ContainsFunc(problems, func(p string) bool { return strings.Contains(p, c.want) })
		if c.want == "" && len(problems) > 0 || c.want != "" && !found {
			t.Errorf("%s: %q, expected %q", c.name, problems, c.want)
		}
	}
}
