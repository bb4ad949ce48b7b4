package lint

import (
	"reflect"
	"slices"
	"sort"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/proclint/proclint/internal/golden"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
)

// checkLaws checks the promises that Proclint makes for every file.
func checkLaws(t *testing.T, in check.Input) {
	t.Helper()
	report, err := Lint(in)
	if err != nil {
		t.Fatalf("Lint: %v", err)
	}
	again, _ := Lint(in)
	if !reflect.DeepEqual(report.Diagnostics, again.Diagnostics) {
		t.Errorf("two runs differ on %q", in.Source)
	}
	for _, d := range report.Diagnostics {
		checkRange(t, report.Document, d.Range, d.Rule)
		checkTexts(t, &d)
		for _, r := range d.Related {
			checkRange(t, report.Document, r.Range, d.Rule)
		}
		for _, fix := range d.Fixes {
			checkFix(t, in, report, d, fix)
		}
	}
	checkFixedPoint(t, in, false)
	checkFixedPoint(t, in, true)
	checkFormat(t, in)
}

func checkRange(t *testing.T, doc *procfile.Document, r procfile.Range, rule string) {
	t.Helper()
	if r.Start < 0 || r.Start > r.End || r.End > len(doc.Text) {
		t.Fatalf("%s: range %v is outside a text of %d bytes", rule, r, len(doc.Text))
	}
	if !utf8.ValidString(doc.Text) {
		return
	}
	for _, offset := range []int{r.Start, r.End} {
		if offset < len(doc.Text) && !utf8.RuneStart(doc.Text[offset]) {
			t.Errorf("%s: offset %d is within a character", rule, offset)
		}
		inCRLF := offset > 0 && offset < len(doc.Text) && doc.Text[offset-1] == '\r' && doc.Text[offset] == '\n'
		if back := doc.Offset(doc.Position(offset)); back != offset && !inCRLF {
			t.Errorf("%s: offset %d comes back as %d", rule, offset, back)
		}
	}
}

func checkFix(t *testing.T, in check.Input, report *Report, d check.Diagnostic, fix check.Fix) {
	t.Helper()
	fixed, err := ApplyFix(in, report.Document, fix)
	if err != nil {
		t.Fatalf("%s: fix %q: %v", d.Rule, fix.Title, err)
	}
	after, err := Lint(fixed)
	if err != nil {
		return // the fix made the file too large
	}
	checkKeepsProcesses(t, in, fixed, d, fix.Title)
	if fix.Applicability == check.Suggested && fix.Trial == untried {
		return
	}
	if n, m := countRule(report, d.Rule), countRule(after, d.Rule); m >= n && n <= check.MaxFindings {
		t.Errorf("%s: fix %q cures nothing in %q: %q", d.Rule, fix.Title, clip(in.Source), clip(fixed.Source))
	}
	if n, m := judgedErrors(report, report, d.Rule), judgedErrors(after, report, d.Rule); m > n && !changesPlatforms(d.Rule) {
		t.Errorf("%s: fix %q of %q adds an error: %q %v", d.Rule, fix.Title, clip(in.Source), clip(fixed.Source), messages(after))
	}
	checkWritten(t, report, after, d, fix)
	if fix.Applicability != check.Safe {
		return
	}
	checkKeepsWords(t, report.Document, d, fix)
	if !reflect.DeepEqual(comments(report.Document), comments(after.Document)) {
		t.Errorf("%s: safe fix %q loses a comment of %q", d.Rule, fix.Title, clip(in.Source))
	}
	if fix.Rename == nil {
		checkSameReading(t, in, fixed, d, fix)
	}
}

