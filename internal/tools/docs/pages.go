package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

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
	// Messages are those of platforms that no rule lists.
	Messages []printed
}

// printed is a message, with the platforms that print it.
type printed struct {
	platform.Message
	By []reference
}

// platformGroup is a group of platforms.
type platformGroup struct {
	platform.Group
	Pages []platformPage
}

// group is a group of rules.
type group struct {
	Name  string
	ID    string
	Rules []rulePage
}

// rulePage is what the page of a rule shows.
type rulePage struct {
	*lint.Rule
	lint.Docs
	Bad, Good sample
	Says      []check.Diagnostic // of the bad sample
	Effects   []bySeverity
	Silent    []reference
	// Prints are its log lines, each with the platforms that print it; none where programs or shells do.
	Prints  []printed
	Sources []source
	// Forms are further lines by which the search finds the rule.
	Forms []string
}

// sample is an example file.
type sample struct {
	Text      string // printable
	Platforms []reference
	Try       template.URL // the fragment that opens it; empty if a link can't contain its bytes
}

// source is where something was read.
type source struct {
	URL, Link string // empty without a page
	Text      string // text after the link
}

// platformPage is what the page of a platform shows.
type platformPage struct {
	*platform.Platform
	platform.About
	Facts      []fact
	Strategies []strategy
	Messages   []platform.Message
	Rules      []severityRules
}

type strategy struct {
	*platform.Target
	Facts []fact
}

type fact struct {
	Topic, Text string
	Source      source
	Known       string
	Unsure      bool
}

// severityRules are the rules whose bad sample is of one severity on a platform.
type severityRules struct {
	Severity lint.Severity
	Rules    []*lint.Rule
}

// page is what a template gets.
type page struct {
	Site        *site
	Title       string
	Description string
	Root        string // the way to the site's root: "./" or "../"
	Kind        string // "rules" or "platforms"
	Group       string // the group of a rule
	Rule        *rulePage
	Platform    *platformPage
}

var topicTitles = map[platform.Topic]string{
	platform.Grammar:      "How the file is read",
	platform.Names:        "Process types",
	platform.File:         "File name and location",
	platform.Comments:     "Comments",
	platform.DuplicateKey: "Duplicate process types",
	platform.Empty:        "Entries without a command",
	platform.LineEnds:     "Line endings",
	platform.Mark:         "Byte order mark",
	platform.Encodings:    "Encoding",
	platform.Running:      "How a command runs",
	platform.Ports:        "Port",
	platform.Traffic:      "HTTP traffic",
	platform.Start:        "What starts",
	platform.Releasing:    "Release phase",
	platform.Limits:       "Limits",
}

var knownWords = map[platform.Verified]string{
	platform.Run:        "the real parser or program was run",
	platform.Read:       "read in the source",
	platform.Documented: "documented",
	platform.Inferred:   "inferred, unverified",
	platform.Unknown:    "not known",
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
			made.Pages = append(made.Pages, newPlatformPage(p))
		}
		s.Platforms = append(s.Platforms, made)
	}
	for _, m := range platform.Messages() {
		if !slices.ContainsFunc(lint.Rules(), func(r *lint.Rule) bool { return slices.Contains(r.Docs().Logs, m.Text) }) {
			s.Messages = append(s.Messages, printed{m, printers(m)})
		}
	}
	return s
}

// prints are the log lines of a rule, by platform.
func prints(logs []string) []printed {
	var list []printed
	for _, log := range logs {
		m := platform.Message{Text: log}
		if i := slices.IndexFunc(platform.Messages(), func(m platform.Message) bool { return m.Text == log }); i >= 0 {
			m = platform.Messages()[i]
		}
		list = append(list, printed{m, printers(m)})
	}
	return list
}

// printers are the platforms that print a message, each once.
func printers(m platform.Message) []reference {
	var by []reference
	for _, id := range strings.Fields(m.Platforms) {
		if t, ok := platform.Lookup(id); ok && !slices.ContainsFunc(by, func(r reference) bool { return r.ID == t.Platform().ID }) {
			by = append(by, reference{ID: t.Platform().ID, Title: t.Platform().Title})
		}
	}
	return by
}

// forms are the lines of the families of messages, by the rules that explain them.
var forms = sync.OnceValue(explain.Forms)

func newRulePage(r *lint.Rule) rulePage {
	docs := r.Docs()
	bad, good := docs.Shown()
	p := rulePage{Rule: r, Docs: docs, Bad: newSample(r, docs.Bad, bad, "bad"), Good: newSample(r, docs.Good, good, "good"), Forms: forms()[r.Name], Prints: prints(docs.Logs)}
	for _, text := range docs.Sources {
		p.Sources = append(p.Sources, newSource(text))
	}
	return p
}

func newSample(r *lint.Rule, s check.Sample, shown, which string) sample {
	var text strings.Builder
	for line := range strings.Lines(shown) {
		text.WriteString(report.Printable(strings.TrimSuffix(line, "\n")) + "\n")
	}
	made := sample{Text: text.String()}
	for _, target := range targets(s) {
		made.Platforms = append(made.Platforms, reference{ID: target.Platform().ID, Title: target.Title()})
	}
	if utf8.ValidString(s.Text) {
		made.Try = template.URL("try=" + r.Page() + "/" + which)
	}
	return made
}

