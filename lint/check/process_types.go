package check

import (
	"slices"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
)

// EntriesNotAccepted are the EntriesNotRenamed whose process type some target doesn't accept
// unchanged. They stay the same after a rule proposes a better name, because another rule may
// know a worse problem of the written one.
func (p *Pass) EntriesNotAccepted() []Entry {
	if !p.TypeState.checked {
		p.TypeState.checked = true
		for _, e := range p.EntriesNotRenamed() {
			if !p.Accepts(e.Type) {
				p.TypeState.unaccepted = append(p.TypeState.unaccepted, e)
			}
		}
	}
	return p.TypeState.unaccepted
}

// Accepts reports whether every target accepts a process type unchanged.
func (p *Pass) Accepts(name string) bool {
	for _, t := range p.Targets {
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
func (p *Pass) GetsHTTP(t *platform.Target, e Entry) bool { return t.IsHTTP(p.IntendedType(e)) }

// servesAsWritten reports whether an entry that gets HTTP traffic on a target, see GetsHTTP,
// does so without a correction of its name.
func (p *Pass) servesAsWritten(t *platform.Target, e Entry) bool {
	if p.IntendedType(e) == e.Type {
		return true // also where the target rejects the file because of another line
	}
	process, ok := p.ProcessOf(t, e)
	return ok && t.IsHTTP(process.Type)
}

// GetsTraffic reports whether a process type gets HTTP traffic on some target.
func (p *Pass) GetsTraffic(processType string) bool {
	for _, t := range p.Targets {
		if t.IsHTTP(processType) {
			return true
		}
	}
	return false
}

// WithoutHTTPEffect is the effect on the only HTTP server of a file, whose process type gets
// no traffic.
func WithoutHTTPEffect(p *Pass, t *platform.Target, e Entry) Effect {
	_, refused := p.Read(t)
	if t.NeedsHTTP == platform.HTTPRequired && refused != "" {
		return Rejected(t, refused)
	}
	process, ok := p.ProcessOf(t, e)
	switch {
	case (!ok || t.MarkDropped == nil) && t.WithoutHTTP == "":
		return NewEffect(Error, platform.NoTraffic, "No process is named `%s`.", t.HTTP[0])
	case !ok || t.MarkDropped == nil:
		return NewEffect(Error, platform.NoTraffic, "%s", t.WithoutHTTP)
	case process.Dropped == "":
		return NewEffect(Warning, platform.Differs, "It runs only because no other process takes precedence.")
	}
	return NotStartedEffect(p, t, process)
}

// Role is what the command of an entry is for, whatever its type says.
func (p *Pass) Role(e Entry) command.Role {
	return ParsedCommandOf(p, e).Role()
}

// CheckedName is the name that a target checks: what its parser makes of the written one,
// from which YAML removes quotes.
func CheckedName(p *Pass, t *platform.Target, e Entry) string {
	if OnlyLetters(e.Type) {
		return e.Type
	}
	if process, ok := p.ProcessOf(t, e); ok && process.Declared == "" {
		return process.Type
	}
	return e.Type
}

// MisspelledType is the process type for which a name is a typo, or "". A type that the file
// declares, or was meant to declare, isn't missing.
func MisspelledType(p *Pass, name string, isTypo func(name, meant string) bool) string {
	if len(name) < 2 || len(name) > longestTypo || slices.Contains(meantTypes, name) {
		return ""
	}
	// The list of used names is long, so it comes last.
	if joined, ok := withoutDash(name); !OnlyLetters(joined) || !ok || usedNames.Has(name) {
		return ""
	}
	for _, meant := range meantTypes {
		if diff := len(name) - len(meant); diff < -2 || diff > 2 || IsDeclared(p, meant) {
			continue
		}
		if isTypo(name, meant) {
			return meant
		}
	}
	return ""
}

// MisspelledTypeEffect is what a target does with an entry whose process type was meant to be
// another one, which the file doesn't declare.
func MisspelledTypeEffect(p *Pass, t *platform.Target, e Entry, meant string) Effect {
	switch {
	case t.IsHTTP(meant):
		return WithoutHTTPEffect(p, t, e)
	case meant == "release" && t.Release == platform.ReleasePhase:
		return NewEffect(Error, platform.NotStarted, "No deploy runs the command.")
	case meant == "release" && t.Release == platform.ReleaseBuild:
		return NewEffect(Error, platform.NotStarted, "The build doesn't run the command.")
	case meant == "worker" && t.MarkDropped == nil:
		return NewEffect(Error, platform.NotStarted, "Commands that scale `worker` don't find it.")
	case meant == "worker":
		if process, ok := p.ProcessOf(t, e); ok && process.Dropped != "" && startsAs(p, t, e, meant) {
			return NotStartedEffect(p, t, process)
		}
	}
	return Effect{}
}
