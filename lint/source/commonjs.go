package source

import (
	"regexp"
	"strings"
)

var (
	topRequire = regexp.MustCompile(`(?m)^(?:(?:const|let|var) [\w{][^=\n]*= *)?require\(`)
	topExports = regexp.MustCompile(`(?m)^module\.exports *=`)
	definesIt  = regexp.MustCompile(`\b(?:createRequire|(?:const|let|var|function) +require\b)`)
)

// CommonJS is the line, from 1, in which the top level of a text calls require or sets module.exports, which an ES module doesn't have, with
// what it uses; 0 where it doesn't, or defines that itself.
func CommonJS(text string) (line int, uses string) {
	if len(text) > mostBytes || definesIt.MatchString(text) {
		return 0, ""
	}
	bare := newCode(text, "//", "`", `"`, "'").bare
	if at := topRequire.FindStringIndex(bare); at != nil {
		return 1 + strings.Count(bare[:at[0]], "\n"), "require"
	}
	if at := topExports.FindStringIndex(bare); at != nil {
		return 1 + strings.Count(bare[:at[0]], "\n"), "module"
	}
	return 0, ""
}

// Unclosed is the line, from 1, of the first bracket of a text in JavaScript that nothing closes, or that another one closes, with the bracket; 0
// where all are closed, and where the text has patterns, templates or tags, in which brackets mean something else.
func Unclosed(text string) (line int, bracket string) {
	if len(text) > mostBytes || strings.Contains(text, "`") {
		return 0, ""
	}
	bare := newCode(text, "//", `"`, "'").bare
	if strings.Contains(bare, "/") || strings.Contains(bare, "</") || strings.Count(bare, `"`)%2 != 0 || strings.Count(bare, "'")%2 != 0 {
		return 0, ""
	}
	var open []int
	for i := 0; i < len(bare); i++ {
		switch c := bare[i]; c {
		case '(', '[', '{':
			open = append(open, i)
		case ')', ']', '}':
			last := len(open) - 1
			if last < 0 {
				return 1 + strings.Count(bare[:i], "\n"), string(c)
			}
			if o := bare[open[last]]; strings.IndexByte("([{", o) != strings.IndexByte(")]}", c) {
				return 1 + strings.Count(bare[:open[last]], "\n"), string(o)
			}
			open = open[:last]
		}
	}
	if len(open) > 0 {
		at := open[len(open)-1]
		return 1 + strings.Count(bare[:at], "\n"), string(bare[at])
	}
	return 0, ""
}
