package rules

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "variable-for-cd",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Variable that only cd gets",
	Reach:        check.OfShells,
	Applies:      check.ContainsAny("cd "),
	CheckCommand: checkVariableForCd,
})

// checkVariableForCd reports VAR=1 cd folder && program: the shell sets the variable only for cd.
func checkVariableForCd(p *check.Pass, v *check.View) {
	for i := range v.Cmd.Calls[:max(0, len(v.Cmd.Calls)-1)] {
		call, next := &v.Cmd.Calls[i], &v.Cmd.Calls[i+1]
		if call.Nested || len(call.Assigns) == 0 || len(call.Words) != 2 || call.Words[0].Raw != "cd" || next.Join != "&&" || len(next.Words) == 0 || next.Words[0].Raw == "export" {
			continue
		}
		set := procfile.Range{Start: call.Assigns[0].Range.Start, End: call.Assigns[len(call.Assigns)-1].Range.End}
		text := v.Cmd.Text[set.Start:set.End]
		first := next.Words[0].Range.Start
		if len(next.Assigns) > 0 {
			first = next.Assigns[0].Range.Start
		}
		p.Report(check.Finding{
			Range:    v.At(set),
			Headline: prose.T("`%s` gets no `%s`: the shell sets it only for `cd`", next.Words[0].Value, call.Assigns[0].Name),
			Effects: p.On(platform.Running).Of(v).Except(func(t *platform.Target) bool { return !check.RunsInShell(t, v.Type) }).
				All(check.NewEffect(check.Warning, platform.Differs, "`%s` starts without the variable.", next.Words[0].Value)),
			HelpUnfixed: prose.T("Set it after `&&`."),
			Fixes: check.Suggestion(prose.Title("Move `%s` after `&&`", text),
				check.Delete(v.At(procfile.Range{Start: set.Start, End: call.Words[0].Range.Start})), check.Insert(v.At(procfile.Range{Start: first, End: first}).Start, text+" ")),
		})
		return
	}
}
