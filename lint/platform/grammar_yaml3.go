package platform

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"
)

var yaml3Parser = &Parser{Name: "yaml.v3", Parse: parseYAML3}

// parseYAML3 reads a file with yaml.v3 as a map of strings: equal keys are an error. Error is the library's text.
func parseYAML3(src []byte) Reading {
	if ps, ok := plainYAML(src); ok {
		return uniqueKeys(ps, func(i int) int { return ps[i].Line + 1 })
	}
	if tooDeep(src) {
		return Reading{Error: yamlTooDeep, ErrorLine: -1}
	}
	return decodeYAML3(src)
}

// decodeLimit is how many nodes a map of the file may have before Proclint makes the map of
// processes instead of the library, which compares every key with every other one.
const decodeLimit = 500

// hasLargeMap reports whether a node is a map of more than decodeLimit nodes, or contains one.
func hasLargeMap(n *yaml.Node) bool {
	return n.Kind == yaml.MappingNode && len(n.Content) > decodeLimit || slices.ContainsFunc(n.Content, hasLargeMap)
}

// decodeYAML3 reads with the library itself.
func decodeYAML3(src []byte) Reading {
	var doc yaml.Node
	if err := contained(func() error { return yaml.Unmarshal(src, &doc) }); err != nil {
		return yamlFailure(src, err)
	}
	if doc.Kind == 0 {
		return Reading{ErrorLine: -1}
	}
	root := doc.Content[0]
	if root.Kind == yaml.MappingNode {
		if ps, ok := scalarPairs(src, root); ok {
			return uniqueKeys(ps, func(i int) int { return root.Content[2*i].Line })
		}
	}
	if hasLargeMap(root) {
		return Reading{Error: unmarshalErrors + ": a value that is not a string", ErrorLine: -1}
	}
	var m map[string]string
	if err := contained(func() error { return doc.Decode(&m) }); err != nil {
		return yamlFailure(src, err)
	}
	return decodedPairs(src, root, m)
}

// scalarPairs returns the entries of a mapping that contains only scalars whose string is their text.
func scalarPairs(src []byte, root *yaml.Node) ([]Process, bool) {
	lines := newYAMLLines(src)
	ps := make([]Process, 0, len(root.Content)/2)
	for i := 0; i+1 < len(root.Content); i += 2 {
		k, v := root.Content[i], root.Content[i+1]
		if k.Kind != yaml.ScalarNode || v.Kind != yaml.ScalarNode || (k.Style|v.Style)&yaml.TaggedStyle != 0 {
			return nil, false
		}
		p := Process{Type: k.Value, Command: v.Value, Line: lines.at(k.Line)}
		switch k.ShortTag() {
		case "!!null", "!!merge", "!!binary":
			return nil, false
		}
		switch v.ShortTag() {
		case "!!binary":
			return nil, false
		case "!!null":
			p.Command = ""
		}
		ps = append(ps, p)
	}
	return ps, true
}

// decodedPairs orders the decoded entries by the lines of their keys.
func decodedPairs(src []byte, root *yaml.Node, m map[string]string) Reading {
	r := Reading{ErrorLine: -1}
	lines := newYAMLLines(src)
	for i := 0; i+1 < len(root.Content); i += 2 {
		k := root.Content[i]
		for k.Kind == yaml.AliasNode {
			k = k.Alias
		}
		command, ok := m[k.Value]
		if !ok || k.Kind != yaml.ScalarNode {
			continue
		}
		r.Processes = append(r.Processes, Process{Type: k.Value, Command: command, Line: lines.at(root.Content[i].Line)})
		delete(m, k.Value)
	}
	for name, command := range m {
		r.Processes = append(r.Processes, Process{Type: name, Command: command})
	}
	sort.Stable(byLine(r.Processes))
	return r
}

// uniqueKeys makes the map of a list of entries, or the error of yaml.v3 if two have the same key.
// yamlLine is the one-based line of entry i as YAML counts.
func uniqueKeys(ps []Process, yamlLine func(i int) int) Reading {
	byName := make(map[string][]int, len(ps))
	twice := false
	for i, p := range ps {
		byName[p.Type] = append(byName[p.Type], i)
		twice = twice || len(byName[p.Type]) > 1
	}
	if !twice {
		return Reading{Processes: ps, ErrorLine: -1}
	}
	return duplicateKeys(ps, byName, yamlLine)
}

// maxDuplicateErrors limits the pairs of lines that the error names.
const maxDuplicateErrors = 50

func duplicateKeys(ps []Process, byName map[string][]int, yamlLine func(i int) int) Reading {
	var texts []string
	line := -1
	for i, p := range ps {
		for _, j := range byName[p.Type] {
			if j <= i || len(texts) == maxDuplicateErrors {
				continue
			}
			if line < 0 {
				line = ps[j].Line
			}
			texts = append(texts, fmt.Sprintf("  line %d: mapping key %#v already defined at line %d", yamlLine(j), p.Type, yamlLine(i)))
		}
		if len(texts) == maxDuplicateErrors {
			break
		}
	}
	return Reading{Error: unmarshalErrors + ":\n" + strings.Join(texts, "\n"), ErrorLine: line}
}

// ProcessesInBraces are the processes of a map in braces, such as a JSON object.
func ProcessesInBraces(text string) []Process { return parseYAML3([]byte(text)).Processes }
