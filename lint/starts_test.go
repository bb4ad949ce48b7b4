package lint

import (
	"encoding/json"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/start"
)

// moves put the command of a Procfile elsewhere, so that the same platform starts it. least is how many golden cases with findings keep
// them, in percent.
var moves = []struct {
	name, platform string
	least          int
	// file is that of the command, and text its text with the command, or "" where that isn't possible.
	file string
	text func(command, before string) string
}{
	{"the script start", "heroku", 100, "package.json", scriptWith},
	{"the script start", "railway", 100, "package.json", scriptWith},
	{"railway.json", "railway", 100, "railway.json", func(command, _ string) string {
		return "{\n  \"deploy\": {\n    \"startCommand\": " + jsonOf(command) + "\n  }\n}\n"
	}},
	{"manifest.yml", "cloud-foundry", 100, "manifest.yml", func(command, _ string) string {
		return "applications:\n- name: shop\n  command: '" + strings.ReplaceAll(command, "'", "\n") + "'\n"
	}},
	{"CMD", "railway", 45, "Dockerfile", func(command, _ string) string {
		return "FROM python:3.12\nWORKDIR /app\nCOPY . .\nCMD " + command + "\n"
	}},
}

// scriptWith is a package.json with the command as its script start.
func scriptWith(command, before string) string {
	var manifest map[string]any
	if json.Unmarshal([]byte(before), &manifest) != nil || strings.Contains(command, "start") {
		return "" // the script would run itself
	}
	scripts, _ := manifest["scripts"].(map[string]any)
	if scripts["start"] != nil {
		return ""
	}
	manifest["scripts"] = map[string]any{"start": command}
	for name, script := range scripts {
		manifest["scripts"].(map[string]any)[name] = script
	}
	return jsonOf(manifest)
}

func jsonOf(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return strings.NewReplacer(`\u0026`, "&", `\u003c`, "<", `\u003e`, ">").Replace(string(text))
}

// commandOf is the command of a golden case with one web process in the root of an app that can be seen whole, or "".
func commandOf(in check.Input) string {
	entries := procfile.Parse(in.Source).Entries()
	if in.Repository == nil || !in.Repository.Complete() || in.Repository.Folder() != "" || len(entries) != 1 || entries[0].Type != "web" {
		return ""
	}
	return strings.TrimSpace(entries[0].Command)
}

// moved is an app whose Procfile is gone, and whose command is in another file.
func moved(in check.Input, file, text string) check.Input {
	texts := map[string]string{file: text}
	listed := []string{file}
	for _, p := range in.Repository.Paths() {
		if raw, known := in.Repository.Raw(p); known && p != file {
			texts[p] = string(raw)
		}
		if p != file {
			listed = append(listed, p)
		}
	}
	in.Repository = repository.New(repository.List{Listed: slices.Sorted(slices.Values(listed)), Texts: maps.Clone(texts)}, "")
	return in
}

// ofCommands are the rules of findings about commands.
func ofCommands(diagnostics []check.Diagnostic) (rules []string) {
	for i := range diagnostics {
		rule, _ := RuleByName(diagnostics[i].Rule)
		if (rule.Group == check.CommandsGroup || rule.Group == check.RepositoryGroup) && (!diagnostics[i].AboutFile || diagnostics[i].Code.InCommand()) {
			rules = append(rules, rule.Name)
		}
	}
	slices.Sort(rules)
	return slices.Compact(rules)
}

// TestACommandKeepsItsFindingsElsewhere moves the command of each golden case out of the Procfile.
func TestACommandKeepsItsFindingsElsewhere(t *testing.T) {
	for _, m := range moves {
		t.Run(m.name+" on "+m.platform, func(t *testing.T) {
			target, _ := platform.Lookup(m.platform)
			cases, kept := 0, 0
			for _, in := range goldenInputs(t) {
				command := commandOf(in)
				if command == "" || start.InFiles(target, in.Repository) != nil {
					continue
				}
				before, _ := in.Repository.Text(m.file)
				text := m.text(command, before)
				if text == "" {
					continue
				}
				in.Path, in.RootPath, in.Targets = "Procfile", "Procfile", []*platform.Target{target}
				without := moved(in, m.file, text)
				with := without
				if m.file != "package.json" {
					with = moved(in, "README.md", "")
				}
				without.Source, without.Path = nil, ""
				reports, starts, _ := LintStarts(without)
				if len(starts) != 1 || strings.TrimSpace(starts[0].Checked().Command) != command {
					continue // another command starts, or the file has it in a form that isn't read
				}
				report, err := Lint(with)
				if err != nil {
					t.Fatal(err)
				}
				want := ofCommands(report.Diagnostics)
				if len(want) == 0 {
					continue
				}
				var found []check.Diagnostic
				for _, r := range reports {
					checkPlaces(t, r)
					found = append(found, r.Diagnostics...)
				}
				if cases++; keeps(ofCommands(found), want) {
					kept++
				} else if m.least == 100 {
					t.Errorf("%q: %q in the Procfile, %q elsewhere", command, want, ofCommands(found))
				} else {
					t.Logf("%q: %q in the Procfile, %q elsewhere", command, want, ofCommands(found))
				}
			}
			if t.Logf("%d of %d cases with findings keep them", kept, cases); cases == 0 || 100*kept < m.least*cases {
				t.Errorf("%d of %d cases keep their findings, want %d %%", kept, cases, m.least)
			}
		})
	}
}

// keeps reports whether all rules of a Procfile are among those elsewhere. What a script of package.json fixes is found in the script.
func keeps(have, want []string) bool {
	return !slices.ContainsFunc(want, func(rule string) bool {
		return !slices.Contains(have, rule) && !(rule == "port-in-code" && slices.Contains(have, "port-hardcoded"))
	})
}

// checkPlaces checks that each place is in its file.
func checkPlaces(t *testing.T, r *Report) {
	t.Helper()
	for _, part := range r.ByFile() {
		for _, d := range part.Diagnostics {
			if d.Range.Start < 0 || d.Range.End < d.Range.Start || d.Range.End > len(part.Document.Text) || part.Document.Span(d.Range) != d.Span {
				t.Errorf("%s: %s has the range %v in %s", path.Clean(r.File.Path), d.Rule, d.Range, part.File.Path)
			}
		}
	}
}

func idsOf(targets []*platform.Target) string {
	var ids []string
	for _, t := range targets {
		ids = append(ids, t.ID())
	}
	return strings.Join(ids, " ")
}
