// Prose checks the words and lengths of every text of the project: comments, texts in Go code, documents, golden files,
// and findings. It prints each problem with its place and then fails. Package prosecheck has the words and limits.
//
// Usage, in the root folder: go run ./internal/tools/prose [PLACE]…
//
// A PLACE is the start of a path, or "finding RULE". Without one, prose checks everything.
package main

import (
	"cmp"
	_ "embed" // of forms.yaml
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"html"
	"io"
	"os"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/internal/docpages"
	"github.com/proclint/proclint/internal/golden/inputs"
	"github.com/proclint/proclint/internal/prosecheck"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"go.yaml.in/yaml/v3"
)

// form says where files have texts. forms.yaml explains it.
type form struct {
	Files, Except *regexp.Regexp
	Kind          string
	Prose         bool
	Steps         []struct {
		Replace *regexp.Regexp
		With    string
	}
	Samples []struct {
		File, Has string
		Finds     []string
	}
}

//go:embed forms.yaml
var table string

var known struct {
	Forms                    []form
	Data, Code               form
	Ignored, Words, Procfile *regexp.Regexp
}

func init() {
	if err := yaml.Unmarshal([]byte(table), &known); err != nil {
		panic(err) // the tests read it
	}
}

func main() {
	list, err := problems(os.Args[1:], inFiles, inRules)
	fmt.Print(strings.Join(append(list, ""), "\n"))
	if err != nil {
		fmt.Fprintln(os.Stderr, "prose:", err)
		os.Exit(2)
	}
	os.Exit(min(len(list), 1))
}

// found gets a text. Its place is a file and line, or a finding and its input.
type found func(place, kind, text string)

// problems are those of the texts that sources find in places that start with one of the prefixes.
func problems(prefixes []string, sources ...func(found) error) (list []string, err error) {
	const maxMeanHeadline = 55 // characters
	checked := map[string]bool{}
	all, headlines, characters := 0, 0, 0
	for _, source := range sources {
		before := all
		err = cmp.Or(err, source(func(place, kind, text string) {
			all++
			if text == "" || len(prefixes) > 0 && !slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(place, p) }) {
				return
			}
			if strings.HasPrefix(kind, "headline") {
				headlines++
				characters += len([]rune(text))
			}
			in, _, _ := strings.Cut(place, " ") // a place in a file, or any input
			if key := fmt.Sprint(in, kind, text); !checked[key] {
				checked[key] = true
				for _, p := range prosecheck.Check(kind, text) {
					list = append(list, place+": "+p)
				}
			}
		}))
		if all == before {
			err = cmp.Or(err, errors.New("a source has no text"))
		}
	}
	if characters > maxMeanHeadline*headlines {
		list = append(list, fmt.Sprintf("findings: headlines have %d characters on average, at most %d", characters/headlines, maxMeanHeadline))
	}
	return list, err
}

