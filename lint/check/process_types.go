package check

import (
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/ecosystem"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/source"
)

// EntriesNotAccepted are the EntriesNotRenamed whose process type some target doesn't accept unchanged. They stay the same after
// a rule proposes a better name, because another rule may know a worse problem of the written one.
func (w *Results) EntriesNotAccepted() []Entry {
	if !w.checked {
		w.checked = true
		for _, e := range w.EntriesNotRenamed() {
			if !w.unit.Accepts(e.Type) {
				w.unaccepted = append(w.unaccepted, e)
			}
		}
	}
	return w.unaccepted
}

// Accepts reports whether every target accepts a process type unchanged.
func (s *Selection) Accepts(name string) bool {
	for _, t := range s.Targets {
		if !t.Reads() {
			continue
		}
		if !NameProblemOf(t, name).OK() || !ReservedProblem(t, name).OK() || BadLength(t, name) {
			return false
		}
	}
	return true
}

// NameProblemOf is what is wrong with a process type on a target.
func NameProblemOf(t *platform.Target, name string) platform.NameProblem {
	if t.CheckName == nil {
		return platform.NameProblem{}
	}
	return t.CheckName(name)
}

// NameEffect is the effect of a process type that a platform doesn't accept unchanged.
func NameEffect(n platform.NameProblem) Effect {
	severity := Warning
	switch {
	case n.Text.Empty():
		return Effect{}
	case n.Fatal:
		severity = Error
	}
	return Effect{Severity: severity, Outcome: n.Outcome, Text: n.Text, Log: n.Log}
}

// ReservedProblem says how a target reserves a process type.
func ReservedProblem(t *platform.Target, name string) platform.NameProblem {
	if t.Reserved == nil {
		return platform.NameProblem{}
	}
	return t.Reserved(name)
}

// BadLength reports whether a process type is too short or too long for a target.
func BadLength(t *platform.Target, name string) bool {
	n := utf8.RuneCountInString(name)
	return n < t.MinName || t.MaxName > 0 && n > t.MaxName
}

// GetsHTTP reports whether an entry gets HTTP traffic on a target, or was meant to.
func (s *processTypes) GetsHTTP(t *platform.Target, e Entry) bool { return t.IsHTTP(s.IntendedType(e)) }

// servesAsWritten reports whether an entry that gets HTTP traffic on a target, see GetsHTTP, does so without a correction of its name.
func (p *Pass) servesAsWritten(t *platform.Target, e Entry) bool {
	if p.IntendedType(e) == e.Type {
		return true // also where the target rejects the file because of another line
	}
	process, ok := p.ProcessOf(t, e)
	return ok && t.IsHTTP(process.Type)
}

// GetsTraffic reports whether a process type gets HTTP traffic on some target.
func (s *Selection) GetsTraffic(processType string) bool {
	return slices.ContainsFunc(s.Targets, func(t *platform.Target) bool { return t.IsHTTP(processType) })
}

// WithoutHTTPEffect is the effect on the only HTTP server of a file, whose process type gets no traffic.
func (rs *ParseResults) WithoutHTTPEffect(t *platform.Target, e Entry) Effect {
	_, rejected := rs.Read(t)
	if t.NeedsHTTP == platform.HTTPRequired && rejected != "" {
		return Rejected(t, rejected)
	}
	if d, known := rs.DefaultWeb(t, e.Command); known && d != nil {
		if rs.DoesTheSame(d, e.Command) {
			return sameDefault()
		}
		return NewEffect(Error, platform.NoTraffic, "`%s` gets no traffic: the `web` that the buildpack adds does.", e.Type)
	}
	process, ok := rs.ProcessOf(t, e)
	switch {
	case (!ok || t.MarkNotStarted == nil) && t.WithoutHTTP == "":
		return NewEffect(Error, platform.NoTraffic, "Nothing gets traffic: no process is named `%s`.", t.HTTP[0])
	case !ok || t.MarkNotStarted == nil:
		return NewEffect(Error, platform.NoTraffic, "%s", t.WithoutHTTP).Coded(t.Codes.WithoutHTTP)
	case process.NotStarted == "":
		return NewEffect(Warning, platform.Differs, "`%s` starts only while no other process takes precedence.", e.Type)
	}
	return rs.NotStartedEffect(t, process)
}

// Role is what the command of an entry is for, whatever its type says. Where its code goes on, a script isn't a task by its name.
func (g *Unit) Role(e Entry) ecosystem.Role {
	c := g.ParsedCommandOf(e)
	role, run := c.Role(), c.Main()
	if !role.Ends() || run == nil || g.Repository == nil {
		return role
	}
	file := g.StartedFile(run, run.Reference())
	if folders := g.WorkingFolders(run); file == "" && run.CodePath() != "" && len(folders) > 0 {
		file = path.Join(folders[0], run.CodePath())
	}
	if text, _ := g.Repository.Text(file); source.GoesOn(text) {
		return ecosystem.Other
	}
	return role
}

// CheckedName is the name that a target checks: what its parser makes of the written one, from which YAML removes quotes.
func (rs *ParseResults) CheckedName(t *platform.Target, e Entry) string {
	if OnlyLetters(e.Type) {
		return e.Type
	}
	if process, ok := rs.ProcessOf(t, e); ok && process.Declared == "" {
		return process.Type
	}
	return e.Type
}

