package main

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"text/template"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/report"
)

//go:generate go run . -markdown ../../../docs/rules

//go:embed rule.md.tmpl
var markdownTemplate string

var markdownRule = template.Must(template.New("").Funcs(template.FuncMap{
	"fence":  fence,
	"code":   prose.Quote,
	"titles": titles,
	"sampleOf": func(label string, s check.Sample) markdownSample {
		return markdownSample{label, s, sampleTitles(s)}
	},
	"source": func(s source) string {
		if s.URL == "" {
			return escape(s.Text)
		}
		return "[" + s.Link + "](" + s.URL + ")" + escape(s.Text)
	},
}).Parse(markdownTemplate))

// markdownSample is a sample as Markdown shows it.
type markdownSample struct {
	Label  string
	Sample check.Sample
	On     string
}

// markdownPages are the pages of the rules as Markdown for the repository, by file name. Links in reports lead there where
// the build names no site.
func markdownPages(s *site) (map[string][]byte, error) {
	if err := s.lint(); err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for _, g := range s.Groups {
		for i := range g.Rules {
			var b bytes.Buffer
			if err := markdownRule.Execute(&b, &g.Rules[i]); err != nil {
				return nil, fmt.Errorf("%s: %w", g.Rules[i].Name, err)
			}
			out[g.Rules[i].Name+".md"] = b.Bytes()
		}
	}
	return out, nil
}

// writeMarkdown writes pages into a folder. It removes those of rules that no longer exist.
func writeMarkdown(folder string, made map[string][]byte) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, name := range extra(folder, made) {
		if err := os.Remove(filepath.Join(folder, name)); err != nil {
			return err
		}
	}
	for name, content := range made {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// checkMarkdown fails where a folder has other pages than writeMarkdown writes.
func checkMarkdown(folder string, made map[string][]byte) error {
	stale := extra(folder, made)
	for name, content := range made {
		old, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if !bytes.Equal(old, content) {
			stale = append(stale, name)
		}
	}
	if len(stale) == 0 {
		return nil
	}
	return fmt.Errorf("not as the rules are now, run go generate ./internal/tools/docs: %s", strings.Join(stale, ", "))
}

// extra are the names of pages in a folder that aren't made.
func extra(folder string, made map[string][]byte) []string {
	var names []string
	files, _ := filepath.Glob(filepath.Join(folder, "*.md"))
	for _, file := range files {
		if name := filepath.Base(file); made[name] == nil {
			names = append(names, name)
		}
	}
	return names
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
func titles(list []reference) string {
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
