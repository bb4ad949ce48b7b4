package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/proclint/proclint/lint"
)

// Checkstyle writes reports as one document of Checkstyle's XML. The source of an error is "proclint." and the rule.
func Checkstyle(w io.Writer, reports []*lint.Report) error {
	var b strings.Builder
	b.WriteString("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n")
	for _, r := range partsOf(reports) {
		fmt.Fprintf(&b, "  <file name=%s>\n", attribute(pathOf(r)))
		for i := range r.Diagnostics {
			d := &r.Diagnostics[i]
			line, column := r.Document.LineColumn(d.Range.Start)
			writeCheckstyle(&b, line, column, levels[d.Severity].checkstyle, message(d, r), d.Rule)
		}
		if r.Omitted > 0 {
			writeCheckstyle(&b, 1, 1, levels[lint.Warning].checkstyle, unchecked(r), notChecked)
		}
		b.WriteString("  </file>\n")
	}
	b.WriteString("</checkstyle>\n")
	return write(w, b.String())
}

func writeCheckstyle(b *strings.Builder, line, column int, severity, message, rule string) {
	fmt.Fprintf(b, "    <error line=\"%d\" column=\"%d\" severity=%s message=%s source=%s/>\n",
		line, column, attribute(severity), attribute(message), attribute("proclint."+rule))
}
