package report

import (
	"fmt"
	"io"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/prose"
)

// Totals count what several reports say together.
type Totals struct {
	// Files is the number of reports.
	Files int
	// Summary counts the diagnostics of all of them, without the folded ones.
	Summary lint.Summary
	// Suppressed counts the findings that comments of the files ignore.
	Suppressed int
	// Fixed counts the fixes that were applied.
	Fixed int
	// Excluded is the number of files that a configuration excludes. Files doesn't count them.
	Excluded int
	// Args are the paths of the command with -r, such as " -r .", for the lines that name a command.
	Args string
	// Flags are the other arguments for the same findings, such as " --platform heroku".
	Flags string
	// Unseen is why the files next to a Procfile weren't checked, or "".
	Unseen string

	only      *lint.Report // the first one
	safe      int          // diagnostics with a safe fix
	columns   int          // reports whose findings Text writes in columns
	byDefault int          // reports for the default platforms, because nobody chose any
	byRunners int          // local runners of such a report, if it isn't for platforms
	folded    []foldedOn
	all       int      // of the folded diagnostics and what they stand for
	unlisted  bool     // whether some of those are only counted
	detected  []string // "Heroku because of app.json"
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
	if t.Files++; t.Files == 1 {
		t.only = r
	}
	t.countShown(unfolded(r), r)
	t.safe += r.UnlistedSafe
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

// countShown counts the findings that Text writes, for the last lines.
func (t *Totals) countShown(shown []*check.Diagnostic, r *lint.Report) {
	for _, d := range shown {
		if fix := bestFix(d.Fixes); fix != nil && fix.Applicability == lint.Safe {
			t.safe++
		}
	}
	if len(shown) > maxLong {
		t.columns++
	}
	switch {
	case !r.ByDefault || len(shown) == 0:
	case forRunners(r):
		t.byRunners = max(t.byRunners, len(r.Platforms))
	default:
		t.byDefault++
	}
}

// fold counts a folded diagnostic for each platform that it concerns.
func (t *Totals) fold(d *check.Diagnostic) {
	if !d.Folded {
		return
	}
	t.all += d.Count()
	t.unlisted = t.unlisted || d.Unlisted > 0
	for i := range d.Effects {
		e := &d.Effects[i]
		if e.Severity < check.Error && d.Effects[0].Severity > e.Severity {
			continue // the finding is worse elsewhere
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

// Summary writes the last lines of a text: what was found, the exact next command, the platforms for which there is
// more, and those for which was checked when nobody chose. For one file without findings, they say what runs.
func Summary(w io.Writer, t Totals, o TextOptions) error {
	writer := newTextWriter(t.only, o)
	first := t.found(o.Verbose)
	for i, note := range t.notes() {
		if i > 0 || len(first) > 0 {
			note = " " + note
		}
		first = append(first, piece{text: note})
	}
	if next := t.next(o.Verbose); len(next) > 0 {
		if len(first) > 0 {
			first = append(first, piece{text: " "})
		}
		first = append(first, next...)
	}
	if t.Summary != (lint.Summary{}) || t.only != nil && t.only.Omitted > 0 {
		writer.b.WriteByte('\n')
	}
	writer.flow(piece{}, piece{}, first...)
	for _, line := range [][]piece{{{text: t.idle()}}, {{text: t.images()}}, {{text: t.unseen()}}, t.more(), t.checked(), t.chosen(writer.width)} {
		if line != nil && line[0].text != "" {
			writer.flow(piece{}, piece{}, line...)
		}
	}
	return write(w, writer.b.String())
}

// found is what was found in all files together. Columns have said that of one file.
func (t *Totals) found(verbose bool) []piece {
	switch {
	case t.Files == 1 && t.Summary == (lint.Summary{}):
		return []piece{{text: Works(t.only)}}
	case t.Files == 1 && t.columns > 0 && !verbose:
		return nil
	case t.Files == 1:
		return []piece{{text: Count(t.Summary) + t.onPlatform() + "."}}
	}
	return []piece{{text: plural(t.Files, "file") + ": " + Count(t.Summary) + "."}}
}

// idle is the line that names the processes which nothing starts, or "". A file without findings has it in another line.
func (t *Totals) idle() string {
	if t.Files != 1 || t.Summary == (lint.Summary{}) {
		return ""
	}
	return unscaled(t.only)
}

// images is the line about chosen platforms whose images weren't checked, or "".
func (t *Totals) images() string {
	if t.Files != 1 || t.only.ByDefault {
		return ""
	}
	return InImages(t.only.InImages)
}

// unseen is the line about files that weren't checked, or "".
func (t *Totals) unseen() string {
	if t.Unseen == "" {
		return ""
	}
	return "The files next to it weren't checked: " + t.Unseen + "."
}

// onPlatform names the one platform that somebody chose, if that is so.
func (t *Totals) onPlatform() string {
	if len(t.only.Platforms) != 1 || t.only.ByDefault {
		return ""
	}
	return " on " + titleOf(t.only.Platforms[0])
}

// notes are further sentences about the files.
func (t *Totals) notes() []string {
	var notes []string
	if t.Fixed > 0 {
		notes = append(notes, fmt.Sprintf("%d fixed.", t.Fixed))
	}
	if t.Suppressed > 0 {
		notes = append(notes, fmt.Sprintf("%d suppressed.", t.Suppressed))
	}
	if t.Excluded > 0 {
		notes = append(notes, fmt.Sprintf("%d excluded.", t.Excluded))
	}
	return notes
}

// next are the commands that one runs now.
func (t *Totals) next(verbose bool) []piece {
	if t.Summary == (lint.Summary{}) {
		return nil
	}
	fix := func(flags string) piece {
		return piece{text: "proclint fix" + flags + t.Flags + t.Args, style: bold, whole: true}
	}
	const review = " --suggested --diff"
	var pieces []piece
	switch all := t.Summary.Fixable; {
	case all == 0 && !verbose:
		return []piece{{text: "More: "}, {text: "proclint lint -v" + t.Flags + t.Args, style: bold, whole: true}}
	case all == 0:
		return nil
	case t.safe == 0:
		pieces = append(pieces, piece{text: "See the " + prose.Plural(all, "change", "changes") + ": "}, fix(review))
	case t.safe < all:
		pieces = append(pieces, piece{text: fmt.Sprintf("%d safe %s: ", t.safe, prose.Plural(t.safe, "fix", "fixes"))}, fix(""), piece{text: "    "}, piece{text: fmt.Sprintf("all %d: ", all), whole: true}, fix(review))
	default:
		pieces = append(pieces, piece{text: "Apply the " + prose.Plural(all, "fix", "fixes") + ": "}, fix(""))
	}
	if t.columns > 0 && !verbose {
		pieces = append(pieces, piece{text: "    more: -v"})
	}
	return pieces
}

// chosen is the line for people who chose no platform: for which ones was checked, or nil.
func (t *Totals) chosen(width int) []piece {
	count, what, short, command := len(platform.Defaults()), "default platforms", "platforms", "proclint lint --platform heroku"
	switch {
	case t.byDefault > 0:
	case t.byRunners > 0:
		count, what, short, command = t.byRunners, "local runners", "runners", "proclint lint --platform foreman"
	default:
		return nil
	}
	command += t.Args
	text := fmt.Sprintf("Checked for the %d %s. Yours only: ", count, what)
	if cellsIn(text+command) > width {
		text = fmt.Sprintf("Checked for %d %s. Yours: ", count, short)
	}
	return []piece{{text: text}, {text: command, style: bold, whole: true}}
}

// more is the line that counts what is folded, such as "On Drycc 3 more, on Sevalla 2:
// proclint lint --platform drycc", or nil. Nobody knows the platforms of those that are only counted.
func (t *Totals) more() []piece {
	if len(t.folded) == 0 {
		return nil
	}
	most := slices.Clone(t.folded)
	sort.SliceStable(most, func(i, j int) bool { return most[i].count > most[j].count })
	command := piece{text: "proclint lint --platform " + most[0].platform + t.Args, style: bold, whole: true}
	if t.unlisted {
		return []piece{{text: fmt.Sprintf("%d more depend on where you deploy: ", t.all)}, command}
	}
	var b strings.Builder
	for i, f := range most {
		switch i {
		case 0:
			b.WriteString("On " + titleOf(f.platform) + " " + strconv.Itoa(f.count) + " more")
		default:
			b.WriteString(", on " + titleOf(f.platform) + " " + strconv.Itoa(f.count))
		}
	}
	return []piece{{text: b.String() + ": "}, command}
}

// checked is the line that names the platforms that files show, or nil.
func (t *Totals) checked() []piece {
	if len(t.detected) == 0 {
		return nil
	}
	return []piece{
		{text: "Checked for " + strings.Join(t.detected, ", ") + ". For the default platforms: "},
		{text: "proclint lint --platform " + platform.AsDefault.ID() + t.Args, style: bold, whole: true},
	}
}

// ShownBy names the files that show platforms.
func ShownBy(shown []platform.Shown) string {
	var files []string
	for _, s := range shown {
		files = append(files, s.File)
	}
	return strings.Join(files, ", ")
}
