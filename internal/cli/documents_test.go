package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mattn/go-shellwords"
	"github.com/spf13/pflag"

	"github.com/proclint/proclint/internal/golden"
)

// fenced is a block of code in Markdown: its language, the name of the file that it shows, and its text.
var fenced = regexp.MustCompile("(?ms)^```([a-z]+) ?(\\S*)\n(.*?)^```$")

// TestTheExamplesOfDocuments runs the commands of each document in their order, in a folder with the files that it shows:
// those of blocks that name one behind their language.
func TestTheExamplesOfDocuments(t *testing.T) {
	documents, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := 0
	documents = append(documents, "../../README.md")
	for _, document := range documents {
		path, err := filepath.Abs(document)
		if err != nil {
			t.Fatal(err)
		}
		t.Run(filepath.Base(document), func(t *testing.T) {
			t.Chdir(plant(t, ".git/HEAD", ""))
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			document := fenced.ReplaceAllFunc(text, func(block []byte) []byte {
				match := fenced.FindSubmatch(block)
				kind, name, code := string(match[1]), string(match[2]), string(match[3])
				if name != "" {
					if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(name, []byte(code), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				if kind != "console" {
					return block
				}
				examples++
				shown := shownCommand(t, code)
				if shown != code && !golden.Updating() {
					t.Errorf("the document shows\n%s\nand the command prints\n%s", code, shown)
				}
				return []byte("```console\n" + shown + "```")
			})
			if golden.Updating() && !bytes.Equal(document, text) {
				if err := os.WriteFile(path, document, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	if examples < 7 {
		t.Errorf("only %d examples", examples)
	}
}

// TestTheCommandsOfReadmes runs each command of Proclint that a README shows, in the folder of an app.
func TestTheCommandsOfReadmes(t *testing.T) {
	for document, least := range map[string]int{"README.md": 12, "npm/README.md": 5} {
		text := read(t, "../../"+document)
		t.Run(document, func(t *testing.T) {
			t.Chdir(plant(t, "Procfile", "web: npm start\nworker: node worker.js\n", "package.json", `{"scripts": {"start": "node server.js"}}`, "deploy.log", "H14\n"))
			ran := 0
			for _, block := range fenced.FindAllStringSubmatch(text, -1) {
				for line := range strings.Lines(block[3]) {
					line, _, _ = strings.Cut(line, " # ")
					words, err := shellwords.Parse(strings.TrimPrefix(strings.TrimSpace(line), "npx "))
					if block[1] != "sh" || err != nil || len(words) == 0 || words[0] != "proclint" {
						continue // other tests run the other programs
					}
					ran++
					if _, stderr, code := run(t, words[1:]...); code == exitFailure {
						t.Errorf("%s: %s", line, stderr)
					}
				}
			}
			if ran < least {
				t.Errorf("only %d commands", ran)
			}
		})
	}
}

// shownCommand is a block with a command, and what that prints.
func shownCommand(t *testing.T, code string) string {
	t.Helper()
	line, _, _ := strings.Cut(code, "\n")
	words, err := shellwords.Parse(strings.TrimPrefix(line, "$ "))
	if err != nil || words[0] != "proclint" {
		t.Fatalf("%s isn't a command: %v", line, err)
	}
	stdout, stderr, code2 := run(t, words[1:]...)
	if code2 == exitFailure {
		t.Errorf("%s: %s", line, stderr)
	}
	return line + "\n" + stdout + stderr
}

// Each flag that a document names exists, and the page about the command line names those of lint that
// no other page explains.
func TestDocumentsNameFlagsThatExist(t *testing.T) {
	known := map[string]bool{"--help": true, "--version": true, "--color": true}
	for _, command := range newRoot().Commands() {
		command.Flags().VisitAll(func(flag *pflag.Flag) { known["--"+flag.Name] = true })
	}
	text, err := os.ReadFile("../../docs/command-line.md")
	if err != nil {
		t.Fatal(err)
	}
	var named []string
	for _, code := range regexp.MustCompile("`[^`\n]*--[a-z][^`\n]*`|(?m)^\\$ proclint .*").FindAllString(string(text), -1) {
		named = append(named, regexp.MustCompile("--[a-z]+(-[a-z]+)*").FindAllString(code, -1)...)
	}
	for _, name := range named {
		if !known[name] {
			t.Errorf("there is no flag %s", name)
		}
	}
	for _, name := range []string{"--color", "--exit-zero", "--fail-on", "--fix", "--format", "--ignore", "--json-lines", "--output-file", "--quiet", "--rule", "--schema", "--stdin-path", "--watch"} {
		if !slices.Contains(named, name) {
			t.Errorf("the page doesn't name %s", name)
		}
	}
	for _, name := range formatNames() {
		if !bytes.Contains(text, []byte("`"+name+"`")) && name != textFormat && !bytes.Contains(text, []byte("--format "+name)) {
			t.Errorf("the page doesn't name the format %s", name)
		}
	}
}
