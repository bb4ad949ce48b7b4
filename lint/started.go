package lint

import (
	"path"
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/dockerfile"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/repository"
	"github.com/proclint/proclint/lint/start"
)

// Started is what starts in an app without a Procfile, on the platforms that start the same.
type Started struct {
	start.Start
	Targets []*platform.Target
}

// startsOn are what starts on some platforms, together where it's the same.
func startsOn(targets []*platform.Target, r *repository.Repository, of func(*platform.Target, *repository.Repository) []start.Start) (all []Started) {
	for _, t := range targets {
		for _, s := range of(t, r) {
			at := slices.IndexFunc(all, func(have Started) bool { return have.same(&s) })
			if at < 0 {
				at = len(all)
				all = append(all, Started{Start: s})
			}
			if !slices.Contains(all[at].Targets, t) {
				all[at].Targets = append(all[at].Targets, t)
			}
		}
	}
	return all
}

func (s *Started) same(o *start.Start) bool {
	return s.File == o.File && s.Range == o.Range && s.Command == o.Command && s.Server == o.Server && s.Type == o.Type && (s.Image == nil) == (o.Image == nil)
}

// source is a Procfile that starts the same.
func (s *Started) source() []byte {
	c := s.Checked()
	text := c.Command
	if c.As != "" {
		text = c.As
	}
	return []byte(s.Type + ": " + c.Front + text + "\n")
}

// asProcfile is the start as a Procfile for its platforms, each of which starts the command unchanged.
func (s *Started) asProcfile(in check.Input, byDefault bool) check.Input {
	made := inFolder(in.As("Procfile", s.source()), s.Folder)
	made.Targets, made.ByDefault, made.Cache, made.Verdicts = nil, byDefault, nil, nil
	for _, t := range s.Targets {
		t = t.WithProcfile()
		if s.Production {
			t.PrunesDev, t.Production = true, true
		}
		if s.Script != nil || start.IsImage(s.File) {
			t.Shell = platform.Sh // that of npm and of Docker
		}
		made.Targets = append(made.Targets, t)
	}
	return made
}

// inFolder is an app that a platform builds from a folder below that of its file, or from the same one.
func inFolder(in check.Input, folder string) check.Input {
	if folder == "" || in.Repository == nil {
		return in
	}
	in.Path = path.Join(folder, "Procfile")
	in.RootPath, in.Repository = path.Join(in.Repository.Folder(), in.Path), in.Repository.In(folder)
	return in
}

// counts reports whether a finding about a word of the command in a Procfile is one about the command elsewhere.
func (s *Started) counts(rule *check.Rule, aboutFile bool, code *check.CodePlace, severity check.Severity, word string) bool {
	ofCommand := rule.Group == check.CommandsGroup || rule.Group == check.RepositoryGroup
	switch {
	case rule.OfLoaded && !s.isBuilt():
		return false
	case aboutFile && rule.Reach != check.InCode && !rule.OfLoaded && !code.InCommand() || code == nil && !ofCommand && (!rule.OfStarts || severity < check.Warning):
		return false
	case s.As != "":
		return code != nil
	case rule.Reach == check.InText && !s.BeforeStart:
		return true
	case s.Image == nil && !s.BeforeStart && (s.isBuilt() || rule.Group == check.CommandsGroup || code != nil):
		return true
	}
	return severity >= check.Warning && (s.isOfProgram(rule, code) || s.needsShell(rule) || s.isCertain(rule, word))
}

// isOfProgram reports whether a finding is about the code of the program that an image builds.
func (s *Started) isOfProgram(rule *check.Rule, code *check.CodePlace) bool {
	return s.IsBuilt && (rule.Reach == check.InCode || rule.Reach == check.InImages && code != nil && !code.InCommand())
}

// isBuilt reports whether it's known of each platform what builds the app, so that its programs and files are known.
func (s *Started) isBuilt() bool {
	return s.Listed || !s.Written || !slices.ContainsFunc(s.Targets, func(t *platform.Target) bool { return t.BuiltBy == platform.UnknownBuild })
}

// needsShell reports whether a finding is about a shell that the file can ask for.
func (s *Started) needsShell(rule *check.Rule) bool {
	return rule.Reach == check.OfShells && !start.IsImage(s.File) && !strings.Contains(s.Command+s.Quote(), "'")
}

// plainImages have a language, and no files of an app.
const plainImages ecosystem.Words = "python node bun deno ruby php golang elixir rust"

// isCertain reports whether a finding about a word of the command needs no knowledge of the build.
func (s *Started) isCertain(rule *check.Rule, word string) bool {
	if s.Image != nil {
		return s.isCertainInImage(rule, word)
	}
	return rule.Reach == check.OfScripts && s.namesScript(word) || rule.Reach == check.AmongFiles || rule.Reach == check.InImages || rule.Reach == check.InCode
}

// namesScript reports whether a word of the command is a script of package.json that it runs.
func (s *Started) namesScript(word string) bool {
	run := command.Parse(s.Command).Main()
	return run != nil && run.Reference().NamesScript() && run.Reference().Name == word
}