// inFiles finds the texts in the files of the project.
func inFiles(found found) error {
	listed, err := exec.Command("git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard").Output()
	for name := range strings.SplitSeq(string(listed), "\x00") {
		content, readErr := os.ReadFile(name)
		if known.Ignored.MatchString(name) || os.IsNotExist(readErr) { // deleted, and not yet committed
			continue
		}
		if err = cmp.Or(readErr, inFile(name, strings.ReplaceAll(string(content), "\r\n", "\n"), found)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return err
}

func inFile(name, content string, found found) (err error) {
	for _, f := range known.Forms {
		if f.Files.MatchString(name) && (f.Except == nil || !f.Except.MatchString(name)) {
			f.find(name, 1, content, found)
		}
	}
	switch path.Ext(name) {
	case ".go":
		return inGo(name, content, found)
	case ".json", ".yaml", ".yml":
		decoder, document := yaml.NewDecoder(strings.NewReader(content)), yaml.Node{}
		for ; err == nil; err = decoder.Decode(&document) {
			inNode(name, "", &document, found)
		}
		if err == io.EOF || path.Ext(name) == ".json" { // with comments, or bad on purpose
			return nil
		}
	}
	return err
}

// find finds the texts of a content that starts on a line of a file. Line ends stay, so that places are right.
func (f form) find(name string, line int, content string, found found) {
	for _, s := range f.Steps {
		content = s.Replace.ReplaceAllStringFunc(content, func(match string) string {
			with := s.Replace.ReplaceAllString(match, s.With)
			return strings.Repeat("\n", max(0, strings.Count(match, "\n")-strings.Count(with, "\n"))) + with
		})
	}
	for part := range strings.SplitSeq(content, "␞") {
		text := strings.TrimLeft(part, " \t\n")
		start := line + strings.Count(part[:len(part)-len(text)], "\n")
		if text = html.UnescapeString(strings.TrimSpace(text)); !f.Prose || isProse(text) {
			found(fmt.Sprintf("%s:%d", name, start), f.Kind, text)
		}
		line += strings.Count(part, "\n")
	}
}

func isProse(text string) bool {
	return known.Words.MatchString(text) && !known.Procfile.MatchString(text)
}

// inNode finds the prose in a YAML or JSON document, where it has a key.
func inNode(name, key string, node *yaml.Node, found found) {
	for i, child := range node.Content {
		if node.Kind == yaml.MappingNode {
			key = node.Content[i-i%2].Value
		}
		inNode(name, key, child, found)
	}
	if node.Kind == yaml.ScalarNode && known.Data.Files.MatchString(key) && isProse(node.Value) {
		known.Data.find(name, node.Line, node.Value, found)
	}
}

// inGo finds the texts of a Go file that is no test.
func inGo(name, content string, found found) error {
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, name, content, parser.SkipObjectResolution)
	if err != nil || strings.HasSuffix(name, "_test.go") {
		return err
	}
	quotes := func(name ast.Expr) bool { return known.Code.Except.MatchString(types.ExprString(name)) }
	ast.Inspect(parsed, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ValueSpec:
			return !quotes(n.Type)
		case *ast.KeyValueExpr:
			return !quotes(n.Key)
		case *ast.CallExpr:
			if quotes(n.Fun) { // which may have a receiver with texts
				n.Args = nil
			}
		case *ast.BinaryExpr, *ast.BasicLit:
			if text := sum(n.(ast.Expr)); isProse(text) {
				known.Code.find(name, files.Position(n.Pos()).Line, text, found)
				return false
			}
		}
		return true
	})
	return nil
}

// sum is the text of an expression that adds literals, with a piece of code for everything else.
func sum(e ast.Expr) string {
	switch e := ast.Unparen(e).(type) {
	case *ast.BasicLit:
		if text, err := strconv.Unquote(e.Value); err == nil {
			return text
		}
	case *ast.BinaryExpr:
		if e.Op == token.ADD {
			return sum(e.X) + sum(e.Y)
		}
	}
	return "`value`"
}

// inRules finds the texts of all findings for the samples of the rules, the inputs of the golden files, the conformance
// inputs, each for its platforms and for every platform alone, and real Procfiles, where they are present.
func inRules(found found) error {
	cases, goldenErr := inputs.All("lint/rules/testdata")
	procfiles, procfilesErr := inputs.Files(cmp.Or(os.Getenv("PROCLINT_CORPUS"), "../shared/corpus") + "/*rocfile*")
	tricky, trickyErr := inputs.Files("lint/platform/testdata/tricky/*.Procfile")
	cases = slices.Concat(cases, procfiles, tricky)
	for _, r := range lint.Rules() {
		cases = append(cases, inputs.Case{File: "sample", Input: docpages.InputOf(r.Docs().Bad)})
	}
	for _, c := range tricky {
		for _, target := range platform.Targets() { // a finding there may be one that no other input has
			c.Name, c.Targets = target.ID(), []*platform.Target{target}
			cases = append(cases, c)
		}
	}
	err := cmp.Or(goldenErr, procfilesErr, trickyErr)
	for _, c := range cases {
		result, lintErr := lint.Lint(c.Input)
		if err = cmp.Or(err, lintErr); err != nil {
			return fmt.Errorf("%s %s: %w", c.File, c.Name, err)
		}
		for _, d := range result.Diagnostics {
			inFinding("finding "+d.Rule+": "+c.File+" "+c.Name, d, found)
		}
	}
	return err
}

// inFinding finds the texts of a finding. It leaves out the log of an effect, which quotes a platform.
func inFinding(place string, d check.Diagnostic, found found) {
	headline := "headline"
	for _, e := range d.Effects {
		found(place, "effect shared", e.Text)
		if !slices.Equal(e.Platforms, d.Effects[0].Platforms[:1]) { // a headline names a platform only if it is the only one
			headline = "headline shared"
		}
	}
	found(place, headline, d.Message)
	found(place, "help", d.Help)
	for _, f := range d.Fixes {
		found(place, "fix", f.Title)
	}
	for _, r := range d.Related {
		found(place, "prose", r.Message)
	}
}
