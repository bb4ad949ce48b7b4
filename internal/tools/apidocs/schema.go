package main

import (
	"bytes"
	"encoding/json"

	"github.com/proclint/proclint/internal/schemas"
)

// reportSchema is the JSON Schema (2020-12) of a report: the part of the API's description, as JSON, that a report needs.
func reportSchema(description []byte) ([]byte, error) {
	definitions, err := schemas.Of(description, "Report")
	if err != nil {
		return nil, err
	}
	encoded, err := marshal(struct {
		Schema      string                     `json:"$schema"`
		Title       string                     `json:"title"`
		Report      string                     `json:"$ref"`
		Definitions map[string]json.RawMessage `json:"$defs"`
	}{"https://json-schema.org/draft/2020-12/schema", "Report of Proclint", "#/$defs/Report", definitions})
	if err != nil {
		return nil, err
	}
	var indented bytes.Buffer
	err = json.Indent(&indented, append(encoded, '\n'), "", "  ")
	return indented.Bytes(), err
}
