// Package pageapi answers what the page asks often: what package api answers, and the requests of
// its forms. It is above package api, so that nothing of a form is in programs without one.
package pageapi

import (
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/explain"
	"github.com/proclint/proclint/lint/plainjson"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/sevalla"
)

// Methods are all of them.
func Methods() []api.Method {
	return []api.Method{
		api.MethodOf("complete", api.Complete, api.CheckFields+" line character", "line character"),
		api.MethodOf("explainRules", explained, api.FileFields, ""),
		api.MethodOf("fix", api.Fix, api.CheckFields+" suggested", ""),
		api.MethodOf("format", api.Format, api.CheckFields, ""),
		api.MethodOf("hover", api.Hover, api.CheckFields+" line character", "line character"),
		api.MethodOf("lint", api.Lint, api.CheckFields, ""),
		api.MethodOf("matrix", api.Matrix, api.CheckFields, ""),
		api.MethodOf("move", api.Move, api.FileFields+" files config from to app", "from to"),
		api.MethodOf("needs", api.Needs, "files", "files"),
		api.MethodOf("preview", shown, api.CheckFields+" platform app", ""),
		api.MethodOf("sevallaFields", fields, "", ""),
		api.MethodOf("sevallaRequest", request, "text", "text"),
		api.MethodOf("sevallaSuggest", suggest, "text", "text"),
		api.MethodOf("suppress", api.Suppress, api.CheckFields+" rule line", "rule line"),
		api.MethodOf("version", api.Version, "", ""),
	}
}

// explained finds the rules and messages that a log is about, for whoever lacks the part of the program that finds its causes.
func explained(r api.Request) (*explain.Answer, error) {
	return explain.Text(string(r.Source())), nil
}

// Preview is a preview as the page shows it.
type Preview struct {
	preview.Preview
	// Form reports that there is the form for the processes of this platform.
	Form bool `json:"form"`
}

// SevallaFields are the fields of Sevalla's requests.
type SevallaFields struct {
	Schema string `json:"schema"`
	// Groups are the groups of the fields, in their order.
	Groups []string        `json:"groups"`
	Fields []sevalla.Field `json:"fields"`
	// EffectOfCreate reports when a new process takes effect.
	EffectOfCreate string `json:"effectOfCreate"`
}

func shown(r api.Request) (*Preview, error) {
	p, err := api.Preview(r)
	if err != nil {
		return nil, err
	}
	id, _, _ := strings.Cut(p.Platform, ":")
	return &Preview{Preview: *p, Form: id == platform.Sevalla}, nil
}

func fields(api.Request) (*SevallaFields, error) {
	return &SevallaFields{lint.Schema, sevalla.Groups(), sevalla.Fields(), sevalla.EffectOfCreate}, nil
}

// suggest proposes a form for the process in Text, which has type, command, role and port as a preview has them.
func suggest(r api.Request) (*sevalla.Suggestion, error) {
	object, err := plainjson.ParseObject(r.Text)
	if err != nil {
		return nil, api.RequestError{Reason: err.Error()}
	}
	p := preview.Process{Type: object.Text("type"), Command: object.Text("command"), Role: object.Text("role")}
	if object.Has("port") {
		port := object.Object("port")
		p.Port = &preview.Port{Source: port.Text("source"), Value: port.Text("value")}
	}
	if err := object.Err(); err != nil {
		return nil, api.RequestError{Reason: err.Error()}
	}
	suggestion := sevalla.Suggest(&p)
	return &suggestion, nil
}

// request makes the requests of the form in Text, as sevalla.ParseForm reads it.
func request(r api.Request) (*sevalla.Request, error) {
	form, err := sevalla.ParseForm(r.Text)
	if err != nil {
		return nil, api.RequestError{Reason: err.Error()}
	}
	made := sevalla.RequestOf(form)
	return &made, nil
}
