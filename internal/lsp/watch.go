package lsp

import (
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/proclint/proclint/lint/config"
	"github.com/proclint/proclint/lint/repository"
)

// watched are the files whose changes change findings, whoever writes them: any file may be what a command starts.
var watched = options{"watchers": []options{{"globPattern": "**/*"}}}

// Tests have others.
var (
	settling     = 100 * time.Millisecond // how long no file may change before the documents are checked again: a checkout changes many at once
	mostSettling = 2 * time.Second        // how long a row of changes may put that off
)

// again is a check of all documents that waits until files are at rest.
type again struct {
	timer *time.Timer // nil while none waits
	first time.Time   // when the first change of the row came
}

// didChangeWatchedFiles checks all documents again if a file may matter to one of them.
func (s *server) didChangeWatchedFiles(params watchedParams) {
	if len(params.Changes) == 0 || slices.ContainsFunc(params.Changes, s.affects) {
		s.later()
	}
}

func (s *server) affects(change fileEvent) bool {
	file := pathOf(change.URI)
	if file == "" {
		return false
	}
	if base := filepath.Base(file); base == config.FileName || isProcfile(change.URI, "") {
		return true
	}
	s.mu.Lock()
	roots := slices.Clone(s.workspace.folders)
	s.mu.Unlock()
	for i, uri := range roots {
		roots[i] = pathOf(uri)
	}
	for _, d := range s.allOpened() {
		if root, ok := d.root(); ok {
			roots = append(roots, root)
		}
	}
	return slices.ContainsFunc(roots, func(root string) bool {
		inside, ok := below(root, file)
		return ok && repository.Affects(inside, change.Type != changedFile)
	})
}

// below is the path of a file from a folder, with slashes.
func below(folder, file string) (string, bool) {
	if folder == "" {
		return "", false
	}
	inside, ok := strings.CutPrefix(filepath.ToSlash(file), strings.TrimSuffix(filepath.ToSlash(folder), "/")+"/")
	return path.Clean(inside), ok && inside != ""
}

// later checks all documents again, once for all changes that follow each other closely.
func (s *server) later() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.again.timer == nil {
		s.again = again{timer: time.AfterFunc(settling, s.lookAgain), first: time.Now()}
	} else if time.Since(s.again.first) < mostSettling {
		s.again.timer.Reset(settling)
	}
}

// lookAgain checks all documents with the files beside them as they are now.
func (s *server) lookAgain() {
	s.mu.Lock()
	s.again.timer = nil
	if s.state != running {
		s.mu.Unlock()
		return
	}
	s.mu.Unlock()
	for _, d := range s.allOpened() {
		next := s.placed(d)
		s.mu.Lock()
		if s.documents[d.uri] == d { // else it has changed, and was placed after that
			s.documents[d.uri] = next
		}
		s.mu.Unlock()
	}
	s.lintAll()
}

func (s *server) placed(d *document) *document {
	next := *d
	if path := pathOf(d.uri); path != "" {
		next.place = s.options.Place(path, s.edited)
	}
	return &next
}

// fresh is a document with its place as it is now, if no event tells when that changes: the editor can't watch files, or
// watches only other folders than that of the project.
func (s *server) fresh(d *document) *document {
	s.mu.Lock()
	watches := s.client.Workspace.DidChangeWatchedFiles.DynamicRegistration
	folders := slices.Clone(s.workspace.folders)
	s.mu.Unlock()
	root, placed := d.root()
	if watches && placed && slices.ContainsFunc(folders, func(folder string) bool {
		at := pathOf(folder)
		_, inside := below(at, root)
		return inside || at != "" && strings.TrimSuffix(filepath.ToSlash(at), "/") == strings.TrimSuffix(root, "/")
	}) {
		return d
	}
	return s.placed(d)
}

// edited is the text of an open file. See Edited.
func (s *server) edited(path string) (text string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, open := range []map[string]*document{s.neighbors, s.documents} {
		for uri, d := range open {
			if pathOf(uri) == path {
				return d.text, true
			}
		}
	}
	return "", false
}

// setNeighbor keeps the text of an open file that is no Procfile; nil for one that is closed.
func (s *server) setNeighbor(uri string, d *document) {
	s.mu.Lock()
	if d == nil {
		delete(s.neighbors, uri)
	} else {
		s.neighbors[uri] = d
	}
	s.mu.Unlock()
	switch {
	case s.affects(fileEvent{uri, changedFile}):
		s.later()
	case d != nil:
		go s.lintNeighbor(d)
	}
}
