package lint

import (
	"slices"
	"strings"

	"github.com/proclint/proclint/lint/check"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/start"
)

const (
	mostFollowed = 3  // how many files a command is followed into, one from the other
	mostScripts  = 32 // how many commands of a file are followed
)

// addFollowed adds what is wrong with the commands in scripts that those of the file start, with its place there.
func addFollowed(p *check.Pass, in check.Input, depth int) {
	if p.Repository == nil || p.Variant() || depth == mostFollowed {
		return
	}
	followed, given := 0, map[string]*platform.Target{}
	for _, t := range p.Targets {
		given[t.ID()] = t
	}
	for _, v := range p.Commands() {
		run := v.Main()
		if run == nil || followed == mostScripts {
			continue
		}
		s := start.Inner(run, p.Repository)
		if s == nil {
			continue
		}
		followed++
		s.Type = v.Type
		known := map[*check.Rule]bool{}
		for _, f := range p.Findings {
			if p.Doc.LineAt(f.Range.Start) == v.Line {
				known[f.Rule] = true
			}
		}
		isScript := run.Reference().NamesScript()
		started := &Started{Start: *s, Targets: v.Targets}
		made := in.As("Procfile", started.source())
		made.Targets, made.ByDefault, made.Cache, made.Verdicts = inShell(v.Targets), p.ByDefault, nil, nil
		for _, f := range runFollowed(made, depth+1).Findings {
			isOther := known[f.Rule] || isScript && f.Rule.FollowsScripts || !checksCommand(f.Rule)
			if !isOther && (!f.Rule.AboutFile || f.Code.InCommand()) {
				started.report(p, f, v.At(run.Naming()), given)
			}
		}
	}
	p.Add(nil)
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

// addInstead adds what is wrong with the commands that platforms take from their own files in place of those of the Procfile, or besides.
func addInstead(p *check.Pass, in check.Input) {
	if p.Repository == nil || p.Variant() {
		return
	}
	chosen, built := map[string]*platform.Target{}, []*platform.Target{}
	for _, t := range p.Targets {
		if !t.Image && t.BuiltBy == platform.UnknownBuild { // the file chose it, and no build is known
			t = start.Strategy(&t.Platform().Strategies[0], p.Repository)
		}
		built = append(built, t)
		chosen[t.ID()] = p.Targets[len(built)-1]
	}
	starts := startsOn(built, p.Repository, start.InFiles)
	for i := range starts {
		s := &starts[i]
		if s.Command == "" {
			continue
		}
		made := runFollowed(s.asProcfile(in, p.ByDefault), 0)
		for _, f := range made.Findings {
			isKnown := f.Rule.OfProcfiles || slices.ContainsFunc(p.Findings, func(have check.RuleFinding) bool {
				return have.Rule == f.Rule && have.Code != nil && f.Code != nil && have.Code.Path == f.Code.Path && have.Code.Line == f.Code.Line
			})
			if !isKnown && s.counts(f.Rule, f.Rule.AboutFile, f.Code, made.SeverityOf(f), made.Doc.Slice(f.Range)) {
				s.report(p, f, procfile.Range{}, chosen)
			}
		}
	}
	p.Add(nil)
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
