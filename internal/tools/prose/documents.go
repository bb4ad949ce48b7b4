package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/internal/prosecheck"
	"go.yaml.in/yaml/v3"
	"golang.org/x/tools/txtar"
)

var (
	lineComment  = regexp.MustCompile(`(?m)(?:^|[\s;{}(])// (.*)$`)
	blockComment = regexp.MustCompile(`(?s)(?:^|\s)/\*(.*?)\*/`)
	scriptString = regexp.MustCompile(`"((?:[^"\\\n]|\\.)*)"`)
	hashComment  = regexp.MustCompile(`(?m)^\s*# (.*)$`)
	stars        = regexp.MustCompile(`(?m)^\s*\*+`)
	makeHelp     = regexp.MustCompile(`(?m)^[a-z-]+:.*## (.*)$`)
)

// scriptTexts are the comments of a TypeScript, JavaScript or CSS file and, unless it is a test, its texts.
func scriptTexts(name string, content []byte) ([]prosecheck.Text, error) {
	texts := matches(name, content, lineComment, prosecheck.Comment)
	texts = append(texts, matches(name, content, blockComment, prosecheck.Comment)...)
	if strings.HasPrefix(name, "static/e2e/") || strings.HasSuffix(name, ".css") {
		return texts, nil
	}
	for _, t := range matches(name, content, scriptString, prosecheck.Prose) {
		if isProse(t.Text) {
			texts = append(texts, t)
		}
	}
	return texts, nil
}

// hashTexts are the comments of a file whose comments begin with a number sign, and the help of a Makefile.
func hashTexts(name string, content []byte) ([]prosecheck.Text, error) {
	return append(matches(name, content, hashComment, prosecheck.Comment), matches(name, content, makeHelp, prosecheck.Prose)...), nil
}

// matches are the texts that the groups of an expression match. Comments on adjacent lines are one text.
func matches(name string, content []byte, expression *regexp.Regexp, kind prosecheck.Kind) []prosecheck.Text {
	text := string(content)
	var found []prosecheck.Text
	last := 0
	for _, m := range expression.FindAllStringSubmatchIndex(text, -1) {
		for group := 2; group < len(m); group += 2 {
			if m[group] < 0 {
				continue
			}
			line := lineOf(text, m[group])
			part := text[m[group]:m[group+1]]
			if kind == prosecheck.Comment {
				part = stars.ReplaceAllString(part, "")
				part = identifier.ReplaceAllString(part, "CODE")
			}
			if n := len(found); kind == prosecheck.Comment && n > 0 && line == last+1 {
				found[n-1].Text += "\n" + part
			} else {
				found = append(found, prosecheck.Text{Place: at(name, line), Kind: kind, Text: part})
			}
			last = line
		}
	}
	return found
}

// identifier matches an identifier in a comment.
var identifier = regexp.MustCompile(`\b[a-z]+[A-Z]\w*\b|\b\w+\.[a-z]+\(|\B@\w+`)

var (
	fence     = regexp.MustCompile("(?ms)^ *(```|~~~).*?^ *(```|~~~)$")
	link      = regexp.MustCompile(`!?\[([^\]]*)\]\([^)]*\)`)
	markup    = regexp.MustCompile(`[*_]{1,2}([^*_\n]+)[*_]{1,2}`)
	newBlock  = regexp.MustCompile(`(?m)^(\s*[-*] |\s*\d+\. |#+ |\|)`)
	cell      = regexp.MustCompile(`\s*\|\s*`)
	tableRule = regexp.MustCompile(`(?m)^\|[-| :]+\|$`)
)

// markdownTexts are the paragraphs, items and cells of a Markdown document.
func markdownTexts(name string, content []byte) ([]prosecheck.Text, error) {
	return paragraphs(name, plainMarkdown(string(content))), nil
}

func plainMarkdown(text string) string {
	text = fence.ReplaceAllStringFunc(text, onlyLines)
	text = tableRule.ReplaceAllString(text, "")
	text = link.ReplaceAllString(text, "$1")
	return markup.ReplaceAllString(text, "$1")
}

// paragraphs splits a text where a paragraph, an item, a heading or a row starts, and a row into its cells.
func paragraphs(name, text string) []prosecheck.Text {
	var texts []prosecheck.Text
	var block []string
	start := 0
	flush := func() {
		for _, part := range cell.Split(strings.Join(block, "\n"), -1) {
			if part = strings.TrimSpace(part); part != "" {
				texts = append(texts, prosecheck.Text{Place: at(name, start+1), Kind: prosecheck.Prose, Text: part})
			}
		}
		block = nil
	}
	for i, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) == "" || newBlock.MatchString(line) {
			flush()
		}
		if len(block) == 0 {
			start = i
		}
		block = append(block, newBlock.ReplaceAllString(line, ""))
	}
	flush()
	return texts
}

