package main

import "strings"

// treeSitter writes the grammar of tree-sitter, whose patterns can't look ahead. So its tokens are the pieces of a line, each
// as long as possible, and what follows a piece says whether it is a name.
func treeSitter() string {
	var rules, inCommand, inString []string
	for _, t := range tokens {
		if t.node == "" {
			continue
		}
		// In tree-sitter, "." would be a CR, too.
		rules = append(rules, t.node+": () => /"+strings.ReplaceAll(t.pattern, ".", `[^\r\n]`)+"/,")
		inCommand = append(inCommand, "$."+t.node)
		if t.inString {
			inString = append(inString, "$."+t.node)
		}
	}
	rest := "(?:" + follow + ")"
	withoutWord := strings.Replace(first, "[^", "[^A-Za-z0-9_", 1)
	return fill("grammar.js",
		"TOKENS", strings.Join(rules, "\n    "), "INCOMMAND", strings.Join(inCommand, ", "), "INSTRING", strings.Join(inString, ", "),
		"WORD", word, "REST", rest+"+", "PLAIN", js("(?:"+first+")"+rest+"*"), "OTHER", js("(?:"+withoutWord+")"+rest+"*"),
		"QUOTED", quoted, "INDICATORS", indicator, "CONTROLS", `\x00-\x08\x0b\x0c\x0e-\x1f\x7f`,
	)
}
