// Package schemas takes JSON Schemas out of a description of the HTTP API.
package schemas

import (
	"encoding/json"
	"fmt"
	"regexp"
)

// reference matches a reference to a part of the description.
var reference = regexp.MustCompile(`"#/components/schemas/(\w+)"`)

// Of are the schemas (2020-12) that the one of a name needs, with itself, by their names. They refer to each other as members of
// "$defs".
func Of(description []byte, name string) (map[string]json.RawMessage, error) {
	var described struct {
		Components struct{ Schemas map[string]json.RawMessage }
	}
	if err := json.Unmarshal(description, &described); err != nil {
		return nil, err
	}
	definitions := map[string]json.RawMessage{}
	for names := []string{name}; len(names) > 0; names = names[1:] {
		needed := names[0]
		if _, known := definitions[needed]; known {
			continue
		}
		schema, ok := described.Components.Schemas[needed]
		if !ok {
			return nil, fmt.Errorf("%s needs %s, which the description of the API doesn't have", name, needed)
		}
		for _, found := range reference.FindAllSubmatch(schema, -1) {
			names = append(names, string(found[1]))
		}
		definitions[needed] = reference.ReplaceAll(schema, []byte(`"#/$$defs/$1"`))
	}
	return definitions, nil
}