// checkKeepsWords checks that a safe fix removes nothing but blanks and invisible characters that its title doesn't name.
func checkKeepsWords(t *testing.T, doc *procfile.Document, of check.Diagnostic, fix check.Fix) {
	t.Helper()
	replaces := strings.HasPrefix(fix.Title, "Replace") // what looks alike
	for _, e := range fix.Edits {
		for _, lost := range strings.Fields(lostText(doc.Slice(e.Range), e.NewText)) {
			if !(replaces && lost[0] >= utf8.RuneSelf) && !namesWord(fix.Title, lost) {
				t.Errorf("%s: safe fix %q loses %q of %q", of.Rule, fix.Title, lost, clip([]byte(doc.Text)))
			}
		}
	}
}

// namesWord reports whether a title has a word, or the start of one that is too long for it.
func namesWord(title, word string) bool {
	before, _, isShortened := strings.Cut(title, "…")
	return strings.Contains(title, word) || isShortened && strings.HasPrefix(word, before[strings.LastIndexByte(before, '`')+1:])
}

// lostText is what of a text isn't in the one that replaces it, in that order, from the first such character to the last. Blanks and what
// can't be seen don't count, nor does a colon, which ends a word.
func lostText(old, written string) string {
	lost := procfile.Range{Start: len(old)}
	for i, c := range old {
		if strings.ContainsRune(": \t\r\n", c) || !unicode.IsGraphic(c) || unicode.IsSpace(c) {
			continue
		}
		if at := strings.IndexRune(written, c); at >= 0 {
			written = written[at+utf8.RuneLen(c):]
			continue
		}
		lost = procfile.Range{Start: min(lost.Start, i), End: i + utf8.RuneLen(c)}
	}
	if lost.Empty() || lost.Start >= lost.End {
		return ""
	}
	return old[lost.Start:lost.End]
}

// checkWritten checks that the file has no error at the words that a fix writes, which another rule finds only now.
func checkWritten(t *testing.T, before, after *Report, of check.Diagnostic, fix check.Fix) {
	t.Helper()
	if rule, _ := check.RuleByName(of.Rule); fix.Encode != "" || rule.Uncovers || rule.ChangesPlatforms {
		return
	}
	lineOf := func(r *Report, d check.Diagnostic) int { return r.Document.LineAt(d.Range.Start) }
	old, words := writtenWords(before.Document, fix.Edits)
	for _, written := range words {
		for _, d := range after.Diagnostics {
			known := slices.ContainsFunc(before.Diagnostics, func(was check.Diagnostic) bool {
				return was.Rule == d.Rule && (was.Message == d.Message || lineOf(before, was) == lineOf(after, d))
			})
			about := d.Range.Start < written.End && written.Start < d.Range.End && !strings.Contains(old, after.Document.Slice(d.Range))
			if rule, _ := check.RuleByName(d.Rule); about && !known && d.Severity == check.Error && rule.Group != check.FileGroup && d.Rule != "formation-mismatch" { // app.json has the type that a person meant
				t.Errorf("%s: fix %q of %q writes %q, which has the error %s: %s", of.Rule, fix.Title, clip([]byte(before.Document.Text)), after.Document.Slice(written), d.Rule, d.Message)
			}
		}
	}
}

// checkKeepsProcesses checks that no platform loses all of its processes by fixes, nor one on a line with which no finding
// has anything to do there, and that the file isn't left empty.
func checkKeepsProcesses(t *testing.T, in, fixed check.Input, of check.Diagnostic, fix string) {
	t.Helper()
	if strings.TrimSpace(procfile.Parse(in.Source).Text) != "" && strings.TrimSpace(procfile.Parse(fixed.Source).Text) == "" {
		t.Errorf("%s: fix %q empties %q", of.Rule, fix, clip(in.Source))
	}
	for _, target := range judgedTargets(in) {
		had, has := processTypes(target, in.Source), processTypes(target, fixed.Source)
		if len(had) > len(has) && (len(has) == 0 || !concerns(of, target)) {
			t.Errorf("%s: fix %q of %q loses a process on %s: %q becomes %q", of.Rule, fix, clip(in.Source), target.ID(), had, has)
		}
	}
}

