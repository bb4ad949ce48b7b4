package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
)

const platformDirective = "platform-directive"

var _ = register(Rule{
	Name:       platformDirective,
	Group:      OwnGroup,
	Title:      "A comment names no platform",
	Documented: platformDirectiveDocs{},
	Check:      checkPlatformDirective,
})

type platformDirectiveDocs struct{}

// Docs is the documentation.
func (platformDirectiveDocs) Docs() Docs {
	return Docs{
		Summary: "A comment proclint-platform names no platform that Proclint knows, or is not the first one.",
		Why: "A line \"# proclint-platform drycc/image, heroku\" says what a file is judged for where nobody selects a platform: on " +
			"the command line, in the API and in the page. With a name that stands for nothing the file is judged for other " +
			"platforms than it is written for. Only the first such line of a file counts. The slash stands for the colon of " +
			"drycc:image, because some readers take a line with a colon for a process.",
		Bad:     Sample{Text: "# proclint-platform herku\nweb: node server.js\n"},
		Good:    Sample{Text: "# proclint-platform heroku\nweb: node server.js\n"},
		Sources: []string{"Proclint, README, Comments for Proclint"},
	}
}

func checkPlatformDirective(p *Pass) {
	var first *ownComment
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
				Severity: Info,
				Message:  p.Sentence("Only the first "+platformWord+" of a file counts, and this one does nothing", nil, "name all platforms in one comment"),
				Fixes:    []Fix{p.removeComment(c)},
				Related:  []Related{{Message: "this one counts", Range: first.word}},
			})
		}
	}
}

func (p *Pass) checkPlatformNames(c *ownComment) {
	instead := "it is left out"
	if len(namedTargets(p.Doc, p.comments)) == 0 {
		instead = "where nobody selects a platform the file is judged for the default ones"
	}
	if len(c.names) == 0 {
		p.Report(Finding{
			Range:    c.word,
			Severity: Warning,
			Message:  p.Sentence(quote(platformWord)+" names no platform: "+instead, nil, "write one behind it, such as drycc/image"),
			Fixes:    []Fix{p.removeComment(c)},
		})
		return
	}
	for i, name := range c.names {
		id := p.Doc.Slice(name)
		if _, ok := platform.Lookup(id); ok {
			continue
		}
		f := Finding{Range: name, Severity: Warning}
		advice := "proclint platforms lists the names"
		if p.sentences < maxFindings {
			if meant, ok := near(strings.Replace(id, "/", ":", 1), platform.IDs()); ok {
				meant = strings.Replace(meant, ":", "/", 1)
				advice = "write " + meant
				f.Fixes = append(f.Fixes, writeInstead(name, meant))
			}
		}
		f.Message = p.Sentence("No platform is named "+quote(id)+": "+instead, nil, advice)
		f.Fixes = append(f.Fixes, p.removeName(c, i))
		p.Report(f)
	}
}
