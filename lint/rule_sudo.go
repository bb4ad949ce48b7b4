package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

var _ = register(Rule{
	Name:       "sudo",
	Group:      CommandsGroup,
	Order:      6,
	Title:      "The command asks for the rights of root",
	Documented: sudoDocs{},
	Suspects:   holding("sudo "),
	Check:      checkSudo,
})

type sudoDocs struct{}

// Docs is the documentation.
func (sudoDocs) Docs() Docs {
	return Docs{
		Summary: "A program is started with sudo.",
		Why: "On a platform that builds the app with a buildpack the process runs as a user without the rights of root, in a " +
			"container that probably has no sudo. A program that listens on $PORT needs none of it. In an image of your own " +
			"sudo may be there, and a local runner may use it, so nothing is said there, nor of a file deep in the folders, " +
			"which is for a server of one's own.",
		Bad:     Sample{Text: "web: sudo gunicorn app:app\n", Platforms: []string{"heroku"}},
		Good:    Sample{Text: "web: gunicorn app:app\n", Platforms: []string{"heroku"}},
		Logs:    []string{"bash: sudo: command not found"},
		Sources: []string{"huginn/huginn deployment/site-cookbooks (a server of its own, where sudo is right)", "not verified on any platform"},
	}
}

func checkSudo(p *Pass) {
	if p.deep() {
		return
	}
	for _, v := range p.suspects() {
		for _, s := range v.programs() {
			if s.Words[0].Value != "sudo" || len(s.Words) < 2 {
				continue
			}
			cs := atMost(p.judgeDeployed(v, func(t *platform.Target) (Severity, string) {
				if t.Image {
					return None, ""
				}
				return Error, "there is no sudo where the process runs"
			}), Warning)
			p.tell(v, s.Words[0].Range, cs, "“sudo” stands before the program of "+quote(v.Type), "leave it out", withoutSudo(v, s.Words))
			break
		}
	}
}

// withoutSudo takes sudo and its options out, where they are known.
func withoutSudo(v *commandView, words []command.Word) []Fix {
	const flags, valued command.Words = "-E -H -n -i -s -S --", "-u -g --user --group"
	i := 1
	for ; i < len(words) && strings.HasPrefix(words[i].Raw, "-"); i++ {
		switch {
		case valued.Has(words[i].Raw):
			i++
		case !flags.Has(words[i].Raw):
			return nil
		}
	}
	if i >= len(words) {
		return nil
	}
	r := procfile.Range{Start: words[0].Range.Start, End: words[i].Range.Start}
	return suggestion("Leave sudo out", Delete(v.at(r)))
}
