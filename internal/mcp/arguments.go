//go:build !js

package mcp

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/spelling"
)

type argument struct {
	name, about string
	is          form
	values      []string // all that it may be, or nil
	also        []string // other names that agents give it
	required    bool
}

type form string

const (
	text form = "string"
	flag form = "boolean"
	list form = "array"
)

// The arguments of several tools.
var (
	pathArg       = argument{name: "path", about: "a Procfile, or the folder of the app (default: the first root)", is: text, also: []string{"file", "folder", "directory", "dir", "cwd", "root"}}
	textArg       = argument{name: "text", about: "text of a Procfile, in place of a file", is: text, also: []string{"content", "source", "procfile"}}
	platformsArg  = argument{name: "platforms", about: "platforms to check for (default: those that the files show)", is: list, values: platform.IDs()}
	structuredArg = argument{name: "structured", about: "answer with JSON", is: flag, also: []string{"json"}}
	recursiveArg  = argument{name: "recursive", about: "all apps below the folder", is: flag, also: []string{"r"}}
	suggestedArg  = argument{name: "suggested", about: "also apply the fixes that a person should review", is: flag}
	writeArg      = argument{name: "write", about: "write the files", is: flag}
	allArg        = argument{name: "all", about: "show everything, not only the first", is: flag, also: []string{"verbose"}}
	logArg        = argument{name: "log", about: "lines of a log, or a code such as H14", is: text}
	logPathArg    = argument{name: "log_path", about: "a file with the log, in place of log", is: text, also: []string{"logfile"}}
	appArg        = argument{name: "app", about: "name of the app in commands", is: text}
)

func required(a argument) argument {
	a.required = true
	return a
}

// onePlatform has no list of values, since that of platformsArg is long. Without the strategies, a list would forbid them.
func onePlatform(name, about string) argument {
	return argument{name: name, about: about + "; values as in lint, such as dokku:nixpacks", is: text, also: []string{"id"}}
}

// schema is the JSON Schema of the arguments. It has only what the formats of all large vendors know: a type is one word, and there
// are no references, no choices and no bounds.
func (t *tool) schema() map[string]any {
	properties, required := map[string]any{}, []string{}
	for _, a := range t.takes {
		value := map[string]any{"type": string(a.is)}
		if a.is == list {
			value["type"] = string(text)
		}
		if a.values != nil {
			value["enum"] = a.values
		}
		if a.is == list {
			value = map[string]any{"type": string(list), "items": value}
		}
		value["description"] = a.about
		properties[a.name] = value
		if a.required {
			required = append(required, a.name)
		}
	}
	schema := map[string]any{"type": "object", "properties": properties}
	if len(required) > 0 {
		schema["required"] = required
	}
	return schema
}

// read takes the arguments of a call. Another spelling of a name counts, and so does one text for a list of one.
func (t *tool) read(raw json.RawMessage) (*jsontext.Object, error) {
	given := &jsontext.Object{Fields: map[string]any{}}
	if len(raw) > 0 && string(raw) != "null" {
		var err error
		if given, err = jsontext.ParseObject(string(raw)); err != nil {
			return nil, errors.New("the arguments: " + err.Error())
		}
	}
	read := &jsontext.Object{Fields: map[string]any{}}
	for name, value := range given.Fields {
		a := t.argument(name)
		if a == nil {
			return nil, spelling.NewUnknown("argument", name, t.names())
		}
		if _, twice := read.Fields[a.name]; !twice || name == a.name {
			read.Fields[a.name] = a.formed(value)
		}
	}
	for _, a := range t.takes {
		if a.required && !read.Has(a.name) {
			return nil, errors.New("the argument " + a.name + " is missing: " + a.about)
		}
		switch a.is {
		case text:
			read.Text(a.name)
		case flag:
			read.Flag(a.name)
		case list:
			read.Texts(a.name)
		}
	}
	return read, read.Err()
}

// argument is that of a name, of another spelling of it, or of a name that agents also give it; nil without any.
func (t *tool) argument(name string) *argument {
	for _, same := range []func(a *argument) bool{
		func(a *argument) bool { return a.name == name },
		func(a *argument) bool { return plainName(a.name) == plainName(name) },
		func(a *argument) bool { return slices.Contains(a.also, plainName(name)) },
	} {
		for i := range t.takes {
			if same(&t.takes[i]) {
				return &t.takes[i]
			}
		}
	}
	return nil
}

func (t *tool) names() []string {
	var names []string
	for _, a := range t.takes {
		names = append(names, a.name)
	}
	return names
}

var separators = strings.NewReplacer("_", "", "-", "", " ", "")

// plainName is a name in lowercase, without separators, and in the singular.
func plainName(name string) string {
	return strings.TrimSuffix(strings.ToLower(separators.Replace(name)), "s")
}

// formed is a value in the form that the argument wants, if it says the same.
func (a *argument) formed(value any) any {
	several, isList := value.([]any)
	one, isText := value.(string)
	switch {
	case a.is == list && isText:
		return split(one)
	case a.is == text && isList && len(several) == 1:
		return several[0]
	case a.is == flag && isText && (one == "true" || one == "false"):
		return one == "true"
	}
	return value
}

func split(text string) []any {
	words := []any{}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(", \t\n", r) }) {
		words = append(words, word)
	}
	return words
}