func (s *Started) isCertainInImage(rule *check.Rule, word string) bool {
	name, _, _ := strings.Cut(path.Base(s.Image.Image), ":")
	if !s.KeepsPaths || !plainImages.Has(name) {
		return false
	}
	if rule.Reach == check.OfScripts && s.namesScript(word) {
		return true
	}
	if path.IsAbs(word) && strings.HasPrefix(word, strings.TrimSuffix(s.Image.Folder, "/")+"/") {
		return false
	}
	top := path.Base(word)
	if name, _, _ := strings.Cut(top, "."); name != "" {
		top = name
	}
	for _, in := range s.Image.All() {
		if in.Word == "RUN" && strings.Contains(in.Text(), top) || in.Word == "ENV" && strings.HasPrefix(rule.Name, "port-") && setsAddress.AnyIn(in.Text()) {
			return false
		}
	}
	switch rule.Reach {
	case check.InImages, check.InCode:
		return true
	case check.OfScripts, check.AmongFiles:
		return start.OnlyInstalls(s.Image)
	}
	return false
}

// setsAddress are in the names of variables from which servers take their address or options.
const setsAddress ecosystem.Words = "PORT ARGS OPTS URLS ADDRESS BIND LISTEN HOST"

// exposesPort reports whether the image says on which port it listens: some platforms send requests there.
func (s *Started) exposesPort() bool {
	return s.Image != nil && slices.ContainsFunc(s.Image.All(), func(in dockerfile.Instruction) bool { return in.Word == "EXPOSE" })
}

// edits are edits of a Procfile, in which so many bytes are before the command, as those of the file that has it.
func (s *Started) edits(list []check.TextEdit, before int) ([]procfile.TextEdit, bool) {
	var own []procfile.TextEdit
	for _, e := range list {
		if e.Range.Start < before {
			return nil, false
		}
		own = append(own, procfile.TextEdit{Range: procfile.Range{Start: e.Range.Start - before, End: e.Range.End - before}, NewText: e.NewText})
	}
	return s.Checked().Edits(own)
}

// inShell are platforms as they run a script, which has its own shell.
func inShell(targets []*platform.Target) (all []*platform.Target) {
	for _, t := range targets {
		own := *t
		own.Shell = platform.Sh
		all = append(all, &own)
	}
	return all
}

// checksCommand reports whether the findings of a rule are about commands or what they name.
func checksCommand(rule *check.Rule) bool {
	return (rule.Group == check.CommandsGroup || rule.Group == check.RepositoryGroup) && !rule.ReadsPath && rule.Reach != check.InOtherFiles
}

// report reports a finding about the command of a Procfile in the file that has it, unless it's about what runs in front of that. At is the
// place of what starts it, and targets are those of the pass.
func (s *Started) report(p *check.Pass, f check.RuleFinding, at procfile.Range, targets map[string]*platform.Target) {
	if f.Effects == nil && len(s.Targets) < len(p.Targets) {
		return
	}
	f.Related, f.Effects = nil, slices.Clone(f.Effects)
	for i := range f.Effects {
		e := &f.Effects[i]
		e.Target = targets[e.Target.ID()]
		if s.exposesPort() && strings.HasPrefix(f.Rule.Name, "port-") {
			*e = e.Likely()
			e.Verified = false
		}
	}
	own, before := s.Checked(), s.before()
	f.Fixes = s.fixesInFile(p, f.Fixes)
	if f.Code == nil {
		if f.Range.Start < before {
			return
		}
		place := own.RangeOf(procfile.Range{Start: f.Range.Start - before, End: f.Range.End - before})
		text, _ := p.Repository.Text(own.File)
		f.Code = &check.CodePlace{Path: own.File, Line: 1 + strings.Count(text[:place.Start], "\n"), At: place}
	}
	f.Range, p.Rule = at, f.Rule
	p.Report(f.Finding)
}

// fixesInFile are the fixes of a Procfile as those of the file that has the command.
func (s *Started) fixesInFile(p *check.Pass, fixes []check.Fix) (moved []check.Fix) {
	for _, fix := range fixes {
		own, ok := s.edits(fix.Edits, s.before())
		if !ok || fix.Rename != nil || fix.Encode != "" {
			continue
		}
		file := s.Checked().File
		text, _ := p.Repository.Text(file)
		doc, change := plain(text), check.FileEdits{Path: file}
		for _, e := range own {
			change.Edits = append(change.Edits, check.TextEdit{Range: e.Range, NewText: e.NewText, Span: doc.Span(e.Range)})
		}
		fix.Edits, fix.Applicability = []check.TextEdit{}, check.Suggested
		if len(own) > 0 {
			fix.Files = append(slices.Clone(fix.Files), change)
		}
		moved = append(moved, fix)
	}
	return moved
}

// before is how many bytes are in front of the command in the Procfile that starts the same.
func (s *Started) before() int { return len(s.Type) + len(": ") + len(s.Checked().Front) }