// servesHTTP reports whether a target finds a process type with HTTP traffic in the file.
func (rs *ParseResults) servesHTTP(t *platform.Target) bool {
	r, _ := rs.Read(t)
	return slices.ContainsFunc(r.Processes, func(process platform.Process) bool { return t.IsHTTP(process.Type) })
}

// MisspelledType is the process type for which a name is a typo, or "". A type that the file declares, or was meant to declare, isn't missing.
func (w *Results) MisspelledType(name string, isTypo func(name, meant string) bool) string {
	if len(name) < 2 || len(name) > longestTypo {
		return ""
	}
	// The lists are long, so they come last.
	if joined, ok := withoutDash(name); !OnlyLetters(joined) || !ok || slices.Contains(meantTypes, name) || usedNames.Has(name) || w.unit.isSpecial(name) {
		return ""
	}
	return First(meantTypes, func(meant string) bool {
		diff := len(name) - len(meant)
		return diff >= -2 && diff <= 2 && !w.IsDeclared(meant) && isTypo(name, meant)
	})
}

// MisspelledOtherType is the process type for which a name is a typo, or "": one that a selected platform treats in its own way, that many files use,
// or that is named like a program for workers.
func (w *Results) MisspelledOtherType(name string) string {
	// The list of used names is long, so it comes after what most names are.
	joined, _ := withoutDash(name)
	if len(name) < 3 || !OnlyLetters(joined) || usedTypes.Has(name) || usedNames.Has(name) || command.Known(name) || w.unit.isSpecial(name) {
		return ""
	}
	if !w.unit.ByDefault {
		for _, t := range w.unit.Targets {
			if meant := w.slipFor(isSpecialSlip, name, t.SpecialTypes()...); meant != "" {
				return meant
			}
		}
	}
	if joined != name {
		return ""
	}
	for _, types := range [...]ecosystem.Words{usedTypes, command.ClockTypes} {
		if meant := w.slipFor(isSlip, name, types.List()...); meant != "" {
			return meant
		}
	}
	// Two workers are also called workers.
	if one, ok := strings.CutSuffix(name, "s"); ok {
		for _, meant := range append(SpellcheckedTypes[:], usedTypes.List()...) {
			if many := meant + "s"; usedNames.Has(many) && w.slipFor(isSlip, one, meant) != "" && !w.IsDeclared(many) {
				return many
			}
		}
	}
	for _, program := range ecosystem.Programs() {
		if program.Role == ecosystem.Worker || program.Role == ecosystem.Clock {
			if meant := w.slipFor(isSlip, name, program.Commands.List()...); len(meant) > 4 && OnlyLetters(meant) {
				return meant
			}
		}
	}
	return ""
}

// slipFor is the first of some types for which a name is a typo, and which the file doesn't declare, or "".
func (w *Results) slipFor(is func(name, meant string) bool, name string, types ...string) string {
	return First(types, func(meant string) bool { return is(name, meant) && !w.IsDeclared(meant) })
}

// isSpecial reports whether a target reserves a process type or treats it in its own way.
func (s *Selection) isSpecial(name string) bool {
	return slices.ContainsFunc(s.Targets, func(t *platform.Target) bool {
		return !ReservedProblem(t, name).OK() || IsSpecialOn(t, name)
	})
}

// IsSpecialOn reports whether a target treats a process type in its own way.
func IsSpecialOn(t *platform.Target, name string) bool {
	return t.IsHTTP(name) || t.RunsAt(name) != platform.NoTrigger || slices.Contains(t.Special, name)
}

// MisspelledTypeEffect is what a target does with an entry whose process type was meant to be another one, which the file doesn't declare.
func (rs *ParseResults) MisspelledTypeEffect(t *platform.Target, e Entry, meant string) Effect {
	switch {
	case t.IsHTTP(meant) && (meant == t.HTTP[0] || t.WithoutHTTP != "" && !rs.servesHTTP(t)):
		return rs.WithoutHTTPEffect(t, e)
	case t.IsHTTP(meant):
		return NewEffect(Error, platform.NoTraffic, "`%s` gets no traffic, unlike `%s`.", e.Type, meant)
	case t.RunsAt(meant) == platform.InBuild:
		return NewEffect(Error, platform.NotStarted, "The build runs `%s`, not `%s`.", meant, e.Type)
	case t.RunsAt(meant).PerDeploy():
		return NewEffect(Error, platform.NotStarted, "Deploys run `%s`, not `%s`.", meant, e.Type)
	case slices.Contains(t.Special, meant):
		return NewEffect(Warning, platform.Differs, "The platform doesn't treat `%s` as `%s`.", e.Type, meant)
	case meant == "worker" && t.MarkNotStarted == nil:
		return NewEffect(Error, platform.NotStarted, "Scaling `worker` fails, because this process is named `%s`.", e.Type)
	case meant == "worker":
		if process, ok := rs.ProcessOf(t, e); ok && process.NotStarted != "" && rs.startsAs(t, e, meant) {
			return rs.NotStartedEffect(t, process)
		}
	}
	return Effect{}
}
