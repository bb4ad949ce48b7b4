package lint

import (
	"fmt"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

// Beside is what is found in an app without a Procfile.
type Beside struct {
	// Reports are the reports of the files with commands that start, or with findings.
	Reports []*Report `json:"apps"`
	// CheckedInPart are the files by which platforms build or start the app.
	CheckedInPart []string `json:"checkedInPart"`
	// Starts has what starts.
	Starts []Start `json:"starts"`
	// Unknown are the IDs of the platforms of which it isn't known what they start.
	Unknown []string `json:"unknown"`
}

// Start is what starts without a Procfile, on the platforms that start the same.
type Start struct {
	Platforms []string `json:"platforms"`
	// Type is its process type, such as web.
	Type string `json:"type"`
	// Command is what starts, without secrets. It is empty where Server serves the app, or where File says it in a way that isn't read.
	Command string `json:"command"`
	// Server is the server with which the platform serves the app, or "".
	Server string `json:"server,omitempty"`
	// BeforeDeploy is set for a command that runs once before each deploy.
	BeforeDeploy bool `json:"beforeDeploy,omitempty"`
	// File is the path of the file that has the command, or from which it follows, and Range the place in it.
	File  string        `json:"file"`
	Range procfile.Span `json:"range"`
}

// LintBeside checks what starts an app without a Procfile, and the files that build it.
func LintBeside(in check.Input) *Beside {
	reports, starts, unknown := LintStarts(in)
	found := &Beside{Reports: append([]*Report{}, reports...), CheckedInPart: []string{}, Starts: []Start{}, Unknown: idsOf(unknown)}
	for i := range starts {
		if starts[i].Builds {
			continue
		}
		found.Starts = append(found.Starts, starts[i].shown(in.Repository))
	}
	in.Targets = TargetsInFolder(in)
	found.CheckedInPart = append(found.CheckedInPart, check.FilesOf(AllTargets(in), in.Repository)...)
	if found.IsEmpty() && len(in.Targets) == 0 {
		return found
	}
	for _, folder := range foldersOf(starts) {
		for _, d := range lintCode(in, folder) {
			found.Reports = withProblem(found.Reports, in, found.onStrategies(d))
			if at := d.Code.Path; len(found.CheckedInPart) == 0 && len(found.Starts) == 0 {
				found.CheckedInPart = append(found.CheckedInPart, at)
			}
		}
	}
	return found
}

// foldersOf are the folder of an app, and those below it that platforms build.
func foldersOf(starts []Started) []string {
	folders := []string{""}
	for i := range starts {
		if !slices.Contains(folders, starts[i].Folder) {
			folders = append(folders, starts[i].Folder)
		}
	}
	return folders
}

// IsEmpty reports whether nothing is known to start, and neither files nor mistakes are found.
func (b *Beside) IsEmpty() bool { return len(b.Reports)+len(b.CheckedInPart) == 0 }

// besideReport has the findings of all files of an app without a Procfile.
func besideReport(in check.Input) *Report {
	all := newReport(in, in.Path, plain(""))
	for _, r := range LintBeside(in).Reports {
		for _, id := range r.Platforms {
			if !slices.Contains(all.Platforms, id) {
				all.Platforms = append(all.Platforms, id)
			}
		}
		for _, d := range r.Diagnostics {
			d.File = r.pathOf(&d)
			all.Diagnostics = append(all.Diagnostics, d)
		}
	}
	all.summarize()
	return all
}

// lintCode are the findings that are at least warnings about the files of an app without a Procfile, as beside an empty one in a folder.
func lintCode(in check.Input, folder string) []check.Diagnostic {
	alone := inFolder(withoutFile(in), folder)
	return slices.DeleteFunc(report(runAndTry(alone), alone).Problems(), func(d check.Diagnostic) bool { return d.Code == nil })
}

// withoutFile is an app without a Procfile, with an empty one.
func withoutFile(in check.Input) check.Input {
	alone := in.As("Procfile", []byte{})
	alone.Targets, alone.ByDefault = StartTargets(in)
	return alone
}

// Problems are the findings that are at least warnings, but those that are folded.
func (r *Report) Problems() []check.Diagnostic {
	return slices.DeleteFunc(slices.Clone(r.Diagnostics), func(d check.Diagnostic) bool { return d.Severity < check.Warning || d.Folded })
}

// AllTargets are the platforms for which an app without a Procfile is built: the chosen ones, else all.
func AllTargets(in check.Input) []*platform.Target {
	for _, chosen := range [...][]*platform.Target{in.Targets, in.Configured} {
		switch {
		case slices.Contains(chosen, platform.AsDefault):
			return platform.Defaults()
		case len(chosen) > 0:
			return chosen
		}
	}
	return platform.Targets()
}

// TargetsInFolder are the chosen platforms. Where only a platform was chosen, it is the strategy that reads what the app has.
func TargetsInFolder(in check.Input) []*platform.Target {
	targets := slices.Clone(in.Targets)
	for i, t := range targets {
		if t == platform.AsDefault {
			continue
		}
		strategies := t.Platform().Strategies
		reads := func(s *platform.Target) bool { return len(check.FilesOf([]*platform.Target{s}, in.Repository)) > 0 }
		if t != &strategies[0] || reads(t) {
			continue
		}
		if at := slices.IndexFunc(strategies, func(s platform.Target) bool { return reads(&s) }); at >= 0 {
			targets[i] = &strategies[at]
		}
	}
	return targets
}

// onStrategies is a problem on the strategies that start the app, of the same platforms.
func (b *Beside) onStrategies(d check.Diagnostic) check.Diagnostic {
	d.Effects = slices.Clone(d.Effects)
	for i := range d.Effects {
		e := &d.Effects[i]
		e.Platforms = slices.Clone(e.Platforms)
		for j, id := range e.Platforms {
			e.Platforms[j] = b.strategyOf(id)
		}
	}
	return d
}

func (b *Beside) strategyOf(id string) string {
	target, _ := platform.Lookup(id)
	for _, s := range b.Starts {
		for _, started := range s.Platforms {
			if t, _ := platform.Lookup(started); target != nil && t.Platform() == target.Platform() {
				return started
			}
		}
	}
	return id
}

// Found reports whether there are findings.
func (b *Beside) Found() bool {
	return slices.ContainsFunc(b.Reports, func(r *Report) bool { return len(r.Diagnostics) > 0 })
}

// Scope says what starts, and what was checked.
func (b *Beside) Scope() string {
	lines := []string{"There is no Procfile."}
	isChecked := len(b.CheckedInPart) > 0
	for i := range b.Starts {
		s := &b.Starts[i]
		isChecked = isChecked || s.Command != ""
		lines = append(lines, s.sentence())
	}
	if len(b.Starts) == 1 {
		lines = []string{"There is no Procfile: " + lines[1]}
	}
	if len(b.Unknown) > 0 && len(b.Starts) > 0 {
		lines = append(lines, "Proclint doesn't know what "+titlesOf(b.Unknown)+" "+prose.Plural(len(b.Unknown), "starts", "start")+".")
	}
	if len(b.CheckedInPart) > 0 {
		lines = append(lines, "Only a part of "+prose.Codes(b.CheckedInPart, "and")+" was checked.")
	}
	if !b.Found() && isChecked {
		lines = append([]string{"No mistake was found."}, lines...)
	}
	return strings.Join(lines, "\n")
}

func idsOf(targets []*platform.Target) []string {
	ids := []string{}
	for _, t := range targets {
		ids = append(ids, t.ID())
	}
	return ids
}

func titlesOf(ids []string) string {
	var titles []string
	for _, id := range ids {
		t, _ := platform.Lookup(id)
		titles = append(titles, t.Title())
	}
	return prose.Join(titles, "and")
}

func (s *Started) shown(r *repository.Repository) Start {
	text, _ := r.Text(s.File)
	return Start{Platforms: idsOf(s.Targets), Type: s.Type, Command: s.Shown(), Server: s.Server, BeforeDeploy: s.BeforeStart, File: s.File, Range: plain(text).Span(s.Range)}
}

// sentence says what starts, and from where.
func (s *Start) sentence() string {
	who, n := titlesOf(s.Platforms), len(s.Platforms)
	switch from := " (`" + s.File + "`)"; {
	case s.BeforeDeploy:
		return fmt.Sprintf("%s %s `%s` before each deploy%s.", who, prose.Plural(n, "runs", "run"), s.Command, from)
	case s.Server != "":
		return fmt.Sprintf("%s %s %s for the app%s, which wasn't checked.", who, prose.Plural(n, "starts", "start"), s.Server, from)
	case s.Command == "":
		return fmt.Sprintf("%s %s the commands in `%s`, which weren't checked.", who, prose.Plural(n, "runs", "run"), s.File)
	default:
		return fmt.Sprintf("%s %s `%s`%s.", who, prose.Plural(n, "starts", "start"), s.Command, from)
	}
}