// processTypes are the process types that a platform finds in the text of a file.
func processTypes(target *platform.Target, src []byte) []string {
	if !target.Reads() {
		return nil
	}
	r := target.Read([]byte(procfile.Parse(src).Text))
	types := []string{}
	for _, process := range r.Processes {
		types = append(types, process.Type)
	}
	slices.Sort(types)
	return slices.Compact(types)
}

// judgedErrors counts the errors of a report that a fix of the rule must not add
// to. A rule that claims lines keeps the rules behind it silent on them; what
// those find in a line that its fix made legible was there before. Whether a
// misnamed file is one depends on how many of its lines are entries. A finding that was
// milder before isn't new.
func judgedErrors(r, before *Report, fixed string) int {
	rule, _ := check.RuleByName(fixed)
	errors := map[*check.Rule]int{}
	for _, d := range r.Diagnostics {
		of, _ := check.RuleByName(d.Rule)
		illegible := before.claimed || rule.Uncovers
		hidden := illegible && of.Place > rule.Place
		if d.Severity == check.Error && !hidden && !of.ReadsPath && !of.OfLoaded {
			errors[of]++
		}
	}
	n := 0
	for of, count := range errors {
		known, milder := 0, 0
		for _, d := range before.Diagnostics {
			switch {
			case d.Rule != of.Name:
			case d.Severity == check.Error:
				known++
			case of.Group == check.CommandsGroup, of == rule:
				milder++
			}
		}
		n += count - min(milder, max(0, count-known))
	}
	return n
}

// changesPlatforms reports whether a fix of the rule makes other platforms those of
// the file, which give other errors for the same lines.
func changesPlatforms(name string) bool {
	rule, _ := check.RuleByName(name)
	return rule.ChangesPlatforms
}

// checkSameReading checks a safe fix on every platform that its diagnostic has no
// effect for.
func checkSameReading(t *testing.T, in, fixed check.Input, d check.Diagnostic, fix check.Fix) {
	t.Helper()
	for _, target := range judgedTargets(in) {
		if concerns(d, target) || target.StartsWithout && len(processTypes(target, in.Source)) == 0 { // which starts the same by default
			continue
		}
		if !sameReadings([]*platform.Target{target}, in.Source, fixed.Source) {
			t.Errorf("%s: safe fix %q changes what %s reads of %q: %q", d.Rule, fix.Title, target.ID(), clip(in.Source), clip(fixed.Source))
		}
	}
}

// judgedTargets are the platforms that a file is linted for.
func judgedTargets(in check.Input) []*platform.Target {
	doc := procfile.Parse(in.Source)
	targets := TargetsOf(in, doc)
	return targets
}

// concerns reports whether a diagnostic warns of something on a platform.
func concerns(d check.Diagnostic, target *platform.Target) bool {
	return d.Severity >= check.Warning && (d.Platforms == nil || slices.Contains(d.Platforms, target.ID()))
}

func checkFixedPoint(t *testing.T, in check.Input, suggested bool) {
	t.Helper()
	once, err := FixAll(in, suggested)
	if err != nil {
		return // grown too large on the way
	}
	for _, target := range judgedTargets(in) {
		if had := processTypes(target, in.Source); len(had) > 0 && len(processTypes(target, once.Source)) == 0 {
			t.Errorf("fix (suggested %v) of %q leaves nothing of %q on %s: %q", suggested, clip(in.Source), had, target.ID(), clip(once.Source))
		}
	}
	if once.Left > 0 {
		return // a limit ended it, which the answer says
	}
	twice, err := FixAll(once.Input(in), suggested)
	if err != nil {
		t.Fatalf("second fix: %v", err)
	}
	if string(twice.Source) != string(once.Source) || twice.Path != once.Path || len(twice.Files) > 0 {
		t.Errorf("fix (suggested %v) has no fixed point on %q: %q then %q (%v)", suggested, clip(in.Source), clip(once.Source), clip(twice.Source), twice.Titles)
	}
}

