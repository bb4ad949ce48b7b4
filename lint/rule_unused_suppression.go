package lint

import (
	"strings"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

var _ = register(Rule{
	Name:       "unused-suppression",
	Group:      OwnGroup,
	Order:      1,
	Title:      "A comment ignores nothing",
	Documented: unusedSuppressionDocs{},
	Check:      checkUnusedSuppression,
})

type unusedSuppressionDocs struct{}

// Docs is the documentation.
func (unusedSuppressionDocs) Docs() Docs {
	return Docs{
		Summary: "A comment that should ignore findings ignores none.",
		Why: "A line \"# proclint-ignore-next-line port-hardcoded\" drops the findings of that rule from there down to the next entry, " +
			"and \"# proclint-ignore-file port-hardcoded\" those of the whole file. When the mistake is gone the comment only hides " +
			"the next one. It counts as unused when the rule finds nothing there on any platform, not only on the selected ones, " +
			"and never while the file has a line that cannot be read, which keeps other rules silent. A name that no rule has, or a comment without " +
			"names, ignores nothing from the start.",
		Bad:     Sample{Text: "# proclint-ignore-next-line port-hardcoded\nweb: gunicorn wsgi:app --bind 0.0.0.0:$PORT\n", Platforms: []string{"heroku"}},
		Good:    Sample{Text: "# proclint-ignore-next-line port-hardcoded\nweb: gunicorn wsgi:app --bind 0.0.0.0:5000\n", Platforms: []string{"heroku"}},
		Sources: []string{"Proclint, README, Comments for Proclint"},
	}
}

func checkUnusedSuppression(p *Pass) {
	u := &unusedSuppressions{Pass: p}
	u.unsure = p.Template() || p.AnyClaimed() || len(p.Doc.Source) > maxJudgedEverywhere
	for i := range p.comments {
		c := &p.comments[i]
		switch {
		case !c.ignores():
			p.reportUnknownComment(c)
		case len(c.names) == 0:
			p.Report(Finding{
				Range:    c.word,
				Severity: Info,
				Message:  p.Sentence(quote(c.name)+" names no rule, so that nothing is ignored", nil, "write the names of the rules behind it"),
				Fixes:    []Fix{p.removeComment(c)},
			})
		default:
			u.checkNames(c)
		}
	}
}

// reportUnknownComment speaks of a comment that Proclint does not know and that
// was meant to ignore something.
func (p *Pass) reportUnknownComment(c *ownComment) {
	if !strings.HasPrefix(c.name, ownPrefix+"ignore") && !strings.HasPrefix(c.name, ownPrefix+"disable") {
		return
	}
	p.Report(Finding{
		Range:    c.word,
		Severity: Info,
		Message:  p.Sentence("Proclint knows no comment "+quote(c.name)+", so that nothing is ignored", nil, "write "+ignoreLine+" or "+ignoreFile),
		Fixes:    []Fix{writeInstead(c.word, ignoreLine), writeInstead(c.word, ignoreFile)},
	})
}

// maxJudgedEverywhere is up to how many bytes a file is judged for all platforms
// to see whether a suppression is of use on one of them.
const maxJudgedEverywhere = 32 << 10

// unusedSuppressions is the search for them in one file.
type unusedSuppressions struct {
	*Pass
	// unsure: rules may be silent for a reason of their own.
	unsure bool
	// everywhere is the run for all platforms, made when first asked for.
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
		f := Finding{Range: name, Severity: Hint}
		text := u.Doc.Slice(name)
		if _, known := RuleByName(text); known {
			where := "in the line below"
			if c.name == ignoreFile {
				where = "in this file"
			}
			f.Message = u.Sentence(quote(text)+" finds nothing "+where+", on any platform, so that the comment would only hide a later mistake", nil, "remove it")
		} else {
			f.Severity = Info
			advice := "write a name as it stands in the report"
			if u.sentences < maxFindings {
				if meant, ok := near(text, ruleNames()); ok {
					advice = "write " + meant
					f.Fixes = append(f.Fixes, writeInstead(name, meant))
				}
			}
			f.Message = u.Sentence("No rule is named "+quote(text)+", so that it ignores nothing", nil, advice)
		}
		if left == 0 {
			f.Fixes = append(f.Fixes, u.removeComment(c))
		} else {
			f.Fixes = append(f.Fixes, u.removeName(c, i))
		}
		u.Report(f)
	}
}

func ruleNames() []string {
	names := make([]string, len(rules))
	for i, r := range rules {
		names[i] = r.Name
	}
	return names
}

// elsewhere are rules that look at more than the file's bytes: another look at
// the same text, without its name or its folder, may have no reason to speak.
const elsewhere command.Words = "file-name file-location"

// useless reports whether a rule finds nothing where a comment ignores it, not on
// the selected platforms and on no other, and is not kept silent by another one.
func (u *unusedSuppressions) useless(c *ownComment, rule *Rule) bool {
	if u.unsure || u.suppressions.uses(c, rule) || rule.Group == RepositoryGroup || rule.Group == OwnGroup || elsewhere.Has(rule.Name) {
		return false
	}
	if u.everywhere == nil {
		// Variants have findings of fewer rules, and may be copies of a Procfile.
		in := Input{Path: "Procfile", Source: u.Doc.Source, Targets: platform.Targets(), trying: true}
		u.everywhere = runSome(in, u.Doc, rulesBefore(OwnGroup))
		u.unsure = u.everywhere.AnyClaimed()
	}
	switch {
	case u.unsure:
		return false
	case rule.Group == TypesGroup:
		// Which of two lines is to blame is another one on another platform.
		return u.everywhere.found[rule] == 0 && !u.everywhere.suppressions.rules[rule]
	}
	return !u.everywhere.suppressions.uses(c, rule)
}
