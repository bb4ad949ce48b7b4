package lsp

import (
	"github.com/proclint/proclint/lint/assist"
	"github.com/proclint/proclint/lint/procfile"
)

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
