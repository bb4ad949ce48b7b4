package main

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// rule is one of a TextMate grammar.
type rule struct {
	Name          string          `json:"name,omitempty"`
	ContentName   string          `json:"contentName,omitempty"`
	Include       string          `json:"include,omitempty"`
	Match         string          `json:"match,omitempty"`
	Begin         string          `json:"begin,omitempty"`
	End           string          `json:"end,omitempty"`
	Captures      map[string]rule `json:"captures,omitempty"`
	BeginCaptures map[string]rule `json:"beginCaptures,omitempty"`
	Patterns      []rule          `json:"patterns,omitempty"`
}

// textmate writes the grammar of VS Code, which JetBrains IDEs and Sublime Text read, too.
func textmate() ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(struct {
		Comment    string          `json:"comment"`
		Name       string          `json:"name"`
		ScopeName  string          `json:"scopeName"`
		Patterns   []rule          `json:"patterns"`
		Repository map[string]rule `json:"repository"`
	}{
		"Written by go generate ./internal/tools/grammar.", "Procfile", "source.procfile",
		[]rule{{Include: "#comment"}, {Include: "#word"}, {Include: "#entry"}, {Include: "#unread"}},
		map[string]rule{
			"comment": {
				Name: scope("comment.line.number-sign"), Begin: "^" + mark + blanks + "(#)", End: "$",
				BeginCaptures: captures("punctuation.definition.comment"),
				Patterns:      []rule{{Match: `\b(` + directives + `)\b`, Name: scope("keyword.control.directive")}},
			},
			"word":    entry("^(" + word + ")(:)"),
			"entry":   entry("^" + mark + blanks + "(" + name + ")" + blanks + "(:)(?=" + afterColon + ")"),
			"unread":  {Match: `^\s*\S.*$`, Name: scope("string.unquoted")},
			"command": {Patterns: append([]rule{{Include: "#string"}}, tokenRules(false)...)},
			"string": {Patterns: []rule{
				{Name: scope("string.quoted.double"), Begin: `"`, End: `"|$`, Patterns: tokenRules(true)},
				{Name: scope("string.quoted.single"), Begin: "'", End: "'|$"},
			}},
		},
	})
	return buffer.Bytes(), err
}

func scope(name string) string { return name + ".procfile" }

func captures(scopes ...string) map[string]rule {
	all := map[string]rule{}
	for i, s := range scopes {
		all[strconv.Itoa(i+1)] = rule{Name: scope(s)}
	}
	return all
}

func entry(begin string) rule {
	return rule{
		Begin: begin, End: "$", ContentName: scope("meta.command"), Patterns: []rule{{Include: "#command"}},
		BeginCaptures: captures("entity.name.function.process-type", "punctuation.separator.key-value"),
	}
}

func tokenRules(inString bool) []rule {
	var rules []rule
	for _, t := range tokens {
		if inString && !t.inString {
			continue
		}
		r := rule{Match: t.pattern}
		switch {
		case t.atStart:
			r.Match = "(?:^|(?<=[" + t.behind + "]))" + t.pattern
		case t.behind != "":
			r.Match = "(?<=[" + t.behind + "])" + t.pattern
		case t.notBeside != "":
			r.Match = "(?<![" + t.notBeside + "])" + t.pattern + "(?![" + t.notBeside + "])"
		}
		if len(t.textmate) > 1 {
			r.Captures = captures(t.textmate...)
		} else {
			r.Name = scope(t.textmate[0])
		}
		rules = append(rules, r)
	}
	return rules
}
