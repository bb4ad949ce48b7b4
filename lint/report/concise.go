package report

import (
	"io"
	"math"
	"strings"

	"github.com/proclint/proclint/lint"
)

// Concise writes each diagnostic on a line: the place, the severity, the rule and the headline, with blanks between them.
// One more line says how many lines were not checked. Nothing is folded, since no summary follows.
func Concise(w io.Writer, r *lint.Report, o TextOptions) error {
	o.Width = math.MaxInt
	var b strings.Builder
	for _, part := range parts(r) {
		b.WriteString(conciseLines(part, o))
	}
	return write(w, b.String())
}

func conciseLines(r *lint.Report, o TextOptions) string {
	t := newTextWriter(r, o)
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		style := severityStyles[d.Severity]
		t.flow(piece{}, piece{},
			piece{text: t.place(d.Range) + ":", style: bold, whole: true}, piece{text: " ", whole: true},
			piece{text: d.Severity.String(), style: style}, piece{text: " ", whole: true},
			piece{text: d.Rule, style: style, link: pageOf(d.Rule)},
			piece{text: " " + d.Message})
	}
	if r.Omitted > 0 {
		t.flow(piece{}, piece{}, piece{text: displayPath(r.File.Path) + ": " + unchecked(r)})
	}
	return t.b.String()
}
