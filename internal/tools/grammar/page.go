package main

import "strings"

// page writes the patterns of the page's editor.
func page() string {
	return fill("grammar.ts", "BLANKS", js(mark+blanks), "WORD", word, "NAME", js(name), "AFTER", afterColon, "VARIABLE", variable)
}

func js(pattern string) string { return strings.ReplaceAll(pattern, `\x{FEFF}`, `\uFEFF`) }
