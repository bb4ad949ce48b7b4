package source

import (
	"iter"
	"slices"
	"strings"
)

// makers are the calls that make an application that a server takes.
var makers = [...]string{"Flask(", "FastAPI(", "Starlette(", "Quart(", "Sanic(", "Litestar(", "Bottle(", "Dash(",
	"get_wsgi_application(", "get_asgi_application(", "create_app(", "make_app("}

// factories are the usual functions that make an application.
var factories = [...]string{"create_app", "make_app", "create_application", "build_app", "get_app"}

// Module is a module of Python, of which a server loads what its top level makes.
type Module struct{ code }

// PythonModule reads a text.
func PythonModule(text string) Module { return Module{newCode(text, "#", `"""`, "'''", `"`, "'")} }

// Top yields the statements that run when the module is imported, without what strings and comments say: those outside of
// functions, of classes, and of what only a program runs. Of a function or a class, it yields the line with its name.
func (m Module) Top() iter.Seq[string] {
	return func(yield func(string) bool) {
		inside := -1 // how far the function is indented that the lines are in
		for rest := m.bare; rest != ""; {
			line := rest[:statementLength(rest)]
			rest = rest[len(line):]
			text, at := strings.TrimSpace(line), indent(line)
			if text == "" || text[0] == '"' || text[0] == '\'' || inside >= 0 && at > inside {
				continue
			}
			inside = -1
			if word := wordStart(strings.TrimPrefix(text, "async ")); word == "def" || word == "class" || strings.HasPrefix(text, "if __name__") {
				inside = at
			}
			if !yield(line) {
				return
			}
		}
	}
}

// statementLength is how long the first statement of a text is: a line, or the lines up to the one that closes its brackets.
func statementLength(text string) int {
	depth := 0
	for i := range len(text) {
		switch text[i] {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '\n':
			if depth <= 0 {
				return i + 1
			}
		}
	}
	return len(text)
}

// Mentions reports whether the top level may make a name.
func (m Module) Mentions(name string) bool {
	for line := range m.Top() {
		words := strings.FieldsFunc(line, notInWord)
		if len(words) > 1 && words[0] == "async" {
			words = words[1:]
		}
		if len(words) > 1 && (words[0] == "def" || words[0] == "class") {
			words = words[1:2]
		}
		if slices.Contains(words, name) {
			return true
		}
	}
	for at := range m.named(name) {
		if line := m.bare[strings.LastIndexByte(m.bare[:at], '\n')+1 : at]; strings.HasPrefix(strings.TrimSpace(line)+" ", "global ") {
			return true
		}
	}
	// A name that a module gets while it runs can't be seen.
	return slices.ContainsFunc([]string{"import *", "globals(", "__getattr__", "exec(", "setattr(", "sys.modules"}, func(way string) bool { return strings.Contains(m.bare, way) })
}

// Assigned is what the top level assigns to a name, or "".
func (m Module) Assigned(name string) string {
	for left, value := range m.assignments() {
		if left == name {
			return value
		}
	}
	return ""
}

// assignments yields the names to which the top level assigns something, with the start of it.
func (m Module) assignments() iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for line := range m.Top() {
			left, value, ok := strings.Cut(line, "=")
			left, _, _ = strings.Cut(left, ":") // a type
			if name := strings.TrimSpace(left); ok && isName(name) && !strings.HasPrefix(value, "=") && !yield(name, strings.TrimSpace(value)) {
				return
			}
		}
	}
}

// Application is the name to which the top level assigns an application that a server takes, or one of Celery, or "".
func (m Module) Application(celery bool) string {
	for name, value := range m.assignments() {
		if celery && strings.Contains(value, "Celery(") || !celery && slices.ContainsFunc(makers[:], func(call string) bool { return strings.Contains(value, call) }) {
			return name
		}
	}
	return ""
}

// Factory is the function of the module that makes its application, and needs no argument, or "".
func (m Module) Factory() string {
	for line := range m.Top() {
		for _, name := range factories {
			start := "def " + name + "("
			if !strings.HasPrefix(line, start) {
				continue
			}
			given, closed := m.arguments(strings.Index("\n"+m.bare, "\n"+start) + len(start))
			if closed && !slices.ContainsFunc(given, func(one string) bool { return !strings.ContainsAny(one, "=*") }) {
				return name
			}
		}
	}
	return ""
}
