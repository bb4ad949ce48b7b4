package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/proclint/proclint/internal/docpages"
	"github.com/proclint/proclint/internal/version"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/explain"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/report"
)

//go:embed page.tmpl
var pageTemplate string

// site is what all pages are made of.
type site struct {
	Version   string
	Groups    []group
	Platforms []platformGroup
	Messages  []docpages.Printed // those of platforms that no rule lists
}

type platformGroup struct {
	platform.Group
	Pages []*docpages.Platform
}

type group struct {
	Name  string
	ID    string
	Rules []rulePage
}

type rulePage struct {
	*docpages.Rule
	Bad, Good sample
	Forms     []string // further lines by which the search finds the rule
}

type sample struct {
	Text      string // printable
	Platforms []docpages.Reference
	Try       template.URL // the fragment that opens it; empty if a link can't contain its bytes
}

type page struct {
	Site        *site
	Title       string
	Description string
	Root        string // the way to the site's root: "./" or "../"
	Kind        string // "rules" or "platforms"
	Group       string // the group of a rule
	Rule        *rulePage
	Platform    *docpages.Platform
	Alias       *platform.Alias
}

func newSite() *site {
	s := &site{Version: version.String()}
	for _, r := range lint.Rules() {
		if n := len(s.Groups); n == 0 || s.Groups[n-1].Name != string(r.Group) {
			s.Groups = append(s.Groups, group{Name: string(r.Group), ID: strings.ReplaceAll(strings.ToLower(string(r.Group)), " ", "-")})
		}
		g := &s.Groups[len(s.Groups)-1]
		g.Rules = append(g.Rules, newRulePage(r))
	}
	for _, g := range platform.Groups() {
		made := platformGroup{Group: g}
		for _, p := range g.Platforms() {
			made.Pages = append(made.Pages, docpages.NewPlatform(p))
		}
		s.Platforms = append(s.Platforms, made)
	}
	for _, m := range platform.Messages() {
		if !slices.ContainsFunc(lint.Rules(), func(r *lint.Rule) bool { return slices.Contains(r.Docs().Logs, m.Text) }) {
			s.Messages = append(s.Messages, docpages.Printed{Message: m, By: docpages.Printers(m)})
		}
	}
	return s
}

// forms are the lines of the families of messages, by the rules that explain them.
var forms = sync.OnceValue(explain.Forms)

func newRulePage(r *lint.Rule) rulePage {
	docs := r.Docs()
	bad, good := docs.Shown()
	return rulePage{Rule: docpages.NewRule(r), Bad: newSample(r, docs.Bad, bad, "bad"), Good: newSample(r, docs.Good, good, "good"), Forms: forms()[r.Name]}
}

func newSample(r *lint.Rule, s check.Sample, shown, which string) sample {
	var text strings.Builder
	for line := range strings.Lines(shown) {
		text.WriteString(report.Printable(strings.TrimSuffix(line, "\n")) + "\n")
	}
	made := sample{Text: text.String()}
	for _, target := range docpages.TargetsOf(s) {
		made.Platforms = append(made.Platforms, docpages.Reference{ID: target.Platform().ID, Title: target.Title()})
	}
	if utf8.ValidString(s.Text) {
		made.Try = template.URL("try=" + r.Page() + "/" + which)
	}
	return made
}

// lint lints the bad samples of all rules.
func (s *site) lint() error {
	for i := range s.Groups {
		for j := range s.Groups[i].Rules {
			if err := s.Groups[i].Rules[j].Lint(); err != nil {
				return err
			}
		}
	}
	return nil
}

// pages renders all pages, by their path from the folder of the site's sources.
func pages(s *site) (map[string][]byte, error) {
	if err := s.lint(); err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	render := func(path, name string, p page) error {
		p.Site = s
		p.Root = "./"
		if strings.Contains(path, "/") {
			p.Root = "../"
		}
		var b bytes.Buffer
		if err := templates.ExecuteTemplate(&b, name, p); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		out[path] = b.Bytes()
		return nil
	}
	err := render("rules.html", "rules", page{Kind: "rules", Title: "The rules", Description: "Every rule of Proclint: what goes wrong in a Procfile, why, on which platforms, and how to fix it. Search by a log line."})
	if err != nil {
		return nil, err
	}
	err = render("platforms.html", "platforms", page{Kind: "platforms", Title: "The platforms", Description: "How each platform reads a Procfile and runs its processes, with sources."})
	if err != nil {
		return nil, err
	}
	var rules []*docpages.Rule
	for _, g := range s.Groups {
		for i := range g.Rules {
			r := &g.Rules[i]
			rules = append(rules, r.Rule)
			if err := render(r.Page()+".html", "rule", page{Kind: "rules", Group: g.Name, Title: r.Title, Description: r.Summary, Rule: r}); err != nil {
				return nil, err
			}
		}
	}
	for _, group := range s.Platforms {
		for _, p := range group.Pages {
			p.Rules = docpages.RulesOn(p.ID, rules)
			if err := render("platforms/"+p.ID+".html", "platform", page{Kind: "platforms", Title: "Procfiles on " + p.Title, Description: p.Describe(), Platform: p}); err != nil {
				return nil, err
			}
		}
	}
	for _, s := range platform.AllAliases() {
		if err := render("platforms/"+s.Page()+".html", "moved", page{Kind: "platforms", Title: "Procfiles on " + s.Title, Description: s.Why, Alias: &s}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

var templates = template.Must(template.New("").Funcs(template.FuncMap{
	"mark": func(s lint.Severity) string {
		return map[lint.Severity]string{lint.Error: "●", lint.Warning: "▲", lint.Info: "■", lint.Hint: "◇"}[s]
	},
	"join":      strings.Join,
	"lines":     func(list []string) string { return strings.Join(list, "\n") },
	"texts":     texts,
	"capital":   func(s string) string { return strings.ToUpper(s[:1]) + s[1:] },
	"md":        inline,
	"plain":     prose.Plain,
	"usual":     func() string { return platform.Usual().ID() },
	"printable": report.Printable,
	"sourceOf":  docpages.NewSource,
	"none":      func() []check.Diagnostic { return nil },
	"refs":      func(list []docpages.Reference, root string) referenceList { return referenceList{list, root} },
	"sampleOf": func(label, class string, s sample, says []check.Diagnostic, root string) shownSample {
		return shownSample{label, class, s, says, root}
	},
}).Parse(pageTemplate))

// inline is a text of Markdown, which has nothing but code in backticks, as HTML.
func inline(markdown string) template.HTML {
	var b strings.Builder
	for _, piece := range prose.Pieces(markdown) {
		text := template.HTMLEscapeString(piece.Text)
		if piece.Code {
			text = "<code>" + text + "</code>"
		}
		b.WriteString(text)
	}
	return template.HTML(b.String())
}

// texts are those of messages, for the search.
func texts(messages []platform.Message) string {
	var list []string
	for _, m := range messages {
		list = append(list, m.Text)
	}
	return strings.Join(list, "\n")
}

type referenceList struct {
	Of   []docpages.Reference
	Root string
}

type shownSample struct {
	Label, Class string
	Sample       sample
	Says         []check.Diagnostic
	Root         string
}
