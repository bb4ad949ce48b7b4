// Package extras answers what a browser asks for seldom: the causes in a log, files of other tools, and answers of
// Sevalla's API. It is another program there, since most visits need none of it.
package extras

import (
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/diagnosis"
	"github.com/proclint/proclint/lint/diagnosis/messages"
	"github.com/proclint/proclint/lint/platform"
)

// Methods are those that this program answers.
func Methods() []api.Method {
	return append(shared(),
		api.MethodOf("sarif", api.SARIF, api.CheckFields, ""),
		api.MethodOf("sevallaRead", read, "text", "text"),
	)
}

// FunctionsOfCommand are those that the program of the npm command answers for the functions of the npm package.
func FunctionsOfCommand() []api.Method {
	return append(shared(),
		api.MethodOf("config", api.Config, api.CheckFields, ""),
		api.MethodOf(platform.Sevalla, api.Sevalla, api.FileFields+" from process action values", ""),
	)
}

func shared() []api.Method {
	return []api.Method{
		api.MethodOf("explain", explain, api.FileFields+" platforms files", ""),
		api.MethodOf("export", api.Export, api.FileFields+" files platform to app port image region repository", "to"),
		api.MethodOf("import", api.Import, api.FileFields+" from", ""),
	}
}

// explain finds the causes in a log. The files are those of the app.
func explain(r api.Request) (*diagnosis.Answer, error) {
	app, err := r.AppOfLog()
	if err != nil {
		return nil, err
	}
	return messages.Table().Explain(string(r.Source()), app), nil
}
