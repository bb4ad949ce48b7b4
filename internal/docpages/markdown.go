package docpages

import (
	"fmt"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/report"
)

// writer writes Markdown. It is no template, because one would keep everything in the command that a template could call.
type writer struct{ strings.Builder }

func (w *writer) printf(format string, args ...any) { fmt.Fprintf(w, format, args...) }

// section writes a heading and the items of a list, and nothing without items.
func (w *writer) section(title, intro string, items []string) {
	if len(items) == 0 {
		return
	}
	w.printf("\n## %s\n\n", title)
	if intro != "" {
		w.printf("%s\n\n", intro)
	}
	for _, item := range items {
		w.printf("- %s\n", item)
	}
}

// anyText explains the lines of a log.
const anyText = "`…` means any text."

// Markdown is the page as Markdown.
func (p *Rule) Markdown() []byte {
	w := &writer{}
	w.printf("# %s\n\n`%s` · %s\n\n%s\n\n%s\n\n## Example\n\n", p.Title, p.Name, p.Group, p.Summary, p.Why)
	w.sample("Wrong", p.Docs.Bad)
	for _, d := range p.Says {
		w.printf("\n%s[%s]: %s\n", d.Severity, d.Rule, d.Message)
	}
	w.WriteString("\n")
	w.sample("Corrected", p.Docs.Good)
	w.section("Exceptions", "Proclint doesn't report these, or reports them as less severe.", p.Exceptions)
	w.section("What each platform does", "For the wrong example above.", p.effects())
	var logs, sources []string
	for _, m := range p.Prints {
		logs = append(logs, strings.TrimSpace(prose.Quote(m.Text)+" "+titles(m.By)))
	}
	w.section("Log lines", anyText, logs)
	for _, s := range p.Sources {
		sources = append(sources, s.markdown())
	}
	w.section("Sources", "", sources)
	return []byte(w.String())
}

func (p *Rule) effects() []string {
	var list []string
	for _, group := range p.Effects {
		for _, e := range group.Effects {
			list = append(list, fmt.Sprintf("**%s**: %s%s<br>\n  %s", group.Severity, e.Text, map[bool]string{false: " (unverified)"}[e.Verified], titles(e.Platforms)))
		}
	}
	if list != nil && p.Silent != nil {
		list = append(list, "**no finding**<br>\n  "+titles(p.Silent))
	}
	return list
}

func (w *writer) sample(label string, s check.Sample) {
	w.printf("**%s**", label)
	if s.Path != "" {
		w.printf(" as %s", prose.Quote(s.Path))
	}
	var on []string
	for _, t := range TargetsOf(s) {
		on = append(on, t.Title())
	}
	if on != nil {
		w.printf(" on %s", prose.Join(on, "and"))
	}
	w.printf("\n\n%s\n", fence(s.Text))
	for _, file := range s.Files {
		if file.Text != "" {
			w.printf("\nwith %s\n\n%s\n", prose.Quote(file.Path), fence(file.Text))
		}
	}
}

// Markdown is the page as Markdown.
func (p *Platform) Markdown() []byte {
	w := &writer{}
	w.printf("# %s\n\n`%s`", p.Title, p.ID)
	if p.Default {
		w.WriteString(" · checked by default")
	}
	if p.Checked != "" {
		w.printf(" · facts checked on %s", p.Checked)
	}
	if p.Homepage != "" {
		w.printf(" · [documentation](%s)", p.Homepage)
	}
	w.WriteString("\n")
	if only := p.Strategies[0].Summary; len(p.Strategies) == 1 && only != "" {
		w.printf("\n%s.\n", strings.ToUpper(only[:1])+only[1:])
	}
	w.printf("\n```sh\n%s```\n", p.commands())
	w.section("Facts", "", append(factItems(p.Facts), p.Strategies[0].otherwise()...))
	w.strategies(p.Strategies)
	var rules, logs, links []string
	for _, group := range p.Rules {
		var names []string
		for _, r := range group.Rules {
			names = append(names, fmt.Sprintf("[%s](../%s.md)", r.Name, r.Page()))
		}
		rules = append(rules, fmt.Sprintf("**%s**: %s", group.Severity, strings.Join(names, ", ")))
	}
	w.section("Rules for this platform", "", rules)
	for _, m := range p.Messages {
		means := ""
		if m.Means != "" {
			means = ": " + m.Means
		}
		logs = append(logs, prose.Quote(m.Text)+means+" ("+NewSource(m.Source).markdown()+")")
	}
	w.section("Log lines", anyText, logs)
	w.section("Unverified", "", p.NotVerified)
	for _, l := range p.Links {
		links = append(links, fmt.Sprintf("[%s](%s)", l.Title, l.URL))
	}
	w.section("Links", "", links)
	return []byte(w.String())
}

func (p *Platform) commands() string {
	if !p.ReadsNone() {
		return fmt.Sprintf("proclint lint --platform %[1]s\nproclint preview --platform %[1]s\n", p.ID)
	}
	text := fmt.Sprintf("proclint move --from %s --to %s\n", platform.Usual().ID(), p.ID)
	if format := p.Strategies[0].Export; format != "" {
		text += "proclint export --to " + format + "\n"
	}
	return text
}

func (w *writer) strategies(list []Strategy) {
	if len(list) == 1 {
		return
	}
	w.WriteString("\n## Build strategies\n")
	for _, s := range list {
		w.printf("\n### `%s`: %s\n\n", s.ID(), s.Summary)
		if len(s.Facts) == 0 {
			w.WriteString("As above.\n")
		}
		for _, item := range append(factItems(s.Facts), s.otherwise()...) {
			w.printf("- %s\n", item)
		}
	}
}

// otherwise names the builder with the facts for the rest, if the strategy has any.
func (s *Strategy) otherwise() []string {
	if s.Like() == nil || len(s.Facts) == 0 && s.Target != &s.Platform().Strategies[0] {
		return nil
	}
	return []string{fmt.Sprintf("Otherwise as for [%s](%s.md).", s.Like().Title(), s.Like().Platform().ID)}
}

func factItems(facts []Fact) []string {
	var items []string
	for _, f := range facts {
		items = append(items, strings.TrimSpace(fmt.Sprintf("**%s**: %s (%s: %s) %s", f.Topic, f.Text, f.Known, f.Source.markdown(), f.From)))
	}
	return items
}

func (s Source) markdown() string {
	if s.URL == "" {
		return escape(s.Text)
	}
	return "[" + s.Link + "](" + s.URL + ")" + escape(s.Text)
}

// fence is a text as a block of code, with more backticks around it than are in it.
func fence(text string) string {
	var shown strings.Builder
	for line := range strings.Lines(text) {
		shown.WriteString(report.Printable(strings.TrimSuffix(line, "\n")) + "\n")
	}
	around := "```"
	for strings.Contains(text, around) {
		around += "`"
	}
	return around + "text\n" + shown.String() + around
}

// titles are the names of platforms in a list, with the strategies where not all are meant.
func titles(list []Reference) string {
	var names []string
	for _, r := range list {
		name := r.Title
		if len(r.Strategies) > 0 {
			name += " (" + strings.Join(r.Strategies, ", ") + ")"
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}

func escape(text string) string {
	return strings.NewReplacer(`\`, `\\`, "<", `\<`, "*", `\*`, "_", `\_`, "[", `\[`).Replace(text)
}
