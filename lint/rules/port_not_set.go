package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "port-not-set",
	Group: check.CommandsGroup,
	Kind:  check.Difference,
	Title: "Variable `PORT` that the platform doesn't set",
	Applies: check.RunsKnownProgram(func(r *command.Run) bool {
		return r.Port.Written() && r.Port.Variable == "PORT" && !r.Port.Unexpanded && !strings.ContainsAny(r.Port.Value, "-=?+") // without a default
	}),
	Check: checkPortNotSet,
})

func checkPortNotSet(p *check.Pass) {
	inImage := imageSetsPort(p)
	for _, v := range p.Candidates() {
		if v.Assigns("PORT") {
			continue
		}
		run := v.Main()
		language := p.Repository.LanguageOf(run)
		effects := p.On(platform.Ports).Of(v).Deployed().Each(func(t *platform.Target) check.Effect {
			switch {
			case t.Port.Env && !t.Port.SetFor(language):
				return check.NewEffect(check.Warning, platform.NoTraffic, "`%s` gets no port: `%s` is empty unless %s is set.", run.Program.Name, run.Port.Value, t.Port.Configurable).Likely()
			case inImage && !t.IgnoresDockerfile:
				return check.Effect{}
			case t.Port.Env || !check.RunsInShell(t, v.Type), t.Platform().Builder: // most hosts of a builder's images set it
				return check.Effect{}
			}
			return check.NewEffect(check.Warning, platform.Crash, "`%s` gets no port: `%s` is empty unless the image sets it.", run.Program.Name, run.Port.Value)
		})
		if len(effects) == 0 {
			continue // as nearly always
		}
		p.Report(check.Finding{
			Range:    v.At(run.Port.Range),
			Headline: prose.T("Nothing sets `%s` for `%s`", run.Port.Value, v.Type),
			Effects:  effects,
			Help:     p.PortHelp(run, prose.T("Write the port that the image exposes, or set `PORT` for the app.")),
		})
	}
}

// imageSetsPort reports whether the Dockerfile next to the file sets PORT.
func imageSetsPort(p *check.Pass) bool {
	if p.Repository == nil {
		return false
	}
	text, _ := p.Repository.Text("Dockerfile")
	for line := range strings.Lines(text) {
		// As PORT=5000 or PORT 5000.
		if words := strings.Fields(line); len(words) > 1 && strings.EqualFold(words[0], "ENV") &&
			(words[1] == "PORT" || slices.ContainsFunc(words[1:], func(w string) bool { return strings.HasPrefix(w, "PORT=") })) {
			return true
		}
	}
	return false
}
