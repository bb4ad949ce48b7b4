package lsp

import (
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// keyed are files next to a Procfile with objects whose keys are its process types.
var keyed = []struct {
	file    string
	objects []string
}{
	{"app.json", []string{"formation", "healthchecks"}}, // Heroku Dev Center, app.json Schema; dokku/dokku docs/appendices/file-formats/app-json.md
	{"scalingo.json", []string{"formation"}},            // Scalingo/documentation 2000-01-01-app-manifest.md
}

func typeAt(doc *procfile.Document, at procfile.Position) (procfile.Range, bool) {
	offset := doc.Offset(at)
	for _, e := range doc.Entries() {
		if e.TypeRange.Start <= offset && offset <= e.TypeRange.End {
			return e.TypeRange, true
		}
	}
	return procfile.Range{}, false
}

// prepareRename is the process type at a position, and null where none is.
func (s *server) prepareRename(v view, params positionParams) (any, error) {
	name, ok := typeAt(v.doc, params.Position)
	if !ok {
		return nil, nil
	}
	return renameRange{v.doc.Span(name), v.doc.Slice(name)}, nil
}

// rename renames a process type, with what refers to it in the file and in those next to it.
func (s *server) rename(v view, params renameParams) (any, error) {
	at, ok := typeAt(v.doc, params.Position)
	if !ok {
		return nil, invalid("there is no process type at this place")
	}
	r := renaming{doc: v.doc, from: v.doc.Slice(at), to: params.NewName}
	if r.to != r.from && !check.IsNewTypeName(r.to) {
		return nil, invalid(quoted(r.to) + " can't be a process type, which has only letters, digits, `_` and `-`, and doesn't start with `-`")
	}
	r.variables = r.peerVariables()
	edits, err := r.inProcfile()
	if err != nil {
		return nil, err
	}
	beside, err := r.beside(s.placed(v.document))
	if err != nil {
		return nil, err
	}
	files := []fileEdit{v.edit(edits...)}
	for _, uri := range slices.Sorted(maps.Keys(beside)) {
		files = append(files, fileEdit{versionedID: versionedID{URI: uri}, edits: beside[uri]})
	}
	return s.edit(files...), nil
}

// renaming gives a process type of a document another name.
type renaming struct {
	doc       *procfile.Document
	from, to  string
	variables map[string]string // the new names of the variables with the port of the process, by the old ones
}

// inProcfile are the edits of the document. The error says why the new name is impossible.
func (r renaming) inProcfile() ([]lint.TextEdit, error) {
	var edits []procfile.TextEdit
	for _, e := range r.doc.Entries() {
		switch e.Type {
		case r.from:
			edits = append(edits, procfile.TextEdit{Range: e.TypeRange, NewText: r.to})
		case r.to:
			return nil, invalid("the file has " + quoted(r.to) + " already")
		}
		edits = append(edits, r.inCommand(e.CommandRange)...)
	}
	if !r.staysType(edits) {
		return nil, invalid("the file would have other lines with " + quoted(r.to))
	}
	made := make([]lint.TextEdit, len(edits))
	for i, e := range edits {
		made[i] = lint.TextEdit{Span: r.doc.Span(e.Range), NewText: e.NewText}
	}
	return made, nil
}

func quoted(name string) string { return "`" + prose.Visible(name) + "`" }

// staysType reports whether each renamed entry is one of the new type, in a file of as many lines.
func (r renaming) staysType(edits []procfile.TextEdit) bool {
	text, err := procfile.Apply(r.doc.Text, edits)
	if err != nil {
		return false
	}
	after := procfile.Parse([]byte(text))
	if len(after.Lines) != len(r.doc.Lines) {
		return false
	}
	for _, e := range r.doc.Entries() {
		if line := after.Lines[e.Line]; e.Type == r.from && (line.Kind != procfile.Entry || after.Slice(line.Name) != r.to) {
			return false
		}
	}
	return true
}

// peerVariables are the new names of the variables with the port of the process, by the old ones.
func (r renaming) peerVariables() map[string]string {
	names := map[string]string{}
	for _, t := range platform.Targets() {
		form := t.Port.PeerVariable
		if form == "" {
			continue
		}
		if to := fmt.Sprintf(form, r.to); command.IsVariableName(to) {
			names[fmt.Sprintf(form, r.from)] = to
		}
	}
	return names
}

func (r renaming) inCommand(at procfile.Range) []procfile.TextEdit {
	text := r.doc.Slice(at)
	if !strings.Contains(text, r.from) {
		return nil
	}
	var edits []procfile.TextEdit
	for _, v := range command.Parse(text).Variables {
		to, known := r.variables[v.Name]
		if !known {
			continue
		}
		start := at.Start + v.Range.Start + strings.Index(text[v.Range.Start:v.Range.End], v.Name)
		edits = append(edits, procfile.TextEdit{Range: procfile.Range{Start: start, End: start + len(v.Name)}, NewText: to})
	}
	return edits
}

// beside are the edits of the files next to the document, by their URIs. A variant, such as Procfile.dev, shares them with
// the Procfile, and has none.
func (r renaming) beside(d *document) (map[string][]lint.TextEdit, error) {
	edits := map[string][]lint.TextEdit{}
	root, ok := d.root()
	if !ok || d.place.Beside == nil || check.ClassifyName(pathOf(d.uri)).Variant != "" {
		return edits, nil
	}
	for _, k := range keyed {
		file := path.Join(d.place.Beside.Folder(), k.file)
		text, ok := d.place.Beside.Text(file)
		if !ok {
			continue
		}
		made, err := r.inKeys(procfile.Parse([]byte(text)), k.objects)
		if err != nil {
			return nil, invalid(quoted(k.file) + " " + err.Error())
		}
		if made != nil {
			edits[uriOf(path.Join(root, file), d.uri)] = made
		}
	}
	return edits, nil
}

// inKeys are the edits of the keys in objects of a JSON text.
func (r renaming) inKeys(doc *procfile.Document, objects []string) ([]lint.TextEdit, error) {
	var edits []lint.TextEdit
	for _, k := range keysOf(doc.Text) {
		if !slices.Contains(objects, k.object) {
			continue
		}
		switch k.name {
		case r.from:
			name, err := json.Marshal(r.to)
			if err != nil {
				return nil, fmt.Errorf("can't have this name: %w", err)
			}
			edits = append(edits, lint.TextEdit{Span: doc.Span(k.at), NewText: string(name)})
		case r.to:
			return nil, fmt.Errorf("has %s already", quoted(r.to))
		}
	}
	return edits, nil
}

// key is one of an object that is a field of a JSON object, with its quotes.
type key struct {
	object, name string
	at           procfile.Range
}

// keysOf are the keys of a JSON text up to its first error.
func keysOf(text string) []key {
	var keys []key
	dec := json.NewDecoder(strings.NewReader(text))
	var object string
	depth := 0
	for {
		before := int(dec.InputOffset())
		token, err := dec.Token()
		if err != nil {
			return keys
		}
		name, isKey := token.(string)
		switch {
		case token == json.Delim('{'):
			depth++
		case token == json.Delim('}'):
			depth--
		case depth == 0 || !isKey:
			return keys
		default:
			end := int(dec.InputOffset())
			if depth == 1 {
				object = name
			} else {
				keys = append(keys, key{object, name, procfile.Range{Start: before + strings.IndexByte(text[before:end], '"'), End: end}})
			}
			// Only the objects in the outermost one are entered.
			if opens := strings.HasPrefix(strings.TrimLeft(text[end:], " \t\r\n:"), "{"); depth == 1 && opens {
				continue
			}
			var skipped json.RawMessage
			if dec.Decode(&skipped) != nil {
				return keys
			}
		}
	}
}
