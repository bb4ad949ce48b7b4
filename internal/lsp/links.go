package lsp

import (
	"path"
	"path/filepath"
	"strings"

	"github.com/proclint/proclint/lint/assist"
)

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
