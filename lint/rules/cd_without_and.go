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
	Name:       "cd-without-and",
	Group:      check.CommandsGroup,
	Kind:       check.Slip,
	Title:      "Missing && after cd",
	Documented: cdWithoutAndDocs{},
	Applies:    check.ContainsAny("cd "),
	Check:      checkCdWithoutAnd,
})

type cdWithoutAndDocs struct{}

// Docs is the documentation.
func (cdWithoutAndDocs) Docs() check.Docs {
	return check.Docs{
		Summary: "A program follows `cd` and its folder without `&&`.",
		Why: "The shell passes everything after `cd` to `cd`. bash accepts only one folder and reports an error. Other shells " +
			"change to the folder and exit. Either way, the program doesn't start. This is the same on every platform that " +
			"runs commands in a shell.",
		Exceptions: []string{
			"A platform that runs the command without a shell, where there's no `cd` (see `no-shell`).",
		},
		Bad:     check.Sample{Text: "web: cd backend gunicorn app:app\n", Platforms: []string{"heroku"}},
		Good:    check.Sample{Text: "web: cd backend && gunicorn app:app\n", Platforms: []string{"heroku"}},
		Logs:    []string{"cd: too many arguments"},
		Sources: []string{"0qy/artist-website backend/Procfile.txt", "django-vue-ssr issue 4"},
	}
}

func checkCdWithoutAnd(p *check.Pass) {
	for _, v := range p.Candidates() {
		list := v.Programs()
		for i, s := range list {
			folder := crowdedCd(s)
			if folder < 0 {
				continue
			}
			name, next := strings.TrimRight(s.Words[folder].Raw, ","), s.Words[folder+1]
			f := check.Finding{
				Range:       v.At(procfile.Range{Start: s.Words[0].Range.Start, End: next.Range.End}),
				Headline:    prose.T("Missing `&&` between `cd %s` and `%s`", name, next.Raw),
				Effects:     p.On(platform.Running).Of(v).Each(func(t *platform.Target) check.Effect { return cdEffect(t, v.Type, next.Raw) }),
				HelpUnfixed: prose.T("Write `cd %s && %s`.", name, next.Raw),
				Fixes:       cdFixes(v, i, folder),
			}
			p.Report(f)
			break
		}
	}
}

func cdEffect(t *platform.Target, processType, program string) check.Effect {
	if !check.RunsInShell(t, processType) {
		return check.Effect{}
	}
	e := check.NewEffect(check.Error, platform.Crash, "No program starts: the shell passes `%s` to `cd`.", program)
	if t.ShellOf(processType) == platform.Sh {
		return e
	}
	return e.Logged("cd: too many arguments")
}

// crowdedCd is the index of the folder among the words of a cd that more words
// follow, or -1.
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

// cdFixes adds && after the folder. Where another call follows, the words may also be
// the name of one folder.
func cdFixes(v *check.View, i, folder int) []check.Fix {
	s := v.Programs()[i]
	end := s.Words[folder].Range.End
	name := strings.TrimRight(s.Words[folder].Raw, ",")
	comma := procfile.Range{Start: end - len(s.Words[folder].Raw) + len(name), End: end}
	and := check.Suggestion("Add `&&` after the folder", check.Replace(v.At(comma), " &&"))
	if i+1 == len(v.Programs()) {
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
