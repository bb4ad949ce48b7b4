package lsp

import (
	"path"
	"path/filepath"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/api"
	"github.com/proclint/proclint/lint/assist"
	"github.com/proclint/proclint/lint/preview"
	"github.com/proclint/proclint/lint/procfile"
)

// showCommand shows the card of a process. Its arguments are the URI of an open document and the process type. An editor that
// has a preview may open that instead.
const showCommand = "proclint.showProcess"

// codeLenses say above each entry what platforms do with it.
func (s *server) codeLenses(v view, _ documentParams) (any, error) {
	lenses := []codeLens{}
	for _, l := range assist.Lenses(v.doc, v.targets(), previewOptions(v.in)) {
		show := editorCommand{Title: l.Title + " · Preview", Command: showCommand, Arguments: []string{v.uri, l.Type}}
		lenses = append(lenses, codeLens{v.doc.Span(l.Range), show})
	}
	return lenses, nil
}

func previewOptions(in lint.Input) preview.Options {
	return preview.Options{Path: in.Path, Repository: in.Repository}
}

// show shows the card of a process on the first platform that the document is checked for.
func (s *server) show(uri, processType string) (any, error) {
	d, in, _ := s.input(uri)
	if d == nil {
		return nil, invalid("the document isn't open")
	}
	s.linting.Lock()
	defer s.linting.Unlock()
	doc := procfile.Parse(in.Source)
	if !assist.IsShort(doc) {
		return nil, invalid("the document is too long")
	}
	card := api.PreviewOf(doc, lint.TargetsOf(in, doc)[0], previewOptions(in))
	if !card.Only(processType) {
		return nil, invalid("there is no process of that type")
	}
	var text strings.Builder
	if err := preview.Short(&text, card, preview.TextOptions{}); err != nil {
		return nil, err
	}
	s.notify("window/showMessage", showMessageParams{infoMessage, text.String()})
	return nil, nil
}

// inlayHints say behind each variable to what platforms set it.
func (s *server) inlayHints(v view, params rangeParams) (any, error) {
	hints := []inlayHint{}
	for _, h := range assist.Hints(v.doc, v.targets(), previewOptions(v.in)) {
		at := v.doc.Position(h.Offset)
		if meets(params.Range, procfile.Span{Start: at, End: at}) {
			hints = append(hints, inlayHint{at, h.Label, markup(h.Markdown, nil), true})
		}
	}
	return hints, nil
}

// documentLinks are the files of the project that commands name.
func (s *server) documentLinks(v view, _ documentParams) (any, error) {
	links := []documentLink{}
	root, ok := v.root()
	if !ok {
		return links, nil
	}
	for _, l := range assist.Links(v.doc, v.in.Repository) {
		links = append(links, documentLink{v.doc.Span(l.Range), uriOf(path.Join(root, l.Path), v.uri)})
	}
	return links, nil
}

// root is the root of the document's project, with slashes. It reports false for a document without a file.
func (d *document) root() (string, bool) {
	file := pathOf(d.uri)
	if file == "" || d.place.Root == "" {
		return "", false
	}
	root, ok := strings.CutSuffix(filepath.ToSlash(file), "/"+d.place.Root)
	return root + "/", ok
}

// documentSymbols lists the processes of a document with their commands.
func (s *server) documentSymbols(v view, _ documentParams) (any, error) {
	doc := v.doc
	secrets := lint.SecretsOf(doc)
	symbols, flat := []documentSymbol{}, []symbolInformation{}
	for _, e := range doc.Entries() {
		symbol := documentSymbol{
			Name: e.Type, Detail: secrets.Mask(e.Command), Kind: 12, // function
			Range: doc.Span(doc.Lines[e.Line].Range), SelectionRange: doc.Span(e.TypeRange),
		}
		symbols = append(symbols, symbol)
		flat = append(flat, symbolInformation{symbol.Name, symbol.Kind, location{v.uri, symbol.Range}})
	}
	if s.editor().TextDocument.DocumentSymbol.HierarchicalDocumentSymbolSupport {
		return symbols, nil
	}
	return flat, nil
}
