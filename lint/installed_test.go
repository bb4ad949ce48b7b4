package lint

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/proclint/proclint/internal/golden/inputs"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
)

// TestEachProgramNeedsItsPackage runs each known program beside a manifest that lacks its package, and beside one that has it.
func TestEachProgramNeedsItsPackage(t *testing.T) {
	manifests := map[string]struct{ file, text, command string }{
		ecosystem.Python: {"requirements.txt", "%s\n", "%s x"},
		ecosystem.Ruby:   {"Gemfile", "gem \"%s\"\n", "bundle exec %s x"},
		ecosystem.Node:   {"package.json", `{"dependencies": {"%s": "1"}}`, "%s x"},
		ecosystem.PHP:    {"composer.json", `{"require": {"%s": "1"}}`, "vendor/bin/%s x"},
		ecosystem.Elixir: {"mix.exs", "defp deps, do: [{:%s, \"~> 1.0\"}]\n", "mix %s"},
	}
	for _, e := range ecosystem.All() {
		m, ok := manifests[e.Name]
		if !ok && len(e.Packages) > 0 {
			t.Errorf("%s: this test has no manifest of the language", e.Name)
			continue
		}
		for i := range e.Packages {
			pkg := &e.Packages[i]
			if pkg.Source == "" {
				t.Errorf("%s %s has no source", e.Name, pkg.Name)
			}
			for _, program := range pkg.All() {
				command := fmt.Sprintf(m.command, program)
				if e.Name == ecosystem.PHP && (strings.Contains(program, ":") || program == "horizon") {
					command = "php artisan " + program
				}
				if !isNotInstalled(t, command, m.file, fmt.Sprintf(m.text, "unrelated-xyz")) {
					t.Errorf("%s: %q beside a %s without %s: no finding", e.Name, command, m.file, pkg.Name)
				}
				if isNotInstalled(t, command, m.file, fmt.Sprintf(m.text, pkg.Name)) {
					t.Errorf("%s: %q beside a %s with %s: a finding", e.Name, command, m.file, pkg.Name)
				}
				for _, other := range pkg.Also.List() {
					if isNotInstalled(t, command, m.file, fmt.Sprintf(m.text, other)) {
						t.Errorf("%s: %q beside a %s with %s: a finding", e.Name, command, m.file, other)
					}
				}
			}
		}
	}
}

// isNotInstalled reports whether a command has the error of a program that isn't installed beside a manifest.
func isNotInstalled(t *testing.T, command, manifest, text string) bool {
	t.Helper()
	ar := &txtar.Archive{Files: []txtar.File{
		{Name: "in x platforms=heroku", Data: []byte("web: " + command + "\n")},
		{Name: "beside x " + manifest, Data: []byte(text)},
		// Without a lock file, another package may bring a task or a program.
		{Name: "beside x composer.lock", Data: []byte("{}\n")},
		{Name: "beside x mix.lock", Data: []byte("%{}\n")},
		{Name: "beside x yarn.lock", Data: []byte("# yarn lockfile v1\n")},
	}}
	c, err := inputs.Of(ar, ar.Files[0])
	if err != nil {
		t.Fatal(err)
	}
	report, err := Lint(c.Input)
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(report.Diagnostics, func(d check.Diagnostic) bool {
		return (d.Rule == "program-not-installed" || d.Rule == "task-not-installed") && d.Severity == check.Error
	})
}
