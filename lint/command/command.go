// Package command reads the command line of a process: its calls, words, quoting and variables, what needs a shell, which
// well-known program it starts, and on which host and port that program listens.
//
// It is pure: no I/O and no state but tables. Every range is a half-open range of bytes of the text that was given to Parse.
package command

import (
	"github.com/proclint/proclint/lint/ecosystem"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/procfile"
)

// MaxLength is the longest text, in bytes, that is read: the longest argument that Linux passes to a shell (torvalds/linux
// include/uapi/linux/binfmts.h, MAX_ARG_STRLEN). A longer one is opaque.
const MaxLength = 128<<10 - 1

// Command is what a command line says. It is made by Parse and not changed afterwards, so it may be shared.
type Command struct {
	Text string
	// Opaque is set when the text was not read at all, because it is too long or has too much nesting: then nothing is known about it.
	Opaque bool
	// Syntax is the first syntax error that bash would stop at, or nil. The calls, variables and features of such a text are not known.
	Syntax *SyntaxError
	// Calls are the simple commands in the order of the text, those inside compound commands and substitutions too.
	Calls []Call
	// Variables are the uses of shell variables, in the order of the text.
	Variables []Variable
	// Features are the parts of the text that only a shell understands, in the order of the text; variables are not among them.
	Features []Feature

	ways []way
}

// SyntaxError says why bash can't parse the text.
type SyntaxError struct {
	Range   procfile.Range // where the error was found: one character, or the end of the text
	Cause   SyntaxCause    // what is wrong there
	Message string         // a sentence without a full stop, in plain words
	Text    string         // the message of the shell parser itself
}

// SyntaxCause is the kind of a syntax error.
type SyntaxCause uint8

// The kinds of syntax errors.
const (
	OtherCause SyntaxCause = iota
	OpenSingleQuote
	OpenDoubleQuote
	OpenQuote
	OpenBracket
	ClosingBracket
	// UnquotedBracket is an opening bracket within a word.
	UnquotedBracket
	// NothingAfter and NothingBefore are operators without a command on that side.
	NothingAfter
	NothingBefore
	// NoFile is a redirection without a file.
	NoFile
	// TooDeep is a text that was not parsed, because its nesting is deeper than any real command's.
	TooDeep
)

var causeWords = [...]string{
	OpenSingleQuote: "a single quote is opened and never closed",
	OpenDoubleQuote: "a double quote is opened and never closed",
	OpenQuote:       "a quote is opened and never closed",
	OpenBracket:     "a bracket is opened and never closed",
	ClosingBracket:  "a bracket is closed that was never opened",
	UnquotedBracket: "a bracket starts a subshell in bash, so the word around it must be quoted",
	NothingAfter:    "an operator has no command after it",
	NothingBefore:   "an operator has no command before it",
	NoFile:          "a redirection has no file after it",
	TooDeep:         "the command is too deeply nested to be read",
}

// Call is one simple command: assignments, words, redirections.
type Call struct {
	Range procfile.Range
	// Join is the operator between this call and the one before it: "" for the first of a list, "&&", "||", ";", "|" or "&". A line end is a ";".
	Join string
	// Background is set when an "&" follows.
	Background bool
	// Nested is set when the call is not at the top of the text, but inside a subshell, block, loop, condition, function or substitution.
	Nested    bool
	Assigns   []Assign
	Words     []Word
	Redirects []procfile.Range
}

// Assign is one NAME=value in front of the words of a call, or an argument of export and its kin.
type Assign struct {
	Name  string
	Range procfile.Range
	Value Word // the word after the equals sign; its Raw is "" when nothing follows
}

// Quote is how a word or a variable is quoted.
type Quote int8

// way is one way in which a command goes on: the call that keeps running, by its index in Calls.
type way struct {
	call     int
	before   []int // the calls that the same shell made before it, so that their variables and folders apply to it
	beside   []way // the programs that the shell has sent to the background before
	together bool  // set where the shell waits for several programs, all of which run
}

// The ways to quote. Mixed is a word of differently quoted parts.
const (
	Bare Quote = iota
	Single
	Double
	Mixed
)

