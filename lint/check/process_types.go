package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/proclint/proclint/lint/command"
	"github.com/proclint/proclint/lint/platform"
	"github.com/proclint/proclint/lint/procfile"
	"github.com/proclint/proclint/lint/prose"
)

// processTypes is what the rules on process types share in one run.
type processTypes struct {
	Counted  map[string]int       // how many entries have a type, claimed ones too
	meant    map[int]string       // by line: the type that it was meant to have
	proposed map[string]bool      // types that fixes give to an entry
	roles    map[int]command.Role // by line: what the command does
	// simulated counts how often a choice among processes was made again.
	simulated int
	renamed   map[*platform.Target][]platform.Process // what that is made in, see startsAs
	names     map[string]bool                         // the types of all entries, see HasDuplicates

	checked    bool
	unaccepted []Entry // entries whose type some target doesn't accept unchanged
}

// TypeEntries are the entries whose process types are checked: none in a variant,
// which no platform reads, and none in a template.
func (p *Pass) TypeEntries() []Entry {
	if p.Variant() || len(p.AllEntries) == 0 || p.Template() {
		return nil
	}
	return p.Entries()
}

// EntriesNotRenamed are the TypeEntries for which no rule found that another type was meant, so
// that one wrong name has one diagnostic.
func (p *Pass) EntriesNotRenamed() []Entry {
	entries := p.TypeEntries()
	if len(p.TypeState.meant) == 0 {
		return entries
	}
	kept := make([]Entry, 0, len(entries))
	for _, e := range entries {
		if p.TypeState.meant[e.Line] == "" {
			kept = append(kept, e)
		}
	}
	return kept
}

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

// NoteIntendedType notes that an entry was meant to have another type.
func (p *Pass) NoteIntendedType(e Entry, processType string) {
	if p.TypeState.meant == nil {
		p.TypeState.meant = map[int]string{}
	}
	p.TypeState.meant[e.Line] = processType
	intend(p, processType, e.Line)
}

// IsDeclared reports whether the file declares a process type, also on a line that was
// claimed but meant to.
func IsDeclared(p *Pass, processType string) bool {
	return p.timesDeclared(processType) > 0 || len(p.intended[processType]) > 0
}

// timesDeclared is how many entries have a type.
func (p *Pass) timesDeclared(processType string) int {
	if p.TypeState.Counted == nil {
		p.TypeState.Counted = make(map[string]int, len(p.AllEntries))
		for _, e := range p.AllEntries {
			p.TypeState.Counted[nameWithoutQuotes(e.Type)]++
		}
	}
	return p.TypeState.Counted[processType]
}

// nameWithoutQuotes is a name without the quotes that a YAML parser removes.
func nameWithoutQuotes(name string) string {
	if n := len(name); n > 2 && name[0] == name[n-1] && (name[0] == '"' || name[0] == '\'') {
		return name[1 : n-1]
	}
	return name
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

// ProposeType chooses the first of the names that every target accepts, that isn't in use,
// and that isn't like a typo for another. It proposes no name twice.
func (p *Pass) ProposeType(names ...string) (string, bool) {
	for _, name := range names {
		if name == "" || p.TypeState.proposed[name] || IsDeclared(p, name) || !p.Accepts(name) {
			continue
		}
		if MisspelledType(p, name, IsTypo) != "" || MisspelledType(p, name, IsFarTypo) != "" {
			continue
		}
		if p.TypeState.proposed == nil {
			p.TypeState.proposed = map[string]bool{}
		}
		p.TypeState.proposed[name] = true
		return name, true
	}
	return "", false
}

// IntendedType is the process type that an entry has, or was meant to have. The rules on
// commands use it, since a wrong name is corrected first.
func (p *Pass) IntendedType(e Entry) string {
	if meant := p.TypeState.meant[e.Line]; meant != "" {
		return meant
	}
	return e.Type
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

// ProposeRename adds the fix, and the help, that give an entry the first good one of
// the names.
func ProposeRename(p *Pass, f *Finding, e Entry, names ...string) {
	better, ok := p.ProposeType(withoutEffect(p, f.Effects, e, names)...)
	if !ok {
		return
	}
	f.Fixes = append(f.Fixes, RenameType(e, better, Suggested))
	f.Help = RenameHelp(better)
	if p.GetsTraffic(better) {
		p.NoteIntendedType(e, better)
	}
}

// RenameHelp is the help that names a better process type.
func RenameHelp(better string) prose.Text { return prose.T("Rename it to `%s`.", better) }

// withoutEffect leaves out the names under which a target without an effect would
// start other processes of the file than it does.
func withoutEffect(p *Pass, es Effects, e Entry, names []string) []string {
	if !AnyTargetDrops(p) {
		return names
	}
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		return !startsTheSame(p, es, e, name)
	})
}

// maxSimulated limits how often a platform's choice among the processes of a file is
// made again for another name; each time costs a look at all of them.
const maxSimulated = 100

// startsTheSame reports whether every target that keeps only some processes of a
// file, and on which there is no effect, keeps the same ones when an entry
// has another type.
func startsTheSame(p *Pass, es Effects, e Entry, processType string) bool {
	for _, t := range p.Targets {
		if _, affected := es.On(t); affected || t.MarkDropped == nil {
			continue
		}
		if p.TypeState.simulated++; p.TypeState.simulated > maxSimulated {
			return true
		}
		process, ok := p.ProcessOf(t, e)
		if ok && (process.Dropped == "") != startsAs(p, t, e, processType) {
			return false
		}
	}
	return true
}

