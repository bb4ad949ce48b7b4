package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"go.yaml.in/yaml/v3"
)

// object is a mapping that keeps its order. Its values are objects, []any, scalars and json.RawMessage.
type object struct {
	names  []string
	values map[string]any
}

func newObject() *object { return &object{values: map[string]any{}} }

func (o *object) set(name string, value any) {
	if _, known := o.values[name]; !known {
		o.names = append(o.names, name)
	}
	o.values[name] = value
}

// at walks down from mapping to mapping; nil for a missing one.
func (o *object) at(path ...string) *object {
	for _, name := range path {
		if o == nil {
			return nil
		}
		o, _ = o.values[name].(*object)
	}
	return o
}

func (o *object) text(name string) string {
	if o == nil {
		return ""
	}
	text, _ := o.values[name].(string)
	return text
}

// list is a value that is a list, else nil.
func (o *object) list(name string) []any {
	if o == nil {
		return nil
	}
	list, _ := o.values[name].([]any)
	return list
}

// each gives the members in their order; none of nil.
func (o *object) each(yield func(string, any) bool) {
	if o == nil {
		return
	}
	for _, name := range slices.Clone(o.names) {
		if !yield(name, o.values[name]) {
			return
		}
	}
}

// MarshalJSON writes the members in their order.
func (o *object) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, name := range o.names {
		if i > 0 {
			out = append(out, ',')
		}
		key, err := marshal(name)
		if err != nil {
			return nil, err
		}
		value, err := marshal(o.values[name])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out = append(append(append(out, key...), ':'), value...)
	}
	return append(out, '}'), nil
}

// marshal is json.Marshal without the escapes that only HTML needs.
func marshal(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}

// parse reads a YAML document that is a mapping. Aliases are copies of what they stand for.
func parse(source []byte) (*object, error) {
	var node yaml.Node
	if err := yaml.Unmarshal(source, &node); err != nil {
		return nil, err
	}
	value, err := convert(&node)
	if err != nil {
		return nil, err
	}
	document, ok := value.(*object)
	if !ok {
		return nil, fmt.Errorf("want a mapping, not %T", value)
	}
	return document, nil
}

func convert(node *yaml.Node) (any, error) {
	switch node.Kind {
	case yaml.DocumentNode:
		return convert(node.Content[0])
	case yaml.AliasNode:
		return convert(node.Alias)
	case yaml.MappingNode:
		return convertMapping(node)
	case yaml.SequenceNode:
		list := []any{}
		for _, element := range node.Content {
			value, err := convert(element)
			if err != nil {
				return nil, err
			}
			list = append(list, value)
		}
		return list, nil
	}
	var value any
	err := node.Decode(&value)
	return value, err
}

func convertMapping(node *yaml.Node) (any, error) {
	out := newObject()
	for i := 0; i+1 < len(node.Content); i += 2 {
		value, err := convert(node.Content[i+1])
		if err != nil {
			return nil, err
		}
		name := node.Content[i].Value
		if name != "<<" {
			out.set(name, value)
			continue
		}
		merged, ok := value.(*object)
		if !ok {
			return nil, fmt.Errorf("line %d: a merge of %T", node.Line, value)
		}
		for name, value := range merged.each {
			out.set(name, value)
		}
	}
	return out, nil
}
