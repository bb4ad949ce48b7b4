package api

import (
	"path"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/jsontext"
	"github.com/proclint/proclint/lint/platform"
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
	// Platforms are the platforms to check for, such as "drycc" or "drycc:image"; empty means those that a
	// comment of the file names, else the default ones.
	Platforms []string `json:"platforms"`
	// Platform is the one platform of preview and export.
	Platform string `json:"platform"`
	// From and To are the two platforms of move. To is also the format that export writes, such as "compose", and From the
	// one that import reads. For sevalla, From is "procfile" or "answer".
	From string `json:"from"`
	To   string `json:"to"`
	// App is the app's name in the commands of preview, move and export; empty means a placeholder.
	App string `json:"app"`
	// Port, Image, Region and Repository are values for export that a Procfile doesn't have: the port, the container image, the
	// region as the platform names it, and the repository on GitHub as owner/name.
	Port       string `json:"port"`
	Image      string `json:"image"`
	Region     string `json:"region"`
	Repository string `json:"repository"`
	// Action is what sevalla's request does: "update" or "create".
	Action string `json:"action"`
	// Process is the process for sevalla: its type in the Procfile, or its key in an answer.
	Process string `json:"process"`
	// Values are the fields of sevalla's request by their names, as texts. A list has one element per line.
	Values map[string]string `json:"values"`
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
	// Config is the configuration of the project as jsontext reads it: an object with the members of .proclint.toml, or the text
	// of that file. Its patterns start at the root of the project. Without it, the nearest .proclint.toml of Files applies.
	Config any `json:"config"`

	// NoProcfile is set for the app of Files, which has none. JSON has no such field: it's an app of which no text is given.
	NoProcfile bool `json:"-"`
	// Cache is what the caller keeps from one request to the next, else nil. JSON has no such field.
	Cache *lint.Cache `json:"-"`
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
	o, err := jsontext.ParseObject(text)
	if err != nil {
		return Request{}, err
	}
	r := RequestOf(o, o.Text)
	if o.Has("files") {
		files, ok := Files(o.Fields["files"])
		if !ok {
			o.Wrong("files", "a list of paths, or of objects with a \"path\" and a \"text\"")
		}
		r.Files = files
	}
	return r, o.Err()
}

// RequestOf takes all but Files out of an object. text takes the texts, in the order of the fields.
func RequestOf(o *jsontext.Object, text func(name string) string) Request {
	return Request{
		Path:       text("path"),
		Text:       text("text"),
		Base64:     o.Bytes("base64"),
		Platforms:  o.Texts("platforms"),
		Platform:   text("platform"),
		From:       text("from"),
		To:         text("to"),
		App:        text("app"),
		Port:       text("port"),
		Image:      text("image"),
		Region:     text("region"),
		Repository: text("repository"),
		Action:     text("action"),
		Process:    text("process"),
		Values:     o.TextsByName("values"),
		Suggested:  o.Flag("suggested"),
		Line:       o.Count("line"),
		Character:  o.Count("character"),
		Rule:       text("rule"),
		Config:     o.Fields["config"],
	}
}

// Files takes a list of files out of a value that jsontext gave. It reports false for anything else.
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

// Source is the file's bytes.
func (r Request) Source() []byte {
	if r.Base64 != nil {
		return r.Base64
	}
	return []byte(r.Text)
}

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

// FileNeeds reports which files of a repository lint and complete may ask for.
type FileNeeds struct {
	Schema string `json:"schema"`
	// Paths are those of the request's files that matter, Texts those whose content does: configurations and what rules ask for, then the others.
	Paths []string `json:"paths"`
	Texts []string `json:"texts"`
}

// Needs chooses among the request's files. There is no error.
func Needs(r Request) (*FileNeeds, error) {
	needs := &FileNeeds{Schema: lint.Schema, Paths: []string{}, Texts: []string{}}
	for _, f := range r.Files {
		switch {
		case path.Base(f.Path) == config.FileName:
			needs.Paths = append(needs.Paths, f.Path)
			needs.Texts = append(needs.Texts, f.Path)
		case repository.Relevant(f.Path):
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
	return needs, nil
}

// Targets finds the platforms to check for by ID; the ID "default" gives platform.AsDefault. No ID gives nil, which means
// those that the file shows, else the default platforms; an unknown ID gives an UnknownError.
func Targets(ids []string) ([]*platform.Target, error) {
	var targets []*platform.Target
	for _, id := range ids {
		target, err := Choose(id)
		if err != nil {
			return nil, err
		}
		targets = append(targets, target)
	}
	return targets, nil
}

// Choose is platform.Choose with an UnknownError.
func Choose(id string) (*platform.Target, error) {
	if id == platform.AsDefault.ID() {
		return platform.AsDefault, nil
	}
	return Target(id)
}

// Target finds a platform by ID, or gives an UnknownError.
func Target(id string) (*platform.Target, error) {
	target, ok := platform.Lookup(id)
	if !ok {
		return nil, platform.UnknownName(id)
	}
	return target, nil
}
