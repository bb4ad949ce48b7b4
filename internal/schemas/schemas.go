// Package schemas has the JSON Schemas of what people and programs read and write: a configuration, a report, and the answers of the HTTP API.
package schemas

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	_ "github.com/proclint/proclint/lint" // registers the rules
	"github.com/proclint/proclint/lint/config"
)

// Report is the schema of a report. It is made of the description of the API: go generate ./web.
//
//go:embed report.schema.json
var Report string

// Configuration is the schema of a configuration.
func Configuration() string {
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(config.Schema()); err != nil {
		panic("the schema of a configuration: " + err.Error()) // it has nothing but texts, numbers and lists
	}
	return b.String()
}

// reference matches a reference to a part of the description.
var reference = regexp.MustCompile(`"#/components/schemas/(\w+)"`)

// Of are the schemas (2020-12) that the one of a name needs, with itself, by their names. They refer to each other as members of "$defs".
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
