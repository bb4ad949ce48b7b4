//go:build cgo && !windows

package parser

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	tree_sitter "github.com/tree-sitter/go-tree-sitter"
)

const (
	root    = "../../../../"
	grammar = root + "editors/tree-sitter-procfile/"
)

var language *tree_sitter.Language

// TestMain compiles the parser each time, because Go doesn't see when C files elsewhere change.
func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "parser")
	if err != nil {
		panic(err)
	}
	library := filepath.Join(folder, "procfile.so")
	out, err := exec.Command("cc", "-shared", "-fPIC", "-Wall", "-Werror", "-I", grammar+"src", grammar+"src/parser.c", "-o", library).CombinedOutput()
	if err != nil {
		panic(fmt.Sprintf("%v\n%s", err, out))
	}
	language = tree_sitter.NewLanguage(Load(library, "tree_sitter_procfile"))
	status := m.Run()
	os.RemoveAll(folder)
	os.Exit(status)
}

func parse(t *testing.T, text []byte) *tree_sitter.Tree {
	t.Helper()
	parser := tree_sitter.NewParser()
	t.Cleanup(parser.Close)
	if err := parser.SetLanguage(language); err != nil {
		t.Fatal(err)
	}
	tree := parser.Parse(text, nil)
	t.Cleanup(tree.Close)
	return tree
}

// highlighted are the texts that a query of the grammar gives a capture, in their order, after their zero-based lines.
func highlighted(t *testing.T, query, capture string, text []byte) (lines []int, texts []string) {
	t.Helper()
	source, err := os.ReadFile(grammar + "queries/" + query)
	if err != nil {
		t.Fatal(err)
	}
	compiled, queryErr := tree_sitter.NewQuery(language, string(source))
	if queryErr != nil {
		t.Fatal(queryErr)
	}
	defer compiled.Close()
	cursor := tree_sitter.NewQueryCursor()
	defer cursor.Close()
	captures := cursor.Captures(compiled, parse(t, text).RootNode(), text)
	for match, index := captures.Next(); match != nil; match, index = captures.Next() {
		if c := match.Captures[index]; compiled.CaptureNames()[c.Index] == capture {
			lines = append(lines, len(regexp.MustCompile(`\r\n|\r|\n`).FindAll(text[:c.Node.StartByte()], -1)))
			texts = append(texts, c.Node.Utf8Text(text))
		}
	}
	return lines, texts
}

// differences are the samples in which tree-sitter finds other names than the description has, with the reason.
var differences = map[string]struct {
	names  map[int]string
	reason string
}{
	"invalid-utf8-key.Procfile": {map[int]string{}, "For tree-sitter, bytes that aren't UTF-8 are no character, so no name has them."},
	"\ufeffweb:x":               {map[int]string{0: "web"}, "Tree-sitter skips a byte order mark at the start, and the line then starts with the word."},
}

// TestNames compares the highlighted names with those of the description.
func TestNames(t *testing.T) {
	content, err := os.ReadFile(root + "editors/testdata/entries.json")
	if err != nil {
		t.Fatal(err)
	}
	var samples []struct {
		File, Text string
		Names      map[int]string
	}
	if err := json.Unmarshal(content, &samples); err != nil || len(samples) < 100 {
		t.Fatalf("%d samples: %v", len(samples), err)
	}
	for _, sample := range samples {
		text := []byte(sample.Text)
		if sample.File != "" {
			if text, err = os.ReadFile(root + "lint/platform/testdata/tricky/" + sample.File); err != nil {
				t.Fatal(err)
			}
		}
		if different, ok := differences[sample.File+sample.Text]; ok {
			sample.Names = different.names
		}
		names := map[int]string{}
		lines, texts := highlighted(t, "highlights.scm", "function", text)
		for i, line := range lines {
			names[line] = strings.ToValidUTF8(texts[i], "\ufffd")
		}
		if !maps.Equal(names, sample.Names) {
			t.Errorf("%s %q: %v, want %v\n%s", sample.File, sample.Text, names, sample.Names, parse(t, text).RootNode().ToSexp())
		}
	}
}

func TestTheQueriesFindCommandsAndVariables(t *testing.T) {
	text := []byte("web: run $PORT \"a $B\" '$C'\n")
	if _, texts := highlighted(t, "highlights.scm", "variable", text); strings.Join(texts, " ") != "$PORT $B" {
		t.Errorf("variables: %q", texts)
	}
	if _, texts := highlighted(t, "injections.scm", "injection.content", text); strings.Join(texts, "|") != "run $PORT \"a $B\" '$C'" {
		t.Errorf("commands: %q", texts)
	}
}

// TestCorpus runs the tests in the form of tree-sitter's own command.
func TestCorpus(t *testing.T) {
	files, err := filepath.Glob(grammar + "test/corpus/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	heading := regexp.MustCompile(`(?m)^=+\n(.+)\n=+\n`)
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		places := append(heading.FindAllStringSubmatchIndex(string(content), -1), []int{len(content)})
		for i, place := range places[:len(places)-1] {
			source, want, found := strings.Cut(string(content[place[1]:places[i+1][0]]), "\n---\n")
			t.Run(string(content[place[2]:place[3]]), func(t *testing.T) {
				want = strings.NewReplacer("( ", "(", " )", ")").Replace(strings.Join(strings.Fields(want), " "))
				if got := parse(t, []byte(source)).RootNode().ToSexp(); !found || got != want {
					t.Errorf("%s\nwant %s", got, want)
				}
			})
		}
	}
}

// TestTheParserIsFresh makes the parser again where tree-sitter's command is installed. Another version writes another parser.
func TestTheParserIsFresh(t *testing.T) {
	const made = "0.22.6"
	if version, err := exec.Command("tree-sitter", "--version").Output(); err != nil || !strings.Contains(string(version), made) {
		t.Skipf("tree-sitter %s isn't installed", made)
	}
	source, err := os.ReadFile(grammar + "grammar.js")
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command("tree-sitter", "generate", "--no-bindings")
	command.Dir = t.TempDir()
	if err := os.WriteFile(filepath.Join(command.Dir, "grammar.js"), source, 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, name := range []string{"src/parser.c", "src/grammar.json", "src/node-types.json"} {
		fresh, err := os.ReadFile(filepath.Join(command.Dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if committed, err := os.ReadFile(grammar + name); err != nil || string(committed) != string(fresh) {
			t.Errorf("%s is stale: run tree-sitter generate --no-bindings in editors/tree-sitter-procfile", name)
		}
	}
}
