package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

var _ = register(Rule{
	Name:       "unused-suppression",
	Group:      OwnGroup,
	Title:      "Unused suppression",
	Documented: unusedSuppressionDocs{},
	Check:      checkUnusedSuppression,
})

type unusedSuppressionDocs struct{}

// Docs is the documentation.
func (unusedSuppressionDocs) Docs() Docs {
	return Docs{
		Summary: "Finds a comment that suppresses findings of a rule that has none there.",
		Why: "A line `# proclint-ignore-next-line port-hardcoded` suppresses the findings of that rule up to the next entry, " +
			"and `# proclint-ignore-file port-hardcoded` suppresses those in the whole file. After you correct the mistake, the " +
			"comment only hides later ones. A comment with an unknown rule, or without any, suppresses nothing. Proclint " +
			"doesn't report a comment if the rule finds something on any platform, even on one that isn't selected. It also " +
			"doesn't if the file has a line that keeps other rules from checking it.",
		Bad:     Sample{Text: "# proclint-ignore-next-line port-hardcoded\nweb: gunicorn wsgi:app --bind 0.0.0.0:$PORT\n", Platforms: []string{"heroku"}},
		Good:    Sample{Text: "# proclint-ignore-next-line port-hardcoded\nweb: gunicorn wsgi:app --bind 0.0.0.0:5000\n", Platforms: []string{"heroku"}},
		Sources: []string{"Proclint, README, Comments for Proclint"},
	}
}

func checkUnusedSuppression(p *Pass) {
	u := &unusedSuppressions{Pass: p}
	u.unsure = p.Template() || p.AnyClaimed() || len(p.Doc.Source) > maxCheckedEverywhere
	for i := range p.comments {
		c := &p.comments[i]
		switch {
		case !c.ignores():
			p.reportUnknownComment(c)
		case len(c.names) == 0:
			p.Report(Finding{
				Range:    c.word,
				Headline: prose.T("The comment names no rule"),
				Effects:  p.Selected(suppressesNothing),
				Help:     prose.T("Add the names of the rules to ignore."),
				Fixes:    []Fix{p.removeComment(c)},
			})
		default:
			u.checkNames(c)
		}
	}
}

var suppressesNothing = effect(Info, platform.Ignored, "The comment suppresses no findings.")

// reportUnknownComment reports a comment that looks like a suppression and isn't one.
func (p *Pass) reportUnknownComment(c *ownComment) {
	if !strings.HasPrefix(c.name, ownPrefix+"ignore") && !strings.HasPrefix(c.name, ownPrefix+"disable") {
		return
	}
	p.Report(Finding{
		Range:    c.word,
		Headline: prose.T("`%s` isn't a Proclint comment", c.name),
		Effects:  p.Selected(suppressesNothing),
		Help:     prose.T("Use `" + ignoreLine + "` or `" + ignoreFile + "`."),
		Fixes:    []Fix{writeInstead(c.word, ignoreLine), writeInstead(c.word, ignoreFile)},
	})
}

// maxCheckedEverywhere is the most bytes of a file that is checked for all platforms
// to see whether a suppression has a use on one of them.
const maxCheckedEverywhere = 32 << 10

// unusedSuppressions is the search for them in one file.
type unusedSuppressions struct {
	*Pass
	// unsure is set where rules may be silent for another reason.
	unsure bool
	// everywhere is the run for all platforms, made on the first call.
	everywhere *Pass
}

func (u *unusedSuppressions) checkNames(c *ownComment) {
	useless := make([]bool, len(c.names))
	left := len(c.names)
	for i, name := range c.names {
		rule, known := RuleByName(u.Doc.Slice(name))
		useless[i] = !known || u.useless(c, rule)
		if useless[i] {
			left--
		}
	}
	for i, name := range c.names {
		if !useless[i] {
			continue
		}
		f := u.finding(c, name)
		if left == 0 {
			f.Fixes = append(f.Fixes, u.removeComment(c))
		} else {
			f.Fixes = append(f.Fixes, u.removeName(c, i))
		}
		u.Report(f)
	}
}

// finding is that of a name which suppresses nothing.
func (u *unusedSuppressions) finding(c *ownComment, name procfile.Range) Finding {
	text := u.Doc.Slice(name)
	if _, known := RuleByName(text); known {
		where := "on the next line"
		if c.name == ignoreFile {
			where = "in this file"
		}
		return Finding{
			Range:    name,
			Headline: prose.T("`%s` finds nothing %s", text, where),
			Effects:  u.Selected(effect(Hint, platform.Harmless, "The comment can only hide a later mistake.")),
		}
	}
	f := Finding{
		Range:    name,
		Headline: prose.T("`%s` isn't a rule", text),
		Effects:  u.Selected(effect(Info, platform.Ignored, "Proclint ignores this name.")),
		Help:     prose.T("Use a rule's name as it is in the report."),
	}
	if u.found[u.rule] < maxFindings {
		if meant, ok := near(text, ruleNames()); ok {
			f.Help = prose.T("Use `%s`.", meant)
			f.Fixes = append(f.Fixes, writeInstead(name, meant))
		}
	}
	return f
}

func ruleNames() []string {
	var names []string
	for _, r := range rulesInOrder() {
		names = append(names, r.Name)
	}
	return names
}

// useless reports whether a rule finds nothing on any platform where a comment
// suppresses it, although no other rule keeps it silent.
func (u *unusedSuppressions) useless(c *ownComment, rule *Rule) bool {
	if u.unsure || u.suppressions.uses(c, rule) || rule.Group == RepositoryGroup || rule.Group == OwnGroup || rule.ReadsPath {
		return false
	}
	if u.everywhere == nil {
		// Variants have findings of fewer rules, and may be copies of a Procfile.
		in := Input{Path: "Procfile", Source: u.Doc.Source, Targets: platform.Targets()}
		u.everywhere = runSome(in, u.Doc, rulesBefore(OwnGroup))
		u.unsure = u.everywhere.AnyClaimed()
	}
	switch {
	case u.unsure:
		return false
	case rule.Group == TypesGroup:
		// Of two lines, the platforms may blame different ones.
		return u.everywhere.found[rule] == 0 && !u.everywhere.suppressions.rules[rule]
	}
	return !u.everywhere.suppressions.uses(c, rule)
}
