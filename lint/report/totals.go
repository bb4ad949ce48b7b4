package report

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/sorting"
)

// Totals count what several reports say together.
type Totals struct {
	// Files is the number of reports.
	Files int
	// Summary counts the diagnostics of all of them, without the folded ones.
	Summary lint.Summary
	// Suppressed counts the findings that comments of the files ignore.
	Suppressed int
	// Excluded is the number of files that a configuration excludes. Files doesn't count them.
	Excluded int
	// Args are the other arguments of the command, such as " -r .", for the lines that name a command.
	Args string

	folded   []foldedOn
	detected []string // "Heroku because of app.json"
}

// foldedOn counts the folded diagnostics that concern a platform.
type foldedOn struct {
	platform string // its ID
	count    int
}

// Add counts one more report.
func (t *Totals) Add(r *lint.Report) {
	if r.Excluded {
		t.Excluded++
		return
	}
	s := r.Summary
	t.Files++
	t.Suppressed += r.Suppressed
	t.Summary.Error += s.Error - r.Folded.Error
	t.Summary.Warning += s.Warning - r.Folded.Warning
	t.Summary.Info += s.Info - r.Folded.Info
	t.Summary.Hint += s.Hint - r.Folded.Hint
	t.Summary.Fixable += s.Fixable - r.Folded.Fixable
	for i := range r.Diagnostics {
		t.fold(&r.Diagnostics[i])
	}
	for i, id := range r.Detected {
		line := titleOf(id) + " because of " + Printable(r.DetectedBy[i])
		if !slices.Contains(t.detected, line) {
			t.detected = append(t.detected, line)
		}
	}
}

// fold counts a folded diagnostic for each platform that it concerns.
func (t *Totals) fold(d *check.Diagnostic) {
	if !d.Folded {
		return
	}
	for i := range d.Effects {
		e := &d.Effects[i]
		if e.Severity == check.Hint && d.Effects[0].Severity > check.Hint {
			continue // harmless there
		}
		for _, id := range e.Platforms {
			at := slices.IndexFunc(t.folded, func(f foldedOn) bool { return f.platform == id })
			if at < 0 {
				at = len(t.folded)
				t.folded = append(t.folded, foldedOn{platform: id})
			}
			t.folded[at].count++
		}
	}
}

// Summary writes the last lines of a text, such as "2 files: 1 error, 3 warnings. 2 can
// be fixed. 1 suppressed.", the platforms for which there is more, and those that a file
// shows. With a finding, another line shows how to read more.
func Summary(w io.Writer, t Totals) error {
	line := plural(t.Files, "file") + ": " + Count(t.Summary) + "."
	if t.Summary.Fixable > 0 {
		line += fmt.Sprintf(" %d can be fixed.", t.Summary.Fixable)
	}
	if t.Suppressed > 0 {
		line += fmt.Sprintf(" %d suppressed.", t.Suppressed)
	}
	if t.Excluded > 0 {
		line += fmt.Sprintf(" %d excluded.", t.Excluded)
	}
	line += "\n" + t.more() + t.checked()
	if t.Summary != (lint.Summary{}) {
		line += "Run proclint rules NAME for details.\n"
	}
	return write(w, line)
}

// more is the line that counts what is folded, such as "On Drycc 3 more, on Sevalla 2:
// proclint lint --platform drycc", or "".
func (t *Totals) more() string {
	if len(t.folded) == 0 {
		return ""
	}
	most := slices.Clone(t.folded)
	sorting.Stable(most, func(a, b foldedOn) int { return b.count - a.count })
	var b strings.Builder
	for i, f := range most {
		switch i {
		case 0:
			b.WriteString("On " + titleOf(f.platform) + " " + strconv.Itoa(f.count) + " more")
		default:
			b.WriteString(", on " + titleOf(f.platform) + " " + strconv.Itoa(f.count))
		}
	}
	return b.String() + ": proclint lint --platform " + most[0].platform + t.Args + "\n"
}

// checked is the line that names the platforms that files show, or "".
func (t *Totals) checked() string {
	if len(t.detected) == 0 {
		return ""
	}
	return "Checked for " + strings.Join(t.detected, ", ") + ". For the default platforms: proclint lint --platform " +
		platform.AsDefault.ID() + t.Args + "\n"
}

// Signs names the files that show platforms.
func Signs(shown []platform.Shown) string {
	var files []string
	for _, s := range shown {
		files = append(files, s.File)
	}
	return strings.Join(files, ", ")
}
