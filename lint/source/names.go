package source

import "strings"

// ImportsFrom reports whether a text of Python imports a name from a module.
func ImportsFrom(text, module, name string) bool {
	for rest := text; ; {
		_, after, found := strings.Cut(rest, "from "+module+" import")
		if !found {
			return false
		}
		rest = after
		names, _, _ := strings.Cut(after, "\n")
		if list, isList := strings.CutPrefix(strings.TrimLeft(after, " "), "("); isList {
			names, _, _ = strings.Cut(list, ")")
		}
		for imported := range strings.FieldsFuncSeq(names, func(c rune) bool { return strings.ContainsRune(", \t\r\n()\\", c) }) {
			if imported == name {
				return true
			}
		}
	}
}
