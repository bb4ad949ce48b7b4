package imports

import (
	"errors"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/proclint/proclint/internal/cost"
)

// yamlFile is a YAML file. What it repeats by aliases and merges costs work each time.
type yamlFile struct {
	root   *yaml.Node
	budget *cost.Budget
	bases  map[*yaml.Node]*yaml.Node // that a mapping inherits from what it lacks, in no circle
	found  map[place]*yaml.Node      // also nil, for what isn't there
}

type place struct {
	mapping *yaml.Node
	key     string
}

// parseYAML reads the first document of a text.
func parseYAML(text string, budget *cost.Budget) (*yamlFile, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(text), &doc); err != nil {
		return nil, errors.New(strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if doc.Kind == 0 {
		return nil, errors.New("it is empty")
	}
	return &yamlFile{root: resolve(doc.Content[0]), budget: budget, bases: map[*yaml.Node]*yaml.Node{}, found: map[place]*yaml.Node{}}, nil
}

func resolve(n *yaml.Node) *yaml.Node {
	if n != nil && n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}

func isMapping(n *yaml.Node) bool { return n != nil && n.Kind == yaml.MappingNode }
func isList(n *yaml.Node) bool    { return n != nil && n.Kind == yaml.SequenceNode }
func isMerge(key *yaml.Node) bool { return key.Tag == "!!merge" }

// get is the value of a key of a mapping, also one that it merges or inherits; nil for none. It looks for each value once.
func (f *yamlFile) get(n *yaml.Node, key string) *yaml.Node {
	at := place{resolve(n), key}
	if !isMapping(at.mapping) || !f.budget.Spend(1) {
		return nil
	}
	value, known := f.found[at]
	if !known {
		f.found[at] = nil // for a mapping that merges itself
		value = f.find(at)
		f.found[at] = value
	}
	return value
}

func (f *yamlFile) find(at place) *yaml.Node {
	content := at.mapping.Content
	if !f.budget.Spend(len(content)) {
		return nil
	}
	for i := 0; i+1 < len(content); i += 2 {
		if content[i].Value == at.key {
			return resolve(content[i+1])
		}
	}
	for _, merged := range merges(at.mapping) {
		if value := f.get(merged, at.key); value != nil {
			return value
		}
	}
	return f.get(f.bases[at.mapping], at.key)
}

// merges are the values of the merge keys of a mapping, the elements of those that are lists.
func merges(mapping *yaml.Node) []*yaml.Node {
	var all []*yaml.Node
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		switch value := resolve(mapping.Content[i+1]); {
		case !isMerge(mapping.Content[i]):
		case isList(value):
			all = append(all, value.Content...)
		default:
			all = append(all, value)
		}
	}
	return all
}

type pair struct {
	key   string
	value *yaml.Node
}

// pairs are those of a mapping in their order, then those that it merges.
func (f *yamlFile) pairs(n *yaml.Node) []pair {
	var all []pair
	seen, visited := map[string]bool{}, map[*yaml.Node]bool{}
	var add func(n *yaml.Node)
	add = func(n *yaml.Node) {
		n = resolve(n)
		if !isMapping(n) || visited[n] || !f.budget.Spend(len(n.Content)) {
			return
		}
		visited[n] = true
		for i := 0; i+1 < len(n.Content); i += 2 {
			if key := n.Content[i]; !isMerge(key) && !seen[key.Value] {
				seen[key.Value] = true
				all = append(all, pair{key.Value, resolve(n.Content[i+1])})
			}
		}
		for _, merged := range merges(n) {
			add(merged)
		}
	}
	add(n)
	return all
}

func (f *yamlFile) text(n *yaml.Node) string {
	if n == nil || n.Kind != yaml.ScalarNode || n.Tag == "!!null" || !f.budget.Spend(len(n.Value)) {
		return ""
	}
	return n.Value
}

func (f *yamlFile) textAt(n *yaml.Node, key string) string { return f.text(f.get(n, key)) }

func (f *yamlFile) texts(n *yaml.Node) []string {
	var texts []string
	if isList(n) && f.budget.Spend(len(n.Content)) {
		for _, element := range n.Content {
			texts = append(texts, f.text(resolve(element)))
		}
	}
	return texts
}

// hasWords reports whether a value is a text, a list of texts, or none.
func (f *yamlFile) hasWords(n *yaml.Node) bool {
	if !isList(n) {
		return !isMapping(n)
	}
	return f.budget.Spend(len(n.Content)) && !slices.ContainsFunc(n.Content, func(element *yaml.Node) bool {
		word := resolve(element)
		return word.Kind != yaml.ScalarNode || word.Tag == "!!null"
	})
}

// allVariables are the names of the environment of a service, with those that it inherits, each once.
func (f *yamlFile) allVariables(service *yaml.Node) []string {
	var names []string
	seen := map[string]bool{}
	for n := service; n != nil && f.budget.Spend(1); n = f.bases[n] {
		for _, name := range f.variables(f.get(n, "environment")) {
			if !seen[name] {
				seen[name] = true
				names = append(names, name)
			}
		}
	}
	return names
}

// variables are the names of an environment, which is a mapping or a list.
func (f *yamlFile) variables(environment *yaml.Node) []string {
	var names []string
	for _, p := range f.pairs(environment) {
		names = append(names, p.key)
		f.budget.Spend(len(p.key))
	}
	for _, text := range f.texts(environment) {
		name, _, _ := strings.Cut(text, "=")
		names = append(names, name)
	}
	return names
}
