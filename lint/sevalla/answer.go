package sevalla

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/spelling"
)

// Read fills a form from JSON: a process as the API answers with it, a list of them, of which the one with the key is taken, or a
// body of a request. Of an answer, fields of other names are passed over, which ShownIn names, and those that do not belong to
// its type. The error explains why nothing can be taken from the text, and names an unknown field of a body.
func Read(text, key string) ([]Value, error) {
	value, err := jsontext.Parse(strings.TrimSpace(text))
	if err != nil {
		return nil, fmt.Errorf("it is not JSON: %w", err)
	}
	process, err := processIn(value, key)
	if err != nil {
		return nil, err
	}
	if isAnswer(process) {
		err = answeredFields(process)
	} else {
		err = knownFields(process)
	}
	if err != nil {
		return nil, err
	}
	values := []Value{}
	kind, _ := process["type"].(string)
	for _, f := range Fields() {
		if isAnswer(process) && !f.Of(Update, kind) {
			continue
		}
		text, found, err := f.read(process)
		if err != nil {
			return nil, err
		}
		if found {
			values = append(values, Value{f.Name, text})
		}
	}
	switch {
	case len(values) > 0:
		return values, nil
	case len(process) > 0 && !isAnswer(process):
		return nil, errors.New("no field in it has a value, so nothing can be sent")
	}
	return nil, errors.New("it has no field of a process")
}

// knownFields reports a field of a body that no process has, also one within an object.
func knownFields(body map[string]any) error {
	unknown := unknownFields(body, "")
	if len(unknown) == 0 {
		return nil
	}
	prefix := unknown[0][:strings.LastIndexByte(unknown[0], '.')+1]
	if near, ok := spelling.Near(unknown[0][len(prefix):], fieldNames(prefix)); ok {
		return fmt.Errorf("it has the unknown field %s; the nearest is %q", quote(unknown[0]), prefix+near)
	}
	return fmt.Errorf("it has the unknown field %s", quote(unknown[0]))
}

// unknownFields are the paths of the fields of a process, or of the object in it at prefix, that neither a request nor
// an answer has; those of the object itself first.
func unknownFields(object map[string]any, prefix string) []string {
	var unknown []string
	names := fieldNames(prefix)
	known := slices.Clone(names)
	if prefix == "" && isAnswer(object) {
		known = append(known, "id")
		for _, a := range answered {
			known = append(known, a.name)
		}
	}
	for name := range object {
		if !slices.Contains(known, name) {
			unknown = append(unknown, prefix+name)
		}
	}
	slices.Sort(unknown)
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		if inner, ok := object[name].(map[string]any); ok && len(fieldNames(prefix+name+".")) > 0 {
			unknown = append(unknown, unknownFields(inner, prefix+name+".")...)
		}
	}
	return unknown
}

func fieldNames(prefix string) []string {
	var names []string
	for _, f := range Fields() {
		if name, inside := strings.CutPrefix(f.Name, prefix); inside && !strings.HasSuffix(name, "kind") {
			name, _, _ = strings.Cut(name, ".")
			names = append(names, name)
		}
	}
	return names
}

// answered are the fields of an answer that no request has, in the order of the documentation, each with what is wrong with a value, or "".
var answered = [...]struct {
	name, title, unit, help string
	problem                 func(value any) string
}{
	{"key", "Key", "", "The name in the Procfile.", keyProblem},
	{"resource_type_name", "Machine size", "", "", textProblem},
	{"cpu_limit", "CPU limit", "millicores", "1000 millicores are one core.", limitProblem},
	{"memory_limit", "Memory limit", "MB", "", limitProblem},
	{"internal_hostname", "Internal hostname", "", "For calls from other services in the cluster.", textProblem},
	{"created_at", "Created", "", "", timeProblem},
	{"updated_at", "Last changed", "", "", timeProblem},
}

// answeredFields reports a field of an answer with a value that the API never gives (Sevalla API docs, Update process).
func answeredFields(answer map[string]any) error {
	for _, a := range answered {
		value := answer[a.name]
		if value == nil {
			continue
		}
		if problem := a.problem(value); problem != "" {
			return fmt.Errorf("%s %s", a.name, problem)
		}
	}
	return nil
}

func textProblem(value any) string {
	if _, ok := value.(string); !ok {
		return "must be a string"
	}
	return ""
}

func keyProblem(value any) string {
	if problem := textProblem(value); problem != "" {
		return problem
	}
	return (&Field{Min: 1, Max: maxKey}).length(value.(string))
}

func limitProblem(value any) string {
	number, ok := value.(jsontext.Number)
	if n, err := strconv.Atoi(string(number)); !ok || err != nil || n < 1 {
		return "must be a whole number, 1 or greater"
	}
	return ""
}

// timeProblem takes a time of ISO 8601 in UTC.
func timeProblem(value any) string {
	const isNot = " is not a time such as 2025-01-30T00:00:00.000Z"
	if number, ok := value.(jsontext.Number); ok {
		return strings.Trim(quote(string(number)), `"`) + isNot
	}
	if problem := textProblem(value); problem != "" {
		return problem
	}
	if text := value.(string); !isTime(text) {
		return quote(text) + isNot
	}
	return ""
}

