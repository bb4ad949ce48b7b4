package lint

import (
	"math"
	"slices"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

// A rule knows its own line, not what the other rules will make of it. So each fix is tried before it is offered: the file is
// linted as it would be, and a fix that cures nothing or brings an error is dropped.
//
// Each trial costs a run, so each file has a budget in proportion to its bytes, up to a limit. Past the budget, Lint offers
// suggested fixes untried. It also offers the safe fixes of a plain-text file, which are right by construction.
const (
	// maxTried is how many runs over all its bytes a file may cost.
	maxTried      = 6
	maxTriedBytes = 8 << 10
	// unusualFactor is how many times as many are tried in a file that is no plain text, where that is enough for its safe ones.
	unusualFactor = 2
)

// The results of a trial.
const (
	untried check.Trial = iota
	passed
	failed
)

// tryFixes tries the fixes, the safe ones first, and drops the bad ones. A file that is no plain text has safe ones only where
// all of them are tried: with some left over in each round FixAll would not settle.
func tryFixes(p *check.Pass, in check.Input) {
	if isGuessed(p.Doc) {
		keepFixes(p, func(fix check.Fix) bool { return fix.Encode != "" })
	}
	left := min(maxTried, maxTriedBytes/max(len(in.Source), 1))
	if safe := offers(p, check.Safe); len(safe) > left && hasUnusualBytes(p) {
		if len(safe) <= unusualFactor*left {
			left = len(safe)
		} else {
			for _, o := range safe {
				o.fix.Applicability = check.Suggested
			}
		}
	}
	offers := append(offers(p, check.Safe), offers(p, check.Suggested)...)
	if len(offers) == 0 {
		return
	}
	tried := min(left, len(offers))
	before := countFindings(p)
	for _, o := range offers[:tried] {
		o.fix.Trial = try(p, in, o, before)
	}
	if tried == len(offers) {
		keepBest(p)
	}
	var twice map[int]bool
	if tried < len(offers) {
		twice = repeated(p)
	}
	for _, o := range offers[tried:] {
		if takesProcess(p, o) {
			o.fix.Trial = failed
		} else if mayRepeat(p, o, twice) {
			o.fix.Applicability = check.Suggested
		}
	}
	dropFailed(p)
}

// keepBest drops the fixes of a finding after which the app lacks more than after another one.
func keepBest(p *check.Pass) {
	for i := range p.Findings {
		fixes := p.Findings[i].Fixes
		least := math.MaxInt
		for _, fix := range fixes {
			if fix.Trial != failed {
				least = min(least, fix.Missing)
			}
		}
		for j := range fixes {
			if fixes[j].Missing > least {
				fixes[j].Trial = failed
			}
		}
	}
}

// isGuessed reports whether only the share of NUL bytes shows that a file is UTF-16: any edit may change that.
func isGuessed(doc *procfile.Document) bool {
	return !doc.BOM && (doc.Encoding == procfile.UTF16LE || doc.Encoding == procfile.UTF16BE)
}

func dropFailed(p *check.Pass) {
	keepFixes(p, func(fix check.Fix) bool { return fix.Trial != failed })
}

func keepFixes(p *check.Pass, keep func(check.Fix) bool) {
	for i := range p.Findings {
		f := &p.Findings[i]
		f.Fixes = slices.DeleteFunc(f.Fixes, func(fix check.Fix) bool { return !keep(fix) })
	}
}

// hasUnusualBytes reports whether a file is more than plain ASCII text, or perhaps UTF-16: an
// edit may then change how the rules, or the parsers, read the rest of it.
func hasUnusualBytes(p *check.Pass) bool {
	if p.Doc.Encoding != procfile.UTF8 && !p.Doc.BOM {
		return true
	}
	for i := 0; i < len(p.Doc.Text); i++ {
		if c := p.Doc.Text[i]; c < ' ' && c != '\t' && c != '\n' && c != '\r' || c >= 0x7F {
			return true
		}
	}
	return false
}

// try fails a fix unless a file with it has all of its processes, fewer findings of its rule, and no more errors.
func try(p *check.Pass, in check.Input, o offer, before tally) check.Trial {
	fixed, err := ApplyFix(in, p.Doc, *o.fix)
	if err != nil || len(fixed.Source) > check.MaxBytes {
		return failed
	}
	rule := o.finding.Rule
	some := check.RulesInOrder()
	if rule.Group != check.DirectivesGroup {
		some = check.RulesOutside(check.DirectivesGroup) // whose findings are no errors, and which may take long
	}
	run := check.Run(fixed, procfile.Parse(fixed.Source), some)
	after := countFindings(run)
	if o.fix.Rename != nil {
		addHidden(run, fixed, mostLayers, func(*check.Pass, check.Input) {}) // they count once the platform reads the file
	}
	if losesProcesses(p, run, o) || after.findings[rule] >= before.findings[rule] || writesError(p, run, o) {
		return failed
	}
	for of, errors := range after.errors {
		if of.Group == check.RepositoryGroup {
			o.fix.Missing += errors
		}
	}
	more := after.visibleErrors(rule, before) - before.visibleErrors(rule, before)
	if p.AnyOnWindows() {
		more += before.errors[rule] - after.errors[rule] // cmd.exe reads many fixes in another way: no cure makes up for an error
	}
	if more > 0 && !rule.ChangesPlatforms { // other platforms give other errors for the same lines
		return failed
	}
	if !rule.ChangesPlatforms && (breaksDeploys(p, run, *o.fix) || changesReadings(p, run, o)) {
		o.fix.Applicability = check.Suggested
	}
	return passed
}

// breaksDeploys reports whether a platform uses a process after a fix, and didn't before, although its command can't work, or
// another line declares the type too.
func breaksDeploys(before, after *check.Pass, fix check.Fix) bool {
	if fix.Rename != nil {
		return slices.ContainsFunc(after.Findings, func(f check.RuleFinding) bool {
			return isCommandError(after, f) && !slices.ContainsFunc(f.Fixes, func(own check.Fix) bool { return own.Applicability == check.Safe })
		})
	}
	if len(fix.Edits) == 0 || len(before.Doc.Lines) != len(after.Doc.Lines) {
		return false
	}
	activates := func(line int, perDeploy bool) bool {
		for i, t := range after.Targets {
			had, has := before.ProcessOnLine(i, line), after.ProcessOnLine(i, line)
			if has != nil && (had == nil || had.Type != has.Type) && (!perDeploy || t.RunsAt(has.Type).PerDeploy()) {
				return true
			}
		}
		return false
	}
	for line := range repeated(after) {
		if activates(line, false) {
			return true
		}
	}
	return slices.ContainsFunc(after.Findings, func(f check.RuleFinding) bool {
		return isCommandError(after, f) && activates(after.Doc.LineAt(f.Range.Start), true)
	})
}

// isCommandError reports whether a finding is an error in a command, or in a file that it names.
func isCommandError(p *check.Pass, f check.RuleFinding) bool {
	return (f.Rule.Group == check.CommandsGroup || f.Rule.Group == check.RepositoryGroup) && p.SeverityOf(f) == check.Error
}

// repeated are the lines of types that lines declare with different commands, so that a platform uses only one of them.
func repeated(p *check.Pass) map[int]bool {
	declared := p.DeclaredEntries()
	commands := make(map[string]string, len(declared))
	differ := map[string]bool{}
	for _, e := range declared {
		if command, ok := commands[e.Type]; ok && command != e.Command {
			differ[e.Type] = true
		}
		commands[e.Type] = e.Command
	}
	lines := map[int]bool{}
	for _, e := range declared {
		if differ[e.Type] {
			lines[e.Line] = true
		}
	}
	return lines
}

// mayRepeat reports whether an untried fix edits one of the repeated lines that some platform doesn't use.
func mayRepeat(p *check.Pass, o offer, repeated map[int]bool) bool {
	return len(repeated) > 0 && slices.ContainsFunc(o.fix.Edits, func(e check.TextEdit) bool {
		line := p.Doc.LineAt(e.Range.Start)
		for i := range p.Targets {
			if repeated[line] && p.ProcessOnLine(i, line) == nil {
				return true
			}
		}
		return false
	})
}

// tally counts what a run found.
type tally struct {
	findings, errors map[*check.Rule]int
	illegible        bool // some rule kept later ones silent on a line
}

func countFindings(p *check.Pass) tally {
	t := tally{p.Found, map[*check.Rule]int{}, p.AnyClaimed()}
	for _, f := range p.Findings {
		if p.SeverityOf(f) == check.Error {
			t.errors[f.Rule]++
		}
	}
	return t
}

// visibleErrors counts the errors that a fix of the rule answers for. What later rules find in a line that the fix made legible
// was there before, and whether a misnamed file is one depends on how many of its lines are entries. A finding on a command that
// was less than an error before the fix, such as one on the port of a process that gets no traffic yet, isn't new either.
func (t tally) visibleErrors(fixed *check.Rule, before tally) int {
	illegible := before.illegible || fixed.Uncovers
	n := 0
	for rule, errors := range t.errors {
		hidden := illegible && rule.Place > fixed.Place
		if !hidden && !rule.ReadsPath && !rule.OfLoaded {
			n += errors
			if rule.Group == check.CommandsGroup {
				n -= min(before.findings[rule]-before.errors[rule], max(0, errors-before.errors[rule]))
			}
		}
	}
	return n
}
