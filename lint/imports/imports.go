// Package imports makes a Procfile of the files in which other tools and platforms say what they start. It
// copies commands of the file, and reports what it leaves out; it never makes up a command.
package imports

import (
	"errors"
	"path"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/proclint/proclint/internal/cost"
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/secret"
)

// Format is one kind of file that processes can be taken from.
type Format struct {
	// ID names the format in commands and requests, Title for people.
	ID    string `json:"id"`
	Title string `json:"title"`
	read  func(m *making, src string) error
}

// errTooMuchWork is the error for a file that repeats its parts so often, by aliases or long names, that what they are
// together is out of proportion to the file.
var errTooMuchWork = errors.New("it repeats its parts too often, by aliases, merges or long names")

var formats = [...]Format{
	{"compose", "compose.yaml", compose},
	{"package-json", "package.json", packageJSON},
	{"fly", "fly.toml", fly},
	{"render", "render.yaml", render},
	{"dockerfile", "Dockerfile", fromDockerfile},
	{"run-command", "Run Command", runCommand},
}

// IDs are the IDs of the formats, in order.
func IDs() []string {
	var ids []string
	for _, f := range formats {
		ids = append(ids, f.ID)
	}
	return ids
}

// Import is a Procfile made of another file.
type Import struct {
	Schema string `json:"schema"`
	// From is the ID of the format, Title its name for people.
	From  string `json:"from"`
	Title string `json:"title"`
	// Text is the Procfile.
	Text string `json:"text"`
	// Notes are sentences on what is not carried over, or has another name.
	Notes []string `json:"notes"`
}

// Of makes a Procfile of src. The format is from, which is one of IDs, or with "" follows from the name of the
// file in filename and from its content. The error explains that the format is unknown, or that the file can't be read or has no command.
func Of(filename string, src []byte, from string) (*Import, error) {
	text := strings.ReplaceAll(strings.TrimPrefix(string(src), "\ufeff"), "\r\n", "\n")
	if from == "" {
		from = Detect(filename, src)
	}
	if from == "" {
		return nil, errors.New("unknown format of this file, use one of " + strings.Join(IDs(), ", "))
	}
	if len(src) > lint.MaxBytes {
		return nil, lint.TooLargeError{Bytes: len(src)}
	}
	for i := range formats {
		f := &formats[i]
		if f.ID != from {
			continue
		}
		m := &making{taken: map[string]bool{}, next: map[string]int{}, elsewhere: map[*yaml.Node]string{}, budget: cost.BudgetFor(len(src))}
		err := f.read(m, text)
		if m.budget.Exhausted() {
			err = errTooMuchWork
		}
		if err != nil {
			return nil, errors.New(secret.Text("can't read " + f.Title + ": " + err.Error()))
		}
		m.maskNotes(text)
		if len(m.entries) == 0 {
			return nil, errors.New(strings.Join(append([]string{"no command of this " + f.Title + " can go into a Procfile."}, m.notes...), " "))
		}
		return &Import{Schema: lint.Schema, From: f.ID, Title: f.Title, Text: m.procfile(), Notes: append([]string{}, m.notes...)}, nil
	}
	return nil, errors.New("unknown import " + from + ", use one of " + strings.Join(IDs(), ", "))
}

// Detect returns the format of a file by its name, then by its content; "" if both are unknown.
func Detect(filename string, src []byte) string {
	name := strings.ToLower(path.Base(strings.ReplaceAll(filename, `\`, "/")))
	isYAML := strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
	switch {
	case name == "package.json":
		return "package-json"
	case isYAML && strings.Contains(name, "compose"):
		return "compose"
	case isYAML && strings.HasPrefix(name, "render"):
		return "render"
	case strings.HasPrefix(name, "fly") && strings.HasSuffix(name, ".toml"):
		return "fly"
	case strings.HasPrefix(name, "dockerfile"), strings.HasPrefix(name, "containerfile"), strings.HasSuffix(name, ".dockerfile"):
		return "dockerfile"
	}
	return detectContent(string(src))
}

func detectContent(text string) string {
	if object, err := jsontext.ParseObject(text); err == nil && object.Has("scripts") {
		return "package-json"
	}
	for _, line := range strings.Split(text, "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
			continue
		case line == "[processes]" || line == "[http_service]":
			return "fly"
		case len(line) > 5 && strings.EqualFold(line[:5], "from "):
			return "dockerfile"
		}
	}
	file, err := parseYAML(text, cost.BudgetFor(len(text)))
	if err != nil {
		return ""
	}
	switch services := file.get(file.root, "services"); {
	case isMapping(services):
		return "compose"
	case isList(services):
		return "render"
	}
	return ""
}

// runCommand takes the one command of a form's field.
func runCommand(m *making, src string) error {
	if name, _, ok := strings.Cut(strings.TrimSpace(src), ":"); ok && name != "" && !strings.ContainsAny(name, " /$=\"'") && strings.Contains(src, ": ") {
		return errors.New("it already looks like an entry of a Procfile")
	}
	m.add("web", src)
	return nil
}