// isTime reports whether a text is a time of ISO 8601 in UTC, on a day that exists, with or without a fraction.
func isTime(text string) bool {
	digits := strings.Map(func(r rune) rune {
		if r >= '1' && r <= '9' {
			return '0'
		}
		return r
	}, text)
	fraction, ok := strings.CutPrefix(digits, "0000-00-00T00:00:00")
	if !ok || fraction == "" || fraction != "Z" && (fraction[0] != '.' || strings.Trim(fraction[1:], "0") != "Z") {
		return false
	}
	number := func(from, to int) int {
		n, _ := strconv.Atoi(text[from:to]) // digits
		return n
	}
	year, month, day := number(0, 4), number(5, 7), number(8, 10)
	if month < 1 || month > 12 || day < 1 || day > daysOf[month-1] || number(11, 13) > 23 || number(14, 16) > 59 || number(17, 19) > 60 {
		return false
	}
	return month != 2 || day < 29 || year%4 == 0 && (year%100 != 0 || year%400 == 0)
}

// isAnswer distinguishes an answer from a body by fields that only the API has.
func isAnswer(process map[string]any) bool {
	return process["id"] != nil || process["key"] != nil || process["created_at"] != nil
}

func processIn(value any, key string) (map[string]any, error) {
	list, isList := value.([]any)
	if object, ok := value.(map[string]any); ok {
		if list, isList = object["data"].([]any); !isList {
			return oneProcess(object)
		}
	}
	if !isList {
		return nil, errors.New("it is neither a process nor a list of processes")
	}
	var keys []string
	for _, element := range list {
		process, ok := element.(map[string]any)
		if !ok {
			return nil, errors.New("it is not a list of processes")
		}
		name, _ := process["key"].(string)
		if name == key || key == "" && len(list) == 1 {
			return process, nil
		}
		keys = append(keys, quote(name))
	}
	if len(keys) == 0 {
		return nil, errors.New("the list is empty")
	}
	if key == "" {
		return nil, SeveralError{keys}
	}
	return nil, fmt.Errorf("no process has the key %s; the keys are %s", quote(key), prose.Join(keys, "and"))
}

// SeveralError is the error for a list of processes of which none was named.
type SeveralError struct {
	Keys []string // in quotes, or the types of a Procfile
}

// Error lists the keys.
func (e SeveralError) Error() string {
	return "the list has several processes, so choose one by its key: " + prose.Join(e.Keys, "or")
}

func oneProcess(object map[string]any) (map[string]any, error) {
	message, failed := object["message"].(string)
	status, _ := object["status"].(jsontext.Number)
	if failed && object["type"] == nil {
		return nil, fmt.Errorf("it is an API error: %s %s", status, quote(message))
	}
	return object, nil
}

// read takes the field out of a process. It is not found where it is missing or null.
func (f *Field) read(process map[string]any) (text string, found bool, err error) {
	switch f.Name {
	case "process_id":
		return f.text(process["id"])
	case "liveness_probe.kind", "readiness_probe.kind":
		kind := f.kind(process[strings.TrimSuffix(f.Name, ".kind")])
		return kind, kind != "", nil
	}
	var value any = process
	for _, name := range strings.Split(f.Name, ".") {
		object, ok := value.(map[string]any)
		if !ok && value != nil {
			return "", false, fmt.Errorf("%s must be an object with %q", f.Name, name)
		}
		value = object[name]
	}
	return f.text(value)
}

// kind is which of its objects a probe has.
func (f *Field) kind(probe any) string {
	object, _ := probe.(map[string]any)
	for _, choice := range f.Choices {
		if object[choice] != nil {
			return choice
		}
	}
	return ""
}

func (f *Field) text(value any) (text string, found bool, err error) {
	switch value := value.(type) {
	case nil:
		return "", false, nil
	case string:
		return value, true, nil
	case jsontext.Number:
		return string(value), true, nil
	case bool:
		return strconv.FormatBool(value), true, nil
	case []any:
		return f.list(value)
	}
	return "", false, fmt.Errorf("%s must not be an object", f.Name)
}

func (f *Field) list(list []any) (text string, found bool, err error) {
	switch f.Type {
	case List:
		if elements, ok := jsontext.Strings(any(list)); ok {
			return ListText(elements), true, nil
		}
		return "", false, fmt.Errorf("%s must be a list of strings", f.Name)
	case Headers:
		var lines []string
		for _, element := range list {
			header, _ := element.(map[string]any)
			name, named := header["name"].(string)
			value, valued := header["value"].(string)
			if !named || !valued || strings.ContainsAny(name+value, "\r\n") {
				return "", false, fmt.Errorf("%s must be a list of objects with name and value", f.Name)
			}
			lines = append(lines, name+": "+value)
		}
		return strings.Join(lines, "\n"), len(lines) > 0, nil
	}
	return "", false, fmt.Errorf("%s must not be a list", f.Name)
}

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
