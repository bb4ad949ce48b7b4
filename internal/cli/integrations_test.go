package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v3"

	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/check"
)

// TestHooksCallCommands compares the hooks for pre-commit with the command.
func TestHooksCallCommands(t *testing.T) {
	text, err := os.ReadFile("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var hooks []struct {
		ID, Name, Description, Entry, Language, Files string
		Dependencies                                  []string `yaml:"additional_dependencies"`
		RequireSerial                                 bool     `yaml:"require_serial"`
	}
	if err := yaml.Unmarshal(text, &hooks); err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	for _, hook := range hooks {
		ids[hook.ID] = hook.Entry
		if hook.Name == "" || hook.Description == "" {
			t.Errorf("%+v", hook)
		}
		switch packages := strings.Join(hook.Dependencies, " "); {
		case hook.Language == "golang" && packages == "":
		case hook.Language == "node" && packages == "proclint@"+version.String():
		default:
			t.Errorf("%s has the language %s and the packages %q", hook.ID, hook.Language, packages)
		}
		words := strings.Fields(hook.Entry)
		if words[0] != "proclint" {
			t.Errorf("%s runs %s", hook.ID, words[0])
		}
		folder := t.TempDir()
		path := filepath.Join(folder, "Procfile")
		if err := os.WriteFile(path, []byte("web: node server.js\n"), 0o644); err != nil {
			t.Fatal(err)
		}
		var said strings.Builder
		if code := Run(context.Background(), append(words[1:], path), strings.NewReader(""), &said, &said); code != exitOK {
			t.Errorf("%s ends with %d: %s", hook.ID, code, said.String())
		}
		// pre-commit runs several processes at once, which would write the same configuration or file.
		if writes := !strings.HasPrefix(hook.Entry, "proclint lint"); hook.RequireSerial != writes {
			t.Errorf("%s has require_serial: %v", hook.ID, hook.RequireSerial)
		}
		files := regexp.MustCompile(hook.Files)
		for _, name := range append(similarNames(), "Procfile") {
			if path := "api/" + name; !files.MatchString(name) || !files.MatchString(path) {
				t.Errorf("%s leaves out %q", hook.ID, name)
			}
		}
		if files.MatchString("procs/main.go") {
			t.Errorf("%s takes every file in a folder", hook.ID)
		}
	}
	for _, id := range []string{"proclint", "proclint-fix", "proclint-fmt"} {
		if ids[id] == "" || ids[id+"-node"] != ids[id] {
			t.Errorf("%s runs %q, and %s-node %q", id, ids[id], id, ids[id+"-node"])
		}
	}
}

// similarNames are the names that file-name may report: all that are at most two typos away from Procfile, also with an
// extension, and those that people and systems make of it.
func similarNames() []string {
	candidates := []string{
		"Processfile", "processes-file", "Proc-file", "proc_file", "Copy of Procfile", "Procfile copy 2", "Procfile (1)", "Procfile.txt.txt",
		" Procfile", "Procfile.", "'Procfile'", "Procfile.md", "Procfile.yml", "PROCFILE", "procfile.TXT", "Procfile.dev", "Procfile_old",
	}
	once := typos("procfile")
	candidates = append(candidates, once...)
	for _, name := range once {
		candidates = append(candidates, name+".txt")
		candidates = append(candidates, typos(name)...)
	}
	return slices.DeleteFunc(candidates, func(name string) bool {
		kind := check.ClassifyName(name)
		return !kind.Misnamed && kind.Variant == ""
	})
}

// typos are the names that differ from a name in one character, or in the order of two.
func typos(name string) []string {
	var found []string
	for i := range len(name) + 1 {
		found = append(found, name[:i]+"x"+name[i:])
		if i < len(name) {
			found = append(found, name[:i]+name[i+1:], name[:i]+"x"+name[i+1:])
		}
		if i+1 < len(name) {
			found = append(found, name[:i]+name[i+1:i+2]+name[i:i+1]+name[i+2:])
		}
	}
	return found
}

