package config

import (
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
)

type object = map[string]any

// Schema is the JSON Schema (draft 7) of a configuration, with the platforms and rules that are registered.
func Schema() map[string]any {
	severities := object{}
	for _, rule := range check.Rules() {
		severities[rule.Name] = described(rule.Docs().Summary, oneOf(LevelNames()))
	}
	rules := described("The severity of each rule's findings, or off.", closed(severities))
	overrides := described("Severities for some files only. The last one that sets a rule counts.", listOf(
		closed(object{filesKey: described("Files and folders.", patternsSchema(1)), rulesKey: rules}, filesKey)))
	schema := closed(object{
		platformsKey: described("The platforms to check for. --platform and a comment in the Procfile take precedence.", listOf(oneOf(append(platform.AllNames(), platform.AsDefault.ID())))),
		failOnKey:    described("The lowest severity that makes proclint lint exit with 1 (default: error).", oneOf(severityNames())),
		excludeKey:   described("Files and folders to leave out, even if you name them.", patternsSchema(0)),
		rulesKey:     rules,
		overridesKey: overrides,
	})
	schema["$schema"], schema["title"] = "http://json-schema.org/draft-07/schema#", "Configuration of Proclint"
	return schema
}

func patternsSchema(least int) object {
	schema := listOf(object{"type": "string", "minLength": 1})
	schema["minItems"] = least
	return schema
}

// closed is an object with some properties and no others.
func closed(properties object, required ...string) object {
	schema := object{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		schema["required"] = required
	}
	return schema
}

func listOf(items object) object { return object{"type": "array", "items": items} }

func oneOf(names []string) object { return object{"type": "string", "enum": names} }

func described(text string, schema object) object {
	schema["description"] = text
	return schema
}
