package sevalla

import (
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/jsontext"
)

// object is a JSON object with its members in order. A value is a string, an int, a bool, an object, a list of strings or a list of objects.
type object []member

type member struct {
	name  string
	value any
}

// set puts a value under a path of names.
func (o *object) set(path []string, value any) {
	if len(path) == 1 {
		*o = append(*o, member{path[0], value})
		return
	}
	at := o.index(path[0])
	if at < 0 {
		at = len(*o)
		*o = append(*o, member{path[0], object{}})
	}
	inner := (*o)[at].value.(object)
	inner.set(path[1:], value)
	(*o)[at].value = inner
}

func (o object) index(name string) int {
	return slices.IndexFunc(o, func(m member) bool { return m.name == name })
}

// body is the body of the request: the fields that are set, in the order of Fields.
func body(form Form) object {
	form = form.inferred()
	var made object
	for _, f := range Fields() {
		if value, set := form.Values[f.Name]; set && f.sent(form.Action) {
			made.set(strings.Split(f.Name, "."), f.json(value))
		}
	}
	return made
}

// sent reports whether the body of the request for action contains the field.
func (f *Field) sent(action Action) bool {
	return f.Group != address && !strings.HasSuffix(f.Name, ".kind") && (f.Name != "type" || action == Create)
}

// json is the value in the body for the text of a field. A text that isn't of the field's type stays a text.
func (f *Field) json(value string) any {
	switch f.Type {
	case Integer:
		if number, err := strconv.Atoi(value); err == nil {
			return number
		}
	case Boolean:
		if value == "true" || value == "false" {
			return value == "true"
		}
	case List:
		return elementsOf(value)
	case Headers:
		if headers, problem := headersOf(value); problem == "" {
			objects := make([]object, len(headers))
			for i, h := range headers {
				objects[i] = object{{"name", h.name}, {"value", h.value}}
			}
			return objects
		}
	}
	return value
}

func (o object) compact() string { return string(appendJSON(nil, o, "", "")) }

func (o object) indented() string { return string(appendJSON(nil, o, "\n", "  ")) }

// appendJSON adds a value; newline is the text before each element of a list or an object, and indent grows
// it by a level. Both are "" for JSON on one line.
func appendJSON(out []byte, value any, newline, indent string) []byte {
	switch value := value.(type) {
	case object:
		return appendElements(out, "{}", len(value), newline, indent, func(out []byte, i int, newline string) []byte {
			out = append(jsontext.AppendString(out, value[i].name), ':')
			if indent != "" {
				out = append(out, ' ')
			}
			return appendJSON(out, value[i].value, newline, indent)
		})
	case []object:
		return appendElements(out, "[]", len(value), newline, indent, func(out []byte, i int, newline string) []byte {
			return appendJSON(out, value[i], newline, indent)
		})
	case []string:
		return appendElements(out, "[]", len(value), newline, indent, func(out []byte, i int, _ string) []byte {
			return jsontext.AppendString(out, value[i])
		})
	}
	return jsontext.Append(out, value)
}

func appendElements(out []byte, brackets string, count int, newline, indent string, add func([]byte, int, string) []byte) []byte {
	out = append(out, brackets[0])
	for i := range count {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, newline+indent...)
		inner := newline
		if newline != "" {
			inner += indent
		}
		out = add(out, i, inner)
	}
	if count > 0 {
		out = append(out, newline...)
	}
	return append(out, brackets[1])
}
