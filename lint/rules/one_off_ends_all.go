package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "one-off-ends-all",
	Kind:  check.Difference,
	Group: check.CommandsGroup,
	Title: "One-off command that ends all processes",
	Check: checkOneOffEndsAll,
})

func checkOneOffEndsAll(p *check.Pass) {
	entries := p.Entries()
	if len(entries) < 2 || p.Template() || !slices.ContainsFunc(p.Targets, func(t *platform.Target) bool { return t.EndsAll }) {
		return
	}
	for _, e := range entries {
		builds, sure := buildsOnce(p, e)
		if !builds && !p.Role(e).Ends() {
			continue
		}
		f := check.Finding{
			Range:    e.TypeRange,
			Headline: prose.T("`%s` exits when it's done, and stops all other processes", e.Type),
			Effects: p.On(platform.Start).Each(func(t *platform.Target) check.Effect {
				process, ok := p.ProcessOf(t, e)
				if !t.EndsAll || ok && process.NotStarted != "" || p.Spares(t, e.Type) {
					return check.Effect{}
				}
				effect := check.NewEffect(check.Warning, platform.Crash, "The other processes run only if you start them without `%s`.", e.Type)
				if builds && !sure {
					return effect.Likely()
				}
				return effect
			}),
			Help: prose.T("Remove the line, or start the other processes without it."),
		}
		switch {
		case builds && strings.Contains(e.Command, ":build"):
			f.Help = prose.T("Use the task that watches, such as `tailwindcss:watch`.")
		case builds:
			f.Help = prose.T("Add `--watch`, so that `%s` keeps running.", e.Type)
		}
		p.Report(f)
	}
}

// watchers are programs that build once, unless an option makes them watch their files, with the words for a build.
var watchers = []struct{ programs, words ecosystem.Words }{
	{"rails rake", "tailwindcss:build css:build javascript:build dartsass:build assets:precompile"},
	{"esbuild sass tailwindcss postcss webpack rollup tsc swc babel lessc stylus", ""},
	{"vite parcel", "build"},
}

// buildAlone are those that take the files from their configuration.
const buildAlone ecosystem.Words = "tsc webpack rollup"

// buildsOnce reports whether all that an entry does is to build once, and whether that is sure: the text of a script of package.json may be unknown.
func buildsOnce(p *check.Pass, e check.Entry) (builds, sure bool) {
	list := p.ParsedCommandOf(e).Programs()
	if len(list) == 0 || strings.Contains(e.Command, "watch") || strings.Contains(e.Command, "serve") {
		return false, false
	}
	s := list[len(list)-1]
	if check.HasOption(s, "-w -W") {
		return false, false
	}
	operands := check.Operands(s)
	for _, w := range watchers {
		if !w.programs.Has(s.Base) {
			continue
		}
		if len(operands) == 0 && buildAlone.Has(s.Base) {
			return true, true
		}
		for _, word := range operands {
			if w.words == "" || w.words.Has(word) {
				return true, true
			}
		}
	}
	name := check.Script(s)
	if name != "build" && !strings.HasPrefix(name, "build:") {
		return false, false
	}
	text := p.ScriptText(name)
	return !strings.Contains(text, "watch") && !strings.Contains(text, " -w"), text != ""
}
