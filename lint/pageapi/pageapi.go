// Package pageapi answers everything that the page asks its first program: what package api answers, and the requests of
// its forms. It is above package api, so that nothing of a form is in programs without one.
package pageapi

import (
	"errors"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/explain"
	"github.com/proclint/proclint/lint/plainjson"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/sevalla"
)

// Methods are those that the page's first program answers.
func Methods() []api.Method {
	return []api.Method{
		api.MethodOf("complete", api.Complete, api.CheckFields+" line character", "line character"),
		api.MethodOf("explain", explained, api.FileFields+" docs", ""),
		api.MethodOf("fix", api.Fix, api.CheckFields+" suggested", ""),
		api.MethodOf("format", api.Format, api.CheckFields, ""),
		api.MethodOf("hover", api.Hover, api.CheckFields+" line character", "line character"),
		api.MethodOf("lint", api.Lint, api.CheckFields, ""),
		api.MethodOf("matrix", api.Matrix, api.CheckFields, ""),
		api.MethodOf("move", api.Move, api.FileFields+" files config from to app", "from to"),
		api.MethodOf("needs", api.Needs, "files", "files"),
		api.MethodOf("preview", shown, api.CheckFields+" platform app", ""),
		api.MethodOf("sevallaFields", fields, "", ""),
		api.MethodOf("sevallaRead", read, "text", "text"),
		api.MethodOf("sevallaRequest", request, "text", "text"),
		api.MethodOf("sevallaSuggest", suggest, "text", "text"),
		api.MethodOf("suppress", api.Suppress, api.CheckFields+" rule line", "rule line"),
		api.MethodOf("version", api.Version, "", ""),
	}
}

// explained finds the rules and messages that a log is about.
func explained(r api.Request) (*explain.Answer, error) {
	if err := takeDocs(r); err != nil {
		return nil, err
	}
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

// SevallaValues are the values of a form, or in Problem why none could be read.
type SevallaValues struct {
	Schema string          `json:"schema"`
	Values []sevalla.Value `json:"values"`
	// Shown are facts that the answer has and no request can change.
	Shown   []sevalla.Shown `json:"shown"`
	Problem string          `json:"problem"`
}

func shown(r api.Request) (Preview, error) {
	p, err := api.Preview(r)
	if err != nil {
		return Preview{}, err
	}
	id, _, _ := strings.Cut(p.Platform, ":")
	return Preview{Preview: *p, Form: id == platform.Sevalla}, nil
}

func fields(api.Request) (SevallaFields, error) {
	return SevallaFields{lint.Schema, sevalla.Groups(), sevalla.Fields(), sevalla.EffectOfCreate}, nil
}

// suggest proposes a form for the process in Text, which has type, command, role and port as a preview has them.
func suggest(r api.Request) (sevalla.Suggestion, error) {
	object, err := plainjson.ParseObject(r.Text)
	if err != nil {
		return sevalla.Suggestion{}, api.RequestError{Reason: err.Error()}
	}
	p := preview.Process{Type: object.Text("type"), Command: object.Text("command"), Role: object.Text("role")}
	if object.Has("port") {
		port := object.Object("port")
		p.Port = &preview.Port{Source: port.Text("source"), Value: port.Text("value")}
	}
	if err := object.Err(); err != nil {
		return sevalla.Suggestion{}, api.RequestError{Reason: err.Error()}
	}
	return sevalla.Suggest(&p), nil
}

// request makes the requests of the form in Text, as sevalla.ParseForm reads it.
func request(r api.Request) (sevalla.Request, error) {
	form, err := sevalla.ParseForm(r.Text)
	if err != nil {
		return sevalla.Request{}, api.RequestError{Reason: err.Error()}
	}
	return sevalla.RequestOf(form), nil
}

// read takes the values of a form out of Text, {"answer":…,"key":…}: what Sevalla's API answered, as a text, and
// the key of the process to take of several.
func read(r api.Request) (SevallaValues, error) {
	answer, key, err := pasted(r.Text)
	if err != nil {
		return SevallaValues{}, api.RequestError{Reason: err.Error()}
	}
	values, err := sevalla.Read(answer, key)
	if err != nil {
		return SevallaValues{Schema: lint.Schema, Values: []sevalla.Value{}, Shown: []sevalla.Shown{}, Problem: err.Error()}, nil
	}
	return SevallaValues{Schema: lint.Schema, Values: values, Shown: sevalla.ShownIn(answer, key)}, nil
}

func pasted(text string) (answer, key string, err error) {
	object, err := plainjson.ParseObject(text)
	if err != nil {
		return "", "", err
	}
	if !object.Has("answer") {
		return "", "", errors.New("the field \"answer\" is missing")
	}
	return object.Text("answer"), object.Text("key"), object.Err()
}
