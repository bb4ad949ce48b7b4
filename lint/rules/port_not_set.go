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
	Name:    "port-not-set",
	Group:   check.CommandsGroup,
	Kind:    check.Difference,
	Title:   "Variable `PORT` that the platform doesn't set",
	Applies: check.RunsKnownProgram(readsUnsetPort),
	Check:   checkPortNotSet,
})

// readsUnsetPort reports whether a program gets its port from PORT, without a default.
func readsUnsetPort(run *command.Run) bool {
	return run.Port.Written() && run.Port.Variable == "PORT" && !run.Port.Unexpanded && !strings.ContainsAny(run.Port.Value, "-=?+")
}

func checkPortNotSet(p *check.Pass) {
	inImage := imageSetsPort(p)
	for _, v := range p.Candidates() {
		if assignsPort(v.Cmd) {
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

func assignsPort(c *command.Command) bool {
	for i := range c.Calls {
		for _, a := range c.Calls[i].Assigns {
			if a.Name == "PORT" {
				return true
			}
		}
	}
	return false
}

// imageSetsPort reports whether the Dockerfile next to the file sets PORT.
func imageSetsPort(p *check.Pass) bool {
	if p.Repository == nil {
		return false
	}
	text, _ := p.Repository.Text("Dockerfile")
	for line := range strings.Lines(text) {
		if words := strings.Fields(line); len(words) > 1 && strings.EqualFold(words[0], "ENV") && setsPort(words[1:]) {
			return true
		}
	}
	return false
}

// setsPort reports whether the words of an ENV instruction set PORT, as PORT=5000 or PORT 5000.
func setsPort(words []string) bool {
	return words[0] == "PORT" || slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, "PORT=") })
}
