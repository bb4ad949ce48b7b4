package lint

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/propose"
	"github.com/proclint/proclint/lint/prose"
	"github.com/proclint/proclint/lint/repository"
)

// Proposal is a Procfile for an app that has none.
type Proposal struct {
	Schema string `json:"schema"`
	// Path is where it belongs, and Text what it is.
	Path string `json:"path"`
	Text string `json:"text"`
	// Why has the reason for each line.
	Why []Reason `json:"why"`
	// Report is what Lint finds in it.
	Report *Report `json:"-"`
}

// Reason is why a line is in a Proposal.
type Reason struct {
	// Line is zero-based.
	Line int `json:"line"`
	// File is the path of the file from which the line follows, and Because says in a sentence how.
	File    string `json:"file"`
	Because string `json:"because"`
}

// NothingError says that nothing shows what starts in an app.
type NothingError struct {
	// Reads is false where none of the platforms reads a Procfile. Platforms are their titles.
	Reads     bool
	Platforms []string
	// Server is the command of a server that none of the platforms has, or "".
	Server string
	// Manifests are the files that show the languages of the app, and Folders those below its folder that have such files.
	Manifests, Folders []string
}

func (e *NothingError) Error() string {
	const most = 5
	folders := ""
	if len(e.Folders) > 0 {
		folders = ". Give the folder of the app, such as " + prose.Join(e.Folders[:min(len(e.Folders), most)], "or")
	}
	switch {
	case !e.Reads:
		return "no Procfile is read on " + prose.Join(e.Platforms, "and")
	case e.Server != "":
		return e.Server + " isn't available on " + prose.Join(e.Platforms, "and") + ". proclint lint checks what starts there without a Procfile"
	case len(e.Manifests) > 0:
		return "neither " + prose.Join(e.Manifests[:min(len(e.Manifests), most)], "nor") + " nor the code beside it shows a server, a worker, or a start script" + folders
	}
	return "it has no manifest, such as requirements.txt, package.json, Gemfile, composer.json, pom.xml, or go.mod" + folders
}

// ProcfileError says that an app has a Procfile.
type ProcfileError struct {
	// Path is from the root of the repository.
	Path string
	// Misnamed is set where no platform reads it by its name.
	Misnamed bool
}

func (e *ProcfileError) Error() string {
	if e.Misnamed {
		return "the app has a Procfile with a wrong name, " + e.Path + ". proclint fix renames it"
	}
	return "the app has a Procfile, " + e.Path
}

// Init makes a Procfile for the app in the folder of the input's Repository. The error is a ProcfileError where it has one, or a NothingError.
func Init(in check.Input) (*Proposal, error) {
	if err := WithoutProcfile(in.Repository); err != nil {
		return nil, err
	}
	return Propose(in)
}

// WithoutProcfile is a ProcfileError for an app that has a Procfile, else nil. The repository may be nil.
func WithoutProcfile(r *repository.Repository) error {
	if r == nil {
		return nil
	}
	for _, name := range r.Files(r.Folder(), "") {
		if is := check.ClassifyName(name); is.Exact || is.Misnamed {
			return &ProcfileError{path.Join(r.Folder(), name), is.Misnamed}
		}
	}
	return nil
}

// Propose makes a Procfile for an app, whether it has one or not. The error is a NothingError.
func Propose(in check.Input) (*Proposal, error) {
	if in.Repository == nil {
		return nil, &NothingError{Reads: true}
	}
	in.Path = path.Join(in.Repository.Folder(), "Procfile")
	in.RootPath, in.Source = "", nil
	in.Targets = check.Select(in, procfile.Parse(nil), nil).Targets
	if !slices.ContainsFunc(in.Targets, (*platform.Target).Reads) {
		return nil, &NothingError{Platforms: titles(in.Targets)}
	}
	lines := propose.Of(in.Repository, in.Targets)
	if len(lines) == 0 {
		files, folders := propose.Manifests(in.Repository)
		return nil, &NothingError{Reads: true, Manifests: files, Folders: folders}
	}
	made := &Proposal{Schema: Schema, Path: in.Path}
	for i, l := range lines {
		made.Why = append(made.Why, Reason{i, l.File, l.Because})
	}
	made.Text, made.Report = chosen(in, lines)
	for i, l := range lines {
		if l.IsServer && badness(made.Report, i) > 0 {
			return nil, &NothingError{Reads: true, Server: l.Commands[0], Platforms: titles(in.Targets)}
		}
	}
	return made, nil
}

func titles(targets []*platform.Target) (names []string) {
	for _, t := range targets {
		names = append(names, t.Title())
	}
	return names
}

// chosen are the lines of a proposal with those of their commands in which Lint finds the least, after the fixes of what it still finds.
func chosen(in check.Input, lines []propose.Line) (text string, report *Report) {
	rows := make([]string, len(lines))
	for i, l := range lines {
		rows[i] = l.Type + ": " + l.Commands[0] + "\n"
	}
	text = strings.Join(rows, "")
	report = lintText(in, text)
	for i, l := range lines {
		for _, command := range l.Commands[1:] {
			if badness(report, i) == 0 {
				break
			}
			usual := rows[i]
			rows[i] = l.Type + ": " + command + "\n"
			other := strings.Join(rows, "")
			if found := lintText(in, other); badness(found, i) < badness(report, i) {
				text, report = other, found
			} else {
				rows[i] = usual
			}
		}
	}
	for range lines {
		fixed, found := afterFix(in, text, report)
		if found == nil {
			break
		}
		text, report = fixed, found
	}
	return text, report
}

// afterFix is a proposal after the first fix that keeps its lines, and after which Lint finds less. The report is nil where there's none.
func afterFix(in check.Input, text string, report *Report) (fixed string, found *Report) {
	in.Source = []byte(text)
	for i := range report.Diagnostics {
		d := &report.Diagnostics[i]
		if d.File != "" || d.Severity < check.Warning || len(d.Fixes) == 0 || len(d.Fixes[0].Files) > 0 {
			continue
		}
		after, err := ApplyFix(in, report.Document, d.Fixes[0])
		if err != nil || after.Path != in.Path || strings.Count(string(after.Source), "\n") != strings.Count(text, "\n") {
			continue
		}
		if found = lintText(in, string(after.Source)); badness(found, everywhere) < badness(report, everywhere) {
			return string(after.Source), found
		}
	}
	return "", nil
}

// everywhere is in place of the number of a line.
const everywhere = -1

// badness counts what is wrong in a line of a Procfile. An error counts more than all warnings.
func badness(r *Report, line int) (sum int) {
	const ofError = 1000
	for i := range r.Diagnostics {
		d := &r.Diagnostics[i]
		if d.File != "" || line != everywhere && d.Span.Start.Line != line {
			continue
		}
		switch d.Severity {
		case check.Error:
			sum += ofError
		case check.Warning:
			sum++
		}
	}
	return sum
}

func lintText(in check.Input, text string) *Report {
	in.Source = []byte(text)
	in.Repository = in.Repository.With(map[string][]byte{in.Path: in.Source})
	report, err := Lint(in)
	if err != nil {
		return &Report{} // only of a file that is too large
	}
	return report
}
