package lsp

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"

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

// startsIn are the findings about what starts from a file of an app without a Procfile. The caller has locked linting.
func (s *server) startsIn(d *document) []diagnostic {
	found := []diagnostic{}
	file, starts := s.startsAround(d.uri)
	if starts == nil {
		return found
	}
	for _, r := range starts.Reports {
		for _, part := range r.ByFile() {
			if part.File.Path != file {
				continue
			}
			for i := range part.Diagnostics {
				found = append(found, s.diagnostic(d.uri, part, &part.Diagnostics[i]))
			}
		}
	}
	return found
}

// startsAround is what starts in the app of a file, and the file's path in its project. The app is the first folder from the root of the
// project to the file in which something starts. It's nil for one that has a Procfile.
func (s *server) startsAround(uri string) (file string, starts *lint.Beside) {
	name := pathOf(uri)
	if name == "" {
		return "", nil
	}
	folder := filepath.Dir(name)
	root := s.appIn(folder, uri).place.Root
	for depth := strings.Count(root, "/"); depth >= 0; depth-- {
		above := folder
		for range depth {
			above = filepath.Dir(above)
		}
		app := s.appIn(above, uri)
		if app.place.Beside == nil || lint.WithoutProcfile(app.place.Beside) != nil {
			return "", nil
		}
		in, err := s.inputOf(app)
		if err != nil {
			return "", nil // the configuration has its own finding, where there is a Procfile
		}
		in.Source = nil
		if found := lint.LintBeside(in); !found.IsEmpty() {
			relative, _ := filepath.Rel(above, name)
			return path.Join(app.place.Beside.Folder(), filepath.ToSlash(relative)), found
		}
	}
	return "", nil
}

// appIn is the Procfile of a folder, which may be missing.
func (s *server) appIn(folder, uri string) *document {
	return s.placed(&document{uri: uriOf(filepath.Join(folder, "Procfile"), uri)})
}