// targets are those of a sample; nil stands for the default ones.
func targets(s check.Sample) []*platform.Target {
	var list []*platform.Target
	for _, id := range s.Platforms {
		if target, ok := platform.Lookup(id); ok {
			list = append(list, target)
		}
	}
	return list
}

// lint lints the bad samples of all rules.
func (s *site) lint() error {
	for i := range s.Groups {
		for j := range s.Groups[i].Rules {
			if err := s.Groups[i].Rules[j].lint(); err != nil {
				return err
			}
		}
	}
	return nil
}

// lint fills in what a lint of the bad sample says.
func (p *rulePage) lint() error {
	sample := p.Docs.Bad
	said, err := lint.Lint(lint.Input{Path: pathOf(sample), Source: []byte(sample.Text), Targets: targets(sample), Repository: sample.Repository()})
	if err != nil {
		return fmt.Errorf("%s: %w", p.Name, err)
	}
	p.Says = said.Diagnostics
	if p.Effects, p.Silent, err = effects(p.Rule); err != nil {
		return fmt.Errorf("%s: %w", p.Name, err)
	}
	return nil
}

func newPlatformPage(p *platform.Platform) platformPage {
	made := platformPage{Platform: p, About: p.Known.About(), Facts: facts(platform.AllFacts(p.Known))}
	for i := range p.Strategies {
		target := &p.Strategies[i]
		made.Strategies = append(made.Strategies, strategy{target, facts(platform.AllFacts(target.Known))})
	}
	for _, m := range platform.Messages() {
		if slices.ContainsFunc(strings.Fields(m.Platforms), func(id string) bool {
			return id == p.ID || strings.HasPrefix(id, p.ID+":") || strings.HasPrefix(id, p.ID+"@")
		}) {
			made.Messages = append(made.Messages, m)
		}
	}
	return made
}

// Words are other names by which the search finds the platform: its aliases, and the hosts that use it.
func (p *platformPage) Words() string {
	words := slices.Clone(p.Aliases)
	for _, s := range p.Strategies {
		if s.Host != "" {
			words = append(words, s.Host)
		}
	}
	return strings.Join(words, ", ")
}

func (p *platformPage) describe() string {
	if p.ReadsNone() {
		return p.Title + " doesn't read a Procfile. Where its commands belong instead, and how to convert them."
	}
	return "How " + p.Title + " reads a Procfile, what it starts, and what goes wrong there."
}

func facts(known platform.Facts) []fact {
	var list []fact
	for _, topic := range platform.Topics() {
		f := known.Of(topic)
		if f.Text == "" {
			continue
		}
		list = append(list, fact{topicTitles[topic], f.Text, newSource(f.Source), knownWords[f.Verified], f.Verified == platform.Inferred || f.Verified == platform.Unknown})
	}
	return list
}

// speaking gives the rules whose bad sample is an error or a warning on a platform, from what their pages show.
func speaking(id string, groups []group) []severityRules {
	list := []severityRules{{Severity: lint.Error}, {Severity: lint.Warning}}
	for _, g := range groups {
		for _, r := range g.Rules {
			worst := lint.None
			for _, j := range slices.Backward(r.Effects) {
				if j.concerns(id) {
					worst = j.Severity
				}
			}
			for i := range list {
				if list[i].Severity == worst {
					list[i].Rules = append(list[i].Rules, r.Rule)
				}
			}
		}
	}
	return slices.DeleteFunc(list, func(s severityRules) bool { return len(s.Rules) == 0 })
}

var onGitHub = regexp.MustCompile(`^([A-Za-z0-9][\w.-]*/[\w.-]*\w)(?: (issue|pull) (\d+))?(?:[ ,].*)?$`)

// newSource links what begins with the name of a repository.
func newSource(text string) source {
	match := onGitHub.FindStringSubmatch(text)
	if match == nil {
		return source{Text: text}
	}
	made := source{URL: "https://github.com/" + match[1], Link: match[1]}
	if match[2] != "" {
		made.URL += map[string]string{"issue": "/issues/", "pull": "/pull/"}[match[2]] + match[3]
		made.Link += " " + match[2] + " " + match[3]
	}
	made.Text = strings.TrimPrefix(text, made.Link)
	return made
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
	for _, g := range s.Groups {
		for i := range g.Rules {
			r := &g.Rules[i]
			if err := render(r.Page()+".html", "rule", page{Kind: "rules", Group: g.Name, Title: r.Title, Description: r.Summary, Rule: r}); err != nil {
				return nil, err
			}
		}
	}
	for _, group := range s.Platforms {
		for _, p := range group.Pages {
			p.Rules = speaking(p.ID, s.Groups)
			if err := render("platforms/"+p.ID+".html", "platform", page{Kind: "platforms", Title: "Procfiles on " + p.Title, Description: p.describe(), Platform: &p}); err != nil {
				return nil, err
			}
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
	"sourceOf":  newSource,
	"none":      func() []check.Diagnostic { return nil },
	"refs":      func(list []reference, root string) referenceList { return referenceList{list, root} },
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

// referenceList are references as a page shows them.
type referenceList struct {
	Of   []reference
	Root string
}

// shownSample is a sample as a page shows it.
type shownSample struct {
	Label, Class string
	Sample       sample
	Says         []check.Diagnostic
	Root         string
}
