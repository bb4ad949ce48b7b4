package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

type row struct {
	place, headline, fix string
	severity             lint.Severity
	rule                 string
}

// columns writes a line for each finding, and what the file as a whole does.
func (t *textWriter) columns(shown []*check.Diagnostic) {
	t.flow(piece{}, indent, piece{text: displayPath(t.report.File.Path) + ": ", style: bold}, piece{text: problems(shown), style: bold})
	rows := make([]row, len(shown))
	places, severities := 0, 0
	for i, d := range shown {
		rows[i] = t.row(d)
		places = max(places, len(rows[i].place))
		severities = max(severities, len(d.Severity.String()))
	}
	before := 2 + places + 2 + severities + 2
	column := fixColumn(rows, t.width-before)
	under := piece{text: strings.Repeat(" ", before)}
	for _, r := range rows {
		pieces := []piece{
			{text: r.severity.String() + strings.Repeat(" ", severities-len(r.severity.String())), style: severityStyles[r.severity], link: pageOf(r.rule), whole: true},
			{text: "  " + r.headline},
		}
		first := piece{text: fmt.Sprintf("  %-*s  ", places, r.place)}
		at := max(column, cellsIn(r.headline))
		switch {
		case r.fix == "":
			t.flow(first, under, pieces...)
		case at+2+cellsIn(r.fix) <= t.width-before:
			t.flow(first, under, append(pieces, piece{text: strings.Repeat(" ", at+2-cellsIn(r.headline))}, piece{text: r.fix, whole: true})...)
		default:
			t.flow(first, under, pieces...)
			t.flow(under, under, piece{text: r.fix})
		}
	}
	if whole := t.once(wholeFile(t.report, shown)); whole != "" {
		t.flow(indent, indent, piece{text: whole})
	}
}

// problems counts the findings, and says it if some of them are only counted.
func problems(shown []*check.Diagnostic) string {
	count := 0
	for _, d := range shown {
		count += d.Count()
	}
	if count == len(shown) {
		return plural(count, "problem")
	}
	return fmt.Sprintf("%s, the first %d of each rule listed", plural(count, "problem"), check.MaxFindings)
}

// fixColumn is where the fixes begin behind the headlines, so that as many as possible are on the same line.
func fixColumn(rows []row, room int) int {
	column, most := 0, 0
	for _, candidate := range rows {
		width, fit := cellsIn(candidate.headline), 0
		for _, r := range rows {
			if max(width, cellsIn(r.headline))+2+cellsIn(r.fix) <= room {
				fit++
			}
		}
		if fit > most || fit == most && width > column {
			column, most = width, fit
		}
	}
	return column
}

func (t *textWriter) row(d *check.Diagnostic) row {
	line, column := t.report.Document.LineColumn(d.Range.Start)
	r := row{place: fmt.Sprintf("%d:%d", line, column), headline: Printable(lowered(d.Message)), severity: d.Severity, rule: d.Rule}
	if d.Unlisted > 0 {
		r.place = "" // it only counts
	}
	if fix := bestFix(d.Fixes); fix != nil {
		r.fix = "fix: " + Printable(t.shortFix(fix))
		if fix.Applicability == lint.Safe {
			r.fix += " (safe)"
		}
	}
	return r
}

// longestNew is how many characters of a new text are shown in place of a fix's title.
const longestNew = 30

// shortFix is what a fix with one edit writes or removes, else its title.
func (t *textWriter) shortFix(fix *check.Fix) string {
	title := lowerTitle(fix.Title)
	if len(fix.Edits) != 1 || fix.Rename != nil || fix.Encode != "" {
		return title
	}
	edit := fix.Edits[0]
	before, after := t.report.Document.Slice(edit.Range), strings.TrimSpace(edit.NewText)
	switch secrets := t.report.Secrets; {
	case len(secrets.In(before))+len(secrets.In(edit.NewText)) > 0:
		return title
	case strings.TrimSpace(before) == "" && clear(after):
		return "add " + prose.Fence(after)
	case !alone(t.report.Document.Text, edit.Range):
		return title
	case clear(edit.NewText):
		return prose.Fence(edit.NewText)
	case edit.NewText == "" && clear(strings.TrimSpace(before)):
		return "remove " + prose.Fence(strings.TrimSpace(before))
	case edit.NewText == "" && strings.TrimSpace(before) == "":
		return "remove it"
	}
	return title
}

