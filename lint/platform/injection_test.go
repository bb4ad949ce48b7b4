//go:build !js

package platform

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"mvdan.cc/sh/v3/syntax"
)

// shellFragments are parts of texts that try to leave their word.
var shellFragments = []string{
	"a", "Z9", " ", "'", `"`, `\`, "$", "`", "$(id)", "${IFS}", ";", "&", "|", "<", ">", "(", ")", "{", "}", "*", "?", "[", "]", "~", "#", "!", "=", "\n", "\t",
	"\r", "%s", "&&", "||", "<<EOF\n", "EOF\n", "é", "世", "\u202e", "-x", "--help", "$'\\x41'", "^", ",", ":", "..", "/",
}

// userText returns a hostile text that a shell may read as more than one word.
func userText(random *rand.Rand) string {
	var b strings.Builder
	for range 1 + random.IntN(8) {
		b.WriteString(shellFragments[random.IntN(len(shellFragments))])
	}
	// The parser of this test reads CRLF as a line end, unlike any shell.
	if text := strings.ReplaceAll(b.String(), "\r\n", "\n"); strings.TrimSpace(text) != "" {
		return text
	}
	return "a"
}

// shellWords returns the words of a command line in the shell's order, without their quotes and
// with $NAME for a variable.
func shellWords(t *testing.T, line string) []string {
	t.Helper()
	file, err := syntax.NewParser(syntax.Variant(syntax.LangPOSIX)).Parse(strings.NewReader(line), "")
	if err != nil {
		t.Fatalf("%q: %v", line, err)
	}
	var words []string
	syntax.Walk(file, func(node syntax.Node) bool {
		switch node := node.(type) {
		case *syntax.Word:
			words = append(words, shellText(t, line, node.Parts, false))
			return false
		case *syntax.BinaryCmd:
			words = append(words, node.Op.String())
		case *syntax.Redirect:
			words = append(words, node.Op.String())
		case *syntax.CallExpr, *syntax.Stmt, *syntax.File, *syntax.Comment, *syntax.Assign, *syntax.Lit, nil:
		default:
			words = append(words, fmt.Sprintf("%T", node))
		}
		return true
	})
	return words
}

func shellText(t *testing.T, line string, parts []syntax.WordPart, quoted bool) string {
	t.Helper()
	var b strings.Builder
	for _, part := range parts {
		switch part := part.(type) {
		case *syntax.Lit:
			text := part.Value
			for i := 0; i < len(text); i++ {
				if text[i] == '\\' && i+1 < len(text) && (!quoted || strings.IndexByte("\\\"$`", text[i+1]) >= 0) {
					i++
				}
				b.WriteByte(text[i])
			}
		case *syntax.SglQuoted:
			b.WriteString(part.Value)
		case *syntax.DblQuoted:
			b.WriteString(shellText(t, line, part.Parts, true))
		case *syntax.ParamExp:
			b.WriteString("$" + part.Param.Value)
		default:
			t.Fatalf("%q: a word has a %T", line, part)
		}
	}
	return b.String()
}

// Any name or command is exactly one word of its command lines. A command that a tool would read as
// an option is omitted.
func TestUserTextIsOneWord(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	checked := 0
	for _, target := range Targets() {
		if target.Equivalents == nil {
			continue
		}
		for range 40 {
			name, command, app := userText(random), userText(random), userText(random)
			put := strings.NewReplacer("TYPEtype", name, plainCommand, command, plainApp, app).Replace
			for _, kept := range []bool{true, false} {
				want := target.Equivalents.Process(Use{App: plainApp, Type: "TYPEtype", Command: plainCommand, Kept: kept})
				got := target.Equivalents.Process(Use{App: app, Type: name, Command: command, Kept: kept})
				texts := map[string]string{}
				for _, e := range want {
					texts[put(e.Title)] = e.Text
				}
				for _, e := range got {
					plain, ok := texts[e.Title]
					if !ok || e.Kind != "cli" && !strings.HasPrefix(e.Text, "curl ") {
						continue
					}
					checked++
					wantWords, gotWords := shellWords(t, plain), shellWords(t, e.Text)
					if len(gotWords) != len(wantWords) {
						t.Fatalf("%s: %q has the words %q, expected as many as %q", target.ID(), e.Text, gotWords, wantWords)
					}
					for i, word := range wantWords {
						if !sameWord(t, gotWords[i], word, put) && !strings.Contains(word, "/var/log/") {
							t.Errorf("%s: %q gives the word %q, expected %q", target.ID(), e.Text, gotWords[i], put(word))
						}
					}
				}
			}
		}
	}
	t.Logf("%d command lines", checked)
	if checked < 5178 {
		t.Errorf("only %d command lines were checked", checked)
	}
}

// No word of a command line is a process type that a tool reads as an option.
func TestATypeIsNoOption(t *testing.T) {
	for _, name := range []string{"-x", "--help", "-rf", "-", "--", "-a", "-x y", "-x'y", `-"x`, "-=1", "-é"} {
		for _, target := range Targets() {
			for _, use := range []Use{
				{Type: name, Command: "run", Kept: true}, {Type: name, Command: "run"},
				{Type: name, Role: "http", Command: "run", Kept: true}, {Type: "worker", Command: name, Kept: true}, {Type: "release", Role: "release", Command: name, Kept: true},
			} {
				use.App = "app"
				es, left := target.ProcessEquivalents(use)
				for _, e := range es {
					if e.Kind != "cli" {
						continue
					}
					// The options are those of a process with a harmless name.
					harmless := use
					harmless.Type, harmless.Command = strings.Replace(use.Type, name, "TYPEtype", 1), strings.Replace(use.Command, name, "TYPEtype", 1)
					options := map[string]bool{"--": true}
					for _, known := range target.Equivalents.Process(harmless) {
						if known.Kind != "cli" {
							continue
						}
						for _, word := range shellWords(t, known.Text) {
							options[word] = true
						}
					}
					for _, word := range shellWords(t, e.Text) {
						if word == "--" {
							break
						}
						if strings.HasPrefix(word, name) && !options[word] {
							t.Errorf("%s: %q has the word %q", target.ID(), e.Text, word)
						}
					}
				}
				if all := target.Equivalents; all != nil && left != (len(es) < len(all.Process(use))) {
					t.Errorf("%s: commands are left out without a word", target.ID())
				}
			}
		}
	}
}
