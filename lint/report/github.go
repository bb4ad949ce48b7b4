package report

import (
	"fmt"
	"io"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/prose"
)

// githubData escapes a text behind a command. Variables would be made in every program that links this package.
func githubData(text string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(printableLines(text))
}

func githubProperty(text string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(githubData(text))
}

// printableLines is Printable that keeps line ends, which a command has a way to write.
func printableLines(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\r' || r == '\n' {
			return r
		}
		return prose.PrintableRune(r)
	}, text)
}

// GitHub writes a workflow command of GitHub Actions for each diagnostic of a report, which makes it an annotation of the file:
// the headline is its title. Lines and columns count from one, columns in characters, the end column points behind the range. A
// file without a name has no file property. One more says how many lines were not checked.
func GitHub(w io.Writer, r *lint.Report) error {
	var b strings.Builder
	for _, part := range parts(r) {
		githubCommands(&b, part)
	}
	return write(w, b.String())
}

func githubCommands(b *strings.Builder, r *lint.Report) {
	for _, d := range r.Diagnostics {
		line, column := r.Document.LineColumn(d.Range.Start)
		endLine, endColumn := r.Document.LineColumn(d.Range.End)
		fmt.Fprintf(b, "::%s ", levels[d.Severity].github)
		if r.File.Path != "" {
			fmt.Fprintf(b, "file=%s,", githubProperty(fromRoot(r.File.Path)))
		}
		fmt.Fprintf(b, "line=%d,col=%d,endLine=%d,endColumn=%d,title=%s::%s\n",
			line, column, endLine, endColumn, githubProperty(d.Message), githubData(githubBody(&d, r)))
	}
	if r.Omitted > 0 {
		fmt.Fprintf(b, "::warning title=not checked::%s\n", githubData(r.File.Path+": "+unchecked(r)))
	}
}

// githubBody is the text below the title of an annotation: the effects, the help, and the rule.
func githubBody(d *check.Diagnostic, r *lint.Report) string {
	return strings.Join(append(Lines(d, r.Platforms), "("+d.Rule+")"), "\n")
}

// fromRoot is a path as tools compare it with those of a repository: with slashes, and without "./" before it.
func fromRoot(path string) string {
	return strings.TrimPrefix(strings.ReplaceAll(path, `\`, "/"), "./")
}
