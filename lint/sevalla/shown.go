package sevalla

import (
	"strings"

	"github.com/proclint/proclint/lint/jsontext"
)

// Shown is a fact about a process that the API answers with and no request can change.
type Shown struct {
	Name  string `json:"name"`
	Title string `json:"title"`
	Value string `json:"value"` // the text, with its unit
	Help  string `json:"help,omitempty"`
}

// ShownIn returns the facts about the process that Read takes from an answer, and the names of its unknown fields. It returns none for what Read
// rejects, and for a body.
func ShownIn(text, key string) []Shown {
	shown := []Shown{}
	value, err := jsontext.Parse(strings.TrimSpace(text))
	if err != nil {
		return shown
	}
	process, err := processIn(value, key)
	if err != nil || !isAnswer(process) {
		return shown
	}
	for _, a := range answered {
		text := ""
		switch value := process[a.name].(type) {
		case string:
			text = value
		case jsontext.Number:
			text = string(value)
		}
		if text != "" {
			shown = append(shown, Shown{a.name, a.title, strings.TrimSpace(text + " " + a.unit), a.help})
		}
	}
	if unknown := unknownFields(process, ""); len(unknown) > 0 {
		shown = append(shown, Shown{"unknown_fields", "Unknown fields", strings.Join(unknown, ", "), "The request doesn't contain them."})
	}
	return shown
}
