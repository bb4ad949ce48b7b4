package lint

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/internal/golden/inputs"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// oneFault is a golden case with one finding about a command that is a mistake on Heroku, in an app whose files are all seen.
type oneFault struct {
	inputs.Case
	processType, rule, found string
	texts                    map[string]string
}

// aboutOthers are the rules of findings that another process or another file of the app may settle, or that are about all processes.
const aboutOthers ecosystem.Words = "server-not-started duplicate-scheduler other-language two-procfiles program-not-installed runtime-version script-ignored unsupported-python manifest-missing"

func faults(t *testing.T) (all []oneFault) {
	t.Helper()
	cases, err := inputs.All("rules/testdata")
	if err != nil {
		t.Fatal(err)
	}
	heroku, _ := platform.Lookup("heroku")
	for _, c := range cases {
		entries := procfile.Parse(c.Source).Entries()
		if c.Path != "Procfile" || len(entries) != 1 || c.Repository == nil || !c.Repository.Complete() || c.Repository.Folder() != "" {
			continue
		}
		c.Targets = []*platform.Target{heroku}
		found := ofLines(lintOf(t, c.Input))
		if len(found) != 1 {
			continue
		}
		_, rule, _ := strings.Cut(found[0], ": ")
		if aboutOthers.Has(rule) {
			continue
		}
		texts := map[string]string{}
		for _, p := range c.Repository.Paths() {
			raw, _ := c.Repository.Raw(p)
			texts[p] = string(raw)
		}
		all = append(all, oneFault{c, entries[0].Type, rule, found[0], texts})
	}
	return all
}

// ofLines are the findings that are at least warnings about commands, with the process types of their lines, or file for those about another
// file.
func ofLines(r *Report) (found []string) {
	for _, d := range r.Diagnostics {
		rule, _ := RuleByName(d.Rule)
		if d.Severity < check.Warning || rule.Group != check.CommandsGroup && rule.Group != check.RepositoryGroup || rule.ReadsPath {
			continue
		}
		if d.AboutFile && !d.Code.InCommand() {
			found = append(found, "file: "+d.Rule)
			continue
		}
		for _, e := range r.Document.Entries() {
			if e.Line == r.Document.LineAt(d.Range.Start) {
				found = append(found, e.Type+": "+d.Rule)
			}
		}
	}
	return found
}

// TestTwoFaultsAreBothFound puts two golden cases of different rules and process types together, whose apps share no file.
func TestTwoFaultsAreBothFound(t *testing.T) {
	all := faults(t)
	tried, both := 0, 0
	for i, a := range all {
		for step := 1; step <= 120; step++ {
			b := all[(i+step*7)%len(all)]
			if golden.LeftOut(i+step, 1) || a.rule == b.rule || a.processType == b.processType || sharesFile(a.texts, b.texts) || languageOf(a.texts) != languageOf(b.texts) || hasModuleOf(a, b) || hasModuleOf(b, a) {
				continue
			}
			in := a.Input
			in.Source = []byte(strings.TrimRight(string(a.Source), "\n") + "\n" + string(b.Source))
			list := listOf(a.texts, b.texts)
			in.Repository = repository.New(list, "")
			tried++
			have := ofLines(lintOf(t, in))
			want := []string{a.found, b.found}
			if slices.Contains(have, want[0]) && slices.Contains(have, want[1]) {
				both++
				continue
			}
			seen := func(f oneFault) bool { // with the files that a host lists, and on these platforms
				alone := f.Input
				alone.Targets, alone.Repository = a.Targets, repository.New(listOf(f.texts), "")
				return slices.Contains(ofLines(lintOf(t, alone)), f.found)
			}
			if slices.Contains(have, "file: lock-file-conflict") || strings.Contains(a.texts["app.json"]+b.texts["app.json"], "buildpacks") || a.texts["Dockerfile"]+b.texts["Dockerfile"] != "" || hasTwoBuilds(list.Listed) || !seen(a) || !seen(b) {
				continue // the files of two package managers are together, buildpacks or an image are set, or the platforms differ
			}
			t.Errorf("%s and %s have %q, want %q in\n%s%s", name(a.Case), name(b.Case), have, want, in.Source, strings.Join(list.Listed, " "))
		}
	}
	if tried == 0 && golden.Every() {
		t.Error("no two cases go together")
	}
	t.Logf("both are found in %d of %d apps", both, tried)
}

// hasTwoBuilds reports whether files are those of two tools that build for the JVM, of which a platform takes one.
func hasTwoBuilds(listed []string) bool {
	return slices.Contains(listed, "project.clj") && (slices.Contains(listed, "build.gradle") || slices.Contains(listed, "pom.xml"))
}

// listOf is the list of the files of apps.
func listOf(apps ...map[string]string) repository.List {
	list := repository.List{Texts: map[string]string{}}
	for _, texts := range apps {
		for p, text := range texts {
			list.Listed, list.Texts[p] = append(list.Listed, p), text
		}
	}
	slices.Sort(list.Listed)
	return list
}

func name(c inputs.Case) string { return fmt.Sprint(path.Base(c.File), " ", c.Name) }

func sharesFile(a, b map[string]string) bool {
	for p := range a {
		if _, both := b[p]; both {
			return true
		}
	}
	return false
}

// languageOf is the ending of code in an app. What builds an app of two languages isn't certain.
func languageOf(texts map[string]string) string {
	const endings ecosystem.Words = ".py .js .ts .rb .go .rs .php .java .kts .csproj .exs"
	manifests := map[string]string{"package.json": ".js", "Gemfile": ".rb", "requirements.txt": ".py", "poetry.lock": ".py", "pyproject.toml": ".py"}
	found := ""
	for p := range texts {
		if ending := cmp.Or(manifests[p], path.Ext(p)); endings.Has(ending) && ending > found {
			found = ending
		}
	}
	return found
}

// hasModuleOf reports whether an app has a file that another one's command names without one, or packages of another manager.
func hasModuleOf(a, b oneFault) bool {
	_, project := a.texts["pyproject.toml"]
	_, locked := a.texts["poetry.lock"]
	if (project || locked) && languageOf(b.texts) == ".py" {
		return true
	}
	for p := range a.texts {
		if name := strings.TrimSuffix(path.Base(p), ".py"); name != path.Base(p) && strings.Contains(string(b.Source), name) {
			return true
		}
	}
	return false
}