// alone reports whether a range doesn't begin or end within a word, so that what replaces it is one.
func alone(text string, r procfile.Range) bool {
	first, _ := utf8.DecodeRuneInString(text[r.Start:])
	before, _ := utf8.DecodeLastRuneInString(text[:r.Start])
	last, _ := utf8.DecodeLastRuneInString(text[:r.End])
	after, _ := utf8.DecodeRuneInString(text[r.End:])
	return !(inWord(before) && inWord(first) || inWord(last) && inWord(after))
}

func inWord(r rune) bool { return r == '_' || r == '-' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// clear reports whether a text shows by itself what it is.
func clear(text string) bool {
	return text != "" && text == strings.TrimSpace(text) && utf8.RuneCountInString(text) <= longestNew && !strings.ContainsFunc(text, unicode.IsControl) && Printable(text) == text
}

// wholeFile says what all findings of a file together do to it: which platforms reject it, and what happens on others.
func wholeFile(r *lint.Report, shown []*check.Diagnostic) string {
	var rejecting []string
	broken := map[string]string{} // what happens, by platform
	for _, d := range shown {
		for i := range d.Effects {
			e := &d.Effects[i]
			if e.Severity != check.Error {
				continue
			}
			phrase := brokenBy(r, d, e.Outcome)
			for _, id := range e.Platforms {
				switch {
				case e.Outcome != platform.Rejected:
					broken[id] = cmp.Or(broken[id], phrase)
				case !slices.Contains(rejecting, id):
					rejecting = append(rejecting, id)
				}
			}
		}
	}
	var sentences []string
	if len(rejecting) > 0 {
		sentences = append(sentences, upper(some(rejecting, r.Platforms))+prose.Plural(len(rejecting), " rejects this file.", " reject this file."))
	}
	var phrases []string
	on := map[string][]string{}
	for _, id := range r.Platforms {
		phrase := broken[id]
		if phrase == "" || slices.Contains(rejecting, id) {
			continue
		}
		if on[phrase] == nil {
			phrases = append(phrases, phrase)
		}
		on[phrase] = append(on[phrase], id)
	}
	for _, phrase := range phrases {
		sentences = append(sentences, "On "+some(on[phrase], r.Platforms)+", "+phrase+".")
	}
	return strings.Join(sentences, " ")
}

// some names platforms in a sentence.
func some(ids, selected []string) string {
	if len(ids) == len(selected) && len(ids) > maxNamed {
		return "all " + plural(len(ids), "platform")
	}
	return prose.Join(titles(ids), "and")
}

func upper(sentence string) string { return strings.ToUpper(sentence[:1]) + sentence[1:] }

// brokenBy is what an outcome does to the process of the line of a diagnostic.
func brokenBy(r *lint.Report, d *check.Diagnostic, o platform.Outcome) string {
	process := "a process"
	if line := r.Document.LineAt(d.Range.Start); line < len(r.Document.Lines) && r.Document.Lines[line].Kind == procfile.Entry {
		process = prose.Code(r.Secrets.Mask(r.Document.Slice(r.Document.Lines[line].Name)))
	}
	switch o {
	case platform.Ignored:
		return fmt.Sprintf("line %d is skipped", r.Document.LineAt(d.Range.Start)+1)
	case platform.Renamed:
		return process + " gets another name"
	case platform.Changed:
		return process + " runs another command"
	case platform.NotStarted:
		return process + " doesn't start"
	case platform.NoTraffic:
		return process + " gets no requests"
	case platform.Crash:
		return process + " fails"
	}
	return ""
}

// once is a text that this file's output doesn't have yet, else "".
func (t *textWriter) once(text string) string {
	for _, said := range t.said {
		if said == text {
			return ""
		}
	}
	if len(t.said) < 4*check.MaxFindings {
		t.said = append(t.said, text)
	}
	return text
}
