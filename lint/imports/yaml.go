package imports

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/prose"
)

// deepest bounds how far aliases and merges are followed.
const deepest = 20

// parseYAML reads the first document of a text.
func parseYAML(text string) (*yaml.Node, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		return nil, errors.New(strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if doc.Kind == 0 {
		return nil, errors.New("it is empty")
	}
	return resolve(doc.Content[0]), nil
}

// resolve follows aliases.
func resolve(n *yaml.Node) *yaml.Node {
	for i := 0; n != nil && n.Kind == yaml.AliasNode && i < deepest; i++ {
		n = n.Alias
	}
	return n
}

func isMapping(n *yaml.Node) bool { return n != nil && n.Kind == yaml.MappingNode }
func isList(n *yaml.Node) bool    { return n != nil && n.Kind == yaml.SequenceNode }

// get is the value of a key of a mapping, its merged ones too; nil for none.
func get(n *yaml.Node, key string) *yaml.Node { return find(n, key, 0) }

func find(n *yaml.Node, key string, depth int) *yaml.Node {
	n = resolve(n)
	if !isMapping(n) || depth > deepest {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return resolve(n.Content[i+1])
		}
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Tag != "!!merge" {
			continue
		}
		merged := resolve(n.Content[i+1])
		if !isList(merged) {
			return find(merged, key, depth+1)
		}
		for _, one := range merged.Content {
			if value := find(one, key, depth+1); value != nil {
				return value
			}
		}
	}
	return nil
}

// textOf is the text of a value that is one, "" for any other.
func textOf(n *yaml.Node) string {
	if n == nil || n.Kind != yaml.ScalarNode || n.Tag == "!!null" {
		return ""
	}
	return n.Value
}

// textsOf are the texts of a list.
func textsOf(n *yaml.Node) []string {
	var texts []string
	if isList(n) {
		for _, element := range n.Content {
			texts = append(texts, textOf(resolve(element)))
		}
	}
	return texts
}

// keysOf are the keys of a mapping in its order.
func keysOf(n *yaml.Node) []string {
	var keys []string
	if isMapping(n) {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Tag != "!!merge" {
				keys = append(keys, n.Content[i].Value)
			}
		}
	}
	return keys
}

// notCarried notes which keys of a service have no place in a Procfile, with the names of its variables.
func (m *making) notCarried(name string, service *yaml.Node, keys command.Words) {
	var found []string
	for _, key := range keys.List() {
		value := get(service, key)
		if value == nil {
			continue
		}
		if names := variables(value); key == "environment" && len(names) > 0 {
			key += " (" + strings.Join(names, ", ") + ")"
		}
		found = append(found, key)
	}
	if len(found) > 0 {
		m.note("Not carried over from ", prose.Quote(name), ": ", strings.Join(found, ", "), ".")
	}
}

// variables are the names of an environment, which is a mapping or a list.
func variables(environment *yaml.Node) []string {
	names := keysOf(environment)
	for _, text := range textsOf(environment) {
		name, _, _ := strings.Cut(text, "=")
		names = append(names, name)
	}
	return names
}
