package source

import (
	"slices"
	"strings"
)

// PythonImport is a statement of Python that loads a module whenever the file with it is loaded.
type PythonImport struct {
	Line int // one-based
	// Module has dots between its parts, and before it where it's relative. Names are what the statement takes from it.
	Module string
	Names  []string
}

// PythonImports are those of a text. Those in blocks may depend on something, and are left out, as are all behind what may end the file.
func PythonImports(text string) (found []PythonImport) {
	if len(text) > mostBytes {
		return nil
	}
	number := 1
	for rest := PythonModule(text).bare; rest != ""; {
		statement := rest[:statementLength(rest)]
		rest = rest[len(statement):]
		for strings.HasSuffix(statement, "\\\n") && rest != "" {
			next := rest[:statementLength(rest)]
			statement, rest = statement+next, rest[len(next):]
		}
		for i, part := range strings.Split(statement, ";") {
			if i > 0 && wordStart(statement) != "" {
				part = strings.TrimLeft(part, " ")
			}
			found = append(found, importsOf(part, number)...)
		}
		if word := wordStart(statement); word == "raise" || word == "exit" || word == "quit" || strings.HasPrefix(statement, "sys.exit") {
			return found
		}
		number += strings.Count(statement, "\n")
	}
	return found
}

func importsOf(statement string, line int) (found []PythonImport) {
	if !strings.HasPrefix(statement, "import ") && !strings.HasPrefix(statement, "from ") {
		return nil
	}
	words := strings.FieldsFunc(statement, func(c rune) bool { return c != '.' && notInWord(c) })
	if words[0] == "from" {
		at := slices.Index(words, "import")
		if at != 2 {
			return nil
		}
		return []PythonImport{{line, words[1], withoutAliases(words[3:])}}
	}
	for _, module := range withoutAliases(words[1:]) {
		found = append(found, PythonImport{Line: line, Module: module})
	}
	return found
}

// withoutAliases are names without what "as" calls them.
func withoutAliases(words []string) (names []string) {
	for i := 0; i < len(words); i++ {
		if words[i] == "as" {
			i++
			continue
		}
		names = append(names, words[i])
	}
	return names
}
