package subject

import (
	"cmp"
	"iter"
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint"
	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/logs/ascii"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
)

// App is what is known of the app that wrote a log.
type App struct {
	Report    *lint.Report           // that of its Procfile, or nil
	Repo      *repository.Repository // its files, of which none is known without HasFolder
	HasFolder bool
	platform  *platform.Platform // the one on which it runs, or nil
}

// NewApp lints the Procfile for the platform that the log shows, unless others are chosen.
func NewApp(in *lint.Input, shown string) *App {
	a := &App{Repo: repository.New(repository.List{Unseen: []repository.Unseen{{}}}, "")}
	if in == nil {
		return a
	}
	if in.Repository != nil {
		a.Repo, a.HasFolder = in.Repository, true
	}
	target, ok := platform.Lookup(shown)
	if ok {
		a.platform = target.Platform()
	}
	if in.Source == nil {
		return a
	}
	chosen := *in
	// What the log itself shows counts before what was chosen.
	if ok && !slices.ContainsFunc(in.Targets, func(t *platform.Target) bool { return IsOf(t, shown) }) {
		chosen.Targets = []*platform.Target{target}
	}
	if report, err := lint.Lint(chosen); err == nil {
		a.Report = report
	}
	return a
}

// IsOf reports whether a target is a platform, or one of its build strategies. The platform is an ID of either.
func IsOf(t *platform.Target, id string) bool {
	other, ok := platform.Lookup(id)
	return ok && t.Platform() == other.Platform()
}

// Finding is that of the first of some rules that has one. Among several of a rule, one whose line has a value of the log goes first.
func (a *App) Finding(rules []string, values map[string]string) *check.Diagnostic {
	if a.Report == nil {
		return nil
	}
	for _, rule := range rules {
		var first *check.Diagnostic
		for i := range a.Report.Diagnostics {
			d := &a.Report.Diagnostics[i]
			if d.Rule != rule || d.Folded || d.Severity < check.Warning || !a.isAbout(d, values) {
				continue
			}
			if first == nil {
				first = d
			}
			if a.lineHas(d.OwnSpan().Start.Line, values) {
				return d
			}
		}
		if first != nil {
			return first
		}
	}
	return nil
}

var subjects = [...]string{"program", "script", "module", "gem", "path"}

// isAbout reports whether a finding in a line may be about what failed: the line or the finding has its name, or the log names nothing.
func (a *App) isAbout(d *check.Diagnostic, values map[string]string) bool {
	if process := values["process"]; process != "" && !a.IsOf(d, process) {
		return false // it is about another process of the Procfile
	}
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

// IsOf reports whether a finding may be about a process such as web.1, and not about another entry. A request is for web.
func (a *App) IsOf(d *check.Diagnostic, process string) bool {
	name, _, _ := strings.Cut(cmp.Or(process, "web"), ".")
	lines := a.Report.Document.Lines
	if !slices.Contains(a.Entries(), name) || d.AboutFile || d.Span.Start.Line >= len(lines) {
		return true
	}
	l := lines[d.Span.Start.Line]
	return l.Kind != procfile.Entry || a.Report.Document.Slice(l.Name) == name
}

func (a *App) lineHas(number int, values map[string]string) bool {
	lines := a.Report.Document.Lines
	if number >= len(lines) {
		return false
	}
	text := a.Report.Document.Slice(lines[number].Range)
	for _, v := range values {
		if len(v) > 2 && strings.Contains(text, v) {
			return true
		}
	}
	return false
}

// readsNone reports whether the platform starts nothing that a Procfile has.
func (a *App) readsNone() bool {
	if a.platform == nil || a.platform.ReadsNone() {
		return a.platform != nil
	}
	text := a.CodeAt("Dockerfile")
	return text != "" && a.platform.StartsImages(text)
}

// Entries are the process types of the Procfile.
func (a *App) Entries() []string {
	var types []string
	for l := range a.entries() {
		types = append(types, a.Report.Document.Slice(l.Name))
	}
	return types
}

// entries are those of a Procfile that the platform reads.
func (a *App) entries() iter.Seq[procfile.Line] {
	return func(yield func(procfile.Line) bool) {
		if a.Report == nil || a.readsNone() {
			return
		}
		for _, l := range a.Report.Document.Lines {
			if l.Kind == procfile.Entry && !yield(l) {
				return
			}
		}
	}
}

// Node is the package.json beside the Procfile, or nil.
func (a *App) Node() *repository.NodePackage { return a.Repo.Node(a.Repo.Folder()) }

// NodeMain is the file of the app that package.json names as the one to start, or "".
func (a *App) NodeMain() string {
	if n := a.Node(); n != nil && n.Main != "" && a.Repo.HasFile(path.Clean(n.Main)) {
		return path.Clean(n.Main)
	}
	return ""
}

// Command is that of a process type of the Procfile, or "".
func (a *App) Command(name string) string {
	for l := range a.entries() {
		if a.Report.Document.Slice(l.Name) == name {
			return a.Report.Document.Slice(l.Command)
		}
	}
	return ""
}

// CodeAt is the text of a file of the app's code, or "" where it isn't known.
func (a *App) CodeAt(file string) string {
	text, _ := a.Repo.Text(path.Join(a.Repo.Folder(), file))
	return text
}

// Lacks reports whether there is surely no file of that name beside the Procfile, or where it would be.
func (a *App) Lacks(name string) bool {
	return a.Repo.Complete() && !a.Repo.HasFile(name) && a.Repo.Spelled(path.Join(a.Repo.Folder(), name)) == ""
}

// inProcfile is where a word occurs in a command of a Procfile that the platform reads, or nil.
func (a *App) inProcfile(word string) *procfile.Span {
	for l := range a.entries() {
		doc := a.Report.Document
		for start := range ascii.Places(doc.Slice(l.Command), word) {
			span := doc.Span(procfile.Range{Start: l.Command.Start + start, End: l.Command.Start + start + len(word)})
			return &span
		}
	}
	return nil
}

// Knows reports whether it's known what a rule finds: those about the files beside the Procfile need them.
func (a *App) Knows(name string) bool {
	rule, _ := lint.RuleByName(name)
	return a.Report != nil && (a.HasFolder || rule == nil || rule.Group != check.RepositoryGroup)
}

// Watches reports whether a process only watches files to build them: a script that it started does, or its command in the Procfile.
func (a *App) Watches(process, started string) bool {
	name, _, _ := strings.Cut(process, ".")
	return slices.ContainsFunc([]string{started, a.Command(name)}, func(command string) bool {
		return strings.Contains(command, "--watch") || strings.Contains(command, "css:watch") || strings.HasSuffix(command, " watch")
	})
}

// IsOnlyProcess reports whether a word is a process type of the Procfile, and no word of a command.
func (a *App) IsOnlyProcess(word string) bool {
	return slices.Contains(a.Entries(), word) && !slices.Contains(a.words(), word)
}

// PathIn is the first word of the Procfile's commands that starts with a folder, or "".
func (a *App) PathIn(folder string) string {
	for _, w := range a.words() {
		if strings.HasPrefix(w, folder) {
			return w
		}
	}
	return ""
}

func (a *App) words() []string {
	if a.Report == nil {
		return nil
	}
	var words []string
	doc := a.Report.Document
	for _, l := range doc.Lines {
		words = append(words, strings.Fields(doc.Slice(l.Command))...)
	}
	return words
}
