package main

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/proclint/proclint/internal/prosecheck"
	"go.yaml.in/yaml/v3"
	"golang.org/x/tools/txtar"
)

// file is a file whose texts are wanted.
type file struct {
	name, content string
	texts         []prosecheck.Text
}

// fileTexts are the texts in the files of the project.
func fileTexts() ([]prosecheck.Text, error) {
	listed, err := exec.Command("git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard").Output()
	if err != nil {
		return nil, fmt.Errorf("git ls-files: %w", err)
	}
	var texts []prosecheck.Text
	for _, name := range strings.Split(strings.TrimSuffix(string(listed), "\x00"), "\x00") {
		content, err := os.ReadFile(name)
		if ignored.MatchString(name) || errors.Is(err, fs.ErrNotExist) { // deleted, and not yet committed
			continue
		}
		if err != nil {
			return nil, err
		}
		found, err := textsIn(name, strings.ReplaceAll(string(content), "\r\n", "\n"))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		texts = append(texts, found...)
	}
	return texts, nil
}

// textsIn finds the texts of a file.
func textsIn(name, content string) (_ []prosecheck.Text, err error) {
	f := &file{name: name, content: content}
	switch path.Ext(name) {
	case ".go":
		err = f.goTexts()
	case ".txtar":
		f.goldenTexts()
	case ".json":
		if f.yamlTexts() != nil {
			return nil, nil // with comments, or bad on purpose
		}
	case ".yaml", ".yml":
		f.matches(hashComment, prosecheck.Comment)
		err = f.yamlTexts()
	default:
		for _, form := range forms {
			if form.files.MatchString(name) {
				f.formTexts(form)
			}
		}
	}
	return f.texts, err
}

func (f *file) add(line int, kind prosecheck.Kind, text string) {
	f.texts = append(f.texts, prosecheck.Text{Place: fmt.Sprintf("%s:%d", f.name, line), Kind: kind, Text: text})
}

// formTexts are the texts of a file of a form.
func (f *file) formTexts(form form) {
	for _, comments := range form.comments {
		f.matches(comments, prosecheck.Comment)
	}
	if form.prose != nil && (form.noProse == nil || !form.noProse.MatchString(f.name)) {
		f.matches(form.prose, prosecheck.Prose)
	}
	if form.whole != nil {
		f.parts(1, form.whole, f.content)
	}
}

// matches are the texts that the groups of an expression match. Comments on adjacent lines are one text.
func (f *file) matches(expression *regexp.Regexp, kind prosecheck.Kind) {
	first, last := len(f.texts), 0
	for _, m := range expression.FindAllStringSubmatchIndex(f.content, -1) {
		for group := 2; group < len(m); group += 2 {
			if m[group] < 0 {
				continue
			}
			line, part := lineOf(f.content, m[group]), f.content[m[group]:m[group+1]]
			switch n := len(f.texts); {
			case kind == prosecheck.Prose && isProse(part):
				f.add(line, kind, part)
			case kind == prosecheck.Comment:
				part = identifier.ReplaceAllString(stars.ReplaceAllString(part, ""), "CODE")
				if n > first && line == last+1 {
					f.texts[n-1].Text += "\n" + part
				} else {
					f.add(line, kind, part)
				}
				last = line
			}
		}
	}
}

// parts are the paragraphs, items and cells of a document that starts on a line.
func (f *file) parts(line int, d *document, text string) {
	text, start := d.plain(text), 0
	for _, end := range append(d.ends.FindAllStringIndex(text, -1), []int{len(text), len(text)}) {
		part := text[start:end[0]]
		begin := len(part) - len(strings.TrimLeft(part, " \t\n"))
		if part = html.UnescapeString(strings.TrimSpace(part)); part != "" && (!d.code || isProse(part)) {
			f.add(line-1+lineOf(text, start+begin), prosecheck.Prose, part)
		}
		start = end[1]
	}
}

// goldenTexts are the comment of a golden file and the lines of its outputs that are prose. Findings are left out:
// the register of findings has them.
func (f *file) goldenTexts() {
	archive := txtar.Parse([]byte(f.content))
	comment, form := string(archive.Comment), paragraphs
	if strings.Contains(comment, "exec ") || strings.Contains(comment, "proclint ") {
		form = scriptComments
	}
	f.parts(1, form, comment)
	line := lineOf(comment, len(comment))
	for _, section := range archive.Files {
		line++
		for text := range strings.Lines(string(section.Data)) {
			if shown.MatchString(section.Name) && isProse(text) && !strings.HasPrefix(f.name, "lint/rules/testdata/") {
				f.add(line, prosecheck.Output, strings.TrimSpace(text))
			}
			line++
		}
	}
}

// yamlTexts are the values of a YAML or JSON document that are prose.
func (f *file) yamlTexts() error {
	for decoder := yaml.NewDecoder(bytes.NewReader([]byte(f.content))); ; {
		var document yaml.Node
		err := decoder.Decode(&document)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		f.nodeTexts("", &document)
	}
}

func (f *file) nodeTexts(key string, node *yaml.Node) {
	for i, child := range node.Content {
		if node.Kind != yaml.MappingNode {
			f.nodeTexts(key, child)
		} else if i%2 == 1 {
			f.nodeTexts(node.Content[i-1].Value, child)
		}
	}
	if node.Kind == yaml.ScalarNode && slices.Contains(described, key) && isProse(node.Value) {
		f.parts(node.Line, markdown, node.Value)
	}
}

// lineOf is the line, from 1, of an offset.
func lineOf(content string, offset int) int { return 1 + strings.Count(content[:offset], "\n") }