// The template for JetBrains IDEs starts the language server for each name that the recipes of other editors match.
func TestTheTemplateOfJetBrainsStartsTheServer(t *testing.T) {
	var template struct {
		ID, Name         string
		ProgramArgs      struct{ Default string }
		FileTypeMappings []struct {
			FileType   struct{ Patterns []string }
			LanguageID string
		}
	}
	var options struct{ Platforms []string }
	for name, into := range map[string]any{"template.json": &template, "initializationOptions.json": &options} {
		content, err := os.ReadFile("../../editors/jetbrains/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(content, into); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	words := strings.Fields(template.ProgramArgs.Default)
	if command, rest, err := newRoot().Find(words[1:]); words[0] != "proclint" || err != nil || command.Name() != "lsp" || len(rest) > 0 {
		t.Errorf("it starts %q: %v", words, err)
	}
	for _, id := range options.Platforms {
		if _, err := api.Target(id); err != nil {
			t.Error(err)
		}
	}
	if len(template.FileTypeMappings) != 1 || template.FileTypeMappings[0].LanguageID != "procfile" {
		t.Fatalf("%+v", template.FileTypeMappings)
	}
	for _, name := range []string{"Procfile", "procfile", "Procfile.txt", "Procfile.dev"} {
		if !slices.ContainsFunc(template.FileTypeMappings[0].FileType.Patterns, func(pattern string) bool {
			matched, err := filepath.Match(pattern, name)
			return err == nil && matched
		}) {
			t.Errorf("no pattern matches %s", name)
		}
	}
}

// TestTheExtensionForVSCodeKnowsMisnamedFiles: VS Code takes a file for a Procfile only if lint would look at it, too.
func TestTheExtensionForVSCodeKnowsMisnamedFiles(t *testing.T) {
	text, err := os.ReadFile("../../editors/vscode/package.json")
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct {
		Contributes struct {
			Languages []struct{ Filenames []string }
		}
	}
	if err := json.Unmarshal(text, &manifest); err != nil {
		t.Fatal(err)
	}
	names := manifest.Contributes.Languages[0].Filenames
	for _, name := range names {
		if kind := check.ClassifyName(name); !kind.Exact && !kind.Misnamed {
			t.Errorf("%s has nothing to do with Procfile", name)
		}
	}
	const right = "Procfile"
	for i := range len(right) - 1 {
		swapped := right[:i] + right[i+1:i+2] + right[i:i+1] + right[i+2:]
		if !slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, swapped) }) {
			t.Errorf("%s is not known", swapped)
		}
	}
}

// The extension for Zed is of this version, and starts the language server for the same names.
func TestTheExtensionForZedStartsTheServer(t *testing.T) {
	var manifest struct {
		Version  string
		Grammars map[string]struct{ Path string }
		Servers  map[string]struct {
			Languages []string
			IDs       map[string]string `toml:"language_ids"`
		} `toml:"language_servers"`
	}
	var language struct {
		Name, Grammar string
		Suffixes      []string `toml:"path_suffixes"`
	}
	var crate struct{ Package struct{ Version string } }
	const folder = "../../editors/zed/"
	for name, into := range map[string]any{"extension.toml": &manifest, "languages/procfile/config.toml": &language, "Cargo.toml": &crate} {
		content, err := os.ReadFile(folder + name)
		if err != nil {
			t.Fatal(err)
		}
		if err := toml.Unmarshal(content, into); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	for _, got := range []string{manifest.Version, crate.Package.Version} {
		if got != version.String() {
			t.Errorf("it is of version %s", got)
		}
	}
	server := manifest.Servers["proclint"]
	if !slices.Equal(server.Languages, []string{language.Name}) || server.IDs[language.Name] != "procfile" {
		t.Errorf("%+v for the language %s", server, language.Name)
	}
	// Zed compiles this file, and highlights with the queries of the extension.
	grammar := manifest.Grammars[language.Grammar].Path
	for _, name := range []string{"../../" + grammar + "/src/parser.c", folder + "languages/procfile/highlights.scm", folder + "languages/procfile/injections.scm"} {
		if _, err := os.Stat(name); grammar == "" || err != nil {
			t.Errorf("the grammar %q: %v", language.Grammar, err)
		}
	}
	for _, name := range []string{"Procfile", "procfile", "Procfile.txt", "Procfile.dev"} {
		if !slices.Contains(language.Suffixes, name) {
			t.Errorf("%s isn't in the language", name)
		}
	}
	source, err := os.ReadFile(folder + "src/lib.rs")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`which("proclint")`, `args: vec!["lsp".into()]`} {
		if !strings.Contains(string(source), want) {
			t.Errorf("the source has no %s", want)
		}
	}
}

