package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:  "cli-command",
	Group: check.SyntaxGroup,
	Kind:  check.Slip,
	Title: "Terminal command in the Procfile",
	Check: checkCLICommand,
})

// isPlatformTool reports whether a word is the command-line tool of a platform, which no app runs.
func isPlatformTool(word string) bool {
	return slices.ContainsFunc(platform.All(), func(p *platform.Platform) bool { return p.Tool != "" && p.Tool == word })
}

func checkCLICommand(p *check.Pass) {
	for _, l := range p.OtherLines() {
		first, rest, _ := strings.Cut(strings.TrimPrefix(l.Text, "$ "), " ")
		if rest != "" && isPlatformTool(first) || first == "git" && strings.HasPrefix(rest, "push ") {
			reportCLICommand(p, l.Line, l.Body, l.Text)
		}
	}
	for _, e := range p.SyntaxEntries() {
		if strings.HasPrefix(e.Command, "scale ") && (e.Type == "ps" || isPlatformTool(e.Type)) {
			reportCLICommand(p, e.Line, procfile.Range{Start: e.TypeRange.Start, End: e.CommandRange.End}, p.Line(e.Line))
		} else if !p.Variant() && check.IsTypeName(e.Type) && scalesApp(e.Command) {
			reportScaling(p, e)
		}
	}
}

// scalesApp reports whether a command scales the app or sets its variables, which no app does to itself.
func scalesApp(command string) bool {
	tool, rest, _ := strings.Cut(command, " ")
	verb, what, _ := strings.Cut(strings.TrimSpace(rest), " ")
	return what != "" && (verb == "scale" || verb == "ps:scale" || verb == "config:set") && isPlatformTool(tool)
}

func reportScaling(p *check.Pass, e check.Entry) {
	tool := check.FirstWord(e.Command)
	p.Report(check.Finding{
		Range:    e.CommandRange,
		Headline: prose.T("`%s` is a terminal command", e.Command),
		Effects: p.Everywhere().Deployed().Each(func(t *platform.Target) check.Effect {
			return check.UnknownProgramEffect(t, tool, "The process exits because `%s` isn't installed.", tool)
		}),
		Help: prose.T("Run it in a terminal after the deploy, and write the app's start command here."),
	})
	p.Claim(e.Line, e.Type)
}

func reportCLICommand(p *check.Pass, line int, at procfile.Range, text string) {
	effects := p.AskingEffects(line)
	if len(effects) == 0 {
		effects = p.On(platform.Grammar).All(check.SkippedLine(check.Warning))
	}
	if p.Variant() { // only local runners read it
		effects = p.OrHarmless(slices.DeleteFunc(effects, func(e check.Effect) bool { return !e.Target.Platform().Runner }))
	}
	p.Report(check.Finding{
		Range:    at,
		Headline: prose.T("`%s` is a terminal command", strings.TrimSpace(text)),
		Effects:  effects,
		Help:     prose.T("Remove the line, and run the command in a terminal after the deploy."),
		Fixes:    check.Suggestion(prose.Title("Remove `%s`", strings.TrimSpace(text)), check.Delete(p.WholeLine(line))),
	})
	p.Claim(line)
}
