package source

import "strings"

// Listens are the calls in the text of a file with that ending, such as ".py"; none in a long one. flask says that the app
// of another file is one of Flask.
func Listens(text, ending string, flask bool) []Listen {
	if len(text) > mostBytes {
		return nil
	}
	switch ending {
	case ".py":
		return python(newCode(text, "#", `"""`, "'''", `"`, "'"), flask)
	case ".js", ".cjs", ".mjs", ".ts":
		return node(newCode(text, "//", "`", `"`, "'"))
	case ".go":
		return golang(newCode(text, "//", "`", `"`, "'"))
	case ".rb":
		return sinatra(text)
	}
	return nil
}

// sinatra finds the setting of Sinatra for the port, which counts more than $PORT and an option. Source: sinatra/sinatra lib/sinatra/base.rb.
func sinatra(text string) (found []Listen) {
	if !strings.Contains(text, "sinatra") || strings.Contains(text, "configure") || ReadsPort(text) {
		return nil
	}
	for i, line := range strings.Split(text, "\n") {
		l := Listen{Line: i + 1, Always: true}
		if l.takePort("#", line); strings.HasPrefix(strings.TrimLeft(l.Text, " "), "set ") && strings.HasSuffix(strings.TrimSpace(line), l.Port) {
			found = append(found, l)
		}
	}
	return found
}