func checkFormat(t *testing.T, in check.Input) {
	t.Helper()
	once, err := Format(in)
	if err != nil {
		t.Fatalf("Format: %v", err)
	}
	targets := judgedTargets(in)
	if !sameReadings(targets, in.Source, once) {
		t.Errorf("format changes what a platform reads of %q: %q", clip(in.Source), clip(once))
	}
	next := in
	next.Source = once
	twice, err := Format(next)
	if err == nil && string(twice) != string(once) {
		t.Errorf("format twice differs on %q: %q then %q", clip(in.Source), clip(once), clip(twice))
	}
}

func countRule(r *Report, rule string) int {
	n := 0
	for _, d := range r.Diagnostics {
		if d.Rule == rule {
			n++
		}
	}
	return n
}

func messages(r *Report) []string {
	var out []string
	for _, d := range r.Diagnostics {
		out = append(out, d.Severity.String()+" "+d.Rule+" "+d.Message)
	}
	return out
}

func comments(doc *procfile.Document) []string {
	out := []string{}
	for _, l := range doc.Lines {
		if l.Kind == procfile.Comment {
			out = append(out, strings.Trim(doc.Slice(l.Range), " \t"))
		}
	}
	sort.Strings(out)
	return out
}

func clip(b []byte) string {
	if len(b) > 400 {
		return string(b[:400]) + "…"
	}
	return string(b)
}

// FuzzLaws checks the laws on any bytes under any name.
func FuzzLaws(f *testing.F) {
	for i, in := range goldenInputs(f) {
		if !golden.LeftOut(i, 3) {
			f.Add(in.Source, in.Path)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte, path string) {
		if len(src) > 4096 || len(path) > 100 {
			return
		}
		in := check.Input{Source: src, Path: path}
		checkTriedAndNot(t, in)
		for _, target := range platform.Targets() {
			if target.Reads() && (len(src)+len(path))%7 == len(target.ID())%7 {
				in.Targets = []*platform.Target{target}
				checkTriedAndNot(t, in)
			}
		}
	})
}

// checkTriedAndNot checks the laws on a file, some of them also without trying its
// fixes.
func checkTriedAndNot(t *testing.T, in check.Input) {
	t.Helper()
	checkLaws(t, in)
	if len(in.Source)%5 == 0 {
		in.Source = untriable(in.Source)
		checkLaws(t, in)
	}
}

// untriable is a file with a comment so long that none of its fixes is tried.
func untriable(src []byte) []byte {
	return append(slices.Clone(src), "\n#"+strings.Repeat("-", maxTriedBytes)+"\n"...)
}

// TestLawsWithOwnComments checks the laws on the golden inputs with a Proclint
// comment in them: one that ignores the rule of a diagnostic, one that also ignores a
// silent or unknown rule, or one that names a platform.
func TestLawsWithOwnComments(t *testing.T) {
	targets := platform.Targets()
	for i, in := range goldenInputs(t) {
		if golden.LeftOut(i, 1) {
			continue
		}
		report, err := Lint(in)
		if err != nil || len(report.Diagnostics) == 0 || len(report.Document.Lines) == 0 {
			continue
		}
		d, doc := report.Diagnostics[i%len(report.Diagnostics)], report.Document
		comments := []string{
			"# proclint-ignore-next-line " + d.Rule + "\n",
			"# proclint-ignore-file " + d.Rule + ", json-command\n",
			"# proclint-ignore-next-line port-mising, json-command\n",
			"# proclint-platform " + targets[i%len(targets)].ID() + " herku\n",
		}
		at := doc.Lines[min(d.Span.Start.Line, len(doc.Lines)-1)].Range.Start
		in.Source = doc.WithText(doc.Text[:at] + comments[i%len(comments)] + doc.Text[at:])
		checkLaws(t, in)
		in.Targets = nil
		checkLaws(t, in)
	}
}
