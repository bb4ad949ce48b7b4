package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
)

// reference matches a reference to a part of the API's description.
var reference = regexp.MustCompile(`"#/components/schemas/(\w+)"`)

// reportSchema is the JSON Schema (2020-12) of a report: the part of the API's description, as JSON, that a report needs.
func reportSchema(description []byte) ([]byte, error) {
	var described struct {
		Components struct{ Schemas map[string]json.RawMessage }
	}
	if err := json.Unmarshal(description, &described); err != nil {
		return nil, err
	}
	definitions := map[string]json.RawMessage{}
	for names := []string{"Report"}; len(names) > 0; names = names[1:] {
		name := names[0]
		if _, known := definitions[name]; known {
			continue
		}
		schema, ok := described.Components.Schemas[name]
		if !ok {
			return nil, fmt.Errorf("a report needs %s, which the description of the API doesn't have", name)
		}
		for _, found := range reference.FindAllSubmatch(schema, -1) {
			names = append(names, string(found[1]))
		}
		definitions[name] = reference.ReplaceAll(schema, []byte(`"#/$$defs/$1"`))
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
