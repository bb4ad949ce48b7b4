package logs

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/logs/lex"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// app is what is known of the app that wrote a log.
type app struct {
	// report is that of its Procfile, or nil.
	report *lint.Report
	// repo are its files, or nil.
	repo *repository.Repository
	// platform is the one on which it runs, or nil.
	platform *platform.Platform
}

// newApp lints the Procfile for the platform that the log shows, unless others are chosen.
func newApp(in *lint.Input, shown string) *app {
	if in == nil {
		return &app{}
	}
	a := &app{repo: in.Repository}
	target, ok := platform.Lookup(shown)
	if ok {
		a.platform = target.Platform()
	}
	if in.Source == nil {
		return a
	}
	chosen := *in
	// What the log itself shows counts before what was chosen.
	if ok && !slices.ContainsFunc(in.Targets, func(t *platform.Target) bool { return isOf(t, shown) }) {
		chosen.Targets = []*platform.Target{target}
	}
	if report, err := lint.Lint(chosen); err == nil {
		a.report = report
	}
	return a
}

// isOf reports whether a target is a platform, or one of its build strategies. The platform is an ID of either.
func isOf(t *platform.Target, id string) bool {
	other, ok := platform.Lookup(id)
	return ok && t.Platform() == other.Platform()
}

// finding is that of the first of some rules that has one. Among several of a rule, one whose line has a value of the log
// goes first.
func (a *app) finding(rules []string, values map[string]string) *check.Diagnostic {
	if a.report == nil {
		return nil
	}
	for _, rule := range rules {
		var first *check.Diagnostic
		for i := range a.report.Diagnostics {
			d := &a.report.Diagnostics[i]
			if d.Rule != rule || d.Folded || d.Severity < check.Warning || !a.isAbout(d, values) {
				continue
			}
			if first == nil {
				first = d
			}
			if a.lineHas(d.Span.Start.Line, values) {
				return d
			}
		}
		if first != nil {
			return first
		}
	}
	return nil
}

// subjects are the values that name what failed.
var subjects = [...]string{"program", "script", "module", "gem", "path"}

// lineOf says in which line of the Procfile a finding is, unless it's about all of it.
func (a *app) lineOf(f *check.Diagnostic) string {
	if f.AboutFile {
		return ""
	}
	return fmt.Sprintf(" in line %d of the Procfile", f.Span.Start.Line+1)
}

// isAbout reports whether a finding in a line may be about what failed: the line or the finding has its name, or the log
// names nothing.
func (a *app) isAbout(d *check.Diagnostic, values map[string]string) bool {
	named := map[string]string{}
	for _, subject := range subjects {
		if v := values[subject]; v != "" {
			named[subject] = path.Base(v)
		}
	}
	if len(named) == 0 || d.AboutFile || a.lineHas(d.Span.Start.Line, named) {
		return true
	}
	for _, v := range named {
		if strings.Contains(d.Message, v) {
			return true
		}
	}
	return false
}

// isOf reports whether a finding may be about a process such as web.1, and not about another entry. A request is for web.
func (a *app) isOf(d *check.Diagnostic, process string) bool {
	name, _ := lex.CutNumber(cmp.Or(process, "web"))
	lines := a.report.Document.Lines
	if has, _ := a.hasEntry(name); !has || d.AboutFile || d.Span.Start.Line >= len(lines) {
		return true
	}
	l := lines[d.Span.Start.Line]
	return l.Kind != procfile.Entry || a.report.Document.Slice(l.Name) == name
}

// lineHas reports whether a line of the Procfile has one of the values.
func (a *app) lineHas(number int, values map[string]string) bool {
	lines := a.report.Document.Lines
	if number >= len(lines) {
		return false
	}
	text := a.report.Document.Slice(lines[number].Range)
	for _, v := range values {
		if len(v) > 2 && strings.Contains(text, v) {
			return true
		}
	}
	return false
}

// readsNone reports whether the platform starts nothing that a Procfile has.
func (a *app) readsNone() bool {
	if a.platform == nil || a.platform.ReadsNone() {
		return a.platform != nil
	}
	text, known := a.codeAt("Dockerfile")
	return known && a.platform.StartsImages(text)
}

// entries are the process types of the Procfile.
func (a *app) entries() []string {
	if a.report == nil || a.readsNone() {
		return nil
	}
	var types []string
	doc := a.report.Document
	for _, l := range doc.Lines {
		if l.Kind == procfile.Entry {
			types = append(types, doc.Slice(l.Name))
		}
	}
	return types
}

// hasEntry reports whether the Procfile has a process type; known is false without a Procfile.
func (a *app) hasEntry(name string) (has, known bool) {
	return slices.Contains(a.entries(), name), a.report != nil
}

// hasFile reports whether the folder of the Procfile is known to have a file.
func (a *app) hasFile(name string) bool {
	return a.repo != nil && a.repo.IsFile(path.Join(a.repo.Folder(), name))
}

// node is the package.json beside the Procfile, or nil.
func (a *app) node() *repository.NodePackage {
	if a.repo == nil {
		return nil
	}
	return a.repo.Node(a.repo.Folder())
}

// command is that of a process type of the Procfile, or "".
func (a *app) command(name string) string {
	if a.report == nil || a.readsNone() {
		return ""
	}
	doc := a.report.Document
	for _, l := range doc.Lines {
		if l.Kind == procfile.Entry && doc.Slice(l.Name) == name {
			return doc.Slice(l.Command)
		}
	}
	return ""
}

// codeAt is the text of a file of the app's code, if it's known.
func (a *app) codeAt(file string) (text string, known bool) {
	if a.repo == nil || file == "" {
		return "", false
	}
	return a.repo.Text(path.Join(a.repo.Folder(), file))
}

// lacks reports whether there is surely no file of that name beside the Procfile, or where it would be.
func (a *app) lacks(name string) bool {
	return a.repo != nil && a.repo.Complete() && !a.repo.IsFile(path.Join(a.repo.Folder(), name)) && a.repo.Spelled(path.Join(a.repo.Folder(), name)) == ""
}

// inProcfile is where a word occurs in a command of a Procfile that the platform reads, or nil.
func (a *app) inProcfile(word string) *procfile.Span {
	if a.report == nil || word == "" || a.readsNone() {
		return nil
	}
	doc := a.report.Document
	for _, l := range doc.Lines {
		if l.Kind != procfile.Entry {
			continue
		}
		text := doc.Slice(l.Command)
		for at := 0; ; {
			i := strings.Index(text[at:], word)
			if i < 0 {
				break
			}
			start := at + i
			end := start + len(word)
			if !ascii.WordsMeet(text, start) && !ascii.WordsMeet(text, end) {
				span := doc.Span(procfile.Range{Start: l.Command.Start + start, End: l.Command.Start + end})
				return &span
			}
			at = end
		}
	}
	return nil
}

// knows reports whether it's known what a rule finds: those about the files beside the Procfile need them.
func (a *app) knows(name string) bool {
	rule, _ := lint.RuleByName(name)
	return a.report != nil && (a.repo != nil || rule == nil || rule.Group != check.RepositoryGroup)
}
