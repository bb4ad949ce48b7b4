package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// What rules share that check the steps of a command: an install, a migration, and the
// program that keeps running.

// programs are the programs that the command starts, in order.
func (c *parsedCommand) programs() []command.Start {
	if !c.startsRead {
		c.starts, c.startsRead = c.cmd.Starts(), true
	}
	return c.starts
}

// deep reports whether the file is too deep in the folders for any platform to find it:
// such a file is for a tool that sets up a server.
func (p *Pass) deep() bool { return strings.Count(p.RootPath, "/") > 2 }

// wholeShell reports whether a platform runs the command in a shell.
func wholeShell(t *platform.Target) bool {
	return t.Shell == platform.Bash || t.Shell == platform.BashQuoted || t.Shell == platform.Sh
}

// splitsOperators reports whether && and ; are ordinary words on a platform, so that only
// the first step runs.
func splitsOperators(t *platform.Target) bool {
	return t.Shell == platform.NoShell || t.Shell == platform.WordExpand
}

// script is the script of package.json that npm, yarn, pnpm, or bun runs, or "".
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

// operands are the words of a program that aren't options.
func operands(s command.Start) []string {
	return command.Operands(s.Args, "--prefix --cwd --dir --filter -C -w --workspace -f --file -e --env --environment --app -A -c --config --name -n")
}

// stepList is what a rule looks for among the programs of a view.
type stepList struct {
	// found are the indices of the programs.
	found []int
	// names are what to call them in a text.
	names prose.Names
}

// text is the list of the names. It stays short with many of them.
func (s stepList) text() prose.Text {
	if len(s.names) > 2 {
		return prose.T("`%s` and %s more steps", s.names[0], len(s.names)-1)
	}
	return prose.T("%s", s.names)
}

// stepsBefore are the programs that have a name, if a program without one follows and
// keeps running: the steps run at each start.
func (v *commandView) stepsBefore(name func(command.Start) string) stepList {
	var out stepList
	list := v.programs()
	last := len(list) - 1
	if last < 1 || name(list[last]) != "" || v.endsByItself() {
		return out
	}
	for i, s := range list[:last] {
		if call := &v.cmd.Calls[s.Call]; call.Nested || call.Join == "||" {
			continue // it may not run at all
		}
		if text := name(s); text != "" {
			out.found = append(out.found, i)
			out.names = append(out.names, text)
		}
	}
	return out
}

// endsByItself reports whether the last program of the command is known to end: such a
// command is a task.
func (v *commandView) endsByItself() bool {
	list := v.programs()
	if ending.Has(list[len(list)-1].Base) {
		return true
	}
	run := v.main()
	return run != nil && run.Program != nil && (run.Program.Role == command.Release || run.Program.Role == command.Job)
}

// ending are programs that end immediately.
const ending command.Words = "echo printf true exit touch rm cp mv cat ls mkdir chmod curl"

// span is the range of the program at an index.
func (v *commandView) span(i int) procfile.Range {
	words := v.programs()[i].Words
	return procfile.Range{Start: words[0].Range.Start, End: words[len(words)-1].Range.End}
}

// removal is what to delete so that a step doesn't run: its call and the operator after
// it. It reports false if other steps depend on it.
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

// plainChain reports whether the command is a list of calls that run one after the other.
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

// without is the fix that removes some steps, or none if one of them can't be removed.
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
