package assist

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/procfile"
)

// Suppression is an edit after which findings are no longer listed.
type Suppression struct {
	Title string          `json:"title"` // a phrase that begins with a verb
	Edits []lint.TextEdit `json:"edits"`
}

// Suppress finds the edit after which the findings of a rule that begin on a zero-based line are no longer listed: proclint-ignore-next-line above
// the line, with its indentation and line end, or the rule added to such a comment there. Where that would not work, because a finding is about the
// whole file or its line belongs to the command above it, the comment is proclint-ignore-file. It lints the file to find that out, and reports false
// where no comment helps without changing what a selected platform reads. The error is a lint.TooLargeError.
func Suppress(in lint.Input, rule string, line int) (Suppression, bool, error) {
	report, err := lint.Lint(in)
	if err != nil {
		return Suppression{}, false, err
	}
	doc := report.Document
	if line < 0 || !slices.ContainsFunc(report.Diagnostics, func(d check.Diagnostic) bool { return d.Rule == rule && d.OwnSpan().Start.Line == line }) {
		return Suppression{}, false, nil
	}
	var candidates []Suppression
	if line < len(doc.Lines) {
		candidates = append(candidates, Suppression{"Ignore " + rule + " on this line", []lint.TextEdit{ignore(doc, check.IgnoreNextLine, rule, line)}})
	}
	candidates = append(candidates, Suppression{"Ignore " + rule + " in this file", []lint.TextEdit{ignore(doc, check.IgnoreFile, rule, 0)}})
	for _, s := range candidates {
		if edit := &s.Edits[0]; helps(in, report, rule, *edit) {
			edit.Span = doc.Span(edit.Range)
			return s, true, nil
		}
	}
	return Suppression{}, false, nil
}

// ignore adds a rule to the comment that begins with a word, or such a comment above a line. That for the next line has to be there.
func ignore(doc *procfile.Document, word, rule string, line int) lint.TextEdit {
	for _, c := range check.Directives(doc) {
		if c.Name == word && (word == check.IgnoreFile || c.Line == line-1) {
			return addTo(c, rule)
		}
	}
	return newComment(doc, line, word, rule)
}

func addTo(c check.Directive, rule string) lint.TextEdit {
	at, text := c.Word.End, " "+rule
	if n := len(c.Names); n > 0 {
		at, text = c.Names[n-1].End, ", "+rule
	}
	return check.Replace(procfile.Range{Start: at, End: at}, text)
}

func newComment(doc *procfile.Document, line int, word, rule string) lint.TextEdit {
	indent, eol, at := "", "\n", 0
	if line < len(doc.Lines) {
		l := doc.Lines[line]
		at = l.Range.Start
		text := doc.Slice(l.Range)
		indent = text[:len(text)-len(strings.TrimLeft(text, " \t"))]
		switch {
		case !l.EOL.Empty():
			eol = doc.Slice(l.EOL)
		case line > 0:
			eol = doc.Slice(doc.Lines[line-1].EOL)
		}
	}
	return check.Replace(procfile.Range{Start: at, End: at}, indent+"# "+word+" "+rule+eol)
}

// helps reports whether an edit takes findings of a rule away, brings none of another rule, and leaves the processes as they are.
func helps(in lint.Input, before *lint.Report, rule string, edit lint.TextEdit) bool {
	doc := before.Document
	text, err := procfile.Apply(doc.Text, []procfile.TextEdit{{Range: edit.Range, NewText: edit.NewText}})
	if err != nil {
		return false
	}
	source := doc.WithText(text)
	if !lint.ReadAlike(lint.TargetsOf(in, doc), in.Source, source) {
		return false
	}
	in.Source = source
	after, err := lint.Lint(in)
	if err != nil {
		return false
	}
	had, has := byRule(before), byRule(after)
	for name, n := range has {
		if n > had[name] {
			return false
		}
	}
	return has[rule] < had[rule]
}

func byRule(report *lint.Report) map[string]int {
	counts := map[string]int{}
	for i := range report.Diagnostics {
		counts[report.Diagnostics[i].Rule]++
	}
	return counts
}
