// Package sevalla is Sevalla's requests to create and to update a process: every field with its limits, what is wrong with a value, and the JSON
// body, the curl calls and the Terraform resource of what was filled in. It builds requests and never sends one.
package sevalla

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"github.com/proclint/proclint/lint/jsontext"
)

// Actions are the actions, by their names.
func Actions() []string { return []string{string(Update), string(Create)} }

// FieldNames are the names of all fields.
func FieldNames() []string {
	var names []string
	for _, field := range Fields() {
		names = append(names, field.Name)
	}
	return names
}

// Form is a request as it was filled in.
type Form struct {
	Action Action
	// Values has a text for each field that is set, by the field's name. A list has one element per line, HTTP headers are lines of "Name: value".
	Values map[string]string
}

// Value is the text of one field.
type Value struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Kind is the type of the process: "web", "worker", "cron" or "job", or "" while it is not set. An update does
// not send it, but it decides which fields there are.
func (f Form) Kind() string { return f.Values["type"] }

// ParseForm reads a form from {"action":"update","values":{"display_name":"web"}}. The error explains what has another shape.
func ParseForm(text string) (Form, error) {
	object, err := jsontext.ParseObject(text)
	if err != nil {
		return Form{}, err
	}
	form := Form{Action: Action(object.Text("action")), Values: map[string]string{}}
	if form.Action != Update && form.Action != Create {
		return Form{}, fmt.Errorf("the action must be %q or %q", Update, Create)
	}
	values := object.Object("values")
	if !object.Has("values") {
		object.Wrong("values", "an object")
	}
	known := FieldNames()
	for name := range values.Fields {
		if !slices.Contains(known, name) {
			return Form{}, fmt.Errorf("unknown field %q", name)
		}
		if !values.Has(name) {
			values.Wrong(name, "a string")
		}
		form.Values[name] = values.Text(name)
	}
	return form, cmp.Or(object.Err(), values.Err())
}

// inferred is the form with what the set fields say without words: which scaling and which probe they belong to.
func (f Form) inferred() Form {
	inferred := Form{Action: f.Action, Values: map[string]string{}}
	maps.Copy(inferred.Values, f.Values)
	ambiguous := map[string]bool{}
	for _, field := range Fields() {
		if _, set := f.Values[field.Name]; !set || field.If == "" {
			continue
		}
		if _, said := f.Values[field.If]; said || ambiguous[field.If] {
			continue
		}
		if other := inferred.Values[field.If]; other != "" && other != field.Is {
			ambiguous[field.If] = true
			delete(inferred.Values, field.If)
			continue
		}
		inferred.Values[field.If] = field.Is
	}
	return inferred
}
