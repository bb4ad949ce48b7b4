package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
)

// definition matches a reference to a part of the API's description.
var definition = regexp.MustCompile(`"#/components/schemas/(\w+)"`)

// ReportSchema returns the JSON Schema (2020-12) of a report: the part of the API's description that a report needs, so
// that one source describes both.
func ReportSchema() ([]byte, error) {
	var described struct {
		Components struct{ Schemas map[string]json.RawMessage }
	}
	if err := json.Unmarshal(openAPIDocument, &described); err != nil {
		return nil, fmt.Errorf("read the description of the API: %w", err)
	}
	definitions := map[string]json.RawMessage{}
	for names := []string{"Report"}; len(names) > 0; names = names[1:] {
		name := names[0]
		if _, known := definitions[name]; known {
			continue
		}
		schema := described.Components.Schemas[name]
		for _, found := range definition.FindAllSubmatch(schema, -1) {
			names = append(names, string(found[1]))
		}
		definitions[name] = definition.ReplaceAll(schema, []byte(`"#/$$defs/$1"`))
	}
	var encoded bytes.Buffer
	encoder := json.NewEncoder(&encoded)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(struct {
		Schema      string                     `json:"$schema"`
		Title       string                     `json:"title"`
		Report      string                     `json:"$ref"`
		Definitions map[string]json.RawMessage `json:"$defs"`
	}{"https://json-schema.org/draft/2020-12/schema", "Report of Proclint", "#/$defs/Report", definitions})
	return encoded.Bytes(), err
}
