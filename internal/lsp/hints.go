package lsp

import (
	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/assist"
	"github.com/proclint/proclint/lint/procfile"
)

// inlayHints say behind each variable to what platforms set it.
func (s *server) inlayHints(params rangeParams) (any, error) {
	d, in, _ := s.input(params.TextDocument.URI)
	if d == nil {
		return nil, nil
	}
	s.linting.Lock()
	defer s.linting.Unlock()
	doc := procfile.Parse(in.Source)
	hints := []inlayHint{}
	for _, h := range assist.Hints(doc, lint.TargetsOf(in, doc), previewOptions(in)) {
		at := doc.Position(h.Offset)
		if meets(params.Range, procfile.Span{Start: at, End: at}) {
			hints = append(hints, inlayHint{at, h.Label, markup(h.Markdown, nil), true})
		}
	}
	return hints, nil
}