var (
	noProse   = regexp.MustCompile(`(?is)<(script|style|pre|code|kbd)\b[^>]*>.*?</(script|style|pre|code|kbd)>|<!doctype[^>]*>`)
	htmlNotes = regexp.MustCompile(`(?s)<!--.*?-->|\{\{/\*.*?\*/\}\}`)
	attribute = regexp.MustCompile(`(?i)\b(title|alt|aria-label|placeholder|content)="([^"]*)"`)
	action    = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	inlineTag = regexp.MustCompile(`(?is)</?(a|b|i|em|strong|span|abbr|small|sup|sub|br|var|samp|wbr)\b[^>]*>`)
	tag       = regexp.MustCompile(`(?s)<[^>]+>`)
	entity    = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&amp;", "&", "&quot;", `"`, "&nbsp;", " ", "&#39;", "'")
)

// htmlTexts are the paragraphs of a page or of a template of one.
func htmlTexts(name string, content []byte) ([]prosecheck.Text, error) {
	text := htmlNotes.ReplaceAllStringFunc(string(content), onlyLines)
	var texts []prosecheck.Text
	for _, m := range attribute.FindAllStringSubmatchIndex(text, -1) {
		if value := action.ReplaceAllString(text[m[4]:m[5]], " CODE "); isProse(value) {
			texts = append(texts, prosecheck.Text{Place: at(name, lineOf(text, m[0])), Kind: prosecheck.Prose, Text: value})
		}
	}
	text = noProse.ReplaceAllStringFunc(text, func(match string) string { return "CODE" + onlyLines(match) })
	text = action.ReplaceAllStringFunc(text, func(match string) string { return " CODE " + onlyLines(match) })
	text = inlineTag.ReplaceAllStringFunc(text, onlyLines)
	// A paragraph ends at each other tag, without a new line, so that places are right.
	line := 1
	rest := text
	for rest != "" {
		m := tag.FindStringIndex(rest)
		if m == nil {
			m = []int{len(rest), len(rest)}
		}
		if part := entity.Replace(strings.TrimSpace(rest[:m[0]])); isProse(part) {
			first := len(rest[:m[0]]) - len(strings.TrimLeft(rest[:m[0]], " \t\n"))
			texts = append(texts, prosecheck.Text{Place: at(name, line+strings.Count(rest[:first], "\n")), Kind: prosecheck.Prose, Text: part})
		}
		line += strings.Count(rest[:m[1]], "\n")
		rest = rest[m[1]:]
	}
	return texts, nil
}

func onlyLines(match string) string { return strings.Repeat("\n", strings.Count(match, "\n")) }

// shown are the sections of golden files whose lines people read.
var shown = regexp.MustCompile(`^(out|preview|text|github|report|want|card)\b`)

// goldenTexts are the comment of a golden file and the lines of its outputs that are prose. Findings are left out:
// the register of findings has them.
func goldenTexts(name string, content []byte) ([]prosecheck.Text, error) {
	archive := txtar.Parse(content)
	texts := paragraphs(name, commentOf(archive))
	if strings.HasPrefix(name, "lint/rules/testdata/") {
		return texts, nil
	}
	line := 1 + bytes.Count(archive.Comment, []byte("\n"))
	for _, f := range archive.Files {
		line++
		for i, text := range strings.Split(string(f.Data), "\n") {
			if shown.MatchString(f.Name) && isProse(text) {
				texts = append(texts, prosecheck.Text{Place: at(name, line+i), Kind: prosecheck.Output, Text: strings.TrimSpace(text)})
			}
		}
		line += bytes.Count(f.Data, []byte("\n"))
	}
	return texts, nil
}

// commentOf is the comment of a golden file. That of a script is its commands, of which only the comments are prose.
func commentOf(archive *txtar.Archive) string {
	text := string(archive.Comment)
	if !strings.Contains(text, "exec ") && !strings.Contains(text, "proclint ") {
		return text
	}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		comment, ok := strings.CutPrefix(line, "# ")
		if !ok {
			comment = ""
		}
		lines[i] = comment
	}
	return strings.Join(lines, "\n")
}

// described are the keys of JSON and YAML documents whose values are prose.
var described = []string{"description", "summary", "detail", "title", "message", "help", "label"}

// jsonTexts are the values of a JSON document that are prose.
func jsonTexts(name string, content []byte) ([]prosecheck.Text, error) {
	var value any
	if json.Unmarshal(content, &value) != nil {
		return nil, nil // with comments, or bad on purpose
	}
	var texts []prosecheck.Text
	var walk func(key string, value any)
	walk = func(key string, value any) {
		switch value := value.(type) {
		case map[string]any:
			for key, v := range value {
				walk(key, v)
			}
		case []any:
			for _, v := range value {
				walk(key, v)
			}
		case string:
			if slices.Contains(described, key) && isProse(value) {
				texts = append(texts, prosecheck.Text{Place: at(name, lineOf(string(content), max(0, strings.Index(string(content), value)))), Kind: prosecheck.Prose, Text: value})
			}
		}
	}
	walk("", value)
	return texts, nil
}

// yamlTexts are the comments of a YAML document, and its values that are prose.
func yamlTexts(name string, content []byte) ([]prosecheck.Text, error) {
	texts := matches(name, content, hashComment, prosecheck.Comment)
	for decoder := yaml.NewDecoder(bytes.NewReader(content)); ; {
		var document yaml.Node
		err := decoder.Decode(&document)
		if errors.Is(err, io.EOF) {
			return texts, nil
		}
		if err != nil {
			return nil, err
		}
		texts = append(texts, nodeTexts(name, "", &document)...)
	}
}

func nodeTexts(name, key string, node *yaml.Node) []prosecheck.Text {
	var texts []prosecheck.Text
	switch {
	case node.Kind == yaml.MappingNode:
		for i := 0; i+1 < len(node.Content); i += 2 {
			texts = append(texts, nodeTexts(name, node.Content[i].Value, node.Content[i+1])...)
		}
	case node.Kind != yaml.ScalarNode:
		for _, child := range node.Content {
			texts = append(texts, nodeTexts(name, key, child)...)
		}
	case slices.Contains(described, key) && isProse(node.Value):
		for _, t := range paragraphs(name, plainMarkdown(node.Value)) {
			t.Place = at(name, node.Line)
			texts = append(texts, t)
		}
	}
	return texts
}
