package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:             "platform-directive",
	Group:            OwnGroup,
	Title:            "Unknown platform in a comment",
	Documented:       platformDirectiveDocs{},
	Check:            checkPlatformDirective,
	ChangesPlatforms: true,
})

type platformDirectiveDocs struct{}

// Docs is the documentation.
func (platformDirectiveDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a `proclint-platform` comment that names an unknown platform or isn't the first one in the file.",
		Why: "A line such as `# proclint-platform drycc/image, heroku` sets the platforms of a file unless you select others. " +
			"It works on the command line, in the API, and on the page. With an unknown name, Proclint checks the file for the wrong " +
			"platforms. Only the first such line of a file counts. Write `drycc/image` for `drycc:image`, because some parsers " +
			"read a comment with a colon as a process.",
		Bad:     Sample{Text: "# proclint-platform herku\nweb: node server.js\n"},
		Good:    Sample{Text: "# proclint-platform heroku\nweb: node server.js\n"},
		Sources: []string{"Proclint, README, Comments for Proclint"},
	}
}

func checkPlatformDirective(p *Pass) {
	var first *ownComment
	related := prose.T("`%s` is first used here", platformWord).String()
	for i := range p.comments {
		c := &p.comments[i]
		switch {
		case c.name != platformWord:
		case first == nil:
			first = c
			p.checkPlatformNames(c)
		default:
			p.Report(Finding{
				Range:    c.word,
				Headline: prose.T("Only the first `%s` comment counts", platformWord),
				Effects:  p.Selected(effect(Info, platform.Ignored, "Proclint ignores this comment.")),
				Help:     prose.T("Name all platforms in one comment."),
				Fixes:    []Fix{p.removeComment(c)},
				Related:  []Related{{Message: related, Range: first.word}},
			})
		}
	}
}

func (p *Pass) checkPlatformNames(c *ownComment) {
	e := effect(Warning, platform.Ignored, "Proclint ignores this name.")
	if len(namedTargets(p.Doc, p.comments)) == 0 {
		e = effect(Warning, platform.Differs, "Proclint checks the default platforms unless you select others.")
	}
	if len(c.names) == 0 {
		p.Report(Finding{
			Range:    c.word,
			Headline: prose.T("`%s` names no platform", platformWord),
			Effects:  p.Selected(e),
			Help:     prose.T("Add the name of a platform, such as `heroku` or `drycc/image`."),
			Fixes:    []Fix{p.removeComment(c)},
		})
		return
	}
	for i, name := range c.names {
		id := p.Doc.Slice(name)
		if _, ok := platform.Lookup(id); ok {
			continue
		}
		f := Finding{
			Range:    name,
			Headline: prose.T("`%s` isn't a platform", id),
			Effects:  p.Selected(e),
			Help:     prose.T("Run `proclint platforms` to see the names."),
		}
		if p.found[p.rule] < maxFindings {
			if meant, ok := near(strings.Replace(id, "/", ":", 1), platform.IDs()); ok {
				meant = strings.Replace(meant, ":", "/", 1)
				f.Help = prose.T("Use `%s`.", meant)
				f.Fixes = append(f.Fixes, writeInstead(name, meant))
			}
		}
		f.Fixes = append(f.Fixes, p.removeName(c, i))
		p.Report(f)
	}
}