// The recipe for Helix starts the language server for the same names, and builds the grammar of this repository.
func TestTheRecipeForHelixStartsTheServer(t *testing.T) {
	document, err := os.ReadFile("../../docs/editors.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(document), "\nHelix ")
	_, recipe, _ := strings.Cut(rest, "```toml\n")
	recipe, _, _ = strings.Cut(recipe, "```")
	var languages struct {
		Servers map[string]struct {
			Command string
			Args    []string
			Config  struct{ Platforms []string }
		} `toml:"language-server"`
		Language []struct {
			Name, Scope string
			Types       []struct{ Glob string } `toml:"file-types"`
			Comment     string                  `toml:"comment-token"`
			Servers     []string                `toml:"language-servers"`
		}
		Grammar []struct {
			Name   string
			Source struct{ Path string }
		}
	}
	if err := toml.NewDecoder(strings.NewReader(recipe)).DisallowUnknownFields().Decode(&languages); err != nil {
		t.Fatal(err)
	}
	if len(languages.Language) != 1 || len(languages.Grammar) != 1 {
		t.Fatalf("%+v", languages)
	}
	language, grammar, server := languages.Language[0], languages.Grammar[0], languages.Servers["proclint"]
	if !slices.Equal(language.Servers, []string{"proclint"}) || language.Name != grammar.Name || language.Comment != "#" {
		t.Errorf("%+v", languages)
	}
	words := append([]string{server.Command}, server.Args...)
	if command, rest, err := newRoot().Find(words[1:]); words[0] != "proclint" || err != nil || command.Name() != "lsp" || len(rest) > 0 {
		t.Errorf("it starts %q: %v", words, err)
	}
	for _, id := range server.Config.Platforms {
		if _, err := api.Target(id); err != nil {
			t.Error(err)
		}
	}
	for _, name := range []string{"Procfile", "procfile", "Procfile.txt", "Procfile.dev"} {
		matches := func(glob struct{ Glob string }) bool {
			matched, err := filepath.Match(glob.Glob, name)
			return err == nil && matched
		}
		if !slices.ContainsFunc(language.Types, matches) {
			t.Errorf("no pattern matches %s", name)
		}
	}
	folder, ours := strings.CutPrefix(grammar.Source.Path, "/path/to/proclint/")
	for _, name := range []string{"src/parser.c", "queries/highlights.scm", "tree-sitter.json"} {
		if _, err := os.Stat(filepath.Join("../..", folder, name)); !ours || err != nil {
			t.Errorf("the grammar in %s: %v", grammar.Source.Path, err)
		}
	}
}

// The recipes that are data have their form, and each starts the language server.
func TestTheRecipesOfEditorsAreWellFormed(t *testing.T) {
	document, err := os.ReadFile("../../docs/editors.md")
	if err != nil {
		t.Fatal(err)
	}
	forms := map[string]func([]byte, any) error{"json": json.Unmarshal, "toml": toml.Unmarshal}
	blocks := regexp.MustCompile("(?ms)^```([a-z]+)\n(.*?)^```$").FindAllStringSubmatch(string(document), -1)
	if len(blocks) < 5 {
		t.Fatalf("only %d recipes", len(blocks))
	}
	for _, block := range blocks {
		if block[1] == "sh" {
			continue // a command that people type
		}
		var read map[string]any
		if form, ok := forms[block[1]]; ok {
			if err := form([]byte(block[2]), &read); err != nil {
				t.Errorf("%v:\n%s", err, block[2])
			}
		}
		if !strings.Contains(block[2], `"proclint"`) || !strings.Contains(block[2], `"lsp"`) {
			t.Errorf("it does not start proclint lsp:\n%s", block[2])
		}
	}
}

// TestProblemMatcher checks the matcher for GitHub's workflows against what lint prints.
func TestProblemMatcher(t *testing.T) {
	text, err := os.ReadFile("../../deploy/problem-matcher.json")
	if err != nil {
		t.Fatal(err)
	}
	type pattern struct {
		Regexp                                      string
		File, Line, Column, Severity, Message, Code int
	}
	var matchers struct {
		ProblemMatcher []struct {
			Owner, Severity string
			Pattern         []pattern
		}
	}
	if err := json.Unmarshal(text, &matchers); err != nil {
		t.Fatal(err)
	}
	levels := map[lint.Severity]bool{}
	for _, sample := range []struct{ platforms, format, text string }{
		{"heroku,drycc", "text", "web:gunicorn app:app\nwbe: python x.py &\nworker celery -A x worker\n"},
		{"heroku,drycc", "concise", "web:gunicorn app:app\nwbe: python x.py &\nworker celery -A x worker\n"},
		{"drycc", "text", "web :  gunicorn shop.wsgi\n"},
		{"drycc", "concise", "web :  gunicorn shop.wsgi\n"},
	} {
		path := filepath.Join(t.TempDir(), "Procfile")
		if err := os.WriteFile(path, []byte(sample.text), 0o644); err != nil {
			t.Fatal(err)
		}
		t.Setenv("COLUMNS", "1000")
		lines := strings.Split(linted(path, sample.platforms, sample.format), "\n")
		var report lint.Report
		if err := json.Unmarshal([]byte(linted(path, sample.platforms, "json")), &report); err != nil {
			t.Fatal(err)
		}
		found := 0
		for _, line := range lines {
			for _, m := range matchers.ProblemMatcher {
				p := m.Pattern[0]
				parts := regexp.MustCompile(p.Regexp).FindStringSubmatch(line)
				if parts == nil {
					continue
				}
				if found == len(report.Diagnostics) {
					t.Fatalf("more than is found: %s", line)
				}
				d := report.Diagnostics[found]
				found++
				levels[d.Severity] = true
				severity := m.Severity
				if p.Severity > 0 {
					severity = parts[p.Severity]
				}
				position := fmt.Sprintf("%s:%s", parts[p.Line], parts[p.Column])
				if parts[p.File] != path || parts[p.Code] != d.Rule || severity != githubLevels[d.Severity] || parts[p.Message] != d.Message ||
					position != fmt.Sprintf("%d:%d", d.Span.Start.Line+1, d.Span.Start.Character+1) {
					t.Errorf("%q, want %+v", parts, d)
				}
			}
		}
		if found != len(report.Diagnostics) {
			t.Errorf("%d of %d diagnostics are matched: %q", found, len(report.Diagnostics), lines)
		}
	}
	if len(levels) < 3 {
		t.Errorf("only the severities %v are tried", levels)
	}
}

var githubLevels = map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "notice", lint.Hint: "notice"}

// linted is what lint prints of a file.
func linted(path, platforms, format string) string {
	var out strings.Builder
	Run(context.Background(), []string{"lint", "--platform", platforms, "--format", format, "-v", path}, strings.NewReader(""), &out, &out)
	return out.String()
}
