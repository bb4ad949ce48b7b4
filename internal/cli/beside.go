package cli

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"path/filepath"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/correct"
)

// beside checks the files that start an app without a Procfile. It is false where there is a Procfile, or none of those files.
func (l *lintCommand) beside(args []string) (checked bool, err error) {
	at := orFolder(args)[0]
	if l.selected.recursive || l.fix || l.addIgnore || len(args) > 1 {
		return false, nil
	}
	if _, err = onlySource([]string{at}); !errors.Is(err, errNoProcfile) || deeper(at) != "" {
		return false, nil
	}
	found := apps{at: at, early: true}
	a, err := found.of("")
	if err != nil {
		return false, nil
	}
	applied, err := l.configurations.of(a.source)
	if err != nil {
		return true, err
	}
	applied.To(&a.in)
	if len(*l.targets) > 0 {
		a.in.Targets = *l.targets
	}
	beside := correct.Lint(a.in)
	if beside == nil {
		return false, nil
	}
	p := &printer{linter: &l.linter, w: bufio.NewWriter(l.stdout), totals: l.totals, listing: true}
	isText := l.form().name == textFormat
	for _, r := range beside.Reports {
		r.File.Path = shownPath(filepath.Join(a.top(), filepath.FromSlash(r.File.Path)))
		j := &job{source: a.source, report: r, failOn: cmp.Or(l.failOn, applied.FailOn, lint.Error)}
		if write := l.form().one; write != nil {
			var b bytes.Buffer
			if err := write(&b, r, l.text); err != nil {
				return true, err
			}
			j.output = b.Bytes()
		}
		if err := p.print(j); err != nil {
			return true, err
		}
	}
	if len(beside.Reports) > 0 || !isText {
		err = p.finish()
	}
	if !isText || l.quiet {
		return true, err
	}
	return true, cmp.Or(writeText(l.stdout, beside.Scope()+"\n"), err)
}
