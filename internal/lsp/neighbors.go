package lsp

import (
	"fmt"
	"path"
	"path/filepath"

	"github.com/proclint/proclint/lint"
)

// lintNeighbor publishes the findings about what starts from an open file that is no Procfile, if it has some, or had some before. One that was
// closed has none.
func (s *server) lintNeighbor(d *document) {
	if s.pulls() {
		return
	}
	s.linting.Lock()
	defer s.linting.Unlock()
	defer func() {
		if cause := recover(); cause != nil {
			s.warn(fmt.Sprint("The file can't be checked: ", cause))
		}
	}()
	_, current := s.opened(d.uri)
	if current != nil && current != d {
		return
	}
	found := []diagnostic{}
	if current != nil {
		found = s.startsIn(d)
	}
	if len(found) > 0 || s.startsShown[d.uri] {
		s.startsShown[d.uri] = len(found) > 0
		s.notify("textDocument/publishDiagnostics", publishParams{URI: d.uri, Version: d.version, Diagnostics: found})
	}
}

// startsIn are the findings about what starts from a file in a folder without a Procfile. The caller has locked linting.
func (s *server) startsIn(d *document) []diagnostic {
	found := []diagnostic{}
	file := pathOf(d.uri)
	if file == "" {
		return found
	}
	app := s.placed(&document{uri: uriOf(filepath.Join(filepath.Dir(file), "Procfile"), d.uri)})
	if app.place.Beside == nil || lint.WithoutProcfile(app.place.Beside) != nil {
		return found
	}
	in, err := s.inputOf(app)
	if err != nil {
		return found // the configuration has its own finding, where there is a Procfile
	}
	in.Source = nil
	at := path.Join(app.place.Beside.Folder(), filepath.Base(file))
	for _, r := range lint.LintBeside(in).Reports {
		for _, part := range r.ByFile() {
			if part.File.Path != at {
				continue
			}
			for i := range part.Diagnostics {
				found = append(found, s.diagnostic(d.uri, part, &part.Diagnostics[i]))
			}
		}
	}
	return found
}
