package docpages

import (
	"bytes"
	_ "embed"
	"strings"
	"sync"
	"text/template"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/report"
)

//go:embed rule.md.tmpl
var ruleTemplate string

//go:embed platform.md.tmpl
var platformTemplate string

// templates are made when the first page is written: most commands write none.
var templates = sync.OnceValue(func() *template.Template {
	t := template.New("").Funcs(template.FuncMap{
		"fence":   fence,
		"code":    prose.Quote,
		"titles":  titles,
		"capital": func(s string) string { return strings.ToUpper(s[:1]) + s[1:] },
		"usual":   func() string { return platform.Usual().ID() },
		"sampleOf": func(label string, s check.Sample) markdownSample {
			return markdownSample{label, s, sampleTitles(s)}
		},
		"sourceOf": NewSource,
		"source": func(s Source) string {
			if s.URL == "" {
				return escape(s.Text)
			}
			return "[" + s.Link + "](" + s.URL + ")" + escape(s.Text)
		},
	})
	template.Must(t.New("rule").Parse(ruleTemplate))
	return template.Must(t.New("platform").Parse(platformTemplate))
})

// markdownSample is a sample as Markdown shows it.
type markdownSample struct {
	Label  string
	Sample check.Sample
	On     string
}

// Markdown is the page as Markdown.
func (p *Rule) Markdown() ([]byte, error) { return execute("rule", p) }

// Markdown is the page as Markdown.
func (p *Platform) Markdown() ([]byte, error) { return execute("platform", p) }

func execute(name string, page any) ([]byte, error) {
	var b bytes.Buffer
	err := templates().ExecuteTemplate(&b, name, page)
	return b.Bytes(), err
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
		if name := r.Title; len(r.Strategies) > 0 {
			names = append(names, name+" ("+strings.Join(r.Strategies, ", ")+")")
		} else {
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

func sampleTitles(s check.Sample) string {
	var names []string
	for _, id := range s.Platforms {
		if t, ok := platform.Lookup(id); ok {
			names = append(names, t.Title())
		}
	}
	return prose.Join(names, "and")
}

// escape is a plain text as Markdown.
func escape(text string) string {
	return strings.NewReplacer(`\`, `\\`, "<", `\<`, "*", `\*`, "_", `\_`, "[", `\[`).Replace(text)
}
