package subject

import (
	"strings"

	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
)

// EndWithLast drops what a process wrote last where it isn't a reason: without a status, only a line that looks like an error is one.
func (d *Subject) EndWithLast() {
	status := d.Values["status"]
	if status != "" && status != "0" {
		return
	}
	if d.Last = (lex.Line{}); status == "" && d.Said != nil {
		d.Last = *d.Said
	}
}

// ShowLast shows the line that a process wrote last in place of its end.
func (d *Subject) ShowLast() {
	if d.Last.Text != "" {
		d.showFirst(d.Last)
	}
}

// QuotedProgram is the program of a process that cmd.exe, in any language, quotes in the last line, or "".
func (d *Subject) QuotedProgram() string {
	name, _, _ := strings.Cut(d.Values["process"], ".")
	if program := Before(d.App.Command(name), " "); program != "" && ascii.StartsWith(d.Last.Text, []string{`"` + program + `" `, "'" + program + "' "}) {
		return program
	}
	return ""
}

// LinuxWords are commands that Windows doesn't have, and the usual first folders of commands, which it reads as programs.
const LinuxWords ecosystem.Words = "export source . unset exec ulimit sh bash env rm cp mv sleep trap nohup touch bin script vendor"
