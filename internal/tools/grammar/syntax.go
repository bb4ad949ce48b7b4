package main

// This file is the description of a Procfile's syntax. An entry is what the default platforms read as one: Code Capsules reads a word before any
// colon, and the YAML parsers a key before a colon and a blank. Patterns use only what Go, JavaScript, Oniguruma and tree-sitter read alike.
const (
	control = `\x00-\x1f\x7f` // no platform reads a name with one of these
	blanks  = `[ \t]*`
	// mark is a byte order mark. Most editors hide it.
	mark = `\x{FEFF}?`

	// word is the name of an entry at the start of a line if a colon follows at once.
	word = `[A-Za-z0-9_]+`
	// quoted is a name in quotes, which YAML removes.
	quoted = `"[^"` + control + `]*"|'[^'` + control + `]*'`
	// follow is a further piece of a name. A colon ends the name where a blank follows, and so does a comment.
	follow    = ofWord + `|[ \t]+(?:[^ \t:#` + control + `]|:+[^ \t:` + control + `])`
	ofWord    = `:*[^ \t:` + control + `]`
	indicator = "\"'\\[\\]{},&*!|>%@`" // they start something else in YAML
	// first is the start of a name. A hyphen, a question mark or a colon before a blank is something else in YAML, unless a colon follows.
	first = `[^ \t:#\x{FEFF}` + indicator + control + `?-]|[?:-]` + ofWord
	plain = `(?:` + first + `)(?:` + follow + `)*|[?-]`
	// name is that of an entry if a colon follows, and then afterColon.
	name       = quoted + `|` + plain
	afterColon = `:*(?:[ \t]|$)`

	// directives are the comments that Proclint reads.
	directives = `proclint-(?:platform|ignore-next-line|ignore-file)`
)

// A token is a part of a command that a shell would read as more than text.
type token struct {
	pattern string
	// behind has the characters of which one must be before it, and notBeside those of which none may be before or after it.
	// Each is the content of a class, or "".
	behind, notBeside string
	// atStart permits it at the start of a line, too.
	atStart bool
	// textmate is its scope, or one for each group of the pattern.
	textmate []string
	// vim is the group of Vim to which it belongs, and emacs the face.
	vim, emacs string
	// inString says that double quotes leave it what it is.
	inString bool
	// node is its name in the grammar of tree-sitter, or "" for plain text.
	node string
}

// tokens are those of a command. At one place, the first counts.
var tokens = []token{
	{pattern: variable, textmate: []string{"variable.other.normal.shell"}, vim: "Identifier", emacs: "font-lock-variable-name-face", inString: true, node: "variable"},
	{pattern: "\\$\\(|`", textmate: []string{"punctuation.section.embedded"}, vim: "PreProc", emacs: "font-lock-preprocessor-face", inString: true, node: "substitution"},
	{pattern: `([A-Za-z_][A-Za-z0-9_]*)(=)`, behind: `\s;&|(:`, atStart: true, textmate: []string{"variable.other.assignment", "keyword.operator.assignment"}, vim: "Identifier", emacs: "font-lock-variable-name-face"},
	{pattern: `\d*(?:>>|>|<)(?:&\d)?`, textmate: []string{"keyword.operator.redirect"}, vim: "Operator", emacs: "font-lock-keyword-face", node: "redirect"},
	{pattern: `&&|\|\||[;|&]`, textmate: []string{"keyword.operator.logical"}, vim: "Operator", emacs: "font-lock-keyword-face", node: "operator"},
	{pattern: `--?[A-Za-z0-9][A-Za-z0-9_.-]*`, behind: `\s`, textmate: []string{"variable.parameter.option"}, vim: "Special", emacs: "font-lock-constant-face"},
	{pattern: `\\.`, textmate: []string{"constant.character.escape"}, vim: "SpecialChar", emacs: "font-lock-constant-face", inString: true, node: "escape"},
	{pattern: `\d+`, notBeside: `\w./:-`, textmate: []string{"constant.numeric"}, vim: "Number", emacs: "font-lock-constant-face"},
}

// variable is one as a shell, a Windows prompt or PowerShell writes it.
const variable = `\$\{[^}\s]*\}|\$\w+|%\w+%`
