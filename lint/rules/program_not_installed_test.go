package rules

import (
	"fmt"
	"slices"
	"testing"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// TestEachProgramNeedsItsPackage: no program of the tables is installed where the manifest lists another package, and each is where it
// lists its own.
func TestEachProgramNeedsItsPackage(t *testing.T) {
	heroku, _ := platform.Lookup("heroku")
	for manifest, c := range map[string]struct {
		table  ecosystem.Table
		listed string // the text of a manifest with a package
		other  string
	}{
		"requirements.txt": {ecosystem.Python, "%s\n", "requests"},
		"Gemfile":          {ecosystem.Ruby, "source \"https://rubygems.org\"\ngem \"%s\"\n", "dotenv"},
		"package.json":     {ecosystem.Node, `{"name": "shop", "dependencies": {"%s": "1"}}`, "lodash"},
	} {
		const wrappers command.Words = "ddtrace-run cross-env" // what they start is what counts
		for _, name := range c.table.Names().List() {
			if wrappers.Has(name) {
				continue
			}
			isFound := func(pkg string) bool {
				files := repository.List{Listed: []string{manifest, "server.js", "app.py"}, Texts: map[string]string{manifest: fmt.Sprintf(c.listed, pkg)}}
				in := check.Input{Path: "Procfile", Source: []byte("web: " + name + " start\n"), Targets: []*platform.Target{heroku}, Repository: repository.New(files, ".")}
				p := check.Run(in, procfile.Parse(in.Source), check.RulesInOrder())
				return slices.ContainsFunc(p.Findings, func(f check.RuleFinding) bool { return f.Rule.Name == "program-not-installed" })
			}
			if !isFound(c.other) {
				t.Errorf("%s: %s isn't missed", manifest, name)
			}
			for _, pkg := range c.table.PackagesOf(name) {
				if isFound(pkg) {
					t.Errorf("%s: %s is missed beside %s", manifest, name, pkg)
				}
			}
		}
	}
}
