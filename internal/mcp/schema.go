//go:build !js

package mcp

import (
	"encoding/json"

	"github.com/proclint/proclint/internal/schemas"
)

// schemaOf is the schema of an answer of the HTTP API, with the others that it refers to.
func schemaOf(description []byte, name string) (map[string]any, error) {
	definitions, err := schemas.Of(description, name)
	if err != nil {
		return nil, err
	}
	var schema map[string]any
	if err := json.Unmarshal(definitions[name], &schema); err != nil {
		return nil, err
	}
	delete(definitions, name)
	schema["$defs"] = definitions
	return schema, nil
}
