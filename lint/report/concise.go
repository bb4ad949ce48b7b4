package report

import (
	"io"
	"math"

	"github.com/proclint/proclint/lint"
)

// Concise writes the headline of each diagnostic on a line, as Text begins with it. One more line says how many lines
// were not checked. Nothing is folded, since no summary follows.
func Concise(w io.Writer, r *lint.Report, o TextOptions) error {
	o.Width = math.MaxInt
	t := newTextWriter(r, o)
	for i := range r.Diagnostics {
		t.headline(&r.Diagnostics[i])
	}
	if r.Omitted > 0 {
		t.flow(piece{}, piece{}, piece{text: displayPath(r.File.Path) + ": " + unchecked(r)})
	}
	return write(w, t.b.String())
}
