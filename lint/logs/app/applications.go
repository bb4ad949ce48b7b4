package app

import (
	"strings"

	"github.com/proclint/proclint/lint/logs/ascii"
)

// applications are what makes an application of Python.
var applications = []string{"Flask(", "FastAPI(", "Quart(", "Starlette(", "Sanic(", "Bottle(", "get_wsgi_application(", "get_asgi_application(", "create_app(", "Celery(", "Dash("}

// FactoryIn is the usual function of a file that makes its application without any argument, or "".
func FactoryIn(text string) string {
	for _, name := range []string{"create_app", "make_app"} {
		if strings.Contains("\n"+text, "\ndef "+name+"()") {
			return name
		}
	}
	return ""
}

// ApplicationIn is the name to which a file assigns its application, or "".
func ApplicationIn(text string) string {
	for line := range strings.Lines(text) {
		name, value, ok := strings.Cut(line, "=")
		if name = strings.TrimSpace(name); ok && ascii.IsVariable(name) && line[0] != ' ' && line[0] != '\t' && ascii.ContainsAny(value, applications) {
			return name
		}
	}
	return ""
}
