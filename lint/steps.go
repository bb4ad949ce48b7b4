package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// What the rules share that look at the steps of a command: an install, a
// migration, and the program that goes on running.

// programs are what the command starts, step by step.
func (c *parsedCommand) programs() []command.Start {
	if !c.startsRead {
		c.starts, c.startsRead = c.cmd.Starts(), true
	}
	return c.starts
}

// deep reports whether the file lies too deep in the folders for any platform to
// find it: a tool that sets up a server of one's own puts it in its place.
func (p *Pass) deep() bool { return strings.Count(p.RootPath, "/") > 2 }

// judgeDeployed is judgeView for the targets that run the app elsewhere than on
// its author's machine.
func (p *Pass) judgeDeployed(v *commandView, judge func(*platform.Target) (Severity, string)) []Concern {
	return p.judgeView(v, platform.Running, func(t *platform.Target) (Severity, string) {
		if t.Platform().Runner {
			return None, ""
		}
		return judge(t)
	})
}

// wholeShell reports whether a target hands the command to a whole shell.
func wholeShell(t *platform.Target) bool {
	return t.Shell == platform.Bash || t.Shell == platform.BashQuoted || t.Shell == platform.Sh
}

// splitsOperators reports whether && and ; are words as any others, so that only
// the first step runs: the rule no-shell speaks of that.
func splitsOperators(t *platform.Target) bool {
	return t.Shell == platform.NoShell || t.Shell == platform.WordExpand
}

// script names what npm, yarn, pnpm or bun run from package.json, "" for
// anything else.
func script(s command.Start) string {
	words := operands(s)
	if !packageManagers.Has(s.Base) || len(words) == 0 {
		return ""
	}
	switch {
	case (words[0] == "run" || words[0] == "run-script") && len(words) > 1:
		return words[1]
	case s.Base != "npm":
		return words[0]
	}
	return ""
}

const packageManagers command.Words = "npm yarn pnpm bun"

// operands are the words of a program that are no options.
func operands(s command.Start) []string {
	return command.Operands(s.Args, "--prefix --cwd --dir --filter -C -w --workspace -f --file -e --env --environment --app -A -c --config --name -n")
}

// stepList is a run of programs with what some rule looks for.
type stepList struct {
	// found are the indices in programs of the view.
	found []int
	// names are their texts, as far as a message should say them.
	names []string
}

// stepsBefore are the programs for which name gives a name, where another
// program follows that has none and goes on running: what is done at each start.
func (v *commandView) stepsBefore(name func(command.Start) string) stepList {
	var out stepList
	list := v.programs()
	last := len(list) - 1
	if last < 1 || name(list[last]) != "" || v.endsByItself() {
		return out
	}
	for i, s := range list[:last] {
		if call := &v.cmd.Calls[s.Call]; call.Nested || call.Join == "||" {
			continue // perhaps it is not run at all
		}
		if text := name(s); text != "" {
			out.found = append(out.found, i)
			out.names = append(out.names, quote(text))
		}
	}
	return out
}

// endsByItself reports whether the last program of the command is known to end:
// then the command is a task, and not a process that is kept running.
func (v *commandView) endsByItself() bool {
	list := v.programs()
	if ending.Has(list[len(list)-1].Base) {
		return true
	}
	run := v.main()
	return run != nil && run.Program != nil && (run.Program.Role == command.Release || run.Program.Role == command.Job)
}

// ending are programs that end at once.
const ending command.Words = "echo printf true exit touch rm cp mv cat ls mkdir chmod curl"

// span is the place of the program at an index: its own call.
func (v *commandView) span(i int) procfile.Range {
	words := v.programs()[i].Words
	return procfile.Range{Start: words[0].Range.Start, End: words[len(words)-1].Range.End}
}

// removal is what has to go so that a step is not taken: its call and the
// operator behind it. It reports false where more than that hangs on it.
func (v *commandView) removal(i int) (procfile.Range, bool) {
	s := v.programs()[i]
	if s.Script || !v.plainChain() {
		return procfile.Range{}, false
	}
	call, next := v.cmd.Calls[s.Call], s.Call+1
	if next >= len(v.cmd.Calls) || !sequential(v.cmd.Calls[next].Join) || s.Call > 0 && !sequential(call.Join) {
		return procfile.Range{}, false
	}
	return procfile.Range{Start: call.Range.Start, End: v.cmd.Calls[next].Range.Start}, true
}

func sequential(join string) bool { return join == "&&" || join == ";" }

// plainChain reports whether the command is nothing but calls one after the
// other.
func (v *commandView) plainChain() bool {
	for i := range v.cmd.Calls {
		if v.cmd.Calls[i].Nested || v.cmd.Calls[i].Background {
			return false
		}
	}
	for _, f := range v.cmd.Features {
		if f.Kind == command.Compound || f.Kind == command.Comment || f.Text == "!" {
			return false
		}
	}
	return true
}

// without is the fix that takes all of some steps out, or none.
func (v *commandView) without(title string, found []int) []Fix {
	var edits []TextEdit
	for _, i := range found {
		r, ok := v.removal(i)
		if !ok {
			return nil
		}
		edits = append(edits, Delete(v.at(r)))
	}
	return suggestion(title, edits...)
}

// suggestion is the one suggested fix of a finding.
func suggestion(title string, edits ...TextEdit) []Fix {
	return []Fix{{Title: title, Applicability: Suggested, Edits: edits}}
}

// tell reports a finding at a place of a command: HEAD: what the platforms do;
// ADVICE.
func (p *Pass) tell(v *commandView, at procfile.Range, cs []Concern, head, advice string, fixes []Fix) {
	p.Report(Finding{Range: v.at(at), Concerns: cs, Message: p.Sentence(head, cs, advice), Fixes: fixes})
}
