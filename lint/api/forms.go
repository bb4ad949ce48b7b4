package api

import (
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/sevalla"
)

// PagePreview is a preview as the page shows it.
type PagePreview struct {
	preview.Preview
	Form bool `json:"form"` // there is the form for the processes of this platform
}

// SevallaFields are the fields of Sevalla's requests.
type SevallaFields struct {
	Schema         string          `json:"schema"`
	Groups         []string        `json:"groups"` // the groups of the fields, in their order
	Fields         []sevalla.Field `json:"fields"`
	EffectOfCreate string          `json:"effectOfCreate"` // when a new process takes effect
}

func previewOfPage(r Request) (*PagePreview, error) {
	p, err := Preview(r)
	if err != nil {
		return nil, err
	}
	id, _, _ := strings.Cut(p.Platform, ":")
	return &PagePreview{Preview: *p, Form: id == platform.Sevalla}, nil
}

func sevallaFields(Request) (*SevallaFields, error) {
	return &SevallaFields{lint.Schema, sevalla.Groups(), sevalla.Fields(), sevalla.EffectOfCreate}, nil
}

// sevallaSuggest proposes a form for the process in Text, which has type, command, role and port as a preview has them.
func sevallaSuggest(r Request) (*sevalla.Suggestion, error) {
	object, err := jsontext.ParseObject(r.Text)
	if err != nil {
		return nil, RequestError{Reason: err.Error()}
	}
	p := preview.Process{Type: object.Text("type"), Command: object.Text("command"), Role: object.Text("role")}
	if object.Has("port") {
		port := object.Object("port")
		p.Port = &preview.Port{Source: port.Text("source"), Value: port.Text("value")}
	}
	if err := object.Err(); err != nil {
		return nil, RequestError{Reason: err.Error()}
	}
	suggestion := sevalla.Suggest(&p)
	return &suggestion, nil
}

// sevallaRequest makes the requests of the form in Text, as sevalla.ParseForm reads it.
func sevallaRequest(r Request) (*sevalla.Request, error) {
	form, err := sevalla.ParseForm(r.Text)
	if err != nil {
		return nil, RequestError{Reason: err.Error()}
	}
	made := sevalla.RequestOf(form)
	return &made, nil
}

// SevallaValues are the values of a form, or in Problem why none could be read.
type SevallaValues struct {
	Schema  string          `json:"schema"`
	Values  []sevalla.Value `json:"values"`
	Shown   []sevalla.Shown `json:"shown"` // facts that the answer has and no request can change
	Problem string          `json:"problem"`
}

// sevallaRead takes the values of a form out of Text, {"answer":…,"key":…}: what Sevalla's API answered, as a text, and
// the key of the process to take of several.
func sevallaRead(r Request) (*SevallaValues, error) {
	object, err := jsontext.ParseObject(r.Text)
	if err != nil {
		return nil, RequestError{Reason: err.Error()}
	}
	answer, key := object.Text("answer"), object.Text("key")
	if !object.Has("answer") {
		return nil, RequestError{Reason: "the field \"answer\" is missing"}
	}
	if err := object.Err(); err != nil {
		return nil, RequestError{Reason: err.Error()}
	}
	values, err := sevalla.Read(answer, key)
	if err != nil {
		return &SevallaValues{Schema: lint.Schema, Values: []sevalla.Value{}, Shown: []sevalla.Shown{}, Problem: err.Error()}, nil
	}
	return &SevallaValues{Schema: lint.Schema, Values: values, Shown: sevalla.ShownIn(answer, key)}, nil
}
