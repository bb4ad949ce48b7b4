// Prose checks the words and lengths of every text of the project: comments, texts in Go code, documents, golden files,
// and findings. It prints each problem with its place and then fails. Package prosecheck has the words and limits.
//
// Usage, in the root folder: go run ./internal/tools/prose [PLACE]…
//
// A PLACE is the start of a path, or "finding RULE". Without one, prose checks everything.
package main

import (
	"cmp"
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
type found func(place string, kind prosecheck.Kind, text string)

// problems are those of the texts that sources find in places that start with one of the prefixes.
func problems(prefixes []string, sources ...func(found) error) (list []string, err error) {
	checked := map[string]bool{}
	headlines, characters := 0, 0
	for _, source := range sources {
		err = cmp.Or(err, source(func(place string, kind prosecheck.Kind, text string) {
			if text == "" || len(prefixes) > 0 && !slices.ContainsFunc(prefixes, func(p string) bool { return strings.HasPrefix(place, p) }) {
				return
			}
			if kind&prosecheck.Headline != 0 {
				headlines++
				characters += len([]rune(text))
			}
			if key := fmt.Sprint(finding.ReplaceAllString(place, ""), kind, text); !checked[key] { // many inputs give the same finding
				checked[key] = true
				for _, p := range prosecheck.Check(kind, text) {
					list = append(list, place+": "+p)
				}
			}
		}))
	}
	if characters > prosecheck.MaxMeanHeadline*headlines {
		list = append(list, fmt.Sprintf("findings: headlines have %.1f characters on average, at most %d", float64(characters)/float64(headlines), prosecheck.MaxMeanHeadline))
	}
	return list, err
}

// inFiles finds the texts in the files of the project.
func inFiles(found found) error {
	listed, err := exec.Command("git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard").Output()
	for name := range strings.SplitSeq(string(listed), "\x00") {
		content, readErr := os.ReadFile(name)
		if ignored.MatchString(name) || os.IsNotExist(readErr) { // deleted, and not yet committed
			continue
		}
		if err = cmp.Or(readErr, inFile(name, strings.ReplaceAll(string(content), "\r\n", "\n"), found)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return err
}

// inFile finds the texts of a file.
func inFile(name, content string, found found) (err error) {
	for _, f := range forms {
		if f.files.MatchString(name) && (f.except == nil || !f.except.MatchString(name)) {
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
	for _, r := range f.plain {
		content = r.match.ReplaceAllStringFunc(content, func(match string) string {
			by := r.match.ReplaceAllString(match, r.by)
			return strings.Repeat("\n", max(0, strings.Count(match, "\n")-strings.Count(by, "\n"))) + by
		})
	}
	for part := range strings.SplitSeq(content, separator) {
		text := strings.TrimLeft(part, " \t\n")
		start := line + strings.Count(part[:len(part)-len(text)], "\n")
		if text = html.UnescapeString(strings.TrimSpace(text)); !f.prose || isProse(text) {
			found(fmt.Sprintf("%s:%d", name, start), f.kind, text)
		}
		line += strings.Count(part, "\n")
	}
}

// inNode finds the prose in a YAML or JSON document, where it has a key.
func inNode(name, key string, node *yaml.Node, found found) {
	for i, child := range node.Content {
		if node.Kind == yaml.MappingNode {
			key = node.Content[i-i%2].Value
		}
		inNode(name, key, child, found)
	}
	if node.Kind == yaml.ScalarNode && described.MatchString(key) && isProse(node.Value) {
		markdown.find(name, node.Line, node.Value, found)
	}
}

// inGo finds the comments of a Go file and, unless it is a test, its texts.
func inGo(name, content string, found found) error {
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, name, content, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	declared := map[string]bool{}
	for n := range ast.Preorder(parsed) {
		if ident, ok := n.(*ast.Ident); ok {
			declared[ident.Name] = true
		}
	}
	for _, group := range parsed.Comments {
		text := group.Text()
		if first := firstWord.FindString(text); declared[first] {
			text = "CODE" + text[len(first):]
		}
		goComment.find(name, files.Position(group.Pos()).Line, text, found)
	}
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
				goText.find(name, files.Position(n.Pos()).Line, text, found)
				return false
			}
		}
		return !strings.HasSuffix(name, "_test.go")
	})
	return nil
}

// quotes reports whether the value of a type or key, or the arguments of a function, are no texts of Proclint.
func quotes(name ast.Expr) bool { return quoting.MatchString(types.ExprString(name)) }

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

func isProse(text string) bool { return threeWords.MatchString(text) && !procfile.MatchString(text) }

// inRules finds the texts of all findings for the samples of the rules, the inputs of the golden files, the conformance
// inputs, each for its platforms and for every platform alone, and real Procfiles, where they are present.
func inRules(found found) error {
	golden, goldenErr := inputs.All("lint/rules/testdata")
	tricky, trickyErr := inputs.Files("lint/platform/testdata/tricky/*.Procfile")
	procfiles, procfilesErr := inputs.Files(cmp.Or(os.Getenv("PROCLINT_CORPUS"), "../shared/corpus") + "/*rocfile*")
	cases := slices.Concat(golden, tricky, procfiles)
	for _, r := range lint.Rules() {
		cases = append(cases, inputs.Case{File: "sample", Input: docpages.InputOf(r.Docs().Bad)})
	}
	for _, c := range tricky {
		for _, target := range platform.Targets() { // a finding there may be one that no other input has
			c.Name, c.Targets = target.ID(), []*platform.Target{target}
			cases = append(cases, c)
		}
	}
	err := cmp.Or(goldenErr, trickyErr, procfilesErr)
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
	headline := prosecheck.Headline
	for _, e := range d.Effects {
		found(place, prosecheck.Effect|prosecheck.Shared, e.Text)
		if !slices.Equal(e.Platforms, d.Effects[0].Platforms[:1]) { // a headline names a platform only if it is the only one
			headline |= prosecheck.Shared
		}
	}
	found(place, headline, d.Message)
	found(place, prosecheck.Help, d.Help)
	for _, f := range d.Fixes {
		found(place, prosecheck.FixTitle, f.Title)
	}
	for _, r := range d.Related {
		found(place, prosecheck.Prose, r.Message)
	}
}
