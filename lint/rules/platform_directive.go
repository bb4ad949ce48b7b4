package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/spelling"
)

var _ = check.Register(check.Rule{
	Name:             "platform-directive",
	Group:            check.DirectivesGroup,
	Kind:             check.Slip,
	Title:            "Unknown platform in a comment",
	SkipsPlain:       true,
	Check:            checkPlatformDirective,
	ChangesPlatforms: true,
})

func checkPlatformDirective(p *check.Pass) {
	var first *check.Directive
	for i := range p.Directives {
		c := &p.Directives[i]
		switch {
		case c.Name != check.NamePlatforms:
		case first == nil:
			first = c
			checkPlatformNames(p, c)
		default:
			p.Report(check.Finding{
				Range:    c.Word,
				Headline: prose.T("Only the first `%s` comment counts", check.NamePlatforms),
				Severity: check.Info,
				Help:     prose.T("Name all platforms in the first comment."),
				Fixes:    []check.Fix{p.RemoveCommentFix(c)},
				Related:  []check.Related{{Message: prose.T("`%s` is first used here", check.NamePlatforms).String(), Range: first.Word}},
			})
		}
	}
}

func checkPlatformNames(p *check.Pass, c *check.Directive) {
	if len(c.Names) == 0 {
		p.Report(check.Finding{
			Range:    c.Word,
			Headline: prose.T("`%s` names no platform", check.NamePlatforms),
			Severity: check.Warning,
			Help:     prose.T("Add the name of a platform, such as `heroku` or `drycc:image`."),
			Fixes:    []check.Fix{p.RemoveCommentFix(c)},
		})
		return
	}
	for i, name := range c.Names {
		id := p.Doc.Slice(name)
		if _, ok := platform.Choose(id); ok {
			continue
		}
		f := check.Finding{
			Range:    name,
			Headline: prose.T("`%s` isn't a platform", id),
			Severity: check.Warning,
			Help:     prose.T("Use a name from the list of platforms, such as `heroku` or `drycc:image`."),
		}
		if p.Found[p.Rule] < check.MaxFindings {
			meant, help := spelledAlike(id)
			if s := platform.AliasFor(id); s != nil {
				meant, help = s.ID, "Use `%s`: "+s.Why
			}
			if meant != "" {
				f.Help = prose.T(help, meant)
				f.Fixes = append(f.Fixes, check.ReplaceNameFix(name, meant))
			}
		}
		f.Fixes = append(f.Fixes, p.RemoveNameFix(c, i))
		p.Report(f)
	}
}

// spelledAlike is the platform with the most similar name, or "", and what helps then.
func spelledAlike(id string) (meant, help string) {
	meant, _ = spelling.Near(strings.Replace(id, "/", ":", 1), platform.AllNames())
	return meant, "Use `%s`, the platform with a similar name."
}
