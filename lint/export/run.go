package export

import (
	"strings"

	"mvdan.cc/sh/v3/syntax"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
)

// run is a command as other tools start it.
type run struct {
	text   string   // the command in the Procfile
	words  []string // what runs without a shell; nil where a shell has to read text
	shell  string   // the one that reads text: "sh", or "bash" where sh knows not all of it
	exec   bool     // the shell can hand its place to the command, which then gets the signals itself
	syntax string   // what a shell says against text, or ""
}

// newRun looks at a command. split says that the platform splits it at blanks and has no shell.
func newRun(text string, split bool) run {
	r := run{text: text, shell: "sh"}
	if split {
		r.words = strings.Fields(text)
		return r
	}
	c := command.Parse(text)
	if c.Syntax != nil {
		r.syntax = c.Syntax.Message
	}
	if needsBash(c) {
		r.shell = "bash"
	}
	r.exec = c.StartsOne()
	if words := strings.Fields(text); r.exec && len(c.Variables) == 0 && isPlain(text) && strings.Join(words, " ") == text {
		r.words = words
	}
	return r
}

// isPlain reports whether every tool that splits a command into words sees the words between its spaces, and no assignment in front.
func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isWordByte(s[i]) && strings.IndexByte(" ./:=,@%+", s[i]) < 0 {
			return false
		}
	}
	first, _, _ := strings.Cut(s, " ")
	return strings.IndexByte(first, '=') < 0
}

// bashWords are commands and words that sh does not have.
const bashWords ecosystem.Words = "source pushd popd declare shopt typeset let function select coproc"

// needsBash reports whether a command has syntax that sh does not know.
func needsBash(c *command.Command) bool {
	if c.Opaque || c.Syntax != nil {
		return false
	}
	for _, call := range c.Calls {
		if len(call.Words) > 0 && bashWords.Has(call.Words[0].Value) {
			return true
		}
	}
	for _, f := range c.Features {
		if onlyBash(f, c.Text[f.Range.Start:]) {
			return true
		}
	}
	_, err := syntax.NewParser(syntax.Variant(syntax.LangPOSIX)).Parse(strings.NewReader(c.Text), "")
	return err != nil
}

// onlyBash reports whether sh does not know a feature; from is the command from there on.
func onlyBash(f command.Feature, from string) bool {
	switch f.Kind {
	case command.Brace:
		return true
	case command.Builtin:
		return bashWords.Has(f.Text)
	case command.Compound:
		return bashWords.Has(f.Text) || strings.HasPrefix(from, "[[") || strings.HasPrefix(from, "((")
	case command.Redirect:
		return strings.Contains(f.Text, "<<<") || strings.HasPrefix(f.Text, "&>")
	case command.Operator:
		return strings.HasPrefix(from, "|&") || strings.HasPrefix(from, ";&") || strings.HasPrefix(from, ";;&")
	case command.Tilde:
		return strings.HasPrefix(from, "~+") || strings.HasPrefix(from, "~-")
	case command.Quoting:
		return f.Text[0] == '$'
	case command.Substitution:
		return f.Text[0] == '<' || f.Text[0] == '>'
	}
	return false
}

func (r run) script() string {
	if r.exec && !strings.HasPrefix(r.text, "exec ") {
		return "exec " + r.text
	}
	return r.text
}

// argv are the words to start, with a shell where one is needed.
func (r run) argv() []string {
	if r.words != nil {
		return r.words
	}
	return r.inShell()
}

// inShell are the words to start for a tool that does not search the program.
func (r run) inShell() []string {
	if r.words != nil {
		return []string{"/bin/sh", "-c", "exec " + ShellLine(r.words)}
	}
	path := "/bin/sh"
	if r.shell == "bash" {
		path = "/bin/bash"
	}
	return []string{path, "-c", r.script()}
}

// line is the command for a place where a shell reads it.
func (r run) line() string {
	switch {
	case r.words != nil:
		return ShellLine(r.words)
	case r.shell == "bash":
		return ShellLine(r.inShell())
	}
	return r.text
}

// ShellLine writes words as a line for a shell.
func ShellLine(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = ShellQuote(word)
	}
	if len(words) > 0 && quoted[0] == words[0] && strings.IndexByte(words[0], '=') >= 0 {
		quoted[0] = "'" + words[0] + "'" // else it would be an assignment
	}
	return strings.Join(quoted, " ")
}

// ShellQuote writes a word for any shell, and for what splits words as a shell does.
func ShellQuote(word string) string {
	if isPlain("x "+word) && strings.IndexByte(word, ' ') < 0 && word != "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
