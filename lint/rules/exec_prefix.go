package rules

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:    "exec-prefix",
	Group:   check.CommandsGroup,
	Kind:    check.Difference,
	Title:   "Shell syntax after exec",
	Applies: func(c *check.ParsedCommand) bool { return len(c.Cmd.Features) > 0 },
	Check:   checkExecPrefix,
})

func checkExecPrefix(p *check.Pass) {
	for _, v := range p.Candidates() {
		reportWrittenExec(p, v)
	}
	if !slices.ContainsFunc(p.Targets, isExecSh) {
		return
	}
	for _, v := range p.Candidates() {
		at, e := afterExec(v.Cmd)
		if e.Severity == check.None {
			continue
		}
		p.Report(check.Finding{
			Range:    v.At(at),
			Headline: prose.T("`%s` of `%s` doesn't work after `exec`", v.Cmd.Text[at.Start:at.End], v.Type),
			Effects:  p.On(platform.Running).Of(v).Except(func(t *platform.Target) bool { return !isExecSh(t) }).All(e),
			Help:     prose.T("Run the command in `sh -c '…'`, or move it to a script."),
			Fixes:    wrapped(p, v),
		})
	}
}

// reportWrittenExec reports the first exec in the text of a command after which something doesn't work.
func reportWrittenExec(p *check.Pass, v *check.View) {
	for i, call := range v.Cmd.Calls {
		at, e := afterWrittenExec(v.Cmd, i)
		if e.Severity == check.None {
			continue
		}
		exec := procfile.Range{Start: call.Words[0].Range.Start, End: call.Words[1].Range.Start}
		p.Report(check.Finding{
			Kind:     check.Slip,
			Range:    v.At(at),
			Headline: prose.T("`%s` of `%s` doesn't work after `exec`", v.Cmd.Text[at.Start:at.End], v.Type),
			Effects: p.On(platform.Running).Of(v).Except(func(t *platform.Target) bool {
				return !check.RunsInShell(t, v.Type)
			}).All(e),
			Help:  prose.T("Remove `exec`, or write it in front of the last program."),
			Fixes: check.Suggestion("Remove `exec`", check.Delete(v.At(exec))),
		})
		return
	}
}

// afterWrittenExec returns what fails after the exec of a call, and what happens.
func afterWrittenExec(c *command.Command, i int) (procfile.Range, check.Effect) {
	call := c.Calls[i]
	if !call.Execs() {
		return procfile.Range{}, check.Effect{}
	}
	if word := call.Words[1]; word.Quote == command.Bare && (command.Builtins.Has(word.Raw) || check.IsAssignment(word.Raw)) {
		e := check.NewEffect(check.Error, platform.Crash, "`exec` finds no program named `%s`.", word.Raw)
		return word.Range, e.Logged("exec: " + word.Raw + ": not found")
	}
	if !c.CutsOff(i) {
		return procfile.Range{}, check.Effect{}
	}
	next := c.Calls[i+1]
	return joinBefore(c, next), check.NewEffect(check.Error, platform.Changed, "Nothing after `%s` runs, because `exec` ends the shell.", next.Join)
}

// afterExec returns the first part of a command that fails after exec, and what happens.
func afterExec(c *command.Command) (procfile.Range, check.Effect) {
	if first := c.Features[0]; first.Range.Start == 0 {
		switch first.Kind {
		case command.Assignment, command.Builtin, command.Operator:
			return first.Range, check.NewEffect(check.Error, platform.Crash, "The process exits, because `exec` finds no program `%s`.", first.Text)
		case command.Compound:
			return first.Range, check.NewEffect(check.Error, platform.Crash, "The process exits, because `exec` can't run `%s`.", first.Text)
		}
	}
	for i := range c.Calls {
		if c.Calls[i].Nested || c.Calls[i].Join == "" {
			continue
		}
		if c.Calls[i].Join == "|" || c.Calls[i].Join == "&" {
			break // exec runs in a subshell, which the rest outlives
		}
		return joinBefore(c, c.Calls[i]), check.NewEffect(check.Error, platform.Changed, "The part after `%s` doesn't start, because `exec` replaces the shell.", c.Calls[i].Join)
	}
	return procfile.Range{}, check.Effect{}
}

func joinBefore(c *command.Command, call command.Call) procfile.Range {
	at := strings.LastIndex(c.Text[:call.Range.Start], call.Join)
	return procfile.Range{Start: at, End: at + len(call.Join)}
}

// wrapped is the fix that runs a command in a shell, if it has no single quotes, and each platform has a shell that removes those of the fix.
func wrapped(p *check.Pass, v *check.View) []check.Fix {
	if strings.Contains(v.Cmd.Text, "'") {
		return nil
	}
	if slices.ContainsFunc(p.Targets, func(t *platform.Target) bool {
		return t.Reads() && !isExecSh(t) && t.Shell != platform.Bash && t.Shell != platform.Sh
	}) {
		return nil
	}
	end := len(v.Cmd.Text)
	return check.Suggestion("Run it in `sh -c`", v.Edits([]procfile.TextEdit{
		{NewText: "sh -c '"},
		{Range: procfile.Range{Start: end, End: end}, NewText: "'"},
	})...)
}

func isExecSh(t *platform.Target) bool { return t.Shell == platform.ExecSh }
