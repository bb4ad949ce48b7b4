package api

import (
	"encoding/base64"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/plainjson"
	"github.com/proclint/proclint/lint/repository"
)

// Request is what every method takes. Each method reads the fields that it needs.
type Request struct {
	// Path names the file; empty means a file without a name, which gets no rule about names and places.
	Path string `json:"path"`
	// Text is the file's content, unless Base64 is there.
	Text string `json:"text"`
	// Base64 is the file's bytes, for content that is not valid UTF-8. It goes before Text.
	Base64 []byte `json:"base64"`
	// Platforms are the platforms to judge for, as "drycc" or "drycc:image"; empty means those that a
	// comment of the file names, else the default ones.
	Platforms []string `json:"platforms"`
	// Platform is the one platform of preview and export.
	Platform string `json:"platform"`
	// Format is what export writes, such as "compose".
	Format string `json:"format"`
	// From and To are the two platforms of move; From is also the format that import reads.
	From string `json:"from"`
	To   string `json:"to"`
	// App is the app's name in the commands of preview, move and export; empty means a placeholder.
	App string `json:"app"`
	// Suggested lets fix apply suggested fixes beside the safe ones.
	Suggested bool `json:"suggested"`
	// Line and Character are the place of hover and complete: a zero-based line, and UTF-16 units in it. A place
	// behind the end of the line or of the file is that end. Line is also that of the findings of suppress.
	Line      int `json:"line"`
	Character int `json:"character"`
	// Rule is the name of the rule of suppress.
	Rule string `json:"rule"`
	// Files are all files of the repository, for lint, fix, suppress and complete; none when they cannot be seen.
	// Those that are not repository.Relevant may be missing.
	Files []File `json:"files"`

	cache *lint.Cache // see CachedLinter
}

// File is a file of the repository. In JSON it may be its path alone.
type File struct {
	// Path from the root of the project, with slashes, as Path of a Request.
	Path string `json:"path"`
	// Text is its content, nil when that is not known.
	Text *string `json:"text,omitempty"`
}

// parseRequest reads a JSON object of the shape of Request; fields of other names are ignored.
func parseRequest(text string) (Request, error) {
	value, err := plainjson.Parse(text)
	if err != nil {
		return Request{}, err
	}
	fields, ok := value.(map[string]any)
	if !ok {
		return Request{}, errors.New("want an object")
	}
	o := object{fields: fields}
	r := Request{
		Path:      o.text("path"),
		Text:      o.text("text"),
		Base64:    o.bytes("base64"),
		Platforms: o.texts("platforms"),
		Platform:  o.text("platform"),
		Format:    o.text("format"),
		From:      o.text("from"),
		To:        o.text("to"),
		App:       o.text("app"),
		Suggested: o.flag("suggested"),
		Line:      o.count("line"),
		Character: o.count("character"),
		Rule:      o.text("rule"),
		Files:     o.files("files"),
	}
	return r, o.err
}

// object is a JSON object whose fields are taken one by one. A field that is missing or null is the zero
// value; err is the first field of a wrong type.
type object struct {
	fields map[string]any
	err    error
}

func (o *object) wrong(name, want string) {
	if o.err == nil {
		o.err = fmt.Errorf("want %s for %q", want, name)
	}
}

func (o *object) text(name string) string {
	text, ok := o.fields[name].(string)
	if !ok && o.fields[name] != nil {
		o.wrong(name, "a string")
	}
	return text
}

func (o *object) flag(name string) bool {
	flag, ok := o.fields[name].(bool)
	if !ok && o.fields[name] != nil {
		o.wrong(name, "true or false")
	}
	return flag
}

// count takes a whole number that is not negative.
func (o *object) count(name string) int {
	if o.fields[name] == nil {
		return 0
	}
	number, _ := o.fields[name].(plainjson.Number)
	n, err := strconv.ParseUint(string(number), 10, 31)
	if err != nil {
		o.wrong(name, "a whole number from 0")
	}
	return int(n)
}

func (o *object) texts(name string) []string {
	texts, ok := plainjson.Strings(o.fields[name])
	if !ok && o.fields[name] != nil {
		o.wrong(name, "a list of strings")
	}
	return texts
}

func (o *object) files(name string) []File {
	if o.fields[name] == nil {
		return nil
	}
	files, ok := Files(o.fields[name])
	if !ok {
		o.wrong(name, "a list of paths, or of objects of a path and a text,")
	}
	return files
}

// Files takes a list of files out of a value that plainjson gave. It reports false for anything else.
func Files(value any) ([]File, bool) {
	list, ok := value.([]any)
	files := make([]File, len(list))
	for i, element := range list {
		if path, isPath := element.(string); isPath {
			files[i].Path = path
			continue
		}
		fields, _ := element.(map[string]any)
		path, hasPath := fields["path"].(string)
		text, hasText := fields["text"].(string)
		if !hasPath || !hasText && fields["text"] != nil {
			return nil, false
		}
		files[i].Path = path
		if hasText {
			files[i].Text = &text
		}
	}
	return files, ok
}

func (o *object) bytes(name string) []byte {
	if o.fields[name] == nil {
		return nil
	}
	bytes, err := base64.StdEncoding.DecodeString(o.text(name))
	if err != nil {
		o.wrong(name, "base64")
	}
	return bytes
}

// source is the file's bytes.
func (r Request) source() []byte {
	if r.Base64 != nil {
		return r.Base64
	}
	return []byte(r.Text)
}

// input is the request as the engine takes it.
func (r Request) input() (lint.Input, error) {
	targets, err := Targets(r.Platforms)
	if err != nil {
		return lint.Input{}, err
	}
	return lint.Input{Path: r.Path, Source: r.source(), Targets: targets, Repository: r.repository(), Cache: r.cache}, nil
}

// repository is that of the request's files, or nil.
func (r Request) repository() *repository.Repository {
	if len(r.Files) == 0 {
		return nil
	}
	list := repository.List{Texts: map[string]string{}}
	for _, f := range r.Files {
		path := strings.TrimPrefix(f.Path, "./")
		list.Listed = append(list.Listed, path)
		if f.Text != nil {
			list.Texts[path] = *f.Text
		}
	}
	return repository.New(list, path.Dir(strings.ReplaceAll(r.Path, `\`, "/")))
}

// FileNeeds says which files of a repository lint and complete may ask for.
type FileNeeds struct {
	Schema string `json:"schema"`
	// Paths are those of the request's files that matter, Texts those whose content does, the ones that rules ask
	// for first.
	Paths []string `json:"paths"`
	Texts []string `json:"texts"`
}

// Needs chooses among the request's files.
func Needs(r Request) *FileNeeds {
	needs := &FileNeeds{Schema: lint.Schema, Paths: []string{}, Texts: []string{}}
	for _, f := range r.Files {
		if repository.Relevant(f.Path) {
			needs.Paths = append(needs.Paths, f.Path)
			if repository.Wanted(f.Path) {
				needs.Texts = append(needs.Texts, f.Path)
			}
		}
	}
	for _, f := range r.Files {
		if repository.Telling(f.Path) {
			needs.Texts = append(needs.Texts, f.Path)
		}
	}
	return needs
}
