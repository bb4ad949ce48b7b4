package extras

import (
	"errors"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/plainjson"
	"github.com/proclint/proclint/lint/sevalla"
)

// SevallaValues are the values of a form, or in Problem why none could be read.
type SevallaValues struct {
	Schema string          `json:"schema"`
	Values []sevalla.Value `json:"values"`
	// Shown are facts that the answer has and no request can change.
	Shown   []sevalla.Shown `json:"shown"`
	Problem string          `json:"problem"`
}

// read takes the values of a form out of Text, {"answer":…,"key":…}: what Sevalla's API answered, as a text, and
// the key of the process to take of several.
func read(r api.Request) (*SevallaValues, error) {
	answer, key, err := pasted(r.Text)
	if err != nil {
		return nil, api.RequestError{Reason: err.Error()}
	}
	values, err := sevalla.Read(answer, key)
	if err != nil {
		return &SevallaValues{Schema: lint.Schema, Values: []sevalla.Value{}, Shown: []sevalla.Shown{}, Problem: err.Error()}, nil
	}
	return &SevallaValues{Schema: lint.Schema, Values: values, Shown: sevalla.ShownIn(answer, key)}, nil
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
