package main

import (
	"fmt"
	"strings"
)

var emacsDialect = dialect{
	group: `\(?:`, closing: `\)`, or: `\|`, plus: "+", optional: "?",
	literal: func(r rune) string {
		if strings.ContainsRune(`\.*[^$+?`, r) {
			return `\` + string(r)
		}
		return string(r)
	},
	class: emacsClass,
}

// emacsClass writes a class, in which a bracket must be the first character and a hyphen the last.
func emacsClass(negated bool, ranges []rune) string {
	var bracket, middle, hyphen string
	for i := 0; i < len(ranges); i += 2 {
		from, to := ranges[i], ranges[i+1]
		if from == ']' {
			bracket = "]"
			from++
		}
		if from == '-' {
			hyphen = "-"
			from++
		}
		if to == '-' && from < to {
			hyphen = "-"
			to--
		}
		if from <= to {
			middle += string(from)
		}
		if from < to {
			middle += "-" + string(to)
		}
	}
	if negated {
		bracket = "^" + bracket
	}
	return "[" + bracket + middle + hyphen + "]"
}

func inEmacs(pattern string) string { return emacsDialect.translate(pattern) }

func emacsString(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteString(`\` + string(r))
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\%03o`, r)
		case r > '~':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return `"` + b.String() + `"`
}

func emacs() string {
	entry := `^\(?:\(` + inEmacs(word) + `\):\|` + inEmacs(mark+blanks) + `\(` + inEmacs(name) + `\)` + inEmacs(blanks) + `:` + inEmacs(afterColon) + `\)`
	var inCommand strings.Builder
	add := func(pattern, face string) {
		fmt.Fprintf(&inCommand, "\n     (%s (procfile-mode--after-name) nil %s)", emacsString(pattern), face)
	}
	quotes := `"\(?:\\.\|[^"\\` + "\n" + `]\)*"?\|\('[^'` + "\n" + `]*'?\)`
	add(quotes, "(0 'font-lock-string-face)")
	for _, t := range tokens {
		pattern, override := `\(`+inEmacs(t.pattern)+`\)`, ""
		switch {
		case t.behind != "": // a command is after its colon
			pattern = inEmacs("["+t.behind+"]") + pattern
		case t.notBeside != "":
			beside := inEmacs("[^" + t.notBeside + "]")
			pattern = beside + pattern + `\(?:` + beside + `\|$\)`
		}
		if t.inString {
			override = " prepend"
		}
		add(pattern, fmt.Sprintf("(1 '%s%s)", t.emacs, override))
	}
	add(quotes, "(1 'font-lock-string-face t t)") // single quotes hide what is in them
	return fill("procfile-mode.el",
		"COMMENT", emacsString("^"+inEmacs(mark+blanks)+"#.*"),
		"DIRECTIVE", emacsString(`\_<`+inEmacs(directives)+`\_>`),
		"ENTRY", emacsString(entry),
		"INCOMMAND", inCommand.String(),
	)
}
