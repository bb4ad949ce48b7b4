package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = check.Register(check.Rule{
	Name:         "php-server-arguments",
	Group:        check.CommandsGroup,
	Kind:         check.Slip,
	Title:        "Arguments that Heroku's server of PHP rejects",
	Reach:        check.InText,
	Applies:      check.ContainsAny("heroku-php-"),
	CheckCommand: checkPHPServerArguments,
})

// checkPHPServerArguments reports words with which heroku-php-apache2 or heroku-php-nginx prints its help, and ends.
func checkPHPServerArguments(p *check.Pass, v *check.View) {
	run := v.Main()
	if run == nil {
		return
	}
	s, ok := check.PHPServerOf(run)
	if !ok || !s.Known {
		return
	}
	f := check.Finding{}
	log := run.Base + ": too many arguments."
	switch {
	case s.Invalid.Raw != "":
		option, value, joined := strings.Cut(s.Invalid.Raw, "=")
		f.Range = v.At(s.Invalid.Range)
		f.Headline = prose.T("`%s` has no option `%s`", run.Base, option)
		f.HelpUnfixed = prose.T("Remove it, or use an option that `%s --help` shows.", run.Base)
		if option == "--port" {
			right := "-p"
			if joined {
				right += " " + value
			}
			f.Fixes = check.Suggestion("Use `-p`", check.Replace(f.Range, right))
		}
		log = "Invalid option: " + s.Invalid.Raw
		if len(option) > 2 && option[1] != '-' {
			log = "Invalid option"
		}
	case len(s.Rest) < 2:
		return
	case !strings.HasPrefix(s.Rest[1].Raw, "-"):
		f.Range = v.At(s.Rest[1].Range)
		f.Headline = prose.T("`%s` serves one folder, not two", run.Base)
		f.HelpUnfixed = prose.T("Name only the folder that has the index file.")
	default:
		root := s.Rest[0]
		f.Range = v.At(s.Rest[1].Range)
		f.Headline = prose.T("`%s` takes no option after the folder", run.Base)
		f.HelpUnfixed = prose.T("Move the options before `%s`.", root.Raw)
		other := s.Without(run, func(at procfile.Range) bool { return at == root.Range })
		if last := v.At(s.Rest[len(s.Rest)-1].Range).End; other.Invalid.Raw == "" && len(other.Rest) == 0 {
			gap := procfile.Range{Start: root.Range.Start, End: s.Rest[1].Range.Start}
			f.Fixes = check.Suggestion(prose.Title("Move `%s` to the end", check.PathPart(root.Raw)), check.Delete(v.At(gap)), check.Insert(last, " "+root.Raw))
		}
	}
	f.Effects = p.On(platform.Running).Of(v).Deployed().All(check.NewEffect(check.Error, platform.Crash, "`%s` doesn't start: `%s` rejects its arguments (exit code 2).", v.Type, run.Base).Logged(log))
	p.Report(f)
}
