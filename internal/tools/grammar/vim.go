package main

import (
	"fmt"
	"slices"
	"strings"
)

var vimDialect = dialect{
	group: `\%(`, closing: `\)`, or: `\|`, plus: `\+`, optional: `\=`,
	literal: func(r rune) string {
		if strings.ContainsRune(`\.*[]^$~/`, r) {
			return `\` + string(r)
		}
		return vimCharacter(r, `\%%u%04x`)
	},
	class: func(negated bool, ranges []rune) string {
		var b strings.Builder
		b.WriteString("[")
		if negated {
			b.WriteString("^")
		}
		for i := 0; i < len(ranges); i += 2 {
			// Vim stores NUL as a line feed, which a later range contains.
			from := max(ranges[i], 1)
			b.WriteString(vimInClass(from))
			if ranges[i+1] > from {
				b.WriteString("-" + vimInClass(ranges[i+1]))
			}
		}
		return b.String() + "]"
	},
}

func vimInClass(r rune) string {
	if strings.ContainsRune(`\]^-[/`, r) {
		return `\` + string(r)
	}
	return vimCharacter(r, `\u%04x`)
}

// vimCharacter writes one that isn't visible with an escape.
func vimCharacter(r rune, escape string) string {
	switch {
	case r == '\t':
		return `\t`
	case r < ' ' || r > '~':
		return fmt.Sprintf(escape, r)
	}
	return string(r)
}

func inVim(pattern string) string { return vimDialect.translate(pattern) }

// vim writes the syntax file of Vim.
func vim() string {
	var b strings.Builder
	match := func(group, pattern, rest string) { fmt.Fprintf(&b, "syntax match %s /%s/%s\n", group, pattern, rest) }
	match("procfileName", "^"+inVim(mark+blanks)+`\zs`+vimGroup(name)+`\ze`+inVim(blanks)+":"+inVim(afterColon), " nextgroup=procfileColon skipwhite")
	match("procfileName", "^"+inVim(word)+`\ze:`, " nextgroup=procfileColon") // the last that matches counts
	match("procfileComment", "^"+inVim(mark+blanks)+"#.*", " contains=procfileDirective,@Spell")
	match("procfileDirective", `\<`+inVim(directives)+`\>`, " contained")
	match("procfileColon", ":", " contained nextgroup=procfileCommand")
	match("procfileCommand", ".*", " contained contains=@procfileToken,procfileString")
	var links strings.Builder
	for i, t := range slices.Backward(tokens) { // of two at one place, Vim takes the last
		group := fmt.Sprintf("procfileToken%d", i+1)
		pattern, rest := vimGroup(t.pattern), " contained"
		// A command is after its colon. To look behind a match would take long where one is long.
		switch {
		case t.behind != "":
			pattern, rest = inVim("["+t.behind+"]")+pattern, "lc=1"+rest
		case t.notBeside != "":
			pattern, rest = inVim("[^"+t.notBeside+"]")+pattern+vimGroup("["+t.notBeside+"]")+`\@!`, "lc=1"+rest
		}
		match(group, pattern, rest)
		fmt.Fprintf(&b, "syntax cluster procfileToken add=%s\n", group)
		if t.inString {
			fmt.Fprintf(&b, "syntax cluster procfileInString add=%s\n", group)
		}
		fmt.Fprintf(&links, "highlight default link %s %s\n", group, t.vim)
	}
	match("procfileString", `"\%(\\.\|[^"\\]\)*"\=`, " contained contains=@procfileInString")
	match("procfileString", `'[^']*'\=`, " contained")
	return fill("procfile.vim", "MATCHES", b.String(), "LINKS", links.String())
}

// vimGroup is a pattern of which a part of a larger one is made.
func vimGroup(pattern string) string { return `\%(` + inVim(pattern) + `\)` }
