package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "cd-without-and",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Missing && after cd or export",
	Applies:      check.ContainsAny("cd ", "export "),
	CheckCommand: checkCdWithoutAnd,
})

func checkCdWithoutAnd(p *check.Pass, v *check.View) {
	list := v.Programs()
	for i, s := range list {
		last := crowdedCd(s)
		if last < 0 {
			last = crowdedExport(s, i+1 == len(list))
		}
		if last < 0 {
			continue
		}
		builtin, name, next := s.Words[0].Value, strings.TrimRight(s.Words[last].Raw, ","), s.Words[last+1]
		if builtin == "export" {
			name, _, _ = strings.Cut(name, "=")
		}
		f := check.Finding{
			Range:       v.At(procfile.Range{Start: s.Words[0].Range.Start, End: next.Range.End}),
			Headline:    prose.T("Missing `&&` between `%s %s` and `%s`", builtin, name, next.Raw),
			Effects:     p.On(platform.Running).Of(v).Each(func(t *platform.Target) check.Effect { return cdEffect(t, v.Type, builtin, next.Raw) }),
			HelpUnfixed: prose.T("Write `&&` before `%s`.", next.Raw),
			Fixes:       cdFixes(v, i, last),
		}
		p.Report(f)
		break
	}
}

func cdEffect(t *platform.Target, processType, builtin, program string) check.Effect {
	if !check.RunsInShell(t, processType) {
		return check.Effect{}
	}
	if builtin != "cd" {
		return check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: the shell passes it to `%s`.", program, builtin)
	}
	e := check.NewEffect(check.Error, platform.Crash, "No program starts: the shell passes `%s` to `cd`.", program)
	if t.ShellOf(processType) == platform.Sh {
		return e
	}
	return e.Logged("cd: too many arguments")
}

// crowdedExport is the index of the last variable among the words of an export that a program follows, or -1. A name
// alone may be a variable too, unless no other call follows.
func crowdedExport(s command.Start, ends bool) int {
	if s.Words[0].Value != "export" {
		return -1
	}
	set := 0
	for set+1 < len(s.Words) && strings.Contains(s.Words[set+1].Raw, "=") {
		set++
	}
	if set == 0 || set+1 == len(s.Words) {
		return -1
	}
	next := s.Words[set+1].Raw
	if check.IsPythonName(next) && !command.Known(next) && (!ends || strings.ToUpper(next) == next) {
		return -1
	}
	return set
}

// crowdedCd is the index of the folder among the words of a cd that more words follow, or -1.
func crowdedCd(s command.Start) int {
	if s.Words[0].Value != "cd" {
		return -1
	}
	folder := 1
	for folder < len(s.Words) && strings.HasPrefix(s.Words[folder].Raw, "-") && len(s.Words[folder].Raw) > 1 {
		folder++
	}
	if folder+1 >= len(s.Words) {
		return -1
	}
	return folder
}

// cdFixes adds && after the folder. Where another call follows, the words may also be the name of one folder.
func cdFixes(v *check.View, i, folder int) []check.Fix {
	s := v.Programs()[i]
	end := s.Words[folder].Range.End
	name := strings.TrimRight(s.Words[folder].Raw, ",")
	comma := procfile.Range{Start: end - len(s.Words[folder].Raw) + len(name), End: end}
	title := "Add `&&` after the folder"
	if s.Words[0].Value != "cd" {
		title = "Add `&&` after the variable"
	}
	and := check.Suggestion(title, check.Replace(v.At(comma), " &&"))
	if i+1 == len(v.Programs()) || s.Words[0].Value != "cd" {
		return and
	}
	from, to := s.Words[folder].Range.Start, s.Words[len(s.Words)-1].Range.End
	name = v.Cmd.Text[from:to]
	if s.Script || strings.ContainsAny(name, "'\"\\$`") {
		return and
	}
	whole := check.Suggestion("Put the folder name in quotes", check.Replace(v.At(procfile.Range{Start: from, End: to}), `"`+name+`"`))
	return append(whole, and...)
}
