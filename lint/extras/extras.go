// Package extras answers what a browser asks for seldom: the causes in a log, files of other tools, and answers of
// Sevalla's API. What only these functions call is a part of the page's program that is loaded when it is asked for.
package extras

import (
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/diagnosis"
	"github.com/proclint/proclint/lint/diagnosis/messages"
	"github.com/proclint/proclint/lint/export"
	"github.com/proclint/proclint/lint/imports"
	"github.com/proclint/proclint/lint/platform"
)

// Methods are all of them.
func Methods() []api.Method {
	return append(shared(),
		api.MethodOf("sarif", sarif, api.CheckFields, ""),
		api.MethodOf("readLog", readLog, "base64", "base64"),
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
		api.MethodOf("export", exported, api.FileFields+" files platform to app port image region repository", "to"),
		api.MethodOf("import", imported, api.FileFields+" from", ""),
	}
}

func sarif(r api.Request) (api.Written, error) { return api.SARIF(r) }

func exported(r api.Request) (*export.Export, error) { return api.Export(r) }

func imported(r api.Request) (*imports.Import, error) { return api.Import(r) }

func readLog(r api.Request) (api.Written, error) { return api.ReadLog(r) }

// explain finds the causes in a log. The files are those of the app.
func explain(r api.Request) (*diagnosis.Answer, error) {
	app, err := r.AppOfLog()
	if err != nil {
		return nil, err
	}
	log, err := r.LogText()
	if err != nil {
		return nil, err
	}
	return messages.Table().Explain(log, app), nil
}
