package lsp

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/report"
)

func (s *server) didOpen(params openParams) {
	opened := params.TextDocument
	d := &document{uri: opened.URI, version: opened.Version, text: opened.Text}
	if !isProcfile(opened.URI, opened.LanguageID) {
		s.setNeighbor(d.uri, d)
		return
	}
	d = s.placed(d)
	s.keep(d)
	s.touch()
	go s.lint(d)
}

func (s *server) didChange(params changeParams) {
	d, neighbor := s.opened(params.TextDocument.URI)
	changed := cmp.Or(d, neighbor)
	if changed == nil {
		return
	}
	for _, change := range params.ContentChanges {
		changed = changed.changed(change.Range, change.Text)
	}
	if d == nil {
		next := *changed
		next.version = params.TextDocument.Version
		s.setNeighbor(next.uri, &next)
		return
	}
	next := *s.fresh(changed)
	next.version = params.TextDocument.Version
	s.keep(&next)
	go s.lint(&next)
}

// opened is the document that is open under a URI, or the other file. Both are nil for one that isn't open.
func (s *server) opened(uri string) (d, neighbor *document) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.documents[uri], s.neighbors[uri]
}

func (s *server) allOpened() []*document {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Collect(maps.Values(s.documents))
}

func (s *server) keep(d *document) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.documents[d.uri] = d
}

// didSave lints a file again: only the saved file shows its encoding, and the files next to it may have changed.
func (s *server) didSave(params documentParams) {
	d, neighbor := s.opened(params.TextDocument.URI)
	if d == nil {
		if neighbor != nil {
			s.setNeighbor(neighbor.uri, neighbor)
		}
		return
	}
	d = s.placed(d)
	s.keep(d)
	if s.pulls() {
		s.lintAll()
		return
	}
	go s.lint(d)
}

func (s *server) didClose(params documentParams) {
	s.mu.Lock()
	if s.neighbors[params.TextDocument.URI] != nil {
		s.mu.Unlock()
		s.setNeighbor(params.TextDocument.URI, nil)
		go s.lintNeighbor(&document{uri: params.TextDocument.URI})
		return
	}
	delete(s.documents, params.TextDocument.URI)
	s.workspace.closed[pathOf(params.TextDocument.URI)] = params.TextDocument.URI
	s.mu.Unlock()
	s.touch()
	if s.pulls() {
		return
	}
	go func() {
		s.linting.Lock()
		defer s.linting.Unlock()
		s.notify("textDocument/publishDiagnostics", publishParams{URI: params.TextDocument.URI, Diagnostics: []diagnostic{}})
	}()
}

// pulls reports whether the editor asks for diagnostics. It gets no others then, because it would show both.
func (s *server) pulls() bool { return s.editor().TextDocument.Diagnostic != nil }

// lintAll checks all documents again, after a change of what they are checked for.
func (s *server) lintAll() {
	client := s.editor().Workspace
	refresh := func(feature string, supported refreshable) {
		if supported.RefreshSupport {
			go s.call("workspace/"+feature+"/refresh", nil, nil)
		}
	}
	s.touch()
	refresh("codeLens", client.CodeLens)
	refresh("inlayHint", client.InlayHint)
	if s.pulls() {
		refresh("diagnostic", client.Diagnostics)
		return
	}
	for _, d := range s.allOpened() {
		go s.lint(d)
	}
	s.mu.Lock()
	neighbors := slices.Collect(maps.Values(s.neighbors))
	s.mu.Unlock()
	for _, d := range neighbors {
		go s.lintNeighbor(d)
	}
}

// lint checks a document and publishes its findings, unless there is a newer one by then, or the editor asks for them.
func (s *server) lint(d *document) {
	if s.pulls() {
		return
	}
	s.linting.Lock()
	defer s.linting.Unlock()
	// One text that crashes the linter must not end the server for all others.
	defer func() {
		if cause := recover(); cause != nil {
			s.warn(fmt.Sprint("The file can't be checked: ", cause))
		}
	}()
	if current, _ := s.opened(d.uri); current == d {
		s.notify("textDocument/publishDiagnostics", publishParams{URI: d.uri, Version: d.version, Diagnostics: s.diagnostics(d)})
	}
}

// pulledDiagnostics answers an editor that asks for the diagnostics of a document.
func (s *server) pulledDiagnostics(params diagnosticParams) (any, error) {
	items := []diagnostic{}
	d, neighbor := s.opened(params.uri())
	if d != nil || neighbor != nil {
		s.linting.Lock()
		defer s.linting.Unlock()
	}
	switch {
	case d != nil:
		items = s.diagnostics(s.fresh(d))
	case neighbor != nil:
		items = s.startsIn(neighbor)
	}
	id := resultID(items)
	if id == params.PreviousResultID {
		return diagnosticReport{Kind: "unchanged", ResultID: id}, nil
	}
	return diagnosticReport{"full", id, items}, nil
}

// diagnostics are those of a document. If the configuration is wrong, the only one explains that. The caller has locked linting.
func (s *server) diagnostics(d *document) []diagnostic {
	in, err := s.inputOf(d)
	if err != nil {
		return unchecked(lint.Error, err.Error())
	}
	r, err := lint.Lint(in)
	if err != nil {
		return unchecked(lint.Warning, err.Error())
	}
	found := []diagnostic{}
	for i := range r.Diagnostics {
		found = append(found, s.diagnostic(d.uri, r, &r.Diagnostics[i]))
	}
	return found
}

// unchecked is the only diagnostic of a document that can't be checked.
func unchecked(severity lint.Severity, why string) []diagnostic {
	return []diagnostic{{Severity: severities[severity], Source: section, Message: why}}
}

var severities = map[lint.Severity]int{lint.Error: 1, lint.Warning: 2, lint.Info: 3, lint.Hint: 4}

// diagnostic is a finding in the terms of the protocol. Its message is the headline and a
// line for each effect, without Markdown, which a client doesn't show there.
func (s *server) diagnostic(uri string, r *lint.Report, d *check.Diagnostic) diagnostic {
	lines := append([]string{d.Message}, report.Lines(d, r.Platforms)...)
	out := diagnostic{
		Range: d.OwnSpan(), Severity: severities[d.Severity], Code: d.Rule, Source: section,
		Message: strings.Join(lines, "\n"),
		Data:    &diagnosticData{Docs: d.Docs, Platforms: append([]string{}, d.Platforms...)},
	}
	if rule, ok := lint.RuleByName(d.Rule); ok {
		out.CodeDescription = &codeDescription{rule.URL()}
	}
	if d.File != "" && d.Code.InCommand() {
		out.Range = r.Document.Span(d.Range) // what starts the script
	}
	if s.editor().TextDocument.PublishDiagnostics.RelatedInformation {
		if d.File != "" && pathOf(uri) != "" {
			out.RelatedInformation = append(out.RelatedInformation, related{location{uriOf(d.File, uri), d.Span}, "the place in the app"})
		}
		for i := range d.Related {
			place := &d.Related[i]
			out.RelatedInformation = append(out.RelatedInformation, related{location{uri, place.Span}, place.Message})
		}
	}
	return out
}

// meets reports whether two spans share a place; spans without length do so at their ends.
func meets(a, b procfile.Span) bool { return !before(a.End, b.Start) && !before(b.End, a.Start) }

func before(a, b procfile.Position) bool {
	return a.Line < b.Line || a.Line == b.Line && a.Character < b.Character
}