// Word is one word of a call.
type Word struct {
	// Raw is the text of the word as written, with its quotes.
	Raw   string
	Range procfile.Range
	// Value is what the program gets, when Static is set: nothing in the word is expanded. Globs and braces are left as they are written.
	Value  string
	Static bool
	Quote  Quote
}

// Variable is one use of a shell variable.
type Variable struct {
	Name  string
	Range procfile.Range
	// Operator is the text after the name in braces, such as ":-", or "".
	Operator string
	// Default is the value, without its quotes, of ${X:-d}, ${X-d}, ${X:=d} and ${X=d}; HasDefault says whether there is one.
	Default    string
	HasDefault bool
	// Quote is Bare, Double, or Single: in single quotes nothing is expanded, unless the quoted text is a script for another shell.
	Quote Quote
	// Script is set when the variable is in a text that `sh -c` runs.
	Script bool
}

// Kind names a feature of the shell.
type Kind string

// The kinds of features.
const (
	Operator     Kind = "operator"     // && || ; | & ! and line ends
	Redirect     Kind = "redirect"     // > < >> 2>&1 <<EOF
	Substitution Kind = "substitution" // $(…) `…` <(…) $((…))
	Glob         Kind = "glob"         // * ? […]
	Brace        Kind = "brace"        // {a,b}
	Tilde        Kind = "tilde"        // ~ at the start of a word
	Quoting      Kind = "quote"        // '…' "…"
	Escape       Kind = "escape"       // \x
	Assignment   Kind = "assignment"   // A=1 in front of a command
	Builtin      Kind = "builtin"      // cd, export, source, exec, …
	Compound     Kind = "compound"     // ( ) { } if for while case [[ ]] functions
	Comment      Kind = "comment"      // # …
)

// Feature is one use of what only a shell understands.
type Feature struct {
	Kind  Kind
	Text  string
	Range procfile.Range
}

// onlyBash are builtins of bash that a plain sh, such as dash, doesn't have.
const onlyBash ecosystem.Words = "source pushd popd declare shopt"

// OnlyInBash reports whether a plain sh, such as dash, doesn't understand the feature.
func (f Feature) OnlyInBash() bool {
	switch f.Kind {
	case Brace:
		return true
	case Builtin:
		return onlyBash.Has(f.Text)
	case Compound:
		return strings.HasPrefix(f.Text, "[[")
	case Redirect:
		return strings.HasPrefix(f.Text, "<<<")
	case Substitution:
		return strings.HasPrefix(f.Text, "<(")
	}
	return false
}

// inCmd are builtins that cmd.exe has too.
const inCmd ecosystem.Words = "cd exit popd pushd"

// WorksInCmd reports whether cmd.exe on Windows does with the feature what a shell does. A backslash separates folders there.
// Source: learn.microsoft.com, "cmd" and "Using command redirection operators".
func (f Feature) WorksInCmd() bool {
	switch f.Kind {
	case Operator:
		return f.Text == "&&" || f.Text == "||" || f.Text == "|"
	case Redirect:
		return !strings.Contains(f.Text, "/dev/") && !strings.Contains(f.Text, "<<") && f.Text[0] != '&'
	case Builtin:
		return inCmd.Has(f.Text)
	case Compound:
		return f.Text == "("
	case Quoting:
		return f.Text[0] == '"'
	case Escape:
		return !strings.ContainsAny(f.Text[1:], " \t$&|;<>()*?'\"`")
	}
	return false
}

// SlashedPrograms are the places of programs that the command names by an unquoted path with slashes, where cmd.exe takes each
// slash for an option (mattn/goreman issue 28). Ruby finds the file, and Windows runs no script (rails/dartsass-rails issue 29).
func (c *Command) SlashedPrograms() []procfile.Range {
	var all []procfile.Range
	for _, call := range c.Calls {
		if len(call.Words) > 0 && !call.Nested && call.Words[0].Quote == Bare && strings.Contains(call.Words[0].Raw, "/") {
			all = append(all, call.Words[0].Range)
		}
	}
	return all
}

// Variable is the first use of the named variable that a shell expands, or nil.
func (c *Command) Variable(name string) *Variable {
	i := slices.IndexFunc(c.Variables, func(v Variable) bool { return v.Name == name && (v.Quote != Single || v.Script) })
	if i < 0 {
		return nil
	}
	return &c.Variables[i]
}
