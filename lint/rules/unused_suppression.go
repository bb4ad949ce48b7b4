package rules

import (
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/spelling"
)

var _ = check.Register(check.Rule{
	Name:       "unused-suppression",
	Group:      check.DirectivesGroup,
	Kind:       check.Slip,
	After:      []string{check.Others},
	Title:      "Unused suppression",
	SkipsPlain: true,
	Check:      checkUnusedSuppression,
})

func checkUnusedSuppression(p *check.Pass) {
	u := &unusedSuppressions{Pass: p}
	u.unsure = p.Template() || p.AnyClaimed() || len(p.Doc.Source) > maxCheckedEverywhere
	for i := range p.Directives {
		c := &p.Directives[i]
		switch {
		case !c.Ignores():
			reportUnknownComment(p, c)
		case len(c.Names) == 0:
			p.Report(check.Finding{
				Range:    c.Word,
				Headline: prose.T("The comment names no rule"),
				Severity: check.Info,
				Help:     prose.T("Add the names of the rules to ignore, such as `port-hardcoded`."),
				Fixes:    []check.Fix{p.RemoveCommentFix(c)},
			})
		default:
			u.checkNames(c)
		}
	}
}

// reportUnknownComment reports a comment that looks like a suppression and isn't one.
func reportUnknownComment(p *check.Pass, c *check.Directive) {
	if !strings.HasPrefix(c.Name, check.DirectivePrefix+"ignore") && !strings.HasPrefix(c.Name, check.DirectivePrefix+"disable") {
		return
	}
	p.Report(check.Finding{
		Range:    c.Word,
		Headline: prose.T("`%s` isn't a Proclint comment", c.Name),
		Severity: check.Info,
		Help:     prose.T("Use `" + check.IgnoreNextLine + "` or `" + check.IgnoreFile + "`."),
		Fixes:    []check.Fix{check.ReplaceNameFix(c.Word, check.IgnoreNextLine), check.ReplaceNameFix(c.Word, check.IgnoreFile)},
	})
}

// maxCheckedEverywhere is the most bytes of a file that is checked for all platforms to see whether a suppression has a use on one of them.
const maxCheckedEverywhere = 32 << 10

type unusedSuppressions struct {
	*check.Pass
	unsure     bool        // set where rules may be silent for another reason
	everywhere *check.Pass // the run for all platforms, made on the first call
}

func (u *unusedSuppressions) checkNames(c *check.Directive) {
	for i, name := range c.Names {
		if rule, known := check.RuleByName(u.Doc.Slice(name)); known && !u.useless(c, rule) {
			continue
		}
		f := u.finding(c, name)
		if len(c.Names) == 1 {
			f.Fixes = append(f.Fixes, u.Pass.RemoveCommentFix(c))
		} else {
			f.Fixes = append(f.Fixes, u.Pass.RemoveNameFix(c, i))
		}
		u.Report(f)
	}
}

func (u *unusedSuppressions) finding(c *check.Directive, name procfile.Range) check.Finding {
	text := u.Doc.Slice(name)
	if _, known := check.RuleByName(text); known {
		where := "on the next line"
		if c.Name == check.IgnoreFile {
			where = "in this file"
		}
		return check.Finding{
			Range:    name,
			Headline: prose.T("`%s` finds nothing %s", text, where),
			Severity: check.Hint,
		}
	}
	f := check.Finding{
		Range:    name,
		Headline: prose.T("`%s` isn't a rule", text),
		Severity: check.Info,
		Help:     prose.T("Use the name that is shown with a finding, such as `port-hardcoded`."),
	}
	if u.Found[u.Rule] < check.MaxFindings {
		if meant, ok := spelling.Near(text, ruleNames()); ok {
			f.Help = prose.T("Use `%s`, the rule with a similar name.", meant)
			f.Fixes = append(f.Fixes, check.ReplaceNameFix(name, meant))
		}
	}
	return f
}

func ruleNames() []string {
	var names []string
	for _, r := range check.RulesInOrder() {
		names = append(names, r.Name)
	}
	return names
}

// useless reports whether a rule finds nothing on any platform where a comment suppresses it, although no other rule keeps it silent.
func (u *unusedSuppressions) useless(c *check.Directive, rule *check.Rule) bool {
	if u.unsure || uses(&u.Suppressions, c, rule) || rule.Group == check.RepositoryGroup || rule.Group == check.DirectivesGroup || rule.ReadsPath {
		return false
	}
	if u.everywhere == nil {
		// Variants have findings of fewer rules, and may be copies of a Procfile.
		in := check.Input{Path: "Procfile", Source: u.Doc.Source, Targets: platform.Targets()}
		u.everywhere = check.Run(in, u.Doc, check.RulesOutside(check.DirectivesGroup))
		u.unsure = u.everywhere.AnyClaimed()
	}
	switch {
	case u.unsure:
		return false
	case rule.Group == check.TypesGroup:
		// Of two lines, the platforms may blame different ones.
		return u.everywhere.Found[rule] == 0 && !u.everywhere.Suppressions.Rules[rule]
	}
	return !uses(&u.everywhere.Suppressions, c, rule)
}

// uses reports whether a comment dropped a finding of a rule.
func uses(s *check.Suppressions, c *check.Directive, rule *check.Rule) bool {
	d := s.Drops[s.Place(c, rule)]
	return d != nil && d.Suppressed > 0
}
