package config

import (
	"sort"
	"strconv"
)

type kind uint8

const (
	otherKind kind = iota // such as a number
	textKind
	listKind
	tableKind
)

type value struct {
	kind   kind
	line   int // from 1; 0 in JSON
	text   string
	list   []value
	keys   []*key          // of a table, in their order
	named  map[string]*key // the keys by their names
	origin origin          // how TOML defines a table or a list, which it does only once
}

// origin is how a table or a list is defined.
type origin uint8

const (
	implied  origin = iota // by the header of a table in it
	byHeader               // as [A], or each element as [[A]]
	byDotted               // by keys such as A.B
	byValue                // as {…} or […]
)

type key struct {
	name  string
	line  int
	value value
}

func (v *value) add(k *key) {
	if v.named == nil {
		v.named = map[string]*key{}
	}
	v.keys, v.named[k.name] = append(v.keys, k), k
}

func (k *key) texts() ([]value, error) {
	if k.value.kind != listKind {
		return nil, wrong(k.line, strconv.Quote(k.name)+" must be a list of strings")
	}
	for _, e := range k.value.list {
		if e.kind != textKind {
			return nil, wrong(e.line, strconv.Quote(k.name)+" must be a list of strings")
		}
	}
	return k.value.list, nil
}

// fromJSON takes a value that package jsontext gave. The keys of an object are in the order of their names, and one that is null is left out.
func fromJSON(json any) *value {
	switch json := json.(type) {
	case string:
		return &value{kind: textKind, text: json}
	case []any:
		v := &value{kind: listKind}
		for _, e := range json {
			v.list = append(v.list, *fromJSON(e))
		}
		return v
	case map[string]any:
		v := &value{kind: tableKind}
		for name, e := range json {
			if e != nil {
				v.add(&key{name: name, value: *fromJSON(e)})
			}
		}
		sort.Slice(v.keys, func(i, j int) bool { return v.keys[i].name < v.keys[j].name })
		return v
	}
	return &value{}
}
