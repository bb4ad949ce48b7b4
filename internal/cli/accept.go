package cli

import (
	"cmp"
	"fmt"
	"io"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/assist"
	"github.com/proclint/proclint/lint/report"
)

// accept adds comments to a file that ignore what is found in it today, for lint --add-ignore. The error is errFindings
// when findings are left that make the command fail.
func (l *linter) accept(s source, in lint.Input, applied applied) error {
	in.Repository = l.repositories.with(s, in.Source)
	accepted, err := assist.Accept(in)
	if err != nil {
		return fmt.Errorf("%s: %w", s, err)
	}
	if s.stdin {
		err = writeFileText(l.stdout, string(accepted.Source), in.Source, accepted.Source)
	} else {
		err = l.writeAccepted(s, in.Source, accepted)
	}
	if err != nil {
		return err
	}
	if omitted := accepted.Report.Omitted; omitted > 0 {
		fmt.Fprintf(l.stderr, "proclint: %d lines of %s were not checked, the limit of --add-ignore is %d\n", omitted, s, lint.MaxLines)
		return errFindings
	}
	if accepted.Unfinished {
		fmt.Fprintf(l.stderr, "proclint: more findings of %s can be ignored, so run lint --add-ignore again\n", s)
		return errFindings
	}
	if accepted.Report.Summary.Worst() >= cmp.Or(l.failOn, applied.FailOn, lint.Error) {
		return errFindings
	}
	return nil
}

func (l *linter) writeAccepted(s source, before []byte, accepted *assist.Accepted) error {
	if accepted.Ignored > 0 {
		if err := replace(s, before, accepted.Source, l.stderr); err != nil {
			return err
		}
	}
	line := fmt.Sprintf("%s: %d ignored", s, accepted.Ignored)
	if left := accepted.Report.Summary; left != (lint.Summary{}) {
		line += fmt.Sprintf(", %s left", report.Count(left))
	}
	_, err := io.WriteString(l.stdout, line+"\n")
	return err
}
