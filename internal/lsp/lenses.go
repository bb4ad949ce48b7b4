package lsp

import (
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
