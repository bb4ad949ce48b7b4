package api

import (
	"path"
	"reflect"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/explain"
	"github.com/proclint/proclint/lint/logs"
	"github.com/proclint/proclint/lint/logs/messages"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/spelling"
)

// PageMethods are what the page asks often.
func PageMethods() []Method {
	return []Method{
		MethodOf("complete", Complete, CheckFields+" line character", "line character"),
		MethodOf("explainRules", explainRules, FileFields, ""),
		MethodOf("fix", Fix, CheckFields+" suggested", ""),
		MethodOf("format", Format, CheckFields, ""),
		MethodOf("hover", Hover, CheckFields+" line character", "line character"),
		MethodOf("lint", Lint, CheckFields, ""),
		MethodOf("lintApp", LintApp, appFields, "files"),
		MethodOf("matrix", Matrix, CheckFields, ""),
		MethodOf("move", Move, FileFields+" files config from to app", "from to"),
		MethodOf("needs", Needs, "files", "files"),
		MethodOf("preview", previewOfPage, CheckFields+" platform app", ""),
		MethodOf("suppress", Suppress, CheckFields+" rule line", "rule line"),
		MethodOf("version", Version, "", ""),
	}
}

// SeldomMethods are what the page asks seldom: the causes in a log, files of other tools, and the form for Sevalla's API.
// What only these call is a part of the page's program that is loaded when it is asked for.
func SeldomMethods() []Method {
	return append(sharedMethods(),
		MethodOf("sarif", SARIF, CheckFields, ""),
		MethodOf("readLog", ReadLog, "base64", "base64"),
		MethodOf("sevallaFields", sevallaFields, "", ""),
		MethodOf("sevallaRead", sevallaRead, "text", "text"),
		MethodOf("sevallaRequest", sevallaRequest, "text", "text"),
		MethodOf("sevallaSuggest", sevallaSuggest, "text", "text"),
	)
}

// CommandMethods are what the program of the npm command answers for the functions of the npm package.
func CommandMethods() []Method {
	return append(sharedMethods(),
		MethodOf("config", Config, CheckFields, ""),
		MethodOf(platform.Sevalla, Sevalla, FileFields+" from process action values", ""),
	)
}

func sharedMethods() []Method {
	return []Method{
		MethodOf("explain", Explain, FileFields+" platforms files", ""),
		MethodOf("export", Export, FileFields+" files platform to app port image region repository", "to"),
		MethodOf("import", Import, FileFields+" from", ""),
		MethodOf("init", Init, appFields, "files"),
	}
}

// explainRules finds the rules and messages that a log is about, for whoever lacks the part of the program that finds its causes.
func explainRules(r Request) (*explain.Answer, error) {
	return explain.Text(string(r.Source())), nil
}

// Explain finds the causes in a log. The files are those of the app. The error is an UnknownError, a ConfigError or a LogError.
func Explain(r Request) (*logs.Answer, error) {
	app, err := r.appOfLog()
	if err != nil {
		return nil, err
	}
	log, err := LogText(r.Source())
	if err != nil {
		return nil, err
	}
	return messages.Table().Explain(log, app), nil
}

// appOfLog is the app that the request's Files and Platforms show, for a request whose text is a log: the Procfile is the one of
// Path, else the one in the root. It is nil where the request shows nothing. The error is an UnknownError or a ConfigError.
func (r Request) appOfLog() (*lint.Input, error) {
	if len(r.Files) == 0 && len(r.Platforms) == 0 {
		return nil, nil
	}
	r.Path = path.Clean(r.Path)
	if r.Path == "." {
		r.Path = "Procfile"
	}
	in, err := r.input()
	if err != nil {
		return nil, err
	}
	in.Source = nil
	if len(r.Files) == 1 && r.Files[0].Text != nil {
		in.Repository = nil // one who knows only the Procfile knows nothing of the app's other files
	}
	for _, f := range r.Files {
		if f.Text != nil && path.Clean(f.Path) == r.Path {
			in.Source = []byte(*f.Text)
		}
	}
	return &in, nil
}

// Method is a question with the function that answers it.
type Method struct {
	Name string
	// Reads are the fields of a Request that it reads, in JSON, and Needs those of them that must be there.
	Reads, Needs ecosystem.Words
	// Response is the type of the answer.
	Response reflect.Type

	answer Answerer
}

// Fields that many methods read.
const (
	FileFields  = "path text base64"                     // those of a file
	CheckFields = FileFields + " platforms files config" // those of a file that is checked for platforms, beside other files
	appFields   = "path platforms files config"          // those of an app without a Procfile
)

// MethodOf makes a method of a function. For all pointers it is compiled once.
func MethodOf[T any](name string, answer func(Request) (T, error), reads, needs ecosystem.Words) Method {
	return Method{name, reads, needs, reflect.TypeFor[T](), func(_ string, r Request) (any, error) { return answer(r) }}
}

// Answering answers some methods, and gives an UnknownError for any other.
func Answering(methods []Method) Answerer {
	return func(name string, r Request) (any, error) {
		names := make([]string, len(methods))
		for i, m := range methods {
			if m.Name == name {
				return m.answer(name, r)
			}
			names[i] = m.Name
		}
		return nil, spelling.NewUnknown("method", name, names)
	}
}
