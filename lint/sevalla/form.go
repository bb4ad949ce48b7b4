// Package sevalla is Sevalla's requests to create and to update a process: every field with its limits, what is
// wrong with a value, and the JSON body, the curl calls and the Terraform resource of what was filled in. It
// builds requests and never sends one.
package sevalla

import (
	"errors"
	"fmt"

	"github.com/proclint/proclint/lint/plainjson"
)

// Action is what a request does to a process.
type Action string

// The actions.
const (
	Update Action = "update" // Update process: only the fields that are given change
	Create Action = "create" // Create process
)

// Actions are the actions, by their names.
func Actions() []string { return []string{string(Update), string(Create)} }

// Form is a request as it was filled in.
type Form struct {
	Action Action
	// Values holds a text for each field that is set, by the field's name. A list has an element a line,
	// HTTP headers are lines of "Name: value".
	Values map[string]string
}

// Value is the text of one field.
type Value struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// Kind is the type of the process: "web", "worker", "cron" or "job", or "" while it is not said. An update does
// not send it, but it decides which fields there are.
func (f Form) Kind() string { return f.Values["type"] }

// ParseForm reads a form from {"action":"update","values":{"display_name":"web"}}. The error says what has
// another shape.
func ParseForm(text string) (Form, error) {
	value, err := plainjson.Parse(text)
	if err != nil {
		return Form{}, err
	}
	object, ok := value.(map[string]any)
	if !ok {
		return Form{}, errors.New("want an object with action and values")
	}
	action, _ := object["action"].(string)
	form := Form{Action: Action(action), Values: map[string]string{}}
	if form.Action != Update && form.Action != Create {
		return Form{}, fmt.Errorf("want the action %q or %q", Update, Create)
	}
	values, ok := object["values"].(map[string]any)
	if !ok {
		return Form{}, errors.New("want an object for values")
	}
	known := byName(Fields())
	for name, value := range values {
		text, ok := value.(string)
		if !ok {
			return Form{}, fmt.Errorf("want a string for %q", name)
		}
		if known[name] == nil {
			return Form{}, fmt.Errorf("there is no field %q", name)
		}
		form.Values[name] = text
	}
	return form, nil
}

// inferred is the form with what the set fields say without words: which scaling and which probe they belong to.
func (f Form) inferred() Form {
	inferred := Form{Action: f.Action, Values: make(map[string]string, len(f.Values))}
	for name, value := range f.Values {
		inferred.Values[name] = value
	}
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
