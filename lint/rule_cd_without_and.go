package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "cd-without-and",
	Group:      CommandsGroup,
	Order:      5,
	Title:      "No && stands between cd and the program",
	Documented: cdWithoutAndDocs{},
	Suspects:   holding("cd "),
	Check:      checkCdWithoutAnd,
})

type cdWithoutAndDocs struct{}

// Docs is the documentation.
func (cdWithoutAndDocs) Docs() Docs {
	return Docs{
		Summary: "A program follows the folder of cd on the same words.",
		Why: "To the shell everything behind cd is an argument of cd. bash refuses more than one folder and stops there, other " +
			"shells go to the folder and end; either way the program is never started. This is the same on every platform " +
			"that runs commands in a shell. Where no shell runs them cd does not exist at all.",
		Bad:     Sample{Text: "web: cd backend gunicorn app:app\n", Platforms: []string{"heroku"}},
		Good:    Sample{Text: "web: cd backend && gunicorn app:app\n", Platforms: []string{"heroku"}},
		Logs:    []string{"cd: too many arguments"},
		Sources: []string{"0qy/artist-website backend/Procfile.txt", "django-vue-ssr issue 4"},
	}
}

func checkCdWithoutAnd(p *Pass) {
	for _, v := range p.suspects() {
		list := v.programs()
		for i, s := range list {
			folder := crowdedCd(s)
			if folder < 0 {
				continue
			}
			cs := p.judgeView(v, platform.Running, func(t *platform.Target) (Severity, string) {
				switch {
				case !wholeShell(t):
					return None, ""
				case t.Shell == platform.Sh:
					return Error, "the shell takes it for an argument of cd and never starts it"
				}
				return Error, "the shell takes it for a second folder and stops with “cd: too many arguments”"
			})
			next := s.Words[folder+1]
			p.tell(v, procfile.Range{Start: s.Words[0].Range.Start, End: next.Range.End}, cs,
				"No && stands between “cd” and "+quote(next.Raw),
				"write "+quote("cd "+strings.TrimRight(s.Words[folder].Raw, ",")+" && "+next.Raw),
				cdFixes(v, i, folder))
			break
		}
	}
}

// crowdedCd is the index of the folder among the words of a cd with more words
// behind it, or -1.
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

// cdFixes puts && behind the folder; where another call follows, the words may
// also be the name of one folder.
func cdFixes(v *commandView, i, folder int) []Fix {
	s := v.programs()[i]
	end := s.Words[folder].Range.End
	name := strings.TrimRight(s.Words[folder].Raw, ",")
	comma := procfile.Range{Start: end - len(s.Words[folder].Raw) + len(name), End: end}
	and := Fix{Title: "Put && behind the folder", Applicability: Suggested, Edits: []TextEdit{Replace(v.at(comma), " &&")}}
	if i+1 == len(v.programs()) {
		return []Fix{and}
	}
	from, to := s.Words[folder].Range.Start, s.Words[len(s.Words)-1].Range.End
	name = v.cmd.Text[from:to]
	if s.Script || strings.ContainsAny(name, "'\"\\$`") {
		return []Fix{and}
	}
	whole := Fix{Title: "Quote the name of the folder", Applicability: Suggested, Edits: []TextEdit{Replace(v.at(procfile.Range{Start: from, End: to}), `"`+name+`"`)}}
	return []Fix{whole, and}
}