// RenameFor is the fix that gives an entry another type. Its title names the affected
// platforms where the fix changes what another selected target starts.
func RenameFor(p *Pass, es Effects, e Entry, to string) Fix {
	f := RenameType(e, to, Suggested)
	if startsTheSame(p, es, e, to) {
		return f
	}
	names := es[0].Target.Title()
	if more := len(es) - 1; more > 0 {
		names += " and " + strconv.Itoa(more) + " more"
	}
	f.Title = prose.Title("Rename `%s` to `%s` for %s", e.Type, to, names)
	return f
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

// RenameType is the fix that gives an entry another process type.
func RenameType(e Entry, to string, a Applicability) Fix {
	title := prose.Title("Rename `%s` to `%s`", e.Type, to)
	if len(to) > prose.MaxCode && strings.HasPrefix(e.Type, to) {
		title = prose.Title("Shorten `%s` to %s characters", e.Type, utf8.RuneCountInString(to))
	}
	return Fix{
		Title:         title,
		Applicability: a,
		Edits:         []TextEdit{Replace(e.TypeRange, to)},
	}
}

// ProcessOf is what a target's parser made of an entry; ok is false where the parser
// skipped the line or rejected the file.
func (p *Pass) ProcessOf(t *platform.Target, e Entry) (process platform.Process, ok bool) {
	i := slices.Index(p.Targets, t)
	if found := ProcessOnLine(p, i, e.Line); found != nil {
		return *found, true
	}
	return platform.Process{}, false
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

// NotStartedEffect is the effect where a target that keeps only some processes dropped
// one of them.
func NotStartedEffect(p *Pass, t *platform.Target, dropped platform.Process) Effect {
	if kept := OnlyStartedType(p, t); kept != "" {
		return NewEffect(Error, platform.NotStarted, "Only `%s` starts.", kept)
	}
	return NewEffect(Error, platform.NotStarted, "%s", dropped.Dropped)
}

// OnlyStartedType is the type of the process that a target starts where it keeps only some, or "".
func OnlyStartedType(p *Pass, t *platform.Target) string {
	r, _ := p.Read(t)
	for _, process := range r.Processes {
		if process.Dropped == "" && !IsRelease(process.Type) {
			return process.Type
		}
	}
	return ""
}

// IsRelease reports whether a process type is the one of the release phase.
func IsRelease(processType string) bool { return processType == "release" }

// Role is what the command of an entry is for, whatever its type says.
func (p *Pass) Role(e Entry) command.Role {
	if r, ok := p.TypeState.roles[e.Line]; ok {
		return r
	}
	r := ParsedCommandOf(p, e).Main().Role()
	if p.TypeState.roles == nil {
		p.TypeState.roles = map[int]command.Role{}
	}
	p.TypeState.roles[e.Line] = r
	return r
}

// AnyTargetDrops reports whether a target starts only some processes of a file.
func AnyTargetDrops(p *Pass) bool {
	for _, t := range p.Targets {
		if t.MarkDropped != nil {
			return true
		}
	}
	return false
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

// RepeatedType is the range before the real command: the process type and its colon, once
// more or several times. It is empty where they aren't repeated, or where no command would
// remain. "web:app" counts only with a command after it, since alone it may be a name.
func RepeatedType(e Entry) procfile.Range {
	at := 0
	for {
		rest, ok := strings.CutPrefix(e.Command[at:], e.Type)
		if !ok {
			break
		}
		rest, ok = strings.CutPrefix(strings.TrimLeft(rest, " \t"), ":")
		command := strings.TrimLeft(rest, " \t")
		if !ok || command == "" || command == rest && !strings.ContainsAny(command, " \t") {
			break
		}
		at = len(e.Command) - len(command)
	}
	return procfile.Range{Start: e.CommandRange.Start, End: e.CommandRange.Start + at}
}

// startsAs reports whether a target would start an entry under another type.
func startsAs(p *Pass, t *platform.Target, e Entry, processType string) bool {
	r, _ := p.Read(t)
	renamed := p.TypeState.renamed[t]
	if renamed == nil {
		renamed = slices.Clone(r.Processes)
		if p.TypeState.renamed == nil {
			p.TypeState.renamed = map[*platform.Target][]platform.Process{}
		}
		p.TypeState.renamed[t] = renamed
	}
	at := -1
	for i := range renamed {
		renamed[i].Dropped = ""
		if renamed[i].Line == e.Line {
			at, renamed[i].Type = i, processType
		}
	}
	if at < 0 {
		return false
	}
	t.MarkDropped(renamed)
	for i := range renamed {
		if renamed[i].Line == e.Line {
			renamed[i].Type = r.Processes[i].Type
		}
	}
	return renamed[at].Dropped == ""
}

// HasDuplicates reports whether two entries have the same process type.
func HasDuplicates(p *Pass) bool {
	if p.TypeState.names == nil {
		p.TypeState.names = make(map[string]bool, len(p.AllEntries))
		for _, e := range p.AllEntries {
			p.TypeState.names[e.Type] = true
		}
	}
	return len(p.TypeState.names) < len(p.AllEntries)
}
