package lsp

import (
	"path"
	"path/filepath"
	"strings"

	"github.com/proclint/proclint/lint/assist"
	"github.com/proclint/proclint/lint/procfile"
)

// documentLinks are the files of the project that commands name.
func (s *server) documentLinks(params documentParams) (any, error) {
	d, in, _ := s.input(params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	s.linting.Lock()
	defer s.linting.Unlock()
	links := []documentLink{}
	root, ok := d.root()
	if !ok {
		return links, nil
	}
	doc := procfile.Parse(in.Source)
	for _, l := range assist.Links(doc, in.Repository) {
		links = append(links, documentLink{doc.Span(l.Range), uriOf(path.Join(root, l.Path), d.uri)})
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
